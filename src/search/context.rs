//! What is shown around a hit.

use super::piece::ends_sentence;

/// Most code points shown before and after a hit.
const REACH: usize = 140;

/// The bytes of a paragraph to show around the bytes of a hit: from the beginning of its sentence to the end of it,
/// at most [`REACH`] code points to either side, and then by whole words.
pub(super) fn context(paragraph: &str, start: usize, end: usize) -> (usize, usize) {
    let before = paragraph.get(..start).unwrap_or_default();
    let after = paragraph.get(end..).unwrap_or_default();
    (left_edge(before), end + right_edge(after))
}

fn left_edge(before: &str) -> usize {
    let mut first_blank = None;
    for (walked, (at, letter)) in before.char_indices().rev().enumerate() {
        if walked >= REACH {
            return first_blank.unwrap_or(at + letter.len_utf8());
        }
        let next = at + letter.len_utf8();
        let rest = before.get(next..).unwrap_or_default();
        if letter == '\n' || ends_sentence(letter) && starts_with_blank_or_nothing(rest) {
            return next + leading_blanks(rest);
        }
        if letter.is_whitespace() {
            first_blank = Some(next);
        }
    }
    leading_blanks(before)
}

fn right_edge(after: &str) -> usize {
    let mut last_blank = None;
    for (walked, (at, letter)) in after.char_indices().enumerate() {
        if walked >= REACH {
            return last_blank.unwrap_or(at);
        }
        let next = at + letter.len_utf8();
        if letter == '\n' {
            return at;
        }
        if ends_sentence(letter)
            && starts_with_blank_or_nothing(after.get(next..).unwrap_or_default())
        {
            return next;
        }
        if letter.is_whitespace() {
            last_blank = Some(at);
        }
    }
    after.trim_end().len()
}

fn starts_with_blank_or_nothing(rest: &str) -> bool {
    rest.chars()
        .next()
        .is_none_or(|letter| !letter.is_alphanumeric())
}

fn leading_blanks(rest: &str) -> usize {
    rest.len() - rest.trim_start().len()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown<'a>(paragraph: &'a str, hit: &str) -> &'a str {
        let start = paragraph.find(hit).expect("the hit");
        let (from, to) = context(paragraph, start, start + hit.len());
        &paragraph[from..to]
    }

    #[test]
    fn a_hit_is_shown_in_its_sentence() {
        let paragraph = "First one. I trust the nurse, 3.5 days a week! And more.";
        assert_eq!(
            shown(paragraph, "trust"),
            "I trust the nurse, 3.5 days a week!"
        );
        assert_eq!(shown(paragraph, "First"), "First one.");
        assert_eq!(shown(paragraph, "more"), "And more.");
    }

    #[test]
    fn a_long_sentence_is_cut_at_words() {
        let paragraph = format!("{}needle {}", "ord 😀 ".repeat(100), "slut ".repeat(100));
        let shown = shown(&paragraph, "needle");
        assert!(
            shown.chars().count() <= 2 * REACH + 6,
            "{}",
            shown.chars().count()
        );
        assert!(shown.chars().count() > 2 * REACH - 10);
        assert!(shown.starts_with("ord") || shown.starts_with('😀'));
        assert!(shown.ends_with("slut"));
    }

    #[test]
    fn text_without_blanks_is_cut_anywhere() {
        let paragraph = "信".repeat(1000);
        let (from, to) = context(&paragraph, 1500, 1503);
        assert_eq!(paragraph[from..to].chars().count(), 2 * REACH + 1);
    }
}
