//! The text behind a number, as a list that leads to the transcript.

use super::super::found::reader;
use super::super::kept::Kept;
use super::super::source::Source;
use super::super::words::{counted, number};
use super::job::Asked;
use super::level::RowKey;
use crate::analysis::agreement::of_study::{Present, UnitBehind, UnitsBehind, units_behind};
use crate::analysis::units::KeptBorders;
use crate::model::DocumentId;
use crate::ui::prose::Words;
use crate::ui::theme::{metrics, parts, theme};
use crate::ui::{Commands, View, fonts};
use egui::{
    CornerRadius, EventFilter, Id, Key, Modifiers, Response, Role, ScrollArea, Sense, Ui,
    WidgetInfo, pos2, vec2,
};
use std::sync::Arc;

/// Most units that are listed.
const MOST: usize = 5000;
/// Height of a unit in the list, and how many characters of it are shown.
const ROW: f32 = 66.0;
const SHOWN: u32 = 260;

/// What is listed.
#[derive(Debug, Clone, PartialEq)]
struct Of {
    key: RowKey,
    /// One document alone.
    document: Option<DocumentId>,
    present: Present,
}

/// The text behind a number.
#[derive(Debug, Default)]
pub(super) struct BehindList {
    of: Option<Of>,
    title: String,
    kept: Kept<(Asked, Of), UnitsBehind>,
    unit: String,
    at: usize,
    follow: bool,
}

impl BehindList {
    /// Opens the list behind a number.
    pub fn open(&mut self, key: RowKey, present: Present, title: String) {
        self.open_in(key, None, present, title);
    }

    /// Opens the list behind a number of one document.
    pub fn open_in(
        &mut self,
        key: RowKey,
        document: Option<DocumentId>,
        present: Present,
        title: String,
    ) {
        self.of = Some(Of {
            key,
            document,
            present,
        });
        self.title = title;
        self.at = 0;
        self.follow = true;
    }

    /// Closes it.
    pub fn close(&mut self) {
        self.of = None;
    }

    /// Whether it is open.
    pub const fn is_open(&self) -> bool {
        self.of.is_some()
    }

    /// Sees to it that the list is that of the study and the choices.
    pub fn update(&mut self, view: &View<'_>, borders: &KeptBorders, asked: &Asked) {
        let Some(of) = self.of.clone() else {
            return;
        };
        asked.unit.as_str().clone_into(&mut self.unit);
        // Intervals have nothing to do with it.
        let mut asked = asked.clone();
        asked.draws.count = 0;
        asked.all_coefficients = false;
        let key = (asked.clone(), of.clone());
        self.kept.want(view.jobs, "Looking up passages", key, || {
            let apart = asked.apart(view);
            let (texts, borders) = (view.texts.clone(), borders.clone());
            move |_| {
                let mut options = asked.options();
                options.documents = of.document.into_iter().collect();
                match of.key {
                    RowKey::Document(document) => options.documents = vec![document],
                    RowKey::Pair(a, b) => options.analysts = vec![a, b],
                    _ => {}
                }
                let read = reader(&texts);
                let (seen, behind) = (apart.seen(), of.key.behind());
                units_behind(&seen, &read, &borders, &options, behind, of.present, MOST)
                    .map_err(|error| error.to_string())
            }
        });
    }

    /// Draws it.
    pub fn show(&mut self, ui: &mut Ui, view: &View<'_>, commands: &mut Commands) {
        let theme = theme(ui);
        ui.add_space(metrics::GRID);
        ui.horizontal(|ui| {
            ui.add_space(metrics::GRID);
            if parts::link(ui, "Back to the figures").clicked() {
                self.of = None;
            }
        });
        parts::section(ui, &self.title, "");
        let Some(found) = self.kept.get() else {
            let error = self.kept.error().map(ToString::to_string);
            let words = error.unwrap_or_else(|| "Looking up the text…".to_owned());
            ui.add(egui::Label::new(theme.quiet(words)).wrap());
            return;
        };
        let count = found.total;
        let one = if self.unit == "character" {
            "stretch"
        } else {
            &self.unit
        };
        let many = if one == "stretch" {
            "stretches".to_owned()
        } else {
            format!("{one}s")
        };
        let mut words = counted(usize::try_from(count).unwrap_or(usize::MAX), one, &many);
        if count > found.units.len() as u64 {
            words.push_str(&format!(
                ", of which the first {} are listed",
                number(found.units.len() as u64)
            ));
        }
        ui.horizontal(|ui| {
            ui.add_space(metrics::GRID);
            ui.add(egui::Label::new(theme.small(words)).wrap());
        });
        self.list(ui, view, &found, commands);
    }

    fn list(
        &mut self,
        ui: &mut Ui,
        view: &View<'_>,
        found: &Arc<UnitsBehind>,
        commands: &mut Commands,
    ) {
        let whole = ui.available_rect_before_wrap();
        let list = ui.interact(
            whole,
            Id::unique("behind"),
            Sense::focusable_noninteractive(),
        );
        list.widget_info(|| WidgetInfo::labeled(Role::List, true, &self.title));
        self.keys(ui, &list, found, commands);
        ui.spacing_mut().item_spacing.y = 0.0;
        let mut area = ScrollArea::vertical().id_salt("behind").auto_shrink(false);
        if std::mem::take(&mut self.follow) {
            let top = self.at as f32 * ROW;
            area = area.vertical_scroll_offset((top - whole.height() / 2.0).max(0.0));
        }
        area.show_rows(ui, ROW, found.units.len(), |ui, visible| {
            for at in visible {
                let Some(unit) = found.units.get(at) else {
                    continue;
                };
                let response = row(ui, view, unit, at == self.at);
                if response.double_clicked() {
                    commands.show_passage(unit.document, unit.span);
                } else if response.clicked() {
                    self.at = at;
                    list.request_focus();
                }
            }
        });
        parts::focus_ring(ui, &list, whole.expand2(vec2(4.0, 2.0)));
    }

    /// Up and down choose a unit, Enter opens it in Code, Escape goes back.
    fn keys(&mut self, ui: &Ui, list: &Response, found: &UnitsBehind, commands: &mut Commands) {
        if !list.has_focus() {
            return;
        }
        let filter = EventFilter {
            vertical_arrows: true,
            ..EventFilter::default()
        };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(list.id, filter));
        let last = found.units.len().saturating_sub(1);
        let moves = [
            (Key::ArrowDown, (self.at + 1).min(last)),
            (Key::ArrowUp, self.at.saturating_sub(1)),
            (Key::Home, 0),
            (Key::End, last),
        ];
        let pressed = |key: Key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
        for (key, to) in moves {
            if pressed(key) {
                self.at = to;
                self.follow = true;
            }
        }
        if pressed(Key::Enter)
            && let Some(unit) = found.units.get(self.at)
        {
            commands.show_passage(unit.document, unit.span);
        }
        if pressed(Key::Escape) {
            self.of = None;
        }
    }
}

/// A unit: its words, and where it stands.
fn row(ui: &mut Ui, view: &View<'_>, unit: &UnitBehind, chosen: bool) -> Response {
    let theme = theme(ui);
    let size = vec2(ui.available_width(), ROW);
    let (rect, response) = ui.allocate_exact_size(size, Sense::CLICK);
    let words = words(view, unit);
    let source = source(view, unit);
    let spoken = format!("{words}, {source}");
    response.widget_info(|| WidgetInfo::selected(Role::ListItem, true, chosen, &spoken));
    let radius = CornerRadius::same(metrics::RADIUS);
    if chosen {
        ui.painter().rect_filled(rect, radius, theme.accent_ground);
    } else if response.hovered() {
        ui.painter().rect_filled(rect, radius, theme.frame);
    }
    let inner = rect.shrink2(vec2(8.0, 4.0));
    let set = Words::lines(
        ui.painter(),
        &words,
        fonts::serif(metrics::QUOTE - 0.5),
        Some(metrics::TEXT_LINE),
        inner.width(),
        2,
    );
    set.paint(ui.painter(), inner.left_top(), theme.ink);
    let set = Words::line(
        ui.painter(),
        &source,
        fonts::sans(metrics::SMALL),
        inner.width(),
    );
    let at = pos2(inner.left(), inner.bottom() - metrics::SMALL_LINE);
    set.paint(ui.painter(), at, theme.quiet);
    response.on_hover_text("Enter, or a double click, opens it in the transcript.")
}

fn words(view: &View<'_>, unit: &UnitBehind) -> String {
    let Ok(text) = view.text_of(unit.document) else {
        return "The text is not here yet.".to_owned();
    };
    let mut span = unit.span;
    let is_cut = span.len() > SHOWN;
    if is_cut {
        span.end = span.start + SHOWN;
    }
    let mut words: String = text
        .slice(span)
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ");
    if is_cut {
        words.push('…');
    }
    words
}

/// “Peer supporter #2, turn 17 · Reach · trust”.
fn source(view: &View<'_>, unit: &UnitBehind) -> String {
    let mut source = view
        .seen
        .document(unit.document)
        .map_or_else(String::new, |document| {
            Source::of(view.seen, &view.overview.labels, document, unit.span).long
        });
    for code in [unit.within, unit.code].into_iter().flatten() {
        source.push_str(" · ");
        source.push_str(&view.seen.code_name(code));
    }
    source
}
