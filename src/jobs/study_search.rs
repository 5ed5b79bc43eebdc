//! What the search index is given of a study: everything its viewer may read, and nothing else.

use crate::model::{
    CodeId, DocumentId, Id, MemoId, ParticipantId, Seen, SpeakerIs, Text, TextHash, Turn,
};
use crate::search::{IndexedDocument, IndexedSpeaker, Kind, TextSource};
use rustc_hash::FxHasher;
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::hash::{Hash, Hasher};
use std::sync::Arc;

/// Reads a text by its hash when it is asked for; `None` where it is missing.
pub type ReadText = Arc<dyn Fn(TextHash) -> Option<Arc<Text>> + Send + Sync>;

/// What may be searched, ready to be handed to another thread.
#[derive(Debug)]
pub struct StudySearch {
    entries: Vec<Entry>,
}

struct Entry {
    kind: Kind,
    id: Id,
    name: String,
    language: Option<String>,
    text: TextSource,
    turns: Vec<Turn>,
    speakers: Vec<IndexedSpeaker>,
    hash: [u8; 32],
}

impl std::fmt::Debug for Entry {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Entry({:?} {} {})", self.kind, self.id, self.name)
    }
}

impl StudySearch {
    /// Gathers transcripts, memos and definitions. Texts are read later, and only those the index does not have.
    pub fn of(seen: &Seen<'_>, read: &ReadText) -> Self {
        let mut entries = Vec::new();
        let participants = seen.participant_labels();
        for document in seen.documents() {
            if document.erased {
                continue;
            }
            let (hash, read) = (document.imported.text, Arc::clone(read));
            let labels = 0..document.speaker_labels().len() as u16;
            entries.push(Entry {
                kind: Kind::Transcript,
                id: document.id.0,
                name: document.name.text().to_owned(),
                language: document.language.text().map(str::to_owned),
                text: TextSource::Later(Arc::new(move || read(hash))),
                turns: document.turns().to_vec(),
                speakers: labels
                    .map(|n| speaker(seen, &participants, document, n))
                    .collect(),
                hash: hash.0,
            });
        }
        for memo in seen.memos() {
            let name = seen.target_name(memo.first.on);
            entries.push(Entry::of_words(
                Kind::Memo,
                memo.id.0,
                name,
                memo.text.text(),
            ));
        }
        for code in seen.codes() {
            let parts = [
                code.definition.text(),
                code.include.text(),
                code.exclude.text(),
            ];
            let words: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
            if !words.is_empty() {
                let (name, words) = (code.name.text().to_owned(), words.join("\n"));
                entries.push(Entry::of_words(Kind::Definition, code.id.0, name, &words));
            }
        }
        Self { entries }
    }

    /// A number for everything that [`Self::of`] gathers: while it stays the same, the index has nothing to learn.
    /// Codings are no part of it.
    pub fn key(seen: &Seen<'_>) -> u64 {
        let mut hasher = FxHasher::default();
        for document in seen.documents() {
            (document.id, document.erased, document.imported.text).hash(&mut hasher);
            document.name.text().hash(&mut hasher);
            document.language.text().hash(&mut hasher);
            document.corrected_turns.stamp().hash(&mut hasher);
            for (number, is) in &document.speakers {
                (number, is.stamp()).hash(&mut hasher);
            }
        }
        for (participant, label) in seen.participant_labels() {
            let role = seen.participant(participant).map(|it| it.role.stamp());
            (participant, label, role).hash(&mut hasher);
        }
        for role in seen.roles() {
            (role.id, role.name.text()).hash(&mut hasher);
        }
        for memo in seen.memos() {
            (memo.id, memo.text.text()).hash(&mut hasher);
            seen.target_name(memo.first.on).hash(&mut hasher);
        }
        for code in seen.codes() {
            (code.id, code.name.text(), code.definition.text()).hash(&mut hasher);
            (code.include.text(), code.exclude.text()).hash(&mut hasher);
        }
        seen.viewer().hash(&mut hasher);
        hasher.finish()
    }

    /// The entries as the index takes them.
    pub fn documents(&self) -> Vec<IndexedDocument<'_>> {
        let entries = self.entries.iter();
        entries
            .map(|entry| IndexedDocument {
                kind: entry.kind,
                id: entry.id.bits(),
                name: entry.name.clone(),
                language: entry.language.clone(),
                text: entry.text.clone(),
                turns: &entry.turns,
                speakers: &entry.speakers,
                hash: entry.hash,
            })
            .collect()
    }
}

impl Entry {
    fn of_words(kind: Kind, id: Id, name: String, words: &str) -> Self {
        Self {
            kind,
            id,
            name,
            language: None,
            text: TextSource::Here(Arc::new(Text::new(words.to_owned()))),
            turns: Vec::new(),
            speakers: Vec::new(),
            hash: Sha256::digest(words.as_bytes()).into(),
        }
    }
}

/// A speaker under the name that is shown, with their role.
fn speaker(
    seen: &Seen<'_>,
    participants: &BTreeMap<ParticipantId, String>,
    document: &crate::model::things::Document,
    number: u16,
) -> IndexedSpeaker {
    let role = match document.speaker(number) {
        Some(SpeakerIs::Participant(id)) => seen
            .participant(*id)
            .and_then(|participant| seen.role(participant.role.get_or(None)?))
            .map(|role| role.name.text().to_owned()),
        Some(SpeakerIs::Interviewer) => Some("interviewer".to_owned()),
        Some(SpeakerIs::Interpreter) => Some("interpreter".to_owned()),
        _ => None,
    };
    let participant = match document.speaker(number) {
        Some(SpeakerIs::Participant(id)) => participants.get(id).cloned(),
        _ => None,
    };
    IndexedSpeaker {
        label: seen.speaker_name_with(participants, document, number),
        role,
        participant,
    }
}

/// The document a transcript's hit lies in.
pub const fn document_of(hit: u64) -> DocumentId {
    DocumentId(Id::from_bits(hit))
}

/// The memo a memo's hit lies in.
pub const fn memo_of(hit: u64) -> MemoId {
    MemoId(Id::from_bits(hit))
}

/// The code whose definition a hit lies in.
pub const fn code_of(hit: u64) -> CodeId {
    CodeId(Id::from_bits(hit))
}
