//! A segment on a reading list.

use crate::model::{CodingId, DocumentId, Span};

/// A segment on a reading list: a coding, or a passage that need not be coded.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(in super::super) struct Member {
    pub document: DocumentId,
    /// Code points of the document.
    pub span: Span,
    pub coding: Option<CodingId>,
}

/// What a segment is known by while its borders move.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(in super::super) enum Mark {
    Coding(CodingId),
    Passage(DocumentId, Span),
}

impl Member {
    /// What it is known by.
    pub fn mark(&self) -> Mark {
        match self.coding {
            Some(coding) => Mark::Coding(coding),
            None => Mark::Passage(self.document, self.span),
        }
    }
}
