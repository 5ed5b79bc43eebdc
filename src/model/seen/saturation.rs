//! What named reviewers concluded from what each document added.

use super::Seen;
use crate::model::things::Made;
use crate::model::{AnalystId, Change, NewSaturationReview, SaturationOf, SaturationOrder};

/// A review of saturation that stands.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct SaturationReview<'a> {
    /// When recorded, and by whom.
    pub made: &'a Made,
    /// Who reviewed what and what they conclude.
    pub review: &'a NewSaturationReview,
}

impl<'a> Seen<'a> {
    /// Reviews of saturation, oldest first.
    pub fn saturation_reviews(&self) -> Vec<SaturationReview<'a>> {
        let all = self.study.state.saturation_reviews.values();
        let mut standing: Vec<SaturationReview<'a>> = all
            .filter(|(made, _)| made.stands())
            .map(|(made, review)| SaturationReview { made, review })
            .collect();
        standing.sort_by_key(|it| it.made.stamp);
        standing
    }

    /// Names of people, “Ellen, Ruth”.
    pub fn names_of(&self, people: &[AnalystId]) -> String {
        let names = people.iter().filter_map(|who| self.analyst(*who));
        let names: Vec<&str> = names.map(|it| it.name.text()).collect();
        names.join(", ")
    }

    /// Particulars of a review of saturation; none for other changes.
    pub(super) fn saturation_in_words(&self, change: &Change) -> Option<String> {
        let Change::ReviewSaturation(new) = change else {
            return None;
        };
        Some(format!(
            "reviewed by {}: {}; {} in {} documents, {}, base {}, run {}, threshold {} %",
            self.names_of(&new.reviewers),
            new.conclusion,
            new.of.name().to_lowercase(),
            new.new.len(),
            new.order.name().to_lowercase(),
            new.base,
            new.run,
            new.threshold
        ))
    }
}

impl SaturationOf {
    /// What is counted, for people.
    pub const fn name(self) -> &'static str {
        match self {
            Self::InductiveCodes => "Inductive codes",
            Self::AllCodes => "All codes",
            Self::Categories => "Categories",
        }
    }
}

impl SaturationOrder {
    /// The order, for people.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Dates => "By date of the interview",
            Self::Import => "In order of import",
            Self::Coding => "In order of first coding",
            Self::Manual => "In an order arranged by hand",
        }
    }
}
