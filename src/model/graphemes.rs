//! What a reader sees as one character.

use super::{Span, Text};
use unicode_segmentation::GraphemeCursor;

/// A span that neither begins nor ends inside a grapheme cluster (UAX #29): the smallest such that holds it.
///
/// A letter with its accents, a syllable of Devanagari or an emoji of several signs is one character to who
/// reads it, and no part of it is coded alone.
pub fn whole_graphemes(text: &Text, span: Span) -> Span {
    let words = text.as_str();
    let start = border(
        words,
        text.byte_of(span.start),
        GraphemeCursor::prev_boundary,
    );
    let end = border(words, text.byte_of(span.end), GraphemeCursor::next_boundary);
    Span::new(
        start.map_or(span.start, |byte| text.position_of(byte)),
        end.map_or(span.end, |byte| text.position_of(byte)),
    )
}

type Step = fn(
    &mut GraphemeCursor,
    &str,
    usize,
) -> Result<Option<usize>, unicode_segmentation::GraphemeIncomplete>;

/// The border a step from a byte; none where the byte is at a border already.
fn border(words: &str, byte: usize, step: Step) -> Option<usize> {
    let mut cursor = GraphemeCursor::new(byte, words.len(), true);
    if cursor.is_boundary(words, 0) == Ok(true) {
        return None;
    }
    step(&mut cursor, words, 0).ok().flatten()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use unicode_segmentation::UnicodeSegmentation as _;

    #[test]
    fn a_span_takes_in_the_whole_of_what_a_reader_sees_as_one_character() {
        let whole = |words: &str, start, end| {
            let text = Text::new(words.to_owned());
            let span = whole_graphemes(&text, Span::new(start, end));
            text.slice(span).to_owned()
        };
        assert_eq!(whole("a👩‍👧b", 2, 3), "👩‍👧");
        assert_eq!(whole("ae\u{301}o", 2, 3), "e\u{301}");
        assert_eq!(whole("नमस्ते", 3, 4), "स्ते");
        assert_eq!(whole("plain", 1, 3), "la");
        assert_eq!(whole("한국", 1, 2), "국");
    }

    proptest! {
        #[test]
        fn no_border_is_left_inside_a_character(
            words in "[a-cé\u{301}\u{5b0}אبِ\u{64b}क\u{94d}षिก\u{e33}각ᄀ\u{1161}👩👧🇸🇪\u{200d}\u{fe0f} \r\n]{0,30}",
            start in 0_u32..32,
            length in 0_u32..32,
        ) {
            let text = Text::new(words);
            let start = start.min(text.len());
            let span = Span::new(start, (start + length).min(text.len()));
            let whole = whole_graphemes(&text, span);
            let mut at = 0;
            let mut borders = vec![0];
            for cluster in text.as_str().graphemes(true) {
                at += cluster.chars().count() as u32;
                borders.push(at);
            }
            prop_assert!(borders.contains(&whole.start) && borders.contains(&whole.end));
            prop_assert!(whole.start <= span.start && whole.end >= span.end);
            prop_assert_eq!(whole_graphemes(&text, whole), whole);
        }
    }
}
