//! `matrix`: codes or categories against documents, participants, roles or an attribute.

use crate::analysis::matrix::{Columns, Matrix as Counted, Rows, matrix, matrix_of_layer};
use crate::cli::arguments::Viewing;
use crate::cli::cli_error::CliError;
use crate::cli::open_study::OpenStudy;
use crate::cli::{layer, output};
use crate::exchange::spreadsheet;
use crate::model::{AttributeId, Seen};
use clap::{Args, ValueEnum};
use std::path::PathBuf;
use std::process::ExitCode;

/// Counts codings of codes or categories by document, participant, role or attribute.
#[derive(Debug, Args)]
pub struct Matrix {
    /// The study's folder.
    project: PathBuf,
    /// What stands in the rows.
    #[arg(long, value_enum)]
    rows: RowsAsked,
    /// What stands in the columns: documents, participants, roles, or an attribute's name.
    #[arg(long, value_name = "documents|participants|roles|ATTRIBUTE")]
    columns: String,
    /// Whose codings are counted.
    #[arg(long, value_name = "consensus|ANALYST|all")]
    layer: Option<String>,
    /// A table that spreadsheets read.
    #[arg(long, conflicts_with = "json")]
    csv: bool,
    /// One JSON document instead of text.
    #[arg(long)]
    json: bool,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum RowsAsked {
    Codes,
    Categories,
}

impl Matrix {
    pub fn run(self, viewing: &Viewing) -> Result<ExitCode, CliError> {
        let open = OpenStudy::open(&self.project, viewing)?;
        let seen = open.seen();
        let rows = match self.rows {
            RowsAsked::Codes => Rows::Codes,
            RowsAsked::Categories => Rows::Categories,
        };
        let columns = match self.columns.to_lowercase().as_str() {
            "documents" => Columns::Documents,
            "participants" => Columns::Participants,
            "roles" => Columns::Roles,
            name => Columns::Attribute(attribute(&seen, name)?),
        };
        let layer = layer::gathered(&open, &seen, self.layer.as_deref())?;
        let counted = match &layer {
            Some(layer) => {
                output::note(&layer.sentence(&seen));
                matrix_of_layer(&seen, layer, rows, columns)
            }
            None => matrix(&seen, rows, columns),
        };
        if self.json {
            output::json(&counted)?;
        } else if self.csv {
            let table = as_table(&counted);
            output::print(&spreadsheet::csv(
                &table,
                spreadsheet::ByteOrderMark::LeftOut,
            ))?;
        } else {
            output::print(&spreadsheet::markdown(&as_table(&counted)))?;
        }
        open.note_hidden();
        Ok(ExitCode::SUCCESS)
    }
}

fn attribute(seen: &Seen<'_>, name: &str) -> Result<AttributeId, CliError> {
    let attributes = seen.attributes();
    let found = attributes.iter().find(|it| it.name.to_lowercase() == name);
    found.map(|it| it.id).ok_or_else(|| {
        let names: Vec<&str> = attributes.iter().map(|it| it.name.as_str()).collect();
        CliError::Refused(format!(
            "There is no attribute “{name}”: columns are documents, participants, roles or one of {}.",
            if names.is_empty() { "no attributes yet".to_owned() } else { names.join(", ") }
        ))
    })
}

fn as_table(counted: &Counted) -> spreadsheet::Table {
    let mut headings = vec!["Code"];
    headings.extend(counted.columns.iter().map(|it| it.name.as_str()));
    let mut table = spreadsheet::Table::new("Matrix", &headings);
    for row in &counted.rows {
        let mut cells = vec![row.path.as_str().into()];
        cells.extend(
            row.counts
                .iter()
                .map(|count| spreadsheet::Cell::from(*count)),
        );
        table.push(cells);
    }
    table
}
