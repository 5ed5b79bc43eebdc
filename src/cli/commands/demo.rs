//! `demo`: the whole analysis on the bundled sample, printed.

use crate::cli::cli_error::CliError;
use clap::Args;
use std::process::ExitCode;

/// Runs the whole analysis on the bundled sample in a temporary folder.
#[derive(Debug, Args)]
pub struct Demo {}

impl Demo {
    pub fn run(self) -> Result<ExitCode, CliError> {
        Err(CliError::Refused(
            "The sample study is not part of the program yet.".to_owned(),
        ))
    }
}
