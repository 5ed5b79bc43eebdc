//! Frozen versions and the research group's review.

use crate::model::{AnalystId, CategoryId, Cut, VersionId};
use serde::{Deserialize, Serialize};

/// What is frozen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum VersionOf {
    /// The codebook.
    Codebook,
    /// Codes, categories and themes.
    Categories,
    /// The whole analysis.
    Analysis,
}

/// A frozen version: a name for a moment of the study.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NewVersion {
    /// What is frozen.
    pub of: VersionOf,
    /// Its name.
    pub name: String,
    /// The moment.
    pub cut: Cut,
}

/// What a reviewer says of a category.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Verdict {
    /// Agrees.
    Agree,
    /// Objects.
    Object,
    /// Has not decided.
    Open,
}

/// A reviewer's verdict on a category of a version.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NewReview {
    /// Which version.
    pub version: VersionId,
    /// Which category.
    pub category: CategoryId,
    /// Who.
    pub reviewer: AnalystId,
    /// What they say.
    pub verdict: Verdict,
    /// With what comment.
    pub comment: String,
}
