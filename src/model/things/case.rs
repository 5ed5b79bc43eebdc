//! A case above participants.

use super::Made;
use crate::model::{CaseId, Field};

/// A service, a region.
#[derive(Debug, Clone, PartialEq)]
pub struct Case {
    /// Names the case.
    pub id: CaseId,
    /// When made.
    pub made: Made,
    /// Its name.
    pub name: Field<String>,
    /// What kind of case.
    pub kind: Field<String>,
    /// The case above it, as set; a cycle is cut when read.
    pub parent: Field<Option<CaseId>>,
}
