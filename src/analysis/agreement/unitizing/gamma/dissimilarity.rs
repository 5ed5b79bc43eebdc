//! How unlike two units are.

use crate::analysis::agreement::unitizing::Unit;

/// A unit on a continuous line; drawn ones may lie outside the text.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Stretch {
    pub start: f64,
    pub end: f64,
    pub code: usize,
}

/// What a unit costs that is aligned with nothing.
pub(super) const ALONE: f64 = 1.0;

impl Stretch {
    pub const fn of(unit: &Unit) -> Self {
        Self {
            start: unit.start as f64,
            end: unit.end as f64,
            code: unit.code,
        }
    }

    pub fn len(&self) -> f64 {
        self.end - self.start
    }

    /// `((|s1 - s2| + |e1 - e2|) / (l1 + l2))² + [codes differ]`, both weighed by what a unit alone costs.
    pub fn dissimilarity(&self, other: &Self) -> f64 {
        let apart = (self.start - other.start).abs() + (self.end - other.end).abs();
        let place = (apart / (self.len() + other.len())).powi(2);
        let code = if self.code == other.code { 0.0 } else { 1.0 };
        (place + code) * ALONE
    }
}
