//! Gamma of a study: document by document, and pooled.

use super::unitizing::{StudyUnitizing, UnitizingProgress};
use crate::analysis::agreement::unitizing::{disorders, of_disorders};
use crate::analysis::agreement::{Continuum, Figure, Figures, GAMMA_DRAWS, GAMMA_SEED, Undefined};
use rayon::prelude::*;
use serde::ser::SerializeMap;
use serde::{Serialize, Serializer};
use std::ops::ControlFlow;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};

/// How many random continua gamma draws, and from which seed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct GammaDraws {
    /// Random continua per document.
    pub count: usize,
    /// The seed.
    pub seed: u64,
}

impl Default for GammaDraws {
    fn default() -> Self {
        Self {
            count: GAMMA_DRAWS,
            seed: GAMMA_SEED,
        }
    }
}

impl GammaDraws {
    /// How gamma is made.
    pub const CONVENTION: &'static str = "Mathet, Widlöcher and Métivier 2015; each document by itself, then observed and expected disorder averaged over documents with their mean number of units as weights; best alignment by assignment (exact) for two analysts, by branch and bound over partitions for more; place and code weigh the same, a unit alone costs 1";
}

/// Gamma with what it was made from.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct GammaOfStudy {
    /// `1 - observed / expected`.
    pub gamma: Figure,
    /// Observed disorder, averaged over documents.
    pub observed: f64,
    /// Expected disorder, averaged over documents.
    pub expected: f64,
    /// Documents in which anybody marked a unit.
    pub documents: usize,
    /// Those of them in which somebody marked none, so that they have no gamma of their own.
    pub one_sided: usize,
    /// The draws.
    pub draws: GammaDraws,
    /// Whether every alignment was proved the best.
    pub exact: bool,
}

impl Serialize for GammaOfStudy {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let part = |value: f64| self.gamma.map(|_| value);
        let mut map = serializer.serialize_map(None)?;
        let figures = Figures(vec![
            ("gamma_mean", self.gamma),
            ("observed_disorder", part(self.observed)),
            ("expected_disorder_mean", part(self.expected)),
        ]);
        for (name, figure) in &figures.0 {
            map.serialize_entry(name, &figure.ok())?;
        }
        let reasons = figures.0.iter();
        let reasons: std::collections::BTreeMap<&str, String> = reasons
            .filter_map(|(name, figure)| Some((*name, figure.err()?.to_string())))
            .collect();
        map.serialize_entry("reason", &reasons)?;
        map.serialize_entry("documents", &self.documents)?;
        map.serialize_entry("documents_one_sided", &self.one_sided)?;
        map.serialize_entry("draws", &self.draws.count)?;
        map.serialize_entry("seed", &self.draws.seed)?;
        map.serialize_entry("exact", &self.exact)?;
        map.end()
    }
}

/// Disorder of one document.
#[derive(Debug, Clone, Copy)]
struct OfDocument {
    observed: f64,
    expected: f64,
    /// Mean number of units of an analyst.
    units: f64,
    one_sided: bool,
    exact: bool,
}

/// What became of a document.
enum Worked {
    BrokenOff,
    /// Nobody marked anything in it.
    Nothing,
    Out(OfDocument),
}

/// Everything gamma is wanted for.
pub(super) struct GammaWork {
    pub draws: GammaDraws,
    /// All comparable codes, document by document.
    pub overall: Vec<Continuum>,
    /// Any code.
    pub any: Vec<Continuum>,
    /// Each code.
    pub codes: Vec<Vec<Continuum>>,
}

impl GammaWork {
    /// Works all of it out and puts it into the answer; none if it was broken off.
    pub fn fill(
        &self,
        answer: &mut StudyUnitizing,
        progress: &UnitizingProgress<'_>,
    ) -> Option<()> {
        let wanted: Vec<&Continuum> = self
            .codes
            .iter()
            .flatten()
            .chain(&self.overall)
            .chain(&self.any)
            .collect();
        let following = Following {
            done: AtomicU64::new(0),
            stopped: AtomicBool::new(false),
            total: wanted.iter().filter(|it| it.units() > 0).count() as u64
                * self.draws.count as u64,
            progress,
        };
        let all: Option<Vec<Option<OfDocument>>> = wanted
            .par_iter()
            .map(|continuum| match self.document(continuum, &following) {
                Worked::BrokenOff => None,
                Worked::Nothing => Some(None),
                Worked::Out(found) => Some(Some(found)),
            })
            .collect();
        let all = all?;
        let mut rest = all.as_slice();
        let mut next = |count: usize| {
            let (piece, after) = rest.split_at_checked(count).unwrap_or((rest, &[]));
            rest = after;
            piece
        };
        for (code, continua) in answer.per_code.iter_mut().zip(&self.codes) {
            let piece = next(continua.len());
            if let Ok(figures) = &mut code.figures.0 {
                figures.gamma = Some(self.pooled(piece));
            }
        }
        let overall = next(self.overall.len());
        answer.overall.gamma = Some(self.pooled(overall));
        answer.any_code.gamma = Some(self.pooled(next(self.any.len())));
        for (document, found) in answer.per_document.iter_mut().zip(overall) {
            document.figures.gamma = Some(self.pooled(std::slice::from_ref(found)));
        }
        Some(())
    }

    /// Whether every alignment in the answer was proved the best.
    pub fn is_exact(answer: &StudyUnitizing) -> bool {
        let codes = answer.per_code.iter();
        let codes = codes.filter_map(|it| it.figures.0.as_ref().ok()?.gamma);
        let whole = [answer.overall.gamma, answer.any_code.gamma];
        codes.chain(whole.into_iter().flatten()).all(|it| it.exact)
    }

    /// Breaks off where it is asked to.
    fn document(&self, continuum: &Continuum, following: &Following<'_>) -> Worked {
        if following.stopped.load(Ordering::Relaxed) {
            return Worked::BrokenOff;
        }
        let coders = continuum.coders();
        if continuum.units() == 0 || coders.len() < 2 {
            return Worked::Nothing;
        }
        let mut before = 0;
        let found = disorders(continuum, self.draws.count, self.draws.seed, |now| {
            let more = (now.done - before) as u64;
            before = now.done;
            following.advance(more)
        });
        let Some(found) = found else {
            return Worked::BrokenOff;
        };
        Worked::Out(OfDocument {
            observed: found.observed,
            expected: found.expected,
            units: continuum.units() as f64 / coders.len() as f64,
            one_sided: coders.iter().any(Vec::is_empty),
            exact: found.exact,
        })
    }

    /// Documents together: disorders weighted by the mean number of units.
    fn pooled(&self, documents: &[Option<OfDocument>]) -> GammaOfStudy {
        let marked: Vec<&OfDocument> = documents.iter().flatten().collect();
        let units: f64 = marked.iter().map(|it| it.units).sum();
        let mean = |of: fn(&OfDocument) -> f64| {
            let sum: f64 = marked.iter().map(|it| it.units * of(it)).sum();
            if units > 0.0 { sum / units } else { 0.0 }
        };
        let (observed, expected) = (mean(|it| it.observed), mean(|it| it.expected));
        let one_sided = marked.iter().filter(|it| it.one_sided).count();
        let gamma = if marked.is_empty() {
            Err(Undefined::NotApplied)
        } else if one_sided == marked.len() {
            Err(Undefined::CoderWithoutUnits)
        } else {
            of_disorders(observed, expected)
        };
        GammaOfStudy {
            gamma,
            observed,
            expected,
            documents: marked.len(),
            one_sided,
            draws: self.draws,
            exact: marked.iter().all(|it| it.exact),
        }
    }
}

/// Counts what all threads have done.
struct Following<'p> {
    done: AtomicU64,
    stopped: AtomicBool,
    total: u64,
    progress: &'p UnitizingProgress<'p>,
}

impl Following<'_> {
    fn advance(&self, more: u64) -> ControlFlow<()> {
        let done = self.done.fetch_add(more, Ordering::Relaxed) + more;
        let answer = (self.progress)(done, self.total);
        if answer.is_break() {
            self.stopped.store(true, Ordering::Relaxed);
        }
        answer
    }
}
