//! The units that passages reach.

use super::UnitWords;
use crate::model::Span;

/// A passage with what it covers: found once, however many codes it counts for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Reach {
    /// The passage.
    passage: Span,
    /// What it covers whole: words, or characters of a universe. A passage within one word ends before it starts.
    whole: Span,
    /// The units from that of the first of these to that of the last.
    units: Span,
}

impl Reach {
    /// Of a passage that covers these characters of a universe, numbered as they follow each other there; each is a
    /// unit.
    pub const fn of_characters(passage: Span, characters: Span) -> Self {
        Self {
            passage,
            whole: characters,
            units: characters,
        }
    }

    /// Takes in a passage that starts later and overlaps or touches: together they may cover a word that neither
    /// covers alone.
    const fn join(&mut self, next: &Self) {
        if next.passage.end > self.passage.end {
            self.passage.end = next.passage.end;
            self.whole.end = next.whole.end;
            self.units.end = next.units.end;
        }
    }
}

impl UnitWords {
    /// What a passage reaches.
    pub fn reach(&self, passage: Span) -> Reach {
        let first = self.words_before(passage.start);
        let past = self.words_ended(passage.end);
        let from = self.unit_of_word(first);
        let to = past.checked_sub(1).map_or(0, |last| {
            let near = if last < first { 0 } else { from };
            self.unit_of_word_from(last, near) + 1
        });
        Reach {
            passage,
            whole: Span::new(first as u32, past as u32),
            units: Span::new(from as u32, to as u32),
        }
    }
}

/// The units that one coder's passages with one code reach, as runs: sorted, disjoint, not touching.
#[derive(Debug, Clone, Default)]
pub struct UnitRuns {
    runs: Vec<Span>,
    open: Option<Reach>,
}

impl UnitRuns {
    /// Forgets all passages, and keeps the room.
    pub fn clear(&mut self) {
        self.runs.clear();
        self.open = None;
    }

    /// Takes in a passage; they come by where they start.
    pub fn push(&mut self, reach: &Reach) {
        if reach.passage.is_empty() {
            return;
        }
        match &mut self.open {
            Some(open) if reach.passage.start <= open.passage.end => open.join(reach),
            open => {
                let done = open.replace(*reach);
                self.put(done);
            }
        }
    }

    /// Takes in units by their numbers, rising, in the place of passages.
    pub fn push_units(&mut self, units: impl IntoIterator<Item = u32>) {
        for unit in units {
            match self.runs.last_mut() {
                Some(last) if unit <= last.end => last.end = unit + 1,
                _ => self.runs.push(Span::new(unit, unit + 1)),
            }
        }
    }

    /// The runs, once all passages are taken in.
    pub fn finish(&mut self) -> &[Span] {
        let done = self.open.take();
        self.put(done);
        &self.runs
    }

    fn put(&mut self, done: Option<Reach>) {
        let Some(done) = done.filter(|it| !it.whole.is_empty()) else {
            return;
        };
        match self.runs.last_mut() {
            Some(last) if done.units.start <= last.end => last.end = last.end.max(done.units.end),
            _ => self.runs.push(done.units),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::agreement::{Universe, united};
    use crate::analysis::units::Cover;
    use proptest::prelude::*;

    /// Sorted, disjoint spans with gaps of at least `gap`.
    fn spans(gap: u32) -> impl Strategy<Value = Vec<Span>> {
        prop::collection::vec((gap..6, 1_u32..9), 0..14).prop_map(|steps| {
            let mut at = 0;
            let spans = steps.into_iter().map(|(gap, length)| {
                let span = Span::new(at + gap, at + gap + length);
                at = span.end;
                span
            });
            spans.collect()
        })
    }

    /// Passages by where they start; some are empty, some overlap or touch.
    fn passages() -> impl Strategy<Value = Vec<Span>> {
        prop::collection::vec((0_u32..90, 0_u32..20), 0..9).prop_map(|passages| {
            let spans = passages.into_iter();
            let mut spans: Vec<Span> = spans
                .map(|(at, length)| Span::new(at, at + length))
                .collect();
            spans.sort_unstable();
            spans
        })
    }

    fn units_of(reaches: impl IntoIterator<Item = Reach>) -> Vec<u32> {
        let mut runs = UnitRuns::default();
        reaches.into_iter().for_each(|reach| runs.push(&reach));
        let runs = runs.finish();
        assert!(runs.windows(2).all(|two| two[0].end < two[1].start));
        runs.iter().flat_map(|run| run.start..run.end).collect()
    }

    proptest! {
        #[test]
        fn the_runs_hold_the_units_that_carry_the_code(units in spans(0), words in spans(0), coded in passages()) {
            let units = UnitWords::new(units, words);
            let reached = units_of(coded.iter().map(|span| units.reach(*span)));
            prop_assert_eq!(reached, units.carrying(&united(coded), Cover::OneWord));
        }

        #[test]
        fn characters_are_reached_where_they_lie_in_the_universe(parts in spans(0), coded in passages()) {
            let universe = Universe::new(parts);
            let reached = units_of(coded.iter().map(|span| {
                Reach::of_characters(*span, universe.part_of(*span))
            }));
            let inside = universe.clip(&united(coded));
            let characters: Vec<u32> = inside
                .iter()
                .flat_map(|span| span.start..span.end)
                .map(|at| universe.part_of(Span::new(0, at)).end)
                .collect();
            prop_assert_eq!(reached, characters);
        }
    }
}
