//! How the compared codes were said to match.

use crate::analysis::layers::Layered;
use crate::model::{CodeId, Seen};
use rustc_hash::FxHashSet;
use serde::Serialize;

/// Two of the compared codes that were said to match, or to be distinct. Only equal ones count as one in figures.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct MatchOfCodes {
    /// The first code.
    pub code: CodeId,
    /// Its name.
    pub code_name: String,
    /// “equal”, “broader”, “narrower” or “distinct”, read from the first to the second.
    pub how: &'static str,
    /// The second code.
    pub other: CodeId,
    /// Its name.
    pub other_name: String,
}

/// The matches between codes that were given, in the order in which they were said.
pub(super) fn matches_of(seen: &Seen<'_>, codings: &[Vec<Layered>]) -> Vec<MatchOfCodes> {
    let all = seen.matched_codes();
    if all.is_empty() {
        return Vec::new();
    }
    let given: FxHashSet<CodeId> = codings.iter().flatten().map(|it| it.code).collect();
    let here = all.into_iter();
    here.filter(|it| given.contains(&it.a) && given.contains(&it.b))
        .map(|it| MatchOfCodes {
            code: it.a,
            code_name: seen.code_name(it.a),
            how: it.how.as_str(),
            other: it.b,
            other_name: seen.code_name(it.b),
        })
        .collect()
}
