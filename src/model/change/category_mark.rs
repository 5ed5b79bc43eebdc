//! What a category itself is said to be, whatever its segments are marked with.

use super::{Place, Valence};
use serde::{Deserialize, Serialize};

/// A mark on a category, in the words of the marks on codings.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum CategoryMark {
    /// Barrier or facilitator; none where that is not said.
    Valence(Option<Valence>),
    /// Internal or external to the organisation; none where that is not said.
    Place(Option<Place>),
}

impl CategoryMark {
    /// The marks that are set.
    pub fn said(valence: Option<Valence>, place: Option<Place>) -> impl Iterator<Item = Self> {
        let valence = valence.map(|it| Self::Valence(Some(it)));
        let place = place.map(|it| Self::Place(Some(it)));
        valence.into_iter().chain(place)
    }

    /// In words: “barrier and facilitator”, “external”.
    pub const fn in_words(self) -> &'static str {
        match self {
            Self::Valence(Some(Valence::Barrier)) => "barrier",
            Self::Valence(Some(Valence::Facilitator)) => "facilitator",
            Self::Valence(Some(Valence::Both)) => "barrier and facilitator",
            Self::Valence(None) => "not said whether barrier or facilitator",
            Self::Place(Some(Place::Internal)) => "internal",
            Self::Place(Some(Place::External)) => "external",
            Self::Place(Some(Place::Both)) => "internal and external",
            Self::Place(None) => "not said whether internal or external",
        }
    }
}
