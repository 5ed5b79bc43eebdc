//! Challenges: what a later pass holds against the coding of an earlier one.

use crate::model::{AnalystId, CodeId, CodingId, DocumentId, PassId, Span};
use serde::{Deserialize, Serialize};

/// What is held against an earlier pass.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Claim {
    /// The segment does not belong in its construct.
    DoesNotBelong,
    /// The segment belongs in this construct instead.
    BelongsIn(CodeId),
    /// The text was left uncoded and belongs in this construct.
    Missed(CodeId),
}

impl Claim {
    /// The construct in which the text belongs, if one is named.
    pub const fn construct(self) -> Option<CodeId> {
        match self {
            Self::DoesNotBelong => None,
            Self::BelongsIn(code) | Self::Missed(code) => Some(code),
        }
    }
}

/// A challenge to the coding of an earlier pass. It changes nothing in that pass.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NewChallenge {
    /// The pass in which it was made; it is hidden like that pass's codings.
    pub pass: PassId,
    /// Whose it is.
    pub analyst: AnalystId,
    /// The earlier pass.
    pub of: PassId,
    /// The challenged coding; none where the text was missed.
    pub coding: Option<CodingId>,
    /// Which document.
    pub document: DocumentId,
    /// First code point.
    pub start: u32,
    /// First code point after it.
    pub end: u32,
    /// The construct of the pass's material to which it belongs.
    pub within: Option<CodeId>,
    /// What is held against it.
    pub claim: Claim,
    /// Why.
    pub reason: String,
}

impl NewChallenge {
    /// The passage.
    pub const fn span(&self) -> Span {
        Span::new(self.start, self.end)
    }
}

/// A field of a challenge.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum ChallengeEdit {
    /// What is held against it.
    Claim(Claim),
    /// Why.
    Reason(String),
    /// Withdrawn.
    Removed(bool),
}
