//! Units as distinct patterns of ratings, each with how often it occurs.

use rustc_hash::FxHashMap;
use smallvec::SmallVec;

/// The ratings of one unit, coder by coder: an index of a category, or none where the coder gave none.
pub type UnitRatings = SmallVec<[Option<u32>; 4]>;

/// One pattern of ratings and how many units (or characters) show it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pattern {
    /// One rating per coder.
    pub ratings: UnitRatings,
    /// How many units show this pattern.
    pub weight: u64,
}

/// Units × coders in the form every coefficient needs: distinct patterns with their multiplicities.
///
/// A hundred million characters coded by two analysts are four patterns, so characters never
/// have to be laid out one by one.
#[derive(Debug, Clone)]
pub struct Patterns {
    coders: usize,
    categories: usize,
    rows: Vec<Pattern>,
    places: FxHashMap<UnitRatings, usize>,
}

impl Patterns {
    /// An empty table for so many coders and so many categories (declared, or as observed later).
    pub fn new(coders: usize, categories: usize) -> Self {
        Self {
            coders,
            categories,
            rows: Vec::new(),
            places: FxHashMap::default(),
        }
    }

    /// Adds `weight` units that all show `ratings`; missing cells at the end count as not rated.
    ///
    /// Categories beyond those known so far are taken as observed ones. Units that nobody rated
    /// are dropped: they carry no information on agreement.
    pub fn add(&mut self, ratings: &[Option<u32>], weight: u64) {
        if weight == 0 || ratings.iter().all(Option::is_none) {
            return;
        }
        let mut key: UnitRatings = ratings.iter().copied().take(self.coders).collect();
        key.resize(self.coders, None);
        for category in key.iter().flatten() {
            self.categories = self.categories.max(*category as usize + 1);
        }
        if let Some(row) = self.places.get(&key).and_then(|at| self.rows.get_mut(*at)) {
            row.weight += weight;
            return;
        }
        self.places.insert(key.clone(), self.rows.len());
        self.rows.push(Pattern {
            ratings: key,
            weight,
        });
    }

    /// Adds all of another table, `times` over (as a bootstrap draw does with a document).
    pub fn add_all(&mut self, other: &Self, times: u64) {
        self.categories = self.categories.max(other.categories);
        for row in &other.rows {
            self.add(&row.ratings, row.weight * times);
        }
    }

    /// How many coders.
    pub const fn coders(&self) -> usize {
        self.coders
    }

    /// How many categories, q: the declared ones, else those observed.
    pub const fn categories(&self) -> usize {
        self.categories
    }

    /// The distinct patterns, in the order in which they were first added.
    pub fn rows(&self) -> &[Pattern] {
        &self.rows
    }

    /// Units with at least one rating.
    pub fn rated_units(&self) -> u64 {
        self.rows.iter().map(|row| row.weight).sum()
    }

    /// Units with at least two ratings.
    pub fn pairable_units(&self) -> u64 {
        self.rows
            .iter()
            .filter(|row| row.ratings.iter().flatten().count() >= 2)
            .map(|row| row.weight)
            .sum()
    }

    /// Coders who gave one and the same category throughout, by index. A kappa of exactly 0 usually comes from here.
    pub fn constant_coders(&self) -> Vec<usize> {
        (0..self.coders)
            .filter(|coder| {
                let mut given = self
                    .rows
                    .iter()
                    .filter_map(|row| row.ratings.get(*coder).copied().flatten());
                given
                    .next()
                    .is_some_and(|first| given.all(|other| other == first))
            })
            .collect()
    }
}
