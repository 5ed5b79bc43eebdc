//! A row of the list, as it is drawn.

use super::source::Source;
use crate::ui::fonts;
use crate::ui::prose::Words;
use crate::ui::theme::{metrics, theme};
use egui::text::{LayoutJob, TextWrapping};
use egui::{
    Color32, CornerRadius, FontId, Galley, Rect, Response, Role, Sense, Ui, WidgetInfo, pos2, vec2,
};
use std::sync::Arc;

/// Room for in what they differ, for the source, and for how far it is: in a small window and in a large one.
const SMALL: [f32; 3] = [88.0, 96.0, 118.0];
const LARGE: [f32; 3] = [104.0, 128.0, 124.0];
/// By how much the first of these is wider where several names may stand in it.
const SEVERAL: f32 = 34.0;
/// From which width on a window is large.
const WIDE: f32 = 720.0;

/// One row, as it is drawn.
pub(super) struct Line<'a> {
    pub words: &'a str,
    pub source: &'a Source,
    pub kind: String,
    pub state: String,
    pub open: bool,
    /// Whether more than two are compared.
    pub several: bool,
}

impl Line<'_> {
    pub fn show(&self, ui: &mut Ui, height: f32, narrow: bool, chosen: bool) -> Response {
        let theme = theme(ui);
        let size = vec2(ui.available_width(), height);
        // The list as a whole has the keyboard's focus, so that a thousand rows are one stop.
        let (rect, response) = ui.allocate_exact_size(size, Sense::CLICK);
        let spoken = format!(
            "{}, {}, {}, {}",
            self.kind, self.words, self.source.long, self.state
        );
        response
            .widget_info(|| WidgetInfo::selected(Role::ListItem, ui.is_enabled(), chosen, &spoken));
        let radius = CornerRadius::same(metrics::RADIUS);
        if chosen {
            ui.painter().rect_filled(rect, radius, theme.accent_ground);
        } else if response.hovered() {
            ui.painter().rect_filled(rect, radius, theme.frame);
        }
        let inner = rect.shrink2(vec2(8.0, 0.0));
        let state_colour = if self.open { theme.quiet } else { theme.ink };
        let small = fonts::sans(metrics::TEXT - 0.5);
        if narrow {
            let (above, below) = inner
                .shrink2(vec2(0.0, 6.0))
                .split_top_bottom_at_fraction(0.55);
            cell(
                ui,
                above,
                self.words,
                fonts::serif(metrics::QUOTE),
                theme.ink,
            );
            // The source last: names of documents can be long, and how far it is must not be cut.
            let under = format!("{} · {} · {}", self.kind, self.state, self.source.short);
            cell(ui, below, &under, fonts::sans(metrics::SMALL), theme.quiet);
            return response;
        }
        let column = |from: f32, to: f32| {
            Rect::from_min_max(pos2(from, inner.top()), pos2(to, inner.bottom()))
        };
        let (left, right) = (inner.left(), inner.right());
        let [for_kind, for_source, for_state] = if inner.width() < WIDE { SMALL } else { LARGE };
        let for_kind = for_kind + if self.several { SEVERAL } else { 0.0 };
        let words = column(left + for_kind, right - for_state - for_source - 12.0);
        let source = column(right - for_state - for_source, right - for_state - 8.0);
        cell(
            ui,
            column(left, left + for_kind - 8.0),
            &self.kind,
            small.clone(),
            theme.quiet,
        );
        cell(
            ui,
            words,
            self.words,
            fonts::serif(metrics::QUOTE + 0.5),
            theme.ink,
        );
        source_cell(ui, source, &self.source.short, &small, theme.quiet);
        let galley = elided(ui, &self.state, small, state_colour, for_state);
        let at = pos2(
            right - galley.size().x,
            inner.center().y - galley.size().y / 2.0,
        );
        ui.painter().galley(at, galley, state_colour);
        response
    }
}

/// Words in a cell, from its left, cut where it ends.
pub(super) fn cell(ui: &Ui, rect: Rect, words: &str, font: FontId, colour: Color32) {
    let words = Words::line(ui.painter(), words, font, rect.width().max(8.0));
    let at = pos2(rect.left(), rect.center().y - words.size().y / 2.0);
    words.paint(ui.painter(), at, colour);
}

/// Where a passage stands: a long name is cut, the number of the turn is not.
fn source_cell(ui: &Ui, rect: Rect, short: &str, font: &FontId, colour: Color32) {
    let Some((name, turn)) = short.rsplit_once(" · ") else {
        cell(ui, rect, short, font.clone(), colour);
        return;
    };
    let turn = elided(
        ui,
        &format!(" · {turn}"),
        font.clone(),
        colour,
        rect.width(),
    );
    let room = (rect.width() - turn.size().x).max(8.0);
    let name = Words::line(ui.painter(), name, font.clone(), room);
    let place = |left: f32, size: egui::Vec2| pos2(left, rect.center().y - size.y / 2.0);
    name.paint(ui.painter(), place(rect.left(), name.size()), colour);
    let left = rect.left() + name.size().x;
    let at = place(left, turn.size());
    ui.painter().galley(at, turn, colour);
}

pub(super) fn elided(
    ui: &Ui,
    words: &str,
    font: FontId,
    colour: Color32,
    room: f32,
) -> Arc<Galley> {
    let mut job = LayoutJob::simple_singleline(words.to_owned(), font, colour);
    job.wrap = TextWrapping::truncate_at_width(room.max(8.0));
    ui.painter().layout_job(job)
}
