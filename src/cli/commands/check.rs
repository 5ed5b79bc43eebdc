//! `check`: reads everything and reports every fault.

use crate::cli::arguments::Viewing;
use crate::cli::cli_error::CliError;
use crate::cli::open_study::OpenStudy;
use crate::cli::output;
use crate::journal::{Fault, Waiting};
use crate::model::{PendingReason, many};
use clap::Args;
use serde::Serialize;
use std::path::PathBuf;
use std::process::ExitCode;

/// Reads every journal and every text and reports every fault by file and line.
#[derive(Debug, Args)]
pub struct Check {
    /// The study's folder.
    project: PathBuf,
    /// One JSON document instead of text.
    #[arg(long)]
    json: bool,
}

#[derive(Serialize)]
struct Report {
    ok: bool,
    changes: usize,
    documents: usize,
    faults: Vec<Fault>,
    /// Number of changes that wait for something that has not arrived.
    waiting: usize,
    /// What is waited for.
    waiting_for: Vec<Waiting>,
    conflicts: Vec<String>,
    notes: Vec<String>,
}

impl Check {
    pub fn run(self, viewing: &Viewing) -> Result<ExitCode, CliError> {
        let open = OpenStudy::open(&self.project, viewing)?;
        let checked = open.project().check()?;
        let pending = open.project().study().pending();
        let waits = |reason: &PendingReason| {
            matches!(
                reason,
                PendingReason::Incomplete | PendingReason::Waiting(_)
            )
        };
        let steps = pending.iter().filter(|it| waits(&it.reason));
        let lines: usize = steps.map(|it| it.lines as usize).sum();
        let seen = open.seen();
        // How much another does in a hidden pass is a count too: all of it is checked, and what shows is counted.
        let now = open.project().study().seen_by(open.viewer());
        let changes = if now.hides_anything() {
            let lines = open.project().study().lines();
            lines.filter(|line| now.shows_line(line)).count()
        } else {
            checked.changes
        };
        let report = Report {
            ok: checked.ok,
            changes,
            documents: checked.documents,
            faults: checked.faults,
            waiting: lines.max(checked.waiting.len()),
            waiting_for: checked.waiting,
            conflicts: seen
                .conflicts()
                .iter()
                .map(|it| it.sentence(&seen))
                .collect(),
            notes: checked.notes,
        };
        if self.json {
            output::json(&report)?;
        } else {
            output::print(&report.text())?;
        }
        Ok(if report.ok {
            ExitCode::SUCCESS
        } else {
            ExitCode::from(1)
        })
    }
}

impl Report {
    fn text(&self) -> String {
        let mut text = format!(
            "{} and {} read; {}, {} waiting, {}.\n",
            many(self.changes, "change", "changes"),
            many(self.documents, "document", "documents"),
            many(self.faults.len(), "fault", "faults"),
            many(self.waiting, "change", "changes"),
            many(self.conflicts.len(), "conflict", "conflicts")
        );
        let faults = self.faults.iter().map(|it| format!("fault: {it}\n"));
        text.extend(faults);
        let waiting = self.waiting_for.iter();
        text.extend(waiting.map(|it| format!("waiting: {}: {}\n", it.file, it.what)));
        text.extend(self.conflicts.iter().map(|it| format!("conflict: {it}\n")));
        text.extend(self.notes.iter().map(|it| format!("{it}\n")));
        text
    }
}
