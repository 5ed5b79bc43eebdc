//! The units of one document, counted by what was given and by who gave it.

use super::super::characters::{length, shared, sweep};
use super::super::united;
use super::events::Events;
use super::material::{DocumentUnits, Layer};
use super::rows::Rows;
use crate::analysis::layers::Layered;
use crate::analysis::units::{Cover, Reach, UnitRuns};
use crate::model::Span;
use smallvec::SmallVec;

/// Units of a document to which some coders, and no others, gave what a row is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct RowCount {
    /// The row, by its number.
    pub row: u32,
    /// Who gave it: bit g for coder g, at least one.
    pub present: u64,
    /// How many units.
    pub units: u64,
}

/// Counts documents one after the other, and keeps its room from one to the next.
pub(super) struct RowCounting<'r> {
    rows: &'r Rows,
    cover: Cover,
    coders: Vec<UnitRuns>,
    reaches: Vec<Reach>,
    events: Events,
}

impl<'r> RowCounting<'r> {
    pub fn new(rows: &'r Rows, people: usize, cover: Cover) -> Self {
        Self {
            rows,
            cover,
            coders: vec![UnitRuns::default(); people],
            reaches: Vec::new(),
            events: Events::default(),
        }
    }

    /// Counts a document's units by row, and in a row by who gave it. Codings come by where they start. Rows that nobody
    /// gave to any unit are left out.
    pub fn count(&mut self, units: &DocumentUnits, codings: &[Layered]) -> Vec<RowCount> {
        let mut counts = Vec::new();
        match units {
            DocumentUnits::Characters(universe) => {
                let reach = |span: Span| Reach::of_characters(span, universe.part_of(span));
                self.count_codings(codings, None, reach, &mut counts);
            }
            DocumentUnits::Words(layers) => {
                for layer in layers {
                    let reach = |span: Span| layer.units.reach(span);
                    if layer.within.is_none() {
                        self.count_codings(codings, Some(layer), reach, &mut counts);
                    } else {
                        let own = codings.iter().copied();
                        let own: Vec<Layered> =
                            own.filter(|it| it.within == layer.within).collect();
                        self.count_codings(&own, Some(layer), reach, &mut counts);
                    }
                }
                if layers.len() > 1 {
                    add_up(&mut counts);
                }
            }
        }
        counts
    }

    fn count_codings(
        &mut self,
        codings: &[Layered],
        layer: Option<&Layer>,
        reach: impl Fn(Span) -> Reach,
        counts: &mut Vec<RowCount>,
    ) {
        self.reaches.clear();
        self.reaches.extend(codings.iter().map(|it| reach(it.span)));
        let mut events = std::mem::take(&mut self.events);
        events.sort(self.rows, codings);
        for (row, of_row) in events.rows() {
            let of = self.rows.all.get(row as usize);
            let only = of.and_then(|it| it.only.as_ref());
            if layer.is_some_and(|layer| !layer.is_of(only)) {
                continue;
            }
            self.coders.iter_mut().for_each(UnitRuns::clear);
            match layer {
                Some(layer) if self.cover != Cover::OneWord => {
                    self.carry(layer, codings, of_row);
                }
                _ => self.reach(codings, of_row),
            }
            self.put(row, counts);
        }
        self.events = events;
    }

    /// Gives each coder the units that the passages of a row reach.
    fn reach(&mut self, codings: &[Layered], of_row: &[u32]) {
        for at in of_row {
            let at = *at as usize;
            let coder = codings.get(at).map_or(usize::MAX, |it| it.analyst);
            if let (Some(runs), Some(reach)) = (self.coders.get_mut(coder), self.reaches.get(at)) {
                runs.push(reach);
            }
        }
    }

    /// Gives each coder the units of which the passages of a row cover enough.
    fn carry(&mut self, layer: &Layer, codings: &[Layered], of_row: &[u32]) {
        for (coder, runs) in self.coders.iter_mut().enumerate() {
            let own = of_row.iter().filter_map(|it| codings.get(*it as usize));
            let own = own.filter(|it| it.analyst == coder);
            let own = united(own.map(|it| it.span));
            runs.push_units(layer.units.carrying(&own, self.cover));
        }
    }

    /// Counts who has which of the row's units.
    fn put(&mut self, row: u32, counts: &mut Vec<RowCount>) {
        let first = counts.len();
        let mut runs: SmallVec<[&[Span]; 4]> =
            self.coders.iter_mut().map(UnitRuns::finish).collect();
        if let [one, other] = runs.as_slice() {
            // Two coders are by far the most usual.
            let (first, second, both) = (length(one), length(other), shared(one, other));
            for (present, units) in [(0b01, first - both), (0b10, second - both), (0b11, both)] {
                if units > 0 {
                    counts.push(RowCount {
                        row,
                        present,
                        units,
                    });
                }
            }
            return;
        }
        sweep(&mut runs, |present, run| {
            let of_row = counts.get_mut(first..).unwrap_or_default();
            let units = u64::from(run.len());
            match of_row.iter_mut().find(|it| it.present == present) {
                Some(known) => known.units += units,
                None => counts.push(RowCount {
                    row,
                    present,
                    units,
                }),
            }
        });
        counts.get_mut(first..).unwrap_or_default().sort_unstable();
    }
}

/// Adds up what several layers count of the same row and coders.
fn add_up(counts: &mut Vec<RowCount>) {
    counts.sort_unstable();
    counts.dedup_by(|next, kept| {
        let same = (next.row, next.present) == (kept.row, kept.present);
        if same {
            kept.units += next.units;
        }
        same
    });
}
