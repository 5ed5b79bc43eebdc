//! What steps were done because of.

use super::Seen;
use crate::model::{CodingId, Ground, StepId};

impl Seen<'_> {
    /// The discrepancies and challenges behind a step, as far as they show; whoever asks has made sure that the step
    /// shows.
    pub(super) fn grounds_of(&self, step: StepId) -> Vec<Ground> {
        let grounds = self.study.state.grounds.get(&step);
        let standing = grounds
            .into_iter()
            .flatten()
            .filter(|(_, linked)| linked.get_or(false));
        standing
            .map(|(ground, _)| ground)
            .filter(|ground| self.shows_ground(ground))
            .cloned()
            .collect()
    }

    /// What a step that shows was done because of, as far as that shows.
    pub fn because_of(&self, step: StepId) -> Vec<Ground> {
        let mut lines = self.study.lines_of(step);
        if self.study.acts(step) && lines.all(|line| self.shows_line(line)) {
            self.grounds_of(step)
        } else {
            Vec::new()
        }
    }

    /// The steps that were done because of a discrepancy or challenge and were not undone, oldest first, as far as
    /// they show: the changes of the codebook that came of it.
    pub fn came_of(&self, ground: &Ground) -> Vec<StepId> {
        if !self.shows_ground(ground) {
            return Vec::new();
        }
        let steps = self.study.state.grounds.iter();
        let came = steps.filter(|(_, grounds)| {
            let linked = grounds.get(ground);
            linked.is_some_and(|linked| linked.get_or(false))
        });
        let mut came: Vec<StepId> = came
            .map(|(step, _)| *step)
            .filter(|step| {
                let mut lines = self.study.lines_of(*step);
                self.study.acts(*step)
                    && !self.study.is_undone(*step)
                    && lines.all(|line| self.shows_line(line))
            })
            .collect();
        came.sort_by_key(|step| self.study.line(step.0).map(crate::model::Line::stamp));
        came
    }

    /// Whether everything shows that a ground names.
    pub(super) fn shows_ground(&self, ground: &Ground) -> bool {
        match ground {
            Ground::Discrepancy(codings) => codings.iter().all(|id| self.shows_coding_id(*id)),
            Ground::Challenge(challenge) => self.shows_challenge_id(*challenge),
        }
    }

    /// A discrepancy or challenge in words, for lists and the log: “Interview 3, characters 120–180: “Reach” (Ada) and
    /// “Dose” (Berit)”. One whose codings are hidden from the viewer says nothing of them.
    pub fn ground_in_words(&self, ground: &Ground) -> String {
        if !self.shows_ground(ground) {
            return "a discrepancy".to_owned();
        }
        match ground {
            Ground::Discrepancy(codings) => self.discrepancy_in_words(codings),
            Ground::Challenge(id) => self.challenge(*id).map_or_else(
                || "a challenge".to_owned(),
                |it| {
                    let claim = it.claim.get().copied().unwrap_or(it.first.claim);
                    let place = self.place_in_words(it.first.document, it.first.span());
                    format!("a challenge in {place}: {}", self.claim_in_words(claim))
                },
            ),
        }
    }

    fn discrepancy_in_words(&self, codings: &[CodingId]) -> String {
        let codings: Vec<_> = codings.iter().filter_map(|id| self.coding(*id)).collect();
        let Some(first) = codings.first() else {
            return "a discrepancy".to_owned();
        };
        let spans = codings.iter().map(|coding| coding.span());
        let span = spans.fold(first.span(), |all, span| {
            crate::model::Span::new(all.start.min(span.start), all.end.max(span.end))
        });
        let given = codings.iter().map(|coding| {
            let analyst = self.analyst(coding.analyst());
            let who = analyst.map_or("somebody", |it| it.name.text());
            format!("“{}” ({who})", self.code_name(coding.code()))
        });
        let given: Vec<String> = given.collect();
        let place = self.place_in_words(first.document(), span);
        format!("{place}: {}", given.join(", "))
    }

    fn place_in_words(
        &self,
        document: crate::model::DocumentId,
        span: crate::model::Span,
    ) -> String {
        let document = self.document(document);
        let name = document.map_or("", |it| it.name.text());
        format!("{name}, characters {span}")
    }
}
