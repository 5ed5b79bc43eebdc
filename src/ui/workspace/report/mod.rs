//! What goes into the paper.

use crate::ui::{Action, Commands, View, Workspace};
use egui::Ui;

/// What goes into the paper.
#[derive(Debug, Default)]
pub struct ReportWorkspace {}

impl Workspace for ReportWorkspace {
    fn left(&mut self, _ui: &mut Ui, _view: &View<'_>, _commands: &mut Commands) {}

    fn centre(&mut self, ui: &mut Ui, view: &View<'_>, commands: &mut Commands) {
        let _ = view;
        super::empty(
            ui,
            "Report",
            "The codebook is saved from here. Codes are needed first.",
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
