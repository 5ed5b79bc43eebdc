//! The keys of the words of a quotation.

use egui::{EventFilter, Key, Modifiers, Response, Ui};

/// What a key asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Asked {
    /// To go on by so many words, selecting on the way or not.
    Step(i32, bool),
    /// To the first word, or the last.
    End(bool),
    /// To leave out what is selected, or keep it.
    Toggle,
    /// To put words in here.
    Insert,
}

/// The key pressed while the words have the keyboard.
pub(super) fn pressed(ui: &Ui, words: &Response) -> Option<Asked> {
    if !words.has_focus() {
        return None;
    }
    let filter = EventFilter {
        horizontal_arrows: true,
        ..EventFilter::default()
    };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(words.id, filter));
    ui.input_mut(|input| {
        // The key with Shift first: without is also heard when Shift is held.
        for (key, by) in [(Key::ArrowRight, 1), (Key::ArrowLeft, -1)] {
            if input.consume_key(Modifiers::SHIFT, key) {
                return Some(Asked::Step(by, true));
            }
            if input.consume_key(Modifiers::NONE, key) {
                return Some(Asked::Step(by, false));
            }
        }
        for (key, last) in [(Key::Home, false), (Key::End, true)] {
            if input.consume_key(Modifiers::NONE, key) {
                return Some(Asked::End(last));
            }
        }
        if input.consume_key(Modifiers::NONE, Key::Space) {
            return Some(Asked::Toggle);
        }
        input
            .consume_key(Modifiers::NONE, Key::Enter)
            .then_some(Asked::Insert)
    })
}
