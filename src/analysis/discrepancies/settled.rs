//! Whether a difference is settled.

use crate::model::things::DecisionMade;

/// How far a difference is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum SettledState {
    /// Nothing is decided.
    Open,
    /// Decided.
    Decided,
    /// Left to a third analyst.
    Referred,
    /// The codings decided on have become part of another group.
    LookAgain,
    /// Two people decided it differently, neither having seen the other's decision.
    Conflict,
}

impl SettledState {
    /// The state as the command line prints it.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Decided => "decided",
            Self::Referred => "referred",
            Self::LookAgain => "look_again",
            Self::Conflict => "conflict",
        }
    }
}

/// What was decided on a difference.
#[derive(Debug, Clone)]
pub struct Settled<'a> {
    /// How far it is.
    pub state: SettledState,
    /// The latest decision on it, if any.
    pub decision: Option<&'a DecisionMade>,
    /// Other decisions on it that were made without knowledge of the latest, or it of them, and say something else;
    /// oldest first.
    pub rivals: Vec<&'a DecisionMade>,
}
