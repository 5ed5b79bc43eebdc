//! A table with a heading for each column.

use super::cell::Cell;
use crate::exchange::masking::{Leaving, Masks};

/// A table: a heading for each column and rows of cells.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Table {
    /// What it shows; the sheet's name in XLSX.
    pub name: String,
    /// The columns' headings.
    pub headers: Vec<String>,
    /// The rows. A row may be shorter than the headings (the rest is empty) or longer (without heading).
    pub rows: Vec<Vec<Cell>>,
}

impl Leaving for Table {
    fn mask(&mut self, masks: &Masks) {
        let Self {
            name,
            headers,
            rows,
        } = self;
        name.mask(masks);
        headers.mask(masks);
        rows.mask(masks);
    }
}

impl Leaving for Cell {
    fn mask(&mut self, masks: &Masks) {
        if let Self::Text(words) = self {
            words.mask(masks);
        }
    }
}

impl Table {
    /// A table without rows.
    pub fn new(name: &str, headers: &[&str]) -> Self {
        Self {
            name: name.to_owned(),
            headers: headers.iter().map(|header| (*header).to_owned()).collect(),
            rows: Vec::new(),
        }
    }

    /// Adds a row.
    pub fn push(&mut self, row: Vec<Cell>) {
        self.rows.push(row);
    }

    /// How many columns there are, with or without heading.
    pub fn columns(&self) -> usize {
        self.rows
            .iter()
            .map(Vec::len)
            .max()
            .unwrap_or(0)
            .max(self.headers.len())
    }

    /// The heading row and the rows, all of the same length.
    pub(super) fn filled(&self) -> impl Iterator<Item = Vec<Cell>> {
        let columns = self.columns();
        let headers = self
            .headers
            .iter()
            .map(|header| Cell::from(header.as_str()))
            .collect();
        std::iter::once(headers)
            .chain(self.rows.iter().cloned())
            .map(move |mut row: Vec<Cell>| {
                row.resize(columns, Cell::Empty);
                row
            })
    }
}
