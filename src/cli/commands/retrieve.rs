//! `retrieve`: coded segments, by what else was coded there.

use super::codings;
use crate::analysis::{Near, Retrieved, retrieve, retrieve_in_layer};
use crate::cli::arguments::Viewing;
use crate::cli::cli_error::CliError;
use crate::cli::open_study::OpenStudy;
use crate::cli::{coding_rows, layer, names, output};
use clap::Args;
use std::path::PathBuf;
use std::process::ExitCode;

/// Lists the segments of a code, with or without another code in the same place.
#[derive(Debug, Args)]
pub struct Retrieve {
    /// The study's folder.
    project: PathBuf,
    /// The code, with everything below it.
    #[arg(long)]
    code: String,
    /// Only where this code overlaps too, whoever gave it.
    #[arg(long, value_name = "CODE")]
    with: Vec<String>,
    /// Only where this code does not overlap.
    #[arg(long, value_name = "CODE")]
    without: Vec<String>,
    /// Only where this code was given nearby, whoever gave it.
    #[arg(long, value_name = "CODE")]
    near: Vec<String>,
    /// How many turns away is near; 0 is the same turn.
    #[arg(long, value_name = "N", default_value_t = 1)]
    turns: usize,
    /// In whose codings it looks.
    #[arg(long, value_name = "consensus|ANALYST|all")]
    layer: Option<String>,
    /// One JSON document instead of text.
    #[arg(long)]
    json: bool,
}

impl Retrieve {
    pub fn run(self, viewing: &Viewing) -> Result<ExitCode, CliError> {
        let open = OpenStudy::open(&self.project, viewing)?;
        let seen = open.seen();
        let codes = names::codes(&seen);
        let all = |names: &[String]| names.iter().map(|name| codes.find(name)).collect();
        let with: Result<_, CliError> = all(&self.with);
        let without: Result<_, CliError> = all(&self.without);
        let near = all(&self.near).map(|codes: Vec<_>| {
            let near = |code| Near {
                code,
                turns: self.turns,
            };
            codes.into_iter().map(near).collect()
        });
        let which = Retrieved {
            code: codes.find(&self.code)?,
            with: with?,
            without: without?,
            near: near?,
        };
        let rows = match layer::gathered(&open, &seen, self.layer.as_deref())? {
            None => coding_rows::rows(&open, &seen, &retrieve(&seen, &which)),
            Some(layer) => {
                output::note(&layer.sentence(&seen));
                let found = retrieve_in_layer(&seen, &layer, &which);
                coding_rows::of_layer(&open, &seen, &layer, &found)
            }
        };
        codings::print(&rows, self.json, false)?;
        open.note_hidden();
        Ok(ExitCode::SUCCESS)
    }
}
