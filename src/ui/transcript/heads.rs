//! The headings of excerpts: where each comes from, a tick, more or less of what is around it.

use egui::{
    CornerRadius, CursorIcon, FontId, Rect, Response, Role, Sense, StrokeKind, Ui, WidgetInfo,
    pos2, vec2,
};

use super::Excerpt;
use super::blocks::Gap;
use super::event::TranscriptEvent;
use super::excerpt::excerpt_at;
use super::page::{Page, Placed};
use crate::ui::fonts;
use crate::ui::icons::Icon;
use crate::ui::prose::Words;
use crate::ui::theme::{Theme, metrics};

/// Draws the headings on the screen and reports what is done there.
pub(super) fn heads(
    ui: &Ui,
    page: &Page<'_>,
    excerpts: &[Excerpt],
    theme: &Theme,
    events: &mut Vec<TranscriptEvent>,
) {
    let headed = page
        .placed
        .iter()
        .filter(|placed| placed.block.gap == Gap::Excerpt);
    for placed in headed {
        let number = excerpt_at(excerpts, placed.block.span.start);
        if let Some((n, excerpt)) = number.and_then(|n| Some((n, excerpts.get(n)?))) {
            head(ui, page, placed, n, excerpt, theme, events);
        }
    }
}

fn head(
    ui: &Ui,
    page: &Page<'_>,
    placed: &Placed,
    n: usize,
    excerpt: &Excerpt,
    theme: &Theme,
    events: &mut Vec<TranscriptEvent>,
) {
    let geometry = page.geometry;
    let height = geometry.excerpt_head();
    let bottom = placed.top - geometry.setting.line * 0.12;
    let row = Rect::from_x_y_ranges(geometry.column, bottom - height..=bottom);
    if !row.expand(height).intersects(geometry.rect) {
        return;
    }
    let painter = ui.painter();
    let over = row.top() - geometry.turn_gap() * 0.5;
    if placed.n > 0 {
        let line = geometry.gutter_left..=geometry.column.max;
        painter.hline(line, over.round(), theme.hairline());
    }
    let side = (metrics::ICON * geometry.scale.sqrt()).round();
    if let Some(ticked) = excerpt.ticked {
        let centre = pos2(geometry.column.min - side, row.center().y);
        let square = Rect::from_center_size(centre, vec2(side, side));
        if let Some(response) = tick(ui, square, n, ticked, excerpt, theme) {
            let modifiers = ui.input(|input| input.modifiers);
            events.push(TranscriptEvent::ExcerptTicked { n, modifiers });
            response.request_focus();
        }
    }
    let mut right = row.right();
    for (shown, icon, wider, words) in [
        (excerpt.widens, Icon::Plus, true, "Show more around"),
        (excerpt.narrows, Icon::Minus, false, "Show less around"),
    ] {
        if shown {
            let square = Rect::from_center_size(
                pos2(right - side * 0.75, row.center().y),
                vec2(side * 1.5, side * 1.5),
            );
            let name = format!("{words} {}", excerpt.title);
            if button(ui, square, (n, wider), icon, &name, theme).clicked() {
                events.push(TranscriptEvent::ExcerptWidened { n, wider });
            }
            right -= side * 1.5;
        }
    }
    if title(ui, row.with_max_x(right - 4.0), n, excerpt, page, theme).clicked() {
        events.push(TranscriptEvent::ExcerptOpened(n));
    }
}

/// The square one ticks; the response when that was done.
fn tick(
    ui: &Ui,
    square: Rect,
    n: usize,
    ticked: bool,
    excerpt: &Excerpt,
    theme: &Theme,
) -> Option<Response> {
    let id = ui.scope_id().with(("tick", n));
    let response = ui.interact(square.expand(4.0), id, Sense::click());
    let name = format!("Choose {}", excerpt.title);
    response.widget_info(|| WidgetInfo::selected(Role::CheckBox, true, ticked, &name));
    let painter = ui.painter();
    let radius = CornerRadius::same(3);
    let square = square.shrink(1.0);
    if ticked {
        painter.rect_filled(square, radius, theme.accent);
        Icon::Check.paint(painter, square, theme.on_accent);
    } else {
        let colour = if response.hovered() {
            theme.quiet
        } else {
            theme.edge
        };
        let stroke = egui::Stroke::new(1.2, colour);
        painter.rect_stroke(square, radius, stroke, StrokeKind::Inside);
    }
    ring(ui, &response, square.expand(2.0), theme);
    response.clicked().then_some(response)
}

fn button(
    ui: &Ui,
    square: Rect,
    id: (usize, bool),
    icon: Icon,
    name: &str,
    theme: &Theme,
) -> Response {
    let id = ui.scope_id().with(("around", id));
    let response = ui.interact(square, id, Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, name));
    let radius = CornerRadius::same(metrics::RADIUS);
    if response.hovered() {
        ui.painter()
            .rect_filled(square, radius, theme.accent_ground);
    }
    let colour = if response.hovered() {
        theme.ink
    } else {
        theme.quiet
    };
    icon.paint(ui.painter(), square.shrink(square.width() * 0.22), colour);
    ring(ui, &response, square, theme);
    response.on_hover_text(name)
}

/// Where the excerpt comes from; a click leads there.
fn title(
    ui: &Ui,
    row: Rect,
    n: usize,
    excerpt: &Excerpt,
    page: &Page<'_>,
    theme: &Theme,
) -> Response {
    let size = page.geometry.speaker.size;
    let id = ui.scope_id().with(("title", n));
    let name = written(ui, &excerpt.title, fonts::sans_semibold(size), row);
    let rest = row.with_min_x(row.left() + name.size().x + size * 0.7);
    let detail = written(ui, &excerpt.detail, fonts::sans(size), rest);
    let width = name.size().x;
    let catch = Rect::from_min_size(row.min, vec2(width, row.height()));
    let response = ui.interact(catch, id, Sense::click());
    let spoken = format!("Go to {}", excerpt.title);
    response.widget_info(|| WidgetInfo::labeled(Role::Link, true, &spoken));
    let painter = ui.painter();
    let y = row.center().y;
    let at = pos2(row.left(), y - name.size().y / 2.0);
    let colour = if response.hovered() || response.has_focus() {
        theme.accent
    } else {
        theme.ink
    };
    name.paint(painter, at, colour);
    if rest.width() > size * 2.0 && !excerpt.detail.is_empty() {
        let at = pos2(rest.left(), y - detail.size().y / 2.0);
        detail.paint(painter, at, theme.quiet);
        let place = Rect::from_min_size(at, detail.size());
        let id = ui.scope_id().with(("detail", n));
        let said = ui.interact(place, id, Sense::hover());
        said.widget_info(|| WidgetInfo::labeled(Role::Label, true, &excerpt.detail));
        if detail.is_cut() {
            said.on_hover_text(&excerpt.detail);
        }
    }
    ring(ui, &response, catch.expand2(vec2(4.0, 0.0)), theme);
    response
        .on_hover_cursor(CursorIcon::PointingHand)
        .on_hover_text("Open the transcript at this place")
}

fn written(ui: &Ui, words: &str, font: FontId, room: Rect) -> Words {
    Words::line(ui.painter(), words, font, room.width().max(20.0))
}

fn ring(ui: &Ui, response: &Response, rect: Rect, theme: &Theme) {
    if response.has_focus() {
        let radius = CornerRadius::same(4);
        let stroke = theme.focus_ring();
        ui.painter()
            .rect_stroke(rect, radius, stroke, StrokeKind::Outside);
    }
}
