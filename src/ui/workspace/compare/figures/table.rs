//! The rows as a table: what is clicked in it, and what the keys are on.

use super::FigureTable;
use super::level::RowKey;
use super::lines::{self, Line, ROW, Table};
use crate::ui::theme::{metrics, parts, theme};
use egui::{Id, Role, ScrollArea, Sense, Ui, WidgetInfo, vec2};

impl FigureTable {
    pub(super) fn table(&mut self, ui: &mut Ui, table: &Table<'_>) -> Option<RowKey> {
        let widths = table.columns.iter();
        let width: f32 = widths
            .map(|column| column.width(table.name, table.interval))
            .sum();
        let whole = ui.available_rect_before_wrap();
        let list = ui.interact(
            whole,
            Id::unique("figures"),
            Sense::focusable_noninteractive(),
        );
        let spoken = format!("Figures: {}", table.level.name());
        list.widget_info(|| WidgetInfo::labeled(Role::Table, true, &spoken));
        let mut shows = self.keys(ui, &list, table.answer);
        ui.spacing_mut().item_spacing.y = 0.0;
        ScrollArea::horizontal().auto_shrink(false).show(ui, |ui| {
            ui.set_width(width);
            self.heads(ui, table);
            for line in lines::of_all(table.level, self.order.is_empty())
                .iter()
                .copied()
            {
                let chosen = line.key(table).is_some() && line.key(table) == self.chosen;
                let response = table.line(ui, line, chosen);
                if response.clicked() {
                    self.clicked(ui, table, line, &response);
                    list.request_focus();
                }
            }
            ui.add_space(metrics::GRID);
            let across = ui.available_rect_before_wrap().x_range();
            let y = ui.cursor().top();
            ui.painter().hline(across, y, theme(ui).hairline());
            ui.add_space(metrics::GRID);
            if let Some((key, twice)) = self.lines(ui, table) {
                list.request_focus();
                if twice {
                    shows = Some(key);
                }
            }
        });
        parts::focus_ring(ui, &list, whole.expand2(vec2(4.0, 2.0)));
        shows
    }

    /// The rows; one that was clicked, and whether twice.
    pub(super) fn lines(&mut self, ui: &mut Ui, table: &Table<'_>) -> Option<(RowKey, bool)> {
        let mut clicked = None;
        let mut area = ScrollArea::vertical().auto_shrink(false);
        if std::mem::take(&mut self.follow) {
            let top = self.place() as f32 * ROW;
            area = area.vertical_scroll_offset((top - ui.available_height() / 2.0).max(0.0));
        }
        area.show_rows(ui, ROW, self.order.len(), |ui, visible| {
            for at in visible {
                let Some(n) = self.order.get(at).copied() else {
                    continue;
                };
                let line = Line::Row(n);
                let key = line.key(table);
                let response = table.line(ui, line, key.is_some() && key == self.chosen);
                if let Some(key) = key.filter(|_| response.clicked()) {
                    clicked = Some((key, response.double_clicked()));
                    self.clicked(ui, table, line, &response);
                }
            }
        });
        clicked
    }

    /// A click chooses the row; one on a number opens the text behind it.
    pub(super) fn clicked(
        &mut self,
        ui: &Ui,
        table: &Table<'_>,
        line: Line,
        response: &egui::Response,
    ) {
        let Some(key) = line.key(table) else { return };
        self.chosen = Some(key);
        self.behind.close();
        let at = ui.input(|input| input.pointer.interact_pos());
        let Some(x) = at.map(|at| at.x) else { return };
        let column = table.column_at(x - response.rect.left());
        if let Some(present) = column.and_then(|it| it.present(self.people(table.comparison)))
            && let Some((title, count)) = table.behind(line, column)
            && count > 0
        {
            self.behind.open(key, present, title);
        }
    }

    pub(super) fn place(&self) -> usize {
        let Some(answer) = &self.answer else { return 0 };
        let is_chosen = |n: &usize| {
            let row = self.level.row(answer, *n);
            row.is_some_and(|row| Some(row.key) == self.chosen)
        };
        self.order.iter().position(is_chosen).unwrap_or(0)
    }
}
