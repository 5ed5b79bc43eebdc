//! Closing the consensus of a part of a pass.

use crate::model::{AnalystId, SessionId};
use serde::{Deserialize, Serialize};

/// How the consensus of a part was closed: by whom, and within which borders.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ConsensusClosed {
    /// By how many words borders could differ and count as the same; none where every character counted.
    pub words: Option<u32>,
    /// In which session.
    pub session: Option<SessionId>,
    /// Analysts who were there.
    pub present: Vec<AnalystId>,
    /// Persons outside the study who were there.
    pub others: Vec<String>,
}

/// The consensus of a part is closed, or taken up again.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum ConsensusClosing {
    /// Nothing in it was open.
    Closed(ConsensusClosed),
    /// Taken up again.
    Reopened {
        /// Why.
        reason: String,
    },
}
