//! Moving a coding's border by the keyboard, word by word.

use crate::model::{Span, Text, whole_graphemes, words};

/// How far to look for the next word (code points); longer gaps are left alone.
const FAR: u32 = 400;

/// A coding with one border a word further on or back; none where there is no further word.
/// No border falls inside what a reader sees as one character.
pub(super) fn nudged(text: &Text, span: Span, start: bool, forward: bool) -> Option<Span> {
    let from = if start { span.start } else { span.end };
    let around = Span::new(from.saturating_sub(FAR), (from + FAR).min(text.len()));
    let words = words(text, around);
    let border = match (start, forward) {
        (true, true) => words.iter().map(|word| word.start).find(|it| *it > from)?,
        (true, false) => words
            .iter()
            .rev()
            .map(|word| word.start)
            .find(|it| *it < from)?,
        (false, true) => with_stops(
            text,
            words.iter().map(|word| word.end).find(|it| *it > from)?,
        ),
        (false, false) => {
            let shorter = words.iter().rev().map(|word| with_stops(text, word.end));
            shorter.into_iter().find(|it| *it < from)?
        }
    };
    let nudged = if start {
        Span::new(border, span.end)
    } else {
        Span::new(span.start, border)
    };
    (!nudged.is_empty()).then_some(whole_graphemes(text, nudged))
}

/// Past the punctuation that follows a word without white space.
fn with_stops(text: &Text, end: u32) -> u32 {
    let after = text.slice(Span::new(end, end + 8));
    let stops = after
        .chars()
        .take_while(|it| !it.is_whitespace() && !it.is_alphanumeric());
    end + stops.count() as u32
}

#[cfg(test)]
mod tests {
    use super::*;

    fn moved(span: (u32, u32), start: bool, forward: bool) -> Option<String> {
        let text = Text::new("One two, three four.".to_owned());
        let nudged = nudged(&text, Span::new(span.0, span.1), start, forward)?;
        Some(text.slice(nudged).to_owned())
    }

    #[test]
    fn a_border_moves_by_a_word_with_its_punctuation() {
        assert_eq!(moved((4, 8), false, true).as_deref(), Some("two, three"));
        assert_eq!(moved((4, 14), false, false).as_deref(), Some("two,"));
        assert_eq!(moved((4, 14), true, true).as_deref(), Some("three"));
        assert_eq!(
            moved((4, 14), true, false).as_deref(),
            Some("One two, three")
        );
        assert_eq!(moved((9, 14), false, true).as_deref(), Some("three four."));
    }

    #[test]
    fn a_coding_keeps_at_least_a_word_and_ends_with_the_text() {
        assert_eq!(moved((4, 8), true, true), None);
        assert_eq!(moved((4, 8), false, false), None);
        assert_eq!(moved((15, 20), false, true), None);
    }
}
