//! A document as previewed and corrected, ready to be taken into the study.

use crate::journal::{NewFile, Project, Texts};
use crate::model::acts::{
    ImportedDocument, ImportedRemark, ParticipantRow, ParticipantTable, import_document,
};
use crate::model::{
    DocumentId, DocumentKind, Original, ParticipantId, Seen, SpeakerIs, StepDraft, Text, TextHash,
    Turn, word_count,
};
use crate::model::{NewParticipant, Span};
use std::sync::Arc;

/// Who a speaker is to be.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum SpeakerChoice {
    /// Not said yet.
    #[default]
    Unknown,
    /// A participant of the study.
    Participant(ParticipantId),
    /// A new participant: pseudonym and role, of which one may be empty.
    New {
        /// Pseudonym.
        pseudonym: String,
        /// Role by name; an unknown one is made.
        role: String,
    },
    /// The interviewer.
    Interviewer,
    /// An interpreter.
    Interpreter,
    /// Somebody else, by name.
    Other(String),
}

/// A document ready to be taken in.
#[derive(Debug, Clone)]
pub struct ReadyImport {
    /// Name as shown.
    pub name: String,
    /// What sort.
    pub kind: DocumentKind,
    /// The text.
    pub text: Text,
    /// The turns.
    pub turns: Vec<Turn>,
    /// Labels of the speakers, with who they are to be.
    pub speakers: Vec<(String, SpeakerChoice)>,
    /// Language as a BCP 47 subtag.
    pub language: Option<String>,
    /// Name of the file.
    pub file: String,
    /// The file as it came.
    pub bytes: Arc<Vec<u8>>,
    /// Whether a copy of the file is kept in the study's folder.
    pub keep_original: bool,
    /// Comments in the file.
    pub remarks: Vec<ImportedRemark>,
}

impl ReadyImport {
    /// Takes the document in as one step, by itself.
    ///
    /// # Errors
    /// Where it is in the study already, or could not be written; a sentence for a person.
    pub fn take_in(self, project: &mut Project) -> Result<DocumentId, String> {
        let answer = super::importing::take_in(project, &[self])?.pop();
        answer.unwrap_or_else(|| Err("The document could not be imported.".to_owned()))
    }

    /// Where its text will lie.
    pub(super) fn address(&self) -> TextHash {
        Texts::hash(self.text.as_str().as_bytes())
    }

    /// What has to be durable before any line names it.
    pub(super) fn files(&self) -> impl Iterator<Item = NewFile<'_>> {
        let original = self.keep_original.then_some(NewFile::Original {
            name: &self.file,
            bytes: &self.bytes,
        });
        std::iter::once(NewFile::Text(&self.text)).chain(original)
    }

    /// Bytes of these.
    pub(super) fn size(&self) -> usize {
        let original = if self.keep_original {
            self.bytes.len()
        } else {
            0
        };
        self.text.as_str().len() + original
    }

    /// Writes the document and its new participants into a step. `earlier` are steps that will be recorded before
    /// it, and `table` knows their participants.
    pub(super) fn write_into(
        &self,
        seen: &Seen<'_>,
        earlier: &[StepDraft],
        table: &mut ParticipantTable,
        draft: &mut StepDraft,
    ) -> Result<DocumentId, String> {
        let mut people = People {
            seen,
            earlier,
            table,
        };
        let speakers = self
            .speakers
            .iter()
            .map(|(label, choice)| Ok((label.clone(), people.who(draft, choice)?)))
            .collect::<Result<Vec<_>, String>>()?;
        let length = self.text.len();
        let imported = ImportedDocument {
            name: self.name.clone(),
            kind: self.kind,
            text: self.address(),
            length,
            words: word_count(&self.text, Span::new(0, length)),
            turns: self.turns.clone(),
            speakers,
            language: self.language.clone(),
            original: Some(Original {
                file: self.file.clone(),
                hash: Texts::hash(&self.bytes),
                kept: self.keep_original,
            }),
            remarks: self.remarks.clone(),
        };
        import_document(seen, draft, imported).map_err(|error| error.to_string())
    }
}

/// Whom speakers may be.
struct People<'p, 'a> {
    seen: &'p Seen<'a>,
    earlier: &'p [StepDraft],
    table: &'p mut ParticipantTable,
}

impl People<'_, '_> {
    fn who(
        &mut self,
        draft: &mut StepDraft,
        choice: &SpeakerChoice,
    ) -> Result<Option<SpeakerIs>, String> {
        Ok(match choice {
            SpeakerChoice::Unknown => None,
            SpeakerChoice::Participant(id) => Some(SpeakerIs::Participant(*id)),
            SpeakerChoice::Interviewer => Some(SpeakerIs::Interviewer),
            SpeakerChoice::Interpreter => Some(SpeakerIs::Interpreter),
            SpeakerChoice::Other(name) => Some(SpeakerIs::Other(name.clone())),
            SpeakerChoice::New { pseudonym, role } => {
                let participant = self.participant(draft, pseudonym, role)?;
                Some(SpeakerIs::Participant(participant))
            }
        })
    }

    /// The participant of this pseudonym, where the study or these steps have one already; else a new one.
    fn participant(
        &mut self,
        draft: &mut StepDraft,
        pseudonym: &str,
        role: &str,
    ) -> Result<ParticipantId, String> {
        let wanted = pseudonym.trim().to_lowercase();
        if !wanted.is_empty() {
            let same = |name: &str| name.trim().to_lowercase() == wanted;
            let here = self.seen.participants();
            if let Some(known) = here.iter().find(|it| same(it.pseudonym.text())) {
                return Ok(known.id);
            }
            let mut drafts = self.earlier.iter().chain([&*draft]);
            if let Some(id) = drafts.find_map(|draft| in_draft(draft, |new| same(&new.pseudonym))) {
                return Ok(id);
            }
        }
        if wanted.is_empty() && role.trim().is_empty() {
            return Err(
                "A new participant has neither a pseudonym nor a role: write one of them."
                    .to_owned(),
            );
        }
        let row = ParticipantRow {
            row: 1,
            pseudonym: pseudonym.trim().to_owned(),
            role: role.trim().to_owned(),
            cells: Vec::new(),
        };
        let added = self.table.add(self.seen, draft, &row);
        added.map_err(|_| "The participant could not be added.".to_owned())
    }
}

fn in_draft(draft: &StepDraft, wanted: impl Fn(&NewParticipant) -> bool) -> Option<ParticipantId> {
    let mut lines = draft.changes().iter().zip(draft.first()..);
    lines.find_map(|(change, seq)| match change {
        crate::model::Change::AddParticipant(new) if wanted(new) => {
            Some(crate::model::Id::new(draft.device(), seq).into())
        }
        _ => None,
    })
}
