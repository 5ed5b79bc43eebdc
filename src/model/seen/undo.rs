//! What the viewer can undo and redo.

use super::{Seen, Viewer};
use crate::model::{Change, StepId};

/// A step that can be undone or redone, with a name for the button.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UndoStep {
    /// The step to name in [`Change::Undo`].
    pub step: StepId,
    /// What it did: “merge 3 codes into Trust”.
    pub name: String,
}

impl Seen<'_> {
    /// The viewer's newest step that is not undone; none beyond a closing, a reveal or a frozen version.
    pub fn next_undo(&self) -> Option<UndoStep> {
        for step in self.own_steps_newest_first() {
            let mut lines = self.study.lines_of(step).peekable();
            // A reason goes with the step it is for.
            let first = &lines.peek()?.change;
            if matches!(first, Change::Undo { .. } | Change::Explain { .. })
                || self.study.is_undone(step)
            {
                continue;
            }
            if lines.any(|line| line.change.is_final() || self.is_behind_a_closed_consensus(line)) {
                return None;
            }
            let name = self.step_name(step);
            return Some(UndoStep { step, name });
        }
        None
    }

    /// The viewer's newest undo that can be taken back; a new step ends redo.
    pub fn next_redo(&self) -> Option<UndoStep> {
        for step in self.own_steps_newest_first() {
            let undone = match self.study.line(step.0)?.change {
                Change::Undo { step } => step,
                Change::Explain { .. } => continue,
                _ => return None,
            };
            let of_an_undo = matches!(
                self.study.line(undone.0).map(|line| &line.change),
                Some(Change::Undo { .. })
            );
            if of_an_undo || self.study.is_undone(step) {
                continue;
            }
            let name = self.step_name(undone);
            return Some(UndoStep { step, name });
        }
        None
    }

    fn own_steps_newest_first(&self) -> impl Iterator<Item = StepId> + '_ {
        let me = match self.viewer {
            Viewer::Analyst(me) => self.study.own_steps.get(&me),
            Viewer::Anyone => None,
        };
        me.into_iter()
            .flat_map(|steps| steps.values().rev().copied())
    }
}
