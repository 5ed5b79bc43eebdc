//! The part of a transcript that is on the screen.

use std::sync::Arc;

use egui::{Pos2, Rect, pos2};

use super::blocks::Block;
use super::geometry::Geometry;
use super::layout::{Base, LineRects, TextLayout};
use super::units::{Unit, Units};
use crate::model::{Span, Text, whole_graphemes};

/// A block with its place on the screen.
pub(super) struct Placed {
    /// Number of the block.
    pub n: usize,
    /// The block.
    pub block: Block,
    /// Top of its first line on the screen.
    pub top: f32,
    /// Its lines.
    pub layout: Arc<dyn TextLayout>,
}

/// The blocks on the screen from top to bottom.
pub(super) struct Page<'a> {
    pub geometry: &'a Geometry,
    pub placed: Vec<Placed>,
}

impl Page<'_> {
    /// All code points on the screen.
    pub fn span(&self) -> Span {
        let start = self
            .placed
            .first()
            .map_or(0, |placed| placed.block.span.start);
        let end = self.placed.last().map_or(0, |placed| placed.block.span.end);
        Span::new(start, end)
    }

    /// The block a position is in, if it is on the screen.
    pub fn block_of(&self, position: u32) -> Option<&Placed> {
        let n = self
            .placed
            .partition_point(|placed| placed.block.span.start <= position);
        let placed = self.placed.get(n.checked_sub(1)?)?;
        (position <= placed.block.span.end).then_some(placed)
    }

    /// The block nearest to a height on the screen.
    pub fn block_at(&self, y: f32) -> Option<&Placed> {
        let n = self.placed.partition_point(|placed| placed.top <= y);
        self.placed.get(n.saturating_sub(1))
    }

    /// The place in the text nearest to a point of the screen.
    pub fn position_at(&self, at: Pos2) -> Option<u32> {
        let placed = self.block_at(at.y)?;
        let within = at - pos2(self.geometry.column.min, placed.top);
        Some(placed.block.span.start + placed.layout.position_at(within))
    }

    /// Whether a point lies on a line's words, not beside them.
    pub fn is_on_words(&self, at: Pos2, position: u32) -> bool {
        let around = Span::new(position.saturating_sub(1), position + 1);
        self.line_rects(around)
            .iter()
            .any(|rect| rect.expand(2.0).contains(at))
    }

    /// The caret before a position on the screen.
    pub fn caret(&self, position: u32) -> Option<Rect> {
        let placed = self.block_of(position)?;
        let within = position.saturating_sub(placed.block.span.start);
        Some(
            placed
                .layout
                .caret(within)
                .translate(egui::vec2(self.geometry.column.min, placed.top)),
        )
    }

    /// The caret behind the character that ends at a position on the screen.
    pub fn caret_behind(&self, position: u32) -> Option<Rect> {
        let placed = self.block_of(position.saturating_sub(1))?;
        let within = position.saturating_sub(placed.block.span.start);
        Some(
            placed
                .layout
                .caret_behind(within)
                .translate(egui::vec2(self.geometry.column.min, placed.top)),
        )
    }

    /// Which way the paragraph around a position runs.
    pub fn base_at(&self, position: u32) -> Base {
        self.block_of(position)
            .map_or(Base::ToTheRight, |placed| placed.block.base)
    }

    /// The ground of a stretch on the screen: for each line one rectangle, or several where it runs both
    /// ways.
    pub fn line_rects(&self, span: Span) -> LineRects {
        let mut rects = LineRects::new();
        for placed in &self.placed {
            if let Some(part) = placed.block.span.intersection(span) {
                rects.extend(placed.rects(part, self.geometry.column.min));
            }
        }
        rects
    }
}

impl Placed {
    /// Bottom of its last line on the screen.
    pub fn bottom(&self) -> f32 {
        self.top + self.layout.height()
    }

    /// The ground of a stretch of this block on the screen.
    pub fn rects(&self, part: Span, left: f32) -> LineRects {
        let from = part.start - self.block.span.start;
        let to = part.end - self.block.span.start;
        let mut rects = self.layout.line_rects(from, to);
        for rect in &mut rects {
            *rect = rect.translate(egui::vec2(left, self.top));
        }
        rects
    }
}

/// A border of a coding drawn to `position`: at a word's edge unless `exact`, never past the other one, and
/// never inside what a reader sees as one character.
pub(super) fn drawn_border(
    units: &Units<'_>,
    span: Span,
    start: bool,
    position: u32,
    exact: bool,
) -> Span {
    let span = border(units, span, start, position, exact);
    whole_graphemes(units.text, span)
}

fn border(units: &Units<'_>, span: Span, start: bool, position: u32, exact: bool) -> Span {
    if exact {
        return if start {
            let last = units.previous_start(Unit::Character, span.end);
            Span::new(position.min(last), span.end)
        } else {
            let first = units.next_end(Unit::Character, span.start);
            Span::new(span.start, position.max(first))
        };
    }
    let word = units.around(Unit::Word, position);
    if start {
        let own = if word.end <= position {
            position
        } else {
            word.start
        };
        let last = units.previous_start(Unit::Word, span.end);
        Span::new(before_quotes(units.text, own.min(last)), span.end)
    } else {
        let own = if word.start < position && position <= word.end {
            word.end
        } else {
            units.previous_end(Unit::Word, position + 1)
        };
        let first = units.next_end(Unit::Word, span.start);
        Span::new(span.start, after_stops(units.text, own.max(first)))
    }
}

/// Past the punctuation that follows a word without white space.
fn after_stops(text: &Text, end: u32) -> u32 {
    let after = text.slice(Span::new(end, end + 8));
    let stops = after.chars().take_while(|sign| is_mark(*sign)).count() as u32;
    let next = after.chars().nth(stops as usize);
    if next.is_none_or(char::is_whitespace) {
        end + stops
    } else {
        end
    }
}

/// Before the quotation mark or bracket a word opens with.
fn before_quotes(text: &Text, start: u32) -> u32 {
    let before = text.slice(Span::new(start.saturating_sub(8), start));
    let quotes = before
        .chars()
        .rev()
        .take_while(|sign| is_mark(*sign))
        .count() as u32;
    let previous = before.chars().rev().nth(quotes as usize);
    if previous.is_none_or(char::is_whitespace) {
        start - quotes
    } else {
        start
    }
}

fn is_mark(sign: char) -> bool {
    !sign.is_whitespace() && !sign.is_alphanumeric()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::transcript::blocks::blocks;

    fn drawn(words: &str, span: (u32, u32), start: bool, position: u32, exact: bool) -> String {
        let text = Text::new(words.to_owned());
        let blocks = blocks(&text, &[]);
        let units = Units {
            text: &text,
            blocks: &blocks,
        };
        let span = drawn_border(&units, Span::new(span.0, span.1), start, position, exact);
        text.slice(span).to_owned()
    }

    #[test]
    fn a_border_goes_to_the_edge_of_the_word_it_is_drawn_into_with_its_punctuation() {
        let words = "She said “never again.” Then nothing.";
        assert_eq!(
            drawn(words, (4, 8), false, 18, false),
            "said “never again.”"
        );
        assert_eq!(drawn(words, (16, 21), true, 12, false), "“never again");
        assert_eq!(drawn(words, (4, 8), false, 9, false), "said");
        assert_eq!(drawn(words, (4, 8), false, 12, true), "said “ne");
    }

    #[test]
    fn a_border_drawn_past_the_other_leaves_a_word() {
        let words = "one two three";
        assert_eq!(drawn(words, (4, 13), false, 0, false), "two");
        assert_eq!(drawn(words, (0, 7), true, 13, false), "two");
        assert_eq!(drawn(words, (0, 7), true, 13, true), "o");
    }

    #[test]
    fn a_border_never_falls_inside_what_a_reader_sees_as_one_character() {
        // By word into a family of emoji, and exactly into a syllable.
        assert_eq!(drawn("नमस्ते दोस्त", (0, 6), false, 10, true), "नमस्ते दोस्त");
        assert_eq!(drawn("सब नमस्ते है", (3, 9), true, 7, true), "स्ते");
        assert_eq!(drawn("a 👩‍👩‍👧 b", (0, 1), false, 4, true), "a 👩‍👩‍👧");
        assert_eq!(drawn("น้ำใจดี", (0, 3), false, 4, false), "น้ำใ");
    }

    proptest::proptest! {
        #[test]
        fn borders_drawn_anywhere_lie_between_characters(
            words in "[a-c é\u{301}אבِ\u{64b}क\u{94d}षिก\u{e33}\u{e49}각👩👧🇸🇪\u{200d}\u{fe0f}“.]{1,24}",
            span in (0_u32..24, 1_u32..24),
            start: bool,
            exact: bool,
            position in 0_u32..24,
        ) {
            let text = Text::new(format!("x{words}"));
            let blocks = blocks(&text, &[]);
            let units = Units { text: &text, blocks: &blocks };
            let from = span.0.min(text.len().saturating_sub(1));
            let span = whole_graphemes(&text, Span::new(from, (from + span.1).min(text.len())));
            let drawn = drawn_border(&units, span, start, position.min(text.len()), exact);
            proptest::prop_assert_eq!(whole_graphemes(&text, drawn), drawn);
            for unit in [Unit::Character, Unit::Word, Unit::Sentence] {
                let next = units.next_start(unit, span.start);
                let back = units.previous_end(unit, span.end);
                let place = Span::new(next.min(back), next.max(back));
                proptest::prop_assert_eq!(whole_graphemes(&text, place), place);
            }
        }
    }
}
