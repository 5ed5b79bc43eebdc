//! The quotations among everything that can be saved.

use super::entry::heading;
use super::made::QuotationsReport;
use super::word;
use crate::exchange::WriteError;
use crate::exchange::codebook::ExportError;
use crate::exchange::report::{Block, FileFormat, ReadyReport};
use crate::exchange::spreadsheet::{ByteOrderMark, Table, csv, xlsx};

impl ReadyReport for QuotationsReport {
    fn bytes(&self, format: FileFormat) -> Result<Vec<u8>, ExportError> {
        match format {
            FileFormat::Csv => Ok(csv(&self.rows(), ByteOrderMark::Written).into_bytes()),
            FileFormat::Xlsx => {
                let mut sheets = vec![self.rows()];
                sheets.extend(self.counts());
                sheets.push(self.about());
                Ok(xlsx(&sheets)?)
            }
            FileFormat::Docx => {
                let bytes = word::word(self).bytes();
                Ok(bytes.map_err(|source| WriteError::NotWritten {
                    path: "quotations.docx".into(),
                    source,
                })?)
            }
            other => Err(ExportError::Format(other.ending())),
        }
    }

    fn preview(&self) -> Vec<Block> {
        let mut blocks = vec![Block::Title("Quotations".to_owned())];
        let facts = self.facts.iter();
        blocks.extend(facts.map(|(name, value)| Block::Small(format!("{name}: {value}"))));
        let mut before: Option<&super::QuotationEntry> = None;
        for it in &self.entries {
            let new_use = before.is_none_or(|before| before.quoted != it.quoted);
            if new_use {
                blocks.push(Block::Heading(1, heading(it.quoted).to_owned()));
            }
            let category = word::category(it);
            if new_use || before.is_some_and(|before| word::category(before) != category) {
                blocks.push(Block::Heading(2, category));
            }
            if !it.words.is_empty() {
                blocks.push(Block::Quote(format!("{} ({})", it.words, it.label)));
            }
            for translation in &it.translations {
                let words = if it.words.is_empty() {
                    format!("{} ({})", translation.words, it.label)
                } else {
                    translation.words.clone()
                };
                blocks.push(Block::Quote(words));
                blocks.push(Block::Small(translation.about()));
            }
            blocks.push(Block::Small(word::under(self, it)));
            before = Some(it);
        }
        blocks.push(Block::Heading(1, "Who and what is quoted".to_owned()));
        for table in self.counts() {
            blocks.push(Block::Heading(2, table.name.clone()));
            blocks.push(Block::table(&table));
        }
        blocks.extend(self.notes.iter().cloned().map(Block::Text));
        blocks
    }
}

impl QuotationsReport {
    fn about(&self) -> Table {
        let mut about = Table::new("About", &["What", "Value"]);
        about.push(vec!["Study".into(), self.title.as_str().into()]);
        for (name, value) in &self.facts {
            about.push(vec![name.as_str().into(), value.as_str().into()]);
        }
        for note in &self.notes {
            about.push(vec!["Note".into(), note.as_str().into()]);
        }
        about
    }
}
