//! Words broken into lines.

use super::model::Style;
use unicode_linebreak::{BreakOpportunity, linebreaks};
use unicode_segmentation::UnicodeSegmentation;

/// How much of the room is used: machines that do not have our face set the words in another, often a wider one.
const USED: f32 = 0.95;

/// Words in lines no wider than `width` points, broken where Unicode allows it (Standard Annex 14), and within a word
/// where the word alone is wider. Line ends in the words are kept. No words are one empty line.
pub(super) fn lines(words: &str, style: Style, width: f32) -> Vec<String> {
    let room = width * USED;
    let mut lines = Vec::new();
    let mut line = String::new();
    let mut start = 0;
    for (end, opportunity) in linebreaks(words) {
        let piece = words.get(start..end).unwrap_or_default();
        start = end;
        let visible = piece.trim_end();
        if !line.is_empty() && style.width(&format!("{line}{visible}")) > room {
            push(&mut lines, &mut line);
        }
        if style.width(visible) > room {
            cut(&mut lines, &mut line, piece, style, room);
        } else {
            line.push_str(piece);
        }
        if opportunity == BreakOpportunity::Mandatory && end < words.len() {
            push(&mut lines, &mut line);
        }
    }
    if !line.trim_end().is_empty() || lines.is_empty() {
        push(&mut lines, &mut line);
    }
    lines
}

/// Words cut with an ellipsis where they are wider than their room.
pub(super) fn shortened(words: &str, style: Style, room: f32) -> String {
    if style.width(words) <= room {
        return words.to_owned();
    }
    let mut kept = String::new();
    for letter in words.chars() {
        if style.width(&kept) + style.width("…") + style.width(&letter.to_string()) > room {
            break;
        }
        kept.push(letter);
    }
    format!("{}…", kept.trim_end())
}

fn push(lines: &mut Vec<String>, line: &mut String) {
    lines.push(line.trim_end().to_owned());
    line.clear();
}

/// Cuts a word that is wider than a line between what a reader sees as letters.
fn cut(lines: &mut Vec<String>, line: &mut String, word: &str, style: Style, room: f32) {
    for letter in word.graphemes(true) {
        if !line.is_empty() && style.width(line) + style.width(letter.trim_end()) > room {
            push(lines, line);
        }
        line.push_str(letter);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exchange::figure::{Face, Tone};

    fn style() -> Style {
        Style {
            face: Face::Regular,
            size: 12.0,
            tone: Tone::Ink,
        }
    }

    #[test]
    fn no_line_is_wider_than_its_room_and_no_letter_is_lost() {
        for words in [
            "Building trust through flexibility, credibility, competence, and care",
            "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft",
            "אמון בשירותים החברתיים ובמערכת הבריאות",
            "用户不信任社会服务机构，因此需要更多时间",
            "a b c d e f g h i j k l m n o p q r s t u v w x y z",
        ] {
            let lines = lines(words, style(), 90.0);
            for line in &lines {
                assert!(style().width(line) <= 90.0, "{line}");
            }
            let letters = |it: &str| {
                it.chars()
                    .filter(|c| !c.is_whitespace())
                    .collect::<String>()
            };
            assert_eq!(letters(&lines.concat()), letters(words));
        }
    }

    #[test]
    fn line_ends_are_kept_and_nothing_is_one_line() {
        assert_eq!(lines("One\nTwo", style(), 200.0), ["One", "Two"]);
        assert_eq!(lines("", style(), 200.0), [""]);
        assert_eq!(lines("One two", style(), 200.0), ["One two"]);
    }
}
