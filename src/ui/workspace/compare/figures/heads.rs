//! The heads of the columns, and the order they give.

use super::super::list_line::cell;
use super::FigureTable;
use super::column::Column;
use super::lines::{ROW, Table};
use crate::ui::fonts;
use crate::ui::theme::{metrics, parts, theme};
use egui::{Id, Rect, Role, Sense, Ui, WidgetInfo, pos2, vec2};
use std::cmp::Ordering;

/// What rows are sorted by. What is undefined stands last, whichever way.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Key {
    value: Option<f64>,
    name: String,
    by_name: bool,
    ascending: bool,
}

impl Key {
    pub const fn of(value: Option<f64>, name: String, by_name: bool, ascending: bool) -> Self {
        Self {
            value,
            name,
            by_name,
            ascending,
        }
    }
}

impl Eq for Key {}

impl PartialOrd for Key {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Key {
    fn cmp(&self, other: &Self) -> Ordering {
        let by_name = self.name.cmp(&other.name);
        match (self.value, other.value) {
            (Some(a), Some(b)) if self.ascending => a.total_cmp(&b),
            (Some(a), Some(b)) => b.total_cmp(&a),
            (Some(_), None) => Ordering::Less,
            (None, Some(_)) => Ordering::Greater,
            (None, None) if self.by_name && !self.ascending => by_name.reverse(),
            (None, None) => by_name,
        }
    }
}

impl FigureTable {
    /// Heads of the columns; a click sorts, and once more the other way.
    pub(super) fn heads(&mut self, ui: &mut Ui, table: &Table<'_>) {
        let mut sort = self.sort;
        let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), ROW), Sense::hover());
        let mut left = rect.left();
        for column in &table.columns {
            let width = column.width(table.name, table.interval);
            let place = Rect::from_min_size(pos2(left, rect.top()), vec2(width, rect.height()));
            left += width;
            let (words, long) = table.head(*column);
            let response = ui.interact(place, Id::unique(("head", *column)), Sense::click());
            let spoken = format!("Sort by {long}");
            response.widget_info(|| WidgetInfo::labeled(Role::ColumnHeader, true, &spoken));
            let theme = theme(ui);
            let colour = if response.hovered() || sort.is_some_and(|(of, _)| of == *column) {
                theme.ink
            } else {
                theme.quiet
            };
            let font = fonts::sans(metrics::TEXT - 0.5);
            let arrow = match sort {
                Some((of, true)) if of == *column => " ↑",
                Some((of, false)) if of == *column => " ↓",
                _ => "",
            };
            let inset = if *column == Column::Name { 8.0 } else { 0.0 };
            let inner = place
                .with_min_x(place.left() + inset)
                .with_max_x(place.right() - 4.0);
            cell(ui, inner, &format!("{words}{arrow}"), font, colour);
            parts::focus_ring(ui, &response, place.shrink2(vec2(0.0, 3.0)));
            if response.on_hover_text(long).clicked() {
                sort = match sort {
                    Some((of, false)) if of == *column => Some((*column, true)),
                    Some((of, true)) if of == *column => None,
                    _ => Some((*column, *column == Column::Name)),
                };
            }
        }
        if sort != self.sort {
            self.sort = sort;
            self.arrange();
        }
    }
}
