use egui::{Align, Layout, Response, Role, Ui, WidgetInfo};

use crate::ui::fonts;
use crate::ui::theme::{metrics, theme};

/// A section's heading, quiet, small and semibold, with an optional word at the right.
pub fn section(ui: &mut Ui, heading: &str, right: &str) -> Response {
    let theme = theme(ui);
    ui.add_space(metrics::GRID * 2.0);
    let row = ui.horizontal(|ui| {
        ui.add_space(metrics::GRID);
        let text = theme
            .small(heading)
            .font(fonts::sans_semibold(metrics::SMALL));
        let response = ui.label(text);
        response.widget_info(|| WidgetInfo::labeled(Role::Heading, true, heading));
        if !right.is_empty() {
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                ui.add_space(metrics::GRID);
                ui.label(theme.small(right));
            });
        }
        response
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
