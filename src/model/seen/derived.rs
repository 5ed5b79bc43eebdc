//! What a view of a study derives, kept from revision to revision and renewed only where something changed.

use super::{CodeTree, Counts, Seen, Viewer};
use crate::model::{ChangedSince, CodeId, DocumentId, Study};
use rustc_hash::{FxHashMap, FxHashSet};
use std::sync::Arc;

/// The code tree, the hidden codes and the counts of one viewer's view.
#[derive(Debug, Clone)]
pub struct Derived {
    viewer: Viewer,
    revision: u64,
    tree: Arc<CodeTree>,
    hidden_codes: Arc<FxHashSet<CodeId>>,
    counts: Counts,
    /// Codes that do not show unless a coding with them does.
    arose_hidden: FxHashSet<CodeId>,
    /// Which of those show by a coding, document by document, and in how many documents each.
    shown_in: FxHashMap<DocumentId, Vec<CodeId>>,
    shown_by: FxHashMap<CodeId, u32>,
    /// Every code there was.
    codes: FxHashSet<CodeId>,
}

/// How much of what depends on the codings is to be derived anew.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Renewed {
    /// Nothing of it.
    Nothing,
    /// What depends on the codings, and how far they are read, of these documents, and the counts of these codes.
    Parts {
        /// The documents.
        documents: Vec<DocumentId>,
        /// The codes, with those above them.
        codes: FxHashSet<CodeId>,
        /// Whether the code tree has another shape.
        tree: bool,
        /// Whether anything else but codings and reading changed.
        rest: bool,
    },
    /// All of it.
    All,
}

impl Derived {
    /// Derives everything.
    pub fn of(seen: &Seen<'_>) -> Self {
        let study = seen.study;
        let arose_hidden = seen.codes_that_arose_hidden();
        let mut derived = Self {
            viewer: seen.viewer(),
            revision: study.revision(),
            tree: Arc::clone(seen.shared_tree()),
            hidden_codes: Arc::clone(seen.shared_hidden_codes()),
            counts: seen.counts(),
            arose_hidden,
            shown_in: FxHashMap::default(),
            shown_by: FxHashMap::default(),
            codes: study.state.codes.keys().copied().collect(),
        };
        if !derived.arose_hidden.is_empty() {
            for document in study.state.documents.keys() {
                derived.look_for_shown(seen, *document);
            }
        }
        derived
    }

    /// The tree of the codes that show.
    pub fn tree(&self) -> &Arc<CodeTree> {
        &self.tree
    }

    /// How often each code was given.
    pub const fn counts(&self) -> &Counts {
        &self.counts
    }

    /// Whether this is what the viewer's view of the study, as it is now, derives.
    pub fn is_of(&self, study: &Study, viewer: Viewer) -> bool {
        (self.revision, self.viewer) == (study.revision(), viewer)
    }

    /// The viewer's view of the study, which does not have to derive this again.
    pub fn seen<'a>(&self, study: &'a Study) -> Seen<'a> {
        let seen = study.seen_by(self.viewer);
        if self.revision == study.revision() {
            let _ = seen.tree.set(Arc::clone(&self.tree));
            let _ = seen.hidden_codes.set(Arc::clone(&self.hidden_codes));
        }
        seen
    }

    /// Brings everything up to date, and says how much changed of it. The same study has to be given each time.
    pub fn renew(&mut self, study: &Study) -> Renewed {
        if self.revision == study.revision() {
            return Renewed::Nothing;
        }
        let changed = study.changed_since(self.revision);
        let parts = self.renew_parts(study, changed);
        parts.unwrap_or_else(|| {
            *self = Self::of(&study.seen_by(self.viewer));
            Renewed::All
        })
    }

    /// None where all has to be derived anew.
    fn renew_parts(&mut self, study: &Study, changed: ChangedSince) -> Option<Renewed> {
        let documents = changed.documents.filter(|_| !changed.sight)?;
        let seen = study.seen_by(self.viewer);
        if changed.codes {
            self.take_new_codes(&seen)?;
        }
        for document in &documents {
            self.look_for_shown(&seen, *document);
        }
        let hidden: FxHashSet<CodeId> = self
            .arose_hidden
            .iter()
            .copied()
            .filter(|code| !self.shown_by.contains_key(code))
            .collect();
        let other = hidden != *self.hidden_codes;
        if other {
            self.hidden_codes = Arc::new(hidden);
        }
        let _ = seen.hidden_codes.set(Arc::clone(&self.hidden_codes));
        let mut is_new_tree = false;
        if changed.codes || other {
            let tree = Arc::clone(seen.shared_tree());
            if !tree.extends(&self.tree) {
                return None;
            }
            is_new_tree = *tree != *self.tree;
            self.tree = tree;
        } else {
            let _ = seen.tree.set(Arc::clone(&self.tree));
        }
        let mut codes = FxHashSet::default();
        for document in &documents {
            codes.extend(self.counts.renew(&seen, &self.tree, *document));
        }
        self.revision = study.revision();
        Some(Renewed::Parts {
            documents,
            codes,
            tree: is_new_tree,
            rest: changed.rest,
        })
    }

    /// Takes in codes that came; none where a code that was here arose hidden now or did before, so that codings with
    /// it have to be looked for everywhere.
    fn take_new_codes(&mut self, seen: &Seen<'_>) -> Option<()> {
        let arose_hidden = seen.codes_that_arose_hidden();
        let goes_on = self.arose_hidden.is_subset(&arose_hidden);
        let mut more = arose_hidden.difference(&self.arose_hidden);
        if !goes_on || more.any(|code| self.codes.contains(code)) {
            return None;
        }
        self.arose_hidden = arose_hidden;
        self.codes.extend(seen.study.state.codes.keys().copied());
        Some(())
    }

    fn look_for_shown(&mut self, seen: &Seen<'_>, document: DocumentId) {
        if self.arose_hidden.is_empty() {
            return;
        }
        for code in self.shown_in.remove(&document).unwrap_or_default() {
            match self.shown_by.get_mut(&code) {
                Some(documents) if *documents > 1 => *documents -= 1,
                _ => {
                    self.shown_by.remove(&code);
                }
            }
        }
        let shown = seen.codes_shown_in(document, &self.arose_hidden);
        for code in &shown {
            *self.shown_by.entry(*code).or_default() += 1;
        }
        if !shown.is_empty() {
            self.shown_in.insert(document, shown);
        }
    }
}
