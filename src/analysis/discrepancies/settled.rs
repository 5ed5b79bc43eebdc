//! Whether a difference is settled.

use super::difference::Difference;
use super::item::Item;
use crate::model::things::DecisionMade;
use crate::model::{CodingId, Decision, PassId, Seen};

/// How far a difference is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
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
#[derive(Debug, Clone, Copy)]
pub struct Settled<'a> {
    /// How far it is.
    pub state: SettledState,
    /// The latest decision on it, if any.
    pub decision: Option<&'a DecisionMade>,
}

impl<'a> Settled<'a> {
    /// Looks for the latest decision on the difference, else on the whole item, else on some of its codings.
    pub fn of(seen: &Seen<'a>, pass: PassId, item: &Item, difference: &Difference) -> Self {
        let decisions = seen.decisions();
        let on = |fits: &dyn Fn(&[CodingId]) -> bool| {
            let mut of_pass = decisions.iter().rev().filter(|it| it.decided.pass == pass);
            of_pass.find(|it| fits(&it.decided.codings)).copied()
        };
        let own = difference.ids();
        let whole = item.ids();
        let this = |ids: &[CodingId]| ids == own || ids == whole;
        if let Some(decision) = on(&this) {
            let rivals = decisions.iter().filter(|it| {
                it.decided.pass == pass
                    && this(&it.decided.codings)
                    && it.decided.decision != decision.decided.decision
            });
            let rivals = rivals.map(|it| it.made.stamp);
            let rival = |stamp| seen.set_unseen(stamp, decision.made.stamp);
            let state = match decision.decided.decision {
                _ if rivals.into_iter().any(rival) => SettledState::Conflict,
                Decision::Reopened | Decision::DefinitionUnclear(_) => SettledState::Open,
                Decision::Refer(_) => SettledState::Referred,
                _ => SettledState::Decided,
            };
            return Self {
                state,
                decision: Some(decision),
            };
        }
        let touched = on(&|ids| ids.iter().any(|id| own.contains(id)));
        let state = match &touched {
            Some(it) if it.decided.decision != Decision::Reopened => SettledState::LookAgain,
            _ => SettledState::Open,
        };
        Self {
            state,
            decision: touched,
        }
    }
}
