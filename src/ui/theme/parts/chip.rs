use egui::{Color32, CornerRadius, Response, Role, Sense, StrokeKind, Ui, WidgetInfo, vec2};

use super::Tone;
use crate::ui::fonts;
use crate::ui::icons::{self, Icon};
use crate::ui::theme::{metrics, theme};

const HEIGHT: f32 = 24.0;
const SIDE: f32 = 12.0;

/// A pill with a word in it.
pub fn chip(ui: &mut Ui, words: &str) -> Response {
    pill(ui, words, &Look::default())
}

/// A pill with a dot in a person's colour.
pub fn person_chip(ui: &mut Ui, name: &str, colour: Color32) -> Response {
    let look = Look {
        dot: Some(colour),
        ..Look::default()
    };
    pill(ui, name, &look)
}

/// A pill that opens a menu.
pub fn menu_chip(ui: &mut Ui, words: &str) -> Response {
    let look = Look {
        menu: true,
        ..Look::default()
    };
    pill(ui, words, &look)
}

/// An outlined pill that says how something stands, such as "hidden until both close".
pub fn badge(ui: &mut Ui, words: &str, tone: Tone) -> Response {
    let look = Look {
        outlined: Some(tone),
        ..Look::default()
    };
    pill(ui, words, &look)
}

#[derive(Default)]
struct Look {
    dot: Option<Color32>,
    menu: bool,
    outlined: Option<Tone>,
}

fn pill(ui: &mut Ui, words: &str, look: &Look) -> Response {
    let theme = theme(ui);
    let colour = look.outlined.map_or(theme.ink, |tone| tone.colour(&theme));
    let font = fonts::sans(metrics::TEXT);
    let galley = ui.painter().layout_no_wrap(words.to_owned(), font, colour);
    let before = if look.dot.is_some() { 16.0 } else { 0.0 };
    let after = if look.menu { 16.0 } else { 0.0 };
    let size = vec2(galley.size().x + before + after + SIDE * 2.0, HEIGHT);
    let sense = if look.outlined.is_some() {
        Sense::hover()
    } else {
        Sense::click()
    };
    let (rect, response) = ui.allocate_exact_size(size, sense);
    let role = if look.outlined.is_some() {
        Role::Label
    } else {
        Role::Button
    };
    response.widget_info(|| WidgetInfo::labeled(role, ui.is_enabled(), words));
    if !ui.is_rect_visible(rect) {
        return response;
    }
    let radius = CornerRadius::same((HEIGHT / 2.0) as u8);
    let ground = if response.hovered() && look.outlined.is_none() {
        theme.accent_ground
    } else {
        theme.rail
    };
    if look.outlined.is_some() {
        let stroke = theme.hairline();
        ui.painter()
            .rect_stroke(rect, radius, stroke, StrokeKind::Inside);
    } else {
        ui.painter().rect_filled(rect, radius, ground);
    }
    if response.has_focus() {
        let ring = theme.focus_ring();
        ui.painter()
            .rect_stroke(rect, radius, ring, StrokeKind::Inside);
    }
    let left = rect.left() + SIDE;
    if let Some(dot) = look.dot {
        let centre = egui::pos2(left + 4.0, rect.center().y);
        icons::paint_dot(ui.painter(), centre, 9.0, dot);
    }
    let at = egui::pos2(left + before, rect.center().y - galley.size().y / 2.0);
    ui.painter().galley(at, galley, colour);
    if look.menu {
        let centre = egui::pos2(rect.right() - SIDE - 4.0, rect.center().y);
        let square = egui::Rect::from_center_size(centre, vec2(12.0, 12.0));
        Icon::ChevronDown.paint(ui.painter(), square, theme.quiet);
    }
    response
}
