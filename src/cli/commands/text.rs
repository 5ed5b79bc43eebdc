//! `text`: a transcript's text.

use crate::cli::arguments::Viewing;
use crate::cli::cli_error::CliError;
use crate::cli::open_study::OpenStudy;
use crate::cli::{names, output};
use clap::Args;
use std::path::PathBuf;
use std::process::ExitCode;

/// Prints a transcript's text as it is, with nothing added and no name masked.
#[derive(Debug, Args)]
pub struct TextOf {
    /// The study's folder.
    project: PathBuf,
    /// The document: id or name.
    document: String,
}

impl TextOf {
    pub fn run(self, viewing: &Viewing) -> Result<ExitCode, CliError> {
        let open = OpenStudy::open(&self.project, viewing)?;
        let seen = open.seen();
        let id = names::documents(&seen).find(&self.document)?;
        if let Some(document) = seen.document(id) {
            output::print(open.text(document)?.as_str())?;
        }
        Ok(ExitCode::SUCCESS)
    }
}
