//! A whole project on its way out.

mod cases;
mod links;
mod memos;
mod note_out;
mod people;
mod project;
mod sources;
mod totals;
mod variables;

pub use project::{ProjectWritten, write_project};

use super::codes_out::CodesOut;
use super::guid::{Guid, Guids};
use super::xml_out::XmlOut;
use crate::model::things::Document;
use crate::model::{AnalystId, DocumentId, Seen};
use memos::MemoPlaces;
use rustc_hash::{FxHashMap, FxHashSet};
use std::io::{self, Write};

/// What every part of the file is made from.
pub(super) struct Outward<'s> {
    pub seen: &'s Seen<'s>,
    pub guids: Guids,
    pub codes: CodesOut<'s>,
    pub memos: MemoPlaces<'s>,
    /// Documents whose texts go out.
    pub documents: Vec<&'s Document>,
    pub with_text: FxHashSet<DocumentId>,
    /// People who go out, with their GUIDs.
    pub people: FxHashMap<AnalystId, Guid>,
}

impl Outward<'_> {
    /// `creatingUser` and `creationDateTime` of the element that was opened last.
    fn made<W: Write>(
        &self,
        xml: &mut XmlOut<W>,
        by: Option<AnalystId>,
        milliseconds: u64,
    ) -> io::Result<()> {
        if let Some(person) = by.and_then(|by| self.people.get(&by)) {
            xml.shown("creatingUser", person)?;
        }
        if let Some(when) = date_time(milliseconds) {
            xml.shown("creationDateTime", when)?;
        }
        Ok(())
    }
}

/// References to notes.
fn note_refs<W: Write>(xml: &mut XmlOut<W>, notes: &[Guid]) -> io::Result<()> {
    for note in notes {
        xml.open("NoteRef")?;
        xml.shown("targetGUID", note)?;
        xml.close()?;
    }
    Ok(())
}

/// `2025-11-22T08:26:40Z`, from milliseconds since 1970 UTC; none beyond the years that the standard's dates have.
fn date_time(milliseconds: u64) -> Option<String> {
    let moment = jiff::Timestamp::from_millisecond(milliseconds.cast_signed()).ok()?;
    Some(moment.strftime("%Y-%m-%dT%H:%M:%SZ").to_string())
}
