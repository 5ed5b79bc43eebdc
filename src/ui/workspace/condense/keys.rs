//! The keys of the board.

use super::card::{Cards, Place};
use super::moves;
use super::picker::{Picker, Picking};
use super::sorting::Sorting;
use crate::model::{CodeId, CodeLink};
use crate::ui::{Commands, Selected, View};
use egui::{Key, Modifiers, Ui};
use std::collections::BTreeSet;

/// What the keys work on.
pub(super) struct Keys<'a> {
    pub cards: &'a mut Cards,
    pub selected: &'a mut BTreeSet<CodeId>,
    pub anchor: &'a mut Option<Place>,
    pub picker: &'a mut Picker,
    pub sorting: Sorting,
}

impl Keys<'_> {
    /// Takes the keys of this frame, unless somebody types. Drawn cards of the last frame say where one is.
    pub fn take(&mut self, ui: &Ui, view: &View<'_>, commands: &mut Commands) {
        if let Some((from, to)) = self.cards.range.take() {
            select_between(self.cards, self.selected, from, to);
        }
        if ui.ctx().text_edit_focused() || self.picker.is_open() {
            return;
        }
        let pressed = |modifiers: Modifiers, key: Key| {
            ui.input_mut(|input| input.consume_key(modifiers, key))
        };
        self.arrows(ui, commands);
        if self.cards.focused.is_some() && pressed(Modifiers::NONE, Key::Space) {
            self.toggle();
        }
        if pressed(Modifiers::COMMAND, Key::A) {
            self.select_column();
        }
        if !self.selected.is_empty() && pressed(Modifiers::NONE, Key::Escape) {
            self.selected.clear();
        }
        let may = view.me().is_some() && view.read_only.is_none();
        let codes = self.meant(view);
        if !may || codes.is_empty() {
            return;
        }
        if pressed(Modifiers::NONE, Key::C) {
            self.selected.clear();
            moves::make_category(codes, None, self.sorting, commands);
        } else if pressed(Modifiers::NONE, Key::P) {
            self.picker.begin(Picking::Into(codes));
        } else if pressed(Modifiers::NONE, Key::G) {
            self.picker.begin(Picking::Merge(codes));
        } else if pressed(Modifiers::NONE, Key::L) {
            if let Some(code) = codes.first() {
                let what = Picking::Link(*code, CodeLink::RelatedTo);
                self.picker.begin(what);
            }
        } else if self.cards.focused.is_some() && pressed(Modifiers::NONE, Key::Delete) {
            self.selected.clear();
            moves::put(codes, None, false, commands);
        }
    }

    /// The selected codes; else the one that has the keyboard or is shown at the right.
    fn meant(&self, view: &View<'_>) -> Vec<CodeId> {
        if !self.selected.is_empty() {
            return self.selected.iter().copied().collect();
        }
        let focused = self.cards.focused.and_then(|at| self.cards.code_at(at));
        let shown = match view.here.selected {
            Selected::Code(code) => Some(code),
            _ => None,
        };
        // Only what lies on the board.
        let shown = shown.filter(|code| self.cards.order.iter().any(|it| it.contains(code)));
        focused.or(shown).into_iter().collect()
    }

    fn toggle(&mut self) {
        let Some(place) = self.cards.focused else {
            return;
        };
        *self.anchor = Some(place);
        if let Some(code) = self.cards.code_at(place)
            && !self.selected.remove(&code)
        {
            self.selected.insert(code);
        }
    }

    /// All cards of the column one is in; of the tray where one is in none.
    fn select_column(&mut self) {
        let column = self.cards.focused.map_or(0, |(column, _)| column);
        let all = self.cards.order.get(column).into_iter().flatten();
        self.selected.extend(all);
    }

    /// Arrows go from card to card; with Shift they select on the way.
    fn arrows(&mut self, ui: &Ui, commands: &mut Commands) {
        let focused = self.cards.focused;
        if focused.is_none() && ui.memory(|memory| memory.focused().is_some()) {
            return;
        }
        for shift in [true, false] {
            let modifiers = if shift {
                Modifiers::SHIFT
            } else {
                Modifiers::NONE
            };
            for key in [
                Key::ArrowUp,
                Key::ArrowDown,
                Key::ArrowLeft,
                Key::ArrowRight,
            ] {
                if !ui.input_mut(|input| input.consume_key(modifiers, key)) {
                    continue;
                }
                let to = match focused {
                    Some(from) => self.neighbour(from, key),
                    None => self.first(),
                };
                let Some(to) = to else { continue };
                self.cards.wanted = Some(to);
                if shift {
                    self.reach(focused.unwrap_or(to), to);
                }
                if let Some(code) = self.cards.code_at(to) {
                    commands.select(Selected::Code(code));
                }
            }
        }
    }

    fn first(&self) -> Option<Place> {
        let column = self.cards.order.iter().position(|it| !it.is_empty())?;
        Some((column, 0))
    }

    fn neighbour(&self, (column, row): Place, key: Key) -> Option<Place> {
        let order = &self.cards.order;
        let in_column = |column: usize, row: usize| {
            let len = order.get(column)?.len();
            (len > 0).then(|| (column, row.min(len - 1)))
        };
        match key {
            Key::ArrowUp => Some((column, row.checked_sub(1)?)),
            Key::ArrowDown => in_column(column, row + 1),
            Key::ArrowLeft => (0..column).rev().find_map(|it| in_column(it, row)),
            _ => (column + 1..order.len()).find_map(|it| in_column(it, row)),
        }
    }

    fn reach(&mut self, from: Place, to: Place) {
        let anchor = *self.anchor.get_or_insert(from);
        select_between(self.cards, self.selected, anchor, to);
    }
}

/// Selects all cards from one to another of the same column; elsewhere the one alone.
fn select_between(cards: &Cards, selected: &mut BTreeSet<CodeId>, from: Place, to: Place) {
    let (first, last) = if from.0 == to.0 {
        (from.1.min(to.1), from.1.max(to.1))
    } else {
        (to.1, to.1)
    };
    let column = cards.order.get(to.0).map_or(&[][..], Vec::as_slice);
    let between = column.iter().skip(first).take(last - first + 1);
    selected.extend(between);
}
