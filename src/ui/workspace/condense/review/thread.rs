//! A comment with its replies, and the field that answers it.

use super::standing::ThreadRow;
use crate::model::{AnalystId, Answer, ReviewId, acts};
use crate::ui::theme::{metrics, parts, theme};
use crate::ui::{Commands, forms, icons};
use egui::{Sense, Ui, vec2};
use std::collections::BTreeMap;

/// A line with a person's dot before it.
pub(super) fn person_line(ui: &mut Ui, colour: u8, words: &str) {
    let theme = theme(ui);
    ui.horizontal_top(|ui| {
        let (rect, _) =
            ui.allocate_exact_size(vec2(metrics::SWATCH, metrics::TEXT_LINE), Sense::hover());
        let colour = theme.code_colour(usize::from(colour));
        icons::paint_swatch(ui.painter(), rect.center(), metrics::SWATCH, colour);
        ui.add(egui::Label::new(theme.text(words)).wrap());
    });
}

/// A reply half typed.
#[derive(Debug, Default)]
pub(super) struct Typed {
    words: String,
    /// How many replies the thread had when this one was sent; none as long as it was not.
    sent: Option<usize>,
}

impl Typed {
    /// Whether there are words in it.
    pub fn has_words(&self) -> bool {
        !self.words.trim().is_empty()
    }

    /// Whether it was sent and stands in its thread, so that the field may go. One that was refused keeps its words.
    pub fn stands_in(&self, row: &ThreadRow) -> bool {
        let since = self.sent.and_then(|sent| row.replies.get(sent..));
        let mut since = since.unwrap_or_default().iter();
        since.any(|(_, words)| words == self.words.trim())
    }
}

/// Draws a thread; `reviewer` may answer it: whoever sits here, while the latest version is not final. Nor is a comment
/// answered any more whose own version is.
pub(super) fn show(
    ui: &mut Ui,
    row: &ThreadRow,
    reviewer: Option<AnalystId>,
    replies: &mut BTreeMap<ReviewId, Typed>,
    commands: &mut Commands,
) {
    let theme = theme(ui);
    person_line(ui, row.colour, &row.heading);
    ui.indent(row.review, |ui| {
        ui.add(egui::Label::new(theme.text(&row.comment)).wrap());
        if !row.small.is_empty() {
            ui.add(egui::Label::new(theme.small(&row.small)).wrap());
        }
        for (who, words) in &row.replies {
            let words = if words.is_empty() {
                format!("{who}.")
            } else {
                format!("{who}: {words}")
            };
            ui.add(egui::Label::new(theme.text(words)).wrap());
        }
        let Some(me) = reviewer.filter(|_| !row.is_final) else {
            return;
        };
        let open = replies.contains_key(&row.review);
        if !open {
            let words = if row.is_answered { "Reply" } else { "Answer" };
            if parts::link(ui, words).clicked() {
                replies.insert(row.review, Typed::default());
            }
            return;
        }
        let reply = replies.entry(row.review).or_default();
        let hint = "A rejection says why";
        forms::long_text(ui, "Answer to the comment", &mut reply.words, hint, 2);
        let mut chosen = None;
        let mut cancelled = false;
        ui.horizontal_wrapped(|ui| {
            if parts::quiet_button(ui, "Accept").clicked() {
                chosen = Some(Some(Answer::Accepted));
            }
            if parts::quiet_button(ui, "Reject").clicked() {
                chosen = Some(Some(Answer::Rejected));
            }
            if parts::quiet_button(ui, "Only reply").clicked() {
                chosen = Some(None);
            }
            cancelled = parts::link(ui, "Cancel").clicked();
        });
        if let Some(answer) = chosen {
            reply.sent = Some(row.replies.len());
            let typed = reply.words.clone();
            let review = row.review;
            commands.act("answer the comment", move |act| {
                acts::reply_to_review(act.seen, act.draft, review, me, &typed, answer)
            });
        }
        if cancelled {
            replies.remove(&row.review);
        }
    });
    ui.add_space(metrics::GRID);
}
