//! What is counted before anything is written.

use crate::model::things::Coding;
use crate::model::{AnalystId, Seen};
use rustc_hash::FxHashSet;

/// Whose codings go out, and how many.
#[derive(Debug, Default)]
pub(super) struct Totals {
    /// Codings that stand.
    pub codings: usize,
    /// Codings that were taken away.
    pub removed: usize,
    /// Who coded.
    pub analysts: FxHashSet<AnalystId>,
}

impl Totals {
    /// Over everything that its viewer may see.
    pub fn of(seen: &Seen<'_>) -> Self {
        let mut totals = Self::default();
        for document in seen.documents() {
            for coding in seen.codings_with_removed_of(document.id) {
                totals.count(coding);
            }
        }
        totals
    }

    fn count(&mut self, coding: &Coding) {
        if coding.stands() {
            self.codings += 1;
            self.analysts.insert(coding.analyst());
        } else {
            self.removed += 1;
        }
    }
}
