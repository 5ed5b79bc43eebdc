//! Cells of the framework matrix (Gale 2013): what somebody has written in one, and what they quote there.

use super::{Sorted, Subject};
use crate::model::{AnalystId, CodingId, PassId};
use serde::{Deserialize, Serialize};

/// The summary of a cell, as somebody writes it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NewSummary {
    /// Whose row it stands in: a participant's, a case's, a document's.
    pub row: Subject,
    /// In which column: that of a code, a construct included, or a category.
    pub column: Sorted,
    /// What it says; empty clears the cell.
    pub text: String,
    /// Whose words these are.
    pub analyst: Option<AnalystId>,
    /// In which pass it was written; it is hidden like that pass's memos.
    pub pass: Option<PassId>,
}

/// A segment that a cell quotes, or no longer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SummaryLink {
    /// Whose row.
    pub row: Subject,
    /// Which column.
    pub column: Sorted,
    /// The segment.
    pub coding: CodingId,
    /// Whether it is quoted there.
    pub linked: bool,
    /// Who says so.
    pub analyst: Option<AnalystId>,
    /// In which pass; it is hidden like that pass's memos.
    pub pass: Option<PassId>,
}
