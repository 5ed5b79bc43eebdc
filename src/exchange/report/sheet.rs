//! A report in the making.

use super::report_format::ReportFormat;
use crate::exchange::codebook::ExportError;
use crate::exchange::docx::{self, Paragraph, ParagraphStyle, WordDocument};
use crate::exchange::masking::{Leaving, Masks};
use crate::exchange::spreadsheet::{ByteOrderMark, Cell, Table, csv, xlsx};
use crate::exchange::{WriteError, write_atomically};
use std::path::Path;

/// Tables of figures with everything a reader must know of them.
#[derive(Debug, Clone, PartialEq)]
pub struct Report {
    /// Its title.
    pub title: String,
    /// What the figures rest on: pass, people, unit, universe, convention. A name and what there is to say.
    pub facts: Vec<(String, String)>,
    /// The tables, the most important first.
    pub tables: Vec<Table>,
    /// Shares of the width of the first table's columns in Word; equal where there are none.
    pub shares: Vec<u32>,
    /// What a reader should know beside, a sentence each.
    pub notes: Vec<String>,
}

impl Leaving for Report {
    fn mask(&mut self, masks: &Masks) {
        let Self {
            title,
            facts,
            tables,
            shares: _,
            notes,
        } = self;
        title.mask(masks);
        facts.mask(masks);
        tables.mask(masks);
        notes.mask(masks);
    }
}

impl Report {
    /// The report as the bytes of a file.
    ///
    /// # Errors
    /// Where no spreadsheet holds it.
    pub fn bytes(&self, format: ReportFormat) -> Result<Vec<u8>, ExportError> {
        Ok(match format {
            ReportFormat::Csv => {
                let table = self.tables.first().cloned().unwrap_or_default();
                csv(&table, ByteOrderMark::Written).into_bytes()
            }
            ReportFormat::Xlsx => {
                let mut sheets = self.tables.clone();
                sheets.push(self.about());
                xlsx(&sheets)?
            }
            ReportFormat::Docx => {
                let bytes = self.word().bytes();
                bytes.map_err(|source| WriteError::NotWritten {
                    path: "report.docx".into(),
                    source,
                })?
            }
        })
    }

    /// Writes the report to a file; one that is there is lost only when the new one is whole.
    ///
    /// # Errors
    /// Where no spreadsheet holds it or the file cannot be written.
    pub fn save(&self, format: ReportFormat, path: &Path) -> Result<(), ExportError> {
        let bytes = self.bytes(format)?;
        Ok(write_atomically(path, |file| file.write_all(&bytes))?)
    }

    /// Facts and notes as a sheet.
    fn about(&self) -> Table {
        let mut about = Table::new("About", &["What", "Value"]);
        about.push(vec!["Report".into(), self.title.as_str().into()]);
        for (name, value) in &self.facts {
            about.push(vec![name.as_str().into(), value.as_str().into()]);
        }
        for note in &self.notes {
            about.push(vec!["Note".into(), note.as_str().into()]);
        }
        about
    }

    fn word(&self) -> WordDocument {
        let widest = self.tables.iter().map(Table::columns).max().unwrap_or(0);
        let mut word = WordDocument::new(&self.title, "en-GB");
        if widest > 6 {
            word = word.landscape();
        }
        for (name, value) in &self.facts {
            let line = Paragraph::new(&format!("{name}: {value}"));
            word.paragraph(line.style(ParagraphStyle::Small));
        }
        for (at, table) in self.tables.iter().enumerate() {
            word.heading(1, &table.name);
            let heads: Vec<&str> = table.headers.iter().map(String::as_str).collect();
            let mut set = docx::Table::new(&heads);
            if at == 0 || self.shares.len() == table.columns() {
                set = set.shares(&self.shares);
            }
            let counts = columns_of_counts(table);
            for row in &table.rows {
                let cells = row.iter().enumerate().map(|(column, cell)| {
                    let is_count = counts.get(column).copied().unwrap_or(false);
                    vec![Paragraph::new(&shown_cell(cell, is_count))]
                });
                set.push(cells.collect());
            }
            word.table(&set);
        }
        for note in &self.notes {
            word.paragraph(Paragraph::new(note));
        }
        word
    }
}

/// A cell for readers: counts whole, figures with three places, nothing as a dash.
pub fn shown_cell(cell: &Cell, is_count: bool) -> String {
    match cell {
        Cell::Empty => "–".to_owned(),
        Cell::Text(text) => text.clone(),
        Cell::Number(number) if is_count || *number == 0.0 => format!("{}", number + 0.0),
        Cell::Number(number) => format!("{number:.3}"),
    }
}

/// Which columns of a table are of counts: those in which all numbers are whole.
pub fn columns_of_counts(table: &Table) -> Vec<bool> {
    let is_whole = |cell: Option<&Cell>| match cell {
        Some(Cell::Number(number)) => number.fract() == 0.0,
        _ => true,
    };
    let columns = 0..table.columns();
    columns
        .map(|column| table.rows.iter().all(|row| is_whole(row.get(column))))
        .collect()
}
