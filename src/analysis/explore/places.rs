//! Where codes were given, asked often.

use crate::analysis::layer::LayerSegment;
use crate::model::{DocumentId, Span};
use rustc_hash::FxHashMap;

/// Segments of one code or several, by document, ready to be asked what lies where.
#[derive(Debug, Default)]
pub(super) struct Places(FxHashMap<DocumentId, InDocument>);

#[derive(Debug, Default)]
struct InDocument {
    /// By their starts.
    spans: Vec<Span>,
    /// The furthest end of a span and all before it.
    furthest: Vec<u32>,
    /// The nearest end of a span and all after it.
    nearest: Vec<u32>,
}

impl Places {
    pub fn of<'l>(segments: impl Iterator<Item = &'l LayerSegment>) -> Self {
        let mut places: FxHashMap<DocumentId, InDocument> = FxHashMap::default();
        for segment in segments {
            let it = places.entry(segment.document).or_default();
            it.spans.push(segment.span);
        }
        for it in places.values_mut() {
            it.spans.sort_unstable_by_key(|span| (span.start, span.end));
            let mut furthest = 0;
            for span in &it.spans {
                furthest = furthest.max(span.end);
                it.furthest.push(furthest);
            }
            let mut nearest = u32::MAX;
            for span in it.spans.iter().rev() {
                nearest = nearest.min(span.end);
                it.nearest.push(nearest);
            }
            it.nearest.reverse();
        }
        Self(places)
    }

    /// Whether one of them shares a character with a span.
    pub fn overlap(&self, document: DocumentId, span: Span) -> bool {
        let Some(it) = self.0.get(&document) else {
            return false;
        };
        let before = it.spans.partition_point(|other| other.start < span.end);
        let furthest = before.checked_sub(1).and_then(|at| it.furthest.get(at));
        furthest.is_some_and(|end| *end > span.start)
    }

    /// Whether a span lies wholly in one of them.
    pub fn hold(&self, document: DocumentId, span: Span) -> bool {
        let Some(it) = self.0.get(&document) else {
            return false;
        };
        let before = it.spans.partition_point(|other| other.start <= span.start);
        let furthest = before.checked_sub(1).and_then(|at| it.furthest.get(at));
        furthest.is_some_and(|end| *end >= span.end)
    }

    /// Whether one of them lies wholly in a span.
    pub fn lie_in(&self, document: DocumentId, span: Span) -> bool {
        let Some(it) = self.0.get(&document) else {
            return false;
        };
        let from = it.spans.partition_point(|other| other.start < span.start);
        it.nearest.get(from).is_some_and(|end| *end <= span.end)
    }
}
