//! A matrix as a table and as a figure.

use crate::analysis::explore::{AxisHeading, Crosstab};
use crate::exchange::figure::{Figure, HeatCell, HeatMatrix, HeatRow};
use crate::exchange::masking::{Leaving, Masks};
use crate::exchange::report::Report;
use crate::exchange::spreadsheet::{Cell, Table};
use crate::model::capital;

/// Which rows and columns of a matrix are shown, in which order, and what they are called.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct CrosstabShown {
    /// Places of the rows.
    pub rows: Vec<usize>,
    /// Places of the columns.
    pub columns: Vec<usize>,
    /// What stands in the rows: “Codes, with those below”.
    pub rows_are: String,
    /// What stands in the columns.
    pub columns_are: String,
    /// Whose codings are counted, in a sentence.
    pub layer: String,
}

impl Leaving for CrosstabShown {
    fn mask(&mut self, masks: &Masks) {
        let Self {
            rows: _,
            columns: _,
            rows_are,
            columns_are,
            layer,
        } = self;
        for words in [rows_are, columns_are, layer] {
            words.mask(masks);
        }
    }
}

impl CrosstabShown {
    fn title(&self, tab: &Crosstab) -> String {
        format!(
            "{}: {} × {}",
            capital(tab.counted.name()),
            self.rows_are.to_lowercase(),
            self.columns_are.to_lowercase()
        )
    }
}

/// A name with the number of documents or participants there are behind it.
fn named(heading: &AxisHeading, base: Option<u64>) -> String {
    base.map_or_else(
        || heading.path.clone(),
        |base| format!("{} (of {base})", heading.path),
    )
}

/// The matrix as a table, with totals and what they are of.
pub fn crosstab_report(tab: &Crosstab, shown: &CrosstabShown) -> Report {
    let mut headers = vec![shown.rows_are.clone()];
    let columns = shown.columns.iter();
    headers.extend(columns.filter_map(|at| {
        let base = tab.column_bases.get(*at).copied().flatten();
        Some(named(tab.columns.get(*at)?, base))
    }));
    headers.push("Total".to_owned());
    let headers: Vec<&str> = headers.iter().map(String::as_str).collect();
    let mut table = Table::new("Matrix", &headers);
    for row in &shown.rows {
        let Some(heading) = tab.rows.get(*row) else {
            continue;
        };
        let base = tab.row_bases.get(*row).copied().flatten();
        let mut cells: Vec<Cell> = vec![named(heading, base).into()];
        cells.extend(shown.columns.iter().map(|at| tab.value(*row, *at).into()));
        cells.push(tab.row_totals.get(*row).copied().into());
        table.push(cells);
    }
    let mut totals: Vec<Cell> = vec!["Total".into()];
    let columns = shown.columns.iter();
    totals.extend(columns.map(|at| Cell::from(tab.column_totals.get(*at).copied())));
    totals.push(tab.total.into());
    table.push(totals);
    Report {
        title: shown.title(tab),
        facts: vec![
            ("Counted".to_owned(), tab.counted.name().to_owned()),
            ("Whose".to_owned(), shown.layer.clone()),
        ],
        tables: vec![table],
        shares: Vec::new(),
        notes: notes(tab, shown),
    }
}

fn notes(tab: &Crosstab, shown: &CrosstabShown) -> Vec<String> {
    let mut notes = vec![format!(
        "Each cell, and each total, counts a {} once; what stands in several cells makes a total less than their sum.",
        tab.counted.one()
    )];
    if tab.left_out > 0 {
        notes.push(format!(
            "Segments that belong to none of the rows or columns: {}.",
            tab.left_out
        ));
    }
    for (all, here, what) in [
        (tab.rows.len(), shown.rows.len(), "Rows"),
        (tab.columns.len(), shown.columns.len(), "Columns"),
    ] {
        if all > here {
            let empty = all - here;
            notes.push(format!("{what} in which nothing is, left out: {empty}."));
        }
    }
    notes
}

/// The matrix as a figure, the darker the more is in a cell; names are masked before it is laid out.
pub fn crosstab_figure(tab: &Crosstab, shown: &CrosstabShown, masks: &Masks) -> Figure {
    let columns = shown.columns.iter();
    let rows = shown.rows.iter().filter_map(|row| {
        let heading = tab.rows.get(*row)?;
        let cells = shown.columns.iter().map(|column| {
            let value = tab.value(*row, *column);
            HeatCell {
                shown: value.to_string(),
                share: Some((value as f32 / tab.greatest.max(1) as f32).sqrt()),
            }
        });
        Some(HeatRow {
            name: heading.name.clone(),
            depth: heading.depth,
            cells: cells.collect(),
        })
    });
    let mut matrix = HeatMatrix {
        title: shown.title(tab),
        columns: columns
            .filter_map(|at| Some(tab.columns.get(*at)?.name.clone()))
            .collect(),
        rows: rows.collect(),
        note: format!("{} {}", shown.layer, notes(tab, shown).join(" ")),
    };
    matrix.mask(masks);
    matrix.figure()
}
