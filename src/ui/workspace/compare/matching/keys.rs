//! The keys of the two lists.

use super::way::{Way, may_say};
use super::{MatchingPage, list};
use crate::model::CodeMatch;
use crate::ui::{Commands, View};
use egui::{Event, EventFilter, FocusDirection, Key, Modifiers, Response, Ui};

impl MatchingPage {
    /// Arrows move, left and right (and Tab, from the first list to the second) change the side, signs say how the
    /// two chosen codes match, N goes to the next suggestion.
    pub(super) fn keys(
        &mut self,
        ui: &Ui,
        view: &View<'_>,
        lists: &[Response],
        commands: &mut Commands,
    ) {
        let focused = ui.memory(egui::Memory::focused);
        let here = focused.map(|id| [0, 1].into_iter().find(|side| list::id(*side) == id));
        match here {
            Some(None) => return,
            Some(Some(side)) => self.active = side,
            None => {}
        }
        if let Some(list) = lists.get(self.active).filter(|list| list.has_focus()) {
            let filter = EventFilter {
                vertical_arrows: true,
                horizontal_arrows: true,
                ..EventFilter::default()
            };
            ui.memory_mut(|memory| memory.set_focus_lock_filter(list.id, filter));
        }
        self.moves(ui, lists);
        let next = ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::N));
        if next {
            self.next_suggestion();
        }
        let way = said(ui);
        if let (Some(way), Some((a, b))) = (way, self.chosen())
            && may_say(view)
        {
            // Taking back where nothing was said is no error.
            if way != Way::TakeBack || self.arranged.declared.how(a, b).is_some() {
                way.record(a, b, commands);
            }
        }
    }

    fn moves(&mut self, ui: &Ui, lists: &[Response]) {
        let pressed = |key: Key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
        for (key, side) in [(Key::ArrowLeft, 0), (Key::ArrowRight, 1)] {
            if pressed(key) {
                self.active = side;
                if let Some(list) = lists.get(side) {
                    list.request_focus();
                    // The arrow has done its work and moves the focus no further.
                    ui.memory_mut(|memory| memory.move_focus(FocusDirection::None));
                }
            }
        }
        let Some(side) = self.sides.get(self.active) else {
            return;
        };
        let (at, page) = (side.at(), side.page());
        let last = side.rows().len().saturating_sub(1);
        let moves = [
            (Key::ArrowDown, (at + 1).min(last)),
            (Key::ArrowUp, at.saturating_sub(1)),
            (Key::PageDown, (at + page).min(last)),
            (Key::PageUp, at.saturating_sub(page)),
            (Key::Home, 0),
            (Key::End, last),
        ];
        for (key, to) in moves {
            if pressed(key) {
                self.choose(self.active, to);
            }
        }
    }
}

/// What was said by a key. The signs are taken as typed, since they lie elsewhere on every keyboard.
fn said(ui: &Ui) -> Option<Way> {
    ui.input_mut(|input| {
        let mut way = None;
        input.events.retain(|event| {
            let Event::Text(text) = event else {
                return true;
            };
            way = match text.as_str() {
                "=" => Some(Way::Say(CodeMatch::Equal)),
                ">" => Some(Way::Say(CodeMatch::Broader)),
                "<" => Some(Way::Say(CodeMatch::Narrower)),
                _ => return true,
            };
            false
        });
        if input.consume_key(Modifiers::NONE, Key::X) {
            way = Some(Way::Say(CodeMatch::Distinct));
        }
        if input.consume_key(Modifiers::NONE, Key::Backspace) {
            way = Some(Way::TakeBack);
        }
        way
    })
}
