//! The definition of a code that was found unclear, edited beside the difference.

use super::ways::At;
use crate::model::{CodeEdit, CodeId};
use crate::ui::theme::{metrics, parts, theme};
use crate::ui::{Commands, forms};
use egui::{Key, Modifiers, Ui};

/// The words while they are written.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Defining {
    pub code: CodeId,
    words: [String; 3],
    follow: bool,
}

/// What became of the writing.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Defined {
    Writing,
    Saved,
    Another(CodeId),
}

const FIELDS: [(&str, &str, usize); 3] = [
    ("Definition", "What the code stands for", 3),
    ("Include", "When to give it", 1),
    ("Exclude", "When not to give it", 1),
];

impl Defining {
    /// Begins with the words that stand.
    pub fn of(at: &At<'_, '_>, code: CodeId) -> Self {
        let it = at.view.seen.code(code);
        let words = it.map(|it| {
            [&it.definition, &it.include, &it.exclude].map(|field| field.text().to_owned())
        });
        Self {
            code,
            words: words.unwrap_or_default(),
            follow: true,
        }
    }

    /// The fields; what is saved carries that it was done because of this difference.
    pub fn show(&mut self, ui: &mut Ui, at: &At<'_, '_>, commands: &mut Commands) -> Defined {
        let codes = at.codes();
        let name = |code: CodeId| at.view.seen.code_name(code);
        if codes.len() > 1 {
            let mut code = self.code;
            let choices: Vec<(CodeId, String)> = codes.iter().map(|it| (*it, name(*it))).collect();
            if forms::choice(ui, "Which code", &mut code, &choices) {
                return Defined::Another(code);
            }
        } else {
            ui.add(egui::Label::new(theme(ui).text(format!("“{}”", name(self.code)))).wrap());
        }
        // Before the fields see it.
        let by_key = ui.input_mut(|input| input.consume_key(Modifiers::COMMAND, Key::Enter));
        for ((name, hint, rows), words) in FIELDS.into_iter().zip(&mut self.words) {
            let field = forms::long_text(ui, name, words, hint, rows);
            if std::mem::take(&mut self.follow) {
                field.request_focus();
            }
        }
        ui.add_space(metrics::GRID);
        let said = "The change is linked to this difference, which stays open until it is decided.";
        ui.add(egui::Label::new(theme(ui).small(said)).wrap());
        let save = parts::primary_button(ui, "Save the definition").clicked();
        if save || by_key {
            let edits = self.edits(at);
            if !edits.is_empty() {
                at.define(self.code, edits, commands);
            }
            return Defined::Saved;
        }
        Defined::Writing
    }

    /// What is another than it was.
    fn edits(&self, at: &At<'_, '_>) -> Vec<CodeEdit> {
        let Some(it) = at.view.seen.code(self.code) else {
            return Vec::new();
        };
        let [definition, include, exclude] = self.words.each_ref().map(|it| it.trim().to_owned());
        let mut edits = Vec::new();
        if definition != it.definition.text() {
            edits.push(CodeEdit::Definition(definition));
        }
        if include != it.include.text() {
            edits.push(CodeEdit::Include(include));
        }
        if exclude != it.exclude.text() {
            edits.push(CodeEdit::Exclude(exclude));
        }
        edits
    }
}
