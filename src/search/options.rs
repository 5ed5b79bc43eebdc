//! How to search.

use super::analyser::Comparison;
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

/// How to search, beside the query itself.
#[derive(Debug, Clone)]
pub struct Options {
    /// When two words count as the same.
    pub comparison: Comparison,
    /// What is searched where the query has no `in:`.
    pub kinds: Vec<Kind>,
    /// Only these documents are searched and counted; `None` for all. What a viewer may not see must not be here.
    pub within: Option<Arc<HashSet<(Kind, u64)>>>,
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
            order: Order::Best,
            limit: 50,
        }
    }
}
