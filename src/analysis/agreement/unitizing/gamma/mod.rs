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
use alignment::{Alignment, best_alignment};
use chance::Chance;
use dissimilarity::Stretch;
use rayon::prelude::*;
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
/// after every few draws and may break off, which gives `None`.
pub fn gamma(
    continuum: &Continuum,
    draws: usize,
    seed: u64,
    progress: impl FnMut(GammaProgress) -> ControlFlow<()>,
) -> Option<Gamma> {
    let coders = continuum.coders();
    if coders.len() < 2 {
        return Some(Gamma::undefined(Undefined::NoPairableUnits, seed));
    }
    if coders.iter().any(Vec::is_empty) {
        return Some(Gamma::undefined(Undefined::CoderWithoutUnits, seed));
    }
    let found = disorders(continuum, draws, seed, progress)?;
    Some(Gamma {
        gamma: of_disorders(found.observed, found.expected),
        observed: found.observed,
        unitary_alignments: found.unitary_alignments,
        expected: found.expected,
        draws,
        seed,
        exact: found.exact,
    })
}

/// `1 - observed / expected`; 1 where nothing was in disorder.
pub(in crate::analysis::agreement) fn of_disorders(observed: f64, expected: f64) -> Figure {
    if observed <= 0.0 {
        Ok(1.0)
    } else if expected > 0.0 {
        Ok(1.0 - observed / expected)
    } else {
        Err(Undefined::NoVariation)
    }
}

/// What gamma is made of.
pub(in crate::analysis::agreement) struct Disorders {
    pub observed: f64,
    pub expected: f64,
    pub unitary_alignments: usize,
    pub exact: bool,
}

/// Draws that are aligned at once, by all threads.
const AT_ONCE: usize = 32;

/// Observed and expected disorder of a continuum with at least one unit, whoever marked it.
pub(in crate::analysis::agreement) fn disorders(
    continuum: &Continuum,
    draws: usize,
    seed: u64,
    mut progress: impl FnMut(GammaProgress) -> ControlFlow<()>,
) -> Option<Disorders> {
    let coders: Vec<Vec<Stretch>> = continuum
        .coders()
        .iter()
        .map(|units| units.iter().map(Stretch::of).collect())
        .collect();
    let observed = best_alignment(&coders);
    let chance = Chance::of(&coders);
    let mut random = Random::new(seed);
    let (mut sum, mut exact) = (0.0, observed.exact);
    let mut done = 0;
    while done < draws {
        let some = AT_ONCE.min(draws - done);
        let drawn: Vec<Vec<Vec<Stretch>>> = (0..some)
            .map(|_| chance.draw(coders.len(), &mut random))
            .collect();
        let aligned: Vec<Alignment> = drawn.par_iter().map(|it| best_alignment(it)).collect();
        for it in aligned {
            sum += it.disorder;
            exact &= it.exact;
        }
        done += some;
        if progress(GammaProgress { done, of: draws }).is_break() {
            return None;
        }
    }
    Some(Disorders {
        observed: observed.disorder,
        expected: sum / draws.max(1) as f64,
        unitary_alignments: observed.unitary,
        exact,
    })
}

impl Gamma {
    const fn undefined(why: Undefined, seed: u64) -> Self {
        Self {
            gamma: Err(why),
            observed: 0.0,
            unitary_alignments: 0,
            expected: 0.0,
            draws: 0,
            seed,
            exact: true,
        }
    }
}
