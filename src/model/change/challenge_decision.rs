//! Decisions on what a later pass held against the coding of an earlier one.

use crate::model::{AnalystId, ChallengeId, CodeId, PassId, SessionId};
use serde::{Deserialize, Serialize};

/// How a challenged coding, or a passage said to have been missed, was settled.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum ChallengeDecision {
    /// As it was coded; a passage said to have been missed stays uncoded.
    AsCoded,
    /// As this challenge has it.
    AsChallenged(ChallengeId),
    /// With this construct instead.
    Another(CodeId),
    /// As it was coded and as it was challenged, side by side.
    Both,
    /// Neither as coded nor as challenged: nothing stands.
    Neither,
    /// This analyst decides.
    Refer(AnalystId),
    /// Open again.
    Reopened,
}

/// A decision on all the challenges to one coding, or to one passage. The coding itself stays as its analyst made it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NewChallengeDecision {
    /// The challenged pass.
    pub of: PassId,
    /// The challenges, sorted.
    pub challenges: Vec<ChallengeId>,
    /// How it was settled.
    pub decision: ChallengeDecision,
    /// Why.
    pub reason: String,
    /// In which session.
    pub session: Option<SessionId>,
}
