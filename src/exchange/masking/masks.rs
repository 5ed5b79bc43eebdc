//! The dictionary, made ready to be looked up.

use super::masked::{MaskHit, Masked};
use super::spelling::{Letter, join, letters};
use crate::model::{Mask, MaskCase, Seen, Span};
use rustc_hash::FxHashMap;

/// The study's dictionary of masked words, made ready once for a whole file.
#[derive(Debug, Clone, Default)]
pub struct Masks {
    entries: Vec<Entry>,
    /// Entries by their first letter, the longest first.
    by_first: FxHashMap<char, Vec<usize>>,
}

#[derive(Debug, Clone)]
struct Entry {
    words: String,
    mask: Mask,
    letters: Vec<Letter>,
}

/// What stands where replacements lead to each other in a circle.
const NOTHING: &str = "[…]";
/// How often words are looked through again at most. Each round takes in more of the text, so few are ever needed.
const ROUNDS: usize = 100;

/// A place of the text (code points) and the entry that decides about it.
type Hit = (Span, usize);

/// Letters that an entry was found in.
#[derive(Debug, Clone, Copy)]
struct Found {
    entry: usize,
    start: usize,
    end: usize,
}

impl Masks {
    /// The dictionary of a study.
    pub fn of(seen: &Seen<'_>) -> Self {
        Self::new(seen.masks())
    }

    /// A dictionary of these words, each with its mask. Words without a letter or sign mask nothing.
    pub fn new<'a>(entries: impl IntoIterator<Item = (&'a str, &'a Mask)>) -> Self {
        let mut masks = Self::default();
        for (words, mask) in entries {
            let letters = letters(words.trim());
            let Some(first) = letters.first().map(|letter| letter.lower) else {
                continue;
            };
            let of_first = masks.by_first.entry(first).or_default();
            of_first.push(masks.entries.len());
            masks.entries.push(Entry {
                words: words.to_owned(),
                mask: mask.clone(),
                letters,
            });
        }
        let entries = &masks.entries;
        for of_first in masks.by_first.values_mut() {
            // Of equal length, the one that looks at capitals says more.
            of_first.sort_by_key(|at| {
                let entry = entries.get(*at);
                let length = entry.map_or(0, |it| it.letters.len());
                let exact = entry.is_some_and(|it| it.mask.case == MaskCase::AsWritten);
                (std::cmp::Reverse(length), !exact)
            });
        }
        masks.settle();
        masks
    }

    /// Makes sure that no replacement shows words of the dictionary: what one goes out as is looked up itself, until
    /// nothing of it is found. Where that runs in a circle, a mark stands instead.
    fn settle(&mut self) {
        let settled: Vec<String> = self.entries.iter().map(|it| self.settled(it)).collect();
        for (entry, replacement) in self.entries.iter_mut().zip(settled) {
            entry.mask.replacement = replacement;
        }
    }

    fn settled(&self, entry: &Entry) -> String {
        let mut words = entry.mask.replacement.clone();
        for _ in 0..=self.entries.len().min(ROUNDS) {
            let hits = self.hits_in(&letters(&words));
            if hits.is_empty() {
                return words;
            }
            words = self.written(&words, &hits).text;
        }
        NOTHING.to_owned()
    }

    /// Whether nothing is ever masked.
    pub const fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// The words of the dictionary with their masks, as [`MaskHit::entry`] counts them.
    pub fn entries(&self) -> impl ExactSizeIterator<Item = (&str, &Mask)> {
        self.entries.iter().map(|it| (it.words.as_str(), &it.mask))
    }

    /// Words as they may go out.
    pub fn words(&self, text: &str) -> String {
        self.mask(text, &[]).text
    }

    /// Words as they may go out, and where stretches of them (code points) then stand.
    pub fn mask(&self, text: &str, spans: &[Span]) -> Masked {
        let mut masked = Masked::default();
        if self.is_empty() {
            text.clone_into(&mut masked.text);
            masked.spans = spans.to_vec();
            return masked;
        }
        let letters = letters(text);
        let (found, near) = self.find(&letters);
        masked = self.written(text, &hits(&letters, &found));
        // A replacement and what stands beside it may be words of the dictionary together.
        for _ in 0..ROUNDS {
            if masked.hits.is_empty() {
                break;
            }
            let again = self.hits_in(&self::letters(&masked.text));
            if again.is_empty() {
                break;
            }
            masked = self.written(text, &wider(&masked.hits, &again));
        }
        masked.spans = spans.iter().map(|span| masked.span_of(*span)).collect();
        masked.near = near
            .into_iter()
            .map(|(start, end)| masked.span_of(source(&letters, start, end)))
            .collect();
        masked
    }

    /// Where words of the dictionary stand, in order; none over another.
    fn hits_in(&self, letters: &[Letter]) -> Vec<Hit> {
        hits(letters, &self.find(letters).0)
    }

    /// The text with replacements at the hits.
    fn written(&self, text: &str, hits: &[Hit]) -> Masked {
        let mut masked = Masked::default();
        let mut chars = text.chars();
        let (mut read, mut written) = (0, 0);
        for (span, entry) in hits {
            let Some(of) = self.entries.get(*entry) else {
                continue;
            };
            let before = span.start - read;
            masked.text.extend(chars.by_ref().take(before as usize));
            written += before;
            if let Some(last) = span.len().checked_sub(1) {
                chars.nth(last as usize);
            }
            read = span.end;
            let replacement = of.mask.replacement.as_str();
            masked.text.push_str(replacement);
            let start = written;
            written += replacement.chars().count() as u32;
            masked.hits.push(MaskHit {
                entry: *entry,
                found: *span,
                placed: Span::new(start, written),
            });
        }
        masked.text.extend(chars);
        masked
    }

    /// What stands in place of the words of an entry.
    pub(super) fn replacement(&self, entry: usize) -> &str {
        let entry = self.entries.get(entry);
        entry.map_or("", |it| it.mask.replacement.as_str())
    }

    /// Everything that is found, by where it begins, and longer words that only begin with words of the dictionary.
    fn find(&self, text: &[Letter]) -> (Vec<Found>, Vec<(usize, usize)>) {
        let (mut found, mut near) = (Vec::new(), Vec::new());
        let mut covered = 0;
        for (start, first) in text.iter().enumerate() {
            let before = start.checked_sub(1).and_then(|at| text.get(at));
            if before.is_some_and(|it| it.at == first.at || join(it.lower, first.lower)) {
                continue;
            }
            let Some(of_first) = self.by_first.get(&first.lower) else {
                continue;
            };
            let mut longer = None;
            for at in of_first {
                let Some(entry) = self.entries.get(*at) else {
                    continue;
                };
                let end = start + entry.letters.len();
                let Some(stretch) = text.get(start..end).filter(|it| entry.is(it)) else {
                    continue;
                };
                if ends_word(stretch, text.get(end)) {
                    covered = covered.max(end);
                    found.push(Found {
                        entry: *at,
                        start,
                        end,
                    });
                    longer = None;
                    break;
                }
                longer = longer.or_else(|| ends_letter(stretch, text.get(end)).then_some(end));
            }
            if let Some(end) = longer.filter(|_| start >= covered) {
                near.push((start, word_end(text, end)));
            }
        }
        (found, near)
    }
}

impl Entry {
    fn is(&self, stretch: &[Letter]) -> bool {
        let mut pairs = self.letters.iter().zip(stretch);
        match self.mask.case {
            MaskCase::Any => pairs.all(|(own, there)| own.lower == there.lower),
            MaskCase::AsWritten => pairs.all(|(own, there)| own.written == there.written),
        }
    }
}

/// Whether the stretch ends where a character of the text does.
fn ends_letter(stretch: &[Letter], after: Option<&Letter>) -> bool {
    match (stretch.last(), after) {
        (Some(last), Some(after)) => last.at != after.at,
        _ => true,
    }
}

fn ends_word(stretch: &[Letter], after: Option<&Letter>) -> bool {
    let joined = match (stretch.last(), after) {
        (Some(last), Some(after)) => join(last.lower, after.lower),
        _ => false,
    };
    ends_letter(stretch, after) && !joined
}

/// Where the word that goes on at a letter ends.
fn word_end(text: &[Letter], from: usize) -> usize {
    let rest = text.get(from.saturating_sub(1)..).unwrap_or_default();
    let mut pairs = rest.windows(2).enumerate();
    let end = pairs.find_map(|(at, pair)| match pair {
        [a, b] if !join(a.lower, b.lower) => Some(from + at),
        _ => None,
    });
    end.unwrap_or(text.len())
}

/// What lies over each other as one, in the name of the longest of it.
fn groups(found: &[Found]) -> Vec<Found> {
    let mut groups: Vec<(Found, usize)> = Vec::new();
    for hit in found {
        let length = hit.end - hit.start;
        match groups.last_mut() {
            Some((group, longest)) if hit.start < group.end => {
                group.end = group.end.max(hit.end);
                if length > *longest {
                    (group.entry, *longest) = (hit.entry, length);
                }
            }
            _ => groups.push((*hit, length)),
        }
    }
    groups.into_iter().map(|(group, _)| group).collect()
}

/// The places of what was found.
fn hits(letters: &[Letter], found: &[Found]) -> Vec<Hit> {
    let groups = groups(found).into_iter();
    groups
        .map(|hit| (source(letters, hit.start, hit.end), hit.entry))
        .collect()
}

/// The places of hits, with those found in the masked words when these were looked through again: what lies over each
/// other is one, in the name of what was found last.
fn wider(hits: &[MaskHit], again: &[Hit]) -> Vec<Hit> {
    let before = |position: u32, is_end: bool| {
        let after = hits.partition_point(|hit| hit.placed.end < position + u32::from(!is_end));
        let inside = hits.get(after).filter(|hit| {
            if is_end {
                hit.placed.start < position
            } else {
                hit.placed.start <= position && !hit.placed.is_empty()
            }
        });
        match inside {
            Some(hit) if is_end => hit.found.end,
            Some(hit) => hit.found.start,
            None => {
                let last = after.checked_sub(1).and_then(|at| hits.get(at));
                last.map_or(position, |hit| hit.found.end + (position - hit.placed.end))
            }
        }
    };
    let again = again.iter().map(|(span, entry)| {
        let wide = Span::new(before(span.start, false), before(span.end, true));
        (wide, *entry)
    });
    let mut all: Vec<Hit> = again.collect();
    let is_kept = |hit: &&MaskHit| !all.iter().any(|(span, _)| span.overlaps(hit.found));
    let kept: Vec<Hit> = hits
        .iter()
        .filter(is_kept)
        .map(|hit| (hit.found, hit.entry))
        .collect();
    all.extend(kept);
    all.sort_unstable();
    let mut apart: Vec<Hit> = Vec::with_capacity(all.len());
    for (span, entry) in all {
        match apart.last_mut() {
            Some((last, _)) if span.start < last.end => last.end = last.end.max(span.end),
            _ => apart.push((span, entry)),
        }
    }
    apart
}

/// The code points that letters stand for.
fn source(text: &[Letter], start: usize, end: usize) -> Span {
    let first = text.get(start).map_or(0, |letter| letter.at);
    let last = end.checked_sub(1).and_then(|at| text.get(at));
    Span::new(first, last.map_or(first, |letter| letter.at + 1))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn mask(replacement: &str, case: MaskCase) -> Mask {
        Mask {
            replacement: replacement.to_owned(),
            case,
        }
    }

    fn masks(entries: &[(&str, &str)]) -> Masks {
        let all: Vec<(&str, Mask)> = entries
            .iter()
            .map(|(words, by)| (*words, mask(by, MaskCase::Any)))
            .collect();
        Masks::new(all.iter().map(|(words, mask)| (*words, mask)))
    }

    fn out(entries: &[(&str, &str)], text: &str) -> String {
        masks(entries).words(text)
    }

    #[test]
    fn names_are_masked_as_whole_words_and_never_in_the_middle_of_one() {
        let dictionary = [("Anna", "XX")];
        assert_eq!(
            out(&dictionary, "Anna, ANNA’s Annabel and Susanna; anna."),
            "XX, XX’s Annabel and Susanna; XX."
        );
        assert_eq!(
            out(&dictionary, "Anna-Lena interview_Anna_1 Anna2"),
            "XX-Lena interview_XX_1 Anna2"
        );
    }

    #[test]
    fn the_longest_phrase_decides_and_nothing_of_what_lies_over_it_is_left() {
        let dictionary = [
            ("Anna", "A"),
            ("Anna Maria", "B"),
            ("Maria Svensson Lund", "C"),
        ];
        assert_eq!(out(&dictionary, "Anna met Anna  Maria."), "A met B.");
        assert_eq!(out(&dictionary, "Anna Maria Svensson Lund came"), "C came");
    }

    #[test]
    fn a_name_that_is_a_word_too_is_masked_only_as_written() {
        let exact = mask("XX", MaskCase::AsWritten);
        let any = mask("YY", MaskCase::Any);
        let masks = Masks::new([("Grace", &exact), ("Hope", &any)]);
        assert_eq!(
            masks.words("Grace said grace in hope, and Hope"),
            "XX said grace in YY, and YY"
        );
    }

    #[test]
    fn spellings_that_look_alike_are_one() {
        let dictionary = [("Åsa Ek", "XX"), ("O'Neil", "YY"), ("Ma-ri", "ZZ")];
        assert_eq!(
            out(
                &dictionary,
                "A\u{30A}sa\u{A0}\nEk, O’Neil, Ma\u{2011}ri, å\u{AD}sa ek"
            ),
            "XX, YY, ZZ, XX"
        );
        // A different letter is a different name.
        assert_eq!(
            out(&[("Asa", "XX")], "Åsa A\u{30A}sa Asa"),
            "Åsa A\u{30A}sa XX"
        );
    }

    #[test]
    fn scripts_without_spaces_are_masked_where_the_name_stands() {
        assert_eq!(out(&[("王小明", "某人")], "昨天王小明说"), "昨天某人说");
        assert_eq!(out(&[("สมชาย", "XX")], "คุณสมชายมา"), "คุณXXมา");
        assert_eq!(out(&[("احمد", "XX")], "قال احمد، ثم"), "قال XX، ثم");
    }

    #[test]
    fn positions_follow_the_words_and_a_border_within_masked_words_takes_all_of_them() {
        let masks = masks(&[("Malmö", "[a town]")]);
        // 😀 0, Malmö 2–7, then " is far".
        let masked = masks.mask(
            "😀 Malmö is far",
            &[
                Span::new(0, 14),
                Span::new(4, 10),
                Span::new(8, 10),
                Span::new(0, 4),
            ],
        );
        assert_eq!(masked.text, "😀 [a town] is far");
        let at = Span::new;
        assert_eq!(masked.spans, [at(0, 17), at(2, 13), at(11, 13), at(0, 10)]);
        assert_eq!(
            masked.hits,
            [MaskHit {
                entry: 0,
                found: at(2, 7),
                placed: at(2, 10)
            }]
        );
    }

    #[test]
    fn longer_words_that_begin_with_a_masked_one_are_pointed_out() {
        let masks = masks(&[("Anna", "XX"), ("Anna Ek", "YY")]);
        let text = "Annas bok, Anna, Susanna, Anna Ekman";
        let masked = masks.mask(text, &[]);
        let near: Vec<String> = masked
            .near
            .iter()
            .map(|span| {
                let chars = masked.text.chars().skip(span.start as usize);
                chars.take(span.len() as usize).collect()
            })
            .collect();
        assert_eq!(masked.text, "Annas bok, XX, Susanna, XX Ekman");
        assert_eq!(near, ["Annas"]);
    }

    #[test]
    fn an_empty_dictionary_changes_nothing() {
        let masks = masks(&[(" \u{AD} ", "XX")]);
        assert!(masks.is_empty());
        assert_eq!(masks.words(" a \u{AD} b"), " a \u{AD} b");
    }

    #[test]
    fn what_goes_out_never_shows_another_name_of_the_dictionary() {
        // Anna goes out as Berit, who goes out as Cecilia.
        let chain = [("Anna", "Berit"), ("Berit", "Cecilia")];
        assert_eq!(out(&chain, "Anna and Berit"), "Cecilia and Cecilia");
        let circle = [("Anna", "Berit B"), ("Berit", "Anna A")];
        let masked = out(&circle, "Anna and Berit");
        assert!(
            !masked.contains("Anna") && !masked.contains("Berit"),
            "{masked}"
        );
        // A replacement and the word after it are a name together.
        let beside = [("Anna", "Bo"), ("Bo Ek", "XX")];
        let masked = masks(&beside).mask("To Anna Ek, Anna", &[Span::new(3, 10)]);
        assert_eq!(masked.text, "To XX, Bo");
        assert_eq!(masked.spans, [Span::new(3, 5)]);
    }

    proptest! {
        #[test]
        fn what_was_masked_is_not_masked_again(
            text in "(a|b|c|d|x| |-){0,30}",
            dictionary in prop::collection::vec(("(a|b|c|d)( (a|b|c|d)){0,2}", "(a|b|c|d|x)( (a|b|c|d|x)){0,2}"), 0..6),
        ) {
            let entries: Vec<(&str, &str)> =
                dictionary.iter().map(|(a, b)| (a.as_str(), b.as_str())).collect();
            let masks = masks(&entries);
            let masked = masks.mask(&text, &[]);
            let again = masks.mask(&masked.text, &[]);
            prop_assert_eq!(&again.text, &masked.text);
            prop_assert!(again.hits.is_empty());
            // What is kept of the text stands where it is said to stand.
            let (old, new): (Vec<char>, Vec<char>) = (text.chars().collect(), masked.text.chars().collect());
            for (at, letter) in (0_u32..).zip(&old) {
                if !masked.hits.iter().any(|hit| hit.found.contains(at)) {
                    prop_assert_eq!(new.get(masked.start_of(at) as usize), Some(letter));
                }
            }
        }

        #[test]
        fn every_position_keeps_its_letter_and_hits_hold_what_the_dictionary_says(
            text in "(Anna|Åsa|A\u{30A}|[a-c ]|😀|王|-|\n){0,40}",
            a in 0_u32..60, b in 0_u32..60,
        ) {
            let masks = masks(&[("anna", "XX"), ("åsa b", "[Y]"), ("王", "Z"), ("b", "")]);
            let masked = masks.mask(&text, &[Span::new(a.min(b), a.max(b))]);
            let old: Vec<char> = text.chars().collect();
            let new: Vec<char> = masked.text.chars().collect();
            for (at, letter) in (0_u32..).zip(&old) {
                let hidden = masked.hits.iter().any(|hit| hit.found.contains(at));
                if !hidden {
                    prop_assert_eq!(new.get(masked.start_of(at) as usize), Some(letter));
                }
            }
            let length = old.len() as u32;
            prop_assert_eq!(masked.end_of(length), new.len() as u32);
            prop_assert!(masked.hits.is_sorted_by_key(|hit| hit.found.start));
            prop_assert!(masked.spans.iter().all(|span| span.start <= span.end));
            let again = masks.mask(&masked.text, &[]);
            prop_assert!(again.hits.iter().all(|hit| hit.entry != 0));
        }
    }
}
