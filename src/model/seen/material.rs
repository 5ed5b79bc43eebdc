//! The material of a pass within constructs, and what the earlier pass has changed of it since.

use super::Seen;
use crate::model::things::Coding;
use crate::model::{CodeId, Material, MaterialSpan, PassId, Stamp};
use rustc_hash::FxHashMap;
use std::collections::BTreeSet;

/// A stretch of material that the earlier pass changed after the later one had opened.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct MaterialChange {
    /// The stretch.
    pub span: MaterialSpan,
    /// Whether it is a segment of the earlier pass now and no material yet; else it is material and no segment any
    /// more.
    pub is_new: bool,
}

impl Seen<'_> {
    /// The segments of constructs in a pass, in order: what was coded with them or with codes below them, as decisions
    /// on challenges to the pass leave it.
    pub(in crate::model) fn segments_within(
        &self,
        pass: PassId,
        constructs: &[CodeId],
    ) -> BTreeSet<MaterialSpan> {
        let tree = self.code_tree();
        let mut of_code: FxHashMap<CodeId, Vec<CodeId>> = FxHashMap::default();
        for construct in constructs {
            for code in tree.below(*construct) {
                of_code.entry(code).or_default().push(*construct);
            }
        }
        let mut spans = BTreeSet::new();
        for coding in self.amended_codings(pass) {
            for construct in of_code.get(&coding.code).into_iter().flatten() {
                spans.insert(MaterialSpan {
                    construct: *construct,
                    document: coding.document,
                    start: coding.span.start,
                    end: coding.span.end,
                });
            }
        }
        spans
    }

    /// What the earlier pass has changed since a pass within its constructs opened and nobody has taken in or left
    /// out yet, in order. One walk over the codings: keep the answer for as long as the revision stays the same.
    pub fn material_changes(&self, pass: PassId) -> Vec<MaterialChange> {
        let Some(it) = self.pass(pass) else {
            return Vec::new();
        };
        let Material::Segments { of, constructs, .. } = &it.opened.material else {
            return Vec::new();
        };
        let now = self.segments_within(*of, constructs);
        let fixed: BTreeSet<MaterialSpan> = self.material_spans(pass).into_iter().collect();
        let decided = self.challenge_items(*of);
        let decided_since = |span: MaterialSpan, at: Stamp| {
            let mut here = decided
                .iter()
                .filter(|it| (it.document, it.span) == (span.document, span.span()));
            here.any(|it| it.decision.is_some_and(|made| made.made.stamp > at))
        };
        let differing = now.symmetric_difference(&fixed).copied();
        let open = differing.filter(|span| {
            let settled = it.taken_in.get(span).and_then(crate::model::Field::stamp);
            settled.is_none_or(|at| self.changed_since(*of, *span, at) || decided_since(*span, at))
        });
        open.map(|span| MaterialChange {
            span,
            is_new: now.contains(&span),
        })
        .collect()
    }

    /// Whether a coding that lay on this stretch was made or changed after a moment.
    fn changed_since(&self, pass: PassId, span: MaterialSpan, at: Stamp) -> bool {
        let codings = self.codings_with_removed_of(span.document);
        let mut here = codings.filter(|it| it.pass() == pass && lay_on(it, span));
        here.any(|it| last_change(it) > at)
    }
}

/// Whether a coding lies on a stretch, or did.
fn lay_on(coding: &Coding, span: MaterialSpan) -> bool {
    coding.span() == span.span()
        || coding.details().is_some_and(|details| {
            let mut borders = details.borders.history();
            borders.any(|(_, borders)| *borders == span.span())
        })
}

/// When a coding's code, borders or standing were set last.
pub(super) fn last_change(coding: &Coding) -> Stamp {
    let set = coding.details().map(|details| {
        let fields = [
            details.present.stamp(),
            details.code.stamp(),
            details.borders.stamp(),
        ];
        fields.into_iter().flatten().max()
    });
    set.flatten().unwrap_or(coding.stamp)
}
