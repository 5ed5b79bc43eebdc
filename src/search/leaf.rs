//! A word or phrase a query asks for, in the forms the index knows.

use super::analyser::{Analyser, Comparison, Word};
use super::language::Language;
use super::query::{Ending, Words};
use std::collections::BTreeSet;
use std::ops::Range;
use tantivy::query::FuzzyTermQuery;
use tantivy::schema::Field;
use tantivy::{Searcher, Term};

/// What may stand at one place of a phrase.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Slot {
    /// Forms, one of which the word must have.
    pub forms: BTreeSet<String>,
    /// Beginnings, with one of which a form must begin.
    pub beginnings: BTreeSet<String>,
    /// Whether forms that have a folded form beside them are passed over.
    pub skip_shadowed: bool,
}

impl Slot {
    /// Whether a word with this form may stand here.
    pub fn accepts(&self, form: &str) -> bool {
        self.forms.contains(form)
            || self
                .beginnings
                .iter()
                .any(|beginning| form.starts_with(beginning.as_str()))
                && !(self.skip_shadowed && Analyser::is_shadowed(form))
    }

    fn accepts_word(&self, word: &Word) -> bool {
        word.forms.split('\t').any(|form| self.accepts(form))
    }

    /// Whether some word might be accepted by both.
    pub fn may_overlap(&self, other: &Self) -> bool {
        !self.beginnings.is_empty()
            || !other.beginnings.is_empty()
            || Analyser::may_share_a_word(&self.forms, &other.forms)
    }

    /// What either accepts.
    fn joined(mut self, other: &Self) -> Self {
        self.forms.extend(other.forms.iter().cloned());
        self.beginnings.extend(other.beginnings.iter().cloned());
        self.skip_shadowed |= other.skip_shadowed;
        self
    }
}

/// Words side by side.
pub(super) type Phrase = Vec<Slot>;

/// A word or phrase asked for. Languages that cut it into as many words share a phrase.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Leaf {
    pub field: Field,
    pub phrases: Vec<Phrase>,
}

impl Leaf {
    /// The leaf for words as written; `None` when no language finds a word in them.
    pub fn new(
        words: &Words,
        field: Field,
        languages: &[Language],
        comparison: Comparison,
        searcher: &Searcher,
    ) -> tantivy::Result<Option<Self>> {
        let mut phrases: Vec<Phrase> = Vec::new();
        for language in languages {
            let phrase = phrase(words, field, *language, comparison, searcher)?;
            if phrase.is_empty() {
                continue;
            }
            if let Some(known) = phrases.iter_mut().find(|known| known.len() == phrase.len()) {
                for (slot, more) in known.iter_mut().zip(&phrase) {
                    *slot = std::mem::take(slot).joined(more);
                }
            } else {
                phrases.push(phrase);
            }
        }
        Ok((!phrases.is_empty()).then_some(Self { field, phrases }))
    }

    /// The places in a text's words where it is found: ranges of words.
    pub fn places(&self, words: &[Word]) -> Vec<Range<usize>> {
        let mut places = Vec::new();
        for phrase in &self.phrases {
            for (start, window) in words.windows(phrase.len().max(1)).enumerate() {
                if phrase
                    .iter()
                    .zip(window)
                    .all(|(slot, word)| slot.accepts_word(word))
                {
                    places.push(start..start + phrase.len());
                }
            }
        }
        places
    }
}

fn phrase(
    words: &Words,
    field: Field,
    language: Language,
    comparison: Comparison,
    searcher: &Searcher,
) -> tantivy::Result<Phrase> {
    let mut analyser = Analyser::new(language);
    let found = analyser.words(&words.text);
    let mut phrase = Phrase::with_capacity(found.len());
    for (place, word) in found.iter().enumerate() {
        let is_last = place + 1 == found.len();
        let written = words.text.get(word.bytes.clone()).unwrap_or_default();
        phrase.push(match words.ending {
            Ending::Open if is_last => Slot {
                beginnings: analyser
                    .beginnings(written, comparison.diacritics_matter)
                    .into_iter()
                    .collect(),
                skip_shadowed: !comparison.diacritics_matter,
                ..Slot::default()
            },
            Ending::Near(most) => Slot {
                forms: near(&analyser, written, most, field, comparison, searcher)?,
                ..Slot::default()
            },
            Ending::Whole | Ending::Open => Slot {
                forms: analyser.wanted(written, comparison).into_iter().collect(),
                ..Slot::default()
            },
        });
    }
    Ok(phrase)
}

/// How many letters may differ where the query does not say: none in words of one or two letters, one up to five, two
/// from six on.
fn tolerance(word: &str) -> u8 {
    match word.chars().count() {
        0..=2 => 0,
        3..=5 => 1,
        _ => 2,
    }
}

/// The forms in the index that differ from a word in a few letters; two neighbours exchanged count as one.
fn near(
    analyser: &Analyser,
    word: &str,
    most: Option<u8>,
    field: Field,
    comparison: Comparison,
    searcher: &Searcher,
) -> tantivy::Result<BTreeSet<String>> {
    let distance = most.unwrap_or_else(|| tolerance(word));
    let mut forms = BTreeSet::new();
    for wanted in analyser.beginnings(word, comparison.diacritics_matter) {
        let signs: String = wanted.chars().take(2).collect();
        let query = FuzzyTermQuery::new(Term::from_field_text(field, &wanted), distance, true);
        for segment in searcher.segment_readers() {
            let inverted = segment.inverted_index(field)?;
            let mut stream = inverted.terms().search(query.automaton()?).into_stream()?;
            while let Some((form, _)) = stream.next() {
                let Ok(form) = std::str::from_utf8(form) else {
                    continue;
                };
                let passed_over = !comparison.diacritics_matter && Analyser::is_shadowed(form);
                if form.starts_with(&signs) && !passed_over {
                    forms.insert(form.to_owned());
                }
            }
        }
    }
    Ok(forms)
}
