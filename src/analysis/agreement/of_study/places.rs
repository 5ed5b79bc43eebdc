//! Where analysts differ: per code and document.

use super::counting::Counts;
use super::rows::Row;
use std::sync::Arc;

/// For each code the documents in which anybody gave it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Places {
    counts: Option<Arc<Counts>>,
    /// Per code whether it can be compared.
    comparable: Vec<bool>,
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
    pub(super) fn of(counts: Arc<Counts>, rows: &[Row], codes: usize) -> Self {
        let rows = rows.iter().take(codes);
        Self {
            counts: Some(counts),
            comparable: rows.map(|row| row.incomparable.is_none()).collect(),
        }
    }

    /// A code in a document, both by their numbers in the answer; none where nobody gave it there, or where it cannot
    /// be compared.
    pub fn at(&self, code: usize, document: usize) -> Option<PlaceCounts> {
        let counts = self.counts.as_ref()?;
        let given = counts.given(code, document);
        if given.is_empty() || self.comparable.get(code) != Some(&true) {
            return None;
        }
        let by_some = given.iter().filter(|it| !counts.is_everybody(it.present));
        Some(PlaceCounts {
            document: document as u32,
            differing: by_some.map(|it| it.units).sum(),
            given: given.iter().map(|it| it.units).sum(),
        })
    }

    /// The units of a document by its number in the answer.
    pub fn units(&self, document: usize) -> u64 {
        let units = self.counts.as_ref().map(|it| it.units());
        units
            .and_then(|it| it.get(document))
            .copied()
            .unwrap_or_default()
    }

    /// Number of codes.
    pub const fn codes(&self) -> usize {
        self.comparable.len()
    }

    /// Number of documents.
    pub fn documents(&self) -> usize {
        self.counts.as_ref().map_or(0, |it| it.units().len())
    }
}
