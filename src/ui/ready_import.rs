//! A document as previewed and corrected, ready to be taken into the study.

use crate::journal::{Project, Texts};
use crate::model::acts::{
    ImportedDocument, ImportedRemark, ParticipantRow, add_participants, import_document,
};
use crate::model::{
    DocumentId, DocumentKind, Original, ParticipantId, Seen, SpeakerIs, StepDraft, Text, Turn,
    word_count,
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
    /// Takes the document in as one step. The text is durable before any line names it.
    pub fn take_in(self, project: &mut Project) -> Result<DocumentId, String> {
        let sentence = |error: crate::journal::JournalError| error.to_string();
        let hash = project.add_text(&self.text).map_err(sentence)?;
        let original = if self.keep_original {
            let kept = project.add_original(&self.file, &self.bytes);
            kept.map_err(sentence)?
        } else {
            Texts::hash(&self.bytes)
        };
        let mut draft = project.draft().map_err(sentence)?;
        let document = {
            let seen = project.seen();
            let speakers = self
                .speakers
                .into_iter()
                .map(|(label, choice)| Ok((label, who(&seen, &mut draft, choice)?)))
                .collect::<Result<Vec<_>, String>>()?;
            let length = self.text.len();
            let imported = ImportedDocument {
                name: self.name,
                kind: self.kind,
                text: hash,
                length,
                words: word_count(&self.text, Span::new(0, length)),
                turns: self.turns,
                speakers,
                language: self.language,
                original: Some(Original {
                    file: self.file,
                    hash: original,
                    kept: self.keep_original,
                }),
                remarks: self.remarks,
            };
            import_document(&seen, &mut draft, imported).map_err(|error| error.to_string())?
        };
        project.commit(draft).map_err(sentence)?;
        Ok(document)
    }
}

fn who(
    seen: &Seen<'_>,
    draft: &mut StepDraft,
    choice: SpeakerChoice,
) -> Result<Option<SpeakerIs>, String> {
    Ok(match choice {
        SpeakerChoice::Unknown => None,
        SpeakerChoice::Participant(id) => Some(SpeakerIs::Participant(id)),
        SpeakerChoice::Interviewer => Some(SpeakerIs::Interviewer),
        SpeakerChoice::Interpreter => Some(SpeakerIs::Interpreter),
        SpeakerChoice::Other(name) => Some(SpeakerIs::Other(name)),
        SpeakerChoice::New { pseudonym, role } => {
            let participant = participant(seen, draft, &pseudonym, &role)?;
            Some(SpeakerIs::Participant(participant))
        }
    })
}

/// The participant of this pseudonym, where the study or this step has one already; else a new one.
fn participant(
    seen: &Seen<'_>,
    draft: &mut StepDraft,
    pseudonym: &str,
    role: &str,
) -> Result<ParticipantId, String> {
    let wanted = pseudonym.trim().to_lowercase();
    if !wanted.is_empty() {
        let same = |name: &str| name.trim().to_lowercase() == wanted;
        let here = seen.participants();
        if let Some(known) = here.iter().find(|it| same(it.pseudonym.text())) {
            return Ok(known.id);
        }
        if let Some(id) = in_draft(draft, |new| same(&new.pseudonym)) {
            return Ok(id);
        }
    }
    let row = ParticipantRow {
        row: 1,
        pseudonym: pseudonym.trim().to_owned(),
        role: role.trim().to_owned(),
        cells: Vec::new(),
    };
    let (added, refused) = add_participants(seen, draft, &[row]);
    match (added.first(), refused.first()) {
        (Some(id), _) => Ok(*id),
        (None, Some(_)) => Err(
            "A new participant has neither a pseudonym nor a role: write one of them.".to_owned(),
        ),
        (None, None) => Err("The participant could not be added.".to_owned()),
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
