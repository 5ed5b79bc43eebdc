use egui::{
    Button, CornerRadius, Rect, Response, RichText, Role, Sense, Stroke, StrokeKind, Ui, Vec2,
    WidgetInfo, vec2,
};

use super::{focus_ring, key_cap_width, paint_key_cap};
use crate::ui::fonts;
use crate::ui::icons::Icon;
use crate::ui::theme::{metrics, theme};

/// A square button with an icon; `name` is its accessible name and its tooltip.
pub fn icon_button(ui: &mut Ui, icon: Icon, name: &str) -> Response {
    let theme = theme(ui);
    let side = metrics::CONTROL;
    let (rect, response) = ui.allocate_exact_size(Vec2::splat(side), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, ui.is_enabled(), name));
    if response.hovered() {
        let radius = CornerRadius::same(metrics::RADIUS);
        ui.painter().rect_filled(rect, radius, theme.accent_ground);
    }
    focus_ring(ui, &response, rect);
    let colour = if response.hovered() {
        theme.ink
    } else {
        theme.quiet
    };
    let square = Rect::from_center_size(rect.center(), Vec2::splat(metrics::ICON));
    icon.paint(ui.painter(), square, colour);
    response.on_hover_text(name)
}

/// The button for the one next step of a screen.
pub fn primary_button(ui: &mut Ui, words: &str) -> Response {
    let theme = theme(ui);
    let text = RichText::new(words)
        .font(fonts::sans_medium(metrics::TEXT))
        .color(theme.on_accent);
    let response = ui.add(
        Button::new(text)
            .fill(theme.accent)
            .stroke(Stroke::NONE)
            .min_size(vec2(0.0, metrics::CONTROL)),
    );
    if response.has_focus() {
        // Inside the accent the ring has to be light.
        let ring = Stroke::new(1.5, theme.on_accent);
        let radius = CornerRadius::same(metrics::RADIUS);
        let inner = response.rect.shrink(2.0);
        ui.painter()
            .rect_stroke(inner, radius, ring, StrokeKind::Inside);
    }
    response
}

/// A plain button.
pub fn quiet_button(ui: &mut Ui, words: &str) -> Response {
    let text = RichText::new(words).color(theme(ui).ink);
    let response = ui.add(Button::new(text).min_size(vec2(0.0, metrics::CONTROL)));
    focus_ring(ui, &response, response.rect);
    response
}

/// A wide button with its key at the right, such as "Both" and 2.
pub fn key_button(ui: &mut Ui, words: &str, key: &str, width: f32) -> Response {
    let theme = theme(ui);
    let (rect, response) = ui.allocate_exact_size(vec2(width, 34.0), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, ui.is_enabled(), words));
    let ground = if response.hovered() {
        theme.accent_ground
    } else {
        theme.paper
    };
    let radius = CornerRadius::same(metrics::RADIUS);
    ui.painter()
        .rect(rect, radius, ground, theme.hairline(), StrokeKind::Inside);
    focus_ring(ui, &response, rect);
    let room = width - 32.0 - key_cap_width(ui, key);
    let galley = elided(ui, words, room);
    let at = egui::pos2(rect.left() + 12.0, rect.center().y - galley.size().y / 2.0);
    ui.painter().galley(at, galley, theme.ink);
    paint_key_cap(ui, rect.right_center() - vec2(10.0, 0.0), key);
    response
}

/// Words in the accent that do or open something.
pub fn link(ui: &mut Ui, words: &str) -> Response {
    let theme = theme(ui);
    let response =
        ui.add(egui::Label::new(theme.text(words).color(theme.accent)).sense(Sense::click()));
    response.widget_info(|| WidgetInfo::labeled(Role::Link, ui.is_enabled(), words));
    let line = response.rect.bottom() - 3.0;
    if response.hovered() || response.has_focus() {
        let stroke = Stroke::new(1.0, theme.accent);
        ui.painter().hline(response.rect.x_range(), line, stroke);
    }
    response.on_hover_cursor(egui::CursorIcon::PointingHand)
}

/// A link under a heading of a panel, where the words of the heading begin.
pub fn link_under_heading(ui: &mut Ui, words: &str) -> Response {
    ui.horizontal_top(|ui| {
        ui.add_space(metrics::GRID);
        ui.vertical(|ui| link(ui, words)).inner
    })
    .inner
}

/// One of several views of a screen, in a row; the one shown is semibold in the accent.
pub fn tab(ui: &mut Ui, words: &str, selected: bool) -> Response {
    let theme = theme(ui);
    let text = if selected {
        theme.strong(words).color(theme.accent)
    } else {
        theme.quiet(words)
    };
    let response = ui.add(egui::Label::new(text).sense(Sense::click()));
    response.widget_info(|| WidgetInfo::selected(Role::Tab, ui.is_enabled(), selected, words));
    focus_ring(ui, &response, response.rect.expand2(vec2(4.0, 0.0)));
    response.on_hover_cursor(egui::CursorIcon::PointingHand)
}

fn elided(ui: &Ui, words: &str, room: f32) -> std::sync::Arc<egui::Galley> {
    let colour = theme(ui).ink;
    let font = fonts::sans(metrics::TEXT);
    let mut job = egui::text::LayoutJob::simple_singleline(words.to_owned(), font, colour);
    job.wrap = egui::text::TextWrapping::truncate_at_width(room.max(8.0));
    ui.painter().layout_job(job)
}
