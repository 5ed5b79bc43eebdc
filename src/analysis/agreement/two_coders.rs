//! Coefficients of two coders, and Light's mean of them.

use super::coefficients::corrected;
use super::patterns::Patterns;
use super::tallies::Tallies;
use super::undefined::{Figure, Undefined};

/// Cohen's kappa of two coders over the units both rated: `P_e = sum_k p_1k p_2k`
/// (Cohen 1960, Educational and Psychological Measurement 20, 37–46).
pub(super) fn cohen(patterns: &Patterns) -> Figure {
    CompletePairs::of_two(patterns)?.cohen()
}

/// Scott's pi of two coders over the units both rated: `P_e = sum_k ((p_1k + p_2k) / 2)^2`
/// (Scott 1955, Public Opinion Quarterly 19, 321–325).
pub(super) fn scott(patterns: &Patterns) -> Figure {
    CompletePairs::of_two(patterns)?.scott()
}

/// Light's kappa: the mean of Cohen's kappa over all pairs of coders, complete data only
/// (Light 1971, Psychological Bulletin 76, 365–377).
pub(super) fn light(patterns: &Patterns, tallies: &Tallies) -> Figure {
    if tallies.pairable_units == 0 {
        return Err(Undefined::NoPairableUnits);
    }
    if !tallies.complete() {
        return Err(Undefined::IncompleteData);
    }
    let mut sum = 0.0;
    let mut pairs = 0.0;
    for first in 0..patterns.coders() {
        for second in first + 1..patterns.coders() {
            let pair = CompletePairs::of(patterns, first, second);
            sum += pair.cohen().map_err(|why| match why {
                Undefined::NoVariation if patterns.coders() > 2 => Undefined::UndefinedPair,
                why => why,
            })?;
            pairs += 1.0;
        }
    }
    Ok(sum / pairs)
}

/// The units two coders both rated, counted.
struct CompletePairs {
    units: u64,
    differing: u64,
    first: Vec<u64>,
    second: Vec<u64>,
}

impl CompletePairs {
    fn of_two(patterns: &Patterns) -> Result<Self, Undefined> {
        match patterns.coders() {
            0 | 1 => Err(Undefined::NoPairableUnits),
            2 => Ok(Self::of(patterns, 0, 1)),
            coders => Err(Undefined::TwoCodersOnly { coders }),
        }
    }

    fn of(patterns: &Patterns, first: usize, second: usize) -> Self {
        let mut pairs = Self {
            units: 0,
            differing: 0,
            first: vec![0; patterns.categories()],
            second: vec![0; patterns.categories()],
        };
        for row in patterns.rows() {
            let rating = |coder: usize| row.ratings.get(coder).copied().flatten();
            let (Some(one), Some(other)) = (rating(first), rating(second)) else {
                continue;
            };
            pairs.units += row.weight;
            pairs.differing += if one == other { 0 } else { row.weight };
            if let Some(count) = pairs.first.get_mut(one as usize) {
                *count += row.weight;
            }
            if let Some(count) = pairs.second.get_mut(other as usize) {
                *count += row.weight;
            }
        }
        pairs
    }

    fn cohen(&self) -> Figure {
        let units = self.units()?;
        let chance = self
            .first
            .iter()
            .zip(&self.second)
            .map(|(one, other)| (*one as f64 / units) * ((self.units - other) as f64 / units));
        corrected(self.differing as f64 / units, chance.sum())
    }

    fn scott(&self) -> Figure {
        let units = self.units()?;
        let chance = self.first.iter().zip(&self.second).map(|(one, other)| {
            let both = one + other;
            (both as f64 / (2.0 * units)) * ((2 * self.units - both) as f64 / (2.0 * units))
        });
        corrected(self.differing as f64 / units, chance.sum())
    }

    fn units(&self) -> Figure {
        if self.units == 0 {
            return Err(Undefined::NoPairableUnits);
        }
        Ok(self.units as f64)
    }
}
