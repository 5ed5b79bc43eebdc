//! How changes of documents act.

use super::{made, writes};
use crate::model::state::State;
use crate::model::things::{Document, Made};
use crate::model::{Change, DocumentEdit, Line, Pen};

impl State {
    pub(super) fn touch_documents(&mut self, line: &Line, pen: Pen) -> Option<bool> {
        let id = line.id;
        Some(match &line.change {
            Change::AddDocument(new) => {
                let it = self.documents.entry(id.into()).or_insert_with(|| Document {
                    id: id.into(),
                    made: Made::by(line),
                    imported: (**new).clone(),
                    name: made(line, &new.name),
                    kind: made(line, &new.kind),
                    date: Default::default(),
                    wave: Default::default(),
                    mode: Default::default(),
                    interviewer: Default::default(),
                    language: made(line, &new.language),
                    translated_from: Default::default(),
                    translated_by: Default::default(),
                    corrected_turns: Default::default(),
                    speakers: Default::default(),
                    participants: Default::default(),
                    note_of: Default::default(),
                    erased: false,
                });
                it.made.put(pen)
            }
            Change::EditDocument { document, edit } => {
                let it = self.documents.get_mut(document)?;
                match edit {
                    DocumentEdit::Name(text) => it.name.put(pen, text.clone()),
                    DocumentEdit::Kind(kind) => it.kind.put(pen, *kind),
                    DocumentEdit::Date(text) => it.date.put(pen, text.clone()),
                    DocumentEdit::Wave(text) => it.wave.put(pen, text.clone()),
                    DocumentEdit::Mode(text) => it.mode.put(pen, text.clone()),
                    DocumentEdit::Interviewer(who) => it.interviewer.put(pen, *who),
                    DocumentEdit::Language(text) => it.language.put(pen, text.clone()),
                    DocumentEdit::TranslatedFrom(text) => it.translated_from.put(pen, text.clone()),
                    DocumentEdit::TranslatedBy(text) => it.translated_by.put(pen, text.clone()),
                    DocumentEdit::Removed(removed) => it.made.present.put(pen, !removed),
                }
            }
            Change::CorrectTurns {
                document,
                speakers,
                turns,
            } => {
                let it = self.documents.get_mut(document)?;
                it.corrected_turns
                    .put(pen, (speakers.clone(), turns.clone()))
            }
            Change::MapSpeaker {
                document,
                speaker,
                is,
            } => {
                let it = self.documents.get_mut(document)?;
                it.speakers
                    .entry(*speaker)
                    .or_default()
                    .put(pen, is.clone())
            }
            Change::LinkParticipant {
                document,
                participant,
                linked,
            } => {
                let it = self.documents.get_mut(document)?;
                let field = it.participants.entry(*participant).or_default();
                field.put(pen, *linked)
            }
            Change::LinkNote {
                note,
                document,
                linked,
            } => {
                let it = self.documents.get_mut(note)?;
                it.note_of.entry(*document).or_default().put(pen, *linked)
            }
            Change::Erase(erase) if writes(pen) => {
                self.erasures.insert(id, (**erase).clone());
                if erase.passage.is_none() {
                    self.documents.get_mut(&erase.document)?.erased = true;
                }
                true
            }
            _ => return None,
        })
    }
}
