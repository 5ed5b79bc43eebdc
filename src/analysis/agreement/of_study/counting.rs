//! The units of every document counted by row.

use super::comparing::Comparing;
use super::material::DocumentUnits;
use super::rows::{Row, Rows};
use crate::analysis::agreement::BinaryCells;
use crate::analysis::layers::Layered;
use crate::analysis::units::Cover;
use crate::model::CodeId;
use rayon::prelude::*;
use rustc_hash::FxHashSet;

/// For every row the documents in which anybody gave it, with their counts; a document that is not named has none but
/// units to which nobody gave it.
pub(super) struct Counts {
    people: usize,
    by_row: Vec<Vec<(u32, BinaryCells)>>,
    units: Vec<u64>,
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
        let counted: Vec<Vec<(u32, BinaryCells)>> = codings
            .par_iter()
            .zip(units)
            .map(|(codings, units)| {
                let given = rows.given(codings, people).into_iter();
                let cells = given.map(|(row, passages)| {
                    let of = rows.all.get(row as usize);
                    let only = of.and_then(|row| row.only.as_ref());
                    (row, units.cells(&passages, cover, only))
                });
                cells.filter(|(_, cells)| cells.applied() > 0).collect()
            })
            .collect();
        let mut by_row: Vec<Vec<(u32, BinaryCells)>> = vec![Vec::new(); rows.all.len()];
        for (document, counted) in (0..).zip(counted) {
            for (row, cells) in counted {
                if let Some(of_row) = by_row.get_mut(row as usize) {
                    of_row.push((document, cells));
                }
            }
        }
        Self {
            people,
            by_row,
            units: units.iter().map(DocumentUnits::count).collect(),
        }
    }

    /// Units of each document.
    pub fn units(&self) -> &[u64] {
        &self.units
    }

    /// The documents in which anybody gave a row, by their number, with their counts.
    pub fn of_row(&self, row: usize) -> &[(u32, BinaryCells)] {
        self.by_row.get(row).map_or(&[], Vec::as_slice)
    }

    /// The counts of a row in every document.
    pub fn documents(&self, place: usize, row: &Row, units: &[DocumentUnits]) -> Vec<BinaryCells> {
        let mut given = self.of_row(place).iter().peekable();
        let documents = (0..).zip(units);
        let cells =
            documents.map(
                |(document, units)| match given.next_if(|(of, _)| *of == document) {
                    Some((_, cells)) => cells.clone(),
                    None => self.nobody(units, row.only.as_ref()),
                },
            );
        cells.collect()
    }

    fn nobody(&self, units: &DocumentUnits, only: Option<&FxHashSet<CodeId>>) -> BinaryCells {
        let mut cells = BinaryCells::new(self.people);
        cells.add_rated_by_all(0, units.count_of(only));
        cells
    }

    /// Several rows together in every document: each unit once for each of them.
    pub fn together(&self, places: &[usize]) -> Vec<BinaryCells> {
        let mut given: Vec<(u64, BinaryCells)> = self
            .units
            .iter()
            .map(|_| (0, BinaryCells::new(self.people)))
            .collect();
        for place in places {
            for (document, cells) in self.of_row(*place) {
                if let Some((rows, sum)) = given.get_mut(*document as usize) {
                    *rows += 1;
                    sum.add_all(cells, 1);
                }
            }
        }
        let of_all = places.len() as u64;
        let documents = given.into_iter().zip(&self.units);
        documents
            .map(|((rows, mut sum), units)| {
                sum.add_rated_by_all(0, (of_all - rows) * units);
                sum
            })
            .collect()
    }
}
