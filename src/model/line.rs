//! One line of a journal: a change and everything known about its making.

use super::{AnalystId, Change, Cut, HybridTime, Id, Stamp, StepId};
use serde::{Deserialize, Serialize};

/// One recorded change.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Line {
    /// Device and number of the line; also the name of what its change makes.
    pub id: Id,
    /// The gesture it belongs to: the number of the step's first line, and how many lines the step has.
    pub step: (u32, u32),
    /// When, by the hybrid logical clock.
    pub at: HybridTime,
    /// The wall clock (milliseconds since 1970 UTC), where it differed by more than a minute.
    pub wall: Option<u64>,
    /// The person at the keyboard; none before the installation is bound to one.
    pub by: Option<AnalystId>,
    /// What had been applied on the writer's screen, where that changed since the device's previous line.
    pub seen: Option<Box<Cut>>,
    /// The optional line of explanation.
    pub why: Option<Box<str>>,
    /// What happened.
    pub change: Change,
}

impl Line {
    /// The line's stamp.
    pub const fn stamp(&self) -> Stamp {
        Stamp {
            at: self.at,
            id: self.id,
        }
    }

    /// The step it belongs to.
    pub const fn step_id(&self) -> StepId {
        StepId(Id::new(self.id.device(), self.step.0))
    }

    /// Whether the line's number lies within its step.
    pub const fn is_well_formed(&self) -> bool {
        let (first, count) = self.step;
        let seq = self.id.seq();
        first > 0 && count > 0 && seq >= first && seq - first < count
    }
}
