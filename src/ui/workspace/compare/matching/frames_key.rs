//! What two frames depend on: while it stays the same they need not be made anew.

use crate::model::things::Pass;
use crate::model::{AnalystId, PassId};
use crate::ui::View;
use rustc_hash::FxHasher;
use std::hash::{Hash as _, Hasher as _};

/// What two frames depend on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct FramesKey {
    pass: PassId,
    pair: [AnalystId; 2],
    state: u64,
}

impl FramesKey {
    /// Looks it up. What counts of a blind pass was fixed by the reveal, so that only codes, documents and further
    /// reveals change its frames; saying how codes match, hundreds of times in a session, does not. A pass that is not
    /// blind counts as it is now.
    pub fn of(view: &View<'_>, pass: PassId, pair: [AnalystId; 2]) -> Self {
        let seen = view.seen;
        let mut state = FxHasher::default();
        let recorded = |it: &&Pass| {
            let mut parts = seen.parts(pass).into_iter();
            it.opened.blind
                && parts.all(|part| !it.is_revealed(part) || it.reveals.contains_key(&part))
        };
        match seen.pass(pass).filter(recorded) {
            Some(it) => {
                for (part, reveal) in &it.reveals {
                    (part, reveal.stamp.id).hash(&mut state);
                }
                // What was coded before the reveal may arrive late.
                let by_analyst = &view.overview.counts().by_analyst;
                for who in pair {
                    by_analyst.get(&who).hash(&mut state);
                }
                for span in seen.material_spans(pass) {
                    (span.document, span.span(), span.construct).hash(&mut state);
                }
                for document in seen.documents() {
                    let stands = document.made.stands();
                    (document.id, stands, document.erased).hash(&mut state);
                }
            }
            None => view.revision().hash(&mut state),
        }
        let tree = seen.code_tree();
        for (code, depth) in &tree.order {
            (code, depth).hash(&mut state);
        }
        for code in seen.codes() {
            let origin = code.origin.get_or(code.first.origin) as u8;
            let shown = (code.id, tree.effective(code.id), origin);
            (shown, code.name.text()).hash(&mut state);
        }
        let state = state.finish();
        Self { pass, pair, state }
    }

    /// Whether it is of this comparison.
    pub fn is_of(&self, pass: PassId, pair: [AnalystId; 2]) -> bool {
        self.pass == pass && self.pair == pair
    }
}
