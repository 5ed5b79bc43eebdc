//! Erasure: a participant withdraws, a name must go.

use super::TextHash;
use crate::model::{DocumentId, Span};
use serde::{Deserialize, Serialize};

/// What stands in a line where words were erased.
pub const ERASED: &str = "[erased]";

/// Has a document's words, or a passage's, deleted by every installation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Erase {
    /// Which document.
    pub document: DocumentId,
    /// The passage; none for the whole document.
    pub passage: Option<Span>,
    /// Text and original that are deleted.
    pub texts: Vec<TextHash>,
    /// The redacted document that follows, where a passage goes.
    pub replaced_by: Option<DocumentId>,
    /// Why, without the words.
    pub reason: String,
}

/// Stands where a change consisted of nothing but erased words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Erased {
    /// The document whose words stood here.
    pub document: DocumentId,
}
