//! The figures: one line per code, category, sub-domain, document or pair, and all of them together.
//!
//! ```text
//! left: unit, text, intervals │ rows with counts and coefficients        │ what a row is made of,
//!                             │ where analysts differ │ all units at once │ or the text behind a number
//! ```

mod behind;
mod choices;
mod column;
mod headline;
mod heads;
mod heat_map;
mod interval;
mod job;
mod keys;
mod left;
mod level;
mod lines;
mod record;
mod together;
mod twice;
mod unitizing;

pub(super) use choices::FigureChoices;
pub(super) use twice::{of_one_alone, offer_twice};

use super::comparison::Comparison;
use super::kept::Kept;
use crate::analysis::agreement::of_study::{CodeAgreement, Present, StudyAgreement};
use crate::analysis::units::KeptBorders;
use crate::model::{CodeId, DocumentId, Reported, Target};
use crate::ui::theme::{metrics, parts, theme};
use crate::ui::{Commands, View, WorkspaceKind};
use behind::BehindList;
use column::{Column, columns};
use egui::{Id, Role, ScrollArea, Sense, Ui, WidgetInfo, vec2};
use heat_map::HeatMap;
use job::Asked;
use level::{Level, RowKey};
use lines::{Line, ROW, Table, least};
use std::sync::Arc;
use twice::{TwiceChoices, figured};
use unitizing::UnitizingPage;

/// From which height on the sentences stay while the table scrolls.
const TALL: f32 = 520.0;
/// The least room for a row's name, and the most.
const NAME: (f32, f32) = (208.0, 340.0);
/// The least room for an interval, and the most.
const INTERVAL: (f32, f32) = (104.0, 190.0);
/// Height of what stands below the table, at least.
const BELOW: f32 = 172.0;

/// Where a click in the figures leads.
#[derive(Debug, Clone, Copy)]
pub(super) enum Wanted {
    /// The passages on which analysts differ about a code, in a document or in all.
    Passages(Option<CodeId>, Option<DocumentId>),
}

/// Everything the figures remember.
#[derive(Debug, Default)]
pub(super) struct FigureTable {
    choices: FigureChoices,
    twice: TwiceChoices,
    borders: KeptBorders,
    kept: Kept<Asked, StudyAgreement>,
    answer: Option<Arc<StudyAgreement>>,
    level: Level,
    sort: Option<(Column, bool)>,
    /// Rows in the order shown.
    order: Vec<usize>,
    /// Where the scale of the intervals begins.
    least: f64,
    chosen: Option<RowKey>,
    follow: bool,
    heat_map: HeatMap,
    behind: BehindList,
    unitizing: UnitizingPage,
}

impl FigureTable {
    /// Sees to it that the figures are those of the study and the choices.
    pub fn update(&mut self, view: &View<'_>, comparison: &Comparison) {
        self.twice.update(view, comparison);
        if self.choices.twice.is_some_and(|it| !self.twice.has(it)) {
            self.choices.twice = None;
        }
        if comparison.analysts.len() < 2 && self.choices.twice.is_none() {
            self.choices.twice = self.twice.first();
        }
        let asked = Asked::now(view.revision(), comparison, &self.choices);
        let work = asked.clone();
        let (texts, borders) = (view.texts, &self.borders);
        self.kept
            .want(view.jobs, "Working out agreement", asked.clone(), || {
                let apart = work.apart(view);
                let (texts, borders) = (texts.clone(), borders.clone());
                move |_| work.work_out(&apart, &texts, &borders)
            });
        let same_people = |it: &Arc<StudyAgreement>| {
            let analysts = match asked.and_pass {
                Some(_) => it.analysts.first() == asked.analysts.first(),
                None => it.analysts == asked.analysts,
            };
            it.pass == asked.pass && it.and_pass == asked.and_pass && analysts
        };
        let newest = self
            .kept
            .get()
            .or_else(|| self.kept.last().filter(same_people));
        let same = match (&newest, &self.answer) {
            (Some(new), Some(old)) => Arc::ptr_eq(new, old),
            (None, None) => true,
            _ => false,
        };
        if !same {
            self.answer = newest;
            self.arrange();
        }
        self.behind.update(view, &self.borders, &asked);
        if self.level == Level::Borders {
            self.unitizing.update(view, &asked);
        }
    }

    /// How many codes have no figures because they wait to be matched.
    pub fn waiting_for_matching(&self) -> usize {
        let codes = self.answer.iter().flat_map(|it| &it.per_code);
        codes.filter(|it| it.waits_for_matching()).count()
    }

    /// How many codes have no figures because they have no counterpart.
    pub fn without_counterpart(&self) -> usize {
        let codes = self.answer.iter().flat_map(|it| &it.per_code);
        codes.filter(|it| it.has_no_counterpart()).count()
    }

    /// “Anna and Bo”, or “Anna, twice”.
    pub fn title(&self, comparison: &Comparison) -> String {
        if self.choices.twice.is_none() {
            return comparison.title(false);
        }
        let name = self.answer.as_ref().and_then(|it| it.analyst_names.first());
        let pass = self.answer.as_ref().map(|it| format!(", {}", it.pass_name));
        let name = name
            .zip(pass)
            .and_then(|(name, pass)| name.strip_suffix(&pass));
        format!("{}, twice", name.unwrap_or("One analyst"))
    }

    /// What a memo would be on.
    pub fn memo_on(&self) -> Option<Target> {
        let code = self.chosen.and_then(RowKey::code);
        code.map(Target::Code)
    }

    /// The left panel.
    pub fn left(&mut self, ui: &mut Ui, view: &View<'_>, comparison: &Comparison) {
        self.twice.update(view, comparison);
        left::left(ui, view, comparison, &self.twice, &mut self.choices);
    }

    /// The right panel: what the chosen row is made of, or the text behind one of its numbers.
    pub fn right(
        &mut self,
        ui: &mut Ui,
        view: &View<'_>,
        comparison: &Comparison,
        commands: &mut Commands,
    ) -> Option<Wanted> {
        self.update(view, comparison);
        if self.behind.is_open() {
            self.behind.show(ui, view, commands);
            return None;
        }
        let comparison = figured(view, comparison, &self.choices);
        let area = ScrollArea::vertical().auto_shrink(false);
        area.show(ui, |ui| record::show(ui, view, &comparison, self))
            .inner
    }

    /// Shows what is there, or why there is nothing; where a click leads.
    pub fn show(
        &mut self,
        ui: &mut Ui,
        view: &View<'_>,
        comparison: &Comparison,
        commands: &mut Commands,
    ) -> Option<Wanted> {
        let theme = theme(ui);
        let Some(answer) = self.answer.clone() else {
            let error = self.kept.error().map(ToString::to_string);
            match error {
                Some(sentence) => {
                    ui.add(egui::Label::new(theme.text(sentence)).wrap());
                    if parts::link(ui, "Try again").clicked() {
                        self.kept.try_again();
                    }
                }
                None => {
                    ui.label(theme.quiet("Working out the figures…"));
                }
            }
            return None;
        };
        let comparison = figured(view, comparison, &self.choices);
        if ui.available_height() >= TALL {
            return self.page(ui, view, &comparison, &answer, commands);
        }
        // In a low window, or with large text, sentences and table scroll together.
        let all = ScrollArea::vertical().id_salt("all").auto_shrink(false);
        let page = all.show(ui, |ui| {
            let size = vec2(ui.available_width(), TALL + BELOW);
            ui.allocate_ui(size, |ui| {
                self.page(ui, view, &comparison, &answer, commands)
            })
            .inner
        });
        page.inner
    }

    /// Sentences, table, and what stands below it.
    fn page(
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
    fn below(
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
                            view,
                            table.comparison,
                            answer,
                            &self.choices,
                            coefficients,
                        )
                    });
                    if asked.inner {
                        commands.go(WorkspaceKind::Report);
                    }
                });
            }
        });
        wanted
    }

    /// Where a cell of the map leads: to the passages to talk about, or, of one analyst's two passes, to the text behind
    /// it.
    fn follow(&mut self, view: &View<'_>, code: CodeId, document: DocumentId) -> Option<Wanted> {
        if self.choices.twice.is_none() {
            return Some(Wanted::Passages(Some(code), Some(document)));
        }
        let name = view.seen.document(document).map_or("", |it| it.name.text());
        let title = format!("Differing: {}, {name}", view.seen.code_name(code));
        self.chosen = Some(RowKey::Code(code));
        self.behind.open_in(
            RowKey::Code(code),
            Some(document),
            Present::Differing,
            title,
        );
        None
    }

    /// What the rows are of, and whether all coefficients are shown.
    fn levels(&mut self, ui: &mut Ui, answer: &StudyAgreement, coefficients: bool) {
        let theme = theme(ui);
        if !self.level.is_offered(answer, coefficients) {
            self.level = Level::Codes;
            self.arrange();
        }
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing.x = 14.0;
            for level in Level::ALL {
                if !level.is_offered(answer, coefficients) {
                    continue;
                }
                if parts::tab(ui, level.name(), self.level == level).clicked() {
                    self.level = level;
                    self.sort = None;
                    self.chosen = None;
                    self.arrange();
                }
            }
            if coefficients {
                ui.checkbox(&mut self.choices.all_coefficients, "All coefficients");
            } else {
                let words = "The study reports consensus only, so that no coefficients are shown (Settings).";
                ui.label(theme.quiet(words));
            }
        });
        ui.add_space(metrics::GRID);
    }

    /// How many analysts the rows are of.
    const fn people(&self, comparison: &Comparison) -> usize {
        match self.level {
            Level::Pairs => 2,
            _ => comparison.analysts.len(),
        }
    }

    fn arrange(&mut self) {
        let Some(answer) = &self.answer else {
            self.order.clear();
            return;
        };
        self.least = least(answer, self.level);
        let level = self.level;
        // Codes that one analyst made alone have no figures before they are matched.
        let waits = |n: &usize| {
            level == Level::Codes
                && answer
                    .per_code
                    .get(*n)
                    .is_some_and(CodeAgreement::is_left_out)
        };
        self.order = (0..level.rows(answer)).filter(|n| !waits(n)).collect();
        let Some((column, ascending)) = self.sort else {
            return;
        };
        self.order.sort_by_cached_key(|n| {
            let row = level.row(answer, *n);
            let value = row.as_ref().and_then(|it| column.value(it.counted));
            let name = row.map_or_else(String::new, |it| it.name);
            heads::Key::of(value, name, column == Column::Name, ascending)
        });
    }

    fn table(&mut self, ui: &mut Ui, table: &Table<'_>) -> Option<RowKey> {
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
    fn lines(&mut self, ui: &mut Ui, table: &Table<'_>) -> Option<(RowKey, bool)> {
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
    fn clicked(&mut self, ui: &Ui, table: &Table<'_>, line: Line, response: &egui::Response) {
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

    fn place(&self) -> usize {
        let Some(answer) = &self.answer else { return 0 };
        let is_chosen = |n: &usize| {
            let row = self.level.row(answer, *n);
            row.is_some_and(|row| Some(row.key) == self.chosen)
        };
        self.order.iter().position(is_chosen).unwrap_or(0)
    }

    /// Where the passages behind a row are listed.
    fn passages_of(&self, key: RowKey) -> Option<Wanted> {
        if self.choices.twice.is_some() {
            return None;
        }
        match key {
            RowKey::Code(code) | RowKey::SubDomain(code) => {
                Some(Wanted::Passages(Some(code), None))
            }
            RowKey::Document(document) => Some(Wanted::Passages(None, Some(document))),
            RowKey::Pooled | RowKey::Any => Some(Wanted::Passages(None, None)),
            RowKey::Category(_) | RowKey::Pair(..) => None,
        }
    }
}
