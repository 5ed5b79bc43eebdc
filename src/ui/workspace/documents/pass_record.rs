//! A pass: its parts, closing them with a statement, taking them up again.

use super::rounds::RoundList;
use crate::model::acts::{close_parts, reopen_parts};
use crate::model::things::Pass;
use crate::model::{Change, Part, PassEdit, PassId};
use crate::ui::forms::{self, Fields};
use crate::ui::theme::parts::Tone;
use crate::ui::theme::{metrics, parts, theme};
use crate::ui::{ClosingRecord, Command, Commands, Notice, TalkForm, View, what_closing_does};
use egui::Ui;
use std::collections::BTreeSet;
use std::convert::Infallible;

/// What the record remembers between frames.
#[derive(Debug, Default)]
pub struct PassRecord {
    fields: Fields<PassId>,
    of: Option<PassId>,
    chosen: BTreeSet<Part>,
    talk: TalkForm,
    closing: ClosingRecord,
    reason: String,
    rounds: RoundList,
}

impl PassRecord {
    /// Draws the record.
    pub fn show(&mut self, ui: &mut Ui, view: &View<'_>, id: PassId, commands: &mut Commands) {
        let (Some(pass), Some(row)) = (view.seen.pass(id), view.overview.pass(id)) else {
            return;
        };
        if self.of != Some(id) {
            *self = Self {
                of: Some(id),
                ..Self::default()
            };
        }
        parts::section(ui, "Pass", &row.standing);
        parts::card(ui, |ui| {
            let name = pass.name.text();
            if let Some(typed) = self.fields.line(ui, &id, "Name", name, "") {
                let edit = PassEdit::Name(typed.trim().to_owned());
                commands.act("rename the pass", move |acting| {
                    acting.draft.push(Change::EditPass { pass: id, edit });
                    Ok::<_, Infallible>(())
                });
            }
            ui.add_enabled_ui(row.is_mine, |ui| level(ui, pass, commands));
        });
        self.rounds.show(ui, view, pass, commands);
        if self.rounds.is_opening() {
            return;
        }
        self.parts(ui, view, pass);
        self.closing.show(ui, view, id);
        challenges(ui, view, id, commands);
        if row.is_mine {
            self.close(ui, view, pass, commands);
            self.reopen(ui, view, pass, commands);
        } else {
            ui.add_space(metrics::GRID * 2.0);
            ui.label(theme(ui).small("You do not code in this pass."));
        }
    }

    /// The parts of the material: which of them one has closed, which are revealed.
    fn parts(&mut self, ui: &mut Ui, view: &View<'_>, pass: &Pass) {
        let all = view.seen.parts(pass.id);
        let me = view.me();
        let closed = |part: &Part| me.is_some_and(|me| pass.has_closed(me, *part));
        let number = all.iter().filter(|part| closed(part)).count();
        parts::section(ui, "Material", &format!("{number} of {} closed", all.len()));
        for part in &all {
            let mut chosen = self.chosen.contains(part);
            let mut words = part_name(view, *part);
            if closed(part) {
                words.push_str(" · closed");
            }
            if pass.opened.blind && pass.is_revealed(*part) {
                words.push_str(", revealed");
            }
            if ui.checkbox(&mut chosen, words).changed() {
                if chosen {
                    self.chosen.insert(*part);
                } else {
                    self.chosen.remove(part);
                }
            }
        }
        ui.horizontal(|ui| {
            if parts::link(ui, "All").clicked() {
                self.chosen = all.iter().copied().collect();
            }
            if parts::link(ui, "None").clicked() {
                self.chosen.clear();
            }
        });
    }

    fn chosen_where(&self, pass: &Pass, view: &View<'_>, closed: bool) -> Vec<Part> {
        let Some(me) = view.me() else {
            return Vec::new();
        };
        let chosen = self.chosen.iter().copied();
        chosen
            .filter(|part| pass.has_closed(me, *part) == closed)
            .collect()
    }

    fn close(&mut self, ui: &mut Ui, view: &View<'_>, pass: &Pass, commands: &mut Commands) {
        let chosen = self.chosen_where(pass, view, false);
        if chosen.is_empty() {
            return;
        }
        parts::section(ui, "Close", "");
        parts::card(ui, |ui| {
            self.talk.show(ui);
            if let Some(sentence) = what_closing_does(view, pass.id, &chosen) {
                ui.add_space(metrics::GRID);
                ui.add(egui::Label::new(theme(ui).small(sentence)).wrap());
            }
            ui.add_space(metrics::GRID * 2.0);
            let words = format!("Close {}", many_parts(pass, chosen.len()));
            if parts::primary_button(ui, &words).clicked() {
                let talk = std::mem::take(&mut self.talk).talk();
                let (id, place) = (pass.id, commands.place());
                self.chosen.clear();
                commands.act_then("close the pass", move |acting| {
                    let revealed =
                        close_parts(acting.seen, acting.draft, id, &chosen, talk, acting.now)?;
                    let say = (!revealed.is_empty()).then(|| {
                        let sentence = "All analysts have closed: their work is revealed to each other from now on.";
                        Command::Say(Notice::new(place, Tone::Good, sentence))
                    });
                    Ok::<_, crate::model::acts::ActError>(say.into_iter().collect())
                });
            }
        });
    }

    fn reopen(&mut self, ui: &mut Ui, view: &View<'_>, pass: &Pass, commands: &mut Commands) {
        let chosen = self.chosen_where(pass, view, true);
        if chosen.is_empty() {
            return;
        }
        parts::section(ui, "Reopen", "");
        parts::card(ui, |ui| {
            forms::text(ui, "Reason", &mut self.reason, "");
            ui.label(theme(ui).small(
                "What is revealed stays revealed; what is coded from now on is marked as coded after it.",
            ));
            ui.add_space(metrics::GRID * 2.0);
            let words = format!("Reopen {}", many_parts(pass, chosen.len()));
            let ready = !self.reason.trim().is_empty();
            let reopen = ui.add_enabled_ui(ready, |ui| parts::quiet_button(ui, &words));
            if reopen.inner.clicked() {
                let reason = std::mem::take(&mut self.reason);
                let id = pass.id;
                self.chosen.clear();
                commands.act("reopen the pass", move |acting| {
                    reopen_parts(acting.seen, acting.draft, id, &chosen, &reason, acting.now)
                });
            }
        });
    }
}

/// Whether the pass codes what is said or what is meant.
fn level(ui: &mut Ui, pass: &Pass, commands: &mut Commands) {
    let id = pass.id;
    let mut level = pass.level.get_or(pass.opened.level);
    if forms::choice(ui, "Level", &mut level, &super::words::LEVELS) {
        let edit = PassEdit::Level(level);
        commands.act("change the pass's level", move |acting| {
            acting.draft.push(Change::EditPass { pass: id, edit });
            Ok::<_, Infallible>(())
        });
    }
}

/// What later passes hold against this one, as far as it shows.
fn challenges(ui: &mut Ui, view: &View<'_>, pass: PassId, commands: &mut Commands) {
    let all = view.seen.challenges_to(pass);
    if all.is_empty() {
        return;
    }
    parts::section(ui, "Challenges to it", &all.len().to_string());
    for it in all.iter().take(CHALLENGES) {
        let claim = it.claim.get().copied().unwrap_or(it.first.claim);
        let document = view.overview.document(it.first.document);
        let document = document.map_or("", |row| row.name.as_str());
        let words = format!("{document}: {}", view.seen.claim_in_words(claim));
        ui.push_id(it.id.0.bits(), |ui| {
            let link = parts::link(ui, &words);
            if link.on_hover_text(it.reason.text()).clicked() {
                commands.show_passage(it.first.document, it.first.span());
            }
        });
    }
    let left = all.len().saturating_sub(CHALLENGES);
    if left > 0 {
        let words = format!("{left} more stand with their documents in Code.");
        ui.label(theme(ui).small(words));
    }
}

/// Challenges that are listed with a pass.
const CHALLENGES: usize = 30;

fn many_parts(pass: &Pass, number: usize) -> String {
    if pass.is_within_constructs() {
        crate::ui::many(number, "sub-domain", "sub-domains")
    } else {
        crate::ui::many(number, "document", "documents")
    }
}

fn part_name(view: &View<'_>, part: Part) -> String {
    match part {
        Part::Document(id) => {
            let row = view.overview.document(id);
            row.map_or_else(String::new, |row| row.name.clone())
        }
        Part::Construct(id) => view.seen.code_path(id),
    }
}
