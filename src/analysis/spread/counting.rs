//! Counting cells.

use super::places::Places;
use super::{Amount, SpreadColumn, SpreadRow};
use crate::analysis::category_tree::CategoryTree;
use crate::analysis::layer::LayerSegment;
use crate::model::{CategoryId, DocumentId, ParticipantId};
use rustc_hash::{FxHashMap, FxHashSet};
use std::collections::{BTreeMap, BTreeSet};

/// The cells while they are counted.
pub(super) struct Counting {
    width: usize,
    cells: FxHashMap<(usize, usize), Cell>,
    pub segments: usize,
    of_columns: Vec<usize>,
    pub nobody: usize,
}

#[derive(Default)]
struct Cell {
    segments: usize,
    documents: FxHashSet<DocumentId>,
    participants: FxHashSet<ParticipantId>,
}

impl Cell {
    fn amount(&self) -> Amount {
        Amount {
            participants: self.participants.len(),
            documents: self.documents.len(),
            segments: self.segments,
        }
    }
}

impl Counting {
    pub fn new(rows: usize, columns: usize) -> Self {
        Self {
            width: columns,
            cells: FxHashMap::with_capacity_and_hasher(
                rows * (columns + 1).min(16),
                Default::default(),
            ),
            segments: 0,
            of_columns: vec![0; columns],
            nobody: 0,
        }
    }

    /// Counts a segment in its rows and columns; the column behind the last is the whole study.
    pub fn count(
        &mut self,
        segment: &LayerSegment,
        rows: &[usize],
        columns: &BTreeMap<usize, Vec<ParticipantId>>,
        speakers: &BTreeSet<ParticipantId>,
    ) {
        self.segments += 1;
        self.nobody += usize::from(speakers.is_empty());
        for at in columns.keys() {
            if let Some(count) = self.of_columns.get_mut(*at) {
                *count += 1;
            }
        }
        for row in rows {
            for (at, people) in columns {
                let cell = self.cells.entry((*row, *at)).or_default();
                cell.segments += 1;
                cell.documents.insert(segment.document);
                cell.participants.extend(people);
            }
            let all = self.cells.entry((*row, self.width)).or_default();
            all.segments += 1;
            all.documents.insert(segment.document);
            all.participants.extend(speakers);
        }
    }

    pub fn columns(&self, places: &Places) -> Vec<SpreadColumn> {
        let names = places.names.iter().enumerate();
        names
            .map(|(n, name)| SpreadColumn {
                name: name.clone(),
                of: Amount {
                    participants: places.people.get(n).map_or(0, BTreeSet::len),
                    documents: places.documents.get(n).map_or(0, BTreeSet::len),
                    segments: self.of_columns.get(n).copied().unwrap_or(0),
                },
            })
            .collect()
    }

    pub fn rows(&self, tree: &CategoryTree, rows: &[(CategoryId, usize)]) -> Vec<SpreadRow> {
        let amount = |row: usize, column: usize| {
            let cell = self.cells.get(&(row, column));
            cell.map_or_else(Amount::default, Cell::amount)
        };
        let rows = rows.iter().enumerate();
        rows.filter_map(|(n, (category, depth))| {
            let node = tree.node(*category)?;
            Some(SpreadRow {
                category: *category,
                name: node.name.clone(),
                depth: *depth,
                cells: (0..self.width).map(|column| amount(n, column)).collect(),
                all: amount(n, self.width),
            })
        })
        .collect()
    }
}
