//! A matrix: anything against anything.

use super::axis::Axis;
use super::counted::Counted;
use super::heading::AxisHeading;
use super::placing::{Belonging, Placing};
use crate::analysis::layer::{LayerCodings, LayerSegment};
use crate::analysis::speakers::speakers_of;
use crate::model::{DocumentId, ParticipantId, Seen};
use rustc_hash::FxHashSet;
use std::ops::Range;

/// A matrix of counts over a layer. A segment may belong to several rows or columns (a passage in which two
/// participants speak, a code with those above it): each cell counts it, and each total counts it once. Of the
/// participants who speak in it, a cell counts those who belong to its row and its column themselves.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Crosstab {
    /// The rows.
    pub rows: Vec<AxisHeading>,
    /// The columns.
    pub columns: Vec<AxisHeading>,
    /// What is counted.
    pub counted: Counted,
    /// Of each row, over all columns.
    pub row_totals: Vec<u64>,
    /// Of each column, over all rows.
    pub column_totals: Vec<u64>,
    /// Over everything that belongs to a row and a column.
    pub total: u64,
    /// How many documents or participants there are behind each row, coded or not; none where that is no such number.
    pub row_bases: Vec<Option<u64>>,
    /// The same of each column.
    pub column_bases: Vec<Option<u64>>,
    /// Segments of the layer that belong to no row or to no column.
    pub left_out: usize,
    /// The greatest number in a cell.
    pub greatest: u64,
    /// Cells that are not empty, by row and column.
    cells: Vec<Cell>,
    /// Segments of the cells, by their places in the layer.
    members: Vec<u32>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
struct Cell {
    row: u32,
    column: u32,
    value: u64,
    from: u32,
    to: u32,
}

/// A segment in a cell.
type Entry = (u32, u32, u32);

impl Crosstab {
    /// Counts a layer. `stopped` is asked now and then whether nobody waits for it any more; then there is none.
    pub fn of(
        seen: &Seen<'_>,
        layer: &LayerCodings,
        rows: Axis,
        columns: Axis,
        counted: Counted,
        stopped: &dyn Fn() -> bool,
    ) -> Option<Self> {
        let (mut by_row, mut by_column) = (Placing::of(seen, rows), Placing::of(seen, columns));
        let mut entries: Vec<Entry> = Vec::with_capacity(layer.segments.len());
        let mut left_out = 0;
        for (n, segment) in (0..).zip(&layer.segments) {
            if n % 4096 == 0 && stopped() {
                return None;
            }
            let in_rows = by_row.places(layer, segment);
            let in_columns = by_column.places(layer, segment);
            left_out += usize::from(in_rows.is_empty() || in_columns.is_empty());
            for row in in_rows.iter() {
                entries.extend(in_columns.iter().map(|column| (*row, *column, n)));
            }
        }
        let mut counting = Counting::of(seen, layer, counted, (&by_row, &by_column));
        let (row_bases, column_bases) = (bases(&by_row, counted), bases(&by_column, counted));
        let (rows, columns) = (by_row.headings, by_column.headings);
        entries.sort_unstable_by_key(|it| (it.1, it.2));
        let column_totals = counting.totals(&entries, columns.len(), |it| it.1);
        if stopped() {
            return None;
        }
        entries.sort_unstable();
        let row_totals = counting.totals(&entries, rows.len(), |it| it.0);
        let total = counting.count(&entries);
        if stopped() {
            return None;
        }
        let mut cells = Vec::new();
        let mut from = 0;
        for same in entries.chunk_by(|a, b| (a.0, a.1) == (b.0, b.1)) {
            let to = from + same.len() as u32;
            if let Some((row, column, _)) = same.first().copied() {
                let value = counting.count(same);
                cells.push(Cell {
                    row,
                    column,
                    value,
                    from,
                    to,
                });
            }
            from = to;
        }
        Some(Self {
            rows,
            columns,
            counted,
            row_totals,
            column_totals,
            total,
            row_bases,
            column_bases,
            left_out,
            greatest: cells.iter().map(|it| it.value).max().unwrap_or(0),
            cells,
            members: entries.into_iter().map(|it| it.2).collect(),
        })
    }

    fn cell(&self, row: usize, column: usize) -> Option<&Cell> {
        let wanted = (row as u32, column as u32);
        let at = self
            .cells
            .binary_search_by_key(&wanted, |it| (it.row, it.column));
        self.cells.get(at.ok()?)
    }

    /// The number in a cell.
    pub fn value(&self, row: usize, column: usize) -> u64 {
        self.cell(row, column).map_or(0, |it| it.value)
    }

    /// The segments of a cell, by their places in [`LayerCodings::segments`].
    pub fn segments(&self, row: usize, column: usize) -> &[u32] {
        let cell = self.cell(row, column);
        cell.and_then(|it| self.members.get(it.from as usize..it.to as usize))
            .unwrap_or_default()
    }

    /// The segments of a whole row, each once.
    pub fn segments_of_row(&self, row: usize) -> Vec<u32> {
        let cells = self.cells.get(self.cells_of(row)).unwrap_or_default();
        let range = cells.first().zip(cells.last());
        let range = range.map(|(first, last)| first.from as usize..last.to as usize);
        let members = range.and_then(|it| self.members.get(it));
        let mut members = members.unwrap_or_default().to_vec();
        members.sort_unstable();
        members.dedup();
        members
    }

    /// The segments of a whole column, each once.
    pub fn segments_of_column(&self, column: usize) -> Vec<u32> {
        let cells = self.cells.iter();
        let cells = cells.filter(|it| it.column as usize == column);
        let members = cells.filter_map(|it| self.members.get(it.from as usize..it.to as usize));
        let mut members: Vec<u32> = members.flatten().copied().collect();
        members.sort_unstable();
        members.dedup();
        members
    }

    /// Numbers of a row, by column; only those that are not 0.
    pub fn row(&self, row: usize) -> impl Iterator<Item = (usize, u64)> + '_ {
        let cells = self.cells.get(self.cells_of(row)).unwrap_or_default();
        cells.iter().map(|it| (it.column as usize, it.value))
    }

    fn cells_of(&self, row: usize) -> Range<usize> {
        let from = self.cells.partition_point(|it| (it.row as usize) < row);
        let to = self.cells.partition_point(|it| (it.row as usize) <= row);
        from..to
    }
}

/// How many documents or participants stand behind each row or column, where these are counted.
fn bases(placing: &Placing<'_, '_>, counted: Counted) -> Vec<Option<u64>> {
    if matches!(counted, Counted::Segments | Counted::Characters) {
        return vec![None; placing.headings.len()];
    }
    let behind = placing.behind().into_iter();
    behind
        .map(|it| {
            let it = it?;
            Some(if counted == Counted::Documents {
                it.documents as u64
            } else {
                it.participants.len() as u64
            })
        })
        .collect()
}

/// Counts what is asked for among segments.
struct Counting<'l> {
    layer: &'l LayerCodings,
    counted: Counted,
    /// Who speaks in each segment, where that is counted.
    speaking: Vec<Vec<ParticipantId>>,
    /// Who of them belongs to a row, and who to a column.
    of_rows: Belonging,
    of_columns: Belonging,
    seen: Vec<u32>,
    documents: Vec<DocumentId>,
    people: FxHashSet<ParticipantId>,
    spans: Vec<(DocumentId, u32, u32)>,
}

impl<'l> Counting<'l> {
    fn of(
        seen: &Seen<'_>,
        layer: &'l LayerCodings,
        counted: Counted,
        (rows, columns): (&Placing<'_, '_>, &Placing<'_, '_>),
    ) -> Self {
        let mut counting = Self {
            layer,
            counted,
            speaking: Vec::new(),
            of_rows: Belonging::default(),
            of_columns: Belonging::default(),
            seen: Vec::new(),
            documents: Vec::new(),
            people: FxHashSet::default(),
            spans: Vec::new(),
        };
        if counted == Counted::Participants {
            let who = |it: &LayerSegment| {
                let document = seen.document(it.document);
                let who = document.map(|document| speakers_of(seen, document, it.span));
                who.into_iter().flatten().collect()
            };
            counting.speaking = layer.segments.iter().map(who).collect();
            (counting.of_rows, counting.of_columns) = (rows.belonging(), columns.belonging());
        }
        counting
    }

    fn totals(&mut self, entries: &[Entry], of: usize, by: impl Fn(&Entry) -> u32) -> Vec<u64> {
        let mut totals = vec![0; of];
        for same in entries.chunk_by(|a, b| by(a) == by(b)) {
            let place = same.first().map(|it| by(it) as usize);
            if let Some(total) = place.and_then(|at| totals.get_mut(at)) {
                *total = self.count(same);
            }
        }
        totals
    }

    /// Counts among these segments of cells, each of which may come several times.
    fn count(&mut self, entries: &[Entry]) -> u64 {
        if self.counted == Counted::Participants {
            return self.count_people(entries);
        }
        self.seen.clear();
        self.seen.extend(entries.iter().map(|it| it.2));
        self.seen.sort_unstable();
        self.seen.dedup();
        let known = |n: &u32| self.layer.segments.get(*n as usize);
        match self.counted {
            Counted::Segments | Counted::Participants => self.seen.len() as u64,
            Counted::Documents => {
                self.documents.clear();
                let documents = self.seen.iter().filter_map(known);
                self.documents.extend(documents.map(|it| it.document));
                self.documents.sort_unstable();
                self.documents.dedup();
                self.documents.len() as u64
            }
            Counted::Characters => {
                self.spans.clear();
                let spans = self.seen.iter().filter_map(known);
                let spans = spans.map(|it| (it.document, it.span.start, it.span.end));
                self.spans.extend(spans);
                self.spans.sort_unstable();
                characters(&self.spans)
            }
        }
    }

    /// Counts those who speak in segments of a cell and belong to its row and its column.
    fn count_people(&mut self, entries: &[Entry]) -> u64 {
        self.people.clear();
        for (row, column, segment) in entries {
            let speaking = self.speaking.get(*segment as usize).into_iter().flatten();
            let (of_row, of_column) = (&self.of_rows, &self.of_columns);
            let here = speaking
                .copied()
                .filter(|who| of_row.holds(*who, *row) && of_column.holds(*who, *column));
            self.people.extend(here);
        }
        self.people.len() as u64
    }
}

/// How many characters lie in any of the spans, which come in order.
fn characters(spans: &[(DocumentId, u32, u32)]) -> u64 {
    let mut all = 0;
    let mut at: Option<(DocumentId, u32)> = None;
    for (document, start, end) in spans {
        let from = match at {
            Some((here, reached)) if here == *document => reached.max(*start),
            _ => *start,
        };
        if *end > from {
            all += u64::from(end - from);
        }
        at = Some((*document, from.max(*end)));
    }
    all
}
