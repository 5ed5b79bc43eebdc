//! `matrix`: anything against anything.

use crate::analysis::explore::{Axis, Counted, Crosstab, HeadingOf};
use crate::analysis::layer::{LayerChoice, LayerCodings};
use crate::cli::arguments::Viewing;
use crate::cli::cli_error::CliError;
use crate::cli::open_study::OpenStudy;
use crate::cli::{axis, layer, output};
use crate::exchange::explore::{CrosstabShown, crosstab_report};
use crate::exchange::spreadsheet;
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
        let shown = shown_rows(&tab, rows);
        let table = || {
            let shown = CrosstabShown {
                rows: shown.clone(),
                columns: (0..tab.columns.len()).collect(),
                rows_are: rows.name(&seen),
                columns_are: columns.name(&seen),
                layer: layer.sentence(&seen),
            };
            let tables = crosstab_report(&tab, &shown).tables.into_iter();
            tables.last().unwrap_or_default()
        };
        if self.json {
            output::json(&answer(&tab, &shown, layer.choice.words(&seen)))?;
        } else if self.csv {
            let csv = spreadsheet::csv(&table(), spreadsheet::ByteOrderMark::LeftOut);
            output::print(&csv)?;
        } else {
            output::print(&spreadsheet::markdown(&table()))?;
        }
        open.note_hidden();
        Ok(ExitCode::SUCCESS)
    }
}

/// Places of the rows that are told: codes that nobody gave are many in a framework; everything else is complete.
fn shown_rows(tab: &Crosstab, rows_are: Axis) -> Vec<usize> {
    let is_of_codes = rows_are.is_of_codes() && rows_are != Axis::Categories;
    let total = |at: &usize| tab.row_totals.get(*at).copied().unwrap_or(0);
    let rows = 0..tab.rows.len();
    rows.filter(|at| !is_of_codes || total(at) > 0).collect()
}

fn answer(tab: &Crosstab, rows: &[usize], layer: String) -> Answer {
    let id = |of: &HeadingOf| of.id();
    let columns = tab.columns.iter().enumerate().map(|(at, it)| Heading {
        id: id(&it.of),
        name: it.name.clone(),
        total: tab.column_totals.get(at).copied().unwrap_or(0),
        of: tab.column_bases.get(at).copied().flatten(),
    });
    let rows = rows.iter().copied().filter_map(|at| {
        let it = tab.rows.get(at)?;
        Some(Row {
            id: id(&it.of),
            name: it.name.clone(),
            path: it.path.clone(),
            counts: (0..tab.columns.len()).map(|to| tab.value(at, to)).collect(),
            total: tab.row_totals.get(at).copied().unwrap_or(0),
            of: tab.row_bases.get(at).copied().flatten(),
        })
    });
    Answer {
        layer,
        counted: tab.counted.name(),
        columns: columns.collect(),
        rows: rows.collect(),
        total: tab.total,
        left_out: tab.left_out,
    }
}
