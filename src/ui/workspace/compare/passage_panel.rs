//! The chosen passage at the right, and what is decided on it.

use super::comparison::Comparison;
use super::ways::At;
use super::{CompareWorkspace, passage};
use crate::ui::theme::{metrics, theme};
use crate::ui::{Commands, View};
use egui::{ScrollArea, Ui};

/// From which height on passage and decision have each their place.
const TALL: f32 = 560.0;

impl CompareWorkspace {
    /// The passage above, and below it, always in sight where there is room, what is decided.
    pub(super) fn passage(
        &mut self,
        ui: &mut Ui,
        view: &View<'_>,
        comparison: &Comparison,
        commands: &mut Commands,
    ) {
        self.list.update(view, comparison);
        let Some((found, row)) = self.list.found_and_row() else {
            ui.add_space(metrics::GRID * 2.0);
            ui.label(theme(ui).quiet("Choose a passage to read it here."));
            return;
        };
        passage::header(ui, view, &row);
        let Some(readings) = found.item_of(&row).map(|item| comparison.readings(item)) else {
            return;
        };
        let at = At {
            view,
            comparison,
            readings: &readings,
            row: &row,
            session: self.session.current(view, comparison),
        };
        let borders = self.deciding.borders();
        let room = ui.available_height();
        let mut next = false;
        if room < TALL {
            ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
                let reader = &mut self.reader;
                reader.show(ui, view, comparison, &found, &row, borders, room, commands);
                passage::who_gave_what(ui, view, comparison, &found, &row);
                let deciding = &mut self.deciding;
                next = deciding.show(ui, &at, commands);
            });
        } else {
            let most = room * 0.66;
            let above = room - self.decision_height.min(most) - metrics::GRID * 2.0;
            ScrollArea::vertical()
                .id_salt("passage")
                .auto_shrink([false, true])
                .max_height(above)
                .show(ui, |ui| {
                    let reader = &mut self.reader;
                    reader.show(ui, view, comparison, &found, &row, borders, above, commands);
                });
            let area = ScrollArea::vertical().id_salt("decision").max_height(most);
            let drawn = area.auto_shrink([false, true]).show(ui, |ui| {
                ui.add_space(metrics::GRID);
                passage::who_gave_what(ui, view, comparison, &found, &row);
                let deciding = &mut self.deciding;
                next = deciding.show(ui, &at, commands);
            });
            let height = drawn.content_size.y;
            if (height - self.decision_height).abs() > 0.5 {
                self.decision_height = height;
                self.reader.follow_again();
                ui.ctx().request_repaint();
            }
        }
        if next {
            self.list.go_to_next_open(view.me());
        }
    }

    /// One key for each decision.
    pub(super) fn keys(
        &mut self,
        ui: &Ui,
        view: &View<'_>,
        comparison: &Comparison,
        commands: &mut Commands,
    ) {
        let Some((found, row)) = self.list.found_and_row() else {
            return;
        };
        let Some(readings) = found.item_of(&row).map(|item| comparison.readings(item)) else {
            return;
        };
        let at = At {
            view,
            comparison,
            readings: &readings,
            row: &row,
            session: self.session.current(view, comparison),
        };
        if self.deciding.keys(ui, &at, commands) {
            self.list.go_to_next_open(view.me());
        }
    }
}
