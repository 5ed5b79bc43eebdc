//! Closing and reopening parts of a pass from the command line, and how their record is printed.

use crate::cli::cli_error::CliError;
use crate::cli::coding_rows::analyst_name;
use crate::cli::open_study::OpenStudy;
use crate::cli::{names, when};
use crate::model::acts;
use crate::model::things::Pass;
use crate::model::{AnalystId, Closing, Part, PassId, Seen, Talk};
use clap::Args;
use serde::Serialize;

/// What is closed, and what is said with it.
#[derive(Debug, Args)]
pub(super) struct ClosingArguments {
    /// With --close and --reopen: only these documents, or these sub-domains.
    #[arg(long, value_name = "NAME,…")]
    parts: Vec<String>,
    /// With --close: it was coded without discussing it.
    #[arg(long, requires = "close", conflicts_with = "discussed_with")]
    not_discussed: bool,
    /// With --close: it was discussed before, with whom.
    #[arg(long, value_name = "WHOM", requires = "close")]
    discussed_with: Option<String>,
    /// With --discussed-with: about what.
    #[arg(long, value_name = "T", requires = "discussed_with")]
    about: Option<String>,
}

impl ClosingArguments {
    /// Whether parts were named.
    pub const fn names_parts(&self) -> bool {
        !self.parts.is_empty()
    }

    fn talk(&self) -> Talk {
        match &self.discussed_with {
            Some(with) => Talk::Discussed {
                with: with.trim().to_owned(),
                about: self.about.as_deref().unwrap_or_default().trim().to_owned(),
            },
            None if self.not_discussed => Talk::NotDiscussed,
            None => Talk::NotStated,
        }
    }

    /// Closes the parts that the person at the keyboard has still open.
    pub fn close(&self, open: &mut OpenStudy, name: &str) -> Result<(), CliError> {
        open.somebody()?;
        refuse_for_another(open, name)?;
        let mut draft = open.draft()?;
        let seen = open.seen();
        let pass = names::passes(&seen).find(name)?;
        let parts = self.chosen(&seen, pass)?;
        if parts.is_empty() {
            return Err(CliError::Refused(format!(
                "The pass “{name}” has no material yet, so there is nothing to close: import documents first."
            )));
        }
        let now = open.cut();
        acts::close_parts(&seen, &mut draft, pass, &parts, self.talk(), &now)?;
        open.commit(draft)?;
        Ok(())
    }

    /// Takes parts up again.
    pub fn reopen(&self, open: &mut OpenStudy, name: &str, reason: &str) -> Result<(), CliError> {
        open.somebody()?;
        refuse_for_another(open, name)?;
        let mut draft = open.draft()?;
        let seen = open.seen();
        let pass = names::passes(&seen).find(name)?;
        let parts = self.chosen(&seen, pass)?;
        let now = open.cut();
        acts::reopen_parts(&seen, &mut draft, pass, &parts, reason, &now)?;
        open.commit(draft)?;
        Ok(())
    }

    /// The parts that were named; all where none were.
    fn chosen(&self, seen: &Seen<'_>, pass: PassId) -> Result<Vec<Part>, CliError> {
        let all = seen.parts(pass);
        if self.parts.is_empty() {
            return Ok(all);
        }
        let within = seen.pass(pass).is_some_and(Pass::is_within_constructs);
        let named: Vec<Part> = if within {
            let codes = names::codes(seen).find_all(&self.parts)?;
            codes.into_iter().map(Part::Construct).collect()
        } else {
            let documents = names::documents(seen).find_all(&self.parts)?;
            documents.into_iter().map(Part::Document).collect()
        };
        match named.iter().find(|part| !all.contains(part)) {
            None => Ok(named),
            Some(part) => Err(CliError::Refused(format!(
                "“{}” is not material of the pass: `interlinea passes` lists its parts.",
                part_name(seen, *part)
            ))),
        }
    }
}

/// Before anything is drafted: an installation that belongs to nobody yet takes its person with the first draft.
fn refuse_for_another(open: &OpenStudy, name: &str) -> Result<(), CliError> {
    let seen = open.seen();
    let pass = names::passes(&seen).find(name)?;
    seen.pass(pass)
        .map_or(Ok(()), |pass| open.refuse_for_another(pass))
}

/// How an analyst last closed or reopened a part.
#[derive(Serialize)]
pub(super) struct ShownClosing {
    analyst: AnalystId,
    analyst_name: String,
    part: String,
    part_name: String,
    state: &'static str,
    at: String,
    /// `not_stated`, `not_discussed` or `discussed`; null where it was reopened, or is hidden.
    talk: Option<&'static str>,
    with: Option<String>,
    about: Option<String>,
    reason: Option<String>,
}

/// The reveal of a part.
#[derive(Serialize)]
pub(super) struct ShownReveal {
    part: String,
    part_name: String,
    at: String,
    /// What had been coded by then; null where nobody has recorded it yet.
    cut: Option<String>,
}

/// The closings of a pass as far as they show.
pub(super) fn closings(seen: &Seen<'_>, pass: &Pass) -> Vec<ShownClosing> {
    let closings = seen.closings(pass).into_iter();
    closings
        .map(|it| {
            let mut shown = ShownClosing {
                analyst: it.analyst,
                analyst_name: analyst_name(seen, it.analyst),
                part: part_id(it.part),
                part_name: part_name(seen, it.part),
                state: if it.is_closed { "closed" } else { "reopened" },
                at: when::iso(it.stamp.at.milliseconds()),
                talk: None,
                with: None,
                about: None,
                reason: None,
            };
            match it.said {
                Some(Closing::Closed(talk)) => {
                    shown.talk = Some(talk_key(talk));
                    if let Talk::Discussed { with, about } = talk {
                        shown.with = Some(with.clone());
                        shown.about = Some(about.clone());
                    }
                }
                Some(Closing::Reopened { reason }) => shown.reason = Some(reason.clone()),
                None => {}
            }
            shown
        })
        .collect()
}

/// The reveals of a blind pass.
pub(super) fn reveals(seen: &Seen<'_>, pass: &Pass) -> Vec<ShownReveal> {
    let reveals = seen.reveals(pass).into_iter();
    reveals
        .map(|it| ShownReveal {
            part: part_id(it.part),
            part_name: part_name(seen, it.part),
            at: when::iso(it.stamp.at.milliseconds()),
            cut: it.cut.map(|cut| seen.shown_cut(cut).to_string()),
        })
        .collect()
}

const fn talk_key(talk: &Talk) -> &'static str {
    match talk {
        Talk::NotStated => "not_stated",
        Talk::NotDiscussed => "not_discussed",
        Talk::Discussed { .. } => "discussed",
    }
}

fn part_id(part: Part) -> String {
    match part {
        Part::Document(id) => id.to_string(),
        Part::Construct(id) => id.to_string(),
    }
}

fn part_name(seen: &Seen<'_>, part: Part) -> String {
    match part {
        Part::Document(id) => seen
            .document(id)
            .map_or_else(String::new, |it| it.name.text().to_owned()),
        Part::Construct(id) => seen.code_path(id),
    }
}
