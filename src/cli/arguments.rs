//! What can be typed.

use super::commands::Command;
use crate::model::capital;
use clap::error::ErrorKind;
use clap::{Args, Parser};
use std::cell::OnceCell;
use std::path::PathBuf;
use std::process::ExitCode;

/// A workbench for qualitative coding. Without a command, the window opens.
#[derive(Debug, Parser)]
#[command(name = "interlinea", version)]
pub struct Arguments {
    /// A study's folder to open in the window.
    pub(super) project: Option<PathBuf>,
    #[command(flatten)]
    pub(super) viewing: Viewing,
    #[command(subcommand)]
    pub(super) command: Option<Command>,
}

/// As whom, and at which moment, a study is seen.
#[derive(Debug, Clone, Default, Args)]
pub(super) struct Viewing {
    /// The person at the keyboard (default: whom this installation belongs to).
    #[arg(long = "as", value_name = "ANALYST", global = true)]
    pub viewer: Option<String>,
    /// The study as it was: a date (2024-05-31, all of that day in UTC), a time (2024-05-31T12:30) or a cut.
    #[arg(long, value_name = "DATE|CUT", global = true)]
    pub at: Option<String>,
    /// Where the installation lies, for the demonstration; else it is this user's.
    #[arg(skip)]
    pub home: Option<PathBuf>,
    /// What is said on standard error when all went well: what was left out although `--as` names whose it is.
    #[arg(skip)]
    pub left_out: OnceCell<String>,
}

/// Prints help where it was asked for; anything else is one sentence and status 2.
pub(super) fn report(error: &clap::Error) -> ExitCode {
    if matches!(
        error.kind(),
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion
    ) {
        // Nobody is there to be told that the help could not be printed.
        let _ = error.print();
        return ExitCode::SUCCESS;
    }
    eprintln!("{}", sentence(&error.to_string()));
    ExitCode::from(2)
}

/// The first paragraph of a report on one line, as a sentence.
fn sentence(report: &str) -> String {
    let lines = report.lines().take_while(|line| !line.trim().is_empty());
    let words: Vec<&str> = lines.flat_map(str::split_whitespace).collect();
    let words = words.join(" ");
    let words = words.strip_prefix("error: ").unwrap_or(&words);
    format!(
        "{}; `interlinea help` says what can be typed.",
        capital(words.trim_end_matches('.'))
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::CommandFactory;

    #[test]
    fn the_arguments_contradict_each_other_nowhere() {
        Arguments::command().debug_assert();
    }

    #[test]
    fn a_wrong_argument_is_one_sentence() {
        let error = Arguments::try_parse_from(["interlinea", "new", "here"]).unwrap_err();
        assert_eq!(
            sentence(&error.to_string()),
            "The following required arguments were not provided: --title <T>; `interlinea help` says what can be typed."
        );
    }

    #[test]
    fn a_folder_without_a_command_is_a_study_for_the_window() {
        let arguments = Arguments::try_parse_from(["interlinea", "projects/peer-support"]).unwrap();
        assert_eq!(arguments.project, Some("projects/peer-support".into()));
        assert!(arguments.command.is_none());
    }
}
