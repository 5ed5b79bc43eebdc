use egui::{CornerRadius, Rect, Response, Role, Sense, Ui, WidgetInfo, vec2};

use crate::ui::theme::theme;

/// A thin bar, `width` points wide; `fraction` from 0 to 1 is done, `name` says of what.
pub fn progress(ui: &mut Ui, fraction: f32, width: f32, name: &str) -> Response {
    let theme = theme(ui);
    let (rect, response) = ui.allocate_exact_size(vec2(width, 12.0), Sense::hover());
    let track = Rect::from_center_size(rect.center(), vec2(width, 4.0));
    let fraction = fraction.clamp(0.0, 1.0);
    let done = Rect::from_min_size(track.min, vec2(width * fraction, 4.0));
    ui.painter()
        .rect_filled(track, CornerRadius::same(2), theme.line);
    ui.painter()
        .rect_filled(done, CornerRadius::same(2), theme.accent);
    let spoken = format!("{name}, {:.0} %", fraction * 100.0);
    response.widget_info(|| WidgetInfo::labeled(Role::ProgressIndicator, true, &spoken));
    response
}
