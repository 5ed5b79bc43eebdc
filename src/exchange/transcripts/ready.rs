//! Coded transcripts as one of the reports.

use super::archive::{archive, file, folder};
use super::coded::CodedTranscripts;
use super::laid_out::LaidOut;
use super::{html, word};
use crate::exchange::codebook::ExportError;
use crate::exchange::report::{Block, FileFormat, ReadyReport};
use crate::exchange::{write_atomically, write_seeking};
use std::io::Cursor;
use std::path::Path;

/// How many lines are shown before they are saved.
const LINES: usize = 80;

impl ReadyReport for CodedTranscripts {
    fn bytes(&self, format: FileFormat) -> Result<Vec<u8>, ExportError> {
        let one = match self.documents.as_slice() {
            [only] => Some(only),
            _ => None,
        };
        Ok(match (format, one) {
            (FileFormat::Docx | FileFormat::Html, Some(one)) => file(self, one, format)?,
            (FileFormat::Docx, None) => word::all(self).bytes()?,
            (FileFormat::Html, None) => html::all(self).into_bytes(),
            (FileFormat::DocxEach | FileFormat::HtmlEach, _) => {
                archive(self, format.of_each(), Cursor::new(Vec::new()))?.into_inner()
            }
            (other, _) => return Err(ExportError::Format(other.ending())),
        })
    }

    /// An archive is written as it is made; a folder that is there gets a file for each document.
    fn save(&self, format: FileFormat, path: &Path) -> Result<(), ExportError> {
        match format {
            FileFormat::DocxEach | FileFormat::HtmlEach => Ok(write_seeking(path, |to| {
                archive(self, format.of_each(), to).map(|_| ())
            })?),
            FileFormat::Docx | FileFormat::Html if path.is_dir() => folder(self, format, path),
            _ => {
                let bytes = self.bytes(format)?;
                Ok(write_atomically(path, |file| file.write_all(&bytes))?)
            }
        }
    }

    fn preview(&self) -> Vec<Block> {
        let documents = match self.documents.len() {
            1 => "1 document".to_owned(),
            several => format!("{several} documents"),
        };
        let mut blocks = vec![
            Block::Title("Coded transcripts".to_owned()),
            Block::Small(format!("{} · {documents}", self.masks.words(&self.title))),
        ];
        blocks.extend(self.left_out.iter().cloned().map(Block::Small));
        let mut room = LINES;
        for transcript in &self.documents {
            if room == 0 {
                break;
            }
            let laid = LaidOut::of(transcript, &self.masks);
            blocks.push(Block::Heading(1, self.masks.words(&transcript.name)));
            let about = html::about(self, transcript, &laid);
            blocks.extend(about.into_iter().map(Block::Small));
            for line in laid.lines.iter().take(room) {
                let head = line.head.as_ref();
                let who = head.map_or_else(String::new, |head| match head.who.as_str() {
                    "" => format!("{} ", head.number),
                    who => format!("{} {who}: ", head.number),
                });
                blocks.push(Block::Text(format!("{who}{}", line.words)));
                let begun = line.marks.iter().filter(|mark| mark.begins);
                let begun = begun.filter_map(|mark| transcript.stretches.get(mark.note));
                blocks.extend(begun.map(|it| {
                    let name = self.masks.words(&it.name);
                    Block::Point(format!("{name} ({})", it.who))
                }));
            }
            room = room.saturating_sub(laid.lines.len());
        }
        if room == 0 {
            blocks.push(Block::Small("The rest is in the file.".to_owned()));
        }
        blocks
    }
}
