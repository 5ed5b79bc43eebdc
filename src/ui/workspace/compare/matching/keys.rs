//! The keys of the two lists.

use super::way::{Way, may_say};
use super::{MatchingPage, list};
use crate::model::{CodeId, CodeMatch};
use crate::ui::{Commands, View};
use egui::{Event, EventFilter, FocusDirection, Key, Modifiers, Response, Ui};

impl MatchingPage {
    /// Arrows move, left and right (and Tab, from the first list to the second) change the side, signs say how the
    /// two chosen codes match, 0 that the one the keys are on has no counterpart, N goes to the next suggestion.
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
        if let (Some(key), Some((a, b))) = (said(ui), self.chosen())
            && may_say(view)
            && let Some(way) = self.way(key, (a, b))
        {
            way.record(a, b, commands);
        }
    }

    /// What a key says here; none where there is nothing to take back, which is no error.
    fn way(&self, key: Said, (a, b): (CodeId, CodeId)) -> Option<Way> {
        let declared = &self.arranged.declared;
        let (_, code) = self.keys_on()?;
        match key {
            Said::They(how) => Some(Way::Say(how)),
            Said::NoCounterpart if declared.without.contains(&code) => None,
            Said::NoCounterpart => Some(Way::NoCounterpart(code)),
            Said::Back if declared.how(a, b).is_some() => Some(Way::TakeBack),
            Said::Back => declared
                .without
                .contains(&code)
                .then_some(Way::LookAgain(code)),
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

/// What keys say.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Said {
    They(CodeMatch),
    NoCounterpart,
    Back,
}

/// What was said by a key. The signs are taken as typed, since they lie elsewhere on every keyboard.
fn said(ui: &Ui) -> Option<Said> {
    ui.input_mut(|input| {
        let mut said = None;
        input.events.retain(|event| {
            let Event::Text(text) = event else {
                return true;
            };
            said = match text.as_str() {
                "=" => Some(Said::They(CodeMatch::Equal)),
                ">" => Some(Said::They(CodeMatch::Broader)),
                "<" => Some(Said::They(CodeMatch::Narrower)),
                "0" => Some(Said::NoCounterpart),
                _ => return true,
            };
            false
        });
        if input.consume_key(Modifiers::NONE, Key::X) {
            said = Some(Said::They(CodeMatch::Distinct));
        }
        if input.consume_key(Modifiers::NONE, Key::Backspace) {
            said = Some(Said::Back);
        }
        said
    })
}
