//! The tree of codes: parents and merges resolved, cycles cut.

use super::Seen;
use crate::model::things::Code;
use crate::model::{CodeId, Field, FrameworkId, Stamp};
use rustc_hash::{FxHashMap, FxHashSet};
use std::sync::Arc;

/// The codes in tree order, with parents and merge targets as they are read.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct CodeTree {
    /// Codes that stand and were not merged away, parents before children, with their depth.
    pub order: Vec<(CodeId, usize)>,
    parents: FxHashMap<CodeId, CodeId>,
    children: FxHashMap<CodeId, Vec<CodeId>>,
    merged: FxHashMap<CodeId, CodeId>,
}

impl CodeTree {
    /// Whether every code of another tree stands here too, below the same code and merged as there: then codings of
    /// those count as they did.
    pub(super) fn extends(&self, before: &Self) -> bool {
        let same = |(code, _): &(CodeId, usize)| self.parent(*code) == before.parent(*code);
        self.merged == before.merged
            && self.parents.len() >= before.parents.len()
            && before.order.iter().all(same)
            && before
                .parents
                .iter()
                .all(|(code, parent)| self.parents.get(code) == Some(parent))
    }

    /// The code above.
    pub fn parent(&self, code: CodeId) -> Option<CodeId> {
        self.parents.get(&code).copied()
    }

    /// The codes directly below, in order.
    pub fn children(&self, code: CodeId) -> &[CodeId] {
        self.children.get(&code).map_or(&[], Vec::as_slice)
    }

    /// Where codings of a code show: the code itself, or what it was merged into.
    pub fn effective(&self, code: CodeId) -> CodeId {
        self.merged.get(&code).copied().unwrap_or(code)
    }

    /// Whether the code was merged into another.
    pub fn is_merged(&self, code: CodeId) -> bool {
        self.merged.contains_key(&code)
    }

    /// Codes that were merged away, each with where its codings show; in no order.
    pub fn merges(&self) -> impl Iterator<Item = (CodeId, CodeId)> + '_ {
        self.merged.iter().map(|(from, into)| (*from, *into))
    }

    /// Codes that were merged into this one, in order of their ids.
    pub fn merged_into(&self, code: CodeId) -> Vec<CodeId> {
        let mut merged: Vec<_> = self
            .merged
            .iter()
            .filter(|(_, into)| **into == code)
            .map(|(from, _)| *from)
            .collect();
        merged.sort();
        merged
    }

    /// The code and everything below it.
    pub fn below(&self, code: CodeId) -> Vec<CodeId> {
        let mut below = vec![code];
        let mut at = 0;
        while let Some(code) = below.get(at).copied() {
            below.extend_from_slice(self.children(code));
            at += 1;
        }
        below
    }

    /// The codes above, from the nearest to the root.
    pub fn above(&self, code: CodeId) -> Vec<CodeId> {
        let mut above = Vec::new();
        let mut at = code;
        while let Some(parent) = self.parent(at) {
            above.push(parent);
            at = parent;
        }
        above
    }
}

impl Seen<'_> {
    /// The tree of the codes that show.
    pub fn code_tree(&self) -> &CodeTree {
        self.shared_tree()
    }

    /// The same, to be kept.
    pub(super) fn shared_tree(&self) -> &Arc<CodeTree> {
        self.tree.get_or_init(|| Arc::new(self.build_tree()))
    }

    /// The codes for what lies outside one framework are one code: two analysts who cannot see each other each
    /// make their own, and the later ones show under the first.
    fn join_outside(&self, codes: &[&Code], merges: &mut FxHashMap<CodeId, CodeId>) {
        let mut first: FxHashMap<FrameworkId, CodeId> = FxHashMap::default();
        for code in codes {
            let Some(framework) = self.outside_of(code) else {
                continue;
            };
            if merges.contains_key(&code.id) {
                continue;
            }
            match first.get(&framework) {
                Some(into) => {
                    merges.insert(code.id, *into);
                }
                None => {
                    first.insert(framework, code.id);
                }
            }
        }
    }

    fn build_tree(&self) -> CodeTree {
        let codes = self.codes();
        let here: FxHashSet<CodeId> = codes.iter().map(|code| code.id).collect();
        let edges = |field: fn(&crate::model::things::Code) -> &Field<Option<CodeId>>| {
            let edges = codes.iter().filter_map(|code| {
                let field = field(code);
                let to = field.get_or(None).filter(|to| here.contains(to))?;
                Some((code.id, (to, field.stamp()?)))
            });
            without_cycles(edges.collect())
        };
        let mut merges = edges(|code| &code.merged_into);
        self.join_outside(&codes, &mut merges);
        let mut merged = FxHashMap::default();
        for code in merges.keys() {
            let mut into = *code;
            while let Some(next) = merges.get(&into) {
                into = *next;
            }
            merged.insert(*code, into);
        }
        let mut parents = edges(|code| &code.parent);
        // A child of a merged code hangs under the target, unless it is the target itself.
        for (child, parent) in &mut parents {
            let target = merged.get(parent).copied().unwrap_or(*parent);
            if target != *child {
                *parent = target;
            }
        }
        parents.retain(|child, parent| !merged.contains_key(child) && !merged.contains_key(parent));
        let parents = break_loops(parents);
        let mut tree = CodeTree {
            parents,
            merged,
            ..CodeTree::default()
        };
        let mut rows: Vec<_> = codes
            .iter()
            .filter(|code| !tree.is_merged(code.id))
            .map(|code| (code.order.get_or(0), code.made.stamp, code.id))
            .collect();
        rows.sort();
        let mut roots = Vec::new();
        for (_, _, code) in rows {
            match tree.parents.get(&code) {
                Some(parent) => tree.children.entry(*parent).or_default().push(code),
                None => roots.push(code),
            }
        }
        let mut stack: Vec<(CodeId, usize)> = roots.into_iter().rev().map(|c| (c, 0)).collect();
        while let Some((code, depth)) = stack.pop() {
            tree.order.push((code, depth));
            let children = tree.children(code).iter().rev();
            stack.extend(children.map(|child| (*child, depth + 1)));
        }
        tree
    }
}

/// Edges from codes to codes, each cycle cut at its newest edge.
fn without_cycles(mut edges: FxHashMap<CodeId, (CodeId, Stamp)>) -> FxHashMap<CodeId, CodeId> {
    let mut starts: Vec<CodeId> = edges.keys().copied().collect();
    starts.sort();
    let mut clear: FxHashSet<CodeId> = FxHashSet::default();
    for start in starts {
        let mut path = vec![start];
        let mut on_path: FxHashSet<CodeId> = path.iter().copied().collect();
        let mut at = start;
        while let Some((to, _)) = edges.get(&at).copied() {
            if clear.contains(&to) {
                break;
            }
            if !on_path.insert(to) {
                let first = path.iter().position(|code| *code == to).unwrap_or(0);
                let cycle = path.get(first..).unwrap_or_default();
                let newest = cycle
                    .iter()
                    .max_by_key(|code| edges.get(code).map(|(_, stamp)| *stamp));
                if let Some(newest) = newest.copied() {
                    edges.remove(&newest);
                }
                break;
            }
            path.push(to);
            at = to;
        }
        clear.extend(path);
    }
    edges
        .into_iter()
        .map(|(from, (to, _))| (from, to))
        .collect()
}

/// Loops that arise only because merged parents were replaced by their targets: the edge of the greatest id goes.
fn break_loops(parents: FxHashMap<CodeId, CodeId>) -> FxHashMap<CodeId, CodeId> {
    let stamp = |id: CodeId| Stamp {
        at: crate::model::HybridTime::default(),
        id: id.0,
    };
    let edges = parents.into_iter();
    without_cycles(edges.map(|(a, b)| (a, (b, stamp(a)))).collect())
}
