//! The page of charts: bars of codes or categories, whole or stacked, each leading to its segments.

use super::counting::{Counting, Counts, Numbered};
use super::kinds::Kinds;
use super::list::SegmentList;
use super::matrix::listed;
use super::order::{Arranged, Order};
use super::saving::{Format, Saving};
use crate::analysis::explore::{Axis, Counted};
use crate::exchange::explore::{Chart, ChartBar, ChartOf};
use crate::exchange::masking::{Leaving, Masks};
use crate::model::capital;
use crate::ui::prose::Words;
use crate::ui::theme::{metrics, parts, theme};
use crate::ui::{Commands, View, fonts, forms, grouped, icons, many};
use egui::{Key, Label, Modifiers, Rect, Role, ScrollArea, Sense, Ui, WidgetInfo, pos2, vec2};
use rustc_hash::FxHashMap;
use std::sync::Arc;

/// Height of a bar with the room around it.
const BAR: f32 = 30.0;
const THICK: f32 = 16.0;
/// How many bars are drawn at most.
const MOST: [(usize, &str); 4] = [
    (10, "The first 10"),
    (20, "The first 20"),
    (50, "The first 50"),
    (usize::MAX, "All of them"),
];
/// From how many parts on a legend names only the first of them.
const NAMED: usize = 14;

/// A chart as it is chosen and shown.
pub(super) struct ChartPage {
    rows: Axis,
    stacked: Option<Axis>,
    counted: Counted,
    order: Order,
    most: usize,
    counting: Counting,
    key: Option<(u64, Order, usize, bool)>,
    /// What the chart is of.
    counts: Arc<Counts>,
    chart: Arc<Chart>,
    longest: u64,
    arranged: Arranged,
    /// The chosen bar, and perhaps a part of it.
    at: Option<(usize, Option<usize>)>,
    beside: SegmentList,
    beside_of: Option<(u64, usize, Option<usize>)>,
    wanted: bool,
    saving: Saving,
}

impl Default for ChartPage {
    fn default() -> Self {
        Self {
            rows: Axis::Codes,
            stacked: None,
            counted: Counted::Segments,
            order: Order::Total,
            most: 20,
            counting: Counting::default(),
            key: None,
            counts: Arc::default(),
            chart: Arc::default(),
            longest: 1,
            arranged: Arranged::default(),
            at: None,
            beside: SegmentList::default(),
            beside_of: None,
            wanted: false,
            saving: Saving::default(),
        }
    }
}

impl ChartPage {
    /// What is chosen, at the left.
    pub fn left(&mut self, ui: &mut Ui, kinds: &Kinds) {
        parts::section(ui, "Chart", "");
        forms::choice(ui, "Bars", &mut self.rows, kinds.all());
        let mut stacked: Vec<(Option<Axis>, String)> = vec![(None, "Whole".to_owned())];
        let parts = kinds.that(|it| !it.is_of_codes()).into_iter();
        stacked.extend(parts.map(|(it, name)| (Some(it), name)));
        forms::choice(ui, "Stacked by", &mut self.stacked, &stacked);
        let counted = Counted::ALL.map(|it| (it, capital(it.name())));
        forms::choice(ui, "What is counted", &mut self.counted, &counted);
        forms::choice(ui, "Order of bars", &mut self.order, &Order::CHOICES);
        forms::choice(ui, "How many", &mut self.most, &MOST);
        ui.add_space(metrics::GRID);
    }

    /// Saving, at the left below everything else.
    pub fn save(&mut self, ui: &mut Ui, view: &View<'_>, commands: &mut Commands) {
        let chart = Arc::clone(&self.chart);
        let what = ("chart", &Format::ALL[..]);
        self.saving.show(ui, view, what, commands, move |format| {
            let masks = Masks::of(view.seen);
            if !format.is_figure() {
                return Box::new(move |format| Saving::report(chart.report(), masks)(format));
            }
            Saving::figure(move || {
                let mut chart = (*chart).clone();
                chart.mask(&masks);
                chart.figure()
            })
        });
    }

    /// Sees to it that the chart is there or on its way.
    pub fn update(&mut self, view: &View<'_>, layer: Numbered<'_>, kinds: &Kinds) {
        if !kinds.has(self.rows) {
            self.rows = Axis::Codes;
        }
        self.stacked = self.stacked.filter(|it| kinds.has(*it));
        let columns = self.stacked.unwrap_or(Axis::Documents);
        let wanted = (self.rows, columns, self.counted);
        self.counting.update(view, layer, wanted);
        let number = self.counting.number;
        let key = Some((number, self.order, self.most, self.stacked.is_some()));
        // Until what is chosen now is counted, the chart stays with the names of what it is of.
        let is_counted = self.counting.counts().of == Some(wanted);
        if self.key != key && is_counted {
            self.key = key;
            self.at = None;
            self.beside_of = None;
            self.draw(view);
        }
    }

    /// Makes the chart of the matrix.
    fn draw(&mut self, view: &View<'_>) {
        let counts = self.counting.counts();
        let tab = &counts.tab;
        let mut arranged = Arranged::of(tab, self.order, Order::Study, true);
        let all = arranged.rows.len();
        arranged.rows.truncate(self.most);
        let is_stacked = self.stacked.is_some();
        let columns = if is_stacked {
            arranged.columns.as_slice()
        } else {
            &[]
        };
        let part_of: FxHashMap<usize, usize> = columns.iter().copied().zip(0..).collect();
        let bars = arranged.rows.iter().filter_map(|row| {
            let cells = tab.row(*row);
            let parts = cells.filter_map(|(at, value)| Some((*part_of.get(&at)?, value)));
            Some(ChartBar {
                name: tab.rows.get(*row)?.name.clone(),
                values: parts.filter(|(_, value)| *value > 0).collect(),
                total: tab.row_totals.get(*row).copied()?,
            })
        });
        let parts = columns.iter().filter_map(|at| tab.columns.get(*at));
        let counted = capital(tab.counted.name());
        let bars_are = self.rows.name(view.seen);
        let by = self.stacked.map(|it| it.name(view.seen).to_lowercase());
        let title = by.as_ref().map_or_else(
            || format!("{counted}: {}", bars_are.to_lowercase()),
            |by| format!("{counted}: {} by {by}", bars_are.to_lowercase()),
        );
        let mut note = counts.layer.sentence(view.seen);
        if is_stacked {
            note.push_str(&format!(
                " The number at the end of a bar counts each {} once; one that belongs to several parts lengthens the bar.",
                tab.counted.one()
            ));
        }
        if tab.left_out > 0 {
            let of = if is_stacked {
                "to no bar or to no part"
            } else {
                "to none of the bars"
            };
            let segments = many(tab.left_out, "segment belongs", "segments belong");
            let are = if tab.left_out == 1 { "is" } else { "are" };
            note.push_str(&format!(" {segments} {of} and {are} left out."));
        }
        if all > arranged.rows.len() {
            let order = Order::CHOICES.iter().find(|it| it.0 == self.order);
            let order = order.map_or_else(String::new, |it| it.1.to_lowercase());
            let (shown, all) = (grouped(arranged.rows.len()), grouped(all));
            note.push_str(&format!(" The first {shown} of {all} are shown, {order}."));
        }
        self.chart = Arc::new(Chart {
            of: ChartOf {
                title,
                bars_are,
                counted: tab.counted.name().to_owned(),
                note,
            },
            parts: parts.map(|it| it.name.clone()).collect(),
            bars: bars.collect(),
        });
        self.longest = self.chart.longest();
        self.counts = counts;
        self.arranged = arranged;
    }

    /// Draws the chart.
    pub fn show(&mut self, ui: &mut Ui, commands: &mut Commands, view: &View<'_>) {
        self.counting.say(ui);
        let counts = Arc::clone(&self.counts);
        if counts.of.is_none() {
            return;
        }
        let chart = Arc::clone(&self.chart);
        ui.label(theme(ui).strong(chart.of.title.as_str()));
        ui.add(Label::new(theme(ui).small(chart.of.note.as_str())).wrap());
        ui.add_space(metrics::GRID * 2.0);
        if chart.bars.is_empty() {
            ui.label(theme(ui).quiet("Nothing is coded in any of these yet."));
            return;
        }
        legend(ui, &chart.parts);
        self.keys(ui, &chart, commands, view);
        let scroll = ScrollArea::vertical().id_salt("chart").auto_shrink(false);
        let scroll = if std::mem::take(&mut self.wanted) {
            let at = self.at.map_or(0, |it| it.0);
            scroll.vertical_scroll_offset((at as f32 - 4.0).max(0.0) * BAR)
        } else {
            scroll
        };
        ui.spacing_mut().item_spacing.y = 0.0;
        scroll.show_rows(ui, BAR, chart.bars.len(), |ui, rows| {
            for n in rows {
                if let Some(bar) = chart.bars.get(n) {
                    self.bar(ui, &chart, bar, n, &counts);
                }
            }
        });
    }

    fn bar(&mut self, ui: &mut Ui, chart: &Chart, bar: &ChartBar, n: usize, counts: &Counts) {
        let theme = theme(ui);
        let size = vec2(ui.available_width(), BAR);
        let (rect, whole) = ui.allocate_exact_size(size, Sense::click());
        let counted = counts.tab.counted;
        let number = |of: u64| many(of as usize, counted.one(), counted.name());
        let selected = self.at == Some((n, None));
        whole.widget_info(|| {
            let spoken = format!("{}: {}", bar.name, number(bar.total));
            WidgetInfo::selected(Role::ListItem, true, selected, spoken)
        });
        if self.at.is_some_and(|(at, _)| at == n) {
            let radius = f32::from(metrics::RADIUS);
            ui.painter()
                .rect_filled(rect.shrink(1.0), radius, theme.accent_ground);
        }
        parts::focus_ring(ui, &whole, rect.shrink(1.0));
        if whole.clicked() {
            self.at = Some((n, None));
        }
        let names = (rect.width() * 0.38).min(320.0);
        let font = fonts::sans(metrics::TEXT);
        let name = Words::line(ui.painter(), &bar.name, font, names - 12.0);
        let y = rect.center().y - name.size().y / 2.0;
        name.paint(ui.painter(), pos2(rect.left() + 6.0, y), theme.ink);
        if name.is_cut() {
            whole.on_hover_text(&bar.name);
        }
        let room = (rect.width() - names - 64.0).max(20.0);
        let longest = self.longest as f32;
        let mut x = rect.left() + names;
        let one = [(0, bar.total)];
        let values = if chart.parts.is_empty() {
            one.as_slice()
        } else {
            bar.values.as_slice()
        };
        for (part, value) in values.iter().copied() {
            let wide = value as f32 / longest * room;
            let top = rect.center().y - THICK / 2.0;
            let place = Rect::from_min_size(pos2(x, top), vec2(wide.max(1.5), THICK));
            x += wide;
            if chart.parts.is_empty() {
                ui.painter().rect_filled(place, 2.0, theme.accent);
                continue;
            }
            let colour = theme.code_colour(part);
            ui.painter().rect_filled(place, 0.0, colour);
            let id = ui.scope_id().with(("part", n, part));
            let response = ui.interact(place, id, Sense::CLICK);
            let chosen = self.at == Some((n, Some(part)));
            let of = chart.parts.get(part).map_or("", String::as_str);
            let spoken = format!("{}, {of}: {}", bar.name, number(value));
            response.widget_info(|| WidgetInfo::selected(Role::Cell, true, chosen, &spoken));
            if chosen {
                let stroke = egui::Stroke::new(2.0, theme.ink);
                ui.painter()
                    .rect_stroke(place, 0.0, stroke, egui::StrokeKind::Outside);
            }
            if response.clicked() {
                self.at = Some((n, Some(part)));
            }
            response.on_hover_text(format!("{of}: {}", number(value)));
        }
        let total = grouped(bar.total as usize);
        let font = fonts::sans(metrics::SMALL);
        let total = Words::line(ui.painter(), &total, font, 60.0);
        let at = pos2(x + 8.0, rect.center().y - total.size().y / 2.0);
        total.paint(ui.painter(), at, theme.quiet);
    }

    /// Arrows go from bar to bar and from part to part, Enter reads.
    fn keys(&mut self, ui: &Ui, chart: &Chart, commands: &mut Commands, view: &View<'_>) {
        if ui.ctx().memory(|memory| memory.focused().is_some()) {
            return;
        }
        let pressed = |key| ui.input_mut(|it| it.consume_key(Modifiers::NONE, key));
        let last = chart.bars.len().saturating_sub(1);
        let (at, part) = self.at.unwrap_or((usize::MAX, None));
        let before = self.at;
        if pressed(Key::ArrowDown) {
            self.at = Some((if at > last { 0 } else { (at + 1).min(last) }, part));
        }
        if pressed(Key::ArrowUp) {
            self.at = Some((at.min(last + 1).saturating_sub(1), part));
        }
        if at <= last && pressed(Key::ArrowRight) && !chart.parts.is_empty() {
            let next = part.map_or(0, |it| (it + 1).min(chart.parts.len() - 1));
            self.at = Some((at, Some(next)));
        }
        if at <= last && pressed(Key::ArrowLeft) {
            self.at = Some((at, part.and_then(|it| it.checked_sub(1))));
        }
        if before != self.at {
            self.wanted = true;
            super::keep_focus(ui);
        }
        if self.at.is_some() && pressed(Key::Enter) {
            self.list(view);
            self.beside.read_on(commands);
        }
    }

    /// Whether a bar was chosen, whose segments stand at the right.
    pub const fn has_chosen(&self) -> bool {
        self.at.is_some()
    }

    fn list(&mut self, view: &View<'_>) {
        let Some((at, part)) = self.at else {
            return;
        };
        if self.beside_of == Some((self.counting.number, at, part)) {
            return;
        }
        self.beside_of = Some((self.counting.number, at, part));
        let counts = Arc::clone(&self.counts);
        let tab = &counts.tab;
        let Some(row) = self.arranged.rows.get(at).copied() else {
            return;
        };
        let name = tab.rows.get(row).map_or("", |it| it.name.as_str());
        let column = part.and_then(|part| self.arranged.columns.get(part).copied());
        let (title, segments) = match column {
            Some(column) => {
                let of = tab.columns.get(column).map_or("", |it| it.name.as_str());
                (format!("{name} × {of}"), tab.segments(row, column).to_vec())
            }
            None => (name.to_owned(), tab.segments_of_row(row)),
        };
        self.beside.take(title, listed(view, &counts, &segments));
        self.beside.rewind();
    }

    /// The segments of the chosen bar.
    pub fn right(&mut self, ui: &mut Ui, view: &View<'_>, commands: &mut Commands) {
        self.list(view);
        let title = self.beside.title.clone();
        parts::section(ui, &title, "");
        self.beside.head(ui, "", commands);
        self.beside.show(ui, view, false, commands);
    }
}

/// What the parts of a bar stand for.
fn legend(ui: &mut Ui, parts: &[String]) {
    if parts.is_empty() {
        return;
    }
    let theme = theme(ui);
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = 6.0;
        for (n, name) in parts.iter().take(NAMED).enumerate() {
            let side = vec2(metrics::SWATCH + 2.0, metrics::SMALL_LINE);
            let (rect, _) = ui.allocate_exact_size(side, Sense::hover());
            let colour = theme.code_colour(n);
            icons::paint_swatch(ui.painter(), rect.center(), metrics::SWATCH, colour);
            ui.label(theme.small(name));
            ui.add_space(8.0);
        }
        if parts.len() > NAMED {
            let more = parts.len() - NAMED;
            ui.label(theme.small(format!("and {more} more, named under the pointer")));
        }
    });
    ui.add_space(metrics::GRID * 2.0);
}
