//! Finding the items.

use super::item::Item;
use super::tolerance::Tolerance;
use crate::analysis::layers::{CompareError, Compared, Layered, LeftOut, Texts, equal_codes};
use crate::model::{AnalystId, CodeId, DocumentId, Part, PassId, Seen, Span, words};
use std::collections::BTreeMap;

/// Where two analysts of a pass differ.
#[derive(Debug, Clone, PartialEq)]
pub struct Discrepancies {
    /// The pass.
    pub pass: PassId,
    /// The two analysts; the first is A.
    pub analysts: [AnalystId; 2],
    /// The documents that were compared.
    pub documents: Vec<DocumentId>,
    /// The parts of the material that count: documents, or sub-domains.
    pub parts: Vec<Part>,
    /// Documents that do not count, with the reason.
    pub left_out: Vec<LeftOut>,
    /// Items in which something differs, by document and place.
    pub items: Vec<Item>,
    /// Pairs of codings that agree in code and borders, over all documents.
    pub agreed: usize,
    /// Those pairs, the first analyst's coding before the second's, by document and place.
    pub agreements: Vec<[Layered; 2]>,
    /// Which differences of borders did not count.
    pub tolerance: Tolerance,
}

/// Finds where two analysts differ, borders to the character. Codes that were matched as equal count as one.
///
/// # Errors
/// Where the pass is hidden or unfinished, has not exactly two analysts to compare, or a text is missing.
pub fn discrepancies(
    seen: &Seen<'_>,
    texts: &Texts<'_>,
    pass: Option<PassId>,
    analysts: &[AnalystId],
) -> Result<Discrepancies, CompareError> {
    discrepancies_within(seen, texts, pass, analysts, Tolerance::Exact)
}

/// As [`discrepancies`], with small differences of borders left out.
///
/// # Errors
/// The same.
pub fn discrepancies_within(
    seen: &Seen<'_>,
    texts: &Texts<'_>,
    pass: Option<PassId>,
    analysts: &[AnalystId],
    tolerance: Tolerance,
) -> Result<Discrepancies, CompareError> {
    let compared = Compared::of(seen, pass, analysts, &[])?;
    let [a, b] = *compared.analysts.as_slice() else {
        return Err(CompareError::WrongNumber {
            pass: compared.pass.name.text().to_owned(),
            count: compared.analysts.len(),
            needed: "exactly 2",
        });
    };
    let equal = equal_codes(seen);
    let mut by_place: BTreeMap<(usize, Option<CodeId>), Vec<Layered>> = BTreeMap::new();
    for mut coding in compared.codings(seen) {
        coding.code = equal.get(&coding.code).copied().unwrap_or(coding.code);
        let mut documents = compared.documents.iter();
        let document = documents.position(|id| *id == coding.document);
        let place = (document.unwrap_or_default(), coding.within);
        by_place.entry(place).or_default().push(coding);
    }
    let mut items = Vec::new();
    let mut words_of: Option<(DocumentId, Vec<Span>)> = None;
    for codings in by_place.into_values() {
        let Some(document) = codings.first().and_then(|it| seen.document(it.document)) else {
            continue;
        };
        if words_of.as_ref().is_none_or(|(of, _)| *of != document.id) {
            let text = texts(document).map_err(CompareError::Text)?;
            let all = words(&text, Span::new(0, text.len()));
            words_of = Some((document.id, all));
        }
        let words = words_of
            .as_ref()
            .map_or(&[][..], |(_, words)| words.as_slice());
        let share_a_word = |one: Span, other: Span| {
            one.intersection(other).is_some_and(|both| {
                let at = words.partition_point(|word| word.start < both.start);
                words.get(at).is_some_and(|word| word.end <= both.end)
            })
        };
        let same_borders = |one: Span, other: Span| tolerance.same_borders(one, other, words);
        let together = connected(codings, &share_a_word);
        let found = together
            .into_iter()
            .map(|it| Item::of(document.id, it, &share_a_word, &same_borders));
        items.extend(found);
    }
    let agreements: Vec<[Layered; 2]> = items
        .iter()
        .flat_map(|item| item.agreements.iter().copied())
        .collect();
    items.retain(|item| !item.differences.is_empty());
    Ok(Discrepancies {
        pass: compared.pass.id,
        analysts: [a, b],
        parts: compared.parts().collect(),
        documents: compared.documents,
        left_out: compared.left_out,
        items,
        agreed: agreements.len(),
        agreements,
        tolerance,
    })
}

/// Codings, sorted by where they start, in groups that hang together by a shared word.
fn connected(
    codings: Vec<Layered>,
    share_a_word: &dyn Fn(Span, Span) -> bool,
) -> Vec<Vec<Layered>> {
    let mut group: Vec<usize> = (0..codings.len()).collect();
    let mut reaching: Vec<usize> = Vec::new();
    for (n, coding) in codings.iter().enumerate() {
        let span_of = |m: &usize| codings.get(*m).map_or(Span::new(0, 0), |it| it.span);
        reaching.retain(|m| span_of(m).end > coding.span.start);
        for m in &reaching {
            if share_a_word(span_of(m), coding.span) {
                join(&mut group, *m, n);
            }
        }
        reaching.push(n);
    }
    let mut together: BTreeMap<usize, Vec<Layered>> = BTreeMap::new();
    for (n, coding) in codings.into_iter().enumerate() {
        let root = root(&group, n);
        together.entry(root).or_default().push(coding);
    }
    together.into_values().collect()
}

fn root(group: &[usize], mut at: usize) -> usize {
    while let Some(up) = group.get(at).copied().filter(|up| *up != at) {
        at = up;
    }
    at
}

/// Joins two groups under the earlier of their first codings.
fn join(group: &mut [usize], a: usize, b: usize) {
    let (a, b) = (root(group, a), root(group, b));
    let (first, other) = (a.min(b), a.max(b));
    if let Some(up) = group.get_mut(other) {
        *up = first;
    }
}
