//! A segment as a quotation of the report: a candidate, for the main text, for the supplement; and its words.

use crate::model::things::Coding;
use crate::ui::quoting::{Chosen, Editor, USES, choose};
use crate::ui::{Commands, View, forms};
use egui::Ui;

/// The card of a quotation.
#[derive(Debug, Default)]
pub(super) struct QuotationCard {
    chosen: Chosen,
    editor: Editor,
}

impl QuotationCard {
    /// Draws the choice for a coding, and the editor of one that is chosen.
    pub fn show(&mut self, ui: &mut Ui, view: &View<'_>, coding: &Coding, commands: &mut Commands) {
        let mut now = coding.quotation();
        ui.add_enabled_ui(view.read_only.is_none(), |ui| {
            if forms::choice(ui, "Quotation", &mut now, &USES) {
                choose(vec![coding.id], now, commands);
            }
        });
        if coding.quotation().is_some() {
            let chosen = self.chosen.update(view);
            let chosen = chosen.as_deref();
            self.editor.show(ui, view, coding, chosen, commands);
        }
    }

    /// Saves what is typed here when something else is shown.
    pub fn leave(&mut self, commands: &mut Commands) {
        self.editor.leave(commands);
    }
}

/// The next use after the one there is, by its key; after the last, none.
pub(in super::super) fn next(coding: &Coding, commands: &mut Commands) {
    let now = coding.quotation();
    let at = USES.iter().position(|(it, _)| *it == now).unwrap_or(0);
    let next = USES.get((at + 1) % USES.len()).and_then(|(it, _)| *it);
    choose(vec![coding.id], next, commands);
}
