//! Intervals by linearisation, as irrCAC gives them.

use super::coefficients::{ac1_chance, coder_shares, figure};
use super::measure::Measure;
use super::patterns::Patterns;
use super::students_t::students_t_975;
use super::tallies::{Tallies, Tally};
use super::undefined::Undefined;
use serde::Serialize;

/// How an interval by linearisation is described beside it.
pub const LINEARISATION: &str =
    "linearisation over units (Gwet 2014; as irrCAC), t quantile, upper end clipped at 1";

/// A standard error below this is rounding, not spread.
const NO_SPREAD: f64 = 1e-12;

/// A 95 % interval of a coefficient of a table.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Interval {
    /// Lower end; may lie below -1 when units are few.
    pub lo: f64,
    /// Upper end, at most 1.
    pub hi: f64,
    /// Standard error.
    pub se: f64,
    /// How it was made.
    pub method: &'static str,
}

/// The measures that have an interval by linearisation.
pub const WITH_INTERVAL: [Measure; 5] = [
    Measure::FleissKappa,
    Measure::KrippendorffAlpha,
    Measure::GwetAc1,
    Measure::BrennanPrediger,
    Measure::CongerKappa,
];

/// The 95 % interval of one measure: estimate ± `t_{.975, n-1}` standard errors, the error from the
/// units' influence on the coefficient (Gwet 2014, Handbook of Inter-Rater Reliability, 4th edition,
/// chapters 5 and 6; the package irrCAC). `n` is the number of units with a rating, for alpha of
/// those with two. None for measures outside [`WITH_INTERVAL`].
pub fn interval(measure: Measure, patterns: &Patterns) -> Option<Result<Interval, Undefined>> {
    if !WITH_INTERVAL.contains(&measure) {
        return None;
    }
    let Ok(estimate) = figure(measure, patterns) else {
        return Some(Err(Undefined::NoEstimate));
    };
    let tallies = Tallies::of(patterns);
    let influences = match measure {
        Measure::KrippendorffAlpha => alpha_influences(&tallies),
        Measure::FleissKappa => fleiss_influences(&tallies, estimate),
        Measure::GwetAc1 => ac1_influences(&tallies, estimate)?,
        Measure::CongerKappa => conger_influences(patterns, &tallies, estimate),
        _ => brennan_influences(&tallies),
    };
    Some(influences.interval(estimate))
}

/// What each pattern adds, with its multiplicity, and the mean around which it varies.
struct Influences {
    values: Vec<(f64, u64)>,
    centre: f64,
}

impl Influences {
    fn interval(&self, estimate: f64) -> Result<Interval, Undefined> {
        let units: u64 = self.values.iter().map(|(_, weight)| weight).sum();
        let Some(t) = units.checked_sub(1).and_then(students_t_975) else {
            return Err(Undefined::SingleUnit);
        };
        let squares: f64 = self
            .values
            .iter()
            .map(|(value, weight)| *weight as f64 * (value - self.centre).powi(2))
            .sum();
        let se = (squares / (units as f64 * (units - 1) as f64)).sqrt();
        if se < NO_SPREAD {
            return Err(Undefined::NoSpread);
        }
        Ok(Interval {
            lo: estimate - t * se,
            hi: (estimate + t * se).min(1.0),
            se,
            method: LINEARISATION,
        })
    }
}

/// `(n / n_2) (p_a|i - p_e [m_i >= 2]) / (1 - p_e)`, the part that all but alpha share.
fn observed_part(tallies: &Tallies, unit: &Tally, chance: f64) -> f64 {
    let Some(disagreement) = unit.disagreement() else {
        return 0.0;
    };
    let inflation = tallies.rated_units as f64 / tallies.pairable_units as f64;
    inflation * (1.0 - disagreement - chance) / (1.0 - chance)
}

/// Influences of a coefficient whose chance agreement is `chance`, unit by unit `chance_of`.
fn influences<'a>(
    tallies: &'a Tallies,
    estimate: f64,
    chance: f64,
    chance_of: impl Iterator<Item = f64> + 'a,
) -> Influences {
    let values = tallies.units.iter().zip(chance_of).map(|(unit, own)| {
        let value = observed_part(tallies, unit, chance)
            - 2.0 * (1.0 - estimate) * (own - chance) / (1.0 - chance);
        (value, unit.weight)
    });
    Influences {
        values: values.collect(),
        centre: estimate,
    }
}

fn fleiss_influences(tallies: &Tallies, estimate: f64) -> Influences {
    let chance = tallies.shares.iter().map(|share| share * share).sum();
    let own = tallies
        .units
        .iter()
        .map(|unit| weighted(unit, &tallies.shares));
    influences(tallies, estimate, chance, own)
}

fn ac1_influences(tallies: &Tallies, estimate: f64) -> Option<Influences> {
    let chance = ac1_chance(tallies)?;
    let others: Vec<f64> = tallies.shares.iter().map(|share| 1.0 - share).collect();
    let categories = (tallies.categories - 1) as f64;
    let own = tallies
        .units
        .iter()
        .map(|unit| weighted(unit, &others) / categories);
    Some(influences(tallies, estimate, chance, own))
}

fn brennan_influences(tallies: &Tallies) -> Influences {
    let chance = 1.0 / tallies.categories as f64;
    let values: Vec<(f64, u64)> = tallies
        .units
        .iter()
        .map(|unit| (observed_part(tallies, unit, chance), unit.weight))
        .collect();
    // The estimate is the plain mean of these.
    let sum: f64 = values
        .iter()
        .map(|(value, weight)| value * *weight as f64)
        .sum();
    Influences {
        centre: sum / tallies.rated_units as f64,
        values,
    }
}

/// `sum_k m_uk / m_u x_k`.
fn weighted(unit: &Tally, by_category: &[f64]) -> f64 {
    let sum: f64 = unit
        .counts
        .iter()
        .filter_map(|(category, count)| Some(f64::from(*count) * by_category.get(*category)?))
        .sum();
    sum / f64::from(unit.rated)
}

fn conger_influences(patterns: &Patterns, tallies: &Tallies, estimate: f64) -> Influences {
    let units = tallies.rated_units as f64;
    let coders: Vec<Option<CoderShares>> = tallies
        .given
        .iter()
        .map(|given| CoderShares::of(given))
        .collect();
    let present = coders.iter().flatten().count() as f64;
    let mut sums = vec![0.0; tallies.categories];
    for coder in coders.iter().flatten() {
        for (sum, share) in sums.iter_mut().zip(&coder.shares) {
            *sum += share;
        }
    }
    let pairs = present * (present - 1.0);
    let chance: f64 = coders
        .iter()
        .flatten()
        .map(|coder| coder.against_others(&sums))
        .sum::<f64>()
        / pairs;
    let own = patterns.rows().iter().map(|row| {
        let parts = row
            .ratings
            .iter()
            .zip(&coders)
            .filter_map(|(rating, coder)| Some(coder.as_ref()?.chance_of(*rating, units, &sums)));
        parts.sum::<f64>() / pairs
    });
    let own: Vec<f64> = own.collect();
    influences(tallies, estimate, chance, own.into_iter())
}

/// One coder's shares of the categories and how many units they rest on.
struct CoderShares {
    shares: Vec<f64>,
    rated: f64,
}

impl CoderShares {
    fn of(given: &[u64]) -> Option<Self> {
        Some(Self {
            shares: coder_shares(given)?,
            rated: given.iter().sum::<u64>() as f64,
        })
    }

    /// `sum_k p_gk (sum_h p_hk - p_gk)`.
    fn against_others(&self, sums: &[f64]) -> f64 {
        let terms = self
            .shares
            .iter()
            .zip(sums)
            .map(|(share, sum)| share * (sum - share));
        terms.sum()
    }

    /// What a unit with this rating of the coder's says of the coder's part of chance agreement:
    /// `(n / n_g) sum_k ([rating = k] - p_gk ([rated] - n_g / n)) (sum_h p_hk - p_gk)`.
    fn chance_of(&self, rating: Option<u32>, units: f64, sums: &[f64]) -> f64 {
        let rated = f64::from(u8::from(rating.is_some()));
        let terms = self
            .shares
            .iter()
            .zip(sums)
            .enumerate()
            .map(|(category, (share, sum))| {
                let given = f64::from(u8::from(
                    rating.is_some_and(|given| given as usize == category),
                ));
                (given - share * (rated - self.rated / units)) * (sum - share)
            });
        terms.sum::<f64>() * units / self.rated
    }
}

/// Alpha as Gwet writes it: shares weighted by the number of ratings, the small-sample term of alpha
/// left out of the error except where units differ in their number of ratings. There irrCAC for
/// Python has the term and irrCAC for R has not (up to 5e-4 in the error); this follows the former.
fn alpha_influences(tallies: &Tallies) -> Influences {
    let pairable: Vec<&Tally> = tallies
        .units
        .iter()
        .filter(|unit| unit.rated >= 2)
        .collect();
    let units = tallies.pairable_units as f64;
    let ratings: f64 = pairable
        .iter()
        .map(|unit| unit.weight as f64 * f64::from(unit.rated))
        .sum();
    let mean = ratings / units;
    let mut shares = vec![0.0; tallies.categories];
    for unit in &pairable {
        for (category, count) in &unit.counts {
            if let Some(share) = shares.get_mut(*category) {
                *share += unit.weight as f64 * f64::from(*count) / ratings;
            }
        }
    }
    let chance: f64 = shares.iter().map(|share| share * share).sum();
    let agreeing = |unit: &Tally| {
        let pairs: f64 = unit
            .counts
            .iter()
            .map(|(_, count)| f64::from(*count) * f64::from(count - 1))
            .sum();
        pairs / (mean * f64::from(unit.rated - 1))
    };
    let agreement = pairable
        .iter()
        .map(|unit| unit.weight as f64 * agreeing(unit))
        .sum::<f64>()
        / units;
    let centre = (agreement - chance) / (1.0 - chance);
    let with_small_sample_term = agreement + (1.0 - agreement) / ratings;
    let values = pairable.iter().map(|unit| {
        let longer = (f64::from(unit.rated) - mean) / mean;
        let observed = agreeing(unit) - with_small_sample_term * longer;
        let own = weighted(unit, &shares) * f64::from(unit.rated) / mean - chance * longer;
        let value = (observed - chance - 2.0 * (1.0 - centre) * (own - chance)) / (1.0 - chance);
        (value, unit.weight)
    });
    Influences {
        values: values.collect(),
        centre,
    }
}
