//! How often something was masked.

use super::masked::Masked;
use super::masks::Masks;
use std::collections::{BTreeMap, BTreeSet};

/// How often each entry of the dictionary was found in what went out.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct MaskTally {
    counts: BTreeMap<String, usize>,
    near: BTreeSet<String>,
}

impl MaskTally {
    /// Masks words, counting what was found.
    pub fn mask(&mut self, masks: &Masks, text: &str) -> String {
        let masked = masks.mask(text, &[]);
        self.add(masks, &masked);
        masked.text
    }

    /// Counts what was found.
    pub fn add(&mut self, masks: &Masks, masked: &Masked) {
        for hit in &masked.hits {
            if let Some((words, _)) = masks.entries().nth(hit.entry) {
                *self.counts.entry(words.to_owned()).or_default() += 1;
            }
        }
        for span in &masked.near {
            let letters = masked.text.chars().skip(span.start as usize);
            self.near
                .insert(letters.take(span.len() as usize).collect());
        }
    }

    /// The words that were masked, each with how often; not to be written into a file.
    pub fn counts(&self) -> impl ExactSizeIterator<Item = (&str, usize)> {
        self.counts
            .iter()
            .map(|(words, count)| (words.as_str(), *count))
    }

    /// Longer words that begin with masked ones and went out as they stand; not to be written into a file.
    pub fn near(&self) -> impl ExactSizeIterator<Item = &str> {
        self.near.iter().map(String::as_str)
    }

    /// How often anything was masked.
    pub fn total(&self) -> usize {
        self.counts.values().sum()
    }

    /// One sentence for the file, which does not say what was masked; none where nothing was.
    pub fn sentence(&self) -> Option<String> {
        let (kinds, total) = (self.counts.len(), self.total());
        let places = if total == 1 { "place" } else { "places" };
        match kinds {
            0 => None,
            1 => Some(format!(
                "One name or phrase was masked, in {total} {places}."
            )),
            _ => Some(format!(
                "{kinds} names or phrases were masked, in {total} {places}."
            )),
        }
    }
}
