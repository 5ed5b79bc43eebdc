//! Codes that the digits 1–9 give.

use super::kept::Kept;
use super::standing::pins_at_first;
use crate::model::{CodeId, PassId};
use crate::ui::View;
use std::collections::BTreeMap;

/// The pinned codes of the pass one works in, made anew when the study, the pass or the pins change.
#[derive(Debug, Default)]
pub(super) struct Pins {
    key: Option<(u64, Option<PassId>, u64)>,
    changes: u64,
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
            None => (1..).zip(pins_at_first(view, pass)).collect(),
        };
        self.pinned
            .retain(|_, code| view.overview.code(*code).is_some());
    }

    /// The code of a digit.
    pub fn code(&self, digit: u8) -> Option<CodeId> {
        self.pinned.get(&digit).copied()
    }

    /// The digit of a code, as it stands in the tree.
    pub fn digit(&self, code: CodeId) -> Option<u8> {
        let mut pinned = self.pinned.iter();
        pinned
            .find(|(_, pinned)| **pinned == code)
            .map(|(digit, _)| *digit)
    }

    /// Pins a code to a digit, or takes the pin off where it is there already.
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

/// A digit as it stands on its key.
pub(super) const fn cap(digit: u8) -> &'static str {
    match digit {
        1 => "1",
        2 => "2",
        3 => "3",
        4 => "4",
        5 => "5",
        6 => "6",
        7 => "7",
        8 => "8",
        9 => "9",
        _ => "",
    }
}
