//! Codes that were declared to mean the same.

use crate::model::{CodeId, CodeMatch, Seen};
use rustc_hash::FxHashMap;

/// The code that each of several equal codes counts as: the first of them in the order of their making.
pub fn equal_codes(seen: &Seen<'_>) -> FxHashMap<CodeId, CodeId> {
    let tree = seen.code_tree();
    let mut of: FxHashMap<CodeId, CodeId> = FxHashMap::default();
    for (a, b, how) in seen.code_matches() {
        if how != CodeMatch::Equal {
            continue;
        }
        let (a, b) = (tree.effective(a), tree.effective(b));
        let (a, b) = (
            of.get(&a).copied().unwrap_or(a),
            of.get(&b).copied().unwrap_or(b),
        );
        let made = |code: CodeId| (seen.code(code).map(|it| it.made.stamp), code);
        let (first, other) = if made(a) <= made(b) { (a, b) } else { (b, a) };
        for to in of.values_mut().filter(|to| **to == other) {
            *to = first;
        }
        of.insert(other, first);
        of.insert(first, first);
    }
    of
}
