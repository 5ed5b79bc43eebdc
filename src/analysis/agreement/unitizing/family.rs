//! The family of unitizing alphas of 2016.

use super::coincidences::{Coincidences, Square};
use super::continuum::Continuum;
use crate::analysis::agreement::undefined::{Figure, Undefined};

/// The coefficients of Krippendorff, Mathet, Bouvry and Widlöcher (2016, Quality & Quantity 50, 2347–2364; Krippendorff
/// 2019, Content Analysis, 4th ed., section 12.6): agreement on the cutting of a continuum into units and gaps, from
/// the lengths on which coders coincide.
///
/// They need a continuum in which no coder gave two codes to the same characters.
#[derive(Debug, Clone, PartialEq)]
pub struct UnitizingFamily {
    /// u-alpha: units with their codes, and gaps.
    pub u_alpha: Figure,
    /// |u-alpha: what is a unit and what a gap, whatever the code.
    pub binary: Figure,
    /// cu-alpha: the codes, in what several coders marked; for two coders.
    pub cu_alpha: Figure,
    /// cu-alpha for any number of coders, a unit's pairable length being the mean over the other coders. Published
    /// implementations differ for three or more; this form gives the printed .724 of figure 12.11 (2019, page 340).
    pub cu_alpha_mean_pairable: Figure,
    /// (k)u-alpha of each code that occurs.
    pub per_code: Vec<CodeAlpha>,
}

/// (k)u-alpha: how well one code is told from the others in what several coders marked.
#[derive(Debug, Clone, PartialEq)]
pub struct CodeAlpha {
    /// Index of the code.
    pub code: usize,
    /// The coefficient.
    pub alpha: Figure,
    /// The share of the code's coinciding length that coincides with a unit of the others (proportion), the rest
    /// coinciding with their gaps.
    pub coverage: f64,
}

/// Most codes whose coincidences are held at once.
const MOST_CODES: usize = 2000;

impl UnitizingFamily {
    /// None of them, with the reason.
    pub const fn undefined(why: Undefined) -> Self {
        Self {
            u_alpha: Err(why),
            binary: Err(why),
            cu_alpha: Err(why),
            cu_alpha_mean_pairable: Err(why),
            per_code: Vec::new(),
        }
    }

    /// Computes all of them.
    pub fn of(continuum: &Continuum) -> Self {
        if let Some(why) = undefined(continuum) {
            return Self::undefined(why);
        }
        let coincidences = Coincidences::of(continuum);
        let coded = coincidences.coded();
        let cu_alpha = if coded.total() > 0.0 {
            coded.alpha()
        } else {
            Err(Undefined::NothingCodedByTwo)
        };
        let two = continuum.coders().len() == 2;
        let only_two = |figure: Figure| {
            if two {
                figure
            } else {
                Err(Undefined::NotSettledBeyondTwo {
                    coders: continuum.coders().len(),
                })
            }
        };
        let whole = coincidences.whole();
        let per_code = coincidences
            .codes
            .iter()
            .enumerate()
            .map(|(index, code)| CodeAlpha {
                code: *code,
                alpha: only_two(of_code(&coded, index)),
                coverage: coded.row(index) / whole.row(index + 1),
            });
        Self {
            per_code: per_code.collect(),
            u_alpha: whole.alpha(),
            binary: coincidences.relevance().alpha(),
            cu_alpha: only_two(cu_alpha),
            cu_alpha_mean_pairable: cu_alpha,
        }
    }
}

/// Why none of the family can be given.
fn undefined(continuum: &Continuum) -> Option<Undefined> {
    if continuum.coders().len() < 2 || continuum.length() == 0 {
        Some(Undefined::NoPairableUnits)
    } else if continuum.overlaps() {
        Some(Undefined::OverlappingCodes)
    } else if continuum.codes().len() > MOST_CODES {
        Some(Undefined::TooManyCodes { most: MOST_CODES })
    } else {
        None
    }
}

/// `1 - (e*_k / l*_k) (l*_k - l*_kk) / (e*_k - e*_kk)`.
fn of_code(coded: &Square, code: usize) -> Figure {
    let length = coded.row(code);
    if length <= 0.0 {
        return Err(Undefined::NothingCodedByTwo);
    }
    let codes = 0..coded.values();
    let marked = codes.filter(|other| coded.row(*other) > 0.0).count();
    let expected: Option<f64> = (0..coded.values())
        .map(|other| coded.expected(code, other))
        .sum();
    let (Some(expected), Some(same)) = (expected, coded.expected(code, code)) else {
        return Err(Undefined::NoVariation);
    };
    if marked < 2 || expected - same <= 0.0 {
        return Err(Undefined::NoVariation);
    }
    Ok(1.0 - expected / length * (length - coded.cell(code, code)) / (expected - same))
}
