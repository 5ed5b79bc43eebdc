//! Moments as they are printed: how far each journal had come counts nothing that is hidden from the reader.

use super::Seen;
use crate::model::{Cut, Id};

impl Seen<'_> {
    /// A moment as its reader may see it: of each installation the last line in it that shows, and to the end of that
    /// line's step. The study shows the same at it.
    #[must_use]
    pub fn shown_cut(&self, cut: &Cut) -> Cut {
        if !self.hides_anything() {
            return cut.clone();
        }
        let ends = cut.iter().filter_map(|(device, end)| {
            let shown = |seq: &u32| {
                let line = self.study.line(Id::new(device, *seq));
                line.is_some_and(|line| self.shows_line(line))
            };
            let last = (1..=end).rev().find(shown)?;
            let (first, count) = self.study.line(Id::new(device, last))?.step;
            Some((device, (first + count - 1).min(end)))
        });
        ends.collect()
    }
}
