//! Codes that the digits 1–9 give, in rows: 0 before a digit is the second row.

use super::kept::Kept;
use super::standing::pins_at_first;
use crate::model::{CodeId, PassId};
use crate::ui::View;
use std::collections::BTreeMap;

/// Rows of nine keys at most.
pub(super) const ROWS: u8 = 6;

/// The pinned codes of the pass one works in, made anew when the study, the pass or the pins change.
#[derive(Debug, Default)]
pub(super) struct Pins {
    key: Option<(u64, Option<PassId>, u64)>,
    changes: u64,
    /// By the number of the key: the row in tens, the digit in ones.
    pinned: BTreeMap<u8, CodeId>,
}

impl Pins {
    /// Makes them anew where something has changed.
    pub fn update(&mut self, view: &View<'_>, kept: &Kept) {
        let key = Some((view.revision(), view.pass(), self.changes));
        if self.key == key {
            return;
        }
        self.key = key;
        let Some(pass) = view.pass() else {
            self.pinned.clear();
            return;
        };
        self.pinned = match kept.pins(pass) {
            Some(pins) => pins.clone(),
            None => numbers().zip(pins_at_first(view, pass)).collect(),
        };
        self.pinned
            .retain(|_, code| view.overview.code(*code).is_some());
    }

    /// The code of a key.
    pub fn code(&self, key: u8) -> Option<CodeId> {
        self.pinned.get(&key).copied()
    }

    /// The key of a code, as it stands in the tree.
    pub fn digit(&self, code: CodeId) -> Option<u8> {
        let mut pinned = self.pinned.iter();
        pinned
            .find(|(_, pinned)| **pinned == code)
            .map(|(digit, _)| *digit)
    }

    /// The last row with a code, 0 the first.
    pub fn last_row(&self) -> u8 {
        self.pinned.keys().next_back().map_or(0, |key| key / 10)
    }

    /// Pins a code to a key, or takes the pin off where it is there already.
    pub fn pin(&mut self, view: &View<'_>, kept: &mut Kept, digit: u8, code: CodeId) {
        let Some(pass) = view.pass() else { return };
        let off = self.pinned.get(&digit) == Some(&code);
        self.pinned.retain(|_, pinned| *pinned != code);
        if !off {
            self.pinned.insert(digit, code);
        }
        kept.set_pins(pass, self.pinned.clone());
        self.changes += 1;
    }
}

/// The number of a digit's key in a row.
pub(super) const fn number(row: u8, digit: u8) -> u8 {
    row * 10 + digit
}

/// All keys, row after row.
fn numbers() -> impl Iterator<Item = u8> {
    (0..ROWS).flat_map(|row| (1..=9).map(move |digit| number(row, digit)))
}

/// The caps of the keys, row by row.
const CAPS: [[&str; 9]; ROWS as usize] = [
    ["1", "2", "3", "4", "5", "6", "7", "8", "9"],
    [
        "0 1", "0 2", "0 3", "0 4", "0 5", "0 6", "0 7", "0 8", "0 9",
    ],
    [
        "00 1", "00 2", "00 3", "00 4", "00 5", "00 6", "00 7", "00 8", "00 9",
    ],
    [
        "000 1", "000 2", "000 3", "000 4", "000 5", "000 6", "000 7", "000 8", "000 9",
    ],
    [
        "4×0 1", "4×0 2", "4×0 3", "4×0 4", "4×0 5", "4×0 6", "4×0 7", "4×0 8", "4×0 9",
    ],
    [
        "5×0 1", "5×0 2", "5×0 3", "5×0 4", "5×0 5", "5×0 6", "5×0 7", "5×0 8", "5×0 9",
    ],
];

/// A key as it is pressed: “3”, “0 3”.
pub(super) fn cap(key: u8) -> &'static str {
    let row = CAPS.get(usize::from(key / 10));
    let digit = usize::from(key % 10).checked_sub(1);
    row.zip(digit)
        .and_then(|(row, digit)| row.get(digit))
        .copied()
        .unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tenth_code_is_on_the_first_key_of_the_second_row() {
        let keys: Vec<&str> = numbers().map(cap).collect();
        assert_eq!(keys.len(), 54);
        assert_eq!(keys[8..11], ["9", "0 1", "0 2"]);
        assert_eq!(cap(0), "");
        assert_eq!(cap(255), "");
    }
}
