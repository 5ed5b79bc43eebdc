//! Documents, participants, frameworks and passes.

use crate::ui::{Action, Commands, View, Workspace};
use egui::Ui;

/// Documents, participants, frameworks and passes.
#[derive(Debug, Default)]
pub struct DocumentsWorkspace {}

impl DocumentsWorkspace {
    /// Shows what would be imported from files.
    pub fn preview(&mut self, _paths: Vec<std::path::PathBuf>) {}

    /// Takes a framework's file from the dialog.
    pub fn set_framework_file(&mut self, _file: &std::path::Path) {}

    /// Takes a table of participants from the dialog.
    pub fn set_participants_file(&mut self, _file: &std::path::Path) {}
}

impl Workspace for DocumentsWorkspace {
    fn left(&mut self, _ui: &mut Ui, _view: &View<'_>, _commands: &mut Commands) {}

    fn centre(&mut self, ui: &mut Ui, view: &View<'_>, commands: &mut Commands) {
        let _ = view;
        super::empty(
            ui,
            "Documents",
            "Transcripts, field notes and other texts of the study stand here.",
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
