//! Coded segments, chosen by what else was coded there.

use crate::model::things::Coding;
use crate::model::{CodeId, DocumentId, Seen, Span, Turn};
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
    let with: Vec<Places> = which
        .with
        .iter()
        .map(|code| Places::of(seen, *code))
        .collect();
    let without: Vec<Places> = which
        .without
        .iter()
        .map(|code| Places::of(seen, *code))
        .collect();
    let near = which.near.iter();
    let near: Vec<(Places, usize)> = near
        .map(|near| (Places::of(seen, near.code), near.turns))
        .collect();
    let mut given: FxHashMap<DocumentId, Vec<&Coding>> = FxHashMap::default();
    for coding in seen.codings_of_codes(&below(seen, which.code)) {
        given.entry(coding.document()).or_default().push(coding);
    }
    let mut found = Vec::new();
    for document in seen.documents() {
        let Some(mut codings) = given.remove(&document.id) else {
            continue;
        };
        codings.sort_by_key(|coding| {
            let span = coding.span();
            (span.start, std::cmp::Reverse(span.end), coding.id)
        });
        let codings = codings.into_iter();
        let overlap = |places: &Places, coding: &Coding| places.overlap(document.id, coding.span());
        let nearby = |(places, turns): &(Places, usize), coding: &Coding| {
            let around = widened(document.turns(), coding.span(), *turns);
            places.overlap(document.id, around)
        };
        found.extend(codings.filter(|coding| {
            with.iter().all(|places| overlap(places, coding))
                && !without.iter().any(|places| overlap(places, coding))
                && near.iter().all(|near| nearby(near, coding))
        }));
    }
    found
}

/// A span widened to its turns and so many before and after them.
fn widened(turns: &[Turn], span: Span, by: usize) -> Span {
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
    fn of(seen: &Seen<'_>, code: CodeId) -> Self {
        let codes = below(seen, code);
        let mut places: FxHashMap<DocumentId, Vec<Span>> = FxHashMap::default();
        for coding in seen.codings_of_codes(&codes) {
            let of_document = places.entry(coding.document()).or_default();
            of_document.push(coding.span());
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
