//! Which units of a text carry a code.

use crate::model::Span;

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
    /// Per unit the number of its last word and one; the next unit's words begin there.
    ends: Vec<u32>,
}

impl UnitWords {
    /// Units and the words of the document, both sorted and each disjoint. A word belongs to the unit that holds all of
    /// it. What holds no word is no unit.
    pub fn new(
        units: impl IntoIterator<Item = Span>,
        words_of_document: impl IntoIterator<Item = Span>,
    ) -> Self {
        let (mut spans, mut words, mut ends) = (Vec::new(), Vec::new(), Vec::new());
        let mut rest = words_of_document.into_iter().peekable();
        for unit in units {
            while rest.next_if(|word| word.start < unit.start).is_some() {}
            let before = words.len();
            while let Some(word) = rest.next_if(|word| word.end <= unit.end) {
                words.push(word);
            }
            if words.len() > before {
                spans.push(unit);
                ends.push(words.len() as u32);
            }
        }
        Self { spans, words, ends }
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

    /// Number of words that start before a place.
    pub(super) fn words_before(&self, place: u32) -> usize {
        self.words.partition_point(|word| word.start < place)
    }

    /// Number of words that end at a place or before.
    pub(super) fn words_ended(&self, place: u32) -> usize {
        self.words.partition_point(|word| word.end <= place)
    }

    /// The unit that holds a word, both by their number.
    pub(super) fn unit_of_word(&self, word: usize) -> usize {
        self.ends.partition_point(|end| *end as usize <= word)
    }

    /// The same, where it is known to be a certain unit or one soon after it.
    pub(super) fn unit_of_word_from(&self, word: usize, near: usize) -> usize {
        let ends = self.ends.get(near..).unwrap_or_default().iter();
        near + ends.take_while(|end| **end as usize <= word).count()
    }

    /// How many words a unit holds.
    fn words_of(&self, unit: usize) -> usize {
        let end = |unit: usize| self.ends.get(unit).map_or(0, |end| *end as usize);
        end(unit) - unit.checked_sub(1).map_or(0, end)
    }

    /// Indices, in order, of the units that carry a code, given the united spans (sorted, disjoint, not
    /// touching) of one coder's codings of it.
    pub fn carrying(&self, united: &[Span], cover: Cover) -> Vec<u32> {
        let mut carrying: Vec<u32> = Vec::new();
        let mut covered = 0;
        for span in united {
            let mut word = self.words_before(span.start);
            let past = self.words_ended(span.end);
            while word < past {
                let unit = self.unit_of_word(word);
                let Some(end) = self.ends.get(unit) else {
                    break;
                };
                let here = past.min(*end as usize) - word;
                word = *end as usize;
                if carrying.last() != Some(&(unit as u32)) {
                    self.drop_if_too_little(&mut carrying, covered, cover);
                    carrying.push(unit as u32);
                    covered = 0;
                }
                covered += here;
            }
        }
        self.drop_if_too_little(&mut carrying, covered, cover);
        carrying
    }

    /// Takes the last unit back when too few of its words turned out to be covered.
    fn drop_if_too_little(&self, carrying: &mut Vec<u32>, covered: usize, cover: Cover) {
        let last = carrying.last();
        let words = last.map_or(0, |unit| self.words_of(*unit as usize));
        if cover == Cover::HalfOfWords && 2 * covered < words {
            carrying.pop();
        }
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
        UnitWords::new(units, words(&text, Span::new(0, text.len())))
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
    fn what_holds_no_whole_word_is_no_unit() {
        let units = [Span::new(2, 5), Span::new(9, 14)];
        let units = UnitWords::new(units, [Span::new(0, 9), Span::new(10, 14)]);
        assert_eq!(units.spans(), [Span::new(9, 14)]);
        assert_eq!(units.carrying(&[Span::new(0, 14)], Cover::OneWord), [0]);
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
            let own = |unit: &Span| -> Vec<Span> { words.iter().copied().filter(|word| unit.covers(*word)).collect() };
            let expected: Vec<u32> = units
                .iter()
                .map(own)
                .filter(|own| !own.is_empty())
                .enumerate()
                .filter(|(_, own)| {
                    let covered = own.iter().filter(|word| coded.iter().any(|span| span.covers(**word))).count();
                    covered > 0 && (!half || 2 * covered >= own.len())
                })
                .map(|(at, _)| at as u32)
                .collect();
            prop_assert_eq!(UnitWords::new(units.iter().copied(), words.iter().copied()).carrying(&coded, cover), expected);
        }
    }
}
