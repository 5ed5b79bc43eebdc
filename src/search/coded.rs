//! What a `code:` in a query stands for.

use crate::model::Span;
use rustc_hash::FxHashMap;
use std::sync::Arc;

/// Where in each document a code was given: the document's number, and stretches in order that do not overlap.
pub type CodedPlaces = FxHashMap<u64, Vec<Span>>;

/// A code asked for, as written in the query, with where it was given as far as the viewer may see.
#[derive(Debug, Clone)]
pub struct Coded {
    /// As written after `code:`.
    pub asked: String,
    /// Where it was given; `None` when the viewer sees no code of this name or path.
    pub places: Option<Arc<CodedPlaces>>,
}

/// Whether any of these stretches, in order and apart, shares a character with a paragraph.
pub(super) fn touches(places: &[Span], paragraph: Span) -> bool {
    let at = places.partition_point(|place| place.end <= paragraph.start);
    places
        .get(at)
        .is_some_and(|place| place.overlaps(paragraph))
}
