//! Agreement between coders: exact coefficients of units × coders, and of spans on text.
//!
//! Everything rests on [`Patterns`]: distinct combinations of ratings with how often each occurs.
//! [`Ratings`] makes them from a table, [`BinaryCells`] from the presence of one code, whether in
//! units or in characters.

mod binary_cells;
mod bootstrap;
mod characters;
mod coefficients;
mod figures;
mod interval;
mod mean;
mod measure;
pub mod of_study;
mod overlap;
mod paradox;
mod patterns;
mod random;
mod ratings;
pub mod reliability;
mod resamples;
mod set_intervals;
mod set_valued;
mod shared_counts;
mod spans;
mod students_t;
mod tallies;
mod two_coders;
mod undefined;
mod unitizing;

pub use binary_cells::{BinaryCells, Cell, MOST_CODERS};
pub use bootstrap::{BootstrapInterval, Counts, DrawnFrom, Draws, FEWEST_DOCUMENTS, bootstrap};
pub use characters::{character_cells, character_stretches};
pub use coefficients::{Coefficients, figure};
pub use figures::{Figures, Intervals};
pub use interval::{Interval, LINEARISATION, WITH_INTERVAL, interval};
pub use mean::Mean;
pub use measure::Measure;
pub use paradox::Paradox;
pub use patterns::{Pattern, Patterns, UnitRatings};
pub use random::Random;
pub use ratings::{Ratings, RatingsError};
pub use resamples::Resamples;
pub use set_valued::{SetDistance, SetRatings};
pub use spans::{Universe, united};
pub use students_t::students_t_975;
pub use undefined::{Figure, Undefined};
pub use unitizing::{
    CodeAlpha, Continuum, GAMMA_DRAWS, GAMMA_SEED, Gamma, GammaProgress, Unit,
    UnitizingDisagreement, UnitizingFamily, gamma,
};

#[cfg(test)]
mod tests;
