//! `matrix`: anything against anything.

use crate::analysis::explore::{Axis, Counted, Crosstab, HeadingOf};
use crate::analysis::layer::{LayerChoice, LayerCodings};
use crate::cli::arguments::Viewing;
use crate::cli::cli_error::CliError;
use crate::cli::open_study::OpenStudy;
use crate::cli::{axis, layer, output};
use crate::exchange::spreadsheet::{self, Cell};
use clap::{Args, ValueEnum};
use serde::Serialize;
use std::path::PathBuf;
use std::process::ExitCode;

/// Counts segments of codes or categories by document, participant, role, attribute and more.
#[derive(Debug, Args)]
pub struct Matrix {
    /// The study's folder.
    project: PathBuf,
    /// What stands in the rows: codes, codes-themselves, sub-domains, categories, documents, participants, roles, cases,
    /// waves, speakers, analysts, or an attribute's name.
    #[arg(long, value_name = "codes|categories|documents|…|ATTRIBUTE")]
    rows: String,
    /// What stands in the columns: one of the same.
    #[arg(long, value_name = "documents|participants|roles|…|ATTRIBUTE")]
    columns: String,
    /// What is counted; each once in a cell and once in a total.
    #[arg(long, value_enum, default_value = "segments")]
    count: Count,
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
enum Count {
    Segments,
    Documents,
    Participants,
    Characters,
}

/// The answer.
#[derive(Debug, Serialize)]
struct Answer {
    layer: String,
    counted: &'static str,
    columns: Vec<Heading>,
    rows: Vec<Row>,
    total: u64,
    /// Segments that belong to no row or no column.
    left_out: usize,
}

#[derive(Debug, Serialize)]
struct Heading {
    id: Option<String>,
    name: String,
    total: u64,
    /// Documents or participants behind it, where these are counted and there is such a number.
    of: Option<u64>,
}

#[derive(Debug, Serialize)]
struct Row {
    id: Option<String>,
    name: String,
    path: String,
    counts: Vec<u64>,
    total: u64,
    of: Option<u64>,
}

impl Matrix {
    pub fn run(self, viewing: &Viewing) -> Result<ExitCode, CliError> {
        let open = OpenStudy::open(&self.project, viewing)?;
        let seen = open.seen();
        let rows = axis::axis(&seen, &self.rows)?;
        let columns = axis::axis(&seen, &self.columns)?;
        let counted = match self.count {
            Count::Segments => Counted::Segments,
            Count::Documents => Counted::Documents,
            Count::Participants => Counted::Participants,
            Count::Characters => Counted::Characters,
        };
        let asked = layer::gathered(&open, &seen, self.layer.as_deref())?;
        if let Some(layer) = &asked {
            output::note(&layer.sentence(&seen));
        }
        let layer = match asked {
            Some(layer) => layer,
            None => LayerCodings::of(&seen, &open.texts(), LayerChoice::Everybody)
                .map_err(CliError::Refused)?,
        };
        let tab = Crosstab::of(&seen, &layer, rows, columns, counted, &|| false);
        let tab = tab.unwrap_or_default();
        let words = layer.choice.words(&seen);
        let answer = answer(&tab, rows, words);
        if self.json {
            output::json(&answer)?;
        } else if self.csv {
            let table = as_table(&answer);
            let csv = spreadsheet::csv(&table, spreadsheet::ByteOrderMark::LeftOut);
            output::print(&csv)?;
        } else {
            output::print(&spreadsheet::markdown(&as_table(&answer)))?;
        }
        open.note_hidden();
        Ok(ExitCode::SUCCESS)
    }
}

fn answer(tab: &Crosstab, rows_are: Axis, layer: String) -> Answer {
    let id = |of: &HeadingOf| of.id();
    let columns = tab.columns.iter().enumerate().map(|(at, it)| Heading {
        id: id(&it.of),
        name: it.name.clone(),
        total: tab.column_totals.get(at).copied().unwrap_or(0),
        of: tab.column_bases.get(at).copied().flatten(),
    });
    let rows = tab.rows.iter().enumerate().map(|(at, it)| Row {
        id: id(&it.of),
        name: it.name.clone(),
        path: it.path.clone(),
        counts: (0..tab.columns.len()).map(|to| tab.value(at, to)).collect(),
        total: tab.row_totals.get(at).copied().unwrap_or(0),
        of: tab.row_bases.get(at).copied().flatten(),
    });
    // Codes that nobody gave are many in a framework; everything else is complete.
    let is_of_codes = rows_are.is_of_codes() && rows_are != Axis::Categories;
    Answer {
        layer,
        counted: tab.counted.name(),
        columns: columns.collect(),
        rows: rows.filter(|row| !is_of_codes || row.total > 0).collect(),
        total: tab.total,
        left_out: tab.left_out,
    }
}

fn as_table(answer: &Answer) -> spreadsheet::Table {
    let mut headings = vec!["Row"];
    headings.extend(answer.columns.iter().map(|it| it.name.as_str()));
    headings.push("Total");
    let mut table = spreadsheet::Table::new("Matrix", &headings);
    for row in &answer.rows {
        let mut cells: Vec<Cell> = vec![row.path.as_str().into()];
        cells.extend(row.counts.iter().map(|count| Cell::from(*count)));
        cells.push(row.total.into());
        table.push(cells);
    }
    let mut totals: Vec<Cell> = vec!["Total".into()];
    totals.extend(answer.columns.iter().map(|it| Cell::from(it.total)));
    totals.push(answer.total.into());
    table.push(totals);
    table
}
