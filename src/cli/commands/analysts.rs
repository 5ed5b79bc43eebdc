//! `analysts`: the people of the study.

use crate::cli::arguments::Viewing;
use crate::cli::cli_error::CliError;
use crate::cli::open_study::OpenStudy;
use crate::cli::output;
use crate::cli::table::Table;
use crate::model::{AnalystId, acts};
use clap::Args;
use serde::Serialize;
use std::path::PathBuf;
use std::process::ExitCode;

/// Lists the people of the study; adds some.
#[derive(Debug, Args)]
pub struct Analysts {
    /// The study's folder.
    project: PathBuf,
    /// Adds a person; the first one also becomes whom this installation belongs to, if that is nobody yet.
    #[arg(long, value_name = "NAME")]
    add: Vec<String>,
    /// One JSON document instead of text.
    #[arg(long)]
    json: bool,
}

#[derive(Serialize)]
struct Shown {
    id: AnalystId,
    name: String,
    initials: String,
    /// Whether this installation belongs to them.
    here: bool,
}

impl Analysts {
    pub fn run(self, viewing: &Viewing) -> Result<ExitCode, CliError> {
        let mut open = OpenStudy::open(&self.project, viewing)?;
        if !self.add.is_empty() {
            self.add_people(&mut open)?;
        }
        let here = open.project().person();
        let seen = open.seen();
        let shown: Vec<Shown> = seen
            .analysts()
            .into_iter()
            .map(|analyst| Shown {
                id: analyst.id,
                name: analyst.name.text().to_owned(),
                initials: analyst.initials.text().to_owned(),
                here: here == Some(analyst.id),
            })
            .collect();
        if self.json {
            output::json(&shown)?;
            return Ok(ExitCode::SUCCESS);
        }
        let mut table = Table::new(&["name", "initials", "id", ""]);
        for it in &shown {
            let here = if it.here {
                "this installation's person"
            } else {
                ""
            };
            let id = it.id.to_string();
            table.row([it.name.as_str(), it.initials.as_str(), id.as_str(), here]);
        }
        output::print(&table.text())?;
        Ok(ExitCode::SUCCESS)
    }

    fn add_people(&self, open: &mut OpenStudy) -> Result<(), CliError> {
        let mut draft = open.draft()?;
        let mut first = None;
        for name in &self.add {
            let id = acts::add_analyst(&open.seen(), &mut draft, name)?;
            first = first.or(Some(id));
        }
        open.commit(draft)?;
        match first {
            Some(first) if !open.is_bound() => open.bind(first),
            _ => Ok(()),
        }
    }
}
