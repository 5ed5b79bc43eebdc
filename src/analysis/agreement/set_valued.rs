//! Agreement on units that carry several codes at once.

use super::coefficients::corrected;
use super::patterns::{Patterns, UnitRatings};
use super::ratings::RatingsError;
use super::shared_counts::SharedCounts;
use super::undefined::{Figure, Undefined};
use rustc_hash::FxHashMap;
use smallvec::SmallVec;

/// How far two sets of codes are apart, from 0 to 1; two empty sets are alike.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum SetDistance {
    /// 1 - J, J the Jaccard coefficient of the sets.
    Jaccard,
    /// 1 - J M, with M 1 for equal sets, 2/3 for a subset, 1/3 for an overlap, 0 for none
    /// (Passonneau 2006, Proceedings of LREC, 831–836).
    Masi,
    /// 0 for equal sets, else 1.
    Exact,
}

impl SetDistance {
    /// Distance of two sets given as sorted, distinct ids.
    pub(super) fn between(self, one: &[u32], other: &[u32]) -> f64 {
        let shared = one
            .iter()
            .filter(|id| other.binary_search(id).is_ok())
            .count();
        self.of_sizes(one.len() as u32, other.len() as u32, shared as u32)
    }

    /// Distance of two sets of these sizes that share so many ids.
    pub(super) fn of_sizes(self, one: u32, other: u32, shared: u32) -> f64 {
        if shared == one && shared == other {
            return 0.0;
        }
        let jaccard = f64::from(shared) / f64::from(one + other - shared);
        match self {
            Self::Exact => 1.0,
            Self::Jaccard => 1.0 - jaccard,
            Self::Masi if shared == one.min(other) => 1.0 - jaccard * 2.0 / 3.0,
            Self::Masi => 1.0 - jaccard / 3.0,
        }
    }
}

/// Units × coders in which every cell holds a set of labels, possibly empty, or is missing.
#[derive(Debug, Clone)]
pub struct SetRatings {
    labels: Vec<String>,
    declared: bool,
    sets: Vec<Vec<u32>>,
    ids: FxHashMap<Vec<u32>, u32>,
    units: u64,
    patterns: Patterns,
}

impl SetRatings {
    /// An empty table; `declared` are the labels of the codebook, where they are known.
    pub fn new(coders: usize, declared: Option<&[String]>) -> Self {
        Self {
            labels: declared.unwrap_or_default().to_vec(),
            declared: declared.is_some(),
            sets: Vec::new(),
            ids: FxHashMap::default(),
            units: 0,
            patterns: Patterns::new(coders, 0),
        }
    }

    /// Adds one unit: a list of labels per coder, none where the coder did not rate it.
    pub fn push<L: AsRef<str>>(&mut self, row: &[Option<Vec<L>>]) -> Result<(), RatingsError> {
        self.push_times(row, 1)
    }

    /// Adds so many units that are rated alike, such as the characters of a stretch.
    pub fn push_times<L: AsRef<str>>(
        &mut self,
        row: &[Option<Vec<L>>],
        times: u64,
    ) -> Result<(), RatingsError> {
        if row.len() != self.patterns.coders() {
            return Err(RatingsError::WrongWidth {
                found: row.len(),
                expected: self.patterns.coders(),
            });
        }
        let mut ratings = UnitRatings::new();
        for (at, cell) in row.iter().enumerate() {
            let Some(labels) = cell else {
                ratings.push(None);
                continue;
            };
            let mut set = Vec::with_capacity(labels.len());
            for label in labels {
                set.push(self.label(label.as_ref(), at + 1)?);
            }
            set.sort_unstable();
            set.dedup();
            ratings.push(Some(self.set(set)));
        }
        self.units += times;
        self.patterns.add(&ratings, times);
        Ok(())
    }

    /// Adds so many units that are rated alike: per coder the sorted, distinct places of the labels among those
    /// declared, none where the coder did not rate them. Gives the sets by their ids.
    pub fn push_places(&mut self, row: Vec<Option<Vec<u32>>>, times: u64) -> UnitRatings {
        let ratings: UnitRatings = row.into_iter().map(|cell| Some(self.set(cell?))).collect();
        self.units += times;
        self.patterns.add(&ratings, times);
        ratings
    }

    /// All units, those that nobody rated included.
    pub const fn units(&self) -> u64 {
        self.units
    }

    /// The labels, in the order declared or met.
    pub fn labels(&self) -> &[String] {
        &self.labels
    }

    /// The units as patterns in which every distinct set is a category.
    pub const fn patterns(&self) -> &Patterns {
        &self.patterns
    }

    /// Krippendorff's alpha with a distance between sets: `1 - (n - 1) sum o_ck d_ck / sum n_c n_k d_ck`,
    /// the distance unsquared (Passonneau 2006; Krippendorff 2004, chapter 11).
    pub fn alpha(&self, distance: SetDistance) -> Figure {
        let [alpha] = self.alphas([distance]);
        alpha
    }

    /// The same with several distances at once, which takes hardly longer than with one.
    pub fn alphas<const N: usize>(&self, distances: [SetDistance; N]) -> [Figure; N] {
        let mut times = vec![0_u64; self.sets.len()];
        let mut all = 0;
        for (given, weight) in self.pairable() {
            for one in &given {
                if let Some(times) = times.get_mut(*one as usize) {
                    *times += weight;
                }
            }
            all += weight * given.len() as u64;
        }
        if all == 0 {
            return [Err(Undefined::NoPairableUnits); N];
        }
        let shared = SharedCounts::of(&self.sets, &times);
        distances.map(|distance| {
            let observed = self.observed(distance);
            corrected((all - 1) as f64 * observed, shared.distance(distance))
        })
    }

    /// The sets that were given to the same unit by two coders or more, and how many units there are of the kind.
    fn pairable(&self) -> impl Iterator<Item = (SmallVec<[u32; 4]>, u64)> {
        self.patterns.rows().iter().filter_map(|row| {
            let given: SmallVec<[u32; 4]> = row.ratings.iter().copied().flatten().collect();
            (given.len() > 1).then_some((given, row.weight))
        })
    }

    fn observed(&self, distance: SetDistance) -> f64 {
        let pairable = self.pairable();
        pairable
            .map(|(given, weight)| weight as f64 * self.differing(&given, distance))
            .sum()
    }

    /// What a unit with these sets adds to the observed disagreement: the distances of ordered pairs over one less
    /// than the number of ratings.
    pub(super) fn differing(&self, given: &[u32], distance: SetDistance) -> f64 {
        let mut sum = 0.0;
        for (at, one) in given.iter().enumerate() {
            for other in given.iter().skip(at + 1) {
                sum += distance.between(self.set_of(*one), self.set_of(*other));
            }
        }
        2.0 * sum / (given.len().max(2) - 1) as f64
    }

    /// The labels of a set by its id.
    pub(super) fn set_of(&self, id: u32) -> &[u32] {
        self.sets.get(id as usize).map_or(&[], Vec::as_slice)
    }

    fn label(&mut self, label: &str, coder: usize) -> Result<u32, RatingsError> {
        if let Some(id) = self.labels.iter().position(|known| known == label) {
            return Ok(id as u32);
        }
        if self.declared {
            return Err(RatingsError::NotDeclared {
                coder,
                category: label.to_owned(),
            });
        }
        self.labels.push(label.to_owned());
        Ok(self.labels.len() as u32 - 1)
    }

    fn set(&mut self, set: Vec<u32>) -> u32 {
        if let Some(id) = self.ids.get(&set) {
            return *id;
        }
        let id = self.sets.len() as u32;
        self.ids.insert(set.clone(), id);
        self.sets.push(set);
        id
    }
}
