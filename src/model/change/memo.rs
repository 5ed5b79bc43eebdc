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
}
