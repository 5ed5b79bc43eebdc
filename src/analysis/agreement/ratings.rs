//! A table of units × coders with named categories.

use super::coefficients::Coefficients;
use super::patterns::{Patterns, UnitRatings};
use rustc_hash::FxHashMap;
use thiserror::Error;

/// What can be wrong with a row of ratings.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum RatingsError {
    /// The row is longer or shorter than the table is wide.
    #[error(
        "there are {found} ratings where the table has {expected} coders; give every coder a cell, empty where nothing was coded"
    )]
    WrongWidth {
        /// Cells in the row.
        found: usize,
        /// Coders of the table.
        expected: usize,
    },
    /// A category that was not declared.
    #[error(
        "coder {coder} gave {category:?}, which is not among the declared categories; declare it or mend the cell"
    )]
    NotDeclared {
        /// The coder by number, from 1.
        coder: usize,
        /// The category as it stands in the table.
        category: String,
    },
}

/// Ratings of units by coders. Categories are those declared, else those that occur.
#[derive(Debug, Clone)]
pub struct Ratings {
    categories: Vec<String>,
    ids: FxHashMap<String, u32>,
    declared: bool,
    units: u64,
    patterns: Patterns,
}

impl Ratings {
    /// An empty table; `declared` are the categories of the codebook, where they are known.
    pub fn new(coders: usize, declared: Option<&[String]>) -> Self {
        let mut table = Self {
            categories: Vec::new(),
            ids: FxHashMap::default(),
            declared: declared.is_some(),
            units: 0,
            patterns: Patterns::new(coders, 0),
        };
        for category in declared.unwrap_or_default() {
            table.intern(category);
        }
        table.patterns = Patterns::new(coders, table.categories.len());
        table
    }

    /// Adds one unit: a category per coder, none where the coder did not rate it.
    pub fn push(&mut self, row: &[Option<&str>]) -> Result<(), RatingsError> {
        if row.len() != self.patterns.coders() {
            return Err(RatingsError::WrongWidth {
                found: row.len(),
                expected: self.patterns.coders(),
            });
        }
        let mut ratings = UnitRatings::new();
        for (at, cell) in row.iter().enumerate() {
            ratings.push(match cell {
                None => None,
                Some(category) => {
                    Some(self.id(category).ok_or_else(|| RatingsError::NotDeclared {
                        coder: at + 1,
                        category: (*category).to_owned(),
                    })?)
                }
            });
        }
        self.units += 1;
        self.patterns.add(&ratings, 1);
        Ok(())
    }

    /// All units, those that nobody rated included.
    pub const fn units(&self) -> u64 {
        self.units
    }

    /// The categories, in the order declared or met.
    pub fn categories(&self) -> &[String] {
        &self.categories
    }

    /// Whether the categories were declared rather than observed.
    pub const fn declared(&self) -> bool {
        self.declared
    }

    /// The distinct rows with their multiplicities.
    pub const fn patterns(&self) -> &Patterns {
        &self.patterns
    }

    /// Every coefficient of this table.
    pub fn coefficients(&self) -> Coefficients {
        Coefficients::of(&self.patterns)
    }

    fn id(&mut self, category: &str) -> Option<u32> {
        match self.ids.get(category) {
            Some(id) => Some(*id),
            None if self.declared => None,
            None => Some(self.intern(category)),
        }
    }

    fn intern(&mut self, category: &str) -> u32 {
        if let Some(id) = self.ids.get(category) {
            return *id;
        }
        let id = self.categories.len() as u32;
        self.categories.push(category.to_owned());
        self.ids.insert(category.to_owned(), id);
        id
    }
}
