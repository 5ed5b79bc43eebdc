//! How much of a transcript is shown around a segment.

use crate::model::{Span, Text, Turn, sentences};

/// The widest one can ask for.
pub(in super::super) const WIDEST: u8 = 3;

/// Code points shown before and after a segment, at each width.
const CONTEXT: [u32; 4] = [220, 1_200, 4_000, 12_000];
/// Turns shown before and after those that a segment lies in, at each width.
const TURNS: [usize; 4] = [0, 1, 4, 12];
/// Code points of a segment that are shown, at each width: a coding may hold a whole interview.
const OWN: [u32; 4] = [4_000, 12_000, 60_000, 200_000];

/// Numbers of the turns that are looked at for a segment at a width.
pub(super) fn turns_near(turns: &[Turn], segment: Span, width: u8) -> std::ops::Range<usize> {
    let more = pick(&TURNS, width);
    let first = turns.partition_point(|turn| turn.end <= segment.start);
    let after = turns.partition_point(|turn| turn.start < segment.end);
    let last = after.max(first);
    // A cut segment's later turns are not shown either.
    let shown = segment.start.saturating_add(pick(&OWN, width));
    let last = last.min(turns.partition_point(|turn| turn.start < shown));
    first.saturating_sub(more)
        ..(last + more)
            .min(turns.len())
            .max(first.saturating_sub(more))
}

/// The stretch of a text that is shown for a segment. `turns` are those of [`turns_near`].
///
/// Usually that is the turn the segment lies in, as far as it reaches some lines before and after; it begins and
/// ends with a sentence, or at least with a word.
pub(super) fn around(text: &Text, turns: &[Turn], segment: Span, width: u8) -> Span {
    let length = text.len();
    let start = segment.start.min(length);
    let end = segment.end.clamp(start, length);
    let end = end.min(start.saturating_add(pick(&OWN, width)));
    let context = pick(&CONTEXT, width);
    let (mut least, mut most) = (0, length);
    if let (Some(first), Some(last)) = (turns.first(), turns.last()) {
        least = first.start.min(start);
        most = last.end.clamp(end, length);
    }
    let from = before(text, least, start, context);
    let to = after(text, end, most, context);
    Span::new(from, to)
}

/// Whether more can be shown.
pub(super) fn widens(shown: Span, length: u32, width: u8) -> bool {
    width < WIDEST && (shown.start > 0 || shown.end < length)
}

fn pick<T: Copy + Default>(by_width: &[T], width: u8) -> T {
    let last = by_width.last().copied().unwrap_or_default();
    by_width.get(usize::from(width)).copied().unwrap_or(last)
}

/// Where the words before a segment begin.
fn before(text: &Text, least: u32, start: u32, context: u32) -> u32 {
    let from = start.saturating_sub(context).max(least);
    if from == least {
        return least;
    }
    let stretch = Span::new(from, start);
    // The first one is cut by the stretch, if only by white space.
    let blank = |sign: &char| sign.is_whitespace();
    let cut = from + text.slice(stretch).chars().take_while(blank).count() as u32;
    let starts = sentences(text, stretch).into_iter().map(|it| it.start);
    let sentence = starts.filter(|it| *it > cut).min();
    sentence.unwrap_or_else(|| {
        let words = text.slice(stretch).chars();
        let cut = words.take_while(|sign| !sign.is_whitespace()).count() as u32;
        if from + cut < start { from + cut } else { from }
    })
}

/// Where the words after a segment end.
fn after(text: &Text, end: u32, most: u32, context: u32) -> u32 {
    let to = end.saturating_add(context).min(most);
    if to == most {
        return most;
    }
    let stretch = Span::new(end, to);
    let blank = |sign: &char| sign.is_whitespace();
    let cut = to - text.slice(stretch).chars().rev().take_while(blank).count() as u32;
    let ends = sentences(text, stretch).into_iter().map(|it| it.end);
    let sentence = ends.rev().find(|it| *it < cut);
    sentence.unwrap_or_else(|| {
        let words = text.slice(stretch).chars().rev();
        let cut = words.take_while(|sign| !sign.is_whitespace()).count() as u32;
        if end + cut < to { to - cut } else { to }
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn turn(start: u32, end: u32) -> Turn {
        Turn {
            start,
            body: start,
            end,
            speaker: None,
            time_ms: None,
        }
    }

    #[test]
    fn a_segment_is_shown_with_its_turn_and_wider_with_its_neighbours() {
        let text = Text::new("One.\nTwo two two.\nThree.".to_owned());
        let turns = [turn(0, 4), turn(5, 17), turn(18, 24)];
        let shown = |width| {
            let near = turns_near(&turns, Span::new(9, 12), width);
            text.slice(around(&text, &turns[near], Span::new(9, 12), width))
                .to_owned()
        };
        assert_eq!(shown(0), "Two two two.");
        assert_eq!(shown(1), "One.\nTwo two two.\nThree.");
    }

    #[test]
    fn in_a_long_turn_whole_sentences_are_shown_before_and_after() {
        let sentence = "She said that it was all fine now. ";
        let text = Text::new(sentence.repeat(200));
        let segment = Span::new(3500, 3520);
        let shown = around(&text, &[], segment, 0);
        assert!(shown.covers(segment) && shown.len() < 600);
        assert!(
            text.slice(shown).starts_with("She") && text.slice(shown).ends_with("now."),
            "{}",
            text.slice(shown)
        );
    }

    proptest! {
        #[test]
        fn whatever_the_segment_its_beginning_is_shown_within_the_text(
            words in "[a-zåäö .\n]{0,400}", from in 0_u32..450, length in 0_u32..450, width in 0_u8..6,
            cuts in prop::collection::vec(0_u32..450, 0..8),
        ) {
            let text = Text::new(words);
            let mut cuts = cuts;
            cuts.sort_unstable();
            let turns: Vec<Turn> = cuts.windows(2).map(|pair| turn(pair[0], pair[1])).collect();
            let segment = Span::new(from, from + length);
            let near = turns_near(&turns, segment, width);
            let shown = around(&text, turns.get(near).unwrap_or_default(), segment, width);
            prop_assert!(shown.start <= shown.end && shown.end <= text.len());
            prop_assert!(shown.start <= from.min(text.len()));
        }
    }
}
