//! Words as XML holds them, and the direction they run in.

/// Whether XML can hold a character (XML 1.0, fifth edition, production 2).
pub(in crate::exchange) const fn is_allowed(letter: char) -> bool {
    matches!(letter, '\t' | '\n' | '\r' | '\u{20}'..='\u{d7ff}' | '\u{e000}'..='\u{fffd}' | '\u{1_0000}'..)
}

/// Words in which nothing is taken for markup; what XML cannot hold is left out.
pub(in crate::exchange) fn escaped(words: &str) -> String {
    let mut escaped = String::with_capacity(words.len());
    for letter in words.chars().filter(|letter| is_allowed(*letter)) {
        match letter {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            other => escaped.push(other),
        }
    }
    escaped
}

/// In which direction words run.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::exchange) enum Direction {
    /// From left to right.
    Left,
    /// From right to left.
    Right,
}

/// The direction a letter has by itself; none for digits, spaces and punctuation.
fn direction(letter: char) -> Option<Direction> {
    // The blocks of scripts that run from right to left (Unicode 16, Blocks.txt; Bidi_Class R and AL).
    let right = matches!(letter,
        '\u{5be}' | '\u{5c0}'..='\u{5f4}' | '\u{608}' | '\u{61b}'..='\u{64a}' | '\u{66d}'..='\u{6ef}'
        | '\u{6fa}'..='\u{8ff}' | '\u{200f}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{fefc}'
        | '\u{1_0800}'..='\u{1_0fff}' | '\u{1_e800}'..='\u{1_efff}');
    if right {
        Some(Direction::Right)
    } else {
        letter.is_alphabetic().then_some(Direction::Left)
    }
}

/// The direction of the first letter that has one.
pub(in crate::exchange) fn first_direction(words: &str) -> Option<Direction> {
    words.chars().find_map(direction)
}

/// Words cut where their direction changes. What has no direction of its own runs with the letters on both sides, or,
/// where they differ, with the paragraph (Unicode Standard Annex 9, rules N1 and N2, without the levels).
pub(super) fn stretches(words: &str, base: Direction) -> Vec<(Direction, &str)> {
    let mut stretches: Vec<(Direction, &str)> = Vec::new();
    // Where the stretch begins, and where the last letter with a direction of its own ended.
    let (mut start, mut firm) = (0, 0);
    let mut now: Option<Direction> = None;
    for (place, letter) in words.char_indices() {
        let Some(next) = direction(letter) else {
            continue;
        };
        match now {
            Some(before) if before != next => {
                // Between the two, what has no direction goes with the paragraph.
                let cut = if before == base { place } else { firm };
                stretches.push((before, words.get(start..cut).unwrap_or_default()));
                start = cut;
            }
            None if next != base => {
                stretches.push((base, words.get(..place).unwrap_or_default()));
                start = place;
            }
            _ => {}
        }
        now = Some(next);
        firm = place + letter.len_utf8();
    }
    match now {
        Some(last) if last != base => {
            stretches.push((last, words.get(start..firm).unwrap_or_default()));
            stretches.push((base, words.get(firm..).unwrap_or_default()));
        }
        _ => stretches.push((base, words.get(start..).unwrap_or_default())),
    }
    stretches.retain(|(_, words)| !words.is_empty());
    stretches
}

#[cfg(test)]
mod tests {
    use super::*;
    use Direction::{Left, Right};

    #[test]
    fn words_are_cut_where_their_direction_changes() {
        assert_eq!(stretches("She said it.", Left), [(Left, "She said it.")]);
        assert_eq!(
            stretches("She said “שלום לך”, twice.", Left),
            [
                (Left, "She said “"),
                (Right, "שלום לך"),
                (Left, "”, twice.")
            ]
        );
        assert_eq!(
            stretches("قالت: trust، مرتين.", Right),
            [(Right, "قالت: "), (Left, "trust"), (Right, "، مرتين.")]
        );
        assert_eq!(stretches("12 – 14", Right), [(Right, "12 – 14")]);
        assert_eq!(stretches("ثقة!", Left), [(Right, "ثقة"), (Left, "!")]);
        assert!(stretches("", Left).is_empty());
    }

    #[test]
    fn nothing_is_lost_where_words_are_cut() {
        let words = "a ב, ג! c 1 ד (e) 😀 ו";
        for base in [Left, Right] {
            let joined: String = stretches(words, base).iter().map(|(_, it)| *it).collect();
            assert_eq!(joined, words);
        }
    }

    #[test]
    fn the_first_letter_with_a_direction_gives_the_paragraph_its_own() {
        assert_eq!(first_direction("12: “שלום” means peace"), Some(Right));
        assert_eq!(first_direction("12:"), None);
    }

    #[test]
    fn what_xml_cannot_hold_is_left_out() {
        assert_eq!(
            escaped("a\u{0}<b>\u{b}&\u{fffe}\"😀"),
            "a&lt;b&gt;&amp;&quot;😀"
        );
    }
}
