//! Gamma: agreement on the best alignment of the coders' units.
//!
//! Mathet, Widlöcher and Métivier (2015), The unified and holistic method gamma for inter-annotator agreement measure
//! and alignment, Computational Linguistics 41, 437–479.

mod alignment;
mod assignment;
mod chance;
mod dissimilarity;
mod partition;

use super::continuum::Continuum;
use crate::analysis::agreement::Random;
use crate::analysis::agreement::undefined::{Figure, Undefined};
use alignment::best_alignment;
use chance::Chance;
use dissimilarity::Stretch;
use std::ops::ControlFlow;

/// Random continua drawn for the expected disorder, unless more are asked for.
pub const GAMMA_DRAWS: usize = 200;
/// The seed of the draws, unless another is given; printed with every gamma.
pub const GAMMA_SEED: u64 = 1;

/// Gamma with what it was made from.
#[derive(Debug, Clone, PartialEq)]
pub struct Gamma {
    /// `1 - observed / expected`; 1 where the coders' units are the same.
    pub gamma: Figure,
    /// Disorder of the best alignment: the sum of the disorders of its unitary alignments over the mean number of
    /// units of a coder.
    pub observed: f64,
    /// Unitary alignments of the best alignment: units matched with each other or left alone.
    pub unitary_alignments: usize,
    /// Mean disorder of the best alignments of random continua.
    pub expected: f64,
    /// Random continua drawn.
    pub draws: usize,
    /// The seed of the draws.
    pub seed: u64,
    /// Whether every alignment was proved the best. Always so for two coders; for more, a part of the text with very
    /// many overlapping units may be aligned by the best found, which makes a disorder too large and never too small.
    pub exact: bool,
}

/// How far the calculation of a gamma is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct GammaProgress {
    /// Random continua that are done.
    pub done: usize,
    /// Random continua wanted.
    pub of: usize,
}

/// Gamma of a continuum with the published defaults (positional and categorical dissimilarity weighing the same, a
/// unit left alone costing 1).
///
/// Expected disorder is that of continua drawn from the units' statistics: number of units, gaps and lengths from
/// normal distributions with the observed means and standard deviations, codes by their shares. `progress` is told
/// after each draw and may break off, which gives `None`.
pub fn gamma(
    continuum: &Continuum,
    draws: usize,
    seed: u64,
    mut progress: impl FnMut(GammaProgress) -> ControlFlow<()>,
) -> Option<Gamma> {
    let coders: Vec<Vec<Stretch>> = continuum
        .coders()
        .iter()
        .map(|units| units.iter().map(Stretch::of).collect())
        .collect();
    let undefined = |why| Gamma {
        gamma: Err(why),
        observed: 0.0,
        unitary_alignments: 0,
        expected: 0.0,
        draws: 0,
        seed,
        exact: true,
    };
    if coders.len() < 2 {
        return Some(undefined(Undefined::NoPairableUnits));
    }
    if coders.iter().any(Vec::is_empty) {
        return Some(undefined(Undefined::CoderWithoutUnits));
    }
    let observed = best_alignment(&coders);
    let chance = Chance::of(&coders);
    let mut random = Random::new(seed);
    let (mut sum, mut exact) = (0.0, observed.exact);
    for done in 1..=draws {
        let drawn = best_alignment(&chance.draw(coders.len(), &mut random));
        sum += drawn.disorder;
        exact &= drawn.exact;
        if progress(GammaProgress { done, of: draws }).is_break() {
            return None;
        }
    }
    let expected = sum / draws.max(1) as f64;
    let gamma = if observed.disorder <= 0.0 {
        Ok(1.0)
    } else if expected > 0.0 {
        Ok(1.0 - observed.disorder / expected)
    } else {
        Err(Undefined::NoVariation)
    };
    Some(Gamma {
        gamma,
        observed: observed.disorder,
        unitary_alignments: observed.unitary,
        expected,
        draws,
        seed,
        exact,
    })
}
