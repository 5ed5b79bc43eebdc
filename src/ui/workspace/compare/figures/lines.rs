//! The lines of the table of figures.

use super::super::comparison::Comparison;
use super::super::list_line::{cell, elided};
use super::super::words::{coefficient, number};
use super::column::{Column, short};
use super::drawing::{Drawing, NOT_DRAWN};
use super::interval;
use super::level::{Level, RowKey};
use crate::analysis::agreement::of_study::{Counted, StudyAgreement};
use crate::analysis::agreement::{Measure, Paradox};
use crate::model::{Reported, capital};
use crate::ui::theme::{metrics, theme};
use crate::ui::{View, fonts, icons};
use egui::{CornerRadius, Id, Rect, Response, Role, Sense, Ui, WidgetInfo, pos2, vec2};

/// Height of a line.
pub(super) const ROW: f32 = 28.0;

/// A line of the table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Line {
    AnyCode,
    Pooled,
    Mean,
    Row(usize),
}

impl Line {
    /// What it is of; none for a mean, behind which there is no text.
    pub fn key(self, table: &Table<'_>) -> Option<RowKey> {
        match self {
            Self::AnyCode => Some(RowKey::Any),
            Self::Pooled => Some(RowKey::Pooled),
            Self::Mean => None,
            Self::Row(n) => table.level.row(table.answer, n).map(|row| row.key),
        }
    }
}

/// The lines of all codes that stand above the rows.
pub(super) const fn of_all(level: Level, no_rows: bool) -> &'static [Line] {
    match level {
        Level::Pairs => &[],
        Level::Codes if no_rows => &[Line::AnyCode],
        Level::Codes => &[Line::Pooled, Line::Mean, Line::AnyCode],
        _ => &[Line::Pooled, Line::AnyCode],
    }
}

/// The table as it is drawn.
pub(super) struct Table<'t> {
    pub columns: Vec<Column>,
    /// Where the scale of the intervals begins.
    pub least: f64,
    pub answer: &'t StudyAgreement,
    pub comparison: &'t Comparison,
    pub level: Level,
    /// How far the intervals are.
    pub drawing: Drawing,
    pub view: &'t View<'t>,
    /// Room for names and for intervals.
    pub name: f32,
    pub interval: f32,
}

impl Table<'_> {
    /// Head of a column, short and in full.
    pub fn head(&self, column: Column) -> (String, String) {
        let names = &self.comparison.names;
        let pairs = self.level == Level::Pairs;
        let name = |n: usize| match (pairs, n) {
            (true, 0) => "first".to_owned(),
            (true, _) => "second".to_owned(),
            _ => names.get(n).cloned().unwrap_or_default(),
        };
        match column {
            Column::Name => {
                let one = self.level.one();
                (one.into(), format!("the {}’s name", one.to_lowercase()))
            }
            Column::Both if names.len() == 2 || pairs => {
                ("both".into(), "units both gave the code".into())
            }
            Column::Both => (
                "all".into(),
                format!("units all {} gave the code", names.len()),
            ),
            Column::Only(n) => (name(n), format!("units only {} gave the code", name(n))),
            Column::Some => (
                "some".into(),
                "units some gave the code, and others not".into(),
            ),
            Column::Interval => (
                "95 %, bootstrap".into(),
                format!(
                    "the width of alpha’s 95 % interval, bootstrap over {}",
                    self.answer.interval_over
                ),
            ),
            Column::Figure(measure) => {
                let long = format!("{}: {}", measure.name(), measure.convention());
                (short(measure).to_owned(), long)
            }
        }
    }

    /// The column at a distance from the left.
    pub fn column_at(&self, x: f32) -> Option<Column> {
        let mut left = 0.0;
        self.columns.iter().copied().find(|column| {
            left += column.width(self.name, self.interval);
            x < left
        })
    }

    /// The heading of the text behind a number, and the number.
    pub fn behind(&self, line: Line, column: Option<Column>) -> Option<(String, u64)> {
        let column = column?;
        let count = column.count(self.counted(line)?);
        let (head, _) = self.head(column);
        let who = match column {
            Column::Only(_) => format!("Only {head}"),
            _ => capital(&head),
        };
        Some((format!("{who}: {}", self.name(line)), count))
    }

    fn counted(&self, line: Line) -> Option<&Counted> {
        match line {
            Line::AnyCode => Some(&self.answer.any_code.counted),
            Line::Pooled => Some(&self.answer.pooled.micro),
            Line::Mean => None,
            Line::Row(n) => self.level.row(self.answer, n).map(|row| row.counted),
        }
    }

    /// What a line shows of a measure: its value, or why there is none.
    fn figure(&self, line: Line, measure: Measure) -> Result<f64, String> {
        if let Some(counted) = self.counted(line) {
            let figure = counted.figure(measure);
            return figure
                .cloned()
                .unwrap_or_else(|| Err("not worked out".to_owned()));
        }
        let means = &self.answer.pooled.mean_over_codes.0;
        let mean = means.iter().find(|(of, _)| *of == measure);
        mean.map_or_else(
            || Err("not worked out".to_owned()),
            |(_, mean)| mean.value.map_err(|why| why.to_string()),
        )
    }

    fn name(&self, line: Line) -> String {
        match line {
            Line::AnyCode => "Any code at all".to_owned(),
            Line::Pooled => "All codes together".to_owned(),
            Line::Mean => "Mean over codes".to_owned(),
            Line::Row(n) => {
                let row = self.level.row(self.answer, n);
                row.map_or_else(String::new, |row| row.name)
            }
        }
    }

    pub fn line(&self, ui: &mut Ui, line: Line, chosen: bool) -> Response {
        let theme = theme(ui);
        let leads = line != Line::Mean;
        let size = vec2(ui.available_width(), ROW);
        let sense = if leads { Sense::CLICK } else { Sense::hover() };
        let (rect, response) = ui.allocate_exact_size(size, sense);
        let name = self.name(line);
        let spoken = self.spoken(line, &name);
        response.widget_info(|| WidgetInfo::selected(Role::Row, true, chosen, &spoken));
        let radius = CornerRadius::same(metrics::RADIUS);
        if chosen {
            ui.painter().rect_filled(rect, radius, theme.accent_ground);
        } else if leads && response.hovered() {
            ui.painter().rect_filled(rect, radius, theme.frame);
        }
        if line == Line::Mean
            && let Some(skipped) = self.skipped()
        {
            let from = rect.left() + self.name;
            let place = rect.with_min_x(from).with_max_x(from + 150.0);
            cell(
                ui,
                place,
                &skipped,
                fonts::sans(metrics::SMALL),
                theme.quiet,
            );
        }
        let mut left = rect.left();
        for column in &self.columns {
            let own = column.width(self.name, self.interval);
            let place = Rect::from_min_size(pos2(left, rect.top()), vec2(own, ROW));
            left += own;
            let inner = place.with_max_x(place.right() - 8.0);
            match column {
                Column::Name => self.name_cell(ui, inner, line, &name),
                Column::Interval => self.interval_cell(ui, inner, line),
                Column::Figure(measure) => {
                    let figure = self.figure(line, *measure);
                    figure_cell(ui, inner, (line_id(line), *measure), &figure);
                }
                count => {
                    let written = self.counted(line).map(|it| number(count.count(it)));
                    let font = fonts::sans(metrics::TEXT);
                    cell(ui, inner, &written.unwrap_or_default(), font, theme.ink);
                }
            }
        }
        response
    }

    /// What a line of all codes means.
    fn meaning(line: Line) -> Option<&'static str> {
        match line {
            Line::AnyCode => Some("Whether a unit was coded at all, with whatever code"),
            Line::Pooled => Some("Every unit counted once for each code"),
            Line::Mean => {
                Some("Each code counts the same; those without a figure are left out of its mean")
            }
            Line::Row(_) => None,
        }
    }

    /// How many codes the mean leaves out, where it does.
    fn skipped(&self) -> Option<String> {
        let means = &self.answer.pooled.mean_over_codes.0;
        let alpha = means
            .iter()
            .find(|(of, _)| *of == Measure::KrippendorffAlpha);
        let (_, mean) = alpha?;
        (mean.skipped > 0).then(|| {
            let all = number((mean.over + mean.skipped) as u64);
            format!("{} of {all} left out", number(mean.skipped as u64))
        })
    }

    fn name_cell(&self, ui: &Ui, rect: Rect, line: Line, name: &str) {
        let theme = theme(ui);
        let mut left = rect.left() + 8.0;
        let mut right = rect.right();
        let mut colour = theme.ink;
        let row = match line {
            Line::Row(n) => self.level.row(self.answer, n),
            _ => None,
        };
        match &row {
            Some(row) => left += row.depth.min(6) as f32 * 12.0,
            None => colour = theme.quiet,
        }
        if let Some(code) = row.as_ref().and_then(|row| row.key.code()) {
            let row = self.view.overview.code(code);
            let swatch = theme.code_colour(row.map_or(0, |row| row.colour));
            let centre = pos2(left + metrics::SWATCH / 2.0, rect.center().y);
            icons::paint_swatch(ui.painter(), centre, metrics::SWATCH, swatch);
            left += 18.0;
        }
        if let Some(paradox) = self.paradox(line) {
            let words = if paradox.is_rare {
                "rare"
            } else {
                "nearly all"
            };
            let galley = elided(ui, words, fonts::sans(metrics::SMALL), theme.quiet, 64.0);
            right -= galley.size().x + 6.0;
            let at = pos2(right + 6.0, rect.center().y - galley.size().y / 2.0);
            let place = Rect::from_min_size(at, galley.size());
            ui.painter().galley(at, galley, theme.quiet);
            let id = Id::unique(("paradox", line_id(line)));
            ui.interact(place, id, Sense::hover())
                .on_hover_text(paradox.to_string());
        }
        let galley = elided(ui, name, fonts::sans(metrics::TEXT), colour, right - left);
        let hover = Self::meaning(line).or_else(|| galley.elided.then_some(name));
        if let Some(hover) = hover {
            let id = Id::unique(("name", line_id(line)));
            ui.interact(rect.with_max_x(right), id, Sense::hover())
                .on_hover_text(hover);
        }
        let at = pos2(left, rect.center().y - galley.size().y / 2.0);
        ui.painter().galley(at, galley, colour);
    }

    /// What explains a coefficient that misleads.
    fn paradox(&self, line: Line) -> Option<Paradox> {
        let coefficients = self.view.overview.reported == Reported::AgreementToo;
        self.counted(line)?.paradox.filter(|_| coefficients)
    }

    fn interval_cell(&self, ui: &Ui, rect: Rect, line: Line) {
        let Some(counted) = self.counted(line) else {
            return;
        };
        let alpha = self.figure(line, Measure::KrippendorffAlpha);
        let interval = interval::interval_of(counted, Measure::KrippendorffAlpha);
        let response = ui.interact(
            rect,
            Id::unique(("interval", line_id(line))),
            Sense::hover(),
        );
        match (alpha, interval) {
            (Ok(alpha), Ok(interval)) => {
                let scale = rect.shrink2(vec2(4.0, 0.0));
                interval::paint(ui, scale, self.least, alpha, &interval);
                response.on_hover_text(interval::said(&interval));
            }
            (Ok(_), Err(_)) if self.drawing == Drawing::Pending => {
                let theme = theme(ui);
                cell(ui, rect, "…", fonts::sans(metrics::SMALL), theme.quiet);
                response.on_hover_text("The interval is being drawn.");
            }
            (Ok(_), Err(_)) if self.drawing == Drawing::Failed => {
                let theme = theme(ui);
                cell(
                    ui,
                    rect,
                    NOT_DRAWN,
                    fonts::sans(metrics::SMALL),
                    theme.quiet,
                );
                response.on_hover_text(NOT_DRAWN);
            }
            (Err(why), _) | (_, Err(why)) => {
                let theme = theme(ui);
                cell(ui, rect, &why, fonts::sans(metrics::SMALL), theme.quiet);
                response.on_hover_text(why);
            }
        }
    }

    fn spoken(&self, line: Line, name: &str) -> String {
        let mut words = vec![name.to_owned()];
        for column in &self.columns {
            match column {
                Column::Name | Column::Interval => {}
                Column::Figure(measure) => {
                    let figure = self.figure(line, *measure);
                    let written = figure.map_or_else(|_| "undefined".to_owned(), coefficient);
                    words.push(format!("{} {written}", measure.name()));
                }
                count => {
                    if let Some(counted) = self.counted(line) {
                        let (head, _) = self.head(*count);
                        words.push(format!("{head} {}", count.count(counted)));
                    }
                }
            }
        }
        if let Some(paradox) = self.paradox(line) {
            words.push(paradox.to_string());
        }
        words.join(", ")
    }
}

const fn line_id(line: Line) -> usize {
    match line {
        Line::AnyCode => 0,
        Line::Pooled => 1,
        Line::Mean => 2,
        Line::Row(n) => 3 + n,
    }
}

/// A coefficient, or a dash that says on hover why there is none.
fn figure_cell(ui: &Ui, rect: Rect, id: (usize, Measure), figure: &Result<f64, String>) {
    let theme = theme(ui);
    let font = fonts::sans(metrics::TEXT);
    match figure {
        Ok(value) => cell(ui, rect, &coefficient(*value), font, theme.ink),
        Err(why) => {
            cell(ui, rect, "–", font, theme.quiet);
            let response = ui.interact(rect, Id::unique(("figure", id)), Sense::hover());
            response.on_hover_text(format!("Undefined: {why}."));
        }
    }
}

/// Where the scale of the intervals begins: at 0, or at the tenth below the lowest.
pub(super) fn least(answer: &StudyAgreement, level: Level) -> f64 {
    let rows = (0..level.rows(answer)).filter_map(|n| level.row(answer, n));
    let rows = rows.map(|row| row.counted);
    let all = rows.chain([&answer.any_code.counted, &answer.pooled.micro]);
    let lows = all.filter_map(|it| {
        let interval = interval::interval_of(it, Measure::KrippendorffAlpha);
        interval.ok().map(|it| it.lo)
    });
    let lowest = lows.fold(0.0_f64, f64::min);
    ((lowest * 10.0).floor() / 10.0).max(-1.0)
}
