//! The review of the selected category, within its record.

use super::thread::{self, person_line};
use super::{Review, say};
use crate::model::{CategoryId, Verdict};
use crate::ui::theme::{metrics, parts, theme};
use crate::ui::{Commands, View, forms};
use egui::Ui;

impl Review {
    /// Who says what of a category in the latest version, and one's own verdict.
    pub fn record(
        &mut self,
        ui: &mut Ui,
        view: &View<'_>,
        category: CategoryId,
        commands: &mut Commands,
    ) {
        let Some(latest) = self.reviewed.latest().cloned() else {
            return;
        };
        let Some(voices) = self.reviewed.voices.get(&category) else {
            ui.add_space(metrics::GRID * 2.0);
            let heading = format!("Review, {}", latest.name.to_lowercase());
            parts::section(ui, &heading, "");
            let words = format!("It came after {}.", latest.name.to_lowercase());
            ui.label(theme(ui).quiet(words));
            return;
        };
        let reviewer = view.reviewer().filter(|_| !latest.is_final);
        ui.add_space(metrics::GRID * 2.0);
        let heading = format!("Review, version {}", latest.number);
        let mark = self.reviewed.marks.get(&category);
        parts::section(ui, &heading, mark.map_or("", String::as_str));
        parts::card(ui, |ui| {
            ui.set_width(ui.available_width());
            if voices.is_empty() {
                ui.label(theme(ui).quiet("Nobody has said anything yet."));
            }
            // Who said it with a comment is named there.
            for voice in voices.iter().filter(|voice| !voice.in_thread) {
                person_line(ui, voice.colour, &format!("{} {}", voice.who, voice.says));
            }
            let threads = self.reviewed.threads.iter();
            for row in threads.filter(|row| row.category == category) {
                ui.add_space(metrics::GRID);
                thread::show(ui, row, reviewer, &mut self.replies, commands);
            }
        });
        let Some(me) = reviewer else {
            return;
        };
        ui.add_space(metrics::GRID);
        let own = self.reviewed.own.get(&category).copied();
        let comment = self.comments.entry(category).or_default();
        let hint = "An objection says why";
        forms::long_text(ui, "Your comment", comment, hint, 2);
        let mut verdict = None;
        ui.horizontal_wrapped(|ui| {
            let agrees = own == Some(Verdict::Agree) && comment.trim().is_empty();
            let agree = ui.add_enabled_ui(!agrees, |ui| parts::quiet_button(ui, "I agree"));
            if agree.inner.clicked() {
                verdict = Some(Verdict::Agree);
            }
            if parts::quiet_button(ui, "I object").clicked() {
                verdict = Some(Verdict::Object);
            }
            if parts::quiet_button(ui, "Ask, leave it open").clicked() {
                verdict = Some(Verdict::Open);
            }
        });
        if let Some(verdict) = verdict {
            let typed = comment.trim().to_owned();
            if verdict != Verdict::Object || !typed.is_empty() {
                comment.clear();
            }
            say(commands, (latest.id, category), me, verdict, typed);
        }
    }
}
