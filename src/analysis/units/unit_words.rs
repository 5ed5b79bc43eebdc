//! Which units of a text carry a code.

use crate::model::Span;
use std::ops::Range;

/// How much of a unit a coder's codings must cover for the unit to carry the code.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Cover {
    /// At least one whole word of it.
    #[default]
    OneWord,
    /// At least half of its words, each whole.
    HalfOfWords,
}

impl Cover {
    /// The rule in words, as printed with figures.
    pub const fn name(self) -> &'static str {
        match self {
            Self::OneWord => "a coding covers at least one whole word of the unit",
            Self::HalfOfWords => "codings cover at least half of the unit's words",
        }
    }
}

/// The units of one document with their words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnitWords {
    spans: Vec<Span>,
    words: Vec<Span>,
    /// Per unit the range of its words in `words`.
    ranges: Vec<Range<usize>>,
}

impl UnitWords {
    /// Units and the words of the document, both sorted and each disjoint. A word belongs to the unit
    /// that holds all of it. A unit that holds no whole word (a segment within one) counts as one word.
    pub fn new(units: &[Span], words_of_document: &[Span]) -> Self {
        let mut words = Vec::with_capacity(words_of_document.len());
        let mut ranges = Vec::with_capacity(units.len());
        for unit in units {
            let first = words.len();
            let from = words_of_document.partition_point(|word| word.start < unit.start);
            let own = words_of_document
                .iter()
                .skip(from)
                .take_while(|word| word.end <= unit.end);
            words.extend(own);
            if words.len() == first {
                words.push(*unit);
            }
            ranges.push(first..words.len());
        }
        Self {
            spans: units.to_vec(),
            words,
            ranges,
        }
    }

    /// The units.
    pub fn spans(&self) -> &[Span] {
        &self.spans
    }

    /// How many units.
    pub fn len(&self) -> usize {
        self.spans.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.spans.is_empty()
    }

    /// Indices, in order, of the units that carry a code, given the united spans (sorted, disjoint, not
    /// touching) of one coder's codings of it.
    pub fn carrying(&self, united: &[Span], cover: Cover) -> Vec<u32> {
        let mut carrying: Vec<u32> = Vec::new();
        let mut covered = 0;
        for span in united {
            let mut word = self.words.partition_point(|word| word.start < span.start);
            let past = self.words.partition_point(|word| word.end <= span.end);
            while word < past {
                let unit = self.ranges.partition_point(|range| range.end <= word);
                let Some(range) = self.ranges.get(unit) else {
                    break;
                };
                let here = past.min(range.end) - word;
                word = range.end;
                if carrying.last() != Some(&(unit as u32)) {
                    drop_if_too_little(&mut carrying, covered, &self.ranges, cover);
                    carrying.push(unit as u32);
                    covered = 0;
                }
                covered += here;
            }
        }
        drop_if_too_little(&mut carrying, covered, &self.ranges, cover);
        carrying
    }
}

/// Takes the last unit back when too few of its words turned out to be covered.
fn drop_if_too_little(
    carrying: &mut Vec<u32>,
    covered: usize,
    ranges: &[Range<usize>],
    cover: Cover,
) {
    let words = carrying
        .last()
        .and_then(|unit| ranges.get(*unit as usize))
        .map_or(0, Range::len);
    if cover == Cover::HalfOfWords && 2 * covered < words {
        carrying.pop();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Text, words};
    use proptest::prelude::*;

    /// "One two three. Four five." with a unit for each sentence.
    fn two_sentences() -> UnitWords {
        let text = Text::new("One two three. Four five.".to_owned());
        let units = [Span::new(0, 14), Span::new(15, 25)];
        UnitWords::new(&units, &words(&text, Span::new(0, text.len())))
    }

    #[test]
    fn a_unit_carries_a_code_when_one_whole_word_of_it_is_covered() {
        let units = two_sentences();
        // "wo thre" holds no whole word, "wo three" holds one, "e. F" none, ". Four" one of the second.
        let carried = |start, end| units.carrying(&[Span::new(start, end)], Cover::OneWord);
        assert_eq!(carried(5, 12), [0_u32; 0]);
        assert_eq!(carried(5, 13), [0]);
        assert_eq!(carried(12, 16), [0_u32; 0]);
        assert_eq!(carried(13, 19), [1]);
        assert_eq!(carried(0, 25), [0, 1]);
    }

    #[test]
    fn half_of_the_words_may_be_asked_for_and_codings_add_up() {
        let units = two_sentences();
        let carried = |spans: &[Span]| units.carrying(spans, Cover::HalfOfWords);
        // One of three words is too little, two in two codings are enough; one of two is half.
        assert_eq!(carried(&[Span::new(0, 3)]), [0_u32; 0]);
        assert_eq!(carried(&[Span::new(0, 3), Span::new(8, 13)]), [0]);
        assert_eq!(carried(&[Span::new(0, 3), Span::new(20, 25)]), [1]);
    }

    #[test]
    fn a_segment_within_a_word_counts_as_a_word() {
        let units = UnitWords::new(&[Span::new(2, 5)], &[Span::new(0, 9)]);
        assert_eq!(units.carrying(&[Span::new(0, 9)], Cover::OneWord), [0]);
        assert_eq!(
            units.carrying(&[Span::new(3, 9)], Cover::OneWord),
            [0_u32; 0]
        );
    }

    /// Sorted, disjoint spans with gaps of at least `gap`.
    fn spans(gap: u32) -> impl Strategy<Value = Vec<Span>> {
        prop::collection::vec((gap..6, 1_u32..9), 0..14).prop_map(|steps| {
            let mut at = 0;
            steps
                .into_iter()
                .map(|(gap, length)| {
                    let span = Span::new(at + gap, at + gap + length);
                    at = span.end;
                    span
                })
                .collect()
        })
    }

    proptest! {
        #[test]
        fn carrying_is_what_looking_at_every_unit_and_word_gives(units in spans(0), words in spans(0), coded in spans(1), half: bool) {
            let cover = if half { Cover::HalfOfWords } else { Cover::OneWord };
            let expected: Vec<u32> = units
                .iter()
                .enumerate()
                .filter(|(_, unit)| {
                    let mut own: Vec<Span> = words.iter().copied().filter(|word| unit.covers(*word)).collect();
                    if own.is_empty() {
                        own.push(**unit);
                    }
                    let covered = own.iter().filter(|word| coded.iter().any(|span| span.covers(**word))).count();
                    covered > 0 && (!half || 2 * covered >= own.len())
                })
                .map(|(at, _)| at as u32)
                .collect();
            prop_assert_eq!(UnitWords::new(&units, &words).carrying(&coded, cover), expected);
        }
    }
}
