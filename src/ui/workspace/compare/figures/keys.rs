//! The keyboard in the table of figures.

use super::FigureTable;
use super::level::RowKey;
use crate::analysis::agreement::of_study::StudyAgreement;
use egui::{EventFilter, Key, Modifiers, Response, Ui};

impl FigureTable {
    /// Up and down choose a row, Enter asks for its passages.
    pub(super) fn keys(
        &mut self,
        ui: &Ui,
        list: &Response,
        answer: &StudyAgreement,
    ) -> Option<RowKey> {
        let focused = ui.memory(egui::Memory::focused);
        if focused.is_some_and(|id| id != list.id) {
            return None;
        }
        if list.has_focus() {
            let filter = EventFilter {
                vertical_arrows: true,
                ..EventFilter::default()
            };
            ui.memory_mut(|memory| memory.set_focus_lock_filter(list.id, filter));
        }
        let pressed = |key: Key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
        let last = self.order.len().saturating_sub(1);
        let at = self.place();
        let shown = |n: &usize| self.level.row(answer, *n).map(|row| row.key);
        let none = !self
            .order
            .iter()
            .filter_map(shown)
            .any(|key| Some(key) == self.chosen);
        let to = if pressed(Key::ArrowDown) {
            Some(if none { 0 } else { (at + 1).min(last) })
        } else if pressed(Key::ArrowUp) {
            Some(at.saturating_sub(1))
        } else if pressed(Key::Home) {
            Some(0)
        } else {
            pressed(Key::End).then_some(last)
        };
        if let Some(to) = to {
            let n = self.order.get(to);
            self.chosen = n.and_then(|n| Some(self.level.row(answer, *n)?.key));
            self.behind.close();
            self.follow = true;
        }
        if pressed(Key::Escape) {
            self.behind.close();
        }
        pressed(Key::Enter).then_some(self.chosen).flatten()
    }
}
