//! Words of a transcript, in any script.

use super::{Span, Text};
use unicode_segmentation::UnicodeSegmentation;

/// Name of the rule by which words are found, printed with every figure that counts words.
pub const WORDS_1: &str = "words-1";

/// The words that lie in a stretch of text, in order: Unicode word borders (UAX #29), only pieces that
/// hold a letter or digit. A stretch that cuts a word gives the part of it that lies inside.
pub fn words(text: &Text, within: Span) -> Vec<Span> {
    let stretch = text.slice(within);
    let mut words = Vec::with_capacity(stretch.len() / 6);
    let (mut byte, mut position) = (0, within.start);
    for (start, word) in stretch.unicode_word_indices() {
        let gap = stretch.get(byte..start).unwrap_or_default();
        let first = position + gap.chars().count() as u32;
        position = first + word.chars().count() as u32;
        byte = start + word.len();
        words.push(Span::new(first, position));
    }
    words
}

/// Number of words in a stretch of text: as many as [`words`] finds, without saying where.
pub fn word_count(text: &Text, within: Span) -> u32 {
    // No word goes over a space or a line break.
    let pieces = text.slice(within).split([' ', '\n']);
    pieces.map(|piece| words_between_spaces(piece) as u32).sum()
}

fn words_between_spaces(piece: &str) -> usize {
    let word = piece.trim_end_matches(['.', ',', '?', '!', ';', ':']);
    if !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_alphabetic()) {
        return 1;
    }
    piece.unicode_words().count()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(words_of: &str) -> Vec<String> {
        let text = Text::new(words_of.to_owned());
        words(&text, Span::new(0, text.len()))
            .into_iter()
            .map(|span| text.slice(span).to_owned())
            .collect()
    }

    #[test]
    fn words_keep_apostrophes_and_leave_out_punctuation() {
        assert_eq!(found("I didn't – well… "), ["I", "didn't", "well"]);
        assert_eq!(
            found("Åsa sa: 14,5 procent!"),
            ["Åsa", "sa", "14,5", "procent"]
        );
        assert_eq!(found(" … -- "), Vec::<String>::new());
    }

    #[test]
    fn words_of_a_stretch_are_counted_from_the_start_of_the_text() {
        let text = Text::new("Ö 😀 två tre".to_owned());
        assert_eq!(
            words(&text, Span::new(4, 11)),
            [Span::new(4, 7), Span::new(8, 11)]
        );
    }

    proptest::proptest! {
        #[test]
        fn as_many_words_are_counted_as_found(
            words_of in "(\\PC|[a-z .,:'’0-9\u{301}\u{308}åÖ\n\u{200d}]){0,80}",
        ) {
            let text = Text::new(words_of);
            let all = Span::new(0, text.len());
            proptest::prop_assert_eq!(word_count(&text, all), words(&text, all).len() as u32);
        }
    }

    #[test]
    fn words_of_scripts_without_spaces_are_found() {
        assert!(found("我喜欢这个项目").len() > 1);
        assert_eq!(found("यह अच्छा है"), ["यह", "अच्छा", "है"]);
    }
}
