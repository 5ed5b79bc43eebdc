//! Who signs the analysis, what is answered to a reviewer, and finalizing a version.

use crate::model::{AnalystId, ReviewId, VersionId};
use serde::{Deserialize, Serialize};

/// How a comment was answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Answer {
    /// It is followed.
    Accepted,
    /// It is not followed; the reply says why.
    Rejected,
}

/// A reply in the thread of a review.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NewReply {
    /// The review that began the thread.
    pub review: ReviewId,
    /// Whose words it is.
    pub by: AnalystId,
    /// Its words.
    pub text: String,
    /// How it answers the thread; none where it only goes on with it.
    pub answer: Option<Answer>,
}

/// A version becomes the final one of its number: signed and dated.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NewFinal {
    /// Which version.
    pub version: VersionId,
    /// Who agrees with every category of it.
    pub signers: Vec<AnalystId>,
    /// Needed signers whose objection stands.
    pub objecting: Vec<AnalystId>,
    /// Why it was finalized over their objection; empty where nobody objects.
    pub over: String,
}
