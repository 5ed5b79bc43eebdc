//! What a step was done because of: the discrepancies behind a change of the codebook.

use crate::model::{ChallengeId, CodingId};
use serde::{Deserialize, Serialize};

/// What lies behind a step.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Ground {
    /// A discrepancy: its codings, sorted, as a decision names them.
    Discrepancy(Vec<CodingId>),
    /// A challenge to an earlier pass.
    Challenge(ChallengeId),
}

impl Ground {
    /// A discrepancy by its codings, in whatever order they come.
    pub fn discrepancy(codings: impl IntoIterator<Item = CodingId>) -> Self {
        let mut codings: Vec<CodingId> = codings.into_iter().collect();
        codings.sort();
        codings.dedup();
        Self::Discrepancy(codings)
    }
}
