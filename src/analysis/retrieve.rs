//! Coded segments, chosen by what else was coded there.

use super::layer::{LayerCodings, LayerSegment};
use crate::model::things::Coding;
use crate::model::{CodeId, CodingId, DocumentId, Seen, Span, Turn};
use rustc_hash::{FxHashMap, FxHashSet};

/// Which segments.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Retrieved {
    /// The code, with everything below it.
    pub code: CodeId,
    /// Codes that a coding must overlap, each with everything below it.
    pub with: Vec<CodeId>,
    /// Codes that no coding there may bear.
    pub without: Vec<CodeId>,
    /// Codes of which a coding must lie near.
    pub near: Vec<Near>,
}

/// A code that must have been given nearby.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Near {
    /// The code, with everything below it.
    pub code: CodeId,
    /// At most so many turns away; 0 is the same turn. In a text without turns only overlapping is near.
    pub turns: usize,
}

/// The codings of a code that share at least one character with a coding of each code of `with`, with none of
/// `without`, and have one of each of `near` within so many turns, whoever gave it; by document and place.
pub fn retrieve<'a>(seen: &Seen<'a>, which: &Retrieved) -> Vec<&'a Coding> {
    retrieve_among(seen, which, &|code| {
        let codings = seen.codings_of_codes(&below(seen, code));
        codings
            .map(|coding| (coding.document(), coding.span(), coding.id, coding))
            .collect()
    })
}

/// The same in a layer: both what is found and what must or must not lie there are segments of it.
pub fn retrieve_in_layer<'l>(
    seen: &Seen<'_>,
    layer: &'l LayerCodings,
    which: &Retrieved,
) -> Vec<&'l LayerSegment> {
    retrieve_among(seen, which, &|code| {
        let codes = below(seen, code).into_iter();
        let segments = codes.flat_map(|code| layer.of_code(code));
        segments
            .map(|segment| (segment.document, segment.span, segment.coding, segment))
            .collect()
    })
}

/// Stretches of a code with everything below it, each with the first coding it rests on.
type Given<'g, T> = dyn Fn(CodeId) -> Vec<(DocumentId, Span, CodingId, T)> + 'g;

fn retrieve_among<T>(seen: &Seen<'_>, which: &Retrieved, given: &Given<'_, T>) -> Vec<T> {
    let places = |code: &CodeId| Places::of(given(*code));
    let with: Vec<Places> = which.with.iter().map(places).collect();
    let without: Vec<Places> = which.without.iter().map(places).collect();
    let near = which.near.iter();
    let near: Vec<(Places, usize)> = near.map(|near| (places(&near.code), near.turns)).collect();
    let mut by_document: FxHashMap<DocumentId, Vec<(Span, CodingId, T)>> = FxHashMap::default();
    for (document, span, id, it) in given(which.code) {
        by_document
            .entry(document)
            .or_default()
            .push((span, id, it));
    }
    let mut found = Vec::new();
    for document in seen.documents() {
        let Some(mut stretches) = by_document.remove(&document.id) else {
            continue;
        };
        stretches.sort_by_key(|(span, id, _)| (span.start, std::cmp::Reverse(span.end), *id));
        let overlap = |places: &Places, span: Span| places.overlap(document.id, span);
        let nearby = |(places, turns): &(Places, usize), span: Span| {
            let around = widened(document.turns(), span, *turns);
            places.overlap(document.id, around)
        };
        let stretches = stretches.into_iter().filter(|(span, _, _)| {
            with.iter().all(|places| overlap(places, *span))
                && !without.iter().any(|places| overlap(places, *span))
                && near.iter().all(|near| nearby(near, *span))
        });
        found.extend(stretches.map(|(_, _, it)| it));
    }
    found
}

/// A span widened to its turns and so many before and after them.
pub(super) fn widened(turns: &[Turn], span: Span, by: usize) -> Span {
    let first = turns.partition_point(|turn| turn.end <= span.start);
    let after = turns.partition_point(|turn| turn.start < span.end);
    let last = (after + by).min(turns.len()).checked_sub(1);
    let start = turns.get(first.saturating_sub(by));
    let end = last.and_then(|last| turns.get(last));
    Span::new(
        start.map_or(span.start, |turn| turn.start.min(span.start)),
        end.map_or(span.end, |turn| turn.end.max(span.end)),
    )
}

fn below(seen: &Seen<'_>, code: CodeId) -> FxHashSet<CodeId> {
    let tree = seen.code_tree();
    tree.below(tree.effective(code)).into_iter().collect()
}

/// Where a code was given, whoever gave it.
struct Places(FxHashMap<DocumentId, Vec<Span>>);

impl Places {
    fn of<T>(given: Vec<(DocumentId, Span, CodingId, T)>) -> Self {
        let mut places: FxHashMap<DocumentId, Vec<Span>> = FxHashMap::default();
        for (document, span, _, _) in given {
            places.entry(document).or_default().push(span);
        }
        for spans in places.values_mut() {
            *spans = super::agreement::united(spans.iter().copied());
        }
        Self(places)
    }

    fn overlap(&self, document: DocumentId, span: Span) -> bool {
        let Some(spans) = self.0.get(&document) else {
            return false;
        };
        let at = spans.partition_point(|it| it.end <= span.start);
        spans.get(at).is_some_and(|it| it.overlaps(span))
    }
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
        assert_eq!(super::widened(&[], Span::new(3, 5), 2), Span::new(3, 5));
    }
}
