//! Settling: code matching, consensus sessions and decisions.

use crate::model::{AnalystId, CodeId, CodingId, MemoId, PassId, SessionId};
use serde::{Deserialize, Serialize};

/// How two analysts' codes match, read from the first to the second.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum CodeMatch {
    /// They mean the same.
    Equal,
    /// The first is broader.
    Broader,
    /// The first is narrower.
    Narrower,
    /// They are distinct.
    Distinct,
}

impl CodeMatch {
    /// The same, read from the second code to the first.
    #[must_use]
    pub const fn turned(self) -> Self {
        match self {
            Self::Broader => Self::Narrower,
            Self::Narrower => Self::Broader,
            Self::Equal | Self::Distinct => self,
        }
    }

    /// Two codes and how they match, the code of the smaller id first: what is said of two codes is one field,
    /// whichever of them was named first.
    #[must_use]
    pub fn in_order(a: CodeId, b: CodeId, how: Self) -> (CodeId, CodeId, Self) {
        if b < a {
            (b, a, how.turned())
        } else {
            (a, b, how)
        }
    }

    /// In a word: “equal”.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Equal => "equal",
            Self::Broader => "broader",
            Self::Narrower => "narrower",
            Self::Distinct => "distinct",
        }
    }

    /// Between the names of the two codes: “is broader than”.
    pub const fn between(self) -> &'static str {
        match self {
            Self::Equal => "means the same as",
            Self::Broader => "is broader than",
            Self::Narrower => "is narrower than",
            Self::Distinct => "is distinct from",
        }
    }
}

/// A consensus session.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NewSession {
    /// Of which pass.
    pub pass: PassId,
    /// Date, `YYYY-MM-DD`.
    pub date: String,
    /// Analysts who were there.
    pub present: Vec<AnalystId>,
    /// Persons outside the study who were there.
    pub others: Vec<String>,
}

/// How a discrepancy was settled.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Decision {
    /// As this analyst coded.
    As(AnalystId),
    /// Both codings stand.
    Both,
    /// One coding over everything that was coded.
    Union,
    /// One coding over what all coded.
    Intersection,
    /// One coding with new borders.
    Borders {
        /// Which code.
        code: CodeId,
        /// First code point.
        start: u32,
        /// First code point after it.
        end: u32,
    },
    /// Another code.
    AnotherCode(CodeId),
    /// Neither stands.
    Neither,
    /// A third analyst decides.
    Refer(AnalystId),
    /// The code's definition has to be made clear first.
    DefinitionUnclear(CodeId),
    /// Both readings are kept, with a memo.
    DifferingReadings(MemoId),
    /// Open again.
    Reopened,
}

/// A decision on one discrepancy.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NewDecision {
    /// In which pass.
    pub pass: PassId,
    /// The discrepancy: its codings, sorted.
    pub codings: Vec<CodingId>,
    /// How it was settled.
    pub decision: Decision,
    /// Why.
    pub reason: String,
    /// In which session.
    pub session: Option<SessionId>,
    /// The stated rule, where several were settled at once.
    pub by_rule: Option<String>,
}
