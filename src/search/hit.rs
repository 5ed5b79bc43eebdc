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
    /// Which of the document's speakers says it.
    pub speaker: Option<u16>,
    /// The word or phrase, in code points of the document.
    pub span: Span,
    /// What to show around it: its sentence, or as much of it as is readable.
    pub context: String,
    /// Where the context stands, in code points of the document.
    pub context_span: Span,
    /// How well the query fits the hit's paragraph (BM25; no unit, only to be compared within one answer).
    pub score: f32,
}

/// How many matching places one speaker of one document has.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Share {
    /// What kind of text.
    pub kind: Kind,
    /// The document's number.
    pub document: u64,
    /// The document's name.
    pub document_name: String,
    /// Which of its speakers.
    pub speaker: Option<u16>,
    /// Matching places.
    pub places: u64,
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
    /// How the matching places spread over documents and their speakers, before [`super::Options::narrow`]; by kind,
    /// document name, document number and speaker.
    pub shares: Vec<Share>,
    /// How the query was understood where that is not plain.
    pub notes: Vec<Note>,
}
