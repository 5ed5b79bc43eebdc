//! Word borders of a text, found only where they are asked for.

use crate::model::{Span, Text};
use unicode_segmentation::UnicodeSegmentation;

/// The words of a text by the rule `words-1`, without finding all of them first.
///
/// No word goes over a space, a line break or an ideographic full stop, so that the words between two of these are
/// the same whether the whole text is looked at or only what lies between them.
#[derive(Debug, Clone, Copy)]
pub struct WordBorders<'t> {
    text: &'t Text,
}

const fn parts_words(sign: char) -> bool {
    matches!(sign, ' ' | '\n' | '。' | '、')
}

impl<'t> WordBorders<'t> {
    /// Of a text.
    pub const fn of(text: &'t Text) -> Self {
        Self { text }
    }

    /// Whether two passages overlap in a whole word.
    pub fn share_a_word(self, one: Span, other: Span) -> bool {
        one.intersection(other)
            .is_some_and(|both| self.holds_a_word(both))
    }

    /// Whether a whole word lies in a passage.
    fn holds_a_word(self, passage: Span) -> bool {
        if self.holds_a_plain_piece(passage) {
            return true;
        }
        let first = self.pieces(passage.start).flatten();
        let mut first = first.skip_while(|word| word.start < passage.start);
        first.next().is_some_and(|word| word.end <= passage.end)
    }

    /// Whether a piece between two spaces lies in a passage that has an ASCII letter or digit in it, and so a word.
    fn holds_a_plain_piece(self, passage: Span) -> bool {
        let all = self.text.as_str().as_bytes();
        let (start, end) = (
            self.text.byte_of(passage.start),
            self.text.byte_of(passage.end),
        );
        let is_gap = |byte: Option<&u8>| byte.is_none_or(|byte| matches!(byte, b' ' | b'\n'));
        let mut inside = start == 0 || is_gap(all.get(start - 1));
        let mut letters = false;
        for byte in all.get(start..end).unwrap_or_default() {
            if is_gap(Some(byte)) {
                if inside && letters {
                    return true;
                }
                (inside, letters) = (true, false);
            } else {
                letters |= byte.is_ascii_alphanumeric();
            }
        }
        inside && letters && is_gap(all.get(end))
    }

    /// Whether more than so many words lie between two places; a word that is cut counts.
    pub fn more_than(self, most: u32, from: u32, to: u32) -> bool {
        let (from, to) = (from.min(to), from.max(to));
        if from == to {
            return false;
        }
        let words = self.pieces(from).flatten();
        let between = words
            .skip_while(|word| word.end <= from)
            .take_while(|word| word.start < to);
        between.take(most as usize + 1).count() > most as usize
    }

    /// The words piece by piece, from the piece that a place lies in.
    fn pieces(self, place: u32) -> impl Iterator<Item = Vec<Span>> + use<'t> {
        let all = self.text.as_str();
        let byte = self.text.byte_of(place);
        let before = all.get(..byte).unwrap_or_default();
        let start = before.rfind(parts_words).map_or(0, |at| {
            let rest = before.get(at..).unwrap_or_default();
            at + rest.chars().next().map_or(1, char::len_utf8)
        });
        let skipped = before.get(start..).unwrap_or_default().chars().count() as u32;
        let mut position = place.min(self.text.len()) - skipped;
        let rest = all.get(start..).unwrap_or_default();
        rest.split_inclusive(parts_words).map(move |piece| {
            let first = position;
            position += piece.chars().count() as u32;
            words_of(piece, first)
        })
    }
}

/// The words of a piece that begins at this position.
fn words_of(piece: &str, first: u32) -> Vec<Span> {
    let (mut byte, mut position) = (0, first);
    let words = piece.unicode_word_indices().map(|(start, word)| {
        let gap = piece.get(byte..start).unwrap_or_default();
        let from = position + gap.chars().count() as u32;
        position = from + word.chars().count() as u32;
        byte = start + word.len();
        Span::new(from, position)
    });
    words.collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::words;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn words_found_where_asked_for_are_those_of_the_whole_text(
            words_of in "(\\PC|[a-z .,:'’0-9\u{301}\u{308}åÖ\n\u{200d}。、我喜]){0,60}",
            a in 0_u32..70, b in 0_u32..70, most in 0_u32..4,
        ) {
            let text = Text::new(words_of);
            let (start, end) = (a.min(b).min(text.len()), a.max(b).min(text.len()));
            let all = words(&text, Span::new(0, text.len()));
            let borders = WordBorders::of(&text);
            let passage = Span::new(start, end);
            let holds = all.iter().any(|word| passage.covers(*word));
            prop_assert_eq!(borders.holds_a_word(passage), holds);
            let between = all.iter().filter(|word| word.end > start && word.start < end);
            let more = start < end && between.count() > most as usize;
            prop_assert_eq!(borders.more_than(most, end, start), more);
        }
    }
}
