//! How the compared codes were said to match.

use crate::analysis::layers::Layered;
use crate::model::{CodeId, MatchedCodes, Seen};
use rustc_hash::FxHashMap;
use serde::Serialize;

/// Two of the compared codes that were said to match, or to be distinct. Only equal ones count as one in figures.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct MatchOfCodes {
    /// The code of the analyst who stands first among those compared.
    pub code: CodeId,
    /// Its name.
    pub code_name: String,
    /// “equal”, “broader”, “narrower” or “distinct”, read from the first to the second.
    pub how: &'static str,
    /// The other code.
    pub other: CodeId,
    /// Its name.
    pub other_name: String,
}

/// The matches between codes that were given, in the order in which they were said; the code of the first analyst
/// stands first.
pub(super) fn matches_of(seen: &Seen<'_>, codings: &[Vec<Layered>]) -> Vec<MatchOfCodes> {
    let all = seen.matched_codes();
    if all.is_empty() {
        return Vec::new();
    }
    let whose = who_gave_first(codings);
    let tree = seen.code_tree();
    let place: FxHashMap<CodeId, usize> = tree
        .order
        .iter()
        .zip(0..)
        .map(|(it, n)| (it.0, n))
        .collect();
    // Where both codes are of one analyst, the tree says which of them stands first.
    let rank = |code: CodeId| Some((*whose.get(&code)?, place.get(&code).copied()));
    let turned = |it: MatchedCodes| {
        let (a, b) = (rank(it.a)?, rank(it.b)?);
        let first = if a <= b { it.a } else { it.b };
        let (other, how) = it.from(first)?;
        Some(MatchOfCodes {
            code: first,
            code_name: seen.code_name(first),
            how: how.as_str(),
            other,
            other_name: seen.code_name(other),
        })
    };
    all.into_iter().filter_map(turned).collect()
}

/// The first of the compared analysts who gave each code.
fn who_gave_first(codings: &[Vec<Layered>]) -> FxHashMap<CodeId, usize> {
    let mut whose: FxHashMap<CodeId, usize> = FxHashMap::default();
    for it in codings.iter().flatten() {
        let known = whose.entry(it.code).or_insert(it.analyst);
        *known = it.analyst.min(*known);
    }
    whose
}
