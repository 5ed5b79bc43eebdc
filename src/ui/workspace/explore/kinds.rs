//! What can stand in rows and columns, looked up once for each revision of the study.

use crate::analysis::explore::Axis;
use crate::ui::View;

/// The kinds of things there are in the study, with their names.
#[derive(Debug, Default)]
pub(super) struct Kinds {
    revision: Option<u64>,
    all: Vec<(Axis, String)>,
}

impl Kinds {
    /// Brings them to the study as it is now.
    pub fn update(&mut self, view: &View<'_>) {
        if self.revision != Some(view.revision()) {
            self.revision = Some(view.revision());
            let choices = Axis::choices(view.seen).into_iter();
            self.all = choices.map(|it| (it, it.name(view.seen))).collect();
        }
    }

    /// All of them.
    pub fn all(&self) -> &[(Axis, String)] {
        &self.all
    }

    /// Those that fit.
    pub fn that(&self, fits: impl Fn(Axis) -> bool) -> Vec<(Axis, String)> {
        let all = self.all.iter();
        all.filter(|(axis, _)| fits(*axis)).cloned().collect()
    }

    /// Whether there are such things in the study.
    pub fn has(&self, axis: Axis) -> bool {
        self.all.iter().any(|(it, _)| *it == axis)
    }
}
