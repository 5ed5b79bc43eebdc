//! Codes that nobody has matched yet: whatever overlaps codings with them can only be another code.

use super::items::Discrepancies;
use crate::analysis::layers::equal_codes;
use crate::model::{CodeId, Seen, many};
use std::collections::{BTreeMap, BTreeSet};

/// The codes that one of the analysts alone made in this blind pass and gave, and of which nobody has said yet whether a
/// code of another means the same.
pub fn unmatched_codes(seen: &Seen<'_>, found: &Discrepancies) -> BTreeSet<CodeId> {
    if !seen.pass(found.pass).is_some_and(|pass| pass.opened.blind) {
        return BTreeSet::new();
    }
    let mut gave: BTreeMap<CodeId, BTreeSet<usize>> = BTreeMap::new();
    let differing = found.items.iter().flat_map(|item| &item.codings);
    for coding in differing.chain(found.agreements.iter().flatten()) {
        gave.entry(coding.code).or_default().insert(coding.analyst);
    }
    let equal = equal_codes(seen);
    let counts_as = |code: CodeId| equal.get(&code).copied().unwrap_or(code);
    let matched = seen.matched_codes().into_iter();
    let said = matched
        .flat_map(|it| [it.a, it.b])
        .chain(seen.codes_without_counterpart());
    let said: BTreeSet<CodeId> = said.map(counts_as).collect();
    let waits = |code: &CodeId| {
        let arose = seen.code(*code).and_then(|it| it.first.arose.as_ref());
        arose.is_some_and(|it| it.pass == found.pass) && !said.contains(code)
    };
    let alone = gave.into_iter().filter(|(_, who)| who.len() == 1);
    alone.map(|(code, _)| code).filter(waits).collect()
}

/// What is to be said of them beside a list of discrepancies; none where there are none.
pub fn unmatched_sentence(seen: &Seen<'_>, found: &Discrepancies) -> Option<String> {
    let codes = unmatched_codes(seen, found).len();
    let (are, these) = match codes {
        0 => return None,
        1 => ("is", "it"),
        _ => ("are", "these"),
    };
    Some(format!(
        "{} that one analyst made in this blind pass {are} not matched yet: until then codings with {these} cannot agree, even under the same name, and only whether something was coded at all can be compared.",
        many(codes, "code", "codes")
    ))
}
