//! A decision on a discrepancy.

use super::Made;
use crate::model::{DecisionId, NewDecision};

/// A decision as it was made; the latest that stands for the same codings counts.
#[derive(Debug, Clone, PartialEq)]
pub struct DecisionMade {
    /// Names the decision.
    pub id: DecisionId,
    /// When made.
    pub made: Made,
    /// The discrepancy and how it was settled.
    pub decided: NewDecision,
}
