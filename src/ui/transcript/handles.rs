//! The two handles with which the borders of the selected coding are drawn elsewhere.

use egui::{
    CornerRadius, CursorIcon, EventFilter, Key, Rect, Response, Role, Sense, Ui, WidgetInfo, pos2,
    vec2,
};

use super::ShownCoding;
use super::event::TranscriptEvent;
use super::page::{Page, drawn_border};
use super::state::{Gesture, TranscriptState};
use super::units::{Unit, Units};
use crate::ui::theme::Theme;

/// Draws the handles of the selected coding and follows mouse and keyboard on them.
///
/// By the mouse a border goes to the edge of a word, or exactly where the pointer is while Alt is held.
/// A handle that has the focus moves by word with the arrow keys, by character with Alt.
pub(super) fn handles(
    ui: &Ui,
    page: &Page<'_>,
    units: &Units<'_>,
    state: &mut TranscriptState,
    coding: &ShownCoding,
    theme: &Theme,
    events: &mut Vec<TranscriptEvent>,
) {
    let span = match state.gesture {
        Gesture::Border { id, span, .. } if id == coding.id => span,
        _ => coding.span,
    };
    let left = page.caret(span.start).map(|caret| caret.left_center());
    let right = page.caret_behind(span.end).map(|caret| caret.left_center());
    let height = page.geometry.setting.line;
    for (start, at) in [(true, left), (false, right)] {
        let Some(at) = at else { continue };
        let rect = Rect::from_center_size(at, vec2(2.0, height - 2.0));
        let id = ui.scope_id().with(("handle", coding.id, start));
        let catch = rect.expand2(vec2(6.0, 4.0));
        let response = ui.interact(catch, id, Sense::drag());
        let end = if start { "Start" } else { "End" };
        let name = format!("{end} of {}", coding.title());
        response.widget_info(|| WidgetInfo::labeled(Role::Splitter, true, &name));
        paint(ui, &response, rect, start, coding, theme);
        dragged(ui, &response, page, units, state, coding, start, events);
        by_keys(ui, &response, units, coding, start, events);
        response.on_hover_cursor(CursorIcon::ResizeHorizontal);
    }
}

fn paint(
    ui: &Ui,
    response: &Response,
    rect: Rect,
    start: bool,
    coding: &ShownCoding,
    theme: &Theme,
) {
    let colour = theme.code_colour(coding.colour);
    let knob = if start {
        rect.center_top()
    } else {
        rect.center_bottom()
    };
    let painter = ui.painter();
    painter.rect_filled(rect, CornerRadius::same(1), colour);
    let lively = response.hovered() || response.dragged();
    painter.circle_filled(pos2(knob.x, knob.y), if lively { 5.5 } else { 4.5 }, colour);
    if response.has_focus() {
        painter.circle_stroke(pos2(knob.x, knob.y), 8.0, theme.focus_ring());
    }
}

#[allow(clippy::too_many_arguments)] // All of it is what a border follows.
fn dragged(
    ui: &Ui,
    response: &Response,
    page: &Page<'_>,
    units: &Units<'_>,
    state: &mut TranscriptState,
    coding: &ShownCoding,
    start: bool,
    events: &mut Vec<TranscriptEvent>,
) {
    if response.dragged()
        && let Some(at) = response.interact_pointer_pos()
        && let Some(position) = page.position_at(at)
    {
        let exact = ui.input(|input| input.modifiers.alt);
        let span = drawn_border(units, coding.span, start, position, exact);
        state.gesture = Gesture::Border {
            id: coding.id,
            start,
            span,
        };
    }
    if response.drag_stopped()
        && let Gesture::Border {
            id,
            start: own,
            span,
        } = state.gesture
        && own == start
    {
        state.gesture = Gesture::None;
        if span != coding.span {
            events.push(TranscriptEvent::BordersChanged { id, span });
        }
    }
}

fn by_keys(
    ui: &Ui,
    response: &Response,
    units: &Units<'_>,
    coding: &ShownCoding,
    start: bool,
    events: &mut Vec<TranscriptEvent>,
) {
    if !response.has_focus() {
        return;
    }
    let filter = EventFilter {
        horizontal_arrows: true,
        ..EventFilter::default()
    };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, filter));
    let (right, left, alt) = ui.input(|input| {
        (
            input.key_pressed(Key::ArrowRight),
            input.key_pressed(Key::ArrowLeft),
            input.modifiers.alt,
        )
    });
    let unit = if alt { Unit::Character } else { Unit::Word };
    let own = if start {
        coding.span.start
    } else {
        coding.span.end
    };
    let key = if right {
        Key::ArrowRight
    } else {
        Key::ArrowLeft
    };
    let Some(forward) = units.goes_on(key, own.saturating_sub(u32::from(!start))) else {
        return;
    };
    let (forward, back) = ((right || left) && forward, (right || left) && !forward);
    let to = match (start, forward, back) {
        (true, true, _) => units.next_start(unit, own),
        (true, _, true) => units.previous_start(unit, own),
        (false, true, _) => units.next_end(unit, own),
        (false, _, true) => units.previous_end(unit, own),
        _ => return,
    };
    let span = drawn_border(units, coding.span, start, to, true);
    if span != coding.span {
        events.push(TranscriptEvent::BordersChanged {
            id: coding.id,
            span,
        });
    }
}
