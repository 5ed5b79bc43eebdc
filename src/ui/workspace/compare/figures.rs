//! The figures: one line per code, and all codes together.

use super::agreement_job::Asked;
use super::column::{Column, columns};
use super::comparison::Comparison;
use super::figure_choices::FigureChoices;
use super::figure_lines::{Line, ROW, Table, least};
use super::headline::headline;
use super::kept::Kept;
use super::list_line::cell;
use crate::analysis::agreement::of_study::StudyAgreement;
use crate::model::{CodeId, Reported};
use crate::ui::theme::{metrics, parts, theme};
use crate::ui::{View, fonts};
use egui::{
    EventFilter, Id, Key, Modifiers, Rect, Response, Role, ScrollArea, Sense, Ui, WidgetInfo, pos2,
    vec2,
};
use std::sync::Arc;

/// From which height on the sentences stay while the table scrolls.
const TALL: f32 = 480.0;
/// The least room for a code's name, and the most.
const NAME: (f32, f32) = (208.0, 340.0);
/// The least room for an interval, and the most.
const INTERVAL: (f32, f32) = (104.0, 190.0);

/// Everything the table remembers.
#[derive(Debug, Default)]
pub(super) struct FigureTable {
    pub choices: FigureChoices,
    kept: Kept<Asked, StudyAgreement>,
    answer: Option<Arc<StudyAgreement>>,
    sort: Option<(Column, bool)>,
    /// Codes in the order shown.
    order: Vec<usize>,
    chosen: Option<CodeId>,
    follow: bool,
}

impl FigureTable {
    /// Sees to it that the figures are those of the study and the choices.
    pub fn update(&mut self, view: &View<'_>, comparison: &Comparison) {
        let asked = Asked::now(view.revision(), comparison, &self.choices);
        let work = asked.clone();
        self.kept
            .want(view.jobs, "Working out agreement", asked, || {
                let apart = view.seen.apart(work.pass);
                let texts = view.texts.clone();
                move |_| work.work_out(&apart, &texts)
            });
        let newest = self.kept.get().or_else(|| {
            let last = self.kept.last();
            last.filter(|it| it.pass == comparison.pass.id && it.analysts == comparison.analysts)
        });
        let same = match (&newest, &self.answer) {
            (Some(new), Some(old)) => Arc::ptr_eq(new, old),
            (None, None) => true,
            _ => false,
        };
        if !same {
            self.answer = newest;
            self.arrange();
        }
    }

    /// The figures that are there.
    pub fn answer(&self) -> Option<Arc<StudyAgreement>> {
        self.answer.clone()
    }

    /// How many codes have no figures because they wait to be matched.
    pub fn waiting_for_matching(&self) -> usize {
        let codes = self.answer.iter().flat_map(|it| &it.per_code);
        codes.filter(|it| it.waits_for_matching()).count()
    }

    /// The code whose line is chosen.
    pub fn chosen(&self) -> Option<CodeId> {
        let answer = self.answer.as_ref()?;
        let here = |code: &CodeId| answer.per_code.iter().any(|it| it.code == Some(*code));
        self.chosen.filter(here)
    }

    fn arrange(&mut self) {
        let Some(answer) = &self.answer else {
            self.order.clear();
            return;
        };
        // Codes that one analyst made alone have no figures before they are matched.
        let compared = answer.per_code.iter().enumerate();
        let compared = compared.filter(|(_, it)| !it.is_left_out());
        self.order = compared.map(|(n, _)| n).collect();
        let Some((column, ascending)) = self.sort else {
            return;
        };
        let key = |n: &usize| {
            let of = answer.per_code.get(*n);
            let value = of.and_then(|it| column.value(&it.counted));
            (value, of.map_or("", |it| it.code_name.as_str()))
        };
        self.order.sort_by(|a, b| {
            let ((a, first), (b, second)) = (key(a), key(b));
            // What is undefined stands last, whichever way.
            match (a, b) {
                (Some(a), Some(b)) if ascending => a.total_cmp(&b),
                (Some(a), Some(b)) => b.total_cmp(&a),
                (Some(_), None) => std::cmp::Ordering::Less,
                (None, Some(_)) => std::cmp::Ordering::Greater,
                (None, None) if column == Column::Code && !ascending => second.cmp(first),
                (None, None) => first.cmp(second),
            }
        });
    }

    /// Draws the table; a code whose passages are asked for.
    pub fn show(
        &mut self,
        ui: &mut Ui,
        view: &View<'_>,
        comparison: &Comparison,
    ) -> Option<CodeId> {
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
        if ui.available_height() >= TALL {
            return self.page(ui, view, comparison, &answer);
        }
        // In a low window, or with large text, sentences and table scroll together.
        let all = ScrollArea::vertical().id_salt("all").auto_shrink(false);
        let page = all.show(ui, |ui| {
            let size = vec2(ui.available_width(), TALL);
            ui.allocate_ui(size, |ui| self.page(ui, view, comparison, &answer))
                .inner
        });
        page.inner
    }

    /// Sentences and table.
    fn page(
        &mut self,
        ui: &mut Ui,
        view: &View<'_>,
        comparison: &Comparison,
        answer: &Arc<StudyAgreement>,
    ) -> Option<CodeId> {
        let theme = theme(ui);
        let coefficients = view.overview.reported == Reported::AgreementToo;
        headline(ui, view, answer);
        ui.horizontal_wrapped(|ui| {
            if coefficients {
                let mut all = self.choices.all_coefficients;
                if ui.checkbox(&mut all, "All coefficients").changed() {
                    self.choices.all_coefficients = all;
                }
            } else {
                let words = "The study reports consensus only, so that no coefficients are shown (Settings).";
                ui.label(theme.quiet(words));
            }
        });
        ui.add_space(metrics::GRID);
        let columns = columns(
            comparison.analysts.len(),
            coefficients,
            answer,
            &self.choices,
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
            least: least(answer),
            answer,
            columns,
            comparison,
            view,
        };
        self.table(ui, &table)
    }

    fn table(&mut self, ui: &mut Ui, table: &Table<'_>) -> Option<CodeId> {
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
        list.widget_info(|| WidgetInfo::labeled(Role::Table, true, "Figures per code"));
        let mut shows = self.keys(ui, &list, table.answer);
        ui.spacing_mut().item_spacing.y = 0.0;
        ScrollArea::horizontal().auto_shrink(false).show(ui, |ui| {
            ui.set_width(width);
            self.heads(ui, table);
            for line in [Line::Pooled, Line::Mean, Line::AnyCode] {
                if line == Line::AnyCode || !self.order.is_empty() {
                    table.line(ui, line, false);
                }
            }
            ui.add_space(metrics::GRID);
            let across = ui.available_rect_before_wrap().x_range();
            let y = ui.cursor().top();
            ui.painter().hline(across, y, theme(ui).hairline());
            ui.add_space(metrics::GRID);
            let clicked = self.lines(ui, table);
            if let Some((code, twice)) = clicked {
                self.chosen = Some(code);
                list.request_focus();
                if twice {
                    shows = Some(code);
                }
            }
        });
        parts::focus_ring(ui, &list, whole.expand2(vec2(4.0, 2.0)));
        shows
    }

    /// The codes; one that was clicked, and whether twice.
    fn lines(&mut self, ui: &mut Ui, table: &Table<'_>) -> Option<(CodeId, bool)> {
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
                let code = table.answer.per_code.get(n).and_then(|it| it.code);
                let chosen = code.is_some() && code == self.chosen;
                let response = table.line(ui, Line::Code(n), chosen);
                if let Some(code) = code.filter(|_| response.clicked()) {
                    clicked = Some((code, response.double_clicked()));
                }
            }
        });
        clicked
    }

    /// Heads of the columns; a click sorts, and once more the other way.
    fn heads(&mut self, ui: &mut Ui, table: &Table<'_>) {
        let mut sort = self.sort;
        let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), ROW), Sense::hover());
        let mut left = rect.left();
        for column in &table.columns {
            let width = column.width(table.name, table.interval);
            let place = Rect::from_min_size(pos2(left, rect.top()), vec2(width, rect.height()));
            left += width;
            let (words, long) = table.head(*column);
            let response = ui.interact(place, Id::unique(("head", &words)), Sense::click());
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
            let inset = if *column == Column::Code { 8.0 } else { 0.0 };
            let inner = place
                .with_min_x(place.left() + inset)
                .with_max_x(place.right() - 4.0);
            cell(ui, inner, &format!("{words}{arrow}"), font, colour);
            parts::focus_ring(ui, &response, place.shrink2(vec2(0.0, 3.0)));
            if response.on_hover_text(long).clicked() {
                sort = match sort {
                    Some((of, false)) if of == *column => Some((*column, true)),
                    Some((of, true)) if of == *column => None,
                    _ => Some((*column, *column == Column::Code)),
                };
            }
        }
        if sort != self.sort {
            self.sort = sort;
            self.arrange();
        }
    }

    fn place(&self) -> usize {
        let Some(answer) = &self.answer else { return 0 };
        let is_chosen = |n: &usize| {
            let code = answer.per_code.get(*n).and_then(|it| it.code);
            code.is_some() && code == self.chosen
        };
        self.order.iter().position(is_chosen).unwrap_or(0)
    }

    /// Up and down choose a code, Enter asks for its passages.
    fn keys(&mut self, ui: &Ui, list: &Response, answer: &StudyAgreement) -> Option<CodeId> {
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
        let none = self.chosen().is_none();
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
            self.chosen = n.and_then(|n| answer.per_code.get(*n)?.code);
            self.follow = true;
        }
        pressed(Key::Enter).then(|| self.chosen()).flatten()
    }
}
