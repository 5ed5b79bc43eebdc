//! `log`: the audit trail.

use crate::cli::arguments::Viewing;
use crate::cli::cli_error::CliError;
use crate::cli::coding_rows::analyst_name;
use crate::cli::open_study::OpenStudy;
use crate::cli::table::Table;
use crate::cli::{output, when};
use crate::exchange::spreadsheet;
use crate::model::{AnalystId, LogEntry, Seen, StepId};
use clap::Args;
use serde::Serialize;
use std::path::PathBuf;
use std::process::ExitCode;

/// Prints what was done, oldest first, as the study has it: names are masked in exports alone.
#[derive(Debug, Args)]
pub struct Log {
    /// The study's folder.
    project: PathBuf,
    /// One JSON document instead of text.
    #[arg(long, conflicts_with = "csv")]
    json: bool,
    /// A table instead of text.
    #[arg(long)]
    csv: bool,
}

#[derive(Serialize)]
struct Shown {
    id: StepId,
    at: String,
    by: Option<AnalystId>,
    by_name: String,
    /// Whom the installation belonged to, where that was somebody else.
    at_installation_of: Option<AnalystId>,
    #[serde(skip)]
    author: String,
    what: String,
    details: String,
    why: Option<String>,
}

impl Log {
    pub fn run(self, viewing: &Viewing) -> Result<ExitCode, CliError> {
        let open = OpenStudy::open(&self.project, viewing)?;
        let seen = open.seen();
        let entries = seen.log().into_iter();
        let shown: Vec<Shown> = entries.map(|entry| show(&seen, entry)).collect();
        if self.json {
            output::json(&shown)?;
        } else if self.csv {
            output::print(&csv(&shown))?;
        } else {
            let mut table = Table::new(&["at", "by", "what", "details"]);
            for it in &shown {
                table.row([&it.at, &it.author, &it.what, &it.details]);
            }
            output::print(&table.text())?;
        }
        open.note_hidden();
        Ok(ExitCode::SUCCESS)
    }
}

fn show(seen: &Seen<'_>, entry: LogEntry) -> Shown {
    Shown {
        id: entry.step,
        at: when::iso(entry.stamp.at.milliseconds()),
        by: entry.by,
        by_name: entry
            .by
            .map_or_else(String::new, |who| analyst_name(seen, who)),
        at_installation_of: entry.at,
        author: seen.author_in_words(&entry),
        what: entry.what,
        details: entry.details,
        why: entry.why,
    }
}

fn csv(shown: &[Shown]) -> String {
    let headings = ["at", "by", "what", "details", "why", "id"];
    let mut table = spreadsheet::Table::new("Log", &headings);
    for it in shown {
        table.push(vec![
            it.at.as_str().into(),
            it.author.as_str().into(),
            it.what.as_str().into(),
            it.details.as_str().into(),
            it.why.as_deref().into(),
            it.id.to_string().into(),
        ]);
    }
    spreadsheet::csv(&table, spreadsheet::ByteOrderMark::LeftOut)
}
