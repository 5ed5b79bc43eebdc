use egui::{Align, Label, Layout, Response, Role, Ui, WidgetInfo, vec2};

use crate::ui::fonts;
use crate::ui::theme::{metrics, theme};

/// A section's heading, quiet, small and semibold, with an optional word at the right.
pub fn section(ui: &mut Ui, heading: &str, right: &str) -> Response {
    let theme = theme(ui);
    ui.add_space(metrics::GRID * 2.0);
    let size = vec2(ui.available_width(), metrics::TEXT_LINE);
    // The right word first: a long heading gives way to it.
    let row = ui.allocate_ui_with_layout(size, Layout::right_to_left(Align::Center), |ui| {
        ui.add_space(metrics::GRID);
        if !right.is_empty() {
            ui.label(theme.small(right));
        }
        ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
            ui.add_space(metrics::GRID);
            let text = theme
                .small(heading)
                .font(fonts::sans_semibold(metrics::SMALL));
            let response = ui.add(Label::new(text).truncate());
            response.widget_info(|| WidgetInfo::labeled(Role::Heading, true, heading));
            response
        })
        .inner
    });
    ui.add_space(metrics::GRID);
    row.inner
}

/// The name above a field or a paragraph in a card, small and quiet.
pub fn field_name(ui: &mut Ui, name: &str) -> Response {
    let theme = theme(ui);
    ui.add_space(metrics::GRID);
    ui.label(theme.small(name))
}
