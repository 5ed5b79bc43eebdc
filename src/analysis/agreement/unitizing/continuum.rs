//! The text as the coders cut it: what unitizing coefficients compare.

use crate::analysis::agreement::Universe;
use crate::model::Span;

/// A stretch that a coder marked with a code, in characters (code points) of the continuum; the end does not belong
/// to it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Unit {
    /// First character.
    pub start: u64,
    /// First character after it.
    pub end: u64,
    /// Index of the code.
    pub code: usize,
}

impl Unit {
    /// Its length in characters.
    pub const fn len(&self) -> u64 {
        self.end - self.start
    }

    /// Whether it has no characters; such units are never kept.
    pub const fn is_empty(&self) -> bool {
        self.start == self.end
    }

    /// The characters shared with another unit.
    pub const fn shared(&self, other: &Self) -> u64 {
        let start = if self.start > other.start {
            self.start
        } else {
            other.start
        };
        let end = if self.end < other.end {
            self.end
        } else {
            other.end
        };
        end.saturating_sub(start)
    }
}

/// One or more texts, end to end, with the units of every coder.
///
/// A coder's units of one code that overlap are one unit; units that touch stay two.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Continuum {
    length: u64,
    coders: Vec<Vec<Unit>>,
}

impl Continuum {
    /// An empty continuum of so many coders.
    pub fn new(coders: usize) -> Self {
        Self {
            length: 0,
            coders: vec![Vec::new(); coders],
        }
    }

    /// Appends a text: its universe, and per coder the spans with the index of their code. What lies outside the
    /// universe is left out, and what was apart only by it touches.
    pub fn push_text(&mut self, universe: &Universe, spans: &[Vec<(Span, usize)>]) {
        let place = Place::of(universe, self.length);
        for (own, spans) in self.coders.iter_mut().zip(spans) {
            let units = spans.iter().filter_map(|(span, code)| {
                let (start, end) = (place.of_position(span.start), place.of_position(span.end));
                (start < end).then_some(Unit {
                    start,
                    end,
                    code: *code,
                })
            });
            own.extend(merged(units.collect()));
        }
        self.length += universe.characters();
    }

    /// Appends another continuum of the same coders.
    pub fn append(&mut self, other: &Self) {
        let from = self.length;
        for (own, units) in self.coders.iter_mut().zip(&other.coders) {
            own.extend(units.iter().map(|unit| Unit {
                start: unit.start + from,
                end: unit.end + from,
                code: unit.code,
            }));
        }
        self.length += other.length;
    }

    /// Its length in characters (code points).
    pub const fn length(&self) -> u64 {
        self.length
    }

    /// The units of each coder, by start, end and code.
    pub fn coders(&self) -> &[Vec<Unit>] {
        &self.coders
    }

    /// The same continuum with the units of one code only.
    #[must_use]
    pub fn of_code(&self, code: usize) -> Self {
        let only = |units: &Vec<Unit>| {
            let own = units.iter().filter(|unit| unit.code == code);
            own.copied().collect()
        };
        Self {
            length: self.length,
            coders: self.coders.iter().map(only).collect(),
        }
    }

    /// The codes that some coder used, in order.
    pub fn codes(&self) -> Vec<usize> {
        let mut codes: Vec<usize> = self.coders.iter().flatten().map(|unit| unit.code).collect();
        codes.sort_unstable();
        codes.dedup();
        codes
    }

    /// Whether some coder gave several codes to the same characters.
    pub fn overlaps(&self) -> bool {
        self.coders.iter().any(|units| {
            units
                .iter()
                .zip(units.iter().skip(1))
                .any(|(one, next)| next.start < one.end)
        })
    }

    /// Units of all coders.
    pub fn units(&self) -> usize {
        self.coders.iter().map(Vec::len).sum()
    }
}

/// Where the characters of a universe stand in the continuum.
struct Place<'a> {
    parts: &'a [Span],
    before: Vec<u64>,
}

impl<'a> Place<'a> {
    fn of(universe: &'a Universe, from: u64) -> Self {
        let parts = universe.spans();
        let mut before = Vec::with_capacity(parts.len() + 1);
        let mut at = from;
        for part in parts {
            before.push(at);
            at += u64::from(part.len());
        }
        before.push(at);
        Self { parts, before }
    }

    /// The place of a position of the text; of one outside the universe, that of the next character inside.
    fn of_position(&self, position: u32) -> u64 {
        let part = self.parts.partition_point(|part| part.end <= position);
        let before = self.before.get(part).copied().unwrap_or_default();
        let inside = self
            .parts
            .get(part)
            .map_or(0, |part| position.saturating_sub(part.start));
        before + u64::from(inside)
    }
}

/// Units by start, end and code, those of one code that overlap made one.
fn merged(mut units: Vec<Unit>) -> Vec<Unit> {
    units.sort_unstable_by_key(|unit| (unit.code, unit.start, unit.end));
    let mut merged: Vec<Unit> = Vec::with_capacity(units.len());
    for unit in units {
        match merged.last_mut() {
            Some(last) if last.code == unit.code && unit.start < last.end => {
                last.end = last.end.max(unit.end);
            }
            _ => merged.push(unit),
        }
    }
    merged.sort_unstable();
    merged
}
