//! Undo and redo, as recorded steps.

use super::{JournalError, Project};
use crate::model::{Change, Id, UndoStep};

/// A step that was undone or redone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UndoDone {
    /// What the step did: “merge 3 codes into Trust”.
    pub name: String,
    /// Its changes that were left standing, because others built on them.
    pub left: Vec<Id>,
}

impl Project {
    /// Takes back this person's newest step; none where there is nothing to take back.
    pub fn undo(&mut self) -> Result<Option<UndoDone>, JournalError> {
        let next = self.seen().next_undo();
        self.record_undo(next)
    }

    /// Takes back this person's newest undo; none where a later step has ended redo.
    pub fn redo(&mut self) -> Result<Option<UndoDone>, JournalError> {
        let next = self.seen().next_redo();
        self.record_undo(next)
    }

    fn record_undo(&mut self, next: Option<UndoStep>) -> Result<Option<UndoDone>, JournalError> {
        let Some(UndoStep { step, name }) = next else {
            return Ok(None);
        };
        let mut draft = self.draft()?;
        draft.push(Change::Undo { step });
        let left = self.commit(draft)?.left;
        Ok(Some(UndoDone { name, left }))
    }
}
