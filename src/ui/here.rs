//! What is worked on: shared by all screens, kept between frames, no part of the study.

use super::{ListOf, WorkspaceKind};
use crate::model::{
    AnalystId, CategoryId, CodeId, CodingId, DocumentId, FrameworkId, MemoId, ParticipantId,
    PassId, RoleId, Span,
};

/// What is selected; the right panel shows it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Selected {
    /// Nothing.
    #[default]
    Nothing,
    /// A document.
    Document(DocumentId),
    /// A bare passage.
    Passage(DocumentId, Span),
    /// A code.
    Code(CodeId),
    /// A coding.
    Coding(CodingId),
    /// A category or theme.
    Category(CategoryId),
    /// A memo.
    Memo(MemoId),
    /// A participant.
    Participant(ParticipantId),
    /// A role of participants.
    Role(RoleId),
    /// A person who works on the study.
    Analyst(AnalystId),
    /// A framework.
    Framework(FrameworkId),
    /// A pass.
    Pass(PassId),
}

/// What is worked on.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Here {
    /// The workspace.
    pub workspace: WorkspaceKind,
    /// The pass one works in.
    pub pass: Option<PassId>,
    /// The document that is open.
    pub document: Option<DocumentId>,
    /// The reading list that the Code workspace shows instead of the document.
    pub list: Option<ListOf>,
    /// What is selected.
    pub selected: Selected,
    /// A passage to scroll to and select; the Code workspace takes it when it has done so.
    pub passage: Option<(DocumentId, Span)>,
    /// Counts how often a passage was asked for, so that asking for the same one again is noticed.
    pub passage_asked: u64,
}
