//! The scroll bar with its marks.

use egui::{CornerRadius, Rect, Sense, Ui, pos2, vec2};

use super::ShownCoding;
use super::geometry::Geometry;
use super::state::{Prepared, Request, TranscriptState};
use crate::model::Span;
use crate::ui::theme::Theme;

/// Marks beside the scroll bar, one for each point of height at most.
#[derive(Default)]
pub(super) struct Marks {
    key: Option<(u64, u64, u32, usize, Option<Span>)>,
    /// Height on the bar and the code's colour.
    codings: Vec<(f32, usize)>,
    /// Height on the bar.
    found: Vec<f32>,
}

/// Draws the bar with marks for codings and found words, and follows the mouse on it. Where the text is part of a
/// longer list the bar stands for the whole of it; a place in it beyond this part is handed back as its share.
pub(super) fn scroll_bar(
    ui: &Ui,
    state: &mut TranscriptState,
    geometry: &Geometry,
    codings: &[ShownCoding],
    found: &[Span],
    theme: &Theme,
) -> Option<f32> {
    let bar = geometry.bar;
    let part = state.prepared.part;
    let own = whole(&state.prepared, geometry);
    let whole = own / part.share();
    let shown = f64::from(bar.height());
    if state.prepared.blocks.is_empty() || whole <= shown {
        return None;
    }
    mark(state, geometry, codings, found);
    let painter = ui.painter();
    for (y, colour) in &state.over.marks.codings {
        let rect = Rect::from_min_size(pos2(bar.left() + 1.0, bar.top() + y), vec2(5.0, 2.0));
        let colour = theme.code_colour(*colour);
        painter.rect_filled(rect, CornerRadius::ZERO, colour);
    }
    for y in &state.over.marks.found {
        let rect = Rect::from_min_size(pos2(bar.left() + 1.0, bar.top() + y), vec2(12.0, 2.0));
        painter.rect_filled(rect, CornerRadius::ZERO, theme.warn);
    }
    let above = state.prepared.heights.before(state.scroll.block) - f64::from(state.scroll.offset);
    let above = above + whole * f64::from(part.from);
    let length = (shown / whole * shown).max(32.0);
    let top = (above / (whole - shown)).clamp(0.0, 1.0) * (shown - length);
    let handle = Rect::from_min_size(
        pos2(bar.right() - 7.0, bar.top() + top as f32),
        vec2(5.0, length as f32),
    );
    let response = ui.interact(
        bar,
        ui.scope_id().with("scroll bar"),
        Sense::DRAG | Sense::CLICK,
    );
    let colour = if response.hovered() || response.dragged() {
        theme.quiet
    } else {
        theme.thin_mark()
    };
    painter.rect_filled(handle, CornerRadius::same(2), colour);
    if let Some(at) = response.interact_pointer_pos()
        && (response.dragged() || response.clicked())
    {
        let middle = f64::from(at.y - bar.top()) - length / 2.0;
        let share = (middle / (shown - length).max(1.0)).clamp(0.0, 1.0);
        ui.ctx().request_repaint();
        let at = whole * f64::from(part.from);
        let here = (share * (whole - shown) - at) / (own - shown).max(1.0);
        let beyond = here < 0.0 && part.from > 0.0 || here > 1.0 && part.goes_on();
        if beyond {
            return Some(share as f32);
        }
        state.request = Some(Request::Share(here.clamp(0.0, 1.0) as f32));
    }
    None
}

/// Height of the whole document with the space below it, in points.
pub(super) fn whole(prepared: &Prepared, geometry: &Geometry) -> f64 {
    prepared.heights.total() + f64::from(foot(prepared, geometry))
}

/// Space below the last line, so that it can be read in the middle of the screen; none for a text that
/// is on the screen as a whole.
pub(super) fn foot(prepared: &Prepared, geometry: &Geometry) -> f32 {
    let screen = geometry.rect.height();
    if prepared.heights.total() > f64::from(screen) && !prepared.part.goes_on() {
        (screen * 0.4).round()
    } else {
        0.0
    }
}

fn mark(state: &mut TranscriptState, geometry: &Geometry, codings: &[ShownCoding], found: &[Span]) {
    let (codings_key, text_key) = state.over.key.unwrap_or_default();
    let height = geometry.bar.height();
    let key = Some((
        codings_key,
        text_key,
        height.to_bits(),
        found.len(),
        found.first().copied(),
    ));
    if state.over.marks.key == key {
        return;
    }
    let prepared = &state.prepared;
    let part = prepared.part;
    let whole = whole(prepared, geometry).max(f64::from(height));
    let at = |position: u32| -> f32 {
        let n = prepared
            .blocks
            .partition_point(|block| block.span.start <= position)
            .saturating_sub(1);
        let Some(block) = prepared.blocks.get(n) else {
            return 0.0;
        };
        let within = f64::from(position.saturating_sub(block.span.start))
            / f64::from(block.span.len().max(1));
        let y = prepared.heights.before(n) + prepared.heights.get(n) * within.min(1.0);
        let share = f64::from(part.from) + y / whole * part.share();
        (share * f64::from(height - 2.0)) as f32
    };
    let mut marks: Vec<(f32, usize)> = codings
        .iter()
        .map(|coding| (at(coding.span.start).round(), coding.colour))
        .collect();
    marks.sort_by(|a, b| a.0.total_cmp(&b.0));
    marks.dedup_by(|later, kept| later.0 - kept.0 < 2.0);
    let mut lines: Vec<f32> = found.iter().map(|span| at(span.start).round()).collect();
    lines.dedup_by(|later, kept| *later - *kept < 2.0);
    state.over.marks = Marks {
        key,
        codings: marks,
        found: lines,
    };
}
