//! How often each code was given, in one walk over the codings.

use super::{CodeTree, Seen};
use crate::model::{AnalystId, CodeId, DocumentId};
use rustc_hash::{FxHashMap, FxHashSet};
use std::hash::Hash;

/// Counts of one code; the codes below it not included.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct CodeCounts {
    /// Number of codings.
    pub codings: usize,
    /// Documents they lie in, with how many in each.
    pub documents: FxHashMap<DocumentId, usize>,
    /// Analysts whose they are, with how many of each.
    pub analysts: FxHashMap<AnalystId, usize>,
}

/// Counts of all codes, of the codings that show.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Counts {
    own: FxHashMap<CodeId, CodeCounts>,
    below: FxHashMap<CodeId, CodeCounts>,
    /// What each document adds to the counts, so that one can be counted anew by itself.
    tallies: FxHashMap<DocumentId, Vec<Tally>>,
    /// Codings of each analyst.
    pub by_analyst: FxHashMap<AnalystId, usize>,
    /// Codings in each document.
    pub by_document: FxHashMap<DocumentId, usize>,
    /// All codings.
    pub codings: usize,
}

/// How often one analyst gave one code in one document.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Tally {
    code: CodeId,
    analyst: AnalystId,
    codings: usize,
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

    /// Number of documents in which a code with all codes below it was given.
    pub fn documents_with_below(&self, code: CodeId) -> usize {
        let below = self.below.get(&code);
        below.map_or(0, |counts| counts.documents.len())
    }

    /// Number of analysts who gave a code or one below it.
    pub fn analysts_with_below(&self, code: CodeId) -> usize {
        let below = self.below.get(&code);
        below.map_or(0, |counts| counts.analysts.len())
    }

    /// Whether a code, or one below it, was given in a document.
    pub fn is_given_in(&self, code: CodeId, document: DocumentId) -> bool {
        let below = self.below.get(&code);
        below.is_some_and(|counts| counts.documents.contains_key(&document))
    }

    /// Number of codings of a code alone.
    pub fn codings_of(&self, code: CodeId) -> usize {
        self.own.get(&code).map_or(0, |counts| counts.codings)
    }

    /// Number of codes that an analyst gave at least once.
    pub fn codes_of_analyst(&self, analyst: AnalystId) -> usize {
        let own = self.own.values();
        own.filter(|counts| counts.analysts.contains_key(&analyst))
            .count()
    }

    /// Counts a document anew, where only its codings changed. Gives the codes whose counts may differ.
    pub(super) fn renew(
        &mut self,
        seen: &Seen<'_>,
        tree: &CodeTree,
        document: DocumentId,
    ) -> FxHashSet<CodeId> {
        let before = self.tallies.remove(&document).unwrap_or_default();
        let now = tallies(seen, tree, document);
        let mut touched = FxHashSet::default();
        for tally in before.iter().filter(|tally| !now.contains(tally)) {
            self.count(tree, document, *tally, false, &mut touched);
        }
        for tally in now.iter().filter(|tally| !before.contains(tally)) {
            self.count(tree, document, *tally, true, &mut touched);
        }
        if !now.is_empty() {
            self.tallies.insert(document, now);
        }
        touched
    }

    fn count(
        &mut self,
        tree: &CodeTree,
        document: DocumentId,
        tally: Tally,
        more: bool,
        touched: &mut FxHashSet<CodeId>,
    ) {
        let n = tally.codings;
        if more {
            self.codings += n;
        } else {
            self.codings -= n;
        }
        change(&mut self.by_analyst, tally.analyst, n, more);
        change(&mut self.by_document, document, n, more);
        change_code(&mut self.own, tally.code, document, tally, more);
        let mut at = Some(tally.code);
        while let Some(code) = at {
            change_code(&mut self.below, code, document, tally, more);
            touched.insert(code);
            at = tree.parent(code);
        }
    }
}

/// Adds to a number, or takes from it; one that is 0 is not kept.
fn change<K: Hash + Eq>(numbers: &mut FxHashMap<K, usize>, key: K, by: usize, more: bool) {
    let number = numbers.get(&key).copied().unwrap_or(0);
    let number = if more {
        number + by
    } else {
        number.saturating_sub(by)
    };
    if number == 0 {
        numbers.remove(&key);
    } else {
        numbers.insert(key, number);
    }
}

fn change_code(
    codes: &mut FxHashMap<CodeId, CodeCounts>,
    code: CodeId,
    document: DocumentId,
    tally: Tally,
    more: bool,
) {
    let counts = codes.entry(code).or_default();
    if more {
        counts.codings += tally.codings;
    } else {
        counts.codings -= tally.codings;
    }
    change(&mut counts.documents, document, tally.codings, more);
    change(&mut counts.analysts, tally.analyst, tally.codings, more);
    if counts.codings == 0 {
        codes.remove(&code);
    }
}

/// How often each code was given in a document by each analyst.
fn tallies(seen: &Seen<'_>, tree: &CodeTree, document: DocumentId) -> Vec<Tally> {
    let mut given: Vec<(CodeId, AnalystId)> = seen
        .codings_in(document)
        .map(|coding| (tree.effective(coding.code()), coding.analyst()))
        .collect();
    given.sort_unstable();
    let same = given.chunk_by(|a, b| a == b);
    same.filter_map(|same| {
        let (code, analyst) = *same.first()?;
        Some(Tally {
            code,
            analyst,
            codings: same.len(),
        })
    })
    .collect()
}

impl Seen<'_> {
    /// Counts every coding that shows. Keep the answer for as long as the revision stays the same, or let
    /// [`super::Derived`] keep it up to date.
    pub fn counts(&self) -> Counts {
        let tree = self.code_tree();
        let mut counts = Counts::default();
        for document in self.study.state.documents.keys() {
            counts.renew(self, tree, *document);
        }
        counts
    }
}
