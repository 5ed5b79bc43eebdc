//! `reliability`: coefficients of any table of units and coders, or of spans.

use crate::analysis::agreement::reliability::{reliability_from_csv, reliability_from_json};
use crate::cli::cli_error::CliError;
use crate::cli::output;
use crate::import::{ReadOptions, load};
use clap::Args;
use std::path::PathBuf;
use std::process::ExitCode;

/// Calculates every coefficient of a table, so that figures can be checked from outside.
#[derive(Debug, Args)]
pub struct Reliability {
    /// A CSV whose first row names the coders, or JSON with units or spans.
    file: PathBuf,
    /// The categories of the codebook; without them, those that occur.
    #[arg(long, value_name = "a,b,c", value_delimiter = ',')]
    declared: Option<Vec<String>>,
    /// One JSON document instead of text.
    #[arg(long)]
    json: bool,
}

impl Reliability {
    pub fn run(self) -> Result<ExitCode, CliError> {
        let bytes = load(&self.file, &ReadOptions::default().limits)?;
        let refused = |why: String| {
            CliError::Refused(format!(
                "“{}” was not compared: {why}.",
                self.file.display()
            ))
        };
        let text = String::from_utf8(bytes)
            .map_err(|_| refused("it is not UTF-8; save it so and try again".to_owned()))?;
        let declared = self.declared.as_deref();
        let json = self
            .file
            .extension()
            .is_some_and(|it| it.eq_ignore_ascii_case("json"));
        let answer = if json {
            reliability_from_json(&text, declared)
        } else {
            reliability_from_csv(&text, declared)
        };
        let answer = answer.map_err(|error| refused(error.to_string()))?;
        if self.json {
            output::json(&answer)?;
        } else {
            output::print(&answer.to_text())?;
        }
        Ok(ExitCode::SUCCESS)
    }
}
