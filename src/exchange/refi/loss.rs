//! What a file could not carry.

use crate::exchange::masking::{Leaving, Masks};
use crate::model::capital;

/// Something of the study that the standard has no place for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Loss {
    /// What, in the plural: “decisions”.
    pub what: String,
    /// How many of them.
    pub count: usize,
    /// Why, and what became of them.
    pub reason: String,
}

impl Leaving for Loss {
    fn mask(&mut self, masks: &Masks) {
        let Self {
            what,
            count: _,
            reason,
        } = self;
        what.mask(masks);
        reason.mask(masks);
    }
}

impl Loss {
    pub(super) fn new(count: usize, what: &str, reason: &str) -> Self {
        Self {
            what: what.to_owned(),
            count,
            reason: reason.to_owned(),
        }
    }

    /// In a sentence.
    pub fn sentence(&self) -> String {
        format!("{} ({}): {}.", capital(&self.what), self.count, self.reason)
    }
}

/// Keeps those that there are any of.
pub(super) fn of(losses: impl IntoIterator<Item = Loss>) -> Vec<Loss> {
    losses.into_iter().filter(|it| it.count > 0).collect()
}
