//! Quotations, how they are printed, and what is masked in files for others.

use super::Seen;
use crate::model::things::{Coding, Quotation};
use crate::model::{CodingId, ERASED, Mask, OmissionMark};

impl<'a> Seen<'a> {
    /// The edited form and the translations of a coding that shows; none where there are neither.
    pub fn quotation(&self, coding: CodingId) -> Option<&'a Quotation> {
        let shows = self.shows_coding_id(coding);
        shows.then(|| self.study.state.quotations.get(&coding))?
    }

    /// The codings that stand and are to be quoted, in the order they were made. Does not walk over the others.
    pub fn quoted_codings(&self) -> Vec<&'a Coding> {
        let ever = self.study.state.ever_quoted.iter();
        let mut quoted: Vec<&Coding> = ever
            .filter_map(|id| self.study.state.codings.get(*id))
            .filter(|it| it.stands() && it.quotation().is_some() && self.shows_coding(it))
            .collect();
        quoted.sort_by_key(|it| it.stamp);
        quoted
    }

    /// How words left out are marked.
    pub fn omission_mark(&self) -> OmissionMark {
        self.study
            .state
            .omission_mark
            .get_or(OmissionMark::default())
    }

    /// Whether labels of quotations name the wave of the interview.
    pub fn wave_in_labels(&self) -> bool {
        self.study.state.wave_in_labels.get_or(false)
    }

    /// The dictionary of masked words, in alphabetical order.
    pub fn masks(&self) -> Vec<(&'a str, &'a Mask)> {
        let all = self.study.state.masks.iter();
        let standing =
            all.filter_map(|(words, mask)| Some((words.as_str(), mask.get()?.as_ref()?)));
        let mut standing: Vec<_> = standing
            .filter(|(words, _)| *words != ERASED && !words.trim().is_empty())
            .collect();
        standing.sort_by_cached_key(|(words, _)| words.to_lowercase());
        standing
    }
}
