//! The figures of a table whose cells hold several labels.

use crate::analysis::agreement::{Figures, SetDistance, SetRatings};
use serde::Serialize;

/// Set-valued alpha of a table.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct SetAnswer {
    /// Names of the coders.
    pub coders: Vec<String>,
    /// Units of the table.
    pub n_units: u64,
    /// Units with two ratings or more; an empty list is a rating.
    pub n_pairable_units: u64,
    /// The labels.
    pub categories: Vec<String>,
    /// The figures by key, with `reason`.
    #[serde(flatten)]
    pub figures: Figures,
    /// How the sets are compared.
    pub convention: &'static str,
    /// Version of the program.
    pub program_version: &'static str,
}

impl SetAnswer {
    pub(super) fn of(coders: Vec<String>, ratings: &SetRatings) -> Self {
        Self {
            coders,
            n_units: ratings.units(),
            n_pairable_units: ratings.patterns().pairable_units(),
            categories: ratings.labels().to_vec(),
            figures: Figures(vec![
                ("alpha_masi_passonneau", ratings.alpha(SetDistance::Masi)),
                ("alpha_jaccard", ratings.alpha(SetDistance::Jaccard)),
                ("alpha_exact_set_nominal", ratings.alpha(SetDistance::Exact)),
            ]),
            convention: "Krippendorff's alpha over sets of labels, distance unsquared, two empty sets alike",
            program_version: env!("CARGO_PKG_VERSION"),
        }
    }
}
