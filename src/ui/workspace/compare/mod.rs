//! Where analysts differ, and what they decide.

use crate::ui::{Action, Commands, View, Workspace};
use egui::Ui;

/// Where analysts differ, and what they decide.
#[derive(Debug, Default)]
pub struct CompareWorkspace {}

impl Workspace for CompareWorkspace {
    fn left(&mut self, _ui: &mut Ui, _view: &View<'_>, _commands: &mut Commands) {}

    fn centre(&mut self, ui: &mut Ui, view: &View<'_>, commands: &mut Commands) {
        let _ = view;
        super::empty(
            ui,
            "Compare",
            "Once all analysts of a pass have closed it, the passages they coded differently stand here.",
            Some(Action::ShowPasses),
            commands,
        );
    }

    fn right(&mut self, _ui: &mut Ui, _view: &View<'_>, _commands: &mut Commands) {}

    fn has_left(&self, _view: &View<'_>) -> bool {
        false
    }

    fn has_right(&self, _view: &View<'_>) -> bool {
        false
    }
}
