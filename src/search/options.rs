//! How to search.

use super::analyser::Comparison;
use super::coded::Coded;
use super::document::Kind;
use std::collections::HashSet;
use std::sync::Arc;

/// In which order hits come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Order {
    /// Paragraphs that the query fits best first.
    #[default]
    Best,
    /// By kind, document name, document number and place in the text.
    Text,
}

/// A speaker of a document (of which kind, which, and which of its speakers), or what nobody says in it.
pub type SaidBy = (Kind, u64, Option<u16>);

/// How to search, beside the query itself.
#[derive(Debug, Clone)]
pub struct Options {
    /// When two words count as the same.
    pub comparison: Comparison,
    /// What is searched where the query has no `in:`.
    pub kinds: Vec<Kind>,
    /// Only these documents are searched and counted; `None` for all. What a viewer may not see must not be here.
    pub within: Option<Arc<HashSet<(Kind, u64)>>>,
    /// What each `code:` of the query stands for; what is missing finds nothing.
    pub coded: Vec<Coded>,
    /// Of what is found, only what these speakers of these documents say is listed and counted, and `None` for what
    /// no speaker says; [`super::Hits::shares`] goes on counting the rest too.
    pub narrow: Option<Arc<HashSet<SaidBy>>>,
    /// The order of hits.
    pub order: Order,
    /// At most so many hits are listed; the total counts all.
    pub limit: usize,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            comparison: Comparison::default(),
            kinds: vec![Kind::Transcript],
            within: None,
            coded: Vec::new(),
            narrow: None,
            order: Order::Best,
            limit: 50,
        }
    }
}
