use crate::ui::icons::Icon;
use crate::ui::theme::{metrics, parts, theme};
use crate::ui::{Action, Commands, Place, View};
use egui::{Frame, Margin, Panel, Role, Ui, WidgetInfo};

/// Says across the window that one looks at an earlier moment, and leads back.
pub fn show(ui: &mut Ui, view: &View<'_>, commands: &mut Commands) {
    let Some(words) = view.as_it_was else {
        return;
    };
    commands.set_place(Place::Window);
    let theme = theme(ui);
    let frame = Frame::new()
        .fill(theme.accent_ground)
        .inner_margin(Margin::symmetric(12, 4));
    Panel::top("as it was")
        .resizable(false)
        .frame(frame)
        .show(ui, |ui| {
            ui.horizontal(|ui| {
                Icon::History.show(ui, metrics::TEXT_LINE, theme.accent, "");
                let words = format!("{words} — read only");
                let label = ui.label(theme.strong(&words));
                label.widget_info(|| WidgetInfo::labeled(Role::Status, true, &words));
                label.on_hover_text(
                    "Everything shows as you could see it at that moment: what was hidden from you then is hidden here too, though it may have been revealed since. Words erased since are gone here as well.",
                );
                ui.add_space(metrics::GRID * 2.0);
                let back = parts::link(ui, Action::BackToNow.text());
                if back.on_hover_text(Action::BackToNow.tooltip()).clicked() {
                    commands.run(Action::BackToNow);
                }
            });
        });
}
