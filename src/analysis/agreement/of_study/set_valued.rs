//! All codes of a unit at once, as a set.

use super::clusters::Clusters;
use super::comparing::Comparing;
use super::material::DocumentUnits;
use super::rows::Rows;
use crate::analysis::agreement::figures::Figures;
use crate::analysis::agreement::set_intervals::{DrawnUnits, set_intervals};
use crate::analysis::agreement::{
    BootstrapInterval, Intervals, Resamples, SetDistance, SetRatings, Undefined,
};
use crate::analysis::layers::Layered;
use crate::analysis::units::Cover;
use rayon::prelude::*;
use rustc_hash::FxHashMap;
use serde::Serialize;

/// The distances between sets, with the names of their figures.
const DISTANCES: [(&str, SetDistance); 2] = [
    ("alpha_jaccard", SetDistance::Jaccard),
    ("alpha_masi_passonneau", SetDistance::Masi),
];

/// Krippendorff's alpha of the sets of codes that coders gave to each unit.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct SetValued {
    /// With the distances of Jaccard and MASI; undefined where characters are the units.
    #[serde(flatten)]
    pub figures: Figures,
    /// Intervals by drawing documents or participants.
    pub ci95: Intervals<BootstrapInterval>,
}

impl SetValued {
    /// None, because it was not asked for.
    pub(super) fn not_asked_for() -> Self {
        with(
            DISTANCES.map(|_| Err(Undefined::NotAskedFor)),
            DISTANCES.map(|_| Err(Undefined::NotAskedFor)),
        )
    }

    /// The alpha with the distance of Jaccard, or with that of MASI.
    pub fn alpha(&self, masi: bool) -> Result<f64, Undefined> {
        let figure = self.figures.get(key(masi));
        figure.unwrap_or(Err(Undefined::NotForCharacters))
    }

    /// Its interval.
    pub fn interval(&self, masi: bool) -> Result<BootstrapInterval, Undefined> {
        let found = self.ci95.0.iter().find(|(name, _)| *name == key(masi));
        found.map_or(Err(Undefined::NotAskedFor), |(_, interval)| *interval)
    }
}

const fn key(masi: bool) -> &'static str {
    let [(jaccard, _), (of_masi, _)] = DISTANCES;
    if masi { of_masi } else { jaccard }
}

/// The sets of one unit, coder by coder, and how many units of a document bear them.
type Alike = (Vec<Vec<u32>>, u64);

/// The alphas with their intervals. Codes that only their inventor could give are in no set.
pub(super) fn set_valued(
    comparing: &Comparing<'_>,
    rows: &Rows,
    codings: &[Vec<Layered>],
    units: &[DocumentUnits],
    cover: Cover,
    clusters: &Clusters,
    resamples: &Resamples,
) -> SetValued {
    let people = comparing.people();
    let comparable = rows.are_comparable();
    let sets: Option<Vec<Vec<Alike>>> = codings
        .par_iter()
        .zip(units)
        .map(|(codings, units)| {
            sets_of(
                &rows.given(codings, people),
                &comparable,
                units,
                people,
                cover,
            )
        })
        .collect();
    let Some(sets) = sets else {
        let none = |_| Err(Undefined::NotForCharacters);
        return with(
            DISTANCES.map(none),
            DISTANCES.map(|_| Err(Undefined::NoEstimate)),
        );
    };
    let names: Vec<String> = (0..rows.all.len()).map(|row| row.to_string()).collect();
    let mut ratings = SetRatings::new(people, Some(&names));
    let mut drawn: Vec<DrawnUnits> = vec![DrawnUnits::new(); clusters.count()];
    for (document, sets) in sets.into_iter().enumerate() {
        for (sets, times) in sets {
            let row = ratings.push_places(sets.into_iter().map(Some).collect(), times);
            if let Some(units) = drawn.get_mut(clusters.of_document(document)) {
                units.push((row, times));
            }
        }
    }
    let distances = DISTANCES.map(|(_, distance)| distance);
    with(
        ratings.alphas(distances),
        set_intervals(&ratings, &drawn, resamples, distances),
    )
}

fn with(
    alphas: [Result<f64, Undefined>; 2],
    intervals: [Result<BootstrapInterval, Undefined>; 2],
) -> SetValued {
    let names = DISTANCES.map(|(name, _)| name);
    SetValued {
        figures: Figures(names.into_iter().zip(alphas).collect()),
        ci95: Intervals(names.into_iter().zip(intervals).collect()),
    }
}

/// The sets of a document's units, those that are alike counted together; none where characters are the units.
fn sets_of(
    given: &[(u32, Vec<super::material::Passages>)],
    comparable: &[bool],
    units: &DocumentUnits,
    people: usize,
    cover: Cover,
) -> Option<Vec<Alike>> {
    let mut of_unit: FxHashMap<usize, Vec<Vec<u32>>> = FxHashMap::default();
    units.carrying(&Vec::new(), cover, None)?;
    for (row, passages) in given {
        if !comparable.get(*row as usize).copied().unwrap_or(false) {
            continue;
        }
        for (coder, passages) in passages.iter().enumerate() {
            for unit in units.carrying(passages, cover, None)? {
                let sets = of_unit
                    .entry(unit)
                    .or_insert_with(|| vec![Vec::new(); people]);
                if let Some(set) = sets.get_mut(coder) {
                    set.push(*row);
                }
            }
        }
    }
    let empty = units.count() - of_unit.len() as u64;
    let mut alike: FxHashMap<Vec<Vec<u32>>, u64> = FxHashMap::default();
    for mut sets in of_unit.into_values() {
        sets.iter_mut().for_each(Vec::dedup);
        *alike.entry(sets).or_default() += 1;
    }
    let mut alike: Vec<Alike> = alike.into_iter().collect();
    if empty > 0 {
        alike.push((vec![Vec::new(); people], empty));
    }
    // In a fixed order, so that sums are the same on every run.
    alike.sort();
    Some(alike)
}
