//! Where analysts differ: per code and document.

use super::counting::Counts;
use super::rows::Row;

/// For each code the documents in which anybody gave it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Places {
    by_code: Vec<Vec<PlaceCounts>>,
    units: Vec<u64>,
}

/// A code in a document.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PlaceCounts {
    /// The document, by its number in the answer.
    pub document: u32,
    /// Units of the document to which some gave the code and others not.
    pub differing: u64,
    /// Units to which anybody gave it.
    pub given: u64,
}

impl Places {
    pub(super) fn of(counts: &Counts, rows: &[Row], codes: usize) -> Self {
        let of_code = |place: usize| {
            if rows.get(place).is_none_or(|row| row.incomparable.is_some()) {
                return Vec::new();
            }
            let documents = counts.of_row(place).iter();
            documents
                .map(|(document, cells)| PlaceCounts {
                    document: *document,
                    differing: cells.differing(),
                    given: cells.applied(),
                })
                .collect()
        };
        Self {
            by_code: (0..codes).map(of_code).collect(),
            units: counts.units().to_vec(),
        }
    }

    /// A code in a document, both by their numbers in the answer; none where nobody gave it there, or where it cannot
    /// be compared.
    pub fn at(&self, code: usize, document: usize) -> Option<PlaceCounts> {
        let of_code = self.by_code.get(code)?;
        let found = of_code.binary_search_by_key(&(document as u32), |it| it.document);
        found.ok().and_then(|at| of_code.get(at)).copied()
    }

    /// The units of a document by its number in the answer.
    pub fn units(&self, document: usize) -> u64 {
        self.units.get(document).copied().unwrap_or_default()
    }

    /// Number of codes.
    pub const fn codes(&self) -> usize {
        self.by_code.len()
    }

    /// Number of documents.
    pub const fn documents(&self) -> usize {
        self.units.len()
    }
}
