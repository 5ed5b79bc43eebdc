//! Stretches of many documents as one text, and the way back from it to the documents.

mod around;
mod member;
mod piece;

pub(super) use around::WIDEST;
pub(super) use member::{Mark, Member};
pub(super) use piece::Piece;

use crate::model::{DocumentId, Span, Text, TextHash, Turn};
use std::sync::Arc;

/// Some segments of a reading list with what is around them, as one text.
#[derive(Debug, Default, PartialEq)]
pub(super) struct Excerpts {
    /// The stretches, one after the other, each on lines of its own.
    pub text: Arc<Text>,
    /// The turns in it.
    pub turns: Vec<Turn>,
    /// The number of each turn in its document, from 1.
    pub numbers: Vec<u32>,
    /// The stretches in order.
    pub parts: Vec<Part>,
}

/// One stretch.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Part {
    pub member: Member,
    /// Where it lies in the text made of all (code points).
    pub shown: Span,
    /// Where it lies in its document; none where that is not here, and a sentence stands in its place.
    pub there: Option<Span>,
    /// Number of the turn in which the segment begins, from 1.
    pub turn: Option<u32>,
    /// How much around it is shown.
    pub width: u8,
    /// Whether there is more around it.
    pub widens: bool,
}

impl Part {
    /// The part of a passage of its document that is shown, in the text made of all.
    pub fn to_shown(&self, span: Span) -> Option<Span> {
        let there = self.there?;
        let part = there.intersection(span)?;
        let at = |position: u32| self.shown.start + (position - there.start);
        Some(Span::new(at(part.start), at(part.end)))
    }

    /// Where the segment itself begins in the text made of all.
    pub fn begin(&self) -> u32 {
        let own = self.to_shown(self.member.span);
        own.map_or(self.shown.start, |own| own.start)
    }

    /// A code point of the text made of all, in its document.
    fn to_document(&self, position: u32) -> Option<u32> {
        let there = self.there?;
        let within = position.checked_sub(self.shown.start)?;
        Some((there.start + within).min(there.end))
    }
}

impl Excerpts {
    /// Reads the texts and puts the stretches together; `read` gives a text, or a sentence that says why it is not
    /// here. Nothing where `goes_on` says that nobody waits any more.
    pub fn of(
        pieces: &[Piece],
        read: impl Fn(TextHash) -> Result<Arc<Text>, String>,
        goes_on: impl Fn() -> bool,
    ) -> Option<Self> {
        let mut making = Making::default();
        for piece in pieces {
            if !goes_on() {
                return None;
            }
            match read(piece.text) {
                Ok(text) => making.add(piece, &text),
                Err(why) => making.add_missing(piece, &why),
            }
        }
        Some(Self {
            text: Arc::new(Text::new(making.words)),
            ..making.excerpts
        })
    }

    /// The stretch a code point is in, or the last before it.
    pub fn part_at(&self, position: u32) -> Option<(usize, &Part)> {
        let after = self
            .parts
            .partition_point(|part| part.shown.start <= position);
        let n = after.saturating_sub(1);
        Some((n, self.parts.get(n)?))
    }

    /// A passage that lies in one stretch, in its document.
    pub fn place(&self, span: Span) -> Option<(DocumentId, Span)> {
        let (_, part) = self.part_at(span.start)?;
        let start = part.to_document(span.start)?;
        let end = part.to_document(span.end.min(part.shown.end))?;
        Some((part.member.document, Span::new(start, end)))
    }

    /// Where a code point of another put-together text of the same list lies here; where its stretch is gone, the
    /// one that comes next.
    pub fn carried(&self, other: &Self, position: u32) -> u32 {
        let Some((n, part)) = other.part_at(position) else {
            return 0;
        };
        let here = |part: &Part| {
            let mark = part.member.mark();
            self.parts.iter().find(|it| it.member.mark() == mark)
        };
        if let Some(found) = here(part) {
            let within = part
                .to_document(position)
                .zip(found.there)
                .map(|(at, there)| at.clamp(there.start, there.end) - there.start);
            return found.shown.start + within.unwrap_or_default();
        }
        let after = other.parts.iter().skip(n).find_map(here);
        let before = || other.parts.iter().take(n).rev().find_map(here);
        after.or_else(before).map_or(0, |found| found.shown.start)
    }
}

/// Excerpts in the making.
#[derive(Default)]
struct Making {
    words: String,
    length: u32,
    excerpts: Excerpts,
}

impl Making {
    fn add(&mut self, piece: &Piece, text: &Text) {
        let segment = piece.member.span;
        let there = around::around(text, &piece.turns, segment, piece.width);
        let words = text.slice(there);
        if words.trim().is_empty() {
            self.add_missing(piece, "There are no words at this place.");
            return;
        }
        let base = self.length;
        let at = |position: u32| base + (position.clamp(there.start, there.end) - there.start);
        let mut number = None;
        for (n, turn) in (piece.first_turn + 1..).zip(&piece.turns) {
            if number.is_none() && turn.end > segment.start && turn.start < segment.end.max(1) {
                number = Some(n);
            }
            if turn.span().overlaps(there) {
                self.excerpts.turns.push(Turn {
                    start: at(turn.start),
                    body: at(turn.body),
                    end: at(turn.end),
                    ..turn.clone()
                });
                self.excerpts.numbers.push(n);
            }
        }
        let widens = around::widens(there, text.len(), piece.width);
        self.put(piece, words, Some(there), number, widens);
    }

    fn add_missing(&mut self, piece: &Piece, why: &str) {
        self.put(piece, why, None, None, false);
    }

    fn put(
        &mut self,
        piece: &Piece,
        words: &str,
        there: Option<Span>,
        turn: Option<u32>,
        widens: bool,
    ) {
        let start = self.length;
        self.words.push_str(words);
        self.length += words.chars().count() as u32;
        let shown = Span::new(start, self.length);
        self.words.push('\n');
        self.length += 1;
        self.excerpts.parts.push(Part {
            member: piece.member,
            shown,
            there,
            turn,
            width: piece.width,
            widens,
        });
    }
}

#[cfg(test)]
mod tests;
