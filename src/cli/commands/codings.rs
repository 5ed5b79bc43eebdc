//! `codings`: who coded what.

use crate::cli::arguments::Viewing;
use crate::cli::cli_error::CliError;
use crate::cli::coding_rows::{self, CodingRow};
use crate::cli::open_study::OpenStudy;
use crate::cli::{names, output};
use crate::model::things::Coding;
use crate::model::{AnalystId, CodeId, DocumentId, PassId, Seen};
use clap::Args;
use std::path::PathBuf;
use std::process::ExitCode;

/// Lists codings with their text, as the study has it: names are masked in exports alone.
#[derive(Debug, Args)]
pub struct Codings {
    /// The study's folder.
    project: PathBuf,
    /// Only of this analyst.
    #[arg(long)]
    analyst: Option<String>,
    /// Only in this document.
    #[arg(long)]
    document: Option<String>,
    /// Only of this code, with everything below it.
    #[arg(long)]
    code: Option<String>,
    /// Only in this pass.
    #[arg(long)]
    pass: Option<String>,
    /// One JSON document instead of text.
    #[arg(long, conflicts_with = "csv")]
    json: bool,
    /// A table that `code --codings` reads.
    #[arg(long)]
    csv: bool,
}

/// What the options mean.
struct Chosen {
    analyst: Option<AnalystId>,
    document: Option<DocumentId>,
    codes: Option<Vec<CodeId>>,
    pass: Option<PassId>,
}

impl Codings {
    pub fn run(self, viewing: &Viewing) -> Result<ExitCode, CliError> {
        let open = OpenStudy::open(&self.project, viewing)?;
        let seen = open.seen();
        let chosen = self.chosen(&seen)?;
        chosen.refuse_hidden(&seen)?;
        let mut codings: Vec<&Coding> = Vec::new();
        for document in seen.documents() {
            let of_document = seen.codings_of(document.id).into_iter();
            codings.extend(of_document.filter(|coding| chosen.holds(&seen, coding)));
        }
        let rows = coding_rows::rows(&open, &seen, &codings);
        print(&rows, self.json, self.csv)?;
        if chosen.analyst.is_none() && chosen.pass.is_none() {
            open.note_hidden();
        }
        Ok(ExitCode::SUCCESS)
    }

    fn chosen(&self, seen: &Seen<'_>) -> Result<Chosen, CliError> {
        let analyst = self
            .analyst
            .as_ref()
            .map(|it| names::analysts(seen).find(it));
        let document = self
            .document
            .as_ref()
            .map(|it| names::documents(seen).find(it));
        let code = self.code.as_ref().map(|it| names::codes(seen).find(it));
        let pass = self.pass.as_ref().map(|it| names::passes(seen).find(it));
        Ok(Chosen {
            analyst: analyst.transpose()?,
            document: document.transpose()?,
            codes: code.transpose()?.map(|code| seen.code_tree().below(code)),
            pass: pass.transpose()?,
        })
    }
}

impl Chosen {
    fn holds(&self, seen: &Seen<'_>, coding: &Coding) -> bool {
        let code = seen.code_tree().effective(coding.code());
        self.analyst.is_none_or(|who| who == coding.analyst())
            && self.document.is_none_or(|id| id == coding.document())
            && self
                .codes
                .as_ref()
                .is_none_or(|codes| codes.contains(&code))
            && self.pass.is_none_or(|pass| pass == coding.pass())
    }

    /// Whoever asks for another's work by name is told that, and why, it is hidden.
    fn refuse_hidden(&self, seen: &Seen<'_>) -> Result<(), CliError> {
        let passes = seen.passes().into_iter().map(|pass| pass.id);
        let asked = passes.filter(|pass| self.pass.is_none_or(|asked| asked == *pass));
        for pass in asked {
            let hidden = match (self.analyst, self.pass) {
                (Some(who), _) => !seen.shows_work_of(who, pass) && codes_in(seen, who, pass),
                // One's own codings in a pass that is still open may be asked for by the pass's name.
                (None, Some(_)) => !seen.person().is_some_and(|me| codes_in(seen, me, pass)),
                (None, None) => false,
            };
            let sentence = crate::analysis::layers::hidden_sentence(seen, pass);
            if let Some(sentence) = sentence.filter(|_| hidden) {
                return Err(CliError::Refused(sentence));
            }
        }
        Ok(())
    }
}

fn codes_in(seen: &Seen<'_>, who: AnalystId, pass: PassId) -> bool {
    let pass = seen.pass(pass);
    pass.is_some_and(|pass| pass.opened.analysts.contains(&who))
}

/// Prints codings in the form asked for.
pub(super) fn print(rows: &[CodingRow], json: bool, csv: bool) -> Result<(), CliError> {
    if json {
        output::json(&rows)
    } else if csv {
        output::print(&coding_rows::csv(rows))
    } else {
        output::print(&coding_rows::text(rows))
    }
}
