//! The margin: brackets in lanes, coloured by code, with the codes' names.

use egui::{
    CornerRadius, CursorIcon, PointerButton, Popup, Rect, Response, Role, Sense, Stroke,
    StrokeKind, Ui, WidgetInfo, pos2, vec2,
};

use super::event::TranscriptEvent;
use super::geometry::Geometry;
use super::notes::{Note, notes};
use super::page::Page;
use super::state::TranscriptState;
use super::{Layer, ShownCoding};
use crate::ui::icons;
use crate::ui::theme::Theme;
use crate::ui::theme::parts::ListRow;

/// Length of a dash, in points.
const DASH: f32 = 5.0;

/// A bracket on the screen.
pub(super) struct Bracket<'a> {
    pub coding: &'a ShownCoding,
    pub lane: u16,
    pub top: f32,
    pub bottom: f32,
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
        let strong = [lifted, selected];
        for note in notes(ui, page.geometry, &brackets, strong) {
            if note.counted {
                let mut met = |response: &Response, coding: &ShownCoding| {
                    met(response, coding, &mut hovered);
                };
                more(ui, &note, theme, &mut met);
            } else if let Some(coding) = note.codings.first() {
                let response = name(ui, &note, coding, lifted, theme);
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
        Layer::OtherPass(_) => dashes(ui, rect, colour),
        Layer::Other(_) => {
            let stroke = Stroke::new(1.0, colour);
            let rect = rect.expand2(vec2(0.5, 0.0));
            ui.painter()
                .rect_stroke(rect, CornerRadius::same(2), stroke, StrokeKind::Inside);
        }
    }
    let half = geometry.lane_width / 2.0;
    let catch = Rect::from_min_max(
        pos2(x - half + 2.0, bracket.top.max(geometry.rect.top())),
        pos2(x + half + 2.0, bracket.bottom.min(geometry.rect.bottom())),
    );
    // Where names stand beside the brackets the keyboard goes to those; else to the brackets.
    let sense = if geometry.names {
        Sense::CLICK
    } else {
        Sense::click()
    };
    let response = ui.interact(
        catch,
        ui.scope_id()
            .with(("bracket", id, bracket.coding.span.start)),
        sense,
    );
    if !geometry.names {
        response.widget_info(|| WidgetInfo::labeled(Role::Button, true, bracket.coding.title()));
        if response.has_focus() {
            let around = rect.expand(3.0);
            let radius = CornerRadius::same(4);
            ui.painter()
                .rect_stroke(around, radius, theme.focus_ring(), StrokeKind::Outside);
        }
    }
    response
        .on_hover_cursor(CursorIcon::PointingHand)
        .on_hover_text_at_pointer(bracket.coding.title())
}

/// A bracket of dashes.
fn dashes(ui: &Ui, rect: Rect, colour: egui::Color32) {
    let mut top = rect.top();
    while top < rect.bottom() {
        let bottom = (top + DASH).min(rect.bottom());
        let dash = Rect::from_x_y_ranges(rect.x_range(), top..=bottom);
        ui.painter()
            .rect_filled(dash, CornerRadius::same(1), colour);
        top += DASH * 1.7;
    }
}

fn name(
    ui: &Ui,
    note: &Note<'_>,
    coding: &ShownCoding,
    lifted: Option<u64>,
    theme: &Theme,
) -> Response {
    let rect = Rect::from_min_size(note.at, note.words.size());
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
    note.words.paint(painter, note.at, colour);
    if note.apart {
        // A name that had to give way to others says by its colour which bracket it belongs to.
        let dot = theme.code_colour(coding.colour);
        let dot = if dims { theme.dimmed(dot) } else { dot };
        let line = note.words.line_height();
        let at = pos2(note.at.x - 7.0, note.at.y + line / 2.0);
        icons::paint_swatch(painter, at, 6.0, dot);
    }
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
    if note.words.is_cut() {
        response.on_hover_text(coding.title())
    } else {
        response
    }
}

/// A "+3" that unfolds into the names it stands for.
fn more(ui: &Ui, note: &Note<'_>, theme: &Theme, met: &mut dyn FnMut(&Response, &ShownCoding)) {
    let rect = Rect::from_min_size(note.at, note.words.size()).expand2(vec2(4.0, 1.0));
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
    note.words.paint(ui.painter(), note.at, theme.quiet);
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
