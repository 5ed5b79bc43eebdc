//! Two codes that may match.

use super::Likeness;
use crate::model::{CodeId, CodeMatch};

/// Two codes that may match, with the grounds.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Suggestion {
    /// The first analyst's code.
    pub a: CodeId,
    /// The second's.
    pub b: CodeId,
    /// What is suggested, read from the first code to the second.
    pub how: CodeMatch,
    /// Why.
    pub likeness: Likeness,
}
