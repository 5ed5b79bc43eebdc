use egui::{CornerRadius, Rect, Response, Role, Sense, Ui, Vec2, WidgetInfo, vec2};

use super::focus_ring;
use crate::ui::fonts;
use crate::ui::icons::Icon;
use crate::ui::theme::{metrics, theme};

/// One workspace in the rail: an icon over its name.
pub fn rail_item(ui: &mut Ui, icon: Icon, name: &str, selected: bool) -> Response {
    let theme = theme(ui);
    let size = vec2(ui.available_width(), 48.0);
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    response.widget_info(|| WidgetInfo::selected(Role::Tab, ui.is_enabled(), selected, name));
    let ground = rect.shrink2(vec2(3.0, 0.0));
    if selected || response.hovered() {
        let fill = if selected {
            theme.accent_ground
        } else {
            theme.frame
        };
        let radius = CornerRadius::same(metrics::RADIUS_CARD);
        ui.painter().rect_filled(ground, radius, fill);
    }
    focus_ring(ui, &response, ground);
    let (colour, font) = if selected {
        (theme.accent, fonts::sans_semibold(10.5))
    } else {
        (theme.quiet, fonts::sans(10.5))
    };
    let centre = rect.center() - vec2(0.0, 8.0);
    let square = Rect::from_center_size(centre, Vec2::splat(metrics::ICON));
    icon.paint(ui.painter(), square, colour);
    let galley = ui.painter().layout_no_wrap(name.to_owned(), font, colour);
    let at = rect.center() + vec2(-galley.size().x / 2.0, 6.0);
    ui.painter().galley(at, galley, colour);
    response
}
