//! The unitizing coefficients of spans, as they are written.

use super::span_answer::CoderSpans;
use crate::analysis::agreement::{
    Continuum, Figure, Figures, GAMMA_DRAWS, GAMMA_SEED, Gamma, SetDistance, SetRatings, Undefined,
    UnitizingDisagreement, UnitizingFamily, gamma,
};
use serde::ser::SerializeMap;
use serde::{Serialize, Serializer};
use std::ops::ControlFlow;

/// The unitizing alpha of 1995 with its observed and expected disagreement.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Alpha1995 {
    /// The coefficient.
    pub alpha: Figure,
    /// Observed and expected disagreement.
    pub disagreement: Option<UnitizingDisagreement>,
}

impl Alpha1995 {
    pub(super) fn of(disagreement: Option<UnitizingDisagreement>) -> Self {
        Self {
            alpha: disagreement.map_or(Err(Undefined::NotApplied), |it| it.alpha()),
            disagreement,
        }
    }
}

impl Serialize for Alpha1995 {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let part = |of: fn(&UnitizingDisagreement) -> f64| {
            self.disagreement
                .as_ref()
                .map(of)
                .ok_or(Undefined::NotApplied)
        };
        Figures(vec![
            ("alpha", self.alpha),
            ("Do", part(|it| it.observed)),
            ("De", part(|it| it.expected)),
        ])
        .serialize(serializer)
    }
}

/// The u-alpha of one code against gaps.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct UAlpha(pub Figure);

impl Serialize for UAlpha {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        Figures(vec![("u_alpha", self.0)]).serialize(serializer)
    }
}

/// The coefficients over all codes.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct OverallUnitizing {
    /// The unitizing alpha of 1995 from the mean disagreements of the codes that occur.
    pub alpha_u_1995: Alpha1995,
    /// The family of 2016.
    pub alpha_u_2016: Family,
    /// Alpha over the sets of codes on each character.
    pub char_set_alpha: CharSetAlpha,
    /// Gamma.
    pub gamma: GammaAnswer,
}

impl OverallUnitizing {
    pub(super) fn of(continuum: &Continuum, codes: &[String], coders: &[CoderSpans]) -> Self {
        let of_codes = continuum.codes().into_iter();
        let of_codes: Vec<_> = of_codes
            .filter_map(|code| UnitizingDisagreement::of(continuum, code))
            .collect();
        let sets = sets_of_characters(continuum.length(), codes, coders);
        let alpha = |distance| {
            sets.as_ref()
                .map_or(Err(Undefined::NoPairableUnits), |sets| sets.alpha(distance))
        };
        Self {
            alpha_u_1995: Alpha1995::of(UnitizingDisagreement::mean(&of_codes)),
            alpha_u_2016: Family {
                figures: UnitizingFamily::of(continuum),
                codes: codes.to_vec(),
            },
            char_set_alpha: CharSetAlpha::of([
                ("jaccard", alpha(SetDistance::Jaccard)),
                ("masi", alpha(SetDistance::Masi)),
                ("exact_set", alpha(SetDistance::Exact)),
            ]),
            gamma: GammaAnswer(gamma(continuum, GAMMA_DRAWS, GAMMA_SEED, |_| {
                ControlFlow::Continue(())
            })),
        }
    }

    /// The figures with names for people, one after the other.
    pub(super) fn named(&self) -> Vec<(&'static str, Figure)> {
        let family = &self.alpha_u_2016.figures;
        vec![
            ("u-alpha (2016)", family.u_alpha),
            ("|u-alpha (unit or gap)", family.binary),
            ("cu-alpha (codes of units)", family.cu_alpha),
            (
                "cu-alpha, mean pairable length",
                family.cu_alpha_mean_pairable,
            ),
            ("Unitizing alpha (1995)", self.alpha_u_1995.alpha),
            ("Gamma (Mathet)", self.gamma.figure()),
        ]
    }
}

/// Alpha over the sets of codes on each character.
///
/// Where every character bears the same set, the coefficient is 0/0. The published cases that this answer is checked
/// with give 1 there (two equal sets are at distance 0, so that nothing was observed to differ), and so does this,
/// with a note that says what it is; the figures of a study leave it undefined.
#[derive(Debug, Clone, PartialEq)]
pub struct CharSetAlpha {
    /// The figures.
    pub figures: Figures,
    /// Whether every character bears the same set.
    pub without_variation: bool,
}

impl CharSetAlpha {
    fn of(alphas: [(&'static str, Figure); 3]) -> Self {
        let is_constant = |figure: &Figure| *figure == Err(Undefined::NoVariation);
        let without_variation = alphas.iter().any(|(_, figure)| is_constant(figure));
        let figures = alphas.into_iter().map(|(name, figure)| {
            let shown = if is_constant(&figure) {
                Ok(1.0)
            } else {
                figure
            };
            (name, shown)
        });
        Self {
            figures: Figures(figures.collect()),
            without_variation,
        }
    }
}

impl Serialize for CharSetAlpha {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        #[derive(Serialize)]
        struct Written<'a> {
            #[serde(flatten)]
            figures: &'a Figures,
            #[serde(skip_serializing_if = "Option::is_none")]
            note: Option<&'static str>,
        }
        let note = "all characters bear the same set of codes: agreement is 1, and the coefficient, which would be 0/0, is given as 1 by convention and says nothing";
        Written {
            figures: &self.figures,
            note: self.without_variation.then_some(note),
        }
        .serialize(serializer)
    }
}

/// The family of 2016 with the names of the codes.
#[derive(Debug, Clone, PartialEq)]
pub struct Family {
    /// The figures.
    pub figures: UnitizingFamily,
    codes: Vec<String>,
}

impl Serialize for Family {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        #[derive(Serialize)]
        struct Written<'a> {
            #[serde(flatten)]
            figures: Figures,
            k_u_alpha: PerCode<'a>,
        }
        let figures = &self.figures;
        Written {
            figures: Figures(vec![
                ("u_alpha", figures.u_alpha),
                ("bar_u_alpha_binary", figures.binary),
                ("cu_alpha", figures.cu_alpha),
                ("cu_alpha_own_formula", figures.cu_alpha_mean_pairable),
            ]),
            k_u_alpha: PerCode(self),
        }
        .serialize(serializer)
    }
}

/// (k)u-alpha by name of the code.
struct PerCode<'a>(&'a Family);

impl Serialize for PerCode<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        for code in &self.0.figures.per_code {
            let Some(name) = self.0.codes.get(code.code) else {
                continue;
            };
            let figures = Figures(vec![("alpha", code.alpha), ("coverage", Ok(code.coverage))]);
            map.serialize_entry(name, &figures)?;
        }
        map.end()
    }
}

/// Gamma with everything needed to compute it again.
#[derive(Debug, Clone, PartialEq)]
pub struct GammaAnswer(pub Option<Gamma>);

impl GammaAnswer {
    /// The coefficient.
    pub fn figure(&self) -> Figure {
        let gamma = self.0.as_ref().map(|it| it.gamma);
        gamma.unwrap_or(Err(Undefined::NoPairableUnits))
    }
}

impl Serialize for GammaAnswer {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        #[derive(Serialize)]
        struct Written {
            #[serde(flatten)]
            figures: Figures,
            params: Parameters,
            #[serde(skip_serializing_if = "Option::is_none")]
            unitary_alignments: Option<usize>,
            exact: bool,
        }
        let of = self.0.as_ref().filter(|it| it.gamma.is_ok());
        let part = |value: Option<f64>| {
            value.ok_or(self.figure().err().unwrap_or(Undefined::NoPairableUnits))
        };
        Written {
            figures: Figures(vec![
                ("gamma_mean", self.figure()),
                ("observed_disorder", part(of.map(|it| it.observed))),
                ("expected_disorder_mean", part(of.map(|it| it.expected))),
            ]),
            params: Parameters::default(),
            unitary_alignments: of.map(|it| it.unitary_alignments),
            exact: self.0.as_ref().is_none_or(|it| it.exact),
        }
        .serialize(serializer)
    }
}

/// What a gamma was computed with.
#[derive(Serialize)]
struct Parameters {
    alpha: u32,
    beta: u32,
    delta_empty: f64,
    categorical: &'static str,
    sampler: &'static str,
    n_samples: usize,
    seeds: [u64; 1],
}

impl Default for Parameters {
    fn default() -> Self {
        Self {
            alpha: 1,
            beta: 1,
            delta_empty: 1.0,
            categorical: "absolute",
            sampler: "normal distributions of number, gaps and lengths of units, codes by their shares",
            n_samples: GAMMA_DRAWS,
            seeds: [GAMMA_SEED],
        }
    }
}

/// The sets of codes on each character, characters with the same sets counted together; none without coders.
fn sets_of_characters(length: u64, codes: &[String], coders: &[CoderSpans]) -> Option<SetRatings> {
    let mut borders: Vec<u64> = vec![0, length];
    for (span, _) in coders.iter().flat_map(|(_, spans)| spans) {
        borders.extend([u64::from(span.start), u64::from(span.end)]);
    }
    borders.sort_unstable();
    borders.dedup();
    let mut sets = SetRatings::new(coders.len(), Some(codes));
    for pair in borders.windows(2) {
        let [start, end] = pair else { continue };
        let row: Vec<Option<Vec<&str>>> = coders
            .iter()
            .map(|(_, spans)| {
                let here = spans.iter().filter(|(span, _)| {
                    u64::from(span.start) <= *start && *start < u64::from(span.end)
                });
                Some(
                    here.filter_map(|(_, code)| codes.get(*code).map(String::as_str))
                        .collect(),
                )
            })
            .collect();
        sets.push_times(&row, end - start).ok()?;
    }
    Some(sets)
}
