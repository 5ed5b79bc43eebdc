//! What one entry of the index holds.

use crate::model::{Span, Text, Turn};

/// Longest stretch of a paragraph in one entry, in code points.
pub(super) const LONGEST_PIECE: usize = 5_000;

/// A paragraph, or a stretch of a long one, said by one speaker.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Piece {
    /// Where it stands in the document.
    pub span: Span,
    /// Who says it: an index into the document's speakers.
    pub speaker: Option<u16>,
}

/// Cuts a text at turns and line breaks, and paragraphs over [`LONGEST_PIECE`] at the ends of sentences. Labels
/// and time codes of turns, and blank paragraphs, are left out.
pub(super) fn pieces(text: &Text, turns: &[Turn]) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut done = 0;
    for turn in turns {
        let start = turn.start.max(done);
        add_paragraphs(&mut pieces, text, Span::new(done, start), None);
        let said = Span::new(turn.body.max(start), turn.end.min(text.len()));
        add_paragraphs(&mut pieces, text, said, turn.speaker);
        done = done.max(turn.end);
    }
    add_paragraphs(&mut pieces, text, Span::new(done, text.len()), None);
    pieces
}

fn add_paragraphs(pieces: &mut Vec<Piece>, text: &Text, span: Span, speaker: Option<u16>) {
    if span.is_empty() {
        return;
    }
    let mut start = span.start;
    for line in text.slice(span).split('\n') {
        let mut rest = line;
        while !rest.is_empty() {
            let (stretch, after) = rest.split_at(stretch_end(rest));
            let end = start + stretch.chars().count() as u32;
            if !stretch.trim().is_empty() {
                pieces.push(Piece {
                    span: Span::new(start, end),
                    speaker,
                });
            }
            start = end;
            rest = after;
        }
        start += 1;
    }
}

/// Byte where the first stretch of a paragraph ends.
fn stretch_end(paragraph: &str) -> usize {
    if paragraph.len() <= LONGEST_PIECE {
        return paragraph.len();
    }
    let Some((limit, _)) = paragraph.char_indices().nth(LONGEST_PIECE) else {
        return paragraph.len();
    };
    let window = paragraph.get(..limit).unwrap_or_default();
    let later_half = |at: &usize| *at > limit / 2;
    let sentence = window
        .char_indices()
        .zip(window.chars().skip(1))
        .filter(|((_, letter), next)| ends_sentence(*letter) && !next.is_alphanumeric())
        .map(|((at, letter), _)| at + letter.len_utf8())
        .last()
        .filter(later_half);
    let blank = || window.rfind(char::is_whitespace).filter(later_half);
    sentence.or_else(blank).unwrap_or(limit)
}

/// Whether a sentence can end with this character.
pub(super) fn ends_sentence(letter: char) -> bool {
    matches!(
        letter,
        '.' | '?' | '!' | '…' | '。' | '？' | '！' | '؟' | '۔' | '।' | '॥'
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn turn(start: u32, body: u32, end: u32, speaker: u16) -> Turn {
        Turn {
            start,
            body,
            end,
            speaker: Some(speaker),
            time_ms: None,
        }
    }

    #[test]
    fn labels_are_left_out_and_each_paragraph_keeps_its_speaker() {
        let text = Text::new("Title 😀\nI: Why?\nA: Well.\n\nThat is it.".to_owned());
        let turns = [turn(8, 11, 15, 0), turn(16, 19, 37, 1)];
        let found: Vec<(&str, Option<u16>)> = pieces(&text, &turns)
            .iter()
            .map(|piece| (text.slice(piece.span), piece.speaker))
            .collect();
        assert_eq!(
            found,
            [
                ("Title 😀", None),
                ("Why?", Some(0)),
                ("Well.", Some(1)),
                ("That is it.", Some(1))
            ]
        );
    }

    #[test]
    fn long_paragraphs_are_cut_at_sentences_and_nothing_is_lost() {
        let sentence = "Det här är en mening med å, ä och ö. ";
        let text = Text::new(sentence.repeat(1000));
        let found = pieces(&text, &[]);
        assert!(found.len() > 5);
        let mut next = 0;
        for piece in &found {
            assert_eq!(piece.span.start, next);
            assert!(piece.span.len() <= LONGEST_PIECE as u32);
            next = piece.span.end;
        }
        assert_eq!(next, text.len());
        for piece in found.iter().take(found.len() - 1) {
            assert!(text.slice(piece.span).ends_with('.'));
        }
    }

    #[test]
    fn odd_turns_do_no_harm() {
        let text = Text::new("one two three".to_owned());
        for turns in [
            vec![turn(5, 2, 1, 0)],
            vec![turn(0, 50, 90, 0)],
            vec![turn(4, 4, 8, 0), turn(0, 0, 13, 1)],
        ] {
            for piece in pieces(&text, &turns) {
                assert!(piece.span.end <= text.len() && !piece.span.is_empty());
            }
        }
    }
}
