//! The words of a text and the borders of its units, kept so that they need not be found again.

use super::UnitRule;
use crate::model::{Span, Text, TextHash, Turn, words};
use rustc_hash::{FxHashMap, FxHasher};
use std::hash::{Hash, Hasher};
use std::sync::{Arc, Mutex, PoisonError};

/// The words of a text, and its units by one rule; a fifth of the room that plain positions take.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Borders {
    words: Packed,
    units: Packed,
}

impl Borders {
    /// Finds words and units of a text; no units without a rule.
    pub fn of(text: &Text, turns: &[Turn], rule: Option<UnitRule>) -> Self {
        let units = rule.map_or_else(Vec::new, |rule| rule.units(text, turns));
        Self {
            words: Packed::of(words(text, Span::new(0, text.len()))),
            units: Packed::of(units.into_iter().map(|unit| unit.span)),
        }
    }

    /// The words, in order.
    pub fn words(&self) -> impl Iterator<Item = Span> + '_ {
        self.words.spans()
    }

    /// The units, in order.
    pub fn units(&self) -> impl Iterator<Item = Span> + '_ {
        self.units.spans()
    }

    const fn room(&self) -> usize {
        self.words.bytes.len() + self.units.bytes.len()
    }
}

/// Sorted, disjoint spans as distances: from the end before, and length; seven bits a byte, the lowest first.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
struct Packed {
    bytes: Vec<u8>,
}

impl Packed {
    fn of(spans: impl IntoIterator<Item = Span>) -> Self {
        let mut packed = Self::default();
        let mut at = 0;
        for span in spans {
            packed.put(span.start.saturating_sub(at));
            packed.put(span.len());
            at = span.end;
        }
        packed.bytes.shrink_to_fit();
        packed
    }

    fn put(&mut self, mut number: u32) {
        while number >= 0x80 {
            self.bytes.push(number as u8 | 0x80);
            number >>= 7;
        }
        self.bytes.push(number as u8);
    }

    fn spans(&self) -> impl Iterator<Item = Span> + '_ {
        let mut bytes = self.bytes.iter().copied();
        let mut at = 0;
        std::iter::from_fn(move || {
            let start = at + number(&mut bytes)?;
            at = start + number(&mut bytes)?;
            Some(Span::new(start, at))
        })
    }
}

fn number(bytes: &mut impl Iterator<Item = u8>) -> Option<u32> {
    let mut number = 0;
    let mut shift = 0;
    loop {
        let byte = bytes.next()?;
        number |= u32::from(byte & 0x7F) << shift;
        if byte < 0x80 {
            return Some(number);
        }
        shift += 7;
    }
}

/// What a text's borders depend on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
struct Key {
    text: TextHash,
    turns: u64,
    rule: Option<UnitRule>,
}

/// Borders that were found before, by text and rule. Clones share them, and they can be used from any thread.
#[derive(Debug, Clone, Default)]
pub struct KeptBorders {
    kept: Arc<Mutex<Kept>>,
}

#[derive(Debug, Default)]
struct Kept {
    borders: FxHashMap<Key, Arc<Borders>>,
    /// Bytes they take.
    room: usize,
}

/// Bytes of borders kept at most; sixteen million words and their sentences take some 40 MB.
const MOST_ROOM: usize = 192 << 20;

impl KeptBorders {
    /// The borders of a text, if they are known.
    pub fn get(
        &self,
        text: TextHash,
        turns: &[Turn],
        rule: Option<UnitRule>,
    ) -> Option<Arc<Borders>> {
        let key = key(text, turns, rule);
        let kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        kept.borders.get(&key).cloned()
    }

    /// Keeps the borders of a text; where there is no room for more, those kept so far make it.
    pub fn keep(
        &self,
        text: TextHash,
        turns: &[Turn],
        rule: Option<UnitRule>,
        borders: &Arc<Borders>,
    ) {
        let key = key(text, turns, rule);
        let mut kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        if kept.room + borders.room() > MOST_ROOM {
            kept.borders.clear();
            kept.room = 0;
        }
        if kept.borders.insert(key, Arc::clone(borders)).is_none() {
            kept.room += borders.room();
        }
    }

    /// How many texts' borders are kept.
    pub fn len(&self) -> usize {
        let kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        kept.borders.len()
    }

    /// Whether none are kept.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
}

fn key(text: TextHash, turns: &[Turn], rule: Option<UnitRule>) -> Key {
    let mut hasher = FxHasher::default();
    turns.hash(&mut hasher);
    Key {
        text,
        turns: hasher.finish(),
        rule,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn packed_spans_are_the_spans_that_were_packed(
            steps in proptest::collection::vec((0_u32..400_000, 1_u32..70_000), 0..60),
        ) {
            let mut at = 0;
            let spans: Vec<Span> = steps
                .into_iter()
                .map(|(gap, length)| {
                    let span = Span::new(at + gap, at + gap + length);
                    at = span.end;
                    span
                })
                .collect();
            let packed = Packed::of(spans.iter().copied());
            prop_assert_eq!(packed.spans().collect::<Vec<_>>(), spans);
        }
    }

    #[test]
    fn the_same_text_with_other_turns_or_another_rule_is_not_taken_for_it() {
        let text = Text::new("Yes. No.".to_owned());
        let turns = [Turn {
            start: 0,
            body: 0,
            end: 4,
            speaker: None,
            time_ms: None,
        }];
        let hash = TextHash([1; 32]);
        let kept = KeptBorders::default();
        let rule = Some(UnitRule::Sentences);
        let found = Arc::new(Borders::of(&text, &turns, rule));
        kept.keep(hash, &turns, rule, &found);
        assert_eq!(kept.get(hash, &turns, rule), Some(Arc::clone(&found)));
        assert_eq!(kept.get(hash, &[], rule), None);
        assert_eq!(kept.get(hash, &turns, Some(UnitRule::Turns)), None);
        assert_eq!(kept.get(TextHash([2; 32]), &turns, rule), None);
        let units: Vec<Span> = found.units().collect();
        assert_eq!(units, [Span::new(0, 4), Span::new(5, 8)]);
        assert_eq!(found.words().count(), 2);
    }
}
