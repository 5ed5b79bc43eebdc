//! What named reviewers conclude from a table of what each document added.

use crate::model::{AnalystId, Cut, DocumentId, RoleId};
use serde::{Deserialize, Serialize};

/// What is new in a document.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize,
)]
pub enum SaturationOf {
    /// Codes that were taken from no framework.
    #[default]
    InductiveCodes,
    /// All codes.
    AllCodes,
    /// Categories, through their codes.
    Categories,
}

/// In which order documents are gone through.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize,
)]
pub enum SaturationOrder {
    /// By the date of the interview.
    #[default]
    Dates,
    /// As they were imported.
    Import,
    /// As they were first coded.
    Coding,
    /// As somebody arranged them.
    Manual,
}

/// What reviewers conclude, with the table they had before them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NewSaturationReview {
    /// Who reviewed.
    pub reviewers: Vec<AnalystId>,
    /// What they conclude, in their own words.
    pub conclusion: String,
    /// What was counted.
    pub of: SaturationOf,
    /// Whether the consensus was counted, and not everybody's codings.
    pub consensus: bool,
    /// The order of the documents.
    pub order: SaturationOrder,
    /// Only documents of this role's participants.
    pub role: Option<RoleId>,
    /// Documents in the base.
    pub base: u32,
    /// Documents in a run.
    pub run: u32,
    /// The threshold in per cent.
    pub threshold: u32,
    /// The documents in their order, and how much was new in each.
    pub new: Vec<(DocumentId, u32)>,
    /// The moment.
    pub cut: Cut,
}
