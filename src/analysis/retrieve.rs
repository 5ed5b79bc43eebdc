//! Coded segments, chosen by what else was coded there.

use crate::model::things::Coding;
use crate::model::{CodeId, DocumentId, Seen, Span};
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
}

/// The codings of a code that share at least one character with a coding of each code of `with`, and with none of
/// `without`, whoever gave it; by document and place.
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
    let codes = below(seen, which.code);
    let mut found = Vec::new();
    for document in seen.documents() {
        let codings = seen.codings_of(document.id).into_iter();
        found.extend(codings.filter(|coding| {
            codes.contains(&seen.code_tree().effective(coding.code()))
                && with.iter().all(|places| places.overlap(coding))
                && !without.iter().any(|places| places.overlap(coding))
        }));
    }
    found
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
        for coding in seen.codings() {
            if codes.contains(&seen.code_tree().effective(coding.code())) {
                let of_document = places.entry(coding.document()).or_default();
                of_document.push(coding.span());
            }
        }
        for spans in places.values_mut() {
            *spans = super::agreement::united(spans.iter().copied());
        }
        Self(places)
    }

    fn overlap(&self, coding: &Coding) -> bool {
        let Some(spans) = self.0.get(&coding.document()) else {
            return false;
        };
        let span = coding.span();
        let at = spans.partition_point(|it| it.end <= span.start);
        spans.get(at).is_some_and(|it| it.overlaps(span))
    }
}
