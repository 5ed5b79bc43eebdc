//! “Erase these words…”: a panel above the text that says what it does and does not do.

use super::finishing::panel;
use crate::model::{Change, DocumentEdit, DocumentId, Span};
use crate::ui::theme::{metrics, parts, theme};
use crate::ui::{Command, Commands, View, forms, many};
use egui::{Label, Ui};
use std::convert::Infallible;

/// What is asked before words are erased.
#[derive(Debug, Default)]
pub(super) struct Erasing {
    asked: Option<Asked>,
}

#[derive(Debug)]
struct Asked {
    document: DocumentId,
    span: Span,
    reason: String,
    /// The document's name, which erasing leaves as it is.
    name: String,
    wants_focus: bool,
}

impl Erasing {
    /// Asks why these words are to be erased.
    pub fn ask(&mut self, view: &View<'_>, document: DocumentId, span: Span) {
        let row = view.overview.document(document);
        self.asked = Some(Asked {
            document,
            span,
            reason: String::new(),
            name: row.map_or_else(String::new, |row| row.name.clone()),
            wants_focus: true,
        });
    }

    /// Whether the panel is open.
    pub const fn is_open(&self) -> bool {
        self.asked.is_some()
    }

    /// Draws the panel; whether it has just closed. It closes where another document is opened.
    pub fn show(
        &mut self,
        ui: &mut Ui,
        view: &View<'_>,
        open: DocumentId,
        commands: &mut Commands,
    ) -> bool {
        let Some(asked) = self.asked.as_mut().filter(|it| it.document == open) else {
            return self.asked.take().is_some();
        };
        let done = panel(ui, |ui| asked.show(ui, view, commands));
        if done {
            self.asked = None;
        }
        done
    }
}

impl Asked {
    fn show(&mut self, ui: &mut Ui, view: &View<'_>, commands: &mut Commands) -> bool {
        let theme = theme(ui);
        ui.label(theme.strong("Erase these words"));
        let count = self.span.end.saturating_sub(self.span.start) as usize;
        let count = many(count, "character", "characters");
        let words = format!(
            "The {count} you selected become black bars in every installation, so that all codings keep their places; the imported file goes, and what was quoted from the words is masked in codes, memos and the log. The dictionary of masked words keeps those that other documents hold too. It cannot be undone. Backups and the version history of a sync service have to be cleared by hand."
        );
        ui.add(Label::new(theme.text(words)).wrap());
        let hint = "a name was said; do not write the words themselves";
        let reason = forms::text(ui, "Reason for erasing", &mut self.reason, hint);
        if std::mem::take(&mut self.wants_focus) {
            reason.request_focus();
        }
        forms::text(
            ui,
            "Name of the document (erasing leaves it as it is)",
            &mut self.name,
            "",
        );
        ui.add_space(metrics::GRID);
        let mut done = false;
        ui.horizontal(|ui| {
            let ready = !self.reason.trim().is_empty() && !self.name.trim().is_empty();
            let erase = ui.add_enabled_ui(ready, |ui| parts::quiet_button(ui, "Erase for good"));
            if erase.inner.clicked() {
                self.erase(view, commands);
                done = true;
            }
            done |= parts::quiet_button(ui, "Keep them").clicked();
        });
        done || ui.input_mut(|it| it.consume_key(egui::Modifiers::NONE, egui::Key::Escape))
    }

    fn erase(&self, view: &View<'_>, commands: &mut Commands) {
        let document = self.document;
        let name = self.name.trim().to_owned();
        let row = view.overview.document(document);
        if row.is_some_and(|row| row.name != name) {
            commands.act("rename the document", move |act| {
                let edit = DocumentEdit::Name(name);
                act.draft.push(Change::EditDocument { document, edit });
                Ok::<_, Infallible>(())
            });
        }
        commands.push(Command::ErasePassage {
            document,
            span: self.span,
            reason: self.reason.trim().to_owned(),
        });
    }
}
