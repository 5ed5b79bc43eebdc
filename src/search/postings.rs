//! Lists of paragraphs from one segment of the index.

use super::leaf::{Phrase, Slot};
use std::sync::Arc;
use tantivy::postings::{Postings, TermInfo};
use tantivy::schema::{Field, IndexRecordOption};
use tantivy::{DocId, DocSet, InvertedIndexReader, SegmentReader, TERMINATED};

/// Paragraphs in order with how often something stands in each.
pub(super) type Counts = Vec<(DocId, u32)>;

/// A paragraph and a place in it (counted in words) as one number that sorts by both.
type Place = u64;

/// One field of one segment.
pub(super) struct Lists {
    inverted: Arc<InvertedIndexReader>,
    paragraphs: u32,
}

impl Lists {
    pub fn new(segment: &SegmentReader, field: Field) -> tantivy::Result<Self> {
        Ok(Self {
            inverted: segment.inverted_index(field)?,
            paragraphs: segment.max_doc(),
        })
    }

    /// How often a phrase stands in each paragraph.
    pub fn phrase(&self, phrase: &Phrase) -> tantivy::Result<Counts> {
        match phrase.as_slice() {
            [slot] => self.word(slot),
            _ => Ok(counted(&self.places(phrase)?)),
        }
    }

    /// How often any of several phrases of equal length stands in each of these paragraphs, no place counted twice.
    pub fn any_phrase<'a>(
        &self,
        phrases: impl Iterator<Item = &'a Phrase>,
        within: &[DocId],
    ) -> tantivy::Result<Counts> {
        let mut places = Vec::new();
        for phrase in phrases {
            places.extend(self.places_within(phrase, within)?);
        }
        places.sort_unstable();
        places.dedup();
        Ok(counted(&places))
    }

    /// How often a word stands in each paragraph.
    pub fn word(&self, slot: &Slot) -> tantivy::Result<Counts> {
        let terms = self.terms(slot)?;
        let expected: u64 = terms.iter().map(|term| u64::from(term.doc_freq)).sum();
        if terms.len() > 1 && expected > u64::from(self.paragraphs / 8) {
            return self.dense(&terms);
        }
        let mut counts = Counts::with_capacity(expected as usize);
        for term in &terms {
            self.each(term, |paragraph, often| counts.push((paragraph, often)))?;
        }
        if terms.len() > 1 {
            counts.sort_unstable_by_key(|(paragraph, _)| *paragraph);
            counts.dedup_by(|later, kept| {
                let same = later.0 == kept.0;
                if same {
                    kept.1 += later.1;
                }
                same
            });
        }
        Ok(counts)
    }

    /// The same through a table of all paragraphs, which is faster for words that stand in many.
    fn dense(&self, terms: &[TermInfo]) -> tantivy::Result<Counts> {
        let mut table = vec![0_u32; self.paragraphs as usize];
        for term in terms {
            self.each(term, |paragraph, often| {
                if let Some(count) = table.get_mut(paragraph as usize) {
                    *count += often;
                }
            })?;
        }
        Ok((0..).zip(table).filter(|(_, often)| *often > 0).collect())
    }

    fn each(&self, term: &TermInfo, mut found: impl FnMut(DocId, u32)) -> tantivy::Result<()> {
        let mut postings = self
            .inverted
            .read_postings_from_terminfo(term, IndexRecordOption::WithFreqs)?;
        while postings.doc() != TERMINATED {
            found(postings.doc(), postings.term_freq());
            postings.advance();
        }
        Ok(())
    }

    /// The places where a phrase begins. Positions are only read of paragraphs that have all its words.
    fn places(&self, phrase: &Phrase) -> tantivy::Result<Vec<Place>> {
        let mut lists = Vec::with_capacity(phrase.len());
        for slot in phrase {
            let having: Vec<DocId> = self
                .word(slot)?
                .into_iter()
                .map(|(paragraph, _)| paragraph)
                .collect();
            lists.push(having);
        }
        lists.sort_by_key(Vec::len);
        let having_all = lists
            .into_iter()
            .reduce(|a, b| intersection(&a, &b))
            .unwrap_or_default();
        self.places_within(phrase, &having_all)
    }

    /// The places in these paragraphs where a phrase begins.
    fn places_within(&self, phrase: &Phrase, paragraphs: &[DocId]) -> tantivy::Result<Vec<Place>> {
        let mut starts: Option<Vec<Place>> = None;
        for (offset, slot) in (0..).zip(phrase) {
            let here = self.starts(&self.terms(slot)?, paragraphs, offset)?;
            starts = Some(match starts {
                None => here,
                Some(known) => intersection(&known, &here),
            });
        }
        Ok(starts.unwrap_or_default())
    }

    /// The places, `offset` words before which one of these terms stands.
    fn starts(
        &self,
        terms: &[TermInfo],
        candidates: &[DocId],
        offset: u32,
    ) -> tantivy::Result<Vec<Place>> {
        let mut starts = Vec::new();
        let mut positions = Vec::new();
        for term in terms {
            let mut postings = self
                .inverted
                .read_postings_from_terminfo(term, IndexRecordOption::WithFreqsAndPositions)?;
            for paragraph in candidates {
                if postings.doc() < *paragraph {
                    postings.seek(*paragraph);
                }
                if postings.doc() == TERMINATED {
                    break;
                }
                if postings.doc() == *paragraph {
                    postings.positions(&mut positions);
                    starts.extend(
                        positions
                            .iter()
                            .filter_map(|position| position.checked_sub(offset))
                            .map(|start| u64::from(*paragraph) << 32 | u64::from(start)),
                    );
                }
            }
        }
        if terms.len() > 1 {
            starts.sort_unstable();
            starts.dedup();
        }
        Ok(starts)
    }

    /// The terms of this segment that a slot accepts.
    fn terms(&self, slot: &Slot) -> tantivy::Result<Vec<TermInfo>> {
        let dictionary = self.inverted.terms();
        let mut terms = Vec::new();
        for form in &slot.forms {
            terms.extend(dictionary.get(form)?);
        }
        for beginning in &slot.beginnings {
            let mut stream = dictionary.range().ge(beginning).into_stream()?;
            while let Some((form, term)) = stream.next() {
                if !form.starts_with(beginning.as_bytes()) {
                    break;
                }
                let Ok(form) = std::str::from_utf8(form) else {
                    continue;
                };
                if slot.accepts(form)
                    && !slot.forms.contains(form)
                    && is_first(slot, beginning, form)
                {
                    terms.push(term.clone());
                }
            }
        }
        Ok(terms)
    }

    /// The paragraphs filed under a key.
    pub fn filed(&self, key: &str) -> tantivy::Result<Vec<DocId>> {
        let mut paragraphs = Vec::new();
        if let Some(term) = self.inverted.terms().get(key)? {
            self.each(&term, |paragraph, _| paragraphs.push(paragraph))?;
        }
        Ok(paragraphs)
    }
}

/// Whether no earlier beginning of the slot finds the form too.
fn is_first(slot: &Slot, beginning: &str, form: &str) -> bool {
    slot.beginnings
        .iter()
        .find(|other| form.starts_with(other.as_str()))
        .map(String::as_str)
        == Some(beginning)
}

fn counted(places: &[Place]) -> Counts {
    places
        .chunk_by(|a, b| a >> 32 == b >> 32)
        .filter_map(|same| Some(((same.first()? >> 32) as DocId, same.len() as u32)))
        .collect()
}

/// What stands in both of two sorted lists.
pub(super) fn intersection<T: Ord + Copy>(a: &[T], b: &[T]) -> Vec<T> {
    let mut both = Vec::with_capacity(a.len().min(b.len()));
    let mut rest = b;
    for value in a {
        let skip = if rest.len() > 16 * a.len() {
            rest.partition_point(|other| other < value)
        } else {
            rest.iter().take_while(|other| *other < value).count()
        };
        rest = rest.get(skip..).unwrap_or_default();
        if rest.first() == Some(value) {
            both.push(*value);
        }
    }
    both
}

/// What stands in either of two sorted lists.
pub(super) fn union<T: Ord + Copy>(mut a: Vec<T>, b: Vec<T>) -> Vec<T> {
    if a.is_empty() {
        return b;
    }
    a.extend(b);
    // The stable sort finds the two sorted runs and merges them.
    a.sort();
    a.dedup();
    a
}

/// What stands in the first of two sorted lists only.
pub(super) fn difference<T: Ord + Copy>(a: &[T], b: &[T]) -> Vec<T> {
    let mut rest = b;
    a.iter()
        .copied()
        .filter(|value| {
            let skip = rest.iter().take_while(|other| *other < value).count();
            rest = rest.get(skip..).unwrap_or_default();
            rest.first() != Some(value)
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::collections::BTreeSet;

    proptest! {
        #[test]
        fn sorted_lists_combine_as_sets(a: BTreeSet<u8>, b: BTreeSet<u8>, c in proptest::collection::btree_set(0_u8..9, 0..2)) {
            let list = |set: &BTreeSet<u8>| set.iter().copied().collect::<Vec<_>>();
            for (a, b) in [(&a, &b), (&c, &b), (&a, &c)] {
                prop_assert_eq!(intersection(&list(a), &list(b)), a.intersection(b).copied().collect::<Vec<_>>());
                prop_assert_eq!(union(list(a), list(b)), a.union(b).copied().collect::<Vec<_>>());
                prop_assert_eq!(difference(&list(a), &list(b)), a.difference(b).copied().collect::<Vec<_>>());
            }
        }
    }
}
