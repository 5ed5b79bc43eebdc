//! Coinciding characters of several coders' units and gaps.

use super::continuum::{Continuum, Unit};
use crate::analysis::agreement::coefficients::corrected;
use crate::analysis::agreement::undefined::Figure;

/// Lengths that coincide, by value: gaps are value 0, code `k` of `codes` is value `k + 1`.
pub(super) struct Coincidences {
    /// The codes that occur.
    pub codes: Vec<usize>,
    /// Coinciding lengths of values, row by row.
    lengths: Vec<f64>,
    /// Sum of squared unit lengths by value; of gaps, their plain length.
    squares: Vec<f64>,
    /// Sum over units of the square of their pairable length, by value; of gaps, 0.
    pairable_squares: Vec<f64>,
}

impl Coincidences {
    /// Counts a continuum in which no coder's units overlap.
    pub fn of(continuum: &Continuum) -> Self {
        let codes = continuum.codes();
        let values = codes.len() + 1;
        let mut own = Self {
            lengths: vec![0.0; values * values],
            squares: vec![0.0; values],
            pairable_squares: vec![0.0; values],
            codes,
        };
        own.count(continuum);
        own
    }

    fn values(&self) -> usize {
        self.codes.len() + 1
    }

    fn value(&self, unit: Option<&Unit>) -> usize {
        unit.map_or(0, |unit| {
            self.codes
                .binary_search(&unit.code)
                .map_or(0, |index| index + 1)
        })
    }

    /// Walks the stretches between neighbouring borders; within one, every coder has one value.
    fn count(&mut self, continuum: &Continuum) {
        let coders = continuum.coders();
        let others = (coders.len() as f64 - 1.0).max(1.0);
        let mut next = vec![0_usize; coders.len()];
        let mut pairable: Vec<Vec<f64>> =
            coders.iter().map(|units| vec![0.0; units.len()]).collect();
        for (start, end) in stretches(continuum) {
            let length = (end - start) as f64;
            let mut here = Vec::with_capacity(coders.len());
            for (units, at) in coders.iter().zip(next.iter_mut()) {
                while units.get(*at).is_some_and(|unit| unit.end <= start) {
                    *at += 1;
                }
                here.push(units.get(*at).filter(|unit| unit.start <= start));
            }
            self.add(&here, length / others);
            let coded = here.iter().filter(|unit| unit.is_some()).count() as f64;
            for ((unit, at), own) in here.iter().zip(&next).zip(pairable.iter_mut()) {
                if unit.is_some()
                    && let Some(own) = own.get_mut(*at)
                {
                    *own += length * (coded - 1.0) / others;
                }
            }
        }
        self.square(continuum, &pairable);
    }

    fn add(&mut self, here: &[Option<&Unit>], length: f64) {
        let values = self.values();
        for (at, one) in here.iter().enumerate() {
            for (against, other) in here.iter().enumerate() {
                let cell = self.value(*one) * values + self.value(*other);
                if at != against
                    && let Some(cell) = self.lengths.get_mut(cell)
                {
                    *cell += length;
                }
            }
        }
    }

    fn square(&mut self, continuum: &Continuum, pairable: &[Vec<f64>]) {
        for (units, pairable) in continuum.coders().iter().zip(pairable) {
            let mut coded = 0;
            for (unit, pairable) in units.iter().zip(pairable) {
                coded += unit.len();
                let value = self.value(Some(unit));
                if let Some(sum) = self.squares.get_mut(value) {
                    *sum += unit.len() as f64 * unit.len() as f64;
                }
                if let Some(sum) = self.pairable_squares.get_mut(value) {
                    *sum += pairable * pairable;
                }
            }
            if let Some(gaps) = self.squares.first_mut() {
                *gaps += (continuum.length() - coded) as f64;
            }
        }
    }

    /// Over gaps and codes.
    pub fn whole(&self) -> Square {
        self.square_of(0, &self.squares)
    }

    /// Over codes alone, in what several coders marked.
    pub fn coded(&self) -> Square {
        self.square_of(1, &self.pairable_squares)
    }

    /// Gap or not.
    pub fn relevance(&self) -> Square {
        let whole = self.whole();
        let (gaps, all) = (whole.cell(0, 0), whole.total());
        let gaps_and_codes = whole.row(0) - gaps;
        let coded = all - gaps - 2.0 * gaps_and_codes;
        let squares = whole.squares.iter().skip(1).sum();
        Square::new(
            vec![gaps, gaps_and_codes, gaps_and_codes, coded],
            vec![whole.squares.first().copied().unwrap_or_default(), squares],
        )
    }

    fn square_of(&self, from: usize, squares: &[f64]) -> Square {
        let values = self.values();
        let rows = self.lengths.chunks(values.max(1)).skip(from);
        Square::new(
            rows.flat_map(|row| row.iter().skip(from).copied())
                .collect(),
            squares.iter().skip(from).copied().collect(),
        )
    }
}

/// A square of coinciding lengths with what a unit would contribute by coinciding with itself.
pub(super) struct Square {
    cells: Vec<f64>,
    squares: Vec<f64>,
    /// Sums of the rows, of everything, and of the squares.
    rows: Vec<f64>,
    total: f64,
    of_squares: f64,
}

impl Square {
    fn new(cells: Vec<f64>, squares: Vec<f64>) -> Self {
        let rows = cells.chunks(squares.len().max(1));
        Self {
            rows: rows.map(|row| row.iter().sum()).collect(),
            total: cells.iter().sum(),
            of_squares: squares.iter().sum(),
            cells,
            squares,
        }
    }

    pub const fn values(&self) -> usize {
        self.squares.len()
    }

    pub fn cell(&self, row: usize, column: usize) -> f64 {
        let at = row * self.values() + column;
        self.cells.get(at).copied().unwrap_or_default()
    }

    pub fn row(&self, row: usize) -> f64 {
        self.rows.get(row).copied().unwrap_or_default()
    }

    pub const fn total(&self) -> f64 {
        self.total
    }

    /// Expected coincidences: `l.. (l_c. l_.k - [c = k] K_c) / (l..² - K)`; none where no pair is left to expect.
    pub fn expected(&self, row: usize, column: usize) -> Option<f64> {
        let total = self.total();
        let pairs = total * total - self.of_squares;
        let own = if row == column {
            self.squares.get(row).copied().unwrap_or_default()
        } else {
            0.0
        };
        let cell = self.row(row) * self.row(column) - own;
        (pairs > NOTHING * total * total).then(|| total * cell / pairs)
    }

    /// `1 - (l.. - sum l_cc) / (e.. - sum e_cc)`.
    pub fn alpha(&self) -> Figure {
        let total = self.total();
        let (mut observed, mut expected) = (total, 0.0);
        for row in 0..self.values() {
            observed -= self.cell(row, row);
            for column in (0..self.values()).filter(|column| *column != row) {
                expected += self.expected(row, column).unwrap_or_default();
            }
        }
        corrected(
            if observed > NOTHING * total {
                observed
            } else {
                0.0
            },
            if expected > NOTHING * total {
                expected
            } else {
                0.0
            },
        )
    }
}

/// Shares of the whole below this are what rounding leaves of zero.
const NOTHING: f64 = 1e-13;

/// The stretches between neighbouring borders of any coder, in order.
fn stretches(continuum: &Continuum) -> impl Iterator<Item = (u64, u64)> {
    let units = continuum.coders().iter().flatten();
    let mut borders: Vec<u64> = units.flat_map(|unit| [unit.start, unit.end]).collect();
    borders.extend([0, continuum.length()]);
    borders.sort_unstable();
    borders.dedup();
    let ends: Vec<u64> = borders.iter().skip(1).copied().collect();
    borders.into_iter().zip(ends)
}
