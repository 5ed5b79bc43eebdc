//! The margin: brackets in lanes, coloured by code, with the codes' names.

use std::sync::Arc;

use egui::text::{LayoutJob, TextWrapping};
use egui::{
    CornerRadius, CursorIcon, FontId, Galley, PointerButton, Popup, Pos2, Rect, Response, Role,
    Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2,
};

use super::event::TranscriptEvent;
use super::geometry::{Geometry, LANE};
use super::page::Page;
use super::state::TranscriptState;
use super::{Layer, ShownCoding};
use crate::ui::fonts;
use crate::ui::theme::Theme;
use crate::ui::theme::parts::ListRow;

/// Brackets that get a name or a place in a "+n"; more than that on one screen only get their bar.
const MOST_NAMES: usize = 200;
/// How far below its bracket a name may be pushed by those above it.
const BELOW: f32 = 10.0;

/// A bracket on the screen.
struct Bracket<'a> {
    coding: &'a ShownCoding,
    lane: u16,
    top: f32,
    bottom: f32,
}

/// A name or, when it did not fit, the names that share a "+n".
struct Note<'a> {
    codings: Vec<&'a ShownCoding>,
    /// Whether it is a "+n".
    counted: bool,
    at: Pos2,
    galley: Arc<Galley>,
}

/// Draws the margin and reports what is done there.
pub(super) fn margin(
    ui: &mut Ui,
    page: &Page<'_>,
    state: &mut TranscriptState,
    codings: &[ShownCoding],
    selected: Option<u64>,
    theme: &Theme,
    events: &mut Vec<TranscriptEvent>,
) {
    let brackets = brackets(page, state, codings);
    let lifted = state.hovered;
    let mut hovered = None;
    let mut met = |response: &Response, coding: &ShownCoding, hovered: &mut Option<u64>| {
        if response.hovered() || response.has_focus() {
            *hovered = Some(coding.id);
        }
        if response.clicked() {
            events.push(TranscriptEvent::CodingClicked(coding.id));
        }
        if response.clicked_by(PointerButton::Secondary) {
            events.push(TranscriptEvent::ContextMenu {
                at: response
                    .interact_pointer_pos()
                    .unwrap_or(response.rect.center()),
                position: coding.span.start,
                coding: Some(coding.id),
            });
        }
    };
    for bracket in &brackets {
        let response = bar(ui, page.geometry, bracket, lifted, selected, theme);
        met(&response, bracket.coding, &mut hovered);
    }
    if page.geometry.names {
        for note in notes(ui, page.geometry, &brackets, lifted, selected, theme) {
            if note.counted {
                let mut met = |response: &Response, coding: &ShownCoding| {
                    met(response, coding, &mut hovered);
                };
                more(ui, &note, theme, &mut met);
            } else if let Some(coding) = note.codings.first() {
                let response = name(ui, page.geometry, &note, coding, lifted, theme);
                met(&response, coding, &mut hovered);
            }
        }
    }
    if state.hovered != hovered {
        state.hovered = hovered;
        events.push(TranscriptEvent::CodingHovered(hovered));
        ui.ctx().request_repaint();
    }
}

fn brackets<'a>(
    page: &Page<'_>,
    state: &TranscriptState,
    codings: &'a [ShownCoding],
) -> Vec<Bracket<'a>> {
    let shown = page.span();
    let rect = page.geometry.rect;
    let lanes = &state.over.lanes;
    lanes
        .within(codings, shown.start, shown.end)
        .filter_map(|(n, coding)| {
            let top = page
                .caret(coding.span.start)
                .map_or(rect.top() - 8.0, |caret| caret.top() + 2.0);
            let bottom = page
                .caret(coding.span.end.saturating_sub(1))
                .map_or(rect.bottom() + 8.0, |caret| caret.bottom() - 2.0);
            let lane = lanes.lane.get(n).copied().unwrap_or_default();
            (top < rect.bottom() && bottom > rect.top()).then_some(Bracket {
                coding,
                lane,
                top,
                bottom: bottom.max(top + 6.0),
            })
        })
        .collect()
}

fn bar(
    ui: &Ui,
    geometry: &Geometry,
    bracket: &Bracket<'_>,
    lifted: Option<u64>,
    selected: Option<u64>,
    theme: &Theme,
) -> Response {
    let id = bracket.coding.id;
    let x = geometry.lane(bracket.lane);
    let strong = lifted == Some(id) || selected == Some(id);
    let colour = theme.code_colour(bracket.coding.colour);
    let colour = if lifted.is_some_and(|lifted| lifted != id) {
        theme.dimmed(colour)
    } else {
        colour
    };
    let width = if strong { 5.0 } else { 3.0 };
    let rect = Rect::from_min_max(
        pos2(x + 1.5 - width / 2.0, bracket.top),
        pos2(x + 1.5 + width / 2.0, bracket.bottom),
    );
    match bracket.coding.layer {
        Layer::Mine => {
            ui.painter()
                .rect_filled(rect, CornerRadius::same(2), colour);
        }
        Layer::Other(_) => {
            let stroke = Stroke::new(1.0, colour);
            let rect = rect.expand2(vec2(0.5, 0.0));
            ui.painter()
                .rect_stroke(rect, CornerRadius::same(2), stroke, StrokeKind::Inside);
        }
    }
    let catch = Rect::from_min_max(
        pos2(x - LANE / 2.0 + 2.0, bracket.top.max(geometry.rect.top())),
        pos2(
            x + LANE / 2.0 + 2.0,
            bracket.bottom.min(geometry.rect.bottom()),
        ),
    );
    ui.interact(
        catch,
        ui.scope_id()
            .with(("bracket", id, bracket.coding.span.start)),
        Sense::CLICK,
    )
    .on_hover_cursor(CursorIcon::PointingHand)
    .on_hover_text_at_pointer(bracket.coding.title())
}

/// Where each name stands: beside the top of its bracket, pushed down by those above it, and counted in a
/// "+n" where it would lose touch with its bracket.
fn notes<'a>(
    ui: &Ui,
    geometry: &Geometry,
    brackets: &[Bracket<'a>],
    lifted: Option<u64>,
    selected: Option<u64>,
    theme: &Theme,
) -> Vec<Note<'a>> {
    let screen = geometry.rect;
    let mut order: Vec<&Bracket<'a>> = brackets.iter().take(MOST_NAMES).collect();
    order.sort_by(|a, b| a.top.max(screen.top()).total_cmp(&b.top.max(screen.top())));
    let mut notes: Vec<Note<'a>> = Vec::new();
    let mut free = screen.top() + 4.0;
    let line = geometry.small.size * 1.4;
    for bracket in order {
        let coding = bracket.coding;
        let wanted = bracket.top.max(screen.top() + 4.0) - 1.0;
        let top = wanted.max(free);
        let strong = lifted == Some(coding.id) || selected == Some(coding.id);
        let fits = top <= bracket.bottom + BELOW || top - wanted < line;
        if fits {
            let mut left = geometry.lane(widest_lane(brackets, top, top + line)) + LANE;
            let mut galley = written(ui, &coding.title(), geometry, left, strong, theme);
            if galley.rows.len() > 1 {
                left = geometry.lane(widest_lane(brackets, top, top + line * 2.0)) + LANE;
                galley = written(ui, &coding.title(), geometry, left, strong, theme);
            }
            free = top + galley.size().y + 4.0;
            notes.push(Note {
                codings: vec![coding],
                counted: false,
                at: pos2(left, top),
                galley,
            });
        } else if let Some(last) = notes.last_mut()
            && last.counted
            && last.at.y + line * 2.0 > wanted
        {
            last.codings.push(coding);
            let words = format!("+{}", last.codings.len());
            last.galley = written(ui, &words, geometry, last.at.x, false, theme);
        } else {
            let left = geometry.lane(widest_lane(brackets, free, free + line)) + LANE;
            let galley = written(ui, "+1", geometry, left, false, theme);
            let at = pos2(left, free);
            free += galley.size().y + 4.0;
            notes.push(Note {
                codings: vec![coding],
                counted: true,
                at,
                galley,
            });
        }
    }
    notes
}

/// The outermost lane with a bracket between two heights.
fn widest_lane(brackets: &[Bracket<'_>], top: f32, bottom: f32) -> u16 {
    brackets
        .iter()
        .filter(|bracket| bracket.top < bottom && bracket.bottom > top)
        .map(|bracket| bracket.lane)
        .max()
        .unwrap_or_default()
}

fn written(
    ui: &Ui,
    words: &str,
    geometry: &Geometry,
    left: f32,
    strong: bool,
    theme: &Theme,
) -> Arc<Galley> {
    let size = geometry.small.size;
    let font: FontId = if strong {
        fonts::sans_semibold(size)
    } else {
        geometry.small.clone()
    };
    let mut job = LayoutJob::simple(words.to_owned(), font, theme.ink, f32::INFINITY);
    for section in &mut job.sections {
        section.format.line_height = Some((size * 1.35).round());
    }
    job.wrap = TextWrapping {
        max_width: (geometry.margin.max - left).max(40.0),
        max_rows: 2,
        break_anywhere: false,
        overflow_character: Some('…'),
    };
    job.break_on_newline = false;
    ui.painter().layout_job(job)
}

fn name(
    ui: &Ui,
    geometry: &Geometry,
    note: &Note<'_>,
    coding: &ShownCoding,
    lifted: Option<u64>,
    theme: &Theme,
) -> Response {
    let rect = Rect::from_min_size(note.at, note.galley.size());
    let id = ui.scope_id().with(("name", coding.id, coding.span.start));
    let response = ui.interact(rect, id, Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, coding.title()));
    let dims = lifted.is_some_and(|lifted| lifted != coding.id);
    let colour = if dims {
        theme.dimmed(theme.ink)
    } else {
        theme.ink
    };
    let painter = ui.painter();
    painter.galley_with_override_text_color(note.at, Arc::clone(&note.galley), colour);
    if response.has_focus() {
        let ring = rect.expand2(vec2(4.0, 2.0));
        painter.rect_stroke(
            ring,
            CornerRadius::same(4),
            theme.focus_ring(),
            StrokeKind::Inside,
        );
    }
    let response = response.on_hover_cursor(CursorIcon::PointingHand);
    if note.galley.elided || !geometry.names {
        response.on_hover_text(coding.title())
    } else {
        response
    }
}

/// A "+3" that unfolds into the names it stands for.
fn more(ui: &Ui, note: &Note<'_>, theme: &Theme, met: &mut dyn FnMut(&Response, &ShownCoding)) {
    let rect = Rect::from_min_size(note.at, note.galley.size()).expand2(vec2(4.0, 1.0));
    let codings = &note.codings;
    let first = codings.first().map(|coding| (coding.id, coding.span.start));
    let response = ui.interact(rect, ui.scope_id().with(("more", first)), Sense::click());
    let spoken = format!("{} more codings", codings.len());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &spoken));
    let ground = if response.hovered() || response.has_focus() {
        theme.accent_ground
    } else {
        theme.rail
    };
    ui.painter()
        .rect_filled(rect, CornerRadius::same(6), ground);
    ui.painter()
        .galley_with_override_text_color(note.at, Arc::clone(&note.galley), theme.quiet);
    Popup::menu(&response).show(|ui| {
        ui.set_width(240.0);
        for coding in codings {
            let title = coding.title();
            let row = ListRow::new(&title)
                .swatch(theme.code_colour(coding.colour))
                .show(ui);
            met(&row, coding);
        }
    });
}
