//! Analysts and reviewers.

use serde::{Deserialize, Serialize};

/// A person who works on the study.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NewAnalyst {
    /// Name as shown.
    pub name: String,
    /// Initials for narrow places.
    pub initials: String,
    /// Place in the palette.
    pub colour: u8,
}

/// A field of an analyst.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum AnalystEdit {
    /// Name as shown.
    Name(String),
    /// Initials.
    Initials(String),
    /// Place in the palette.
    Colour(u8),
    /// Training and background (COREQ 1–5).
    Background(String),
    /// Relation to the participants (COREQ 6–8).
    Relation(String),
    /// Taken off the list.
    Removed(bool),
}
