//! An attribute of participants, cases or documents.

use super::Made;
use crate::model::{AttributeId, AttributeOf};

/// An attribute.
#[derive(Debug, Clone, PartialEq)]
pub struct Attribute {
    /// Names the attribute.
    pub id: AttributeId,
    /// When made.
    pub made: Made,
    /// Its name.
    pub name: String,
    /// Unit of its numbers.
    pub unit: String,
    /// What it describes.
    pub of: AttributeOf,
}
