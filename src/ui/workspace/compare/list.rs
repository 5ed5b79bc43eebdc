//! The list of differences.

use super::choices::Choices;
use super::comparison::Comparison;
use super::filter::{Filter, HowSettled};
use super::found::{Count, Found, Row};
use super::kept::Kept;
use super::kinds::Kind;
use super::list_line::Line;
use super::words::{counted, number, state};
use crate::analysis::discrepancies::Tolerance;
use crate::analysis::layers::LeftOut;
use crate::model::{AnalystId, CodingId, PassId, capital};
use crate::ui::theme::{metrics, parts, theme};
use crate::ui::{Commands, View, forms};
use egui::{
    EventFilter, Id, Key, Modifiers, Response, Role, ScrollArea, Sense, Ui, WidgetInfo, vec2,
};
use std::sync::Arc;

/// Height of a row; of one in a narrow panel, which has two lines.
const ROW: f32 = 34.0;
const TALL_ROW: f32 = 52.0;
/// Under this width a row has two lines.
const NARROW: f32 = 560.0;
/// The keyboard's place in this list.
pub(super) const LIST: &str = "differences";

/// Which comparison the list is of.
type Asked = (u64, PassId, Vec<AnalystId>, Tolerance);

/// Everything the list remembers.
#[derive(Debug, Default)]
pub(super) struct PassageList {
    kept: Kept<Asked, Found>,
    found: Option<Arc<Found>>,
    pub filter: Filter,
    pub choices: Choices,
    /// Which differences of borders do not count.
    pub tolerance: Tolerance,
    filtered: (Filter, bool),
    /// Places of the rows that are shown.
    shown: Vec<usize>,
    /// Those of them that somebody has to look at.
    open: Vec<usize>,
    /// The chosen row, by its codings, and where it stands among those shown.
    chosen: Option<Vec<CodingId>>,
    at: usize,
    follow: bool,
    scrolled: (f32, f32),
    /// Whether somebody was shown what had been left to them, once for each pass.
    offered: Option<PassId>,
}

impl PassageList {
    /// Sees to it that the list is that of the study and the comparison.
    pub fn update(&mut self, view: &View<'_>, comparison: &Comparison) {
        let (pass, tolerance) = (comparison.pass.id, self.tolerance);
        let analysts = &comparison.analysts;
        let key = (view.revision(), pass, analysts.clone(), tolerance);
        self.kept.want(view.jobs, "Comparing passages", key, || {
            let apart = view.seen.apart(pass);
            let texts = view.texts.clone();
            let labels = view.overview.labels.clone();
            let analysts = analysts.clone();
            move |_| {
                let found = Found::of(&apart, &texts, &labels, pass, &analysts, tolerance);
                found.map_err(|error| error.to_string())
            }
        });
        let newest = self.kept.get().or_else(|| {
            let last = self.kept.last();
            last.filter(|found| {
                found.pass == pass && found.analysts == *analysts && found.tolerance == tolerance
            })
        });
        let same = match (&newest, &self.found) {
            (Some(new), Some(old)) => Arc::ptr_eq(new, old),
            (None, None) => true,
            _ => false,
        };
        self.fit_filter(comparison);
        let of_now = (&self.filter, comparison.hides);
        if !same || (&self.filtered.0, self.filtered.1) != of_now {
            self.found = newest;
            self.offer_what_was_referred(view, pass);
            self.filtered = (self.filter.clone(), comparison.hides);
            self.choose_shown(view, comparison);
        }
    }

    /// A filter that would say who coded what is widened where that is hidden.
    fn fit_filter(&mut self, comparison: &Comparison) {
        if comparison.hides {
            self.filter.analyst = None;
            if let Some(Kind::Only(who)) = self.filter.kind {
                self.filter.kind = Some(Kind::OnlySome(who.len()));
            }
        } else if matches!(self.filter.kind, Some(Kind::OnlySome(_))) {
            self.filter.kind = None;
        }
    }

    /// Whoever something was left to finds it first.
    fn offer_what_was_referred(&mut self, view: &View<'_>, pass: PassId) {
        let (Some(found), Some(me)) = (&self.found, view.me()) else {
            return;
        };
        let left = found.referred.contains_key(&me);
        if !left && self.filter.state == Some(HowSettled::Mine) {
            self.filter.state = None;
        }
        if self.offered != Some(pass) {
            self.offered = Some(pass);
            if left && self.filter.shows_all() {
                self.filter.state = Some(HowSettled::Mine);
            }
        }
    }

    fn choose_shown(&mut self, view: &View<'_>, comparison: &Comparison) {
        self.shown.clear();
        self.open.clear();
        let Some(found) = self.found.clone() else {
            return;
        };
        self.shown = self.filter.shown(view, comparison, &found);
        let is_open = |n: &usize| found.rows.get(*n).is_some_and(Row::is_open);
        self.open = self.shown.iter().copied().filter(is_open).collect();
        let chosen = self.chosen.as_ref();
        let place = chosen.and_then(|ids| found.position(ids));
        let still = place.and_then(|n| self.shown.iter().position(|shown| *shown == n));
        let at = still.unwrap_or_else(|| self.at.min(self.shown.len().saturating_sub(1)));
        self.choose(at);
    }

    fn choose(&mut self, at: usize) {
        let row = self.shown.get(at).zip(self.found.as_ref());
        let row = row.and_then(|(n, found)| found.rows.get(*n));
        self.chosen = row.map(|row| row.ids.clone());
        self.at = at;
        self.follow = true;
    }

    /// What was found, whether shown or not.
    pub fn found(&self) -> Option<Arc<Found>> {
        self.found.clone()
    }

    /// The row that is chosen.
    pub fn chosen_row(&self) -> Option<Row> {
        self.found_and_row().map(|(_, row)| row)
    }

    /// The row that is chosen, and all of them.
    pub fn found_and_row(&self) -> Option<(Arc<Found>, Row)> {
        let found = self.found.clone()?;
        let row = found.rows.get(*self.shown.get(self.at)?)?.clone();
        Some((found, row))
    }

    /// How many differences there are, and how far they are.
    pub fn count(&self) -> Option<Count> {
        self.found.as_ref().map(|found| found.count)
    }

    /// The places of the open differences shown, where all shown are of one kind by the filter.
    pub fn open_of_kind(&self) -> Option<(Kind, &[usize])> {
        Some((self.filter.kind?, self.open.as_slice()))
    }

    /// Chooses the difference of these codings, whatever the filter shows.
    pub fn go_to(&mut self, ids: &[CodingId]) {
        self.filter = Filter::default();
        self.chosen = Some(ids.to_vec());
    }

    /// Goes on to the next row that somebody has to decide on, and from the last one to the first; stays where there
    /// is none.
    pub fn go_to_next_open(&mut self, me: Option<AnalystId>) {
        self.go_to_open(me, true);
    }

    fn go_to_open(&mut self, me: Option<AnalystId>, forth: bool) {
        let Some(found) = &self.found else {
            return;
        };
        let count = self.shown.len();
        let waits = |at: usize| {
            let row = self.shown.get(at).and_then(|n| found.rows.get(*n));
            row.is_some_and(|row| row.waits_for(me))
        };
        let mut steps = (1..count).map(|step| {
            let step = if forth { step } else { count - step };
            (self.at + step) % count
        });
        if let Some(next) = steps.find(|at| waits(*at)) {
            self.choose(next);
        }
    }

    /// The list with what stands above it.
    pub fn show(
        &mut self,
        ui: &mut Ui,
        view: &View<'_>,
        comparison: &Comparison,
        busy: bool,
        commands: &mut Commands,
    ) {
        let theme = theme(ui);
        let Some(found) = self.found.clone() else {
            self.while_there_is_nothing(ui);
            return;
        };
        ui.add(egui::Label::new(theme.quiet(summary(comparison, &found))).wrap());
        left_out(ui, &found.left_out);
        if found.rows.is_empty() {
            return;
        }
        ui.add_space(metrics::GRID);
        self.search_and_order(ui);
        if self.shown.len() < found.rows.len() {
            ui.horizontal(|ui| {
                let mine = self.filter.state == Some(HowSettled::Mine);
                let count = number(self.shown.len() as u64);
                let words = match (mine, self.shown.len()) {
                    (true, 1) => "One was referred to you.".to_owned(),
                    (true, _) => format!("{count} were referred to you."),
                    (false, 1) => "One of them is shown.".to_owned(),
                    (false, _) => format!("{count} of them are shown."),
                };
                ui.label(theme.quiet(words));
                if parts::link(ui, "Show all").clicked() {
                    self.filter = Filter {
                        order: self.filter.order,
                        ..Filter::default()
                    };
                }
            });
        }
        ui.add_space(metrics::GRID);
        self.rows(ui, view, comparison, &found, busy, commands);
    }

    /// A field to search in the passages, and the order they stand in.
    fn search_and_order(&mut self, ui: &mut Ui) {
        ui.horizontal_wrapped(|ui| {
            let filter = &mut self.filter;
            let hint = "Words of a passage, or a code";
            forms::bare_text(ui, "Search the passages", &mut filter.words, hint, 240.0);
            ui.add_space(metrics::GRID);
            ui.label(theme(ui).quiet("By"));
            let name = "In the order of";
            forms::bare_choice(
                ui,
                name,
                &mut filter.order,
                &super::filter::Order::ALL,
                172.0,
            );
        });
    }

    /// Why nothing is there, or that it is on its way.
    pub fn while_there_is_nothing(&mut self, ui: &mut Ui) {
        let theme = theme(ui);
        let error = self.kept.error().map(ToString::to_string);
        match error {
            Some(sentence) => {
                ui.add(egui::Label::new(theme.text(sentence)).wrap());
                if parts::link(ui, "Try again").clicked() {
                    self.kept.try_again();
                }
            }
            None => {
                ui.label(theme.quiet("Comparing…"));
            }
        }
    }

    fn rows(
        &mut self,
        ui: &mut Ui,
        view: &View<'_>,
        comparison: &Comparison,
        found: &Found,
        busy: bool,
        commands: &mut Commands,
    ) {
        let narrow = ui.available_width() < NARROW;
        let height = if narrow { TALL_ROW } else { ROW };
        let whole = ui.available_rect_before_wrap();
        let id = Id::unique(LIST);
        let me = view.me();
        let list = ui.interact(whole, id, Sense::focusable_noninteractive());
        list.widget_info(|| WidgetInfo::labeled(Role::List, true, "Passages to talk about"));
        let page = (whole.height() / height) as usize;
        self.keys(ui, &list, me, busy, page, commands);
        ui.spacing_mut().item_spacing.y = 0.0;
        let mut area = ScrollArea::vertical().auto_shrink(false);
        if std::mem::take(&mut self.follow) {
            area = area.vertical_scroll_offset(self.offset_for_chosen(height, whole.height()));
        }
        let mut clicked = None;
        let output = area.show_rows(ui, height, self.shown.len(), |ui, visible| {
            for at in visible {
                let Some(row) = self.shown.get(at).and_then(|n| found.rows.get(*n)) else {
                    continue;
                };
                let readings = found.item_of(row).map(|item| comparison.readings(item));
                let line = Line {
                    kind: Kind::of(row.kind(), comparison.hides).words(comparison),
                    state: state(view.overview, comparison, readings.as_ref(), row),
                    open: row.waits_for(me),
                    several: !comparison.is_of_two(),
                    words: &row.words,
                    source: &row.source,
                };
                let response = line.show(ui, height, narrow, at == self.at);
                if response.double_clicked() {
                    commands.show_passage(row.document, row.span);
                } else if response.clicked() {
                    clicked = Some(at);
                }
            }
        });
        let room = output.inner_rect.height();
        let (offset, known) = self.scrolled;
        let top = self.at as f32 * height;
        // What the reader looks at stays in sight when something above the list grows.
        if room < known - 0.5 && top >= offset && top + height <= offset + known {
            self.follow = true;
            ui.ctx().request_repaint();
        }
        self.scrolled = (output.state.clamped_offset().y, room);
        if list.has_focus() {
            let ring = whole.expand2(vec2(4.0, 2.0));
            parts::focus_ring(ui, &list, ring);
        }
        if let Some(at) = clicked {
            self.choose(at);
            list.request_focus();
        }
    }

    /// Where to scroll so that the chosen row is in sight, and where there is room those that come next, moving no more
    /// than it takes.
    fn offset_for_chosen(&self, height: f32, room: f32) -> f32 {
        let (offset, known) = self.scrolled;
        let room = if known > 0.0 { known } else { room };
        let (before, after) = if room >= height * 8.0 {
            (1.0, 3.0)
        } else {
            (0.0, 0.0)
        };
        let top = self.at as f32 * height;
        let first = (top - before * height).max(0.0);
        let last = (top + (1.0 + after) * height - room).max(0.0);
        offset.clamp(last.min(first), first.max(last))
    }

    fn keys(
        &mut self,
        ui: &Ui,
        list: &Response,
        me: Option<AnalystId>,
        busy: bool,
        page: usize,
        commands: &mut Commands,
    ) {
        let focused = ui.memory(egui::Memory::focused);
        if busy || focused.is_some_and(|id| id != list.id) {
            return;
        }
        if list.has_focus() {
            let filter = EventFilter {
                vertical_arrows: true,
                ..EventFilter::default()
            };
            ui.memory_mut(|memory| memory.set_focus_lock_filter(list.id, filter));
        }
        let last = self.shown.len().saturating_sub(1);
        let at = self.at;
        let moves = [
            (Key::ArrowDown, (at + 1).min(last)),
            (Key::ArrowUp, at.saturating_sub(1)),
            (Key::PageDown, (at + page.max(1)).min(last)),
            (Key::PageUp, at.saturating_sub(page.max(1))),
            (Key::Home, 0),
            (Key::End, last),
        ];
        for (key, to) in moves {
            if ui.input_mut(|input| input.consume_key(Modifiers::NONE, key)) {
                self.choose(to);
            }
        }
        for (modifiers, forth) in [(Modifiers::SHIFT, false), (Modifiers::NONE, true)] {
            if ui.input_mut(|input| input.consume_key(modifiers, Key::N)) {
                self.go_to_open(me, forth);
            }
        }
        if ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Enter))
            && let Some(row) = self.chosen_row()
        {
            commands.show_passage(row.document, row.span);
        }
    }
}

/// “59 differences in 47 passages: 21 only Anna, 14 only Bo, 9 other code, 15 borders.”
fn summary(comparison: &Comparison, found: &Found) -> String {
    let documents = counted(found.documents, "document", "documents");
    let all = if comparison.is_of_two() {
        "both"
    } else {
        "all"
    };
    let agreed = match found.agreed {
        0 => String::new(),
        1 => format!(" One coding is the same in {all}."),
        n => format!(" {} codings are the same in {all}.", number(n as u64)),
    };
    if found.rows.is_empty() {
        return format!("No difference in {documents}.{agreed}");
    }
    let counts = found.kinds.iter().map(|(kind, count)| (*kind, *count));
    let kinds: Vec<String> = Kind::counted(counts, comparison)
        .into_iter()
        .filter(|(_, count)| *count > 0)
        .map(|(kind, count)| format!("{} {}", number(count as u64), kind.words(comparison)))
        .collect();
    let tolerance = match found.tolerance {
        Tolerance::Exact => String::new(),
        tolerance @ Tolerance::Words(_) => {
            format!(" {}.", capital(&tolerance.sentence()))
        }
    };
    format!(
        "{} in {}, {documents}: {}.{agreed}{tolerance}",
        counted(found.rows.len(), "difference", "differences"),
        counted(found.items.len(), "passage", "passages"),
        kinds.join(", "),
    )
}

/// Documents that are not compared, with the reasons on hover.
pub(super) fn left_out(ui: &mut Ui, left_out: &[LeftOut]) {
    if left_out.is_empty() {
        return;
    }
    let count = counted(left_out.len(), "document is", "documents are");
    let why: Vec<String> = left_out
        .iter()
        .map(|it| format!("{}: {}", it.document_name, it.reason))
        .collect();
    let words = theme(ui).quiet(format!("{count} not compared yet."));
    ui.label(words).on_hover_text(why.join("\n"));
}
