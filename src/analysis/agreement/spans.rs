//! Spans as sets of characters.

use crate::model::Span;

/// The characters covered by any of the spans, as sorted, disjoint spans that do not touch.
pub fn united(spans: impl IntoIterator<Item = Span>) -> Vec<Span> {
    let mut spans: Vec<Span> = spans.into_iter().filter(|span| !span.is_empty()).collect();
    spans.sort_unstable();
    let mut united: Vec<Span> = Vec::with_capacity(spans.len());
    for span in spans {
        match united.last_mut() {
            Some(last) if span.start <= last.end => last.end = last.end.max(span.end),
            _ => united.push(span),
        }
    }
    united
}

/// The text a comparison speaks of: a whole document, or what the participants said in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Universe {
    spans: Vec<Span>,
    /// Per stretch the characters of the stretches before it.
    before: Vec<u32>,
    characters: u64,
}

impl Universe {
    /// The characters covered by any of these spans.
    pub fn new(spans: impl IntoIterator<Item = Span>) -> Self {
        let spans = united(spans);
        let mut characters = 0_u32;
        let before = spans.iter().map(|span| {
            let before = characters;
            // Positions are 32 bits wide, so that all of them together are too.
            characters += span.len();
            before
        });
        Self {
            before: before.collect(),
            spans,
            characters: u64::from(characters),
        }
    }

    /// A whole text of so many characters (code points).
    pub fn whole(characters: u32) -> Self {
        Self::new([Span::new(0, characters)])
    }

    /// Its size in characters (code points).
    pub const fn characters(&self) -> u64 {
        self.characters
    }

    /// Its stretches: sorted, disjoint.
    pub fn spans(&self) -> &[Span] {
        &self.spans
    }

    /// Which of its characters a span covers, by their numbers from 0 as they follow each other.
    pub fn part_of(&self, span: Span) -> Span {
        let at = self.spans.partition_point(|part| part.end <= span.start);
        let rest = self.spans.get(at..).unwrap_or_default().iter();
        let further = rest.take_while(|part| part.end <= span.end).count();
        Span::new(
            self.number_of(span.start, at),
            self.number_of(span.end, at + further),
        )
    }

    /// How many of its characters stand before a place; `at` is the first stretch that ends after it.
    fn number_of(&self, place: u32, at: usize) -> u32 {
        match (self.spans.get(at), self.before.get(at)) {
            (Some(part), Some(before)) => before + place.saturating_sub(part.start),
            _ => self.characters as u32,
        }
    }

    /// What of sorted, disjoint spans lies in the universe.
    pub fn clip(&self, spans: &[Span]) -> Vec<Span> {
        let mut clipped = Vec::with_capacity(spans.len());
        for span in spans {
            let from = self.spans.partition_point(|part| part.end <= span.start);
            let parts = self.spans.iter().skip(from);
            clipped.extend(parts.map_while(|part| part.intersection(*span)));
        }
        clipped
    }
}
