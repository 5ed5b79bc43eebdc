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
