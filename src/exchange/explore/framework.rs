//! The framework matrix as a table: what is written in each cell, and what it quotes.

use crate::exchange::masking::{Leaving, Masks};
use crate::exchange::report::Report;
use crate::exchange::spreadsheet::{Cell, Table};

/// A cell that says or quotes something.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct FrameworkCell {
    /// What it says.
    pub text: String,
    /// What it quotes: the words, each with where they stand.
    pub quotes: Vec<(String, String)>,
    /// How many segments lie behind it.
    pub segments: u64,
}

/// The framework matrix (Gale 2013): a row for each case, a column for each category.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct FrameworkSheet {
    /// What stands in the rows: “Participants”.
    pub rows_are: String,
    /// What stands in the columns.
    pub columns_are: String,
    /// Names of the rows.
    pub rows: Vec<String>,
    /// Names of the columns.
    pub columns: Vec<String>,
    /// The cells, row by row.
    pub cells: Vec<Vec<FrameworkCell>>,
    /// Whose codings are counted, in a sentence.
    pub layer: String,
}

impl Leaving for FrameworkSheet {
    fn mask(&mut self, masks: &Masks) {
        let Self {
            rows_are,
            columns_are,
            rows,
            columns,
            cells,
            layer,
        } = self;
        for words in [rows_are, columns_are, layer] {
            words.mask(masks);
        }
        rows.mask(masks);
        columns.mask(masks);
        cells.mask(masks);
    }
}

impl Leaving for FrameworkCell {
    fn mask(&mut self, masks: &Masks) {
        let Self {
            text,
            quotes,
            segments: _,
        } = self;
        text.mask(masks);
        quotes.mask(masks);
    }
}

impl FrameworkSheet {
    /// The matrix for Word, where a page is not wide enough for its columns: a row for each cell that says or quotes
    /// something.
    pub fn listed(&self) -> Report {
        let (row, column) = (self.rows_are.as_str(), self.columns_are.as_str());
        let headers = [row, column, "Summary", "Quoted", "Segments"];
        let mut table = Table::new("Framework matrix", &headers);
        for (name, cells) in self.rows.iter().zip(&self.cells) {
            for (column, cell) in self.columns.iter().zip(cells) {
                if cell.text.is_empty() && cell.quotes.is_empty() {
                    continue;
                }
                let quotes = cell.quotes.iter();
                let quotes = quotes.map(|(words, source)| format!("“{words}” ({source})"));
                table.push(vec![
                    name.as_str().into(),
                    column.as_str().into(),
                    cell.text.as_str().into(),
                    quotes.collect::<Vec<_>>().join("\n").into(),
                    cell.segments.into(),
                ]);
            }
        }
        Report {
            tables: vec![table],
            shares: vec![14, 16, 36, 26, 8],
            ..self.report()
        }
    }

    /// The matrix as a report: the matrix itself, and the quotes in a table of their own.
    pub fn report(&self) -> Report {
        let mut headers = vec![self.rows_are.as_str()];
        headers.extend(self.columns.iter().map(String::as_str));
        let mut table = Table::new("Framework matrix", &headers);
        let quoted = ["Row", "Column", "Words", "Source"];
        let mut quotes = Table::new("Quoted in it", &quoted);
        let counted = ["Row", "Column", "Segments", "Written"];
        let mut counts = Table::new("Segments behind it", &counted);
        let mut written = 0;
        for (name, cells) in self.rows.iter().zip(&self.cells) {
            let mut row: Vec<Cell> = vec![name.as_str().into()];
            for (column, cell) in self.columns.iter().zip(cells) {
                row.push(cell.text.as_str().into());
                written += usize::from(!cell.text.is_empty());
                for (words, source) in &cell.quotes {
                    quotes.push(vec![
                        name.as_str().into(),
                        column.as_str().into(),
                        words.as_str().into(),
                        source.as_str().into(),
                    ]);
                }
                counts.push(vec![
                    name.as_str().into(),
                    column.as_str().into(),
                    cell.segments.into(),
                    if cell.text.is_empty() { "no" } else { "yes" }.into(),
                ]);
            }
            table.push(row);
        }
        let all = self.rows.len() * self.columns.len();
        let mut tables = vec![table];
        if !quotes.rows.is_empty() {
            tables.push(quotes);
        }
        tables.push(counts);
        Report {
            title: "Framework matrix".to_owned(),
            facts: vec![
                ("Rows".to_owned(), self.rows_are.clone()),
                ("Columns".to_owned(), self.columns_are.clone()),
                ("Cells written".to_owned(), format!("{written} of {all}")),
                ("Segments".to_owned(), self.layer.clone()),
            ],
            tables,
            shares: Vec::new(),
            notes: Vec::new(),
        }
    }
}
