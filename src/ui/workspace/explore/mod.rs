//! Searching the transcripts.

use crate::ui::{Action, Commands, View, Workspace};
use egui::Ui;

/// Searching the transcripts.
#[derive(Debug, Default)]
pub struct ExploreWorkspace {}

impl Workspace for ExploreWorkspace {
    fn left(&mut self, _ui: &mut Ui, _view: &View<'_>, _commands: &mut Commands) {}

    fn centre(&mut self, ui: &mut Ui, view: &View<'_>, commands: &mut Commands) {
        let _ = view;
        super::empty(
            ui,
            "Explore",
            "Here one searches the transcripts. A document is needed first.",
            Some(Action::ImportFiles),
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
