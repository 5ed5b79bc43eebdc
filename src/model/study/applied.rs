//! What became of a line, and of steps that do not act.

use crate::model::{Id, Reference, StepId};

/// What became of a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Applied {
    /// Its step acts now.
    Acts {
        /// Changes of an undo that found nothing to take back, because others built on it.
        left: Vec<Id>,
    },
    /// It is kept until its step is whole or what it names has arrived.
    Kept,
    /// The same line was here already.
    Known,
    /// Another line of the same number was here already; it stays.
    Fork,
    /// The line contradicts its own step and was not taken.
    Malformed,
}

/// A step that cannot act yet, or never will.
#[derive(Debug, Clone, PartialEq)]
pub struct Pending {
    /// The step.
    pub step: StepId,
    /// Number of its lines that are here.
    pub lines: u32,
    /// Why it does not act.
    pub reason: PendingReason,
}

/// Why a step does not act.
#[derive(Debug, Clone, PartialEq)]
pub enum PendingReason {
    /// Not all its lines are here.
    Incomplete,
    /// It names something that has not arrived.
    Waiting(Reference),
    /// It names something that can no longer arrive: that number is another line, or was refused.
    Lost(Reference),
    /// A line of it makes no sense.
    Refused {
        /// Which line.
        line: Id,
        /// Why.
        why: String,
    },
    /// Given up by its installation after a crash.
    Abandoned,
}
