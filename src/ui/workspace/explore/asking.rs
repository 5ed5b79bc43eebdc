//! What is asked: the query and how words compare.

use crate::search::{Comparison, Kind, Options, Order};
use std::hash::{Hash, Hasher};

/// A query as it is typed, with its options.
#[derive(Debug)]
pub(super) struct Asking {
    pub query: String,
    pub kinds: Vec<Kind>,
    pub comparison: Comparison,
    pub order: Order,
    /// Whether the field is to take the keyboard's focus: when one comes here.
    pub begin: bool,
}

impl Default for Asking {
    fn default() -> Self {
        Self {
            query: String::new(),
            kinds: vec![Kind::Transcript],
            comparison: Comparison::default(),
            order: Order::Best,
            begin: true,
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
        }
    }

    /// The options as the index takes them.
    pub fn options(&self, limit: usize) -> Options {
        Options {
            comparison: self.comparison,
            kinds: self.kinds.clone(),
            within: None,
            coded: Vec::new(),
            narrow: None,
            order: self.order,
            limit,
        }
    }

    /// A number for this question on this state of the index.
    pub fn key(&self, index: u64) -> u64 {
        let mut hasher = rustc_hash::FxHasher::default();
        let comparison = (
            self.comparison.exact_form,
            self.comparison.diacritics_matter,
        );
        (&self.query, comparison, self.order == Order::Text).hash(&mut hasher);
        for kind in &self.kinds {
            (*kind as u8).hash(&mut hasher);
        }
        index.hash(&mut hasher);
        hasher.finish()
    }
}
