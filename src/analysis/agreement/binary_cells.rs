//! One code, counted: how many units show which combination of coders.

use super::coefficients::{Coefficients, corrected};
use super::patterns::{Patterns, UnitRatings};
use super::undefined::{Figure, Undefined};
use smallvec::SmallVec;

/// Most coders a table of one code takes.
pub const MOST_CODERS: usize = 64;

/// Which coders applied a code to a unit, and which of them rated the unit at all.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Cell {
    /// Bit g is set when coder g applied the code.
    pub present: u64,
    /// Bit g is set when coder g rated the unit (with or without the code).
    pub rated: u64,
}

/// Presence and absence of one code over units × coders, as the count of every combination.
///
/// Holds a whole study's characters in a handful of numbers and gives the same coefficients as the
/// table with one row per unit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BinaryCells {
    coders: usize,
    cells: SmallVec<[(Cell, u64); 4]>,
}

impl BinaryCells {
    /// An empty count for so many coders; coders beyond [`MOST_CODERS`] are left out.
    pub fn new(coders: usize) -> Self {
        Self {
            coders: coders.min(MOST_CODERS),
            cells: SmallVec::new(),
        }
    }

    /// The cells of two coders: both, only the first, only the second, neither.
    pub fn of_two(both: u64, a_only: u64, b_only: u64, neither: u64) -> Self {
        let mut cells = Self::new(2);
        for (present, weight) in [
            (0b11, both),
            (0b01, a_only),
            (0b10, b_only),
            (0b00, neither),
        ] {
            cells.add_rated_by_all(present, weight);
        }
        cells
    }

    /// Adds `weight` units on which the coders of `cell.rated` decided and those of `cell.present` coded.
    /// Units that nobody rated are dropped.
    pub fn add(&mut self, cell: Cell, weight: u64) {
        let rated = cell.rated & self.everyone();
        let cell = Cell {
            present: cell.present & rated,
            rated,
        };
        if weight == 0 || rated == 0 {
            return;
        }
        match self.cells.binary_search_by_key(&cell, |(known, _)| *known) {
            Ok(at) => {
                if let Some((_, count)) = self.cells.get_mut(at) {
                    *count += weight;
                }
            }
            Err(at) => self.cells.insert(at, (cell, weight)),
        }
    }

    /// Adds `weight` units that every coder rated; bit g of `present` says that coder g has the code.
    pub fn add_rated_by_all(&mut self, present: u64, weight: u64) {
        let rated = self.everyone();
        self.add(Cell { present, rated }, weight);
    }

    /// Adds all counts of another table, `times` over.
    pub fn add_all(&mut self, other: &Self, times: u64) {
        for (cell, weight) in &other.cells {
            self.add(*cell, weight * times);
        }
    }

    /// Counts the units of one document: per coder the sorted, distinct indices (below `units`) of the
    /// units that carry the code, or none for a coder who has not rated this document.
    pub fn add_units(&mut self, units: u64, carrying: &[Option<&[u32]>]) {
        let rated = bits(carrying, Option::is_some);
        let mut rest: SmallVec<[&[u32]; 4]> = carrying
            .iter()
            .take(self.coders)
            .map(|indices| indices.unwrap_or_default())
            .collect();
        let mut left = units;
        while let Some(next) = rest.iter().filter_map(|list| list.first()).min().copied() {
            let mut present = 0;
            for (coder, list) in rest.iter_mut().enumerate() {
                if let [first, tail @ ..] = *list
                    && *first == next
                {
                    present |= 1 << coder;
                    *list = tail;
                }
            }
            self.add(Cell { present, rated }, 1);
            left = left.saturating_sub(1);
        }
        self.add(Cell { present: 0, rated }, left);
    }

    /// The same counts of two of the coders alone; units that neither of them rated are left out.
    #[must_use]
    pub fn of_pair(&self, first: usize, second: usize) -> Self {
        let bit = |bits: u64, coder: usize, to: u32| {
            if coder < MOST_CODERS {
                (bits >> coder & 1) << to
            } else {
                0
            }
        };
        let two = |bits: u64| bit(bits, first, 0) | bit(bits, second, 1);
        let mut pair = Self::new(2);
        for (cell, weight) in &self.cells {
            let (present, rated) = (two(cell.present), two(cell.rated));
            pair.add(Cell { present, rated }, *weight);
        }
        pair
    }

    /// Units in which some coders gave the code and others who rated did not.
    pub fn differing(&self) -> u64 {
        let differ = |cell: &Cell| cell.present != 0 && cell.present != cell.rated;
        let cells = self.cells.iter().filter(|(cell, _)| differ(cell));
        cells.map(|(_, count)| count).sum()
    }

    /// How many coders.
    pub const fn coders(&self) -> usize {
        self.coders
    }

    /// The combinations that occur, with their counts, in a fixed order.
    pub fn cells(&self) -> &[(Cell, u64)] {
        &self.cells
    }

    /// The combinations as text, one character per coder: `1` has the code, `0` has it not, `-` did not rate.
    pub fn named(&self) -> Vec<(String, u64)> {
        let name = |cell: &Cell| {
            (0..self.coders)
                .map(
                    |coder| match (cell.rated >> coder & 1, cell.present >> coder & 1) {
                        (0, _) => '-',
                        (_, 0) => '0',
                        _ => '1',
                    },
                )
                .collect()
        };
        self.cells
            .iter()
            .map(|(cell, count)| (name(cell), *count))
            .collect()
    }

    /// Units in which exactly these coders have the code and all coders decided.
    pub fn count(&self, present: u64) -> u64 {
        let rated = self.everyone();
        let wanted = Cell { present, rated };
        self.cells
            .binary_search_by_key(&wanted, |(known, _)| *known)
            .ok()
            .and_then(|at| self.cells.get(at))
            .map_or(0, |(_, count)| *count)
    }

    /// Units counted, those with a missing rating included.
    pub fn units(&self) -> u64 {
        self.cells.iter().map(|(_, count)| count).sum()
    }

    /// Units in which at least one coder has the code.
    pub fn applied(&self) -> u64 {
        self.cells
            .iter()
            .filter(|(cell, _)| cell.present != 0)
            .map(|(_, count)| count)
            .sum()
    }

    /// The same counts as patterns of two categories, 0 absent and 1 present.
    pub fn patterns(&self) -> Patterns {
        let mut patterns = Patterns::new(self.coders, 2);
        for (cell, weight) in &self.cells {
            let ratings: UnitRatings = (0..self.coders)
                .map(|coder| {
                    (cell.rated >> coder & 1 == 1).then_some((cell.present >> coder & 1) as u32)
                })
                .collect();
            patterns.add(&ratings, *weight);
        }
        patterns
    }

    /// Every coefficient of this code.
    pub fn coefficients(&self) -> Coefficients {
        Coefficients::of(&self.patterns())
    }

    /// Percent agreement, positive agreement, Jaccard and Krippendorff's alpha, as [`Self::coefficients`] gives them:
    /// straight from the counts, for what asks for them a thousand times.
    pub fn headline(&self) -> [Figure; 4] {
        let (mut units, mut agreeing) = (0.0, 0.0);
        let (mut both, mut one) = (0.0, 0.0);
        let (mut differing, mut ratings, mut given) = (0.0, 0.0, 0.0);
        for (cell, weight) in &self.cells {
            let weight = *weight as f64;
            let rated = f64::from(cell.rated.count_ones());
            let present = f64::from(cell.present.count_ones());
            if rated < 2.0 {
                continue;
            }
            let apart = 2.0 * present * (rated - present);
            units += weight;
            agreeing += weight * (1.0 - apart / (rated * (rated - 1.0)));
            both += weight * present * (present - 1.0) / 2.0;
            one += weight * present * (rated - present);
            differing += weight * apart / (rated - 1.0);
            ratings += weight * rated;
            given += weight * present;
        }
        if units <= 0.0 {
            return [Err(Undefined::NoPairableUnits); 4];
        }
        let applied = both + one > 0.0;
        let of_applied = |value: f64| applied.then_some(value).ok_or(Undefined::NotApplied);
        [
            Ok(agreeing / units),
            of_applied(2.0 * both / (2.0 * both + one)),
            of_applied(both / (both + one)),
            corrected((ratings - 1.0) * differing, 2.0 * given * (ratings - given)),
        ]
    }

    const fn everyone(&self) -> u64 {
        if self.coders >= MOST_CODERS {
            u64::MAX
        } else {
            (1 << self.coders) - 1
        }
    }
}

/// The coders for whom `holds`, as bits.
pub(super) fn bits<T>(coders: &[T], holds: impl Fn(&T) -> bool) -> u64 {
    coders
        .iter()
        .take(MOST_CODERS)
        .enumerate()
        .filter(|(_, coder)| holds(coder))
        .fold(0, |bits, (at, _)| bits | 1 << at)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::agreement::Measure;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn the_headline_from_the_counts_is_that_of_the_table(
            coders in 2_usize..5,
            cells in proptest::collection::vec((0_u64..32, 0_u64..32, 0_u64..9), 0..12),
        ) {
            let mut counted = BinaryCells::new(coders);
            for (present, rated, weight) in cells {
                counted.add(Cell { present, rated }, weight);
            }
            let of_table = counted.coefficients();
            let measures = [
                Measure::PercentAgreement,
                Measure::PositiveAgreement,
                Measure::Jaccard,
                Measure::KrippendorffAlpha,
            ];
            for (measure, figure) in measures.into_iter().zip(counted.headline()) {
                match (of_table.get(measure), figure) {
                    (Ok(a), Ok(b)) => prop_assert!((a - b).abs() < 1e-12, "{measure}: {a} {b}"),
                    (a, b) => prop_assert_eq!(a, b, "{}", measure),
                }
            }
        }
    }
}
