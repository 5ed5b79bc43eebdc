//! The fields a query can name.

use super::document::Kind;

/// What a query can ask for beside words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Field {
    Speaker,
    Participant,
    Role,
    Document,
    Code,
    In,
}

impl Field {
    /// The field of this name, any case.
    pub fn named(name: &str) -> Option<Self> {
        match name.to_lowercase().as_str() {
            "speaker" => Some(Self::Speaker),
            "participant" => Some(Self::Participant),
            "role" => Some(Self::Role),
            "document" => Some(Self::Document),
            "code" => Some(Self::Code),
            "in" => Some(Self::In),
            _ => None,
        }
    }
}

/// What may stand after `in:`.
pub(super) fn place(name: &str) -> Option<Vec<Kind>> {
    match name.trim().to_lowercase().as_str() {
        "transcript" | "transcripts" => Some(vec![Kind::Transcript]),
        "memo" | "memos" => Some(vec![Kind::Memo]),
        "definition" | "definitions" => Some(vec![Kind::Definition]),
        "all" | "everything" => Some(Kind::ALL.to_vec()),
        _ => None,
    }
}
