//! A report that is made and can be shown and written.

use super::block::Block;
use super::file_format::FileFormat;
use super::report_format::ReportFormat;
use super::sheet::Report;
use crate::exchange::codebook::{Codebook, CodebookFormat, ExportError};
use crate::exchange::masking::Leaving;
use crate::exchange::memos::{MemoBook, MemoFormat};
use crate::exchange::refi::Loss;
use crate::exchange::spreadsheet::{ByteOrderMark, Table, csv};
use crate::exchange::write_atomically;
use std::path::Path;

/// A report that is made and can be shown and written. Names are masked in it by [`super::ReportKind::make`].
pub trait ReadyReport: Leaving + Send {
    /// It as the bytes of a file.
    ///
    /// # Errors
    /// Where it is not written in this format, or no such file can hold it.
    fn bytes(&self, format: FileFormat) -> Result<Vec<u8>, ExportError>;

    /// Writes it to a file; one that is there is lost only when the new one is whole.
    ///
    /// # Errors
    /// Where it is not written in this format, or the file cannot be written.
    fn save(&self, format: FileFormat, path: &Path) -> Result<(), ExportError> {
        let bytes = self.bytes(format)?;
        Ok(write_atomically(path, |file| file.write_all(&bytes))?)
    }

    /// What of the study files of this format cannot carry.
    fn losses(&self, _format: FileFormat) -> &[Loss] {
        &[]
    }

    /// What it looks like.
    fn preview(&self) -> Vec<Block>;
}

impl ReadyReport for Codebook {
    fn bytes(&self, format: FileFormat) -> Result<Vec<u8>, ExportError> {
        match format {
            FileFormat::Csv => self.bytes(CodebookFormat::Csv),
            FileFormat::Xlsx => self.bytes(CodebookFormat::Xlsx),
            FileFormat::Markdown => self.bytes(CodebookFormat::Markdown),
            FileFormat::Docx => self.bytes(CodebookFormat::Docx),
            FileFormat::Html => self.bytes(CodebookFormat::Html),
            other => Err(ExportError::Format(other.ending())),
        }
    }

    fn preview(&self) -> Vec<Block> {
        let codes = match self.rows.len() {
            1 => "1 code".to_owned(),
            several => format!("{several} codes"),
        };
        let mut blocks = vec![
            Block::Title("Codebook".to_owned()),
            Block::Small(format!("{} · {codes}", self.title)),
        ];
        if !self.edition.version.is_empty() {
            let (version, dated) = (&self.edition.version, &self.edition.dated);
            blocks.push(Block::Small(format!("{version}, {dated}")));
        }
        if !self.edition.counted.is_empty() {
            blocks.push(Block::Small(self.edition.counted.clone()));
        }
        for row in &self.rows {
            blocks.push(Block::Code(Box::new(row.clone())));
            for memo in &row.memos {
                blocks.push(Block::Small(format!("Memo: {}", memo.standing)));
                blocks.push(Block::Text(memo.text.clone()));
            }
        }
        blocks.extend(self.changes_preview());
        blocks
    }
}

impl ReadyReport for Report {
    fn bytes(&self, format: FileFormat) -> Result<Vec<u8>, ExportError> {
        match format {
            FileFormat::Csv => self.bytes(ReportFormat::Csv),
            FileFormat::Xlsx => self.bytes(ReportFormat::Xlsx),
            FileFormat::Docx => self.bytes(ReportFormat::Docx),
            other => Err(ExportError::Format(other.ending())),
        }
    }

    fn preview(&self) -> Vec<Block> {
        let mut blocks = vec![Block::Title(self.title.clone())];
        let facts = self.facts.iter();
        blocks.extend(facts.map(|(name, value)| Block::Small(format!("{name}: {value}"))));
        for table in &self.tables {
            blocks.push(Block::Heading(1, table.name.clone()));
            blocks.push(Block::table(table));
        }
        blocks.extend(self.notes.iter().cloned().map(Block::Text));
        blocks
    }
}

/// A table that is for other programs to read.
impl ReadyReport for Table {
    fn bytes(&self, format: FileFormat) -> Result<Vec<u8>, ExportError> {
        match format {
            FileFormat::Csv => Ok(csv(self, ByteOrderMark::LeftOut).into_bytes()),
            other => Err(ExportError::Format(other.ending())),
        }
    }

    fn preview(&self) -> Vec<Block> {
        vec![Block::Title(self.name.clone()), Block::table(self)]
    }
}

impl ReadyReport for MemoBook {
    fn bytes(&self, format: FileFormat) -> Result<Vec<u8>, ExportError> {
        match format {
            FileFormat::Docx => Ok(self.bytes(MemoFormat::Docx)?),
            FileFormat::Markdown => Ok(self.bytes(MemoFormat::Markdown)?),
            other => Err(ExportError::Format(other.ending())),
        }
    }

    fn preview(&self) -> Vec<Block> {
        self.blocks()
    }
}
