//! Where codes were given, asked often.

use crate::analysis::layer::LayerSegment;
use crate::model::{DocumentId, Span, Turn};
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
        Self::of_spans(segments.map(|it| (it.document, it.span)))
    }

    /// The same of any spans of documents.
    pub fn of_spans(spans: impl Iterator<Item = (DocumentId, Span)>) -> Self {
        let mut places: FxHashMap<DocumentId, InDocument> = FxHashMap::default();
        for (document, span) in spans {
            places.entry(document).or_default().spans.push(span);
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

/// A span widened to its turns and so many before and after them.
pub(super) fn widened(turns: &[Turn], span: Span, by: usize) -> Span {
    let first = turns.partition_point(|turn| turn.end <= span.start);
    let after = turns.partition_point(|turn| turn.start < span.end);
    let last = after.saturating_add(by).min(turns.len()).checked_sub(1);
    let start = turns.get(first.saturating_sub(by));
    let end = last.and_then(|last| turns.get(last));
    Span::new(
        start.map_or(span.start, |turn| turn.start.min(span.start)),
        end.map_or(span.end, |turn| turn.end.max(span.end)),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_span_widens_by_whole_turns() {
        let turn = |start, end| Turn {
            start,
            body: start + 2,
            end,
            speaker: None,
            time_ms: None,
        };
        let turns = [turn(0, 10), turn(11, 20), turn(21, 30), turn(31, 40)];
        let widened = |start, end, by| {
            let span = widened(&turns, Span::new(start, end), by);
            (span.start, span.end)
        };
        assert_eq!(widened(13, 15, 0), (11, 20));
        assert_eq!(widened(13, 15, 1), (0, 30));
        assert_eq!(widened(13, 25, 1), (0, 40));
        assert_eq!(widened(33, 35, 9), (0, 40));
        assert_eq!(widened(33, 35, usize::MAX), (0, 40));
        assert_eq!(super::widened(&[], Span::new(3, 5), 2), Span::new(3, 5));
    }
}
