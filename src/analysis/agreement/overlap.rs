//! Measures of what was coded, blind to what both left uncoded.

use super::tallies::{Tallies, Tally};
use super::undefined::{Figure, Undefined};

/// The category that stands for "the code is here" in a table of presence and absence.
pub(super) const PRESENT: usize = 1;

/// Positive agreement: `sum_u m_u1 (m_u1 - 1) / sum_u m_u1 (m_u - 1)` over pairs of coders; for two
/// coders `2a / (2a + b + c)`, which is Dice (1945, Ecology 26, 297–302) and `p_pos` of Cicchetti and
/// Feinstein (1990, Journal of Clinical Epidemiology 43, 551–558).
pub(super) fn positive_agreement(tallies: &Tallies) -> Figure {
    let pairs = Pairs::of(tallies)?;
    Ok(2.0 * pairs.both / (2.0 * pairs.both + pairs.one))
}

/// Jaccard coefficient (1912, New Phytologist 11, 37–50): of the pairs of coders in which at least
/// one has the code, the share in which both have it; for two coders `a / (a + b + c)`.
pub(super) fn jaccard(tallies: &Tallies) -> Figure {
    let pairs = Pairs::of(tallies)?;
    Ok(pairs.both / (pairs.both + pairs.one))
}

/// Pairs of coders, summed over units: both have the code, or exactly one has it.
struct Pairs {
    both: f64,
    one: f64,
}

impl Pairs {
    fn of(tallies: &Tallies) -> Result<Self, Undefined> {
        if tallies.categories != 2 {
            return Err(Undefined::PresenceOnly {
                categories: tallies.categories,
            });
        }
        if tallies.pairable_units == 0 {
            return Err(Undefined::NoPairableUnits);
        }
        let mut pairs = Self {
            both: 0.0,
            one: 0.0,
        };
        for unit in &tallies.units {
            let weight = unit.weight as f64;
            let present = f64::from(present(unit));
            pairs.both += weight * present * (present - 1.0) / 2.0;
            pairs.one += weight * present * (f64::from(unit.rated) - present);
        }
        if pairs.both + pairs.one > 0.0 {
            Ok(pairs)
        } else {
            Err(Undefined::NotApplied)
        }
    }
}

fn present(unit: &Tally) -> u32 {
    unit.counts
        .iter()
        .find(|(category, _)| *category == PRESENT)
        .map_or(0, |(_, count)| *count)
}
