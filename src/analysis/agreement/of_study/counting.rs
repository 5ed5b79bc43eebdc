//! The units of every document counted by row.

use super::comparing::Comparing;
use super::material::DocumentUnits;
use super::row_counts::{RowCount, RowCounting};
use super::rows::{Row, Rows};
use crate::analysis::agreement::BinaryCells;
use crate::analysis::layers::Layered;
use crate::analysis::units::Cover;
use crate::model::CodeId;
use rayon::prelude::*;
use rustc_hash::FxHashSet;

/// For every document the rows that anybody gave in it, with their counts. Every coder rated every unit: what is not
/// counted are units to which nobody gave the row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Counts {
    people: usize,
    by_document: Vec<DocumentCounts>,
    units: Vec<u64>,
    /// Per row what anybody gave, over all documents.
    totals: Vec<BinaryCells>,
}

/// One document.
#[derive(Debug, Clone, PartialEq, Eq)]
struct DocumentCounts {
    /// By row, and then by who gave it.
    rows: Vec<RowCount>,
    /// All comparable codes together: each unit once for each of them.
    together: BinaryCells,
}

impl Counts {
    /// Counts all documents; threads share them.
    pub fn of(
        comparing: &Comparing<'_>,
        rows: &Rows,
        codings: &[Vec<Layered>],
        units: &[DocumentUnits],
        cover: Cover,
    ) -> Self {
        let people = comparing.people();
        let comparable = rows.are_comparable();
        let documents = codings.par_iter().zip(units);
        let by_document: Vec<DocumentCounts> = documents
            .map_init(
                || RowCounting::new(rows, people, cover),
                |counting, (codings, units)| {
                    let rows = counting.count(units, codings);
                    let together = together(people, &rows, &comparable, units.count());
                    DocumentCounts { rows, together }
                },
            )
            .collect();
        Self {
            people,
            totals: totals(people, rows.all.len(), &by_document),
            by_document,
            units: units.iter().map(DocumentUnits::count).collect(),
        }
    }

    /// Units of each document.
    pub fn units(&self) -> &[u64] {
        &self.units
    }

    /// Whether these are all coders.
    pub const fn is_everybody(&self, present: u64) -> bool {
        present.count_ones() as usize == self.people
    }

    /// What was given of a row in a document, both by their numbers, by who gave it.
    pub fn given(&self, row: usize, document: usize) -> &[RowCount] {
        let counts = self.by_document.get(document);
        let counts = counts.map_or(&[][..], |it| it.rows.as_slice());
        let from = counts.partition_point(|it| (it.row as usize) < row);
        let own = counts.get(from..).unwrap_or_default();
        let past = own.iter().take_while(|it| it.row as usize == row).count();
        own.get(..past).unwrap_or_default()
    }

    /// The counts of a row over all documents.
    pub fn total(&self, place: usize, row: &Row, units: &[DocumentUnits]) -> BinaryCells {
        let none = BinaryCells::new(self.people);
        let given = self.totals.get(place).cloned().unwrap_or(none);
        let all = match &row.only {
            Some(only) => units.iter().map(|it| it.count_of(Some(only))).sum(),
            None => self.units.iter().sum(),
        };
        with_the_rest(given, all)
    }

    /// The counts of a row in every document.
    pub fn documents(&self, place: usize, row: &Row, units: &[DocumentUnits]) -> Vec<BinaryCells> {
        let only = row.only.as_ref();
        let documents = units.iter().enumerate();
        documents
            .map(|(document, units)| self.in_document(place, document, units, only))
            .collect()
    }

    fn in_document(
        &self,
        row: usize,
        document: usize,
        units: &DocumentUnits,
        only: Option<&FxHashSet<CodeId>>,
    ) -> BinaryCells {
        let mut cells = BinaryCells::new(self.people);
        for count in self.given(row, document) {
            cells.add_rated_by_all(count.present, count.units);
        }
        with_the_rest(cells, units.count_of(only))
    }

    /// All comparable codes together in every document: each unit once for each of them.
    pub fn together(&self) -> impl Iterator<Item = &BinaryCells> {
        self.by_document.iter().map(|it| &it.together)
    }
}

/// Adds the units to which nobody gave it.
fn with_the_rest(mut given: BinaryCells, units: u64) -> BinaryCells {
    let applied = given.applied();
    given.add_rated_by_all(0, units.saturating_sub(applied));
    given
}

fn together(people: usize, counts: &[RowCount], comparable: &[bool], units: u64) -> BinaryCells {
    let is_comparable = |it: &&RowCount| comparable.get(it.row as usize) == Some(&true);
    let mut cells = BinaryCells::new(people);
    for count in counts.iter().filter(is_comparable) {
        cells.add_rated_by_all(count.present, count.units);
    }
    let codes = comparable.iter().filter(|it| **it).count() as u64;
    with_the_rest(cells, codes * units)
}

fn totals(people: usize, rows: usize, documents: &[DocumentCounts]) -> Vec<BinaryCells> {
    let none = || vec![BinaryCells::new(people); rows];
    documents
        .par_iter()
        .fold(none, |mut totals, document| {
            for count in &document.rows {
                if let Some(total) = totals.get_mut(count.row as usize) {
                    total.add_rated_by_all(count.present, count.units);
                }
            }
            totals
        })
        .reduce(none, |mut one, other| {
            let both = one.iter_mut().zip(&other);
            both.for_each(|(one, other)| one.add_all(other, 1));
            one
        })
}
