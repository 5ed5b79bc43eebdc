//! The rounds of passes on the command line, and freezing the codebook between them.

use crate::analysis::drawing::{self, Eligible};
use crate::cli::cli_error::CliError;
use crate::cli::names;
use crate::cli::open_study::OpenStudy;
use crate::cli::table::Table;
use crate::model::{
    AnalystId, AttributeId, CodeId, DocumentId, Draw, DrawBy, Drawable, PassId, RoundId, Seen,
    SeenRound, Share, VersionId, WhyNot, acts,
};
use clap::Args;
use serde::Serialize;

/// Opening a round, and freezing the codebook.
#[derive(Debug, Args)]
pub(super) struct RoundArguments {
    /// Opens a round of this name.
    #[arg(long, value_name = "NAME", requires = "of", conflicts_with_all = ["add", "close", "reopen", "test"])]
    round: Option<String>,
    /// Of which pass.
    #[arg(long, value_name = "P", requires = "round")]
    of: Option<String>,
    /// On these documents.
    #[arg(
        long,
        value_name = "DOCUMENT,…",
        requires = "round",
        conflicts_with = "draw"
    )]
    documents: Vec<String>,
    /// On so many drawn documents (of a test within constructs segments), or on so many per cent: `4` or `20%`.
    #[arg(long, value_name = "N|N%", requires = "drawn for")]
    draw: Option<String>,
    /// Draws in proportion by role, case, wave or an attribute; segments by construct too.
    #[arg(
        long,
        value_name = "role|case|wave|construct|ATTRIBUTE",
        requires = "draw"
    )]
    by: Option<String>,
    /// What the draw begins with; it stands in the record.
    #[arg(long, value_name = "N", requires = "draw", default_value_t = 1)]
    draw_seed: u64,
    /// Freezes the codebook under this name.
    #[arg(long, value_name = "NAME", conflicts_with_all = ["add", "close", "reopen", "round", "test"])]
    freeze: Option<String>,
}

impl RoundArguments {
    /// Does what was asked for; false where nothing was.
    pub fn act(&self, open: &mut OpenStudy) -> Result<bool, CliError> {
        if let Some(name) = &self.freeze {
            open.somebody()?;
            let mut draft = open.draft()?;
            let now = open.cut();
            acts::freeze_codebook(&open.seen(), &mut draft, name, &now)?;
            open.commit(draft)?;
            return Ok(true);
        }
        let (Some(name), Some(of)) = (&self.round, &self.of) else {
            return Ok(false);
        };
        open.somebody()?;
        let mut draft = open.draft()?;
        let seen = open.seen();
        let pass = names::passes(&seen).find(of)?;
        if self.draw.is_some() {
            let draw = self.draw(&seen, &drawing::for_round(&seen, pass))?;
            acts::open_drawn_round(&seen, &mut draft, pass, name, draw)?;
        } else {
            let documents = names::documents(&seen).find_all(&self.documents)?;
            acts::open_round(&seen, &mut draft, pass, name, &documents)?;
        }
        open.commit(draft)?;
        Ok(true)
    }

    /// Draws as asked from what is eligible.
    pub fn draw(&self, seen: &Seen<'_>, eligible: &Eligible) -> Result<Draw, CliError> {
        let share = share_of(self.draw.as_deref().unwrap_or_default())?;
        let by = self.by.as_ref().map(|by| draw_by(seen, by)).transpose()?;
        Ok(drawing::draw(seen, eligible, share, by, self.draw_seed))
    }
}

fn share_of(typed: &str) -> Result<Share, CliError> {
    let typed = typed.trim();
    let percent = typed.strip_suffix('%');
    let number: Option<u32> = percent.unwrap_or(typed).trim().parse().ok();
    match (percent, number) {
        (Some(_), Some(number @ 1..=100)) => Ok(Share::Percent(number)),
        (None, Some(number @ 1..)) => Ok(Share::Number(number)),
        _ => Err(CliError::Arguments(format!(
            "“{typed}” is not how much to draw: write a number of documents (4) or a percentage (20%)."
        ))),
    }
}

fn draw_by(seen: &Seen<'_>, typed: &str) -> Result<DrawBy, CliError> {
    let lower = typed.trim().to_lowercase();
    let attribute = || -> Option<AttributeId> {
        let all = seen.attributes();
        let mut named = all.iter().filter(|it| it.name.to_lowercase() == lower);
        named.next().map(|it| it.id)
    };
    match lower.as_str() {
        "role" => Ok(DrawBy::Role),
        "case" => Ok(DrawBy::Case),
        "wave" => Ok(DrawBy::Wave),
        "construct" => Ok(DrawBy::Construct),
        _ => attribute().map(DrawBy::Attribute).ok_or_else(|| {
            CliError::Arguments(format!(
                "There is no attribute “{typed}” to draw by: write role, case, wave or an attribute of the study."
            ))
        }),
    }
}

/// A round in the list of passes.
#[derive(Serialize)]
pub(super) struct ShownRound {
    id: RoundId,
    name: String,
    number: usize,
    state: &'static str,
    documents: Vec<DocumentId>,
    document_names: Vec<String>,
    is_test: bool,
    codebook_version: Option<usize>,
    codebook_version_id: Option<VersionId>,
    codebook_version_name: Option<String>,
    /// Number of changes of the codebook since that version, until the round ended.
    codebook_changes: usize,
    drawn: Option<ShownDraw>,
    /// The cut at which all of it was revealed; `--at` takes it.
    revealed_at: Option<String>,
}

#[derive(Serialize)]
struct ShownDraw {
    rule: String,
    seed: u64,
    share: String,
    by: Option<String>,
    words: String,
    eligible: usize,
    drawn: usize,
    strata: Vec<ShownStratum>,
    not_eligible: Vec<ShownNotEligible>,
    /// Whether the recorded seed and strata give the recorded material again.
    repeats: bool,
}

#[derive(Serialize)]
struct ShownStratum {
    name: String,
    eligible: Vec<ShownDrawable>,
    drawn: Vec<ShownDrawable>,
}

#[derive(Serialize)]
struct ShownNotEligible {
    what: ShownDrawable,
    reason: &'static str,
    coded_by: Vec<AnalystId>,
    pass: Option<PassId>,
    round: Option<RoundId>,
}

/// A document, or a segment of one.
#[derive(Serialize)]
struct ShownDrawable {
    document: DocumentId,
    #[serde(flatten, skip_serializing_if = "Option::is_none")]
    segment: Option<ShownSegment>,
}

#[derive(Serialize)]
struct ShownSegment {
    construct: CodeId,
    start: u32,
    end: u32,
}

fn drawable(it: &Drawable) -> ShownDrawable {
    let segment = match it {
        Drawable::Document(_) => None,
        Drawable::Segment(span) => Some(ShownSegment {
            construct: span.construct,
            start: span.start,
            end: span.end,
        }),
    };
    ShownDrawable {
        document: it.document(),
        segment,
    }
}

/// The rounds of a pass as they are listed.
pub(super) fn rounds(seen: &Seen<'_>, pass: PassId) -> Vec<ShownRound> {
    let rounds = seen.rounds(pass);
    rounds.iter().map(|round| shown(seen, round)).collect()
}

fn shown(seen: &Seen<'_>, round: &SeenRound<'_>) -> ShownRound {
    let name = |id: &DocumentId| {
        let document = seen.document(*id);
        document.map_or_else(String::new, |it| it.name.text().to_owned())
    };
    ShownRound {
        id: round.id,
        name: round.name().to_owned(),
        number: round.number,
        state: round.state.as_str(),
        document_names: round.documents.iter().map(name).collect(),
        documents: round.documents.clone(),
        is_test: round.is_test(),
        codebook_version: round.version.map(|it| it.number),
        codebook_version_id: round.version.map(|it| it.version.id),
        codebook_version_name: round.version.map(|it| it.version.frozen.name.clone()),
        codebook_changes: seen.changes_in(round),
        drawn: round.drawn().map(|it| shown_draw(seen, &it.draw)),
        revealed_at: seen
            .round_revealed_at(round)
            .map(|cut| seen.shown_cut(&cut).to_string()),
    }
}

fn shown_draw(seen: &Seen<'_>, draw: &Draw) -> ShownDraw {
    ShownDraw {
        rule: draw.rule.clone(),
        seed: draw.seed,
        share: match draw.share {
            Share::Number(number) => number.to_string(),
            Share::Percent(percent) => format!("{percent}%"),
        },
        by: draw.by.map(|by| seen.draw_by_in_words(by)),
        words: seen.draw_in_words(draw),
        eligible: draw.eligible(),
        drawn: draw.drawn().count(),
        strata: draw
            .strata
            .iter()
            .map(|it| ShownStratum {
                name: it.name.clone(),
                eligible: it.eligible.iter().map(drawable).collect(),
                drawn: it.drawn.iter().map(drawable).collect(),
            })
            .collect(),
        not_eligible: draw
            .not_eligible
            .iter()
            .map(|it| {
                let (reason, coded_by, pass, round) = match &it.because {
                    WhyNot::Coded(by) => ("coded", by.clone(), None, None),
                    WhyNot::Hidden(pass) => ("hidden", Vec::new(), Some(*pass), None),
                    WhyNot::InRound(round) => ("in_round", Vec::new(), None, Some(*round)),
                    WhyNot::Erased => ("erased", Vec::new(), None, None),
                };
                ShownNotEligible {
                    what: drawable(&it.what),
                    reason,
                    coded_by,
                    pass,
                    round,
                }
            })
            .collect(),
        repeats: drawing::repeats(draw),
    }
}

/// The rounds of the passes, a line each, for people; empty where no pass has any.
pub(super) fn as_text(passes: &[(&str, &[ShownRound])]) -> String {
    let mut table = Table::new(&[
        "round",
        "state",
        "documents",
        "codebook",
        "changes",
        "material",
        "id",
    ]);
    let mut any = false;
    for (pass, rounds) in passes {
        for round in *rounds {
            any = true;
            let version = round.codebook_version;
            table.row([
                format!("{pass}/{}", round.name),
                round.state.to_owned(),
                round.documents.len().to_string(),
                version.map_or_else(String::new, |it| format!("version {it}")),
                round.codebook_changes.to_string(),
                match &round.drawn {
                    Some(drawn) => format!("drawn: {}", drawn.words),
                    None => "chosen".to_owned(),
                },
                round.id.to_string(),
            ]);
        }
    }
    if any {
        format!("\n{}", table.text())
    } else {
        String::new()
    }
}

/// The rounds that a list of names means, all of one pass: of the one named, else of the one pass that has them.
pub(super) fn find_rounds(
    seen: &Seen<'_>,
    pass: Option<PassId>,
    lists: &[String],
) -> Result<(Option<PassId>, Vec<RoundId>), CliError> {
    if lists.is_empty() {
        return Ok((pass, Vec::new()));
    }
    let names = names::rounds(seen, pass);
    let found = names.find_all(lists)?;
    let mut passes: Vec<PassId> = found.iter().map(|(pass, _)| *pass).collect();
    passes.dedup();
    let [only] = passes.as_slice() else {
        return Err(CliError::Arguments(
            "The rounds are not of one pass: name rounds of one pass, or the pass with --pass."
                .to_owned(),
        ));
    };
    let rounds = found.iter().map(|(_, round)| *round).collect();
    Ok((Some(*only), rounds))
}
