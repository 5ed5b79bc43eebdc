//! `demo`: the whole analysis on the bundled sample, printed.

use super::discrepancies::DiscrepanciesOf;
use crate::cli::arguments::{Arguments, Viewing};
use crate::cli::cli_error::CliError;
use crate::cli::open_study::OpenStudy;
use crate::cli::{commands, output};
use crate::exchange::codebook::{CodebookFormat, codebook};
use crate::journal::copy_sample_to;
use clap::{Args, Parser};
use std::path::Path;
use std::process::ExitCode;

/// Runs the whole analysis on the bundled sample in a temporary folder.
#[derive(Debug, Args)]
pub struct Demo {}

/// Lines of the codebook that are shown.
const OF_THE_CODEBOOK: usize = 40;
/// Discrepancies that are shown.
const OF_THE_DISCREPANCIES: usize = 12;

/// What is shown, and with which command; `STUDY` stands for the folder.
const STEPS: [(&str, &[&str]); 9] = [
    ("What was read", &["documents", "STUDY"]),
    ("Who was asked", &["participants", "STUDY"]),
    ("Who coded what", &["passes", "STUDY"]),
    ("With which codes", &["codes", "STUDY"]),
    ("How far the analysts agree", &["agreement", "STUDY"]),
    ("Where they differ", &["discrepancies", "STUDY"]),
    (
        "Who speaks of which category",
        &[
            "matrix",
            "STUDY",
            "--rows",
            "categories",
            "--columns",
            "roles",
        ],
    ),
    (
        "Where participants speak of trust",
        &["search", "STUDY", "trust*", "--limit", "10"],
    ),
    ("Whether the folder is sound", &["check", "STUDY"]),
];

impl Demo {
    pub fn run() -> Result<ExitCode, CliError> {
        let temporary = tempfile::tempdir().map_err(|error| CliError::Unwritable {
            path: std::env::temp_dir(),
            why: error.to_string(),
        })?;
        let folder = temporary.path().join("peer-support");
        copy_sample_to(&folder)?;
        let viewing = Viewing {
            home: Some(temporary.path().join("home")),
            ..Viewing::default()
        };
        let open = OpenStudy::open(&folder, &viewing)?;
        output::print(&format!(
            "The sample study “{}”. All of it is fiction, written for this program. It was copied to a temporary folder, which is deleted at the end; each part below is what the command above it prints.\n",
            open.seen().title()
        ))?;
        for (what, command) in STEPS {
            heading(what, command)?;
            run(command, &folder, &viewing)?;
        }
        heading(
            "What goes into the paper",
            &[
                "export", "STUDY", "codebook", "--format", "md", "--out", "-",
            ],
        )?;
        let text = codebook(&open.seen()).bytes(CodebookFormat::Markdown)?;
        let text = String::from_utf8_lossy(&text);
        let first: Vec<&str> = text.lines().take(OF_THE_CODEBOOK).collect();
        output::print(&format!("{}\n…\n", first.join("\n")))?;
        Ok(ExitCode::SUCCESS)
    }
}

fn heading(what: &str, command: &[&str]) -> Result<(), CliError> {
    let command = command.join(" ").replace("STUDY", "projects/peer-support");
    output::print(&format!("\n== {what}\n$ interlinea {command}\n\n"))
}

/// Runs a command as if it had been typed.
fn run(command: &[&str], folder: &Path, viewing: &Viewing) -> Result<(), CliError> {
    if command.first() == Some(&"discrepancies") {
        let first = DiscrepanciesOf::first_of(folder.to_owned(), OF_THE_DISCREPANCIES);
        return first.run(viewing).map(|_| ());
    }
    let folder = folder.to_string_lossy();
    let typed = command
        .iter()
        .map(|word| if *word == "STUDY" { &folder } else { *word });
    let arguments = Arguments::try_parse_from(std::iter::once("interlinea").chain(typed));
    let command = arguments.ok().and_then(|arguments| arguments.command);
    match command {
        Some(command) => commands::run(command, viewing).map(|_| ()),
        None => Ok(()),
    }
}
