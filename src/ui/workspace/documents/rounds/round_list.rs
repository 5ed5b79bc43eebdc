//! The rounds of the selected pass, in its record.

use super::round_form::RoundForm;
use super::round_row::{RoundRow, RoundRows};
use crate::model::things::Pass;
use crate::model::{PassId, RoundState, acts};
use crate::ui::theme::{metrics, parts, theme};
use crate::ui::{Commands, View, many};
use egui::{Label, Ui};

/// What the list remembers between frames.
#[derive(Debug, Default)]
pub struct RoundList {
    of: Option<PassId>,
    rows: RoundRows,
    form: Option<RoundForm>,
    /// Documents that are in no round yet, at a revision.
    free: Option<(u64, usize)>,
}

impl RoundList {
    /// Whether the form for the next round is unfolded.
    pub const fn is_opening(&self) -> bool {
        self.form.is_some()
    }

    /// Draws the rounds, and the way to the next one.
    pub fn show(&mut self, ui: &mut Ui, view: &View<'_>, pass: &Pass, commands: &mut Commands) {
        if self.of != Some(pass.id) {
            self.of = Some(pass.id);
            self.form = None;
            self.free = None;
        }
        let rounds = self.rows.of(view, pass.id);
        let number = rounds.len();
        // A pass within constructs closes construct by construct.
        let may = view.overview.pass(pass.id).is_some_and(|row| row.is_mine)
            && !pass.is_within_constructs();
        if number == 0 && !may {
            return;
        }
        let is_test = rounds.iter().any(|round| round.is_test);
        if is_test {
            parts::section(ui, "Test of the codebook", "");
        } else {
            let right = if number == 0 {
                String::new()
            } else {
                number.to_string()
            };
            parts::section(ui, "Rounds", &right);
        }
        for round in rounds {
            one(ui, view, pass.id, round, commands);
            ui.add_space(metrics::GRID);
        }
        if is_test || !may {
            return;
        }
        if let Some(form) = &mut self.form {
            if form.show(ui, view, pass.id, commands) {
                self.form = None;
            }
            return;
        }
        let key = view.revision();
        if self.free.is_none_or(|(known, _)| known != key) {
            self.free = Some((key, view.seen.documents_without_round(pass.id).len()));
        }
        let free = self.free.map_or(0, |(_, free)| free);
        if number > 0 && free > 0 {
            let words = format!(
                "{} in no round yet: they are not coded until a round opens with them.",
                many(free, "document is", "documents are")
            );
            ui.add(Label::new(theme(ui).small(words)).wrap());
        } else if number == 0 {
            let words = "The pass is coded as a whole. With rounds it is coded on chosen or drawn documents first: a pilot, a talk, a better codebook, and so on.";
            ui.add(Label::new(theme(ui).small(words)).wrap());
        }
        if free > 0 && parts::quiet_button(ui, "Open a round…").clicked() {
            self.form = Some(RoundForm::proposed(number));
        }
    }
}

fn one(ui: &mut Ui, view: &View<'_>, pass: PassId, round: &RoundRow, commands: &mut Commands) {
    let theme = theme(ui);
    parts::card(ui, |ui| {
        ui.horizontal(|ui| {
            let layout = egui::Layout::right_to_left(egui::Align::Center);
            ui.with_layout(layout, |ui| {
                parts::badge(ui, round.state.as_str(), round.tone());
                let layout = egui::Layout::left_to_right(egui::Align::Center);
                ui.with_layout(layout, |ui| {
                    let name = format!("{}. {}", round.number, round.name);
                    ui.add(Label::new(theme.text(name)).truncate());
                });
            });
        });
        let names = round.documents.iter().filter_map(|id| {
            let row = view.overview.document(*id)?;
            Some(row.name.as_str())
        });
        let names: Vec<&str> = names.take(NAMES).collect();
        let left = round.documents.len() - names.len().min(round.documents.len());
        let mut words = names.join("; ");
        if left > 0 {
            words.push_str(&format!(" and {left} more"));
        }
        ui.add(Label::new(theme.small(words)).wrap());
        let mut facts: Vec<&str> = Vec::new();
        if !round.version.is_empty() {
            facts.push(&round.version);
        }
        if !round.drawn.is_empty() {
            facts.push(&round.drawn);
        }
        if !facts.is_empty() {
            let words = facts.join(" · ");
            ui.add(Label::new(theme.small(words)).wrap());
        }
        if let Some(changed) = round.changed_in_words() {
            ui.add(Label::new(theme.small(changed).color(theme.warn)).wrap());
        }
        if round.state == RoundState::Open && !round.is_test {
            let words = format!("Take “{}” off the list", round.name);
            if parts::link(ui, &words).clicked() {
                let id = round.id;
                commands.act("take the round off the list", move |acting| {
                    acts::remove_round(acting.seen, acting.draft, pass, id)
                });
            }
        }
    });
}

/// Names of documents shown with a round.
const NAMES: usize = 12;
