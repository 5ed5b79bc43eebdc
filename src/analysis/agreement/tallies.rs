//! What the coefficients have in common: counts per unit, per category and per coder.

use super::patterns::{Pattern, Patterns};
use smallvec::SmallVec;

/// One pattern counted by category instead of by coder.
#[derive(Debug, Clone)]
pub(super) struct Tally {
    /// How many units show it.
    pub weight: u64,
    /// Ratings on the unit, `m_u`.
    pub rated: u32,
    /// Ratings of each category that occurs, `m_uk`.
    pub counts: SmallVec<[(usize, u32); 4]>,
}

impl Tally {
    fn of(pattern: &Pattern) -> Self {
        let mut counts: SmallVec<[(usize, u32); 4]> = SmallVec::new();
        let mut rated = 0;
        for category in pattern.ratings.iter().flatten() {
            let category = *category as usize;
            rated += 1;
            match counts.iter_mut().find(|(known, _)| *known == category) {
                Some((_, count)) => *count += 1,
                None => counts.push((category, 1)),
            }
        }
        Self {
            weight: pattern.weight,
            rated,
            counts,
        }
    }

    /// Ordered pairs of ratings of this unit that differ, `sum_k m_uk (m_u - m_uk)`.
    pub fn differing_pairs(&self) -> f64 {
        self.counts
            .iter()
            .map(|(_, count)| f64::from(*count) * f64::from(self.rated - count))
            .sum()
    }

    /// Share of ordered pairs that differ; none for fewer than two ratings.
    pub fn disagreement(&self) -> Option<f64> {
        (self.rated >= 2)
            .then(|| self.differing_pairs() / (f64::from(self.rated) * f64::from(self.rated - 1)))
    }
}

/// The counts of a whole table.
#[derive(Debug)]
pub(super) struct Tallies {
    pub coders: usize,
    /// q.
    pub categories: usize,
    /// The patterns, in the order of the table's rows.
    pub units: Vec<Tally>,
    /// Units with a rating, n.
    pub rated_units: u64,
    /// Units with two ratings or more.
    pub pairable_units: u64,
    /// `pi_k`: mean over rated units of `m_uk / m_u` (Gwet's extension to missing ratings).
    pub shares: Vec<f64>,
    /// Per coder, ratings of each category.
    pub given: Vec<Vec<u64>>,
}

impl Tallies {
    pub fn of(patterns: &Patterns) -> Self {
        let units: Vec<Tally> = patterns.rows().iter().map(Tally::of).collect();
        let rated_units = units.iter().map(|unit| unit.weight).sum();
        Self {
            coders: patterns.coders(),
            categories: patterns.categories(),
            rated_units,
            pairable_units: units
                .iter()
                .filter(|unit| unit.rated >= 2)
                .map(|unit| unit.weight)
                .sum(),
            shares: shares(&units, patterns.categories(), rated_units),
            given: given(patterns),
            units,
        }
    }

    /// Mean over pairable units of the share of differing pairs, `1 - P_a`; none without pairable units.
    pub fn observed_disagreement(&self) -> Option<f64> {
        if self.pairable_units == 0 {
            return None;
        }
        let sum: f64 = self
            .units
            .iter()
            .filter_map(|unit| Some(unit.disagreement()? * unit.weight as f64))
            .sum();
        Some(sum / self.pairable_units as f64)
    }

    /// Whether every rated unit has a rating from each coder.
    pub fn complete(&self) -> bool {
        self.units
            .iter()
            .all(|unit| unit.rated as usize == self.coders)
    }
}

fn shares(units: &[Tally], categories: usize, rated_units: u64) -> Vec<f64> {
    let mut sums = vec![0.0; categories];
    for unit in units {
        for (category, count) in &unit.counts {
            if let Some(sum) = sums.get_mut(*category) {
                *sum += unit.weight as f64 * f64::from(*count) / f64::from(unit.rated);
            }
        }
    }
    if rated_units > 0 {
        for sum in &mut sums {
            *sum /= rated_units as f64;
        }
    }
    sums
}

fn given(patterns: &Patterns) -> Vec<Vec<u64>> {
    let mut given = vec![vec![0_u64; patterns.categories()]; patterns.coders()];
    for row in patterns.rows() {
        for (counts, rating) in given.iter_mut().zip(&row.ratings) {
            if let Some(count) = rating.and_then(|category| counts.get_mut(category as usize)) {
                *count += row.weight;
            }
        }
    }
    given
}
