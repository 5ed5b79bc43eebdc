//! Codings: segments with their code.

use crate::model::{AnalystId, CategoryMark, CodeId, DocumentId, PassId, Span, Stamp};
use serde::{Deserialize, Serialize};

/// One analyst's code on one passage.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct NewCoding {
    /// Whose layer it is; where the line's `by` is another, it was brought in for them.
    pub analyst: AnalystId,
    /// Which document.
    pub document: DocumentId,
    /// In which pass.
    pub pass: PassId,
    /// Which code.
    pub code: CodeId,
    /// First code point.
    pub start: u32,
    /// First code point after it.
    pub end: u32,
    /// The construct in whose material it was made.
    pub within: Option<CodeId>,
}

impl NewCoding {
    /// The passage.
    pub const fn span(&self) -> Span {
        Span::new(self.start, self.end)
    }
}

/// Whether what is said hinders or helps.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Valence {
    /// It hinders.
    Barrier,
    /// It helps.
    Facilitator,
    /// It does both.
    Both,
}

/// Where what is said lies.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Place {
    /// Inside the organisation.
    Internal,
    /// Outside it.
    External,
    /// Both.
    Both,
}

/// How the speaker stands to it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Stance {
    /// For it.
    Positive,
    /// Against it.
    Negative,
    /// Both ways.
    Ambivalent,
}

/// A mark on a coding.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Mark {
    /// Barrier or facilitator.
    Valence(Option<Valence>),
    /// Internal or external.
    Place(Option<Place>),
    /// How the speaker stands to it.
    Stance(Option<Stance>),
    /// A deviant (negative) case.
    Deviant(bool),
}

impl Mark {
    /// In words: “barrier and facilitator”, “for it”, “no deviant case”.
    pub const fn in_words(self) -> &'static str {
        match self {
            Self::Valence(Some(valence)) => CategoryMark::Valence(Some(valence)).in_words(),
            Self::Valence(None) => "neither barrier nor facilitator",
            Self::Place(Some(place)) => CategoryMark::Place(Some(place)).in_words(),
            Self::Place(None) => "neither internal nor external",
            Self::Stance(Some(Stance::Positive)) => "for it",
            Self::Stance(Some(Stance::Negative)) => "against it",
            Self::Stance(Some(Stance::Ambivalent)) => "for and against it",
            Self::Stance(None) => "neither for it nor against it",
            Self::Deviant(true) => "deviant case",
            Self::Deviant(false) => "no deviant case",
        }
    }
}

/// Whether a segment is to be quoted in the report, and where.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum QuotationUse {
    /// It might be.
    Candidate,
    /// In the main text.
    MainText,
    /// In the supplement.
    Supplement,
}

/// A field of a coding.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum CodingEdit {
    /// Its code.
    Code(CodeId),
    /// Its borders.
    Borders {
        /// First code point.
        start: u32,
        /// First code point after it.
        end: u32,
    },
    /// The condensed meaning unit.
    Condensed(String),
    /// A mark.
    Mark(Mark),
    /// Taken away.
    Removed(bool),
    /// Looked at again: it fits what its code means since the change of the definition that has this stamp.
    StillFits(Stamp),
    /// Chosen as a quotation; none takes it back.
    Quotation(Option<QuotationUse>),
}
