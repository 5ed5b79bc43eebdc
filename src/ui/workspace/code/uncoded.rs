//! The next words without a code.

use crate::model::{Span, Text, Turn, sentences};

/// The first sentence after `from` that no coding touches and that stands after a coded one or at the start of a
/// turn or paragraph: so that each uncoded passage is stopped at once. After the last one it begins again at the top.
///
/// `turns` are those to look in, in order; `coded` the passages with a code, in order of their start; `within` what is
/// material, where that is not the whole text.
pub(super) fn next_uncoded(
    text: &Text,
    turns: &[Span],
    coded: &[Span],
    within: Option<&[Span]>,
    from: u32,
) -> Option<Span> {
    let mut first = None;
    for turn in turns {
        // Nothing before the caret is wanted once there is something at the top to fall back on.
        if first.is_some() && turn.end <= from {
            continue;
        }
        let mut open = false;
        for sentence in sentences(text, *turn) {
            let material = within.is_none_or(|spans| spans.iter().any(|it| it.overlaps(sentence)));
            let uncoded = material && !touches(coded, sentence);
            if uncoded && !open {
                if sentence.start > from {
                    return Some(sentence);
                }
                first = first.or(Some(sentence));
            }
            open = uncoded;
        }
    }
    first
}

/// All passages without a code: the uncoded sentences of each turn, those next to each other together. What the arguments
/// are, [`next_uncoded`] says.
pub(super) fn uncoded_passages(
    text: &Text,
    turns: &[Span],
    coded: &[Span],
    within: Option<&[Span]>,
) -> Vec<Span> {
    let mut passages: Vec<Span> = Vec::new();
    for turn in turns {
        let mut open = false;
        for sentence in sentences(text, *turn) {
            let material = within.is_none_or(|spans| spans.iter().any(|it| it.overlaps(sentence)));
            let uncoded = material && !touches(coded, sentence);
            match passages.last_mut().filter(|_| open && uncoded) {
                Some(last) => last.end = sentence.end,
                None if uncoded => passages.push(sentence),
                None => {}
            }
            open = uncoded;
        }
    }
    passages
}

/// The last passage that begins before a place; before the first one it begins again at the end.
pub(super) fn previous_uncoded(passages: &[Span], from: u32) -> Option<Span> {
    let before = passages.partition_point(|it| it.start < from);
    let at = before.checked_sub(1);
    at.and_then(|at| passages.get(at))
        .or_else(|| passages.last())
        .copied()
}

/// Where people speak whose words are coded: all turns but those of quiet speakers; the whole text without turns.
pub(super) fn coded_turns(text: &Text, turns: &[Turn], quiet: &dyn Fn(u16) -> bool) -> Vec<Span> {
    if turns.is_empty() {
        return vec![Span::new(0, text.len())];
    }
    turns
        .iter()
        .filter(|turn| !turn.speaker.is_some_and(quiet))
        .map(Turn::said)
        .collect()
}

/// Whether a passage touches any of these.
fn touches(coded: &[Span], passage: Span) -> bool {
    let after = coded.partition_point(|it| it.start < passage.end);
    coded.iter().take(after).any(|it| it.overlaps(passage))
}

#[cfg(test)]
mod tests {
    use super::*;

    const WORDS: &str = "One is. Two is. Three is.\nFour is. Five is.";

    fn next(coded: &[(u32, u32)], from: u32) -> Option<String> {
        let text = Text::new(WORDS.to_owned());
        let turns = [Span::new(0, 25), Span::new(26, 43)];
        let coded: Vec<Span> = coded.iter().map(|(a, b)| Span::new(*a, *b)).collect();
        next_uncoded(&text, &turns, &coded, None, from).map(|span| text.slice(span).to_owned())
    }

    #[test]
    fn the_next_uncoded_passage_is_the_first_sentence_after_what_is_coded() {
        // “One is.” is 0–7, “Two is.” 8–15.
        assert_eq!(next(&[(0, 7)], 0).as_deref(), Some("Two is."));
        assert_eq!(next(&[(0, 15)], 3).as_deref(), Some("Three is."));
    }

    #[test]
    fn an_uncoded_passage_of_several_sentences_is_stopped_at_once() {
        assert_eq!(next(&[(0, 7)], 8).as_deref(), Some("Four is."));
    }

    #[test]
    fn after_the_last_uncoded_passage_it_begins_again_at_the_top() {
        assert_eq!(next(&[(26, 43)], 20).as_deref(), Some("One is."));
    }

    #[test]
    fn where_every_sentence_has_a_code_there_is_none() {
        assert_eq!(next(&[(0, 25), (26, 43)], 0), None);
    }

    #[test]
    fn uncoded_passages_are_sentences_next_to_each_other_in_one_turn() {
        let text = Text::new(WORDS.to_owned());
        let turns = [Span::new(0, 25), Span::new(26, 43)];
        let coded = [Span::new(0, 7)];
        let passages = uncoded_passages(&text, &turns, &coded, None);
        let words: Vec<&str> = passages.iter().map(|span| text.slice(*span)).collect();
        assert_eq!(words, ["Two is. Three is.", "Four is. Five is."]);
        assert_eq!(previous_uncoded(&passages, 26), Some(passages[0]));
        assert_eq!(previous_uncoded(&passages, 8), Some(passages[1]));
        assert_eq!(previous_uncoded(&[], 8), None);
    }

    #[test]
    fn only_material_is_looked_at_where_a_pass_has_its_segments() {
        let text = Text::new(WORDS.to_owned());
        let turns = [Span::new(0, 25), Span::new(26, 43)];
        let material = [Span::new(35, 43)];
        let found = next_uncoded(&text, &turns, &[], Some(&material), 0);
        assert_eq!(found.map(|span| text.slice(span)), Some("Five is."));
    }
}
