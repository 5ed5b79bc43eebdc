//! The unitizing alpha of 1995, with squared differences of length.

use super::continuum::{Continuum, Unit};
use crate::analysis::agreement::undefined::{Figure, Undefined};

/// Observed and expected disagreement of one code in unitizing (Krippendorff 1995, Sociological Methodology 25, 47–76;
/// Krippendorff 2004, Content Analysis, 2nd ed., pages 251–256).
///
/// It is sensitive to the number of units, can fall far below -1, and moves with the base unit of length, which here
/// is the character; kept for comparison with older work.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct UnitizingDisagreement {
    /// Observed disagreement, a share of the squared length of the continuum.
    pub observed: f64,
    /// Expected disagreement, in the same measure.
    pub expected: f64,
}

impl UnitizingDisagreement {
    /// The disagreement on one code; `None` where nobody used it or there are fewer than two coders.
    pub fn of(continuum: &Continuum, code: usize) -> Option<Self> {
        let coders = continuum.coders().len();
        let of_code = continuum.of_code(code);
        if coders < 2 || of_code.units() == 0 {
            return None;
        }
        Some(Self {
            observed: observed(&of_code),
            expected: expected(&of_code)?,
        })
    }

    /// The mean over the codes that occur, from which the overall coefficient is made; `None` where none does.
    pub fn mean(of_codes: &[Self]) -> Option<Self> {
        if of_codes.is_empty() {
            return None;
        }
        let n = of_codes.len() as f64;
        Some(Self {
            observed: of_codes.iter().map(|of| of.observed).sum::<f64>() / n,
            expected: of_codes.iter().map(|of| of.expected).sum::<f64>() / n,
        })
    }

    /// The coefficient, `1 - observed / expected`.
    ///
    /// # Errors
    /// Undefined where nothing could have differed.
    pub fn alpha(&self) -> Figure {
        if self.expected > 0.0 {
            Ok(1.0 - self.observed / self.expected)
        } else {
            Err(Undefined::NoVariation)
        }
    }
}

/// `sum over ordered pairs of coders of the squared differences / (m (m - 1) L²)`. Two units that share characters
/// differ by the squares of the distances of their borders, a unit inside the other's gap by the square of its length.
fn observed(continuum: &Continuum) -> f64 {
    let coders = continuum.coders();
    let mut sum = 0.0;
    for (at, one) in coders.iter().enumerate() {
        for other in coders.iter().skip(at + 1) {
            sum += shared_and_alone(one, other) + alone(other, one);
        }
    }
    let m = coders.len() as f64;
    let length = continuum.length() as f64;
    2.0 * sum / (m * (m - 1.0) * length * length)
}

/// Differences of units that share characters, and the squared lengths of those of `one` that share none.
fn shared_and_alone(one: &[Unit], other: &[Unit]) -> f64 {
    let mut sum = 0.0;
    for unit in one {
        let mut met = false;
        for against in meeting(unit, other) {
            met = true;
            let starts = unit.start.abs_diff(against.start) as f64;
            let ends = unit.end.abs_diff(against.end) as f64;
            sum += starts.mul_add(starts, ends * ends);
        }
        if !met {
            sum += square(unit.len());
        }
    }
    sum
}

/// The squared lengths of the units of `one` that share no character with any of `other`.
fn alone(one: &[Unit], other: &[Unit]) -> f64 {
    let free = one
        .iter()
        .filter(|unit| meeting(unit, other).next().is_none());
    free.map(|unit| square(unit.len())).sum()
}

/// The units that share characters with one; units of one code never overlap, so both borders rise together.
fn meeting<'a>(unit: &'a Unit, units: &'a [Unit]) -> impl Iterator<Item = &'a Unit> {
    let from = units.partition_point(|other| other.end <= unit.start);
    units
        .iter()
        .skip(from)
        .take_while(|other| other.start < unit.end)
}

/// `2/L sum over units of [(N - 1)/3 (2l³ - 3l² + l) + l² sum over gaps g ≥ l of (g - l + 1)] / (mL (mL - 1) - sum
/// l (l - 1))`.
fn expected(continuum: &Continuum) -> Option<f64> {
    let length = continuum.length() as f64;
    let all = continuum.coders().len() as f64 * length;
    let units = continuum.units() as f64;
    let gaps = Gaps::of(continuum);
    let (mut sum, mut within) = (0.0, 0.0);
    for unit in continuum.coders().iter().flatten() {
        let l = unit.len() as f64;
        sum += (units - 1.0) / 3.0 * l * (2.0 * l - 1.0) * (l - 1.0);
        sum += l * l * gaps.room_for(unit.len());
        within += l * (l - 1.0);
    }
    let pairs = all * (all - 1.0) - within;
    (pairs > 0.0).then(|| 2.0 / length * sum / pairs)
}

/// The gaps between units, of all coders together.
struct Gaps {
    /// Lengths, shortest first.
    lengths: Vec<u64>,
    /// Sum of the lengths from each on.
    sums: Vec<f64>,
}

impl Gaps {
    fn of(continuum: &Continuum) -> Self {
        let mut lengths = Vec::new();
        for units in continuum.coders() {
            let mut at = 0;
            for unit in units {
                lengths.push(unit.start.saturating_sub(at));
                at = unit.end;
            }
            lengths.push(continuum.length().saturating_sub(at));
        }
        lengths.retain(|length| *length > 0);
        lengths.sort_unstable();
        let mut sums = vec![0.0; lengths.len()];
        let mut sum = 0.0;
        for (at, length) in sums.iter_mut().zip(&lengths).rev() {
            sum += *length as f64;
            *at = sum;
        }
        Self { lengths, sums }
    }

    /// In how many places a unit of this length fits into the gaps.
    fn room_for(&self, length: u64) -> f64 {
        let from = self.lengths.partition_point(|gap| *gap < length);
        let gaps = (self.lengths.len() - from) as f64;
        let sum = self.sums.get(from).copied().unwrap_or_default();
        sum - gaps * (length as f64 - 1.0)
    }
}

fn square(length: u64) -> f64 {
    length as f64 * length as f64
}
