//! A study as one person sees it, to be looked at from several threads at once.

use super::{CodeTree, Seen, Viewer};
use crate::model::{CodeId, Study};
use rustc_hash::FxHashSet;
use std::sync::Arc;

/// A study as its viewer sees it; each thread makes a [`Seen`] of its own from it.
#[derive(Debug, Clone)]
pub struct SeenShared<'a> {
    study: &'a Study,
    viewer: Viewer,
    tree: Arc<CodeTree>,
    hidden_codes: Arc<FxHashSet<CodeId>>,
}

impl<'a> SeenShared<'a> {
    /// The study as its viewer sees it. Cheap: code tree and hidden codes are taken over.
    pub fn seen(&self) -> Seen<'a> {
        let seen = Seen::new(self.study, self.viewer);
        let _ = seen.tree.set(Arc::clone(&self.tree));
        let _ = seen.hidden_codes.set(Arc::clone(&self.hidden_codes));
        seen
    }
}

impl<'a> Seen<'a> {
    /// The same view for other threads, with what it has derived.
    pub fn shared(&self) -> SeenShared<'a> {
        SeenShared {
            study: self.study,
            viewer: self.viewer(),
            tree: Arc::clone(self.shared_tree()),
            hidden_codes: Arc::clone(self.shared_hidden_codes()),
        }
    }
}
