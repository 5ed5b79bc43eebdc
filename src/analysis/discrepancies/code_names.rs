//! What the codes in a list of discrepancies are called.

use super::items::Discrepancies;
use crate::model::{CodeId, Seen};
use std::collections::{BTreeMap, BTreeSet};

/// The names of the codes in which analysts differ; the whole path where two codes of different places share a name.
pub fn code_names(seen: &Seen<'_>, found: &Discrepancies) -> BTreeMap<CodeId, String> {
    let items = found.items.iter();
    let codes: BTreeSet<CodeId> = items
        .flat_map(|item| &item.differences)
        .flat_map(|difference| &difference.codings)
        .map(|coding| coding.code)
        .collect();
    let mut paths: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for code in &codes {
        let own = paths.entry(seen.code_name(*code)).or_default();
        own.insert(seen.code_path(*code));
    }
    let called = |code: CodeId| {
        let name = seen.code_name(code);
        let ambiguous = paths.get(&name).is_some_and(|paths| paths.len() > 1);
        if ambiguous {
            seen.code_path(code)
        } else {
            name
        }
    };
    codes.iter().map(|code| (*code, called(*code))).collect()
}
