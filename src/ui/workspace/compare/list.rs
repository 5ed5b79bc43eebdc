//! The list of differences.

use super::comparison::Comparison;
use super::found::{Found, Row};
use super::kept::Kept;
use super::left::KINDS;
use super::list_line::Line;
use super::words::{counted, kind, number, state};
use crate::analysis::discrepancies::{DifferenceKind, Tolerance};
use crate::analysis::layers::LeftOut;
use crate::model::{AnalystId, CodeId, CodingId, DocumentId, PassId};
use crate::ui::theme::{metrics, parts, theme};
use crate::ui::{Commands, View};
use egui::{
    EventFilter, Id, Key, Modifiers, Response, Role, ScrollArea, Sense, Ui, WidgetInfo, vec2,
};
use std::collections::BTreeSet;
use std::sync::Arc;

/// Height of a row; of one in a narrow panel, which has two lines.
const ROW: f32 = 34.0;
const TALL_ROW: f32 = 52.0;
/// Under this width a row has two lines.
const NARROW: f32 = 560.0;
/// Which differences are shown.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Filter {
    pub kind: Option<DifferenceKind>,
    pub document: Option<DocumentId>,
    /// A code, with everything below it.
    pub code: Option<CodeId>,
    /// A sub-domain of the material.
    pub within: Option<CodeId>,
    pub open_only: bool,
}

/// Everything the list remembers.
#[derive(Debug, Default)]
pub(super) struct PassageList {
    kept: Kept<(u64, PassId, [AnalystId; 2], Tolerance), Found>,
    found: Option<Arc<Found>>,
    pub filter: Filter,
    /// Which differences of borders do not count.
    pub tolerance: Tolerance,
    filtered: Filter,
    /// Places of the rows that are shown.
    shown: Vec<usize>,
    /// The chosen row, by its codings, and where it stands among those shown.
    chosen: Option<Vec<CodingId>>,
    at: usize,
    follow: bool,
    scrolled: (f32, f32),
}

impl PassageList {
    /// Sees to it that the list is that of the study and the comparison.
    pub fn update(&mut self, view: &View<'_>, comparison: &Comparison) {
        let (pass, pair) = (comparison.pass.id, comparison.pair);
        let tolerance = self.tolerance;
        let key = (view.revision(), pass, pair, tolerance);
        self.kept.want(view.jobs, "Comparing passages", key, || {
            let apart = view.seen.apart(pass);
            let texts = view.texts.clone();
            let labels = view.overview.labels.clone();
            move |_| {
                let found = Found::of(&apart, &texts, &labels, pass, pair, tolerance);
                found.map_err(|error| error.to_string())
            }
        });
        let newest = self.kept.get().or_else(|| {
            let last = self.kept.last();
            last.filter(|found| {
                found.pass == pass && found.pair == pair && found.tolerance == tolerance
            })
        });
        let same = match (&newest, &self.found) {
            (Some(new), Some(old)) => Arc::ptr_eq(new, old),
            (None, None) => true,
            _ => false,
        };
        if !same || self.filtered != self.filter {
            self.found = newest;
            self.filtered = self.filter.clone();
            self.choose_shown(view);
        }
    }

    fn choose_shown(&mut self, view: &View<'_>) {
        self.shown.clear();
        let Some(found) = &self.found else {
            return;
        };
        let filter = &self.filter;
        let below: Option<BTreeSet<CodeId>> = filter
            .code
            .map(|code| view.overview.tree.below(code).into_iter().collect());
        for (n, row) in found.rows.iter().enumerate() {
            let fits = filter.kind.is_none_or(|kind| kind == row.kind())
                && filter
                    .document
                    .is_none_or(|document| document == row.document)
                && filter.within.is_none_or(|within| {
                    row.difference
                        .codings
                        .iter()
                        .any(|it| it.within == Some(within))
                })
                && (!filter.open_only || row.is_open())
                && below
                    .as_ref()
                    .is_none_or(|below| row.codes().any(|code| below.contains(&code)));
            if fits {
                self.shown.push(n);
            }
        }
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

    /// How many differences are settled, and of how many.
    pub fn settled(&self) -> Option<(usize, usize)> {
        let found = self.found.as_ref()?;
        Some((found.settled(), found.rows.len()))
    }

    /// The open differences shown, where all shown are of one kind by the filter.
    pub fn open_of_kind<'f>(&self, found: &'f Found) -> Option<(DifferenceKind, Vec<&'f Row>)> {
        let kind = self.filter.kind?;
        let rows = self.shown.iter().filter_map(|n| found.rows.get(*n));
        Some((kind, rows.filter(|row| row.is_open()).collect()))
    }

    /// Chooses the difference of these codings, whatever the filter shows.
    pub fn go_to(&mut self, ids: &[CodingId]) {
        self.filter = Filter::default();
        self.chosen = Some(ids.to_vec());
    }

    /// The documents in which something differs.
    pub fn documents(&self) -> BTreeSet<DocumentId> {
        let rows = self.found.iter().flat_map(|found| &found.rows);
        rows.map(|row| row.document).collect()
    }

    /// The codes on which something differs.
    pub fn codes(&self) -> BTreeSet<CodeId> {
        let rows = self.found.iter().flat_map(|found| &found.rows);
        rows.flat_map(Row::codes).collect()
    }

    /// Goes on to the next row that nobody has decided on; stays where there is none.
    pub fn go_to_next_open(&mut self) {
        let Some(found) = &self.found else {
            return;
        };
        let open = |n: &usize| found.rows.get(*n).is_some_and(Row::is_open);
        let after = self.shown.iter().enumerate().skip(self.at + 1);
        let next = after.filter(|(_, n)| open(n)).map(|(at, _)| at).next();
        if let Some(next) = next {
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
        if self.shown.len() < found.rows.len() {
            ui.horizontal(|ui| {
                ui.label(theme.quiet(format!(
                    "{} of them are shown.",
                    number(self.shown.len() as u64)
                )));
                if parts::link(ui, "Show all").clicked() {
                    self.filter = Filter::default();
                }
            });
        }
        ui.add_space(metrics::GRID * 2.0);
        if found.rows.is_empty() {
            return;
        }
        self.rows(ui, view, comparison, &found, busy, commands);
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
        let id = Id::unique("differences");
        let list = ui.interact(whole, id, Sense::focusable_noninteractive());
        list.widget_info(|| WidgetInfo::labeled(Role::List, true, "Passages to talk about"));
        self.keys(
            ui,
            &list,
            busy,
            (whole.height() / height) as usize,
            commands,
        );
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
                let line = Line {
                    kind: kind(row.kind(), &comparison.pair_names),
                    state: state(view.overview, row.state, row.decision.as_ref()),
                    open: row.is_open(),
                    row,
                };
                let response = line.show(ui, height, narrow, at == self.at);
                if response.double_clicked() {
                    commands.show_passage(row.document, row.span);
                } else if response.clicked() {
                    clicked = Some(at);
                }
            }
        });
        self.scrolled = (output.state.clamped_offset().y, output.inner_rect.height());
        if list.has_focus() {
            let ring = whole.expand2(vec2(4.0, 2.0));
            parts::focus_ring(ui, &list, ring);
        }
        if let Some(at) = clicked {
            self.choose(at);
            list.request_focus();
        }
    }

    /// Where to scroll so that the chosen row is in sight, moving no more than it takes.
    fn offset_for_chosen(&self, height: f32, room: f32) -> f32 {
        let top = self.at as f32 * height;
        let (offset, known) = self.scrolled;
        let room = if known > 0.0 { known } else { room };
        let last = (top + height - room).max(0.0);
        offset.clamp(last.min(top), top.max(last))
    }

    fn keys(&mut self, ui: &Ui, list: &Response, busy: bool, page: usize, commands: &mut Commands) {
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
    let agreed = match found.agreed {
        0 => String::new(),
        1 => " One coding is the same in both.".to_owned(),
        n => format!(" {} codings are the same in both.", number(n as u64)),
    };
    if found.rows.is_empty() {
        return format!("No difference in {documents}.{agreed}");
    }
    let kinds: Vec<String> = KINDS
        .into_iter()
        .filter(|of| found.count(*of) > 0)
        .map(|of| {
            let count = number(found.count(of) as u64);
            format!("{count} {}", kind(of, &comparison.pair_names))
        })
        .collect();
    let tolerance = match found.tolerance {
        Tolerance::Exact => String::new(),
        tolerance @ Tolerance::Words(_) => {
            format!(" {}.", super::left::capital(&tolerance.sentence()))
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
