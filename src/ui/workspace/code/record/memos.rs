//! Memos on what is selected: a list, and the place to write one.

use super::typing::{Look, Typed, Typing};
use crate::model::acts::{self, MemoOf};
use crate::model::day_in_words;
use crate::model::{MemoEdit, MemoId, MemoKind, PassId, Target};
use crate::ui::icons::Icon;
use crate::ui::memos::{KINDS, name_of};
use crate::ui::theme::{metrics, parts, theme};
use crate::ui::{Command, Commands, Date, View, forms};
use egui::{Key, Modifiers, Ui};
use std::collections::BTreeMap;

/// A memo of the list.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Row {
    id: MemoId,
    kind: MemoKind,
    text: String,
    /// “Analytic · Anna · 12 March”.
    under: String,
    mine: bool,
    shared: bool,
}

/// A memo that is being written.
#[derive(Debug)]
struct Writing {
    on: Target,
    kind: MemoKind,
    words: String,
    wants_focus: bool,
}

/// The memos on what is selected.
#[derive(Debug, Default)]
pub(in super::super) struct Memos {
    key: Option<(u64, Vec<Target>)>,
    rows: Vec<Row>,
    typing: BTreeMap<MemoId, Typing<MemoId>>,
    writing: Option<Writing>,
}

impl Memos {
    /// Begins a memo on something. One that is half written on another thing is saved first.
    pub fn write(&mut self, view: &View<'_>, on: Target, commands: &mut Commands) {
        if self
            .writing
            .as_ref()
            .is_some_and(|writing| writing.on == on)
        {
            if let Some(writing) = &mut self.writing {
                writing.wants_focus = true;
            }
            return;
        }
        self.save(view, commands);
        self.writing = Some(Writing {
            on,
            kind: MemoKind::Analytic,
            words: String::new(),
            wants_focus: true,
        });
    }

    /// Whether a memo is being written.
    pub const fn is_writing(&self) -> bool {
        self.writing.is_some()
    }

    /// Draws the list with the place to write one. `on` is what a new one is on; `also` what else is listed.
    pub fn show(
        &mut self,
        ui: &mut Ui,
        view: &View<'_>,
        on: Target,
        also: &[Target],
        commands: &mut Commands,
    ) {
        if self
            .writing
            .as_ref()
            .is_some_and(|writing| writing.on != on)
        {
            self.save(view, commands);
        }
        self.update(view, on, also);
        self.save_left(commands);
        let count = match self.rows.len() {
            0 => String::new(),
            n => n.to_string(),
        };
        ui.add_space(metrics::GRID);
        parts::section(ui, "Memos", &count);
        let rows = std::mem::take(&mut self.rows);
        for row in &rows {
            ui.push_id(row.id.0.bits(), |ui| self.card(ui, row, commands));
            ui.add_space(metrics::GRID);
        }
        self.rows = rows;
        if view.read_only.is_some() || view.me().is_none() {
            return;
        }
        if self.writing.is_some() {
            self.editor(ui, view, commands);
        } else {
            ui.horizontal(|ui| {
                ui.add_space(metrics::GRID);
                let words = "Write a memo";
                let link = parts::link(ui, words).on_hover_text("On what is selected (M)");
                if link.clicked() {
                    self.write(view, on, commands);
                }
            });
        }
    }

    fn update(&mut self, view: &View<'_>, on: Target, also: &[Target]) {
        let mut targets = vec![on];
        targets.extend_from_slice(also);
        let key = Some((view.revision(), targets));
        if self.key == key {
            return;
        }
        let targets = key.as_ref().map(|(_, targets)| targets.as_slice());
        let targets = targets.unwrap_or_default();
        let memos = view.seen.memos().into_iter();
        self.rows = memos
            .filter(|memo| {
                let linked = memo.links.iter();
                let linked = linked.filter(|(_, linked)| linked.get_or(false));
                targets.contains(&memo.first.on)
                    || linked.into_iter().any(|(to, _)| targets.contains(to))
            })
            .map(|memo| {
                let kind = memo.kind();
                let who = match (&memo.first.author, memo.first.analyst) {
                    (Some(author), _) => author.clone(),
                    (None, Some(analyst)) => view.overview.person_name(analyst).to_owned(),
                    (None, None) => String::new(),
                };
                let at = memo.made.stamp.at.milliseconds();
                let dated = memo.first.dated.as_deref();
                let when = dated.map_or_else(|| Date::local(at).day_and_month(), day_in_words);
                let from = if targets.contains(&memo.first.on) {
                    None
                } else {
                    name_of(view, memo.first.on)
                };
                let from = from.map_or_else(String::new, |it| format!("linked from {}", it.name));
                let parts = [kind.name(), who.as_str(), when.as_str(), from.as_str()];
                let parts: Vec<&str> = parts.into_iter().filter(|it| !it.is_empty()).collect();
                Row {
                    id: memo.id,
                    kind,
                    text: memo.text.text().to_owned(),
                    under: parts.join(" · "),
                    mine: view.read_only.is_none() && acts::may_change(view.seen, memo),
                    shared: memo.shared.get_or(false),
                }
            })
            .collect();
        self.key = key;
    }

    /// Saves what was typed in memos that are no longer listed.
    fn save_left(&mut self, commands: &mut Commands) {
        let rows = &self.rows;
        self.typing.retain(|memo, typing| {
            let listed = rows.iter().any(|row| row.id == *memo);
            if !listed && let Some(typed) = typing.leave() {
                save_text(typed, commands);
            }
            listed
        });
    }

    fn card(&mut self, ui: &mut Ui, row: &Row, commands: &mut Commands) {
        let theme = theme(ui);
        parts::card(ui, |ui| {
            ui.horizontal(|ui| {
                ui.add(egui::Label::new(theme.small(&row.under)).truncate());
                let layout = egui::Layout::right_to_left(egui::Align::Center);
                ui.with_layout(layout, |ui| card_menu(ui, row, commands));
            });
            if !row.mine {
                ui.add(egui::Label::new(theme.text(&row.text)).wrap());
                return;
            }
            let typing = self.typing.entry(row.id).or_default();
            let look = Look::text("Memo", "What it says");
            let (_, typed) = typing.show(ui, &row.id, &row.text, &look);
            if let Some(typed) = typed {
                save_text(typed, commands);
            }
        });
    }

    fn editor(&mut self, ui: &mut Ui, view: &View<'_>, commands: &mut Commands) {
        let Some(writing) = &mut self.writing else {
            return;
        };
        let mut save = false;
        let mut cancel = false;
        parts::card(ui, |ui| {
            let width = ui.available_width();
            forms::bare_choice(ui, "Kind of memo", &mut writing.kind, &KINDS, width);
            ui.add_space(metrics::GRID);
            let edit = egui::TextEdit::multiline(&mut writing.words)
                .id_salt("new memo")
                .desired_rows(4)
                .desired_width(f32::INFINITY)
                .margin(egui::vec2(8.0, 6.0))
                .hint_text("What you think about it");
            let field = ui.add(edit).accessible_name("New memo");
            if std::mem::take(&mut writing.wants_focus) {
                field.request_focus();
                field.scroll_to_me(None);
            }
            if field.has_focus() {
                save = ui.input_mut(|input| input.consume_key(Modifiers::COMMAND, Key::Enter));
            } else if field.lost_focus() && ui.input(|input| input.key_pressed(Key::Escape)) {
                cancel = writing.words.trim().is_empty();
            }
            ui.add_space(metrics::GRID);
            ui.horizontal(|ui| {
                let button = parts::primary_button(ui, "Save the memo");
                save |= button.on_hover_text("Ctrl Enter").clicked();
                cancel |= parts::quiet_button(ui, "Leave it").clicked();
            });
            if writing.kind == MemoKind::Reflexive {
                let words = "Nobody else reads a reflexive memo until you share it.";
                ui.label(theme(ui).small(words));
            }
        });
        if save {
            self.save(view, commands);
        } else if cancel {
            self.writing = None;
        }
    }

    /// Saves what has been written, if anything.
    fn save(&mut self, view: &View<'_>, commands: &mut Commands) {
        let Some(writing) = self.writing.take() else {
            return;
        };
        if !writing.words.trim().is_empty() {
            add(
                acts::memo_pass(view.seen, writing.on, view.pass()),
                writing,
                commands,
            );
        }
    }
}

fn add(pass: Option<PassId>, writing: Writing, commands: &mut Commands) {
    commands.act("write the memo", move |act| {
        let new = MemoOf {
            kind: writing.kind,
            text: writing.words,
            on: writing.on,
            pass,
            links: Vec::new(),
        };
        acts::write_memo(act.seen, act.draft, new)
    });
}

fn save_text(typed: Typed<MemoId>, commands: &mut Commands) {
    edit(typed.of, MemoEdit::Text(typed.words), commands);
}

fn edit(memo: MemoId, edit: MemoEdit, commands: &mut Commands) {
    commands.act("change the memo", move |act| {
        acts::edit_memo(act.seen, act.draft, memo, edit)
    });
}

/// Throws a memo away.
pub(in super::super) fn remove(memo: MemoId, commands: &mut Commands) {
    edit(memo, MemoEdit::Removed(true), commands);
}

fn card_menu(ui: &mut Ui, row: &Row, commands: &mut Commands) {
    let button = parts::icon_button(ui, Icon::More, "What to do with this memo");
    egui::Popup::menu(&button).show(|ui| {
        if ui.button("Open with its links").clicked() {
            commands.push(Command::ShowMemo(row.id));
            ui.close();
        }
        if !row.mine {
            return;
        }
        ui.separator();
        for (kind, name) in KINDS {
            if ui.selectable_label(row.kind == kind, name).clicked() {
                edit(row.id, MemoEdit::Kind(kind), commands);
                ui.close();
            }
        }
        ui.separator();
        if row.kind == MemoKind::Reflexive {
            let words = if row.shared {
                "Keep it to myself"
            } else {
                "Share it"
            };
            if ui.button(words).clicked() {
                edit(row.id, MemoEdit::Shared(!row.shared), commands);
                ui.close();
            }
        }
        if ui.button("Throw the memo away").clicked() {
            remove(row.id, commands);
            ui.close();
        }
    });
}
