//! The keyboard in the transcript.

use egui::{Event, EventFilter, Key, Modifiers, Response, Ui};

use super::state::{Request, Selecting, TranscriptState};
use super::units::{Unit, Units};
use crate::model::Span;

/// Moves caret and selection by the keys pressed in this frame, and copies.
///
/// Right and down step on, left and up step back; in a paragraph that runs from right to left it is left that
/// steps on and right that steps back, as in every text field a reader of Arabic or Hebrew knows.
///
/// Arrows step by sentence, with Ctrl by word, with Alt by turn; Shift extends. Home and End go to the ends
/// of the turn, with Ctrl of the document; Page Up and Page Down go a screen further and take the caret
/// along. Escape gives up the selection. What is used is taken out of the
/// frame's events; the rest is the shell's.
pub(super) fn keys(ui: &Ui, response: &Response, state: &mut TranscriptState, units: &Units<'_>) {
    if !response.has_focus() {
        return;
    }
    let filter = EventFilter {
        tab: false,
        horizontal_arrows: true,
        vertical_arrows: true,
        escape: true,
    };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, filter));
    let mut copied = None;
    ui.input_mut(|input| {
        input.events.retain(|event| match event {
            Event::Copy => match state.selecting.span() {
                Some(span) => {
                    copied = Some(units.text.slice(span).to_owned());
                    false
                }
                None => true,
            },
            Event::Key {
                key,
                pressed: true,
                modifiers,
                ..
            } => !pressed(*key, *modifiers, state, units, response.rect.height()),
            _ => true,
        });
    });
    if let Some(words) = copied {
        ui.ctx().copy_text(words);
    }
}

/// Acts on a key; whether it was one of ours.
fn pressed(
    key: Key,
    modifiers: Modifiers,
    state: &mut TranscriptState,
    units: &Units<'_>,
    screen: f32,
) -> bool {
    let unit = if modifiers.command {
        Unit::Word
    } else if modifiers.alt {
        Unit::Turn
    } else {
        Unit::Sentence
    };
    let selecting = state.selecting;
    let head = selecting.head;
    let moved = match (key, units.goes_on(key, head)) {
        (_, Some(forward)) if modifiers.shift => extended(units, unit, selecting, forward),
        (_, Some(true)) => Selecting::at(units.next_start(unit, head)),
        (_, Some(false)) => {
            let from = selecting.span().map_or(head, |span| span.start + 1);
            Selecting::at(units.previous_start(unit, from.min(head)))
        }
        (Key::Home | Key::End, _) => {
            let around = if modifiers.command {
                Span::new(units.start(), units.end())
            } else {
                units.turn_around(head)
            };
            let to = if key == Key::Home {
                around.start
            } else {
                around.end
            };
            to_position(selecting, to, modifiers.shift)
        }
        (Key::PageDown | Key::PageUp, _) => {
            let page = screen * 0.85;
            let by = if key == Key::PageDown { page } else { -page };
            state.request = Some(Request::Page {
                by,
                extend: modifiers.shift,
            });
            return true;
        }
        (Key::Escape, _) if selecting.span().is_some() => Selecting::at(head),
        _ => return false,
    };
    state.selecting = moved;
    if key != Key::Escape {
        state.request = Some(Request::Nearest(moved.head));
    }
    true
}

pub(super) fn to_position(selecting: Selecting, to: u32, extend: bool) -> Selecting {
    if !extend {
        return Selecting::at(to);
    }
    let fixed = fixed(selecting);
    Selecting {
        anchor: Span::new(fixed, fixed),
        head: to,
        unit: Unit::Character,
    }
}

/// The end of the selection that stays.
const fn fixed(selecting: Selecting) -> u32 {
    if selecting.head >= selecting.anchor.end {
        selecting.anchor.start
    } else {
        selecting.anchor.end
    }
}

/// The selection with its moving end a unit further, or back.
fn extended(units: &Units<'_>, unit: Unit, selecting: Selecting, forward: bool) -> Selecting {
    let fixed = fixed(selecting);
    let head = selecting.head;
    let to = match (forward, head.cmp(&fixed)) {
        (true, std::cmp::Ordering::Less) => units.next_start(unit, head).min(fixed),
        (true, _) => units.next_end(unit, head),
        (false, std::cmp::Ordering::Greater) => units.previous_end(unit, head).max(fixed),
        (false, _) => units.previous_start(unit, head),
    };
    to_position(selecting, to, true)
}

#[cfg(test)]
mod tests {
    use super::super::blocks::blocks;
    use super::*;
    use crate::model::Text;

    fn after(keys: &[(Key, Modifiers)], start: u32) -> (Option<String>, u32) {
        let text = Text::new("One is here. Two is there.\nThree, too.".to_owned());
        let blocks = blocks(&text, &[]);
        let units = Units {
            text: &text,
            blocks: &blocks,
        };
        let mut state = TranscriptState::new();
        state.set_caret(start);
        for (key, modifiers) in keys {
            pressed(*key, *modifiers, &mut state, &units, 600.0);
        }
        let words = state.selection().map(|span| text.slice(span).to_owned());
        (words, state.caret())
    }

    const SHIFT: Modifiers = Modifiers::SHIFT;
    const NONE: Modifiers = Modifiers::NONE;

    #[test]
    fn shift_and_arrows_take_sentences_in_and_give_them_back() {
        let right = (Key::ArrowRight, SHIFT);
        let left = (Key::ArrowLeft, SHIFT);
        assert_eq!(after(&[right], 0).0.as_deref(), Some("One is here."));
        assert_eq!(
            after(&[right, right], 0).0.as_deref(),
            Some("One is here. Two is there.")
        );
        assert_eq!(
            after(&[right, right, left], 0).0.as_deref(),
            Some("One is here.")
        );
        assert_eq!(after(&[right, left], 0).0, None);
        assert_eq!(after(&[left], 13).0.as_deref(), Some("One is here. "));
    }

    #[test]
    fn ctrl_steps_by_word_and_alt_by_turn() {
        let command = Modifiers::COMMAND;
        assert_eq!(after(&[(Key::ArrowRight, command)], 0).1, 4);
        assert_eq!(
            after(&[(Key::ArrowRight, command | SHIFT); 2], 0)
                .0
                .as_deref(),
            Some("One is")
        );
        assert_eq!(after(&[(Key::ArrowRight, Modifiers::ALT)], 0).1, 27);
    }

    #[test]
    fn escape_gives_up_the_selection_and_keeps_the_caret() {
        let keys = [(Key::ArrowRight, SHIFT), (Key::Escape, NONE)];
        assert_eq!(after(&keys, 0), (None, 12));
    }

    #[test]
    fn home_and_end_go_to_the_ends_of_the_turn_and_with_ctrl_of_the_document() {
        assert_eq!(after(&[(Key::End, NONE)], 3).1, 26);
        assert_eq!(after(&[(Key::Home, NONE)], 30).1, 27);
        assert_eq!(after(&[(Key::End, Modifiers::COMMAND)], 3).1, 38);
    }
}
