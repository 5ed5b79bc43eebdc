//! The place of codes among their siblings.

use super::ActError;
use super::codes::{here, move_code};
use super::frameworks::refuse_frozen;
use crate::model::{Change, CodeEdit, CodeId, Seen, StepDraft};
use std::collections::BTreeSet;

/// Puts codes under another, or at the top, in the order given: before one of the codes there, or after all of them.
/// The other codes there keep their order.
pub fn arrange_codes(
    seen: &Seen<'_>,
    draft: &mut StepDraft,
    codes: &[CodeId],
    parent: Option<CodeId>,
    before: Option<CodeId>,
) -> Result<(), ActError> {
    let tree = seen.code_tree();
    for code in codes {
        if tree.parent(*code) == parent {
            here(seen, *code)?;
            refuse_frozen(seen, *code)?;
        } else {
            move_code(seen, draft, *code, parent)?;
        }
    }
    let moved: BTreeSet<CodeId> = codes.iter().copied().collect();
    let mut others = siblings(seen, parent);
    others.retain(|code| !moved.contains(code));
    let at = before.and_then(|before| others.iter().position(|code| *code == before));
    let at = at.unwrap_or(others.len());
    let order = |code: &CodeId| seen.code(*code).map_or(0, |it| it.order.get_or(0));
    let numbers: Vec<i32> = others.iter().map(order).collect();
    let (earlier, later) = others.split_at(at);
    let places = places(&numbers, at, codes.len());
    let arranged = earlier.iter().chain(codes).chain(later);
    for (code, number) in arranged.zip(places) {
        if order(code) != number {
            let (code, edit) = (*code, CodeEdit::Order(number));
            draft.push(Change::EditCode { code, edit });
        }
    }
    Ok(())
}

/// The codes below a code, or at the top, in order.
fn siblings(seen: &Seen<'_>, parent: Option<CodeId>) -> Vec<CodeId> {
    let tree = seen.code_tree();
    if let Some(parent) = parent {
        return tree.children(parent).to_vec();
    }
    let tops = tree.order.iter().filter(|(_, depth)| *depth == 0);
    tops.map(|(code, _)| *code).collect()
}

/// The greatest place among the codes below a code, or at the top; 0 where none was ever arranged.
pub(super) fn last_place(seen: &Seen<'_>, parent: Option<CodeId>) -> i32 {
    let places = siblings(seen, parent).into_iter();
    let places = places.filter_map(|code| Some(seen.code(code)?.order.get_or(0)));
    places.max().unwrap_or(0)
}

/// The places of all when `count` new ones stand before number `at` of those that have `numbers`, in their new order.
/// As few as possible get another place: none where there is room, else those on the shorter side.
fn places(numbers: &[i32], at: usize, count: usize) -> Vec<i32> {
    let (earlier, later) = numbers.split_at(at.min(numbers.len()));
    let count = i32::try_from(count).unwrap_or(i32::MAX);
    let up = |from: i32| (0..count).map(move |n| from.saturating_add(n));
    let same = |numbers: &[i32]| numbers.to_vec();
    let mut places = same(earlier);
    match (earlier.last(), later.first()) {
        (None, None) => places.extend(up(0)),
        (Some(last), None) => places.extend(up(last.saturating_add(1))),
        (None, Some(first)) => {
            places.extend(up(first.saturating_sub(count)));
            places.extend(later);
        }
        (Some(last), Some(first)) if first.saturating_sub(*last) > count => {
            places.extend(up(last.saturating_add(1)));
            places.extend(later);
        }
        (Some(_), Some(first)) if earlier.len() <= later.len() => {
            let length = i32::try_from(earlier.len()).unwrap_or(i32::MAX);
            let from = first.saturating_sub(count);
            places = (0..length)
                .map(|n| from.saturating_sub(length).saturating_add(n))
                .collect();
            places.extend(up(from));
            places.extend(later);
        }
        (Some(last), Some(_)) => {
            let from = last.saturating_add(1);
            places.extend(up(from));
            let after = from.saturating_add(count);
            places.extend((0..).take(later.len()).map(|n| after.saturating_add(n)));
        }
    }
    places
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn nobody_else_moves_where_there_is_room() {
        assert_eq!(places(&[0, 0, 0], 3, 2), [0, 0, 0, 1, 2]);
        assert_eq!(places(&[5, 9], 1, 2), [5, 6, 7, 9]);
        assert_eq!(places(&[0, 0], 0, 1), [-1, 0, 0]);
    }

    #[test]
    fn the_shorter_side_gives_way_where_there_is_none() {
        assert_eq!(places(&[0, 0, 0, 0], 1, 1), [-2, -1, 0, 0, 0]);
        assert_eq!(places(&[0, 0, 0, 0], 3, 1), [0, 0, 0, 1, 2]);
    }

    proptest! {
        #[test]
        fn the_new_ones_stand_where_they_were_put_and_the_others_keep_their_order(
            mut numbers in prop::collection::vec(-5_i32..5, 0..12), at in 0_usize..14, count in 1_usize..4,
        ) {
            numbers.sort_unstable();
            let at = at.min(numbers.len());
            let places = places(&numbers, at, count);
            prop_assert_eq!(places.len(), numbers.len() + count);
            prop_assert!(places.windows(2).all(|pair| pair[0] <= pair[1]));
            // Between the new ones and their neighbours no tie leaves the order to when a code was made.
            let new = &places[at..at + count];
            prop_assert!(new.windows(2).all(|pair| pair[0] < pair[1]));
            if at > 0 {
                prop_assert!(places[at - 1] < new[0]);
            }
            if let Some(next) = places.get(at + count) {
                prop_assert!(new[count - 1] < *next);
            }
        }
    }
}
