//! Keys of the reading surface that are no actions: they depend on what is selected and where the keyboard is.

use crate::ui::Action;
use egui::{Key, Modifiers, Popup, Ui};

/// What a key asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Asked {
    /// Give the code of this digit.
    Give(u8),
    /// The next row of keys.
    NextRow,
    /// Pin the selected code to this digit.
    Pin(u8),
    /// Code the selected words, or select the coding at the caret.
    Enter,
    /// Move a border of the selected coding: the first one or the last, on or back.
    Border { start: bool, forward: bool },
    /// Leave what is selected.
    Escape,
    /// Do an action whose keys the transcript would take.
    Do(Action),
}

const DIGITS: [Key; 9] = [
    Key::Num1,
    Key::Num2,
    Key::Num3,
    Key::Num4,
    Key::Num5,
    Key::Num6,
    Key::Num7,
    Key::Num8,
    Key::Num9,
];

/// Whether nothing floats over the text: no menu, no sheet.
pub(super) fn is_free(ui: &Ui) -> bool {
    let below = ui.layer_id();
    !Popup::is_any_open(ui.ctx()) && ui.memory(|memory| memory.allows_interaction(below))
}

/// Takes the key pressed in this frame, if it is one of ours.
///
/// `reading`: the transcript has the keyboard. `coding`: a coding is selected and no other words are.
pub(super) fn pressed(ui: &Ui, reading: bool, coding: bool) -> Option<Asked> {
    if !is_free(ui) || ui.ctx().text_edit_focused() {
        return None;
    }
    ui.input_mut(|input| {
        for (digit, key) in (1..).zip(DIGITS) {
            if input.consume_key(Modifiers::ALT, key) {
                return Some(Asked::Pin(digit));
            }
            if !input.modifiers.shift && input.consume_key(Modifiers::NONE, key) {
                return Some(Asked::Give(digit));
            }
        }
        if input.consume_key(Modifiers::NONE, Key::Num0) {
            return Some(Asked::NextRow);
        }
        let both = Modifiers::COMMAND | Modifiers::SHIFT;
        if input.consume_key(both, Key::PageDown) {
            return Some(Asked::Do(Action::NextSubDomain));
        }
        if input.consume_key(both, Key::PageUp) {
            return Some(Asked::Do(Action::PreviousSubDomain));
        }
        if input.consume_key(Modifiers::COMMAND, Key::PageDown) {
            return Some(Asked::Do(Action::NextDocument));
        }
        if input.consume_key(Modifiers::COMMAND, Key::PageUp) {
            return Some(Asked::Do(Action::PreviousDocument));
        }
        if !reading {
            return None;
        }
        if coding {
            let ends = Modifiers::COMMAND | Modifiers::SHIFT;
            let starts = Modifiers::ALT | Modifiers::SHIFT;
            for (modifiers, start) in [(ends, false), (starts, true)] {
                for (key, forward) in [(Key::ArrowRight, true), (Key::ArrowLeft, false)] {
                    if input.consume_key(modifiers, key) {
                        return Some(Asked::Border { start, forward });
                    }
                }
            }
        }
        if input.consume_key(Modifiers::NONE, Key::Enter) {
            return Some(Asked::Enter);
        }
        if coding && input.consume_key(Modifiers::NONE, Key::Escape) {
            return Some(Asked::Escape);
        }
        None
    })
}
