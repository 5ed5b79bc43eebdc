//! Putting names to what is concluded from what each document added.

use crate::model::acts::review_saturation;
use crate::model::{AnalystId, NewSaturationReview};
use crate::ui::theme::{metrics, parts, theme};
use crate::ui::{Commands, View, forms};
use egui::{Label, Ui};
use std::collections::BTreeSet;

/// What is being written.
#[derive(Debug, Default)]
pub(super) struct Reviewing {
    reviewers: BTreeSet<AnalystId>,
    conclusion: String,
}

impl Reviewing {
    /// Offers to record a review of the table that is on the page; `table` is none where it rests on work that is not
    /// open to everybody, or on the codings of one analyst.
    pub fn show(
        &mut self,
        ui: &mut Ui,
        view: &View<'_>,
        table: Option<&NewSaturationReview>,
        of_one: bool,
        commands: &mut Commands,
    ) {
        if view.me().is_none() || view.read_only.is_some() {
            return;
        }
        let small = |ui: &mut Ui, words: &str| {
            let words = theme(ui).small(words);
            ui.add(Label::new(words).wrap());
        };
        ui.add_space(metrics::GRID * 3.0);
        parts::section(ui, "Reviewed by", "");
        let Some(table) = table else {
            small(
                ui,
                if of_one {
                    "This counts the codings of one analyst. What is reviewed counts everybody’s, or the consensus."
                } else {
                    "Part of what you see here is not open to everybody yet. It can be reviewed when the pass is closed."
                },
            );
            return;
        };
        small(
            ui,
            "Tick who reviewed this, and write what they conclude. Their names, the date and the table as it is now are recorded with it.",
        );
        ui.add_space(metrics::GRID);
        for person in &view.overview.people {
            let mut ticked = self.reviewers.contains(&person.id);
            if ui.checkbox(&mut ticked, &person.name).changed() {
                if ticked {
                    self.reviewers.insert(person.id);
                } else {
                    self.reviewers.remove(&person.id);
                }
            }
        }
        ui.add_space(metrics::GRID);
        let hint = "In your own words";
        forms::long_text(ui, "What they conclude", &mut self.conclusion, hint, 3);
        ui.add_space(metrics::GRID);
        if parts::quiet_button(ui, "Record the review").clicked() {
            let review = NewSaturationReview {
                reviewers: self.reviewers.iter().copied().collect(),
                conclusion: self.conclusion.clone(),
                ..table.clone()
            };
            let is_whole = !review.reviewers.is_empty() && !review.conclusion.trim().is_empty();
            commands.act("record the review", move |act| {
                review_saturation(act.seen, act.draft, &review)
            });
            if is_whole {
                *self = Self::default();
            }
        }
    }
}
