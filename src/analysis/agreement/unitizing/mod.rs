//! Agreement on where units begin and end, and on what they are: Krippendorff's unitizing coefficients and gamma.
//!
//! Where units of analysis are not given (sentences, segments) but marked by the coders themselves, a coefficient has
//! to compare stretches of a continuum. Everything here rests on [`Continuum`].

mod alpha_1995;
mod coincidences;
mod continuum;
mod family;
mod gamma;

pub use alpha_1995::UnitizingDisagreement;
pub use continuum::{Continuum, Unit};
pub use family::{CodeAlpha, UnitizingFamily};
pub use gamma::{GAMMA_DRAWS, GAMMA_SEED, Gamma, GammaProgress, gamma};
pub(super) use gamma::{disorders, of_disorders};

#[cfg(test)]
mod tests;
