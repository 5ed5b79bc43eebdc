//! Fields of forms: a name above, an input below, both the same to a reader of screens.

use super::icons::Icon;
use super::theme::{metrics, parts, theme};
use egui::{ComboBox, Key, Response, TextEdit, Ui, vec2};

/// One line of text, as wide as there is room.
pub fn text(ui: &mut Ui, name: &str, words: &mut String, hint: &str) -> Response {
    let label = parts::field_name(ui, name);
    line(ui, words, hint, f32::INFINITY).labelled_by(label.id)
}

/// One line of text without a name above; `name` is what a reader of screens says.
pub fn bare_text(ui: &mut Ui, name: &str, words: &mut String, hint: &str, width: f32) -> Response {
    let field = line(ui, words, hint, width);
    // A hint would otherwise be the name.
    ui.ctx()
        .accesskit_node_builder(field.id, |node| node.set_label(name));
    field
}

/// One line of text with a button at its right; the button's response is whether it was pressed.
pub fn text_with_button(
    ui: &mut Ui,
    name: &str,
    words: &mut String,
    hint: &str,
    button: &str,
) -> (Response, bool) {
    let label = parts::field_name(ui, name);
    let row = ui.horizontal(|ui| {
        let room = (ui.available_width() - 96.0).max(80.0);
        let field = line(ui, words, hint, room).labelled_by(label.id);
        let pressed = parts::quiet_button(ui, button).clicked();
        (field, pressed)
    });
    row.inner
}

/// Several lines of text.
pub fn long_text(ui: &mut Ui, name: &str, words: &mut String, hint: &str, rows: usize) -> Response {
    let label = parts::field_name(ui, name);
    let edit = TextEdit::multiline(words)
        .desired_width(f32::INFINITY)
        .desired_rows(rows)
        .hint_text(hint.to_owned())
        .margin(vec2(8.0, 6.0));
    ui.add(edit).labelled_by(label.id)
}

/// One of several things; true when another was chosen.
pub fn choice<T: Clone + PartialEq, N: AsRef<str>>(
    ui: &mut Ui,
    name: &str,
    chosen: &mut T,
    choices: &[(T, N)],
) -> bool {
    let label = parts::field_name(ui, name);
    let width = ui.available_width();
    let (changed, response) = combo(ui, name, chosen, choices, width);
    response.labelled_by(label.id);
    changed
}

/// One of several things without a name above; true when another was chosen.
pub fn bare_choice<T: Clone + PartialEq, N: AsRef<str>>(
    ui: &mut Ui,
    name: &str,
    chosen: &mut T,
    choices: &[(T, N)],
    width: f32,
) -> bool {
    ui.name_inputs(name, |ui| combo(ui, name, chosen, choices, width).0)
}

fn combo<T: Clone + PartialEq, N: AsRef<str>>(
    ui: &mut Ui,
    name: &str,
    chosen: &mut T,
    choices: &[(T, N)],
    width: f32,
) -> (bool, Response) {
    let shown = choices.iter().find(|(it, _)| it == chosen);
    let shown = shown.map_or("", |(_, name)| name.as_ref()).to_owned();
    let mut changed = false;
    let theme = theme(ui);
    let combo = ComboBox::from_id_salt(ui.next_auto_id().with(name))
        .selected_text(theme.text(shown).line_height(None))
        .truncate()
        .width(width)
        .icon(|ui, rect, _, _| {
            let colour = self::theme(ui).quiet;
            Icon::ChevronDown.paint(ui.painter(), rect.shrink(1.0), colour);
        })
        .show_ui(ui, |ui| {
            for (it, name) in choices {
                let row = ui.selectable_label(it == chosen, name.as_ref());
                if row.clicked() && it != chosen {
                    *chosen = it.clone();
                    changed = true;
                }
            }
        });
    (changed, combo.response)
}

/// Whether Enter has just ended the typing in a field of one line.
pub fn entered(ui: &Ui, field: &Response) -> bool {
    field.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter))
}

/// Whether a field has just been left, by Enter, Tab or a click elsewhere.
pub fn left(field: &Response) -> bool {
    field.lost_focus()
}

fn line(ui: &mut Ui, words: &mut String, hint: &str, width: f32) -> Response {
    let edit = TextEdit::singleline(words)
        .desired_width(width)
        .hint_text(hint.to_owned())
        .min_size(vec2(0.0, metrics::CONTROL))
        .align(egui::Align2::LEFT_CENTER)
        .margin(vec2(8.0, 4.0));
    ui.add(edit)
}

/// A text that is typed in a form while the study has another, taken over when the form is left.
///
/// Keyed by what it is a text of, so that selecting something else shows that thing's text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Draft<K> {
    of: Option<K>,
    words: String,
    touched: bool,
}

impl<K> Default for Draft<K> {
    fn default() -> Self {
        Self {
            of: None,
            words: String::new(),
            touched: false,
        }
    }
}

impl<K: Clone + PartialEq> Draft<K> {
    /// The words to type in: the study's, as long as nobody has typed.
    pub fn words(&mut self, of: &K, current: &str) -> &mut String {
        if self.of.as_ref() != Some(of) || !self.touched {
            self.of = Some(of.clone());
            self.touched = false;
            if self.words != current {
                current.clone_into(&mut self.words);
            }
        }
        &mut self.words
    }

    /// Takes note of a field's response: the words that were typed, once the field is left and they differ.
    pub fn finished(&mut self, field: &Response, current: &str) -> Option<String> {
        self.touched |= field.changed();
        if !field.lost_focus() {
            return None;
        }
        let touched = std::mem::take(&mut self.touched);
        (touched && self.words != current).then(|| self.words.clone())
    }
}

/// The fields of a record, each taken over when it is left: a text is one step, not one for each letter.
#[derive(Debug, Clone)]
pub struct Fields<K> {
    drafts: std::collections::BTreeMap<String, Draft<K>>,
}

impl<K> Default for Fields<K> {
    fn default() -> Self {
        Self {
            drafts: std::collections::BTreeMap::new(),
        }
    }
}

impl<K: Clone + PartialEq> Fields<K> {
    /// A field of one line; the new text once it is left.
    pub fn line(
        &mut self,
        ui: &mut Ui,
        of: &K,
        name: &str,
        current: &str,
        hint: &str,
    ) -> Option<String> {
        let draft = self.drafts.entry(name.to_owned()).or_default();
        let field = text(ui, name, draft.words(of, current), hint);
        draft.finished(&field, current)
    }

    /// A field of several lines; the new text once it is left.
    pub fn lines(
        &mut self,
        ui: &mut Ui,
        of: &K,
        name: &str,
        current: &str,
        hint: &str,
    ) -> Option<String> {
        let draft = self.drafts.entry(name.to_owned()).or_default();
        let field = long_text(ui, name, draft.words(of, current), hint, 2);
        draft.finished(&field, current)
    }

    /// A field of one line without a name above; the new text once it is left.
    pub fn bare(
        &mut self,
        ui: &mut Ui,
        of: &K,
        name: &str,
        current: &str,
        width: f32,
    ) -> Option<String> {
        let draft = self.drafts.entry(name.to_owned()).or_default();
        let field = bare_text(ui, name, draft.words(of, current), "", width);
        draft.finished(&field, current)
    }
}
