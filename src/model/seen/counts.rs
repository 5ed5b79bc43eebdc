//! How often each code was given, in one walk over the codings.

use super::Seen;
use crate::model::{AnalystId, CodeId, DocumentId};
use rustc_hash::{FxHashMap, FxHashSet};

/// Counts of one code; the codes below it not included.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct CodeCounts {
    /// Number of codings.
    pub codings: usize,
    /// Documents they lie in.
    pub documents: FxHashSet<DocumentId>,
    /// Analysts whose they are.
    pub analysts: FxHashSet<AnalystId>,
}

/// Counts of all codes, of the codings that show.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Counts {
    own: FxHashMap<CodeId, CodeCounts>,
    below: FxHashMap<CodeId, CodeCounts>,
    /// Codings of each analyst.
    pub by_analyst: FxHashMap<AnalystId, usize>,
    /// Codings in each document.
    pub by_document: FxHashMap<DocumentId, usize>,
    /// All codings.
    pub codings: usize,
}

impl Counts {
    /// Counts of a code and what was merged into it, without the codes below.
    pub fn of(&self, code: CodeId) -> CodeCounts {
        self.own.get(&code).cloned().unwrap_or_default()
    }

    /// Counts of a code with all codes below it; a coding counts once for each of its codes.
    pub fn with_below(&self, code: CodeId) -> CodeCounts {
        self.below.get(&code).cloned().unwrap_or_default()
    }

    /// Number of codings of a code with all codes below it.
    pub fn codings_with_below(&self, code: CodeId) -> usize {
        self.below.get(&code).map_or(0, |counts| counts.codings)
    }

    /// Number of codings of a code alone.
    pub fn codings_of(&self, code: CodeId) -> usize {
        self.own.get(&code).map_or(0, |counts| counts.codings)
    }
}

impl Seen<'_> {
    /// Counts every coding that shows. Keep the answer for as long as the revision stays the same.
    pub fn counts(&self) -> Counts {
        let tree = self.code_tree();
        let mut counts = Counts::default();
        for coding in self.codings() {
            counts.codings += 1;
            *counts.by_analyst.entry(coding.analyst()).or_default() += 1;
            *counts.by_document.entry(coding.document()).or_default() += 1;
            let of_code = counts.own.entry(tree.effective(coding.code())).or_default();
            of_code.codings += 1;
            of_code.documents.insert(coding.document());
            of_code.analysts.insert(coding.analyst());
        }
        counts.below.clone_from(&counts.own);
        for (code, _) in tree.order.iter().rev() {
            let Some(parent) = tree.parent(*code) else {
                continue;
            };
            let Some(child) = counts.below.get(code).cloned() else {
                continue;
            };
            let above = counts.below.entry(parent).or_default();
            above.codings += child.codings;
            above.documents.extend(child.documents);
            above.analysts.extend(child.analysts);
        }
        counts
    }
}
