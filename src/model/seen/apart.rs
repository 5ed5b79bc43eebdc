//! One pass of a study, as one person sees it, to be taken to another thread.

use super::{CodeTree, Seen, Viewer};
use crate::model::state::{Codings, State};
use crate::model::{CodeId, Id, PassId, RoundId, Study};
use rustc_hash::{FxHashMap, FxHashSet};
use std::sync::Arc;

/// What the comparison of a pass is made from, owned: people, documents, codes, categories and passes of the study, and
/// of the codings and decisions those of the one pass. Nothing in it is hidden from its viewer, and it has no log.
#[derive(Debug, Clone)]
pub struct SeenApart {
    study: Study,
    viewer: Viewer,
    tree: Arc<CodeTree>,
    hidden_codes: Arc<FxHashSet<CodeId>>,
    /// It has no log to see that from.
    changed_in_rounds: Arc<FxHashMap<RoundId, usize>>,
}

impl SeenApart {
    /// The study as its viewer sees it, with the one pass's codings alone.
    pub fn seen(&self) -> Seen<'_> {
        let seen = self.study.seen_by(self.viewer);
        // What shows was settled with all codings at hand, and stays as it was.
        let _ = seen.tree.set(Arc::clone(&self.tree));
        let _ = seen.hidden_codes.set(Arc::clone(&self.hidden_codes));
        let changed = Arc::clone(&self.changed_in_rounds);
        let _ = seen.changed_in_rounds.set(changed);
        seen
    }
}

impl Seen<'_> {
    /// Takes along what the comparison of a pass needs.
    pub fn apart(&self, pass: PassId) -> SeenApart {
        self.apart_of(&[pass])
    }

    /// The same with the codings and decisions of several passes.
    pub fn apart_of(&self, passes: &[PassId]) -> SeenApart {
        self.apart_with(Some(passes))
    }

    /// Takes along what the layers of all passes need: as [`Self::apart`], with the codings and decisions of every pass.
    pub fn apart_whole(&self) -> SeenApart {
        self.apart_with(None)
    }

    fn apart_with(&self, passes: Option<&[PassId]>) -> SeenApart {
        let wanted = |of: PassId| passes.is_none_or(|passes| passes.contains(&of));
        let from = &self.study.state;
        let mut state = State {
            analysts: from.analysts.clone(),
            roles: from.roles.clone(),
            participants: from.participants.clone(),
            cases: from.cases.clone(),
            attributes: from.attributes.clone(),
            values: from.values.clone(),
            documents: from.documents.clone(),
            frameworks: from.frameworks.clone(),
            codes: from.codes.clone(),
            categories: from.categories.clone(),
            code_matches: from.code_matches.clone(),
            no_counterpart: from.no_counterpart.clone(),
            passes: from.passes.clone(),
            versions: from.versions.clone(),
            consensus_closings: from.consensus_closings.clone(),
            ..State::default()
        };
        let codings = from.documents.keys().map(|document| {
            let of_document = from.codings.of(*document).iter();
            let taken = of_document.filter(|it| wanted(it.pass()) && self.shows_coding(it));
            (*document, taken.cloned().collect())
        });
        state.codings = Codings::of_documents(codings.collect());
        let decisions = from.decisions.iter();
        let decisions = decisions.filter(|(_, made)| {
            let mut codings = made.decided.codings.iter();
            wanted(made.decided.pass)
                && made.made.stands()
                && codings.all(|id| self.shows_coding_id(*id))
        });
        state.decisions = decisions.map(|(id, made)| (*id, made.clone())).collect();
        let mut study = Study::new();
        for decision in state.decisions.keys() {
            self.take_what_was_seen(decision.0, &mut study);
        }
        study.state = state;
        SeenApart {
            study,
            viewer: self.viewer(),
            tree: Arc::clone(self.shared_tree()),
            hidden_codes: Arc::clone(self.shared_hidden_codes()),
            changed_in_rounds: Arc::new(self.changed_in_rounds(wanted)),
        }
    }

    /// Takes along what the writer of a line had seen when it was written, so that two decisions made at once are
    /// still known from one made after the other.
    fn take_what_was_seen(&self, line: Id, study: &mut Study) {
        let Some(log) = self.study.logs.get(&line.device()) else {
            return;
        };
        if let Some((from, cut)) = log.seen.range(..=line.seq()).next_back() {
            let taken = study.logs.entry(line.device()).or_default();
            taken.seen.entry(*from).or_insert_with(|| cut.clone());
        }
    }
}
