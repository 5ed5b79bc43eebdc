//! Why a figure cannot be given.

use super::bootstrap::{DrawnFrom, FEWEST_DOCUMENTS};
use thiserror::Error;

/// A figure of agreement, or the reason why there is none. Never 0, 1 or NaN in its place.
pub type Figure = Result<f64, Undefined>;

/// Why a figure is undefined; its text is the sentence shown instead of a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Error)]
pub enum Undefined {
    /// Expected disagreement is zero: the coefficient is 0/0.
    #[error("no variation: all ratings that count are the same category")]
    NoVariation,
    /// No unit has ratings from two coders.
    #[error("no pairable units: no unit was rated by two coders")]
    NoPairableUnits,
    /// No unit has a rating from each coder.
    #[error("no unit was rated by all coders")]
    NoCompleteUnits,
    /// The coefficient is for two coders.
    #[error("defined for exactly two coders, and there are {coders}")]
    TwoCodersOnly {
        /// How many coders the table has.
        coders: usize,
    },
    /// The coefficient takes no missing ratings.
    #[error("needs complete data, and some units lack a rating")]
    IncompleteData,
    /// One pair of coders used a single category, so their kappa is 0/0.
    #[error("no variation in at least one pair of coders, so their mean is undefined")]
    UndefinedPair,
    /// Positive agreement and Jaccard need a code that is there or not.
    #[error("defined for a code that is present or absent, and there are {categories} categories")]
    PresenceOnly {
        /// How many categories the table has.
        categories: usize,
    },
    /// Nobody applied the code, so there is nothing to overlap.
    #[error("no coder applied the code")]
    NotApplied,
    /// An interval was asked for and there is no figure to put it around.
    #[error("no interval, because the figure itself is undefined")]
    NoEstimate,
    /// One unit has no spread.
    #[error("no interval from a single unit")]
    SingleUnit,
    /// The standard error is zero, or all draws gave one value.
    #[error("no interval, because the units do not differ in what they add to the figure")]
    NoSpread,
    /// Too few documents to draw from.
    #[error("no interval below {needed} documents, and there are {documents}")]
    TooFewDocuments {
        /// How many documents there are.
        documents: usize,
        /// How many are needed.
        needed: usize,
    },
    /// Too few groups of documents to draw from, where participants are drawn.
    #[error(
        "no interval below {needed} participants (those who share documents count as one), and there are {participants}"
    )]
    TooFewParticipants {
        /// How many groups there are.
        participants: usize,
        /// How many are needed.
        needed: usize,
    },
    /// One draw has no spread.
    #[error("no interval from a single draw: ask for more")]
    SingleDraw,
    /// The sets of codes differ too much for drawing them again and again.
    #[error("no interval, because there are too many different large sets of codes to draw from")]
    TooManySets,
    /// It was not asked for.
    #[error("no interval was asked for")]
    NotAskedFor,
    /// The figure was undefined in every draw.
    #[error("no interval, because the figure was undefined in every draw")]
    NoDefinedDraws,
    /// Sets of codes have no meaning where characters are counted.
    #[error("sets of codes are compared in units of words, not in characters")]
    NotForCharacters,
    /// Unitizing coefficients over all codes need one code at most on each character.
    #[error(
        "a coder gave several codes to the same words, so the text has no single division into units; see the figures per code"
    )]
    OverlappingCodes,
    /// The table of coincidences would be too large.
    #[error("more than {most} codes were given; choose some of them")]
    TooManyCodes {
        /// How many can be taken at once.
        most: usize,
    },
    /// No character was marked by two coders.
    #[error("no words were coded by two coders")]
    NothingCodedByTwo,
    /// Published implementations of the coefficient differ.
    #[error(
        "not settled for more than two coders, and there are {coders}: published implementations differ"
    )]
    NotSettledBeyondTwo {
        /// How many coders there are.
        coders: usize,
    },
    /// Gamma aligns units, and a coder has none.
    #[error("a coder marked nothing, so there are no units to align")]
    CoderWithoutUnits,
    /// A mean over codes of which none has the figure.
    #[error("undefined for every code, so there is nothing to average")]
    NothingToAverage,
}

impl Undefined {
    /// Why nothing is drawn from so few documents, or groups of them.
    pub(super) const fn too_few_to_draw(count: usize, from: DrawnFrom) -> Self {
        match from {
            DrawnFrom::Documents => Self::TooFewDocuments {
                documents: count,
                needed: FEWEST_DOCUMENTS,
            },
            DrawnFrom::Participants => Self::TooFewParticipants {
                participants: count,
                needed: FEWEST_DOCUMENTS,
            },
        }
    }
}
