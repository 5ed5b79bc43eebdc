//! Passages of two codes, to be read side by side.

use crate::model::{DocumentId, Span};

/// A passage that was given one of two codes by its analyst, or both.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SharedPassage {
    /// The document.
    pub document: DocumentId,
    /// From the first coded code point to the last.
    pub span: Span,
    /// What the first analyst gave the first code, if anything.
    pub a: Option<Span>,
    /// What the second gave the second.
    pub b: Option<Span>,
}

impl SharedPassage {
    /// Whether both gave their codes here.
    pub const fn is_of_both(&self) -> bool {
        self.a.is_some() && self.b.is_some()
    }
}
