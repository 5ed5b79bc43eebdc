//! Reading and coding.

use crate::ui::{Action, Commands, View, Workspace};
use egui::Ui;

/// Reading and coding.
#[derive(Debug, Default)]
pub struct CodeWorkspace {}

impl Workspace for CodeWorkspace {
    fn left(&mut self, _ui: &mut Ui, _view: &View<'_>, _commands: &mut Commands) {}

    fn centre(&mut self, ui: &mut Ui, view: &View<'_>, commands: &mut Commands) {
        let _ = view;
        super::empty(
            ui,
            "Code",
            "Here one reads the transcripts and codes them. A document is needed first.",
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
