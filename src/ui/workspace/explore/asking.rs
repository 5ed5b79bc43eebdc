//! What is asked: the query and how words compare.

use crate::search::{Coded, Comparison, Kind, Options, Order, SaidBy};
use serde::{Deserialize, Serialize};
use std::collections::HashSet;
use std::hash::{Hash, Hasher};
use std::sync::Arc;

/// A query as it is typed, with its options.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub(super) struct Asking {
    pub query: String,
    pub kinds: Vec<Kind>,
    /// Only the very form of a word.
    pub exact: bool,
    /// Marks on letters matter.
    pub marks: bool,
    /// By document and place, not best match first.
    pub by_document: bool,
}

impl Default for Asking {
    fn default() -> Self {
        Self {
            query: String::new(),
            kinds: vec![Kind::Transcript],
            exact: false,
            marks: false,
            by_document: false,
        }
    }
}

impl Asking {
    /// Whether nothing is asked.
    pub fn is_empty(&self) -> bool {
        self.query.trim().is_empty() || self.kinds.is_empty()
    }

    /// Searches a kind of text too, or no longer.
    pub fn switch(&mut self, kind: Kind, on: bool) {
        self.kinds.retain(|other| *other != kind);
        if on {
            self.kinds.push(kind);
            self.kinds.sort_unstable();
        }
    }

    /// The options as the index takes them.
    pub fn options(
        &self,
        limit: usize,
        coded: Vec<Coded>,
        narrow: Option<Arc<HashSet<SaidBy>>>,
    ) -> Options {
        Options {
            comparison: Comparison {
                exact_form: self.exact,
                diacritics_matter: self.marks,
            },
            kinds: self.kinds.clone(),
            within: None,
            coded,
            narrow,
            order: if self.by_document {
                Order::Text
            } else {
                Order::Best
            },
            limit,
        }
    }

    /// A number for this question, whatever the study holds.
    pub fn key(&self) -> u64 {
        let mut hasher = rustc_hash::FxHasher::default();
        (&self.query, self.exact, self.marks, self.by_document).hash(&mut hasher);
        self.kinds.hash(&mut hasher);
        hasher.finish()
    }

    /// What it says beside the query, in a few words; empty where nothing is out of the ordinary.
    pub fn manner(&self) -> String {
        let mut words = Vec::new();
        let named = [
            (Kind::Transcript, "transcripts"),
            (Kind::Memo, "memos"),
            (Kind::Definition, "definitions"),
        ];
        if self.kinds != [Kind::Transcript] {
            let kinds = named
                .iter()
                .filter(|(kind, _)| self.kinds.contains(kind))
                .map(|(_, name)| *name);
            words.extend(kinds);
        }
        if self.exact {
            words.push("exactly as written");
        }
        if self.marks {
            words.push("accents matter");
        }
        words.join(", ")
    }
}
