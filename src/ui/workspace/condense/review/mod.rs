//! The review of the analysis: who agrees with what, comments and answers, frozen versions and their comparison.

mod compared;
mod page;
mod record;
mod standing;
mod taking_in;
mod thread;

use crate::model::{AnalystId, CategoryId, NewReview, ReviewId, Verdict, VersionId, acts};
use crate::ui::{Commands, View};
use standing::Reviewed;
use std::collections::BTreeMap;

/// The review, as far as this window is with it.
#[derive(Debug, Default)]
pub(super) struct Review {
    /// Whether its page is shown in place of the board; none until the first look, which decides.
    shown: Option<bool>,
    of: Option<u64>,
    reviewed: Reviewed,
    /// Comments half typed, by category.
    comments: BTreeMap<CategoryId, String>,
    /// Replies half typed, by the review they answer.
    replies: BTreeMap<ReviewId, thread::Typed>,
    name: String,
    reviewer: String,
    over: String,
    /// Whether answered comments are shown on the page.
    shows_answered: bool,
    comparing: compared::Comparing,
    taking_in: taking_in::TakingIn,
}

impl Review {
    /// Derives what it shows, once per revision. Whoever takes part in no pass finds the review before them.
    pub fn update(&mut self, view: &View<'_>) {
        let of = Some(view.revision());
        if self.of != of {
            self.of = of;
            self.reviewed = Reviewed::of(view);
            let threads = &self.reviewed.threads;
            self.replies.retain(|review, reply| {
                let row = threads.iter().find(|row| row.review == *review);
                row.is_none_or(|row| !reply.stands_in(row))
            });
        }
        if self.shown.is_none() {
            let passes = view.seen.passes();
            let codes = |who: AnalystId| {
                let mut passes = passes.iter();
                passes.any(|pass| pass.opened.analysts.contains(&who))
            };
            let only_reviews = view.me().is_some_and(|me| !passes.is_empty() && !codes(me));
            self.shown = Some(only_reviews && !self.reviewed.versions.is_empty());
        }
    }

    /// Whether its page stands in place of the board.
    pub fn is_shown(&self) -> bool {
        self.shown == Some(true)
    }

    /// Shows the page, or the board again.
    pub fn show_page(&mut self, shown: bool) {
        self.shown = Some(shown);
    }

    /// What stands beside the names of categories: “agreed 2 of 3”, “1 comment open”.
    pub fn marks(&self) -> &BTreeMap<CategoryId, String> {
        &self.reviewed.marks
    }

    /// Whether something is half typed.
    pub fn is_busy(&self) -> bool {
        let typed = |words: &String| !words.trim().is_empty();
        let replies = self.replies.values();
        self.comments.values().any(typed) || replies.into_iter().any(thread::Typed::has_words)
    }
}

/// Gives one's own verdict on a category.
fn say(
    commands: &mut Commands,
    (version, category): (VersionId, CategoryId),
    reviewer: AnalystId,
    verdict: Verdict,
    comment: String,
) {
    commands.act("review the category", move |act| {
        let new = NewReview {
            version,
            category,
            reviewer,
            verdict,
            comment,
        };
        acts::review_category(act.seen, act.draft, &new)
    });
}
