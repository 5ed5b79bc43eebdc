//! Codes that were declared to mean the same.

use crate::model::{CodeId, CodeMatch, Seen};
use rustc_hash::FxHashMap;

/// The code that each of several equal codes counts as: the first of them in the order of their making. Meaning the
/// same is handed on: where one code equals a second and the second a third, all three count as one.
pub fn equal_codes(seen: &Seen<'_>) -> FxHashMap<CodeId, CodeId> {
    let tree = seen.code_tree();
    let made = |code: CodeId| (seen.code(code).map(|it| it.made.stamp), code);
    let mut above: FxHashMap<CodeId, CodeId> = FxHashMap::default();
    for (a, b, how) in seen.code_matches() {
        if how != CodeMatch::Equal {
            continue;
        }
        let a = first_of(&mut above, tree.effective(a));
        let b = first_of(&mut above, tree.effective(b));
        let (first, other) = if made(a) <= made(b) { (a, b) } else { (b, a) };
        above.insert(other, first);
        above.insert(first, first);
    }
    let codes: Vec<CodeId> = above.keys().copied().collect();
    let mut of = FxHashMap::default();
    for code in codes {
        of.insert(code, first_of(&mut above, code));
    }
    of
}

/// The first code of the group that a code is in; on the way every code is put right under the one two above it.
fn first_of(above: &mut FxHashMap<CodeId, CodeId>, code: CodeId) -> CodeId {
    let mut at = code;
    while let Some(up) = above.get(&at).copied().filter(|up| *up != at) {
        let further = above.get(&up).copied().unwrap_or(up);
        above.insert(at, further);
        at = further;
    }
    at
}
