//! What the discussion changed.

use crate::analysis::discrepancies::DifferenceKind;
use crate::model::{AnalystId, CodingId, DecisionId, DocumentId, Span};

/// A coding that is not in the consensus as its analyst made it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Changed {
    /// The coding.
    pub coding: CodingId,
    /// Whose it is.
    pub analyst: AnalystId,
    /// Where.
    pub document: DocumentId,
    /// The passage as coded.
    pub span: Span,
    /// How the analysts had differed.
    pub kind: DifferenceKind,
    /// By which decision.
    pub decision: DecisionId,
}
