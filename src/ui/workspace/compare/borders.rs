//! New borders, moved by words.

use super::by_rule::shared;
use super::ways::At;
use crate::model::{Decision, Span, words};
use crate::ui::theme::{parts, theme};
use egui::Ui;

impl At<'_, '_> {
    /// What all coded that are in the difference, where they are several.
    pub fn intersection(&self) -> Option<Span> {
        let several = self.row.difference.codings.len() > 1;
        shared(&self.row.difference).filter(|_| several)
    }

    /// The decision that these borders are; none where two codes are given.
    pub fn borders_decision(&self, span: Span) -> Option<Decision> {
        let code = self.one_code()?;
        let several = self.row.difference.codings.len() > 1;
        if several && span == self.row.span {
            return Some(Decision::Union);
        }
        if several && Some(span) == self.intersection() {
            return Some(Decision::Intersection);
        }
        Some(Decision::Borders {
            code,
            start: span.start,
            end: span.end,
        })
    }

    /// A stretch with one of its borders moved by a word; at least one word stays in it.
    pub fn moved(&self, span: Span, start: bool, forth: bool) -> Span {
        let Ok(text) = self.view.text_of(self.row.document) else {
            return span;
        };
        let from = span.start.saturating_sub(400);
        let to = (span.end + 400).min(text.len());
        let words = words(&text, Span::new(from, to));
        let start_at = |word: &Span| word.start;
        let end_at = |word: &Span| word.end;
        let moved = match (start, forth) {
            (true, false) => {
                let before = words.iter().map(start_at).rfind(|at| *at < span.start);
                Span::new(before.unwrap_or(span.start), span.end)
            }
            (true, true) => {
                let after = words.iter().map(start_at).find(|at| *at > span.start);
                Span::new(after.unwrap_or(span.start), span.end)
            }
            (false, false) => {
                // A full stop after the last word goes with it.
                let last = words.iter().map(end_at).rfind(|at| *at <= span.end);
                let last = last.unwrap_or(span.end);
                let before = words.iter().map(end_at).rfind(|at| *at < last);
                Span::new(span.start, before.unwrap_or(span.end))
            }
            (false, true) => {
                let after = words.iter().map(end_at).find(|at| *at > span.end);
                Span::new(span.start, after.unwrap_or(span.end))
            }
        };
        let holds_a_word = words.iter().any(|word| moved.covers(*word));
        if holds_a_word { moved } else { span }
    }
}

/// The stretch is drawn in the passage; here it is moved and recorded.
pub(super) fn borders(ui: &mut Ui, span: &mut Span, at: &At<'_, '_>) -> Option<Decision> {
    let mut recorded = false;
    parts::card(ui, |ui| {
        let theme = theme(ui);
        let words = "← → move the end by words, with Shift the beginning. Enter records.";
        ui.add(egui::Label::new(theme.small(words)).wrap());
        for (name, start) in [("Beginning", true), ("End", false)] {
            ui.horizontal(|ui| {
                ui.label(theme.text(name));
                ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                    for (sign, forth) in [("→", true), ("←", false)] {
                        let spoken = format!("{name} {}", if forth { "later" } else { "earlier" });
                        let button = parts::quiet_button(ui, sign);
                        button.widget_info(|| {
                            egui::WidgetInfo::labeled(egui::Role::Button, true, &spoken)
                        });
                        if button.on_hover_text(&spoken).clicked() {
                            *span = at.moved(*span, start, forth);
                        }
                    }
                });
            });
        }
        ui.horizontal_wrapped(|ui| {
            let shared_words = if at.comparison.is_of_two() {
                "What both coded"
            } else {
                "What all coded"
            };
            if let Some(both) = at.intersection() {
                if parts::quiet_button(ui, "Union").clicked() {
                    *span = at.row.span;
                }
                if parts::quiet_button(ui, shared_words).clicked() {
                    *span = both;
                }
            }
            recorded = parts::primary_button(ui, "Record these borders").clicked();
        });
    });
    recorded.then(|| at.borders_decision(*span)).flatten()
}
