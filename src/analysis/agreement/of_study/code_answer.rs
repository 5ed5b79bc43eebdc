//! The figures of one code.

use super::super::Paradox;
use super::super::{
    BinaryCells, BootstrapInterval, Coefficients, Figure, Intervals, Measure, Resamples, Undefined,
};
use crate::model::CodeId;
use serde::ser::SerializeMap;
use serde::{Serialize, Serializer};

/// Measures that every code shows, in the order of [`BinaryCells::headline`].
pub(super) const HEADLINE: [Measure; 4] = [
    Measure::PercentAgreement,
    Measure::PositiveAgreement,
    Measure::Jaccard,
    Measure::KrippendorffAlpha,
];

/// Measures of a code in a study: those of the headline and those that stand under all coefficients.
pub(super) const OF_A_CODE: [Measure; 11] = [
    Measure::PercentAgreement,
    Measure::PositiveAgreement,
    Measure::Jaccard,
    Measure::KrippendorffAlpha,
    Measure::CohenKappa,
    Measure::ScottPi,
    Measure::FleissKappa,
    Measure::CongerKappa,
    Measure::LightKappa,
    Measure::GwetAc1,
    Measure::BrennanPrediger,
];

/// Intervals of several measures, each with the reason where there is none.
pub type DrawnIntervals = Vec<(Measure, Result<BootstrapInterval, Undefined>)>;

/// The agreement on one code, or on what stands for one.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct CodeAgreement {
    /// The code; none for "any code at all".
    pub code: Option<CodeId>,
    /// Its name.
    pub code_name: String,
    /// Names of further codes that count as it by matching.
    pub matched: Vec<String>,
    /// Counts and figures.
    #[serde(flatten)]
    pub counted: Counted,
}

/// Counts of units by who gave the code, and the figures that follow from them.
#[derive(Debug, Clone, PartialEq)]
pub struct Counted {
    /// The counts, over all documents.
    pub cells: BinaryCells,
    /// The figures, in the order in which they are shown; undefined ones with their sentence.
    pub figures: Vec<(Measure, Result<f64, String>)>,
    /// Intervals by drawing documents, or why there are none at all.
    pub ci95: Result<DrawnIntervals, String>,
    /// What explains a coefficient that misleads by the rarity of the code; none where none does.
    pub paradox: Option<Paradox>,
    incomparable: Option<String>,
}

impl Counted {
    /// Computes everything from counts over all documents; `incomparable` says why no figure means anything, and
    /// `intervals` makes the intervals where one does.
    pub(super) fn of(
        cells: BinaryCells,
        incomparable: Option<&str>,
        intervals: impl FnOnce() -> Result<DrawnIntervals, String>,
    ) -> Self {
        if let Some(why) = incomparable {
            let figures = OF_A_CODE.map(|measure| (measure, Err(why.to_owned())));
            return Self {
                cells,
                figures: figures.to_vec(),
                ci95: Err(why.to_owned()),
                paradox: None,
                incomparable: Some(why.to_owned()),
            };
        }
        let coefficients = cells.coefficients();
        let figures = OF_A_CODE.map(|measure| {
            let figure = coefficients.get(measure);
            (measure, figure.map_err(|why| why.to_string()))
        });
        Self {
            paradox: Paradox::of(&cells),
            cells,
            figures: figures.to_vec(),
            ci95: intervals(),
            incomparable: None,
        }
    }

    /// Why no figure means anything, where that is so.
    pub(super) fn incomparable(&self) -> Option<&str> {
        self.incomparable.as_deref()
    }

    /// One of the figures.
    pub fn figure(&self, measure: Measure) -> Option<&Result<f64, String>> {
        let found = self.figures.iter().find(|(of, _)| *of == measure);
        found.map(|(_, figure)| figure)
    }

    /// Units in which both, only the first, only the second, neither gave the code; of two analysts.
    pub fn of_two(&self) -> Option<[u64; 4]> {
        (self.cells.coders() == 2)
            .then(|| [0b11, 0b01, 0b10, 0b00].map(|who| self.cells.count(who)))
    }
}

/// Intervals from the counts of what is drawn; for all coefficients or for those of the headline.
pub(super) fn drawn_intervals(
    drawn: &[BinaryCells],
    resamples: &Resamples,
    all: bool,
) -> Result<DrawnIntervals, String> {
    let intervals: Vec<_> = if all {
        let of = |cells: &BinaryCells| figures_of(&cells.coefficients(), OF_A_CODE);
        let intervals = resamples.intervals(drawn, of);
        OF_A_CODE.into_iter().zip(intervals).collect()
    } else {
        let intervals = resamples.intervals(drawn, BinaryCells::headline);
        HEADLINE.into_iter().zip(intervals).collect()
    };
    match intervals.first() {
        Some((
            _,
            Err(why @ (Undefined::TooFewDocuments { .. } | Undefined::TooFewParticipants { .. })),
        )) => Err(why.to_string()),
        _ => Ok(intervals),
    }
}

fn figures_of<const N: usize>(coefficients: &Coefficients, which: [Measure; N]) -> [Figure; N] {
    which.map(|measure| coefficients.get(measure))
}

impl Serialize for Counted {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("cells", &Cells(self))?;
        if let Some([both, a_only, b_only, neither]) = self.of_two() {
            map.serialize_entry("both", &both)?;
            map.serialize_entry("a_only", &a_only)?;
            map.serialize_entry("b_only", &b_only)?;
            map.serialize_entry("neither", &neither)?;
        }
        let mut reasons: Vec<(&str, &str)> = Vec::new();
        for (measure, figure) in &self.figures {
            map.serialize_entry(measure.key(), &figure.as_ref().ok())?;
            if let Err(why) = figure {
                reasons.push((measure.key(), why));
            }
        }
        match &self.ci95 {
            Ok(intervals) => {
                let named = intervals.iter().map(|(of, it)| (of.key(), *it));
                map.serialize_entry("ci95", &Intervals(named.collect()))?;
            }
            Err(why) => {
                map.serialize_entry("ci95", &None::<()>)?;
                reasons.push(("ci95", why));
            }
        }
        map.serialize_entry("reason", &Reasons(&reasons))?;
        if let Some(paradox) = self.paradox {
            map.serialize_entry("note", &paradox.to_string())?;
        }
        map.end()
    }
}

/// Counts under names such as `10`: the first analyst gave the code, the second did not.
struct Cells<'c>(&'c Counted);

impl Serialize for Cells<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.0.of_two() {
            Some(counts) => {
                serializer.collect_map(["11", "10", "01", "00"].into_iter().zip(counts))
            }
            None => serializer.collect_map(self.0.cells.named()),
        }
    }
}

/// Why figures are undefined, one sentence each.
struct Reasons<'c>(&'c [(&'c str, &'c str)]);

impl Serialize for Reasons<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().copied())
    }
}
