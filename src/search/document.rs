//! What is given to the index.

use super::record::FORMAT;
use crate::model::{Text, Turn};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use std::sync::Arc;

/// What sort of text something is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Kind {
    /// What was said or written by participants: interview, field note, questionnaire answers.
    Transcript,
    /// An analyst's memo.
    Memo,
    /// The definition of a code, with its include and exclude criteria.
    Definition,
}

impl Kind {
    /// All of them, in the order in which hits are listed.
    pub const ALL: [Self; 3] = [Self::Transcript, Self::Memo, Self::Definition];

    /// The letter that stands for it in the index.
    pub(super) const fn sign(self) -> char {
        match self {
            Self::Transcript => 't',
            Self::Memo => 'm',
            Self::Definition => 'd',
        }
    }

    /// Its number in the index.
    pub(super) const fn number(self) -> u64 {
        self as u64
    }
}

/// A speaker of a document, at the place its turns' `speaker` points to.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
pub struct IndexedSpeaker {
    /// The label in the text, or the participant's pseudonym; what `speaker:` looks in.
    pub label: String,
    /// The role in the study ("nurse", "interviewer"); what `role:` looks in.
    pub role: Option<String>,
    /// The participant's label in the study; what `participant:` looks in. None for an interviewer.
    pub participant: Option<String>,
}

/// Where a text comes from when it has to be indexed.
#[derive(Clone)]
pub enum TextSource {
    /// It is in memory.
    Here(Arc<Text>),
    /// It is read only when the index does not have it yet; `None` when it is missing.
    Later(Arc<dyn Fn() -> Option<Arc<Text>> + Send + Sync>),
}

impl TextSource {
    pub(super) fn read(&self) -> Option<Arc<Text>> {
        match self {
            Self::Here(text) => Some(Arc::clone(text)),
            Self::Later(read) => read(),
        }
    }
}

impl From<Arc<Text>> for TextSource {
    fn from(text: Arc<Text>) -> Self {
        Self::Here(text)
    }
}

/// A transcript, memo or definition as the index wants it.
#[derive(Clone)]
pub struct IndexedDocument<'a> {
    /// What it is.
    pub kind: Kind,
    /// Its number, unique within its kind; hits give it back.
    pub id: u64,
    /// Its name, which `document:` looks in.
    pub name: String,
    /// Its language: an ISO 639 code or a name; `None` where it is not known.
    pub language: Option<String>,
    /// Its text.
    pub text: TextSource,
    /// Its turns in the order of the text; none for a memo.
    pub turns: &'a [Turn],
    /// The speakers to which the turns point.
    pub speakers: &'a [IndexedSpeaker],
    /// A checksum of the text; another text has another one.
    pub hash: [u8; 32],
}

impl IndexedDocument<'_> {
    /// A checksum of everything of the document that is in the index.
    pub(super) fn fingerprint(&self) -> [u8; 32] {
        let mut digest = Sha256::new();
        let mut add = |bytes: &[u8]| {
            digest.update((bytes.len() as u64).to_le_bytes());
            digest.update(bytes);
        };
        add(&FORMAT.to_le_bytes());
        add(&self.hash);
        add(self.name.as_bytes());
        add(self.language.as_deref().unwrap_or_default().as_bytes());
        for speaker in self.speakers {
            add(speaker.label.as_bytes());
            add(speaker.role.as_deref().unwrap_or_default().as_bytes());
            add(speaker
                .participant
                .as_deref()
                .unwrap_or_default()
                .as_bytes());
        }
        for turn in self.turns {
            add(&turn.start.to_le_bytes());
            add(&turn.body.to_le_bytes());
            add(&turn.end.to_le_bytes());
            add(&turn.speaker.map_or(u32::MAX, u32::from).to_le_bytes());
        }
        digest.finalize().into()
    }
}
