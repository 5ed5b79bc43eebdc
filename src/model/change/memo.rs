//! Memos.

use crate::model::{
    AnalystId, CaseId, CategoryId, CodeId, CodingId, DocumentId, MemoId, ParticipantId, PassId,
    Span,
};
use serde::{Deserialize, Serialize};

/// What sort of memo.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize,
)]
pub enum MemoKind {
    /// About the analysis.
    #[default]
    Analytic,
    /// About the method.
    Method,
    /// About theory.
    Theory,
    /// About the analyst's own part in it; its author's until shared.
    Reflexive,
    /// From the field.
    FieldNote,
    /// To explore next.
    ToExploreNext,
}

impl MemoKind {
    /// All kinds, in the order they are offered and printed.
    pub const ALL: [Self; 6] = [
        Self::Analytic,
        Self::Method,
        Self::Theory,
        Self::Reflexive,
        Self::FieldNote,
        Self::ToExploreNext,
    ];

    /// Its name.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Analytic => "Analytic",
            Self::Method => "Method",
            Self::Theory => "Theory",
            Self::Reflexive => "Reflexive",
            Self::FieldNote => "Field note",
            Self::ToExploreNext => "To explore next",
        }
    }
}

/// What a memo is written on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Target {
    /// The study.
    Study,
    /// A document.
    Document(DocumentId),
    /// A passage.
    Passage {
        /// Of this document.
        document: DocumentId,
        /// The passage.
        span: Span,
    },
    /// A code.
    Code(CodeId),
    /// A coding.
    Coding(CodingId),
    /// A category.
    Category(CategoryId),
    /// A participant.
    Participant(ParticipantId),
    /// A case.
    Case(CaseId),
    /// A pass.
    Pass(PassId),
    /// Another memo.
    Memo(MemoId),
    /// An analyst.
    Analyst(AnalystId),
}

/// A memo.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NewMemo {
    /// Whose it is.
    pub analyst: Option<AnalystId>,
    /// What sort.
    pub kind: MemoKind,
    /// What it says.
    pub text: String,
    /// What it is written on.
    pub on: Target,
    /// In which pass it was written; it is hidden like that pass's codings.
    pub pass: Option<PassId>,
    /// Who wrote it, where it came with an imported file.
    pub author: Option<String>,
    /// When, where it came with an imported file.
    pub dated: Option<String>,
}

/// A field of a memo.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum MemoEdit {
    /// What it says.
    Text(String),
    /// What sort.
    Kind(MemoKind),
    /// Whether others may read a reflexive memo.
    Shared(bool),
    /// Thrown away.
    Removed(bool),
    /// What was to be explored next has been explored.
    Explored(bool),
}
