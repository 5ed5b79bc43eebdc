//! Agreement on units that carry several codes at once.

use super::coefficients::corrected;
use super::patterns::{Patterns, UnitRatings};
use super::ratings::RatingsError;
use super::undefined::{Figure, Undefined};
use rustc_hash::FxHashMap;

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
    fn between(self, one: &[u32], other: &[u32]) -> f64 {
        if one == other {
            return 0.0;
        }
        let shared = one
            .iter()
            .filter(|id| other.binary_search(id).is_ok())
            .count();
        let jaccard = shared as f64 / (one.len() + other.len() - shared) as f64;
        match self {
            Self::Exact => 1.0,
            Self::Jaccard => 1.0 - jaccard,
            Self::Masi if shared == one.len().min(other.len()) => 1.0 - jaccard * 2.0 / 3.0,
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
        let apart = |one: u32, other: u32| {
            let set = |id: u32| self.sets.get(id as usize).map_or(&[][..], Vec::as_slice);
            distance.between(set(one), set(other))
        };
        let mut values = vec![0.0; self.sets.len()];
        let (mut observed, mut all) = (0.0, 0.0);
        for row in self.patterns.rows() {
            let given: Vec<u32> = row.ratings.iter().copied().flatten().collect();
            if given.len() < 2 {
                continue;
            }
            let weight = row.weight as f64;
            let mut sum = 0.0;
            for (at, one) in given.iter().enumerate() {
                sum += given
                    .iter()
                    .skip(at + 1)
                    .map(|other| apart(*one, *other))
                    .sum::<f64>();
                if let Some(value) = values.get_mut(*one as usize) {
                    *value += weight;
                }
            }
            observed += weight * 2.0 * sum / (given.len() - 1) as f64;
            all += weight * given.len() as f64;
        }
        if all <= 0.0 {
            return Err(Undefined::NoPairableUnits);
        }
        let mut expected = 0.0;
        for (one, n_one) in values.iter().enumerate() {
            for (other, n_other) in values.iter().enumerate().skip(one + 1) {
                expected += 2.0 * n_one * n_other * apart(one as u32, other as u32);
            }
        }
        corrected((all - 1.0) * observed, expected)
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
