//! Small marks beside the lines on which a memo stands.

use egui::{CursorIcon, Rect, Role, Sense, Ui, Vec2, WidgetInfo, pos2};

use super::event::TranscriptEvent;
use super::page::Page;
use crate::model::Span;
use crate::ui::icons::Icon;
use crate::ui::theme::{Theme, parts};

/// Side of a mark, in points.
const SIDE: f32 = 12.0;

/// Draws a mark at the first line of each passage with a memo, between gutter and column; `spans` by their start.
pub(super) fn memo_marks(
    ui: &Ui,
    page: &Page<'_>,
    spans: &[Span],
    theme: &Theme,
    events: &mut Vec<TranscriptEvent>,
) {
    let shown = page.span();
    let geometry = page.geometry;
    let first = spans.partition_point(|span| span.start < shown.start);
    // Passages that begin on one line share its mark.
    let mut lines: Vec<(f32, Vec<Span>)> = Vec::new();
    for span in spans.iter().skip(first) {
        if span.start >= shown.end {
            break;
        }
        let Some(caret) = page.caret(span.start) else {
            continue;
        };
        let y = caret.center().y;
        match lines.last_mut() {
            Some((last, here)) if (*last - y).abs() < 1.0 => here.push(*span),
            _ => lines.push((y, vec![*span])),
        }
    }
    let x = f32::midpoint(geometry.gutter_right, geometry.column.min);
    for (y, here) in lines {
        if y < geometry.rect.top() || y > geometry.rect.bottom() {
            continue;
        }
        let Some(span) = here.first().copied() else {
            continue;
        };
        let rect = Rect::from_center_size(pos2(x, y), Vec2::splat(SIDE));
        let id = ui.scope_id().with(("memo mark", span.start, span.end));
        // Dragging too, or the press would also select the turn below.
        let response = ui.interact(rect.expand(2.0), id, Sense::click_and_drag());
        let name = match here.len() {
            1 => "A memo on these words".to_owned(),
            n => format!("{n} passages with memos begin here"),
        };
        response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &name));
        let colour = if response.hovered() || response.has_focus() {
            theme.accent
        } else {
            theme.quiet
        };
        Icon::Memo.paint(ui.painter(), rect, colour);
        parts::focus_ring(ui, &response, rect.expand(3.0));
        let response = response.on_hover_cursor(CursorIcon::PointingHand);
        if response.on_hover_text(name).clicked() {
            events.push(TranscriptEvent::MemoClicked(span));
        }
    }
}
