use egui::{CornerRadius, Pos2, Rect, Response, Sense, StrokeKind, Ui, vec2};

use crate::ui::fonts;
use crate::ui::theme::{metrics, theme};

const HEIGHT: f32 = 20.0;
const SIDE: f32 = 6.0;

/// A key's cap with its name, such as "Ctrl K".
pub fn key_cap(ui: &mut Ui, keys: &str) -> Response {
    let width = key_cap_width(ui, keys);
    let (rect, response) = ui.allocate_exact_size(vec2(width, HEIGHT), Sense::hover());
    paint_key_cap(ui, rect.right_center(), keys);
    response
}

/// How wide a key's cap is, in points.
pub fn key_cap_width(ui: &Ui, keys: &str) -> f32 {
    let font = fonts::sans(metrics::SMALL);
    let galley = ui
        .painter()
        .layout_no_wrap(keys.to_owned(), font, theme(ui).quiet);
    (galley.size().x + SIDE * 2.0).max(HEIGHT)
}

/// Draws a key's cap that ends at `right`, its middle at the same height; gives where it begins.
pub fn paint_key_cap(ui: &Ui, right: Pos2, keys: &str) -> f32 {
    let theme = theme(ui);
    let font = fonts::sans(metrics::SMALL);
    let galley = ui
        .painter()
        .layout_no_wrap(keys.to_owned(), font, theme.quiet);
    let width = (galley.size().x + SIDE * 2.0).max(HEIGHT);
    let rect = Rect::from_min_size(right - vec2(width, HEIGHT / 2.0), vec2(width, HEIGHT));
    ui.painter().rect(
        rect,
        CornerRadius::same(4),
        theme.paper,
        theme.hairline(),
        StrokeKind::Inside,
    );
    let at = rect.center() - galley.size() / 2.0;
    ui.painter().galley(at, galley, theme.quiet);
    rect.left()
}
