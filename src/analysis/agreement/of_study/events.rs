//! Every coding of a document beside every row for which it counts.

use super::rows::Rows;
use crate::analysis::layers::Layered;

/// The codings of one document by row, by their numbers. Keeps its room from one document to the next.
#[derive(Debug, Default)]
pub(super) struct Events {
    /// Row and coding, in the order of the codings.
    met: Vec<(u32, u32)>,
    /// Per row where its codings end among the sorted ones.
    ends: Vec<u32>,
    sorted: Vec<u32>,
}

impl Events {
    /// Takes in a document's codings in the place of those before.
    pub fn sort(&mut self, rows: &Rows, codings: &[Layered]) {
        self.met.clear();
        for (coding, it) in (0..).zip(codings) {
            rows.each_row_of(it, |row| self.met.push((row, coding)));
        }
        // Where each row begins: the place of its next coding, which has become its end when all are put there.
        self.ends.clear();
        self.ends.resize(rows.all.len() + 1, 0);
        for (row, _) in &self.met {
            if let Some(next) = self.ends.get_mut(*row as usize + 1) {
                *next += 1;
            }
        }
        let mut before = 0;
        for begin in &mut self.ends {
            before += *begin;
            *begin = before;
        }
        self.sorted.clear();
        self.sorted.resize(self.met.len(), 0);
        for (row, coding) in &self.met {
            if let Some(place) = self.ends.get_mut(*row as usize) {
                if let Some(own) = self.sorted.get_mut(*place as usize) {
                    *own = *coding;
                }
                *place += 1;
            }
        }
    }

    /// The rows that have any, rising, each with its codings in their own order.
    pub fn rows(&self) -> impl Iterator<Item = (u32, &[u32])> {
        let mut from = 0;
        let rows = (0..).zip(&self.ends).map(move |(row, end)| {
            let end = *end as usize;
            let own = self.sorted.get(from..end).unwrap_or_default();
            from = end;
            (row, own)
        });
        rows.filter(|(_, own)| !own.is_empty())
    }
}
