//! The page: sentences, table, and what stands below it.

use super::super::comparison::Comparison;
use super::column::{Column, columns};
use super::job::Asked;
use super::level::Level;
use super::lines::{self, ROW, Table};
use super::{FigureTable, Wanted, headline, heat_map, together};
use crate::analysis::agreement::of_study::StudyAgreement;
use crate::exchange::report::options_of_comparison;
use crate::model::Reported;
use crate::ui::theme::metrics;
use crate::ui::{Command, Commands, View};
use egui::{ScrollArea, Ui, vec2};
use std::sync::Arc;

/// The least room for a row's name, and the most.
const NAME: (f32, f32) = (208.0, 340.0);
/// The least room for an interval, and the most.
const INTERVAL: (f32, f32) = (104.0, 190.0);
/// Height of what stands below the table, at least.
pub(super) const BELOW: f32 = 172.0;

impl FigureTable {
    /// Sentences, table, and what stands below it.
    pub(super) fn page(
        &mut self,
        ui: &mut Ui,
        view: &View<'_>,
        comparison: &Comparison,
        answer: &Arc<StudyAgreement>,
        commands: &mut Commands,
    ) -> Option<Wanted> {
        let coefficients = view.overview.reported == Reported::AgreementToo;
        headline::headline(ui, view, answer);
        self.levels(ui, answer, coefficients);
        if self.level == Level::Borders {
            self.unitizing.show(ui);
            return None;
        }
        let columns = columns(
            self.people(comparison),
            coefficients,
            answer,
            &self.choices,
            self.level,
        );
        let room = ui.available_width();
        let others: f32 = columns.iter().map(|column| column.width(0.0, 0.0)).sum();
        let interval = (room - others - NAME.0).clamp(INTERVAL.0, INTERVAL.1);
        let intervals = if columns.contains(&Column::Interval) {
            interval
        } else {
            0.0
        };
        let table = Table {
            name: (room - others - intervals).clamp(NAME.0, NAME.1),
            interval,
            least: self.least,
            answer,
            columns,
            comparison,
            level: self.level,
            drawing: self.drawing,
            view,
        };
        let below = self.level == Level::Codes && !self.order.is_empty();
        let height = ui.available_height();
        let of_all = lines::of_all(self.level, self.order.is_empty()).len();
        let rows = (1 + of_all + self.order.len()) as f32 * ROW + metrics::GRID * 4.0;
        let table_height = match below {
            false => height,
            true if rows + BELOW <= height => rows,
            true => (height - BELOW).clamp(height * 0.5, height * 0.72),
        };
        let mut wanted = None;
        let size = vec2(ui.available_width(), table_height);
        ui.allocate_ui(size, |ui| {
            ui.set_min_height(table_height);
            if let Some(key) = self.table(ui, &table) {
                wanted = self.passages_of(key);
            }
        });
        if below {
            ui.add_space(metrics::GRID * 2.0);
            let place = self.below(ui, view, &table, answer, coefficients, commands);
            wanted = wanted.or(place);
        }
        wanted
    }

    /// Where analysts differ, and all units at once.
    pub(super) fn below(
        &mut self,
        ui: &mut Ui,
        view: &View<'_>,
        table: &Table<'_>,
        answer: &StudyAgreement,
        coefficients: bool,
        commands: &mut Commands,
    ) -> Option<Wanted> {
        let room = ui.available_width();
        let beside = if room < 460.0 {
            0.0
        } else {
            let map = heat_map::width(answer.documents.len()).max(260.0);
            (room - map).clamp(room * 0.42, room * 0.62)
        };
        let mut wanted = None;
        let double = self.double.of(view, table.comparison.pass.id, answer);
        ui.horizontal_top(|ui| {
            ui.vertical(|ui| {
                ui.set_width(room - beside);
                let place = self.heat_map.show(ui, answer, &self.order);
                wanted = place.and_then(|(code, document)| self.follow(view, code, document));
            });
            if beside > 0.0 {
                ui.vertical(|ui| {
                    ui.set_width(beside - metrics::GRID * 4.0);
                    let area = ScrollArea::vertical()
                        .id_salt("together")
                        .auto_shrink(false);
                    let asked = area.show(ui, |ui| {
                        together::show(
                            ui,
                            self.drawing,
                            double.as_ref(),
                            answer,
                            &self.choices,
                            coefficients,
                        )
                    });
                    if asked.inner {
                        let mut chosen =
                            Asked::now(view.revision(), table.comparison, &self.choices).options();
                        if chosen.analysts.len() == table.comparison.pass.coders.len() {
                            chosen.analysts.clear();
                        }
                        commands.push(Command::OpenFigures(options_of_comparison(&chosen)));
                    }
                });
            }
        });
        wanted
    }
}
