//! The list of challenges, gone through with the arrows.

use super::super::list_line::Line;
use super::{ChallengesPage, LIST};
use crate::ui::theme::parts;
use crate::ui::{Commands, View};
use egui::{EventFilter, Id, Key, Modifiers, Response, Role, ScrollArea, Sense, Ui, WidgetInfo};

/// Height of a row, which has two lines: what is challenged is longer than a word.
const ROW: f32 = 52.0;

impl ChallengesPage {
    pub(super) fn choose(&mut self, at: usize) {
        self.chosen = self.rows.get(at).map(|row| row.ids.clone());
        self.at = at;
        self.follow = true;
    }

    /// Goes on to the next row that nobody has decided on; stays where there is none.
    pub(super) fn go_to_next_open(&mut self) {
        let after = self.rows.iter().enumerate().skip(self.at + 1);
        let next = after
            .filter(|(_, row)| row.state.is_open())
            .map(|(at, _)| at);
        if let Some(next) = next.into_iter().next() {
            self.choose(next);
        }
    }

    pub(super) fn list(&mut self, ui: &mut Ui, view: &View<'_>, commands: &mut Commands) {
        let whole = ui.available_rect_before_wrap();
        let list = ui.interact(whole, Id::unique(LIST), Sense::focusable_noninteractive());
        list.widget_info(|| WidgetInfo::labeled(Role::List, true, "Challenges"));
        self.keys(ui, &list, commands);
        ui.spacing_mut().item_spacing.y = 0.0;
        let mut area = ScrollArea::vertical().id_salt(LIST).auto_shrink(false);
        if std::mem::take(&mut self.follow) {
            area = area.vertical_scroll_offset(self.offset_for_chosen(whole.height()));
        }
        let mut clicked = None;
        let output = area.show_rows(ui, ROW, self.rows.len(), |ui, visible| {
            for at in visible {
                let Some(row) = self.rows.get(at) else {
                    continue;
                };
                let line = Line {
                    kind: row.kind(view),
                    state: row.state(view),
                    open: row.state.is_open(),
                    several: false,
                    words: &row.words,
                    source: &row.source,
                };
                let response = line.show(ui, ROW, true, at == self.at);
                if response.double_clicked() {
                    commands.show_passage(row.document, row.span);
                } else if response.clicked() {
                    clicked = Some(at);
                }
            }
        });
        self.scrolled = (output.state.clamped_offset().y, output.inner_rect.height());
        if list.has_focus() {
            let ring = whole.expand2(egui::vec2(4.0, 2.0));
            parts::focus_ring(ui, &list, ring);
        }
        if let Some(at) = clicked {
            self.choose(at);
            list.request_focus();
        }
    }

    /// Where to scroll so that the chosen row is in sight, moving no more than it takes.
    fn offset_for_chosen(&self, height: f32) -> f32 {
        let top = self.at as f32 * ROW;
        let (offset, known) = self.scrolled;
        let room = if known > 0.0 { known } else { height };
        let last = (top + ROW - room).max(0.0);
        offset.clamp(last.min(top), top.max(last))
    }

    fn keys(&mut self, ui: &Ui, list: &Response, commands: &mut Commands) {
        let focused = ui.memory(egui::Memory::focused);
        if self.deciding.is_busy() || focused.is_some_and(|id| id != list.id) {
            return;
        }
        if list.has_focus() {
            let filter = EventFilter {
                vertical_arrows: true,
                ..EventFilter::default()
            };
            ui.memory_mut(|memory| memory.set_focus_lock_filter(list.id, filter));
        }
        let last = self.rows.len().saturating_sub(1);
        let moves = [
            (Key::ArrowDown, (self.at + 1).min(last)),
            (Key::ArrowUp, self.at.saturating_sub(1)),
            (Key::Home, 0),
            (Key::End, last),
        ];
        for (key, to) in moves {
            if ui.input_mut(|input| input.consume_key(Modifiers::NONE, key)) {
                self.choose(to);
            }
        }
        if ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Enter))
            && let Some(row) = self.rows.get(self.at)
        {
            commands.show_passage(row.document, row.span);
        }
    }
}
