use crate::ui::theme::theme;
use crate::ui::{Action, Commands};
use egui::{Button, Response, Ui};

/// One line of a menu: the action's text and, at the right, its keys.
pub fn item(ui: &mut Ui, action: Action, enabled: bool, commands: &mut Commands) -> Response {
    named_item(ui, action, action.text(), enabled, commands)
}

/// One line of a menu under another name, such as “Undo: merge 3 codes into Trust”.
pub fn named_item(
    ui: &mut Ui,
    action: Action,
    name: &str,
    enabled: bool,
    commands: &mut Commands,
) -> Response {
    let theme = theme(ui);
    let keys = action.keys_text();
    let button = Button::new(theme.text(name).line_height(None)).frame_when_inactive(false);
    let button = if keys.is_empty() {
        button
    } else {
        button.shortcut_text(theme.small(keys).line_height(None))
    };
    let response = ui.add_enabled(enabled, button);
    let response = response.on_hover_text(action.tooltip());
    if response.clicked() {
        commands.run(action);
        ui.close();
    }
    response
}
