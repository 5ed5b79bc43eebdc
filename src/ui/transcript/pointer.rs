//! The mouse in the transcript.

use egui::{CursorIcon, DragAndDrop, PointerButton, Pos2, Response, Ui};

use super::ShownCoding;
use super::event::{DraggedWords, TranscriptEvent};
use super::page::Page;
use super::state::{Gesture, Press, Selecting, TranscriptState};
use super::units::{Unit, Units};
use crate::model::Span;

/// The codings that can be clicked, and the one that is selected.
#[derive(Clone, Copy)]
pub(super) struct Coded<'a> {
    pub codings: &'a [ShownCoding],
    pub selected: Option<u64>,
}

/// Where a press fell.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Region {
    Gutter,
    Column,
    Margin,
}

/// Selects by the mouse and reports clicks.
pub(super) fn pointer(
    ui: &Ui,
    response: &Response,
    page: &Page<'_>,
    units: &Units<'_>,
    state: &mut TranscriptState,
    coded: Coded<'_>,
    events: &mut Vec<TranscriptEvent>,
) {
    let mouse = ui.input(|input| Mouse {
        pressed: input.pointer.primary_pressed(),
        down: input.pointer.primary_down(),
        origin: input.pointer.press_origin(),
        at: input.pointer.interact_pos(),
        time: input.time,
        shift: input.modifiers.shift,
    });
    if response.is_pointer_button_down_on() && mouse.pressed {
        press(ui, response, page, units, state, mouse);
    } else if mouse.down {
        drag(ui, page, units, state, mouse);
    } else if !matches!(state.gesture, Gesture::Border { .. }) {
        release(page, state, coded, events);
    }
    if let Some(at) = response.hover_pos() {
        let icon = match region(page, at) {
            Region::Gutter => CursorIcon::PointingHand,
            Region::Column if state.gesture == Gesture::DraggingWords => CursorIcon::Grabbing,
            Region::Column => CursorIcon::Text,
            Region::Margin => CursorIcon::Default,
        };
        ui.ctx().set_cursor_icon(icon);
    }
    if response.clicked_by(PointerButton::Secondary)
        && let Some(at) = mouse.at
        && let Some(position) = page.position_at(at)
    {
        response.request_focus();
        let inside = state
            .selecting
            .span()
            .is_some_and(|span| span.contains(position));
        if !inside {
            state.selecting = Selecting::at(position);
        }
        events.push(TranscriptEvent::ContextMenu {
            at,
            position,
            coding: selected_at(state, coded, position)
                .or_else(|| coding_at(page, state, coded, at)),
        });
    }
}

#[derive(Clone, Copy)]
struct Mouse {
    pressed: bool,
    down: bool,
    origin: Option<Pos2>,
    at: Option<Pos2>,
    time: f64,
    shift: bool,
}

fn region(page: &Page<'_>, at: Pos2) -> Region {
    let geometry = page.geometry;
    if at.x < geometry.column.min - 6.0 {
        Region::Gutter
    } else if at.x < geometry.margin.min - 4.0 {
        Region::Column
    } else {
        Region::Margin
    }
}

fn press(
    ui: &Ui,
    response: &Response,
    page: &Page<'_>,
    units: &Units<'_>,
    state: &mut TranscriptState,
    mouse: Mouse,
) {
    let Some(at) = mouse.origin.or(mouse.at) else {
        return;
    };
    response.request_focus();
    let (delay, near) = ui.ctx().options(|options| {
        let input = &options.input_options;
        (input.max_double_click_delay, input.max_click_dist)
    });
    let again = mouse.time - state.press.time < delay * 1.5 && state.press.at.distance(at) < near;
    state.press = Press {
        time: mouse.time,
        at,
        count: if again { state.press.count % 3 + 1 } else { 1 },
    };
    let Some(position) = page.position_at(at) else {
        return;
    };
    match region(page, at) {
        Region::Margin => {}
        Region::Gutter => {
            state.gesture = Gesture::Selecting;
            state.selecting = whole(Unit::Turn, units.turn_around(position));
        }
        Region::Column if mouse.shift => {
            state.gesture = Gesture::Selecting;
            state.selecting.unit = Unit::Character;
            state.selecting.head = position;
        }
        Region::Column if state.press.count == 1 => {
            let selected = state
                .selecting
                .span()
                .is_some_and(|span| span.contains(position));
            if selected && page.is_on_words(at, position) {
                state.gesture = Gesture::OnSelection;
            } else {
                state.gesture = Gesture::Selecting;
                state.selecting = Selecting::at(position);
            }
        }
        Region::Column => {
            let unit = if state.press.count == 2 {
                Unit::Word
            } else {
                Unit::Sentence
            };
            state.gesture = Gesture::Selecting;
            state.selecting = whole(unit, units.around(unit, position));
        }
    }
}

const fn whole(unit: Unit, span: Span) -> Selecting {
    Selecting {
        anchor: span,
        head: span.end,
        unit,
    }
}

fn drag(ui: &Ui, page: &Page<'_>, units: &Units<'_>, state: &mut TranscriptState, mouse: Mouse) {
    let Some(at) = mouse.at else { return };
    let moved = mouse.origin.is_some_and(|origin| origin.distance(at) > 3.0);
    match state.gesture {
        Gesture::Selecting if moved => {
            if let Some(position) = page.position_at(at) {
                state.selecting = grown(units, state.selecting, position);
            }
            scroll_along(ui, page, state, at);
        }
        Gesture::OnSelection if moved => {
            if let Some(span) = state.selecting.span() {
                DragAndDrop::set_payload(ui.ctx(), DraggedWords(span));
                state.gesture = Gesture::DraggingWords;
            }
        }
        _ => {}
    }
}

/// The selection drawn to `position`, by whole units.
fn grown(units: &Units<'_>, selecting: Selecting, position: u32) -> Selecting {
    let around = match selecting.unit {
        Unit::Character => Span::new(position, position),
        Unit::Turn => units.turn_around(position),
        unit => units.around(unit, position),
    };
    let head = if position >= selecting.anchor.start {
        around.end.max(selecting.anchor.end)
    } else {
        around.start.min(selecting.anchor.start)
    };
    let head = if selecting.unit == Unit::Character {
        position
    } else {
        head
    };
    Selecting { head, ..selecting }
}

/// Scrolls while a selection is drawn past the edge, the faster the farther.
fn scroll_along(ui: &Ui, page: &Page<'_>, state: &mut TranscriptState, at: Pos2) {
    let rect = page.geometry.rect;
    let past = if at.y < rect.top() {
        at.y - rect.top()
    } else if at.y > rect.bottom() {
        at.y - rect.bottom()
    } else {
        return;
    };
    let step = past.clamp(-80.0, 80.0) * 10.0 * ui.input(|input| input.stable_dt.min(0.1));
    state.scroll.offset -= step;
    ui.ctx().request_repaint();
}

fn release(
    page: &Page<'_>,
    state: &mut TranscriptState,
    coded: Coded<'_>,
    events: &mut Vec<TranscriptEvent>,
) {
    match state.gesture {
        Gesture::Selecting if state.selecting.span().is_none() => {
            events.push(match coding_at(page, state, coded, state.press.at) {
                Some(id) => TranscriptEvent::CodingClicked(id),
                None => TranscriptEvent::NothingClicked,
            });
        }
        Gesture::OnSelection => {
            let position = page.position_at(state.press.at);
            state.selecting = Selecting::at(position.unwrap_or(state.selecting.head));
        }
        _ => {}
    }
    state.gesture = Gesture::None;
}

/// The selected coding where its words are pointed at: a menu asked for there is its own.
fn selected_at(state: &TranscriptState, coded: Coded<'_>, position: u32) -> Option<u64> {
    let coding = state.over.coding(coded.codings, coded.selected?)?;
    coding.span.contains(position).then_some(coding.id)
}

/// The coding whose words are under a point: the shortest, or the next longer one where one of them is selected
/// already, so that each that lies there is reached by clicking again.
fn coding_at(page: &Page<'_>, state: &TranscriptState, coded: Coded<'_>, at: Pos2) -> Option<u64> {
    let position = page.position_at(at)?;
    let stretches = &state.over.stretches;
    // The caret's place is between two characters; the character clicked is on either side.
    let on = [position, position.saturating_sub(1)]
        .into_iter()
        .find(|position| {
            let n = stretches.partition_point(|stretch| stretch.span.end <= *position);
            let stretch = stretches.get(n).filter(|it| it.span.contains(*position));
            stretch.is_some_and(|stretch| {
                let rects = page.line_rects(stretch.span);
                rects.iter().any(|rect| rect.contains(at))
            })
        })?;
    let lanes = &state.over.lanes;
    let mut here: Vec<(u32, u64)> = lanes
        .within(coded.codings, on, on + 1)
        .map(|(_, coding)| (coding.span.len(), coding.id))
        .collect();
    here.sort_unstable();
    let at = here.iter().position(|(_, id)| Some(*id) == coded.selected);
    let next = at.map_or(0, |at| (at + 1) % here.len());
    here.get(next).map(|(_, id)| *id)
}
