//! A transcript cut into the pieces that are laid out one by one.

use unicode_segmentation::GraphemeCursor;

use super::layout::Base;
use crate::model::{Span, Text, Turn};

/// Longest piece laid out at once, in code points.
const LONGEST: usize = 2_000;
/// A long paragraph is cut at the last sentence end after this many code points, if there is one.
const SHORTEST: usize = 1_000;

/// What stands above a block.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Gap {
    /// Nothing: the paragraph goes on.
    None,
    /// A new paragraph of the same turn.
    Paragraph,
    /// A new turn.
    Turn,
    /// An excerpt begins, with its heading.
    Excerpt,
}

/// A paragraph of a turn, or a piece of one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Block {
    /// What is laid out (code points).
    pub span: Span,
    /// The turn it belongs to (index), if any.
    pub turn: Option<u32>,
    /// What stands above it.
    pub gap: Gap,
    /// Which way its paragraph runs.
    pub base: Base,
    /// Whether it is its turn's first, with the speaker beside it.
    pub leads: bool,
    /// Whether it is its turn's last.
    pub ends: bool,
}

/// The blocks of a transcript in order. Speakers' labels, time codes and empty lines are not in them.
pub(super) fn blocks(text: &Text, turns: &[Turn]) -> Vec<Block> {
    let mut blocks: Vec<Block> = Vec::new();
    let mut next_turn = 0;
    for paragraph in text.paragraphs() {
        let mut from = paragraph.start;
        while from < paragraph.end {
            while turns.get(next_turn).is_some_and(|turn| turn.end <= from) {
                next_turn += 1;
            }
            let (part, turn) = match turns.get(next_turn) {
                Some(turn) if turn.start <= from => {
                    let span = Span::new(from.max(turn.body), turn.end.min(paragraph.end));
                    (span, Some(next_turn as u32))
                }
                Some(turn) => (Span::new(from, turn.start.min(paragraph.end)), None),
                None => (Span::new(from, paragraph.end), None),
            };
            from = part.end.max(from + 1);
            add(text, part, turn, &mut blocks);
        }
    }
    mark_ends(&mut blocks);
    blocks
}

fn add(text: &Text, part: Span, turn: Option<u32>, blocks: &mut Vec<Block>) {
    let words = text.slice(part);
    let lead = words
        .chars()
        .take_while(|sign| sign.is_whitespace())
        .count() as u32;
    let trail = words
        .chars()
        .rev()
        .take_while(|sign| sign.is_whitespace())
        .count() as u32;
    let part = Span::new(part.start + lead, part.end.saturating_sub(trail));
    if part.is_empty() {
        return;
    }
    let same_turn = blocks
        .last()
        .is_some_and(|last| last.turn == turn && turn.is_some());
    let base = Base::of(text.slice(part));
    for (n, span) in pieces(text, part).into_iter().enumerate() {
        let first = n == 0;
        blocks.push(Block {
            span,
            turn,
            base,
            gap: match (first, same_turn) {
                (false, _) => Gap::None,
                (true, true) => Gap::Paragraph,
                (true, false) => Gap::Turn,
            },
            leads: first && !same_turn,
            ends: false,
        });
    }
}

fn mark_ends(blocks: &mut [Block]) {
    let mut next_leads = true;
    for block in blocks.iter_mut().rev() {
        block.ends = next_leads;
        next_leads = block.leads;
    }
}

/// A paragraph in pieces of at most [`LONGEST`] code points, cut after a sentence where there is one.
fn pieces(text: &Text, paragraph: Span) -> Vec<Span> {
    let mut pieces = Vec::new();
    let mut rest = text.slice(paragraph);
    let mut start = paragraph.start;
    while paragraph.end - start > LONGEST as u32 {
        let (bytes, length) = cut(rest);
        pieces.push(Span::new(start, start + length));
        start += length;
        rest = rest.get(bytes..).unwrap_or_default();
    }
    pieces.push(Span::new(start, paragraph.end));
    pieces
}

/// Where to cut a text longer than [`LONGEST`]: bytes and code points of the first piece.
fn cut(words: &str) -> (usize, u32) {
    let mut after_sentence = None;
    let mut after_word = None;
    let mut previous = ' ';
    let mut ended = false;
    let mut last = (words.len(), 0);
    for (n, (byte, sign)) in words.char_indices().enumerate().skip(SHORTEST) {
        last = (byte, n as u32);
        if n >= LONGEST {
            break;
        }
        let space = sign.is_whitespace();
        if !space && previous.is_whitespace() {
            after_word = Some(last);
            if ended {
                after_sentence = Some(last);
            }
        } else if matches!(previous, '。' | '！' | '？' | '။' | '।' | '።') {
            after_sentence = Some(last);
        }
        if !space {
            let closes = matches!(sign, '"' | '”' | '’' | '»' | ')' | ']');
            ended = matches!(sign, '.' | '?' | '!' | '…' | '؟' | '۔') || ended && closes;
        }
        previous = sign;
    }
    after_sentence
        .or(after_word)
        .unwrap_or_else(|| between_graphemes(words, last))
}

fn between_graphemes(words: &str, (byte, length): (usize, u32)) -> (usize, u32) {
    let mut cursor = GraphemeCursor::new(byte, words.len(), true);
    if cursor.is_boundary(words, 0) == Ok(true) {
        return (byte, length);
    }
    match cursor.prev_boundary(words, 0) {
        Ok(Some(before)) if before > 0 => {
            let back = words.get(before..byte).unwrap_or_default().chars().count();
            (before, length - back as u32)
        }
        _ => (byte, length),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn blocks_lie_in_order_within_the_text_whatever_the_turns_say(
            words in "[a-z .\n]{0,200}",
            cuts in prop::collection::vec(0_u32..210, 0..12),
            label in 0_u32..9,
        ) {
            let text = Text::new(words);
            let mut cuts = cuts;
            cuts.sort_unstable();
            let turns: Vec<Turn> = cuts
                .windows(2)
                .map(|pair| turn(pair[0], pair[0] + label, pair[1]))
                .collect();
            let mut at = 0;
            for block in blocks(&text, &turns) {
                prop_assert!(block.span.start >= at && !block.span.is_empty());
                prop_assert!(block.span.end <= text.len());
                at = block.span.end;
            }
        }
    }

    fn turn(start: u32, body: u32, end: u32) -> Turn {
        Turn {
            start,
            body,
            end,
            speaker: Some(0),
            time_ms: None,
        }
    }

    #[test]
    fn labels_and_empty_lines_are_not_laid_out() {
        let text = Text::new("Talk\n\nI: How?\nP: So.\n\n And so. \n".to_owned());
        //                    0123 4 5 67890123 4567890 1 234567890
        let turns = [turn(6, 9, 13), turn(14, 17, 31)];
        let found: Vec<(&str, Gap, bool, bool)> = blocks(&text, &turns)
            .iter()
            .map(|block| (text.slice(block.span), block.gap, block.leads, block.ends))
            .collect();
        assert_eq!(
            found,
            vec![
                ("Talk", Gap::Turn, true, true),
                ("How?", Gap::Turn, true, true),
                ("So.", Gap::Turn, true, false),
                ("And so.", Gap::Paragraph, false, true),
            ]
        );
    }

    #[test]
    fn two_turns_in_one_paragraph_are_two_blocks() {
        let text = Text::new("I: Why? P: Because.".to_owned());
        let turns = [turn(0, 3, 8), turn(8, 11, 19)];
        let found: Vec<&str> = blocks(&text, &turns)
            .iter()
            .map(|block| text.slice(block.span))
            .collect();
        assert_eq!(found, vec!["Why?", "Because."]);
    }

    #[test]
    fn a_long_paragraph_is_cut_after_sentences_and_loses_nothing() {
        let text = Text::new("She said it was fine. ".repeat(400));
        let found = blocks(&text, &[]);
        let mut at = 0;
        for (n, block) in found.iter().enumerate() {
            assert_eq!(block.span.start, at);
            assert!(block.span.len() <= 2_000);
            assert_eq!(block.leads, n == 0);
            assert!(text.slice(block.span).starts_with("She"));
            at = block.span.end;
        }
        assert_eq!(at, text.len() - 1);
        assert!(found.len() >= 4);
    }

    #[test]
    fn a_long_run_without_spaces_is_cut_between_characters_as_readers_see_them() {
        let family = "👩‍👩‍👧";
        let text = Text::new(family.repeat(900));
        for block in blocks(&text, &[]) {
            assert!(text.slice(block.span).starts_with('👩'));
            assert_eq!(block.span.len() % 5, 0);
        }
    }
}
