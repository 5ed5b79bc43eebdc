use super::names::{KINDS, name_of, shortened, sort_of};
use super::picker::{Picked, Picker};
use crate::model::acts::{self, MemoOf};
use crate::model::{MemoKind, Target};
use crate::ui::theme::{metrics, parts, theme};
use crate::ui::{Command, Commands, View, forms};
use egui::{Key, Modifiers, Ui};

/// A memo that is being written.
#[derive(Debug)]
pub(super) struct Writing {
    pub on: Target,
    kind: MemoKind,
    words: String,
    wants_focus: bool,
    picker: Option<Picker>,
}

/// What became of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Written {
    /// It was saved.
    Saved,
    /// It is left.
    Left,
}

impl Writing {
    /// Begins one.
    pub const fn new(on: Target) -> Self {
        Self {
            on,
            kind: MemoKind::Analytic,
            words: String::new(),
            wants_focus: true,
            picker: None,
        }
    }

    /// Gives it the keyboard.
    pub const fn focus(&mut self) {
        self.wants_focus = true;
    }

    /// Draws the place to write it.
    pub fn show(
        &mut self,
        ui: &mut Ui,
        view: &View<'_>,
        commands: &mut Commands,
    ) -> Option<Written> {
        let theme = theme(ui);
        let mut then = None;
        self.head(ui, view);
        if let Some(picker) = &mut self.picker {
            match picker.show(ui, "What the memo is on") {
                Some(Picked::Chose(target)) => self.on = target,
                Some(Picked::Left) => {}
                None => return None,
            }
            self.picker = None;
            self.wants_focus = true;
        }
        let edit = egui::TextEdit::multiline(&mut self.words)
            .id_salt("new memo of the drawer")
            .desired_rows(5)
            .desired_width(f32::INFINITY)
            .margin(egui::vec2(8.0, 6.0))
            .hint_text("What you think about it");
        let field = ui.add(edit).accessible_name("New memo");
        if std::mem::take(&mut self.wants_focus) {
            field.request_focus();
        }
        let mut save = false;
        if field.has_focus() {
            save = ui.input_mut(|input| input.consume_key(Modifiers::COMMAND, Key::Enter));
        } else if field.lost_focus()
            && self.words.trim().is_empty()
            && ui.input(|input| input.key_pressed(Key::Escape))
        {
            then = Some(Written::Left);
        }
        ui.add_space(metrics::GRID);
        ui.horizontal_wrapped(|ui| {
            let button = parts::primary_button(ui, "Save the memo");
            save |= button.on_hover_text("Ctrl Enter").clicked();
            if parts::quiet_button(ui, "Leave it").clicked() {
                then = Some(Written::Left);
            }
        });
        ui.add(egui::Label::new(theme.small(self.standing(view))).wrap());
        if save && !self.words.trim().is_empty() {
            self.save(view, commands);
            then = Some(Written::Saved);
        }
        then
    }

    fn head(&mut self, ui: &mut Ui, view: &View<'_>) {
        let named = name_of(view, self.on);
        let name = named.map_or_else(|| "something hidden".to_owned(), |it| it.name);
        let sort = sort_of(self.on);
        ui.horizontal_wrapped(|ui| {
            forms::bare_choice(ui, "Kind of memo", &mut self.kind, &KINDS, 132.0);
            ui.label(theme(ui).quiet("on"));
            let words = match self.on {
                Target::Study => "the study".to_owned(),
                Target::Passage { .. } => format!("passage in {}", shortened(&name, 44)),
                _ => format!("{sort} {}", shortened(&name, 44)),
            };
            let chip = parts::menu_chip(ui, &words);
            if chip.on_hover_text("Write it on something else").clicked() {
                self.picker = match self.picker {
                    Some(_) => None,
                    None => Some(Picker::new(view)),
                };
            }
        });
        ui.add_space(metrics::GRID);
    }

    /// Who will read it.
    fn standing(&self, view: &View<'_>) -> String {
        if self.kind == MemoKind::Reflexive {
            return "Nobody else reads a reflexive memo until you share it.".to_owned();
        }
        let pass = acts::memo_pass(view.seen, self.on, view.pass());
        let row = pass.and_then(|pass| view.overview.pass(pass));
        match row {
            Some(row) if row.hides => format!(
                "Written in the pass {}: hidden from the others like your codings until that part of it is revealed.",
                row.name
            ),
            Some(row) => format!("Written in the pass {}.", row.name),
            None => String::new(),
        }
    }

    /// Saves it if anything was written.
    pub fn save(&mut self, view: &View<'_>, commands: &mut Commands) {
        if self.words.trim().is_empty() {
            return;
        }
        let new = MemoOf {
            kind: self.kind,
            text: std::mem::take(&mut self.words),
            on: self.on,
            pass: acts::memo_pass(view.seen, self.on, view.pass()),
            links: Vec::new(),
        };
        commands.act_then("write the memo", move |act| {
            let memo = acts::write_memo(act.seen, act.draft, new)?;
            Ok::<_, acts::ActError>(vec![Command::MarkMemo(memo)])
        });
    }
}
