//! A person who works on the study.

use super::Made;
use crate::model::{AnalystId, Field};

/// An analyst or reviewer.
#[derive(Debug, Clone, PartialEq)]
pub struct Analyst {
    /// Names the analyst.
    pub id: AnalystId,
    /// When made.
    pub made: Made,
    /// Name as shown.
    pub name: Field<String>,
    /// Initials for narrow places.
    pub initials: Field<String>,
    /// Place in the palette.
    pub colour: Field<u8>,
    /// Training and background.
    pub background: Field<String>,
    /// Relation to the participants.
    pub relation: Field<String>,
}
