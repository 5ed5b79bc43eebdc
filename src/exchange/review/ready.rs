//! A review package as one of the reports.

use super::package::ReviewPackage;
use crate::exchange::codebook::ExportError;
use crate::exchange::report::{Block, FileFormat, ReadyReport};

impl ReadyReport for ReviewPackage {
    fn bytes(&self, format: FileFormat) -> Result<Vec<u8>, ExportError> {
        match format {
            FileFormat::Html => Ok(self.html().into_bytes()),
            other => Err(ExportError::Format(other.ending())),
        }
    }

    fn preview(&self) -> Vec<Block> {
        let mut blocks = vec![Block::Title(self.title.clone())];
        let version = format!("{}, frozen {}", self.version_words, self.frozen);
        if let Some(done) = &self.finalized {
            blocks.push(Block::Small(format!("Final: {version}")));
            let signed = format!("Signed by: {}, {}", done.signed_by(), done.when);
            blocks.push(Block::Small(signed));
            let objection = Some(done.objection()).filter(|it| !it.is_empty());
            blocks.extend(objection.map(Block::Small));
        } else {
            blocks.push(Block::Small(format!("For review: {version}")));
            let signers = format!("To be signed by: {}", self.to_sign());
            blocks.push(Block::Small(signers));
        }
        let facts = self.facts.iter();
        blocks.extend(facts.map(|(name, value)| Block::Small(format!("{name}: {value}"))));
        blocks.push(Block::Small(self.counted.clone()));
        blocks.extend(self.notes.iter().cloned().map(Block::Small));
        for category in self.categories() {
            blocks.push(Block::Heading(1, category.name.clone()));
            if !category.definition.is_empty() {
                blocks.push(Block::Text(category.definition.clone()));
            }
            let codes: Vec<String> = category
                .codes
                .iter()
                .map(|code| format!("{} ({})", code.name, code.segments))
                .collect();
            if !codes.is_empty() {
                blocks.push(Block::Small(codes.join(", ")));
            }
            for quoted in &category.quotations {
                blocks.push(Block::Quote(quoted.words.clone()));
                blocks.push(Block::Small(quoted.speaker.clone()));
            }
        }
        blocks
    }
}
