//! What is discussed at once.

use super::difference::{Difference, DifferenceKind, name_of};
use crate::analysis::agreement::united;
use crate::analysis::layers::Layered;
use crate::model::{CodeId, CodingId, DocumentId, Span};
use std::cmp::Reverse;

/// Codings of two analysts that hang together by overlapping in at least one word, with what differs among them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    /// The document.
    pub document: DocumentId,
    /// The construct of the pass's material it lies in, if the pass is within constructs.
    pub within: Option<CodeId>,
    /// From the first coded character to the last.
    pub span: Span,
    /// All its codings, by where they start.
    pub codings: Vec<Layered>,
    /// What differs; empty where all agree.
    pub differences: Vec<Difference>,
    /// Pairs with the same code and, within the tolerance, the same borders; the first analyst's before the second's.
    pub agreements: Vec<[Layered; 2]>,
}

impl Item {
    /// Pairs the codings: same code first, by largest overlap; what remains as other codes, by largest overlap; the
    /// rest stands alone. `share_a_word` says whether two passages overlap in a whole word, `same_borders` whether
    /// their borders count as the same.
    pub(super) fn of(
        document: DocumentId,
        codings: Vec<Layered>,
        share_a_word: &dyn Fn(Span, Span) -> bool,
        same_borders: &dyn Fn(Span, Span) -> bool,
    ) -> Self {
        let mut pairing = Pairing {
            rest: codings.clone(),
            share_a_word,
        };
        let mut differences = Vec::new();
        let mut agreements = Vec::new();
        while let Some((a, b)) = pairing.take(true) {
            if same_borders(a.span, b.span) {
                agreements.push([a, b]);
            } else {
                differences.push(Difference {
                    kind: DifferenceKind::Borders,
                    codings: vec![a, b],
                });
            }
        }
        while let Some((a, b)) = pairing.take(false) {
            differences.push(Difference {
                kind: DifferenceKind::OtherCode,
                codings: vec![a, b],
            });
        }
        differences.extend(pairing.rest.into_iter().map(|alone| Difference {
            kind: if alone.analyst == 0 {
                DifferenceKind::OnlyA
            } else {
                DifferenceKind::OnlyB
            },
            codings: vec![alone],
        }));
        let place = |it: &Difference| it.codings.first().map(|first| (first.span.start, first.id));
        differences.sort_by_key(|it| (place(it), it.kind));
        let hull = united(codings.iter().map(|coding| coding.span));
        let start = hull.first().map_or(0, |span| span.start);
        let end = hull.last().map_or(0, |span| span.end);
        Self {
            document,
            within: codings.first().and_then(|it| it.within),
            span: Span::new(start, end),
            differences,
            agreements,
            codings,
        }
    }

    /// The ids of its codings, sorted.
    pub fn ids(&self) -> Vec<CodingId> {
        let mut ids: Vec<CodingId> = self.codings.iter().map(|coding| coding.id).collect();
        ids.sort();
        ids
    }

    /// Its name: the sorted ids with a plus sign between them.
    pub fn id(&self) -> String {
        name_of(&self.ids())
    }
}

/// Codings that are not paired yet.
struct Pairing<'p> {
    rest: Vec<Layered>,
    share_a_word: &'p dyn Fn(Span, Span) -> bool,
}

impl Pairing<'_> {
    /// Takes out the pair across analysts with the largest overlap; the earlier one where two are equal.
    fn take(&mut self, same_code: bool) -> Option<(Layered, Layered)> {
        let mut best: Option<(Reverse<u32>, usize, usize)> = None;
        for (n, a) in self.rest.iter().enumerate() {
            for (m, b) in self.rest.iter().enumerate() {
                let pairs = a.analyst == 0 && b.analyst == 1 && (a.code == b.code || !same_code);
                let Some(shared) = a.span.intersection(b.span).filter(|_| pairs) else {
                    continue;
                };
                let key = (Reverse(shared.len()), n, m);
                if best.is_none_or(|best| key < best) && (self.share_a_word)(a.span, b.span) {
                    best = Some(key);
                }
            }
        }
        let (_, n, m) = best?;
        let (a, b) = (*self.rest.get(n)?, *self.rest.get(m)?);
        self.rest
            .retain(|coding| coding.id != a.id && coding.id != b.id);
        Some((a, b))
    }
}
