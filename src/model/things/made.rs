//! When and by whom a thing was made, and whether it still stands.

use crate::model::{AnalystId, Field, Line, Pen, Stamp};

/// The part that all things share.
#[derive(Debug, Clone, PartialEq)]
pub struct Made {
    /// The line that made it.
    pub stamp: Stamp,
    /// Who was at the keyboard.
    pub by: Option<AnalystId>,
    /// Whether it stands: false once removed, none once its making was undone.
    pub present: Field<bool>,
}

impl Made {
    /// Made by this line; whether it stands is put in by the pen.
    pub(in crate::model) fn by(line: &Line) -> Self {
        Self {
            stamp: line.stamp(),
            by: line.by,
            present: Field::default(),
        }
    }

    /// Lets the making, or its undoing, act.
    pub(in crate::model) fn put(&mut self, pen: Pen) -> bool {
        self.present.put(pen, true)
    }

    /// Whether the thing stands.
    pub fn stands(&self) -> bool {
        self.present.get_or(false)
    }
}
