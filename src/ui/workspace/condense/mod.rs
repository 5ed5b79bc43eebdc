//! Codes into categories and themes.

use crate::ui::{Action, Commands, View, Workspace};
use egui::Ui;

/// Codes into categories and themes.
#[derive(Debug, Default)]
pub struct CondenseWorkspace {}

impl Workspace for CondenseWorkspace {
    fn left(&mut self, _ui: &mut Ui, _view: &View<'_>, _commands: &mut Commands) {}

    fn centre(&mut self, ui: &mut Ui, view: &View<'_>, commands: &mut Commands) {
        let _ = view;
        super::empty(
            ui,
            "Condense",
            "Codes are gathered into categories here. Codes are needed first.",
            Some(Action::GoCode),
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
