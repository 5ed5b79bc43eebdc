//! What is discussed at once.

use super::analyst_set::AnalystSet;
use super::difference::{Difference, DifferenceKind, name_of, sorted_ids};
use super::groups::Groups;
use crate::analysis::layers::Layered;
use crate::model::{CodeId, CodingId, DocumentId, Span};

/// Codings of several analysts that hang together by overlapping in at least one word, with what differs among them.
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
    /// Codings of all analysts with the same code and, within the tolerance, the same borders; each in the order of
    /// the analysts.
    pub agreements: Vec<Vec<Layered>>,
}

impl Item {
    /// Groups the codings of so many analysts: same code first, by largest overlap, at most one coding of each; where
    /// all are in a group they agree, or differ in borders. What is left of the groups is put together whatever the
    /// codes are, by largest overlap; there the codes differ, or only some gave one.
    ///
    /// `share_a_word` says whether two passages overlap in a whole word, `same_borders` whether their borders count
    /// as the same.
    pub(super) fn of(
        document: DocumentId,
        analysts: usize,
        codings: Vec<Layered>,
        share_a_word: &dyn Fn(Span, Span) -> bool,
        same_borders: &dyn Fn(Span, Span) -> bool,
    ) -> Self {
        let all = AnalystSet::first(analysts);
        let mut groups = Groups::of(&codings);
        groups.join_by_overlap(share_a_word, &|groups, n, m| groups.same_code(n, m));
        groups.join_by_overlap(share_a_word, &|groups, n, m| {
            groups.who(n) != all && groups.who(m) != all
        });
        let mut differences = Vec::new();
        let mut agreements = Vec::new();
        for group in groups.into_groups() {
            let difference = Difference {
                kind: kind(&group, all),
                codings: group,
            };
            if difference.kind == DifferenceKind::Borders
                && all_the_same(&difference.codings, same_borders)
            {
                agreements.push(difference.codings);
            } else {
                differences.push(difference);
            }
        }
        let place = |it: &Difference| it.codings.first().map(|first| (first.span.start, first.id));
        differences.sort_by_key(|it| (place(it), it.kind));
        let start = codings.iter().map(|it| it.span.start).min();
        let end = codings.iter().map(|it| it.span.end).max();
        Self {
            document,
            within: codings.first().and_then(|it| it.within),
            span: Span::new(start.unwrap_or(0), end.unwrap_or(0)),
            differences,
            agreements,
            codings,
        }
    }

    /// The ids of its codings, sorted.
    pub fn ids(&self) -> Vec<CodingId> {
        sorted_ids(&self.codings)
    }

    /// Its name: the sorted ids with a plus sign between them.
    pub fn id(&self) -> String {
        name_of(&self.ids())
    }
}

fn kind(group: &[Layered], all: AnalystSet) -> DifferenceKind {
    let first = group.first().map(|it| it.code);
    if group.iter().any(|it| Some(it.code) != first) {
        return DifferenceKind::OtherCode;
    }
    let who = group.iter().map(|it| AnalystSet::one(it.analyst));
    let who = who.fold(AnalystSet::default(), AnalystSet::with);
    if who == all {
        DifferenceKind::Borders
    } else {
        DifferenceKind::Only(who)
    }
}

fn all_the_same(group: &[Layered], same_borders: &dyn Fn(Span, Span) -> bool) -> bool {
    let mut rest = group;
    while let Some((one, others)) = rest.split_first() {
        if !others.iter().all(|it| same_borders(one.span, it.span)) {
            return false;
        }
        rest = others;
    }
    true
}
