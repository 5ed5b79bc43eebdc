use crate::ui::theme::{metrics, parts, theme};
use crate::ui::{Commands, Place, View, WorkspaceKind};
use egui::{Frame, Margin, Panel, Ui, vec2};

/// The six workspaces, one under the other.
pub fn show(ui: &mut Ui, view: &View<'_>, commands: &mut Commands) {
    commands.set_place(Place::Window);
    let theme = theme(ui);
    let frame = Frame::new()
        .fill(theme.rail)
        .inner_margin(Margin::symmetric(0, 12));
    let panel = Panel::left("rail")
        .exact_size(metrics::RAIL)
        .resizable(false)
        .frame(frame);
    panel.show(ui, |ui| {
        ui.spacing_mut().item_spacing = vec2(0.0, metrics::GRID);
        for kind in WorkspaceKind::ALL {
            let here = view.here.workspace == kind;
            let item = parts::rail_item(ui, kind.icon(), kind.name(), here);
            let action = kind.action();
            let hint = format!("{} ({})", action.tooltip(), action.keys_text());
            if item.on_hover_text(hint).clicked() {
                commands.go(kind);
            }
        }
    });
}
