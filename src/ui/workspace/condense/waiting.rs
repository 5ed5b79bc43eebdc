//! Columns of the board before they have a category: where codes wait, and the sub-domains of a small framework.

use super::board::TrayPart;
use crate::model::CodeId;
use crate::ui::{View, many};
use std::collections::BTreeMap;

/// Up to so many sub-domains each has its column from the start; of more, those in which codes wait.
const ALL_SHOWN: usize = 20;

/// How many unsorted codes wait in each sub-domain that has a column though no category; none stands for no sub-domain.
pub(super) fn waiting(view: &View<'_>, tray: &[TrayPart]) -> BTreeMap<Option<CodeId>, usize> {
    let mut columns: BTreeMap<Option<CodeId>, usize> = tray
        .iter()
        .map(|part| (part.within, part.cards.len()))
        .collect();
    let leaves = leaves(view);
    if leaves.len() <= ALL_SHOWN {
        for leaf in leaves {
            columns.entry(Some(leaf)).or_default();
        }
    }
    columns
}

/// Constructs in use that no other construct in use lies below.
fn leaves(view: &View<'_>) -> Vec<CodeId> {
    let rows = view.overview.codes.iter();
    let used: Vec<_> = rows
        .filter(|row| row.is_construct && !row.switched_off)
        .collect();
    let next = used.iter().skip(1).map(|row| row.depth).chain([0]);
    // Rows stand as the tree does, so whatever lies below one comes right after it, deeper.
    let with_next = used.iter().zip(next);
    with_next
        .filter(|(row, next)| *next <= row.depth)
        .map(|(row, _)| row.id)
        .collect()
}

/// What stands under the name of a column without categories.
pub(super) fn words(waiting: usize) -> String {
    match waiting {
        0 => "No category yet".to_owned(),
        n => format!("No category yet · {} not sorted", many(n, "code", "codes")),
    }
}
