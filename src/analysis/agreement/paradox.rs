//! Where a coefficient misleads because a code is rare, or nearly everywhere.

use super::binary_cells::BinaryCells;
use super::measure::Measure;
use std::fmt::{Display, Formatter, Result as FmtResult};

/// From which prevalence index on a table is lopsided.
const LOPSIDED: f64 = 0.6;
/// From which percent agreement on agreement is high.
const HIGH: f64 = 0.8;
/// Up to which alpha or kappa a coefficient is low.
const LOW: f64 = 0.4;

/// The first paradox of kappa (Feinstein and Cicchetti 1990, Journal of Clinical Epidemiology 43, 543–549): coders agree
/// on most units, and the coefficient is low because nearly all units are of one kind.
///
/// Stated where the prevalence index of Byrt, Bishop and Carlin (1993, Journal of Clinical Epidemiology 46, 423–429),
/// `|a - d| / n` with the numbers of units that both gave the code and that neither did, is .6 or more, percent
/// agreement is .8 or more, and Krippendorff's alpha .4 or less. Of more than two coders, a and d are shares of pairs.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Paradox {
    /// The prevalence index, from 0 to 1.
    pub prevalence: f64,
    /// Percent agreement, from 0 to 1.
    pub agreement: f64,
    /// Krippendorff's alpha.
    pub alpha: f64,
    /// Whether the code is rare; else it is nearly everywhere.
    pub is_rare: bool,
}

impl Paradox {
    /// Looks for it in the counts of a code.
    pub fn of(cells: &BinaryCells) -> Option<Self> {
        let coefficients = cells.coefficients();
        let agreement = coefficients.get(Measure::PercentAgreement).ok()?;
        let alpha = coefficients.get(Measure::KrippendorffAlpha).ok()?;
        let (both, neither, pairs) = pairs(cells);
        if pairs <= 0.0 {
            return None;
        }
        let prevalence = (both - neither).abs() / pairs;
        let holds = prevalence >= LOPSIDED && agreement >= HIGH && alpha <= LOW;
        holds.then_some(Self {
            prevalence,
            agreement,
            alpha,
            is_rare: neither > both,
        })
    }
}

/// Pairs of coders who both gave the code, neither of whom did, and all.
fn pairs(cells: &BinaryCells) -> (f64, f64, f64) {
    let of = |n: u32| f64::from(n) * (f64::from(n) - 1.0) / 2.0;
    let mut sums = (0.0, 0.0, 0.0);
    for (cell, weight) in cells.cells() {
        let (rated, present) = (cell.rated.count_ones(), cell.present.count_ones());
        let weight = *weight as f64;
        sums.0 += weight * of(present);
        sums.1 += weight * of(rated - present);
        sums.2 += weight * of(rated);
    }
    sums
}

impl Display for Paradox {
    fn fmt(&self, f: &mut Formatter<'_>) -> FmtResult {
        let (kind, counted) = if self.is_rare {
            ("rare", "both left it out")
        } else {
            ("nearly everywhere", "both gave it")
        };
        write!(
            f,
            "The code is {kind}: the analysts agree on {:.0} % of the units, mostly because {counted}, and so much would be expected by chance that alpha and kappa come out low. Read the counts and positive agreement beside them (prevalence index {:.2}).",
            self.agreement * 100.0,
            self.prevalence
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rare_code_with_high_agreement_and_a_low_coefficient_is_explained() {
        // 38 segments, one with the code from both, two from A alone, two from B alone, 33 from neither:
        // P_a = 34/38 = .895, (33 − 1)/38 = .842, p = 6/76: D_e = 2·6·70/(76·75), alpha = 1 − (4/38)/(840/5700) = .286.
        let paradox = Paradox::of(&BinaryCells::of_two(1, 2, 2, 33)).unwrap();
        assert!((paradox.agreement - 34.0 / 38.0).abs() < 1e-12);
        assert!((paradox.prevalence - 32.0 / 38.0).abs() < 1e-12);
        assert!((paradox.alpha - (1.0 - (4.0 / 38.0) / (840.0 / 5700.0))).abs() < 1e-12);
        assert!(paradox.is_rare);
        assert!(paradox.to_string().starts_with(
            "The code is rare: the analysts agree on 89 % of the units, mostly because both left it out"
        ));
    }

    #[test]
    fn a_code_given_nearly_everywhere_is_explained_the_other_way() {
        let paradox = Paradox::of(&BinaryCells::of_two(33, 2, 2, 1)).unwrap();
        assert!(!paradox.is_rare);
    }

    #[test]
    fn balanced_tables_low_agreement_and_high_coefficients_need_no_explanation() {
        // Cicchetti and Feinstein 1990: the same .85 agreement at balanced margins.
        assert_eq!(Paradox::of(&BinaryCells::of_two(40, 9, 6, 45)), None);
        assert_eq!(Paradox::of(&BinaryCells::of_two(2, 10, 10, 40)), None);
        assert_eq!(Paradox::of(&BinaryCells::of_two(5, 0, 1, 90)), None);
        assert_eq!(Paradox::of(&BinaryCells::of_two(0, 0, 0, 40)), None);
    }
}
