//! A challenge to the coding of an earlier pass.

use super::Made;
use crate::model::{ChallengeId, Claim, Field, NewChallenge};

/// What an analyst holds, in a later pass, against the coding of an earlier one.
#[derive(Debug, Clone, PartialEq)]
pub struct Challenge {
    /// Names the challenge.
    pub id: ChallengeId,
    /// When made.
    pub made: Made,
    /// As made: whose, in which pass, against which, where.
    pub first: NewChallenge,
    /// What is held against it.
    pub claim: Field<Claim>,
    /// Why.
    pub reason: Field<String>,
}
