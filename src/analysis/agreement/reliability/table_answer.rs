//! The figures of a table of units × coders.

use crate::analysis::agreement::{
    Figures, Interval, Intervals, Measure, Ratings, WITH_INTERVAL, interval,
};
use serde::Serialize;
use std::collections::BTreeMap;

/// Measures of presence against absence, which a table of arbitrary categories has not.
const OF_ONE_CODE: [Measure; 2] = [Measure::PositiveAgreement, Measure::Jaccard];

/// Every figure of a table.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct TableAnswer {
    /// Names of the coders, in the order of the columns.
    pub coders: Vec<String>,
    /// Units of the table, those that nobody rated included.
    pub n_units: u64,
    /// Units with a rating; the others count nowhere.
    pub n_rated_units: u64,
    /// Units with two ratings or more.
    pub n_pairable_units: u64,
    /// The categories.
    pub categories: Vec<String>,
    /// Whether the categories were declared rather than observed; it matters to AC1 and Brennan–Prediger.
    pub categories_are_declared: bool,
    /// The figures by key, with `reason`.
    #[serde(flatten)]
    pub figures: Figures,
    /// 95 % intervals by linearisation.
    pub ci95: Intervals<Interval>,
    /// What a reader should know of these figures.
    pub hints: Vec<String>,
    /// Convention of each figure.
    pub convention: BTreeMap<&'static str, &'static str>,
    /// Version of the program.
    pub program_version: &'static str,
}

impl TableAnswer {
    /// Computes all figures of a table whose columns are these coders.
    pub fn of(coders: Vec<String>, ratings: &Ratings) -> Self {
        let patterns = ratings.patterns();
        let coefficients = ratings.coefficients();
        let intervals = WITH_INTERVAL
            .into_iter()
            .filter_map(|measure| Some((measure.key(), interval(measure, patterns)?)));
        Self {
            n_units: ratings.units(),
            n_rated_units: patterns.rated_units(),
            n_pairable_units: patterns.pairable_units(),
            categories: ratings.categories().to_vec(),
            categories_are_declared: ratings.declared(),
            figures: coefficients.named(measures()),
            ci95: Intervals(intervals.collect()),
            hints: hints(&coders, ratings),
            convention: measures()
                .map(|measure| (measure.key(), measure.convention()))
                .collect(),
            program_version: env!("CARGO_PKG_VERSION"),
            coders,
        }
    }
}

/// The measures of a table, in the order in which they are shown.
pub(super) fn measures() -> impl Iterator<Item = Measure> {
    Measure::ALL
        .into_iter()
        .filter(|measure| !OF_ONE_CODE.contains(measure))
}

fn hints(coders: &[String], ratings: &Ratings) -> Vec<String> {
    if ratings.categories().len() < 2 {
        return Vec::new();
    }
    let name = |coder: usize| coders.get(coder).map_or("", String::as_str);
    ratings
        .patterns()
        .constant_coders()
        .into_iter()
        .map(|coder| {
            format!(
                "{} gave one category throughout, which makes kappa 0 or undefined whatever the agreement",
                name(coder)
            )
        })
        .collect()
}
