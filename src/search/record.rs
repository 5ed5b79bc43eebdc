//! What is in the index, as the index itself remembers it.

use super::document::{IndexedDocument, Kind};
use super::language::Language;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// Raised whenever words are cut, compared or stored in another way; an index of another format is built anew.
pub(super) const FORMAT: u32 = 2;

/// One document in the index.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Entry {
    pub fingerprint: [u8; 32],
    pub name: String,
    pub language: Option<String>,
}

impl Entry {
    pub fn of(document: &IndexedDocument) -> Self {
        Self {
            fingerprint: document.fingerprint(),
            name: document.name.clone(),
            language: document.language.clone(),
        }
    }

    pub fn language(&self) -> Language {
        self.language
            .as_deref()
            .map_or(Language::OTHER, Language::named)
    }
}

/// All documents in the index; written in the same commit as the documents.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Record {
    pub entries: BTreeMap<(Kind, u64), Entry>,
}

#[derive(Serialize, Deserialize)]
struct Written {
    format: u32,
    entries: Vec<((Kind, u64), Entry)>,
}

impl Record {
    /// The record as the index keeps it.
    pub fn write(&self) -> String {
        let written = Written {
            format: FORMAT,
            entries: self
                .entries
                .iter()
                .map(|(key, entry)| (*key, entry.clone()))
                .collect(),
        };
        serde_json::to_string(&written).unwrap_or_default()
    }

    /// The record of an index; `None` for one of another format or one not ours.
    pub fn read(payload: &str) -> Option<Self> {
        let written: Written = serde_json::from_str(payload).ok()?;
        (written.format == FORMAT).then(|| Self {
            entries: written.entries.into_iter().collect(),
        })
    }

    /// The languages of the documents.
    pub fn languages(&self) -> Vec<Language> {
        let languages: BTreeSet<Language> = self.entries.values().map(Entry::language).collect();
        languages.into_iter().collect()
    }
}
