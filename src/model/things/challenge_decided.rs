//! A decision on challenges.

use super::Made;
use crate::model::{ChallengeDecisionId, NewChallengeDecision};

/// A decision as it was made; the latest that stands for the same challenges counts.
#[derive(Debug, Clone, PartialEq)]
pub struct ChallengeDecided {
    /// Names the decision.
    pub id: ChallengeDecisionId,
    /// When made.
    pub made: Made,
    /// The challenges and how they were settled.
    pub decided: NewChallengeDecision,
}
