//! `code`: brings in codings from a table.

use crate::cli::arguments::Viewing;
use crate::cli::bringing_in::{BringingIn, Outcome};
use crate::cli::cli_error::CliError;
use crate::cli::input_table::InputTable;
use crate::cli::open_study::OpenStudy;
use crate::cli::output;
use crate::model::many;
use clap::Args;
use std::path::PathBuf;
use std::process::ExitCode;

/// Brings in codings: columns analyst, document, code, start, end and, if there are any, pass, memo and within (the construct).
#[derive(Debug, Args)]
pub struct CodeFrom {
    /// The study's folder.
    project: PathBuf,
    /// The table. Positions count Unicode code points, the end not included.
    #[arg(long, value_name = "FILE.csv")]
    codings: PathBuf,
    /// Says what would be taken, and takes nothing.
    #[arg(long)]
    dry_run: bool,
    /// One JSON document instead of text.
    #[arg(long)]
    json: bool,
}

impl CodeFrom {
    pub fn run(self, viewing: &Viewing) -> Result<ExitCode, CliError> {
        let mut open = OpenStudy::open(&self.project, viewing)?;
        let table = InputTable::read(&self.codings)?;
        open.writable()?;
        let outcome = if self.dry_run {
            let mut draft = OpenStudy::scratch();
            BringingIn::new(&open, &table)?.into_draft(&mut draft)
        } else {
            open.somebody()?;
            let mut draft = open.draft()?;
            let outcome = BringingIn::new(&open, &table)?.into_draft(&mut draft);
            if outcome.added > 0 {
                open.commit(draft)?;
            }
            outcome
        };
        if self.json {
            output::json(&outcome.as_json(self.dry_run))?;
        } else {
            output::print(&self.text(&outcome))?;
        }
        for refused in &outcome.refused {
            output::note(&format!("Row {}: {}", refused.row, refused.reason));
        }
        Ok(if outcome.refused.is_empty() {
            ExitCode::SUCCESS
        } else {
            ExitCode::from(1)
        })
    }

    fn text(&self, outcome: &Outcome) -> String {
        let mut text = format!(
            "{} taken, {} there already, {} refused; {} made.\n",
            many(outcome.added, "coding", "codings"),
            outcome.there_already,
            many(outcome.refused.len(), "row", "rows"),
            many(outcome.codes_made.len(), "code", "codes")
        );
        for (pass, codings) in &outcome.passes {
            text.push_str(&format!("Into the pass “{pass}”: {codings}.\n"));
        }
        if !outcome.beyond.is_empty() {
            let rows: Vec<String> = outcome.beyond.iter().map(ToString::to_string).collect();
            text.push_str(&format!(
                "Reaching beyond the segment they are taken in: {} {}.\n",
                if rows.len() == 1 { "row" } else { "rows" },
                rows.join(", ")
            ));
        }
        for it in &outcome.overlapping {
            text.push_str(&format!(
                "Row {} lies in segments of {} too: taken within {}. A column “within” chooses.\n",
                it.row,
                it.also.join(" and "),
                it.within
            ));
        }
        if self.dry_run {
            text.push_str("This was a dry run: nothing was taken.\n");
        }
        text
    }
}
