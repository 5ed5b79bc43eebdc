//! A report whose plain table says in every row what it rests on.

use super::block::Block;
use super::file_format::FileFormat;
use super::ready_report::ReadyReport;
use super::sheet::Report;
use crate::exchange::codebook::ExportError;
use crate::exchange::masking::{Leaving, Masks};
use crate::exchange::spreadsheet::{ByteOrderMark, Cell, Table, csv};
use crate::model::unique;

/// A report whose CSV, which is its first table alone, has a further column for each of these facts: a figure without
/// its unit, universe and moment says nothing.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct WithFacts {
    /// The report.
    pub report: Report,
    /// Names of the facts.
    pub facts: &'static [&'static str],
}

impl WithFacts {
    /// The first table with its further columns.
    fn table(&self) -> Table {
        let mut table = self.report.tables.first().cloned().unwrap_or_default();
        let columns = table.columns();
        let facts = self.report.facts.iter();
        let facts = facts.filter(|(name, _)| self.facts.contains(&name.as_str()));
        let (names, values): (Vec<String>, Vec<String>) = facts.cloned().unzip();
        table.headers.resize(columns, String::new());
        table.headers.extend(names);
        table.headers = unique(std::mem::take(&mut table.headers));
        for row in &mut table.rows {
            row.resize(columns, Cell::Empty);
            row.extend(values.iter().map(|value| Cell::from(value.as_str())));
        }
        table
    }
}

impl Leaving for WithFacts {
    fn mask(&mut self, masks: &Masks) {
        let Self { report, facts: _ } = self;
        report.mask(masks);
    }
}

impl ReadyReport for WithFacts {
    fn bytes(&self, format: FileFormat) -> Result<Vec<u8>, ExportError> {
        match format {
            FileFormat::Csv => Ok(csv(&self.table(), ByteOrderMark::Written).into_bytes()),
            other => ReadyReport::bytes(&self.report, other),
        }
    }

    fn preview(&self) -> Vec<Block> {
        self.report.preview()
    }
}
