//! What a search finds.

use super::document::Kind;
use super::note::Note;
use crate::model::Span;

/// One matching place: a word, or the words of a phrase.
#[derive(Debug, Clone, PartialEq)]
pub struct Hit {
    /// What kind of text it stands in.
    pub kind: Kind,
    /// The document's number (for a memo or definition, its own).
    pub document: u64,
    /// The document's name.
    pub document_name: String,
    /// The word or phrase, in code points of the document.
    pub span: Span,
    /// What to show around it: its sentence, or as much of it as is readable.
    pub context: String,
    /// Where the context stands, in code points of the document.
    pub context_span: Span,
    /// How well the query fits the hit's paragraph (BM25; no unit, only to be compared within one answer).
    pub score: f32,
}

/// The answer to a query.
///
/// A query is matched paragraph by paragraph (by speaker's turn, in stretches of at most 5,000 code points). In a
/// matching paragraph every occurrence of a word or phrase asked for is one place; parts of the query under NOT
/// are not asked for; a stretch that answers two parts of the query counts once. A paragraph that matches
/// without any word asked for (`role:nurse`) is itself one place.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Hits {
    /// All matching places, listed or not.
    pub total: u64,
    /// All matching paragraphs.
    pub paragraphs: u64,
    /// The first places in the order asked for.
    pub hits: Vec<Hit>,
    /// How the query was understood where that is not plain.
    pub notes: Vec<Note>,
}
