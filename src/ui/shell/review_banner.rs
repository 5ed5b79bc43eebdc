use crate::ui::theme::{metrics, parts, theme};
use crate::ui::{Action, Commands, Place, View};
use egui::{Frame, Margin, Panel, Role, Ui, WidgetInfo};

/// Says across the window that one reviews the study and changes nothing else, and offers to change it all the same.
pub fn show(ui: &mut Ui, view: &View<'_>, commands: &mut Commands) {
    if !view.only_reviews {
        return;
    }
    commands.set_place(Place::Window);
    let theme = theme(ui);
    let frame = Frame::new()
        .fill(theme.accent_ground)
        .inner_margin(Margin::symmetric(12, 4));
    Panel::top("only reviewed")
        .resizable(false)
        .frame(frame)
        .show(ui, |ui| {
            ui.horizontal_wrapped(|ui| {
                ui.spacing_mut().item_spacing.x = metrics::GRID * 2.0;
                let words = "You review this study: judge its categories and comment on them.";
                let label = ui.add(egui::Label::new(theme.text(words)).wrap());
                label.widget_info(|| WidgetInfo::labeled(Role::Status, true, words));
                label.on_hover_text(
                    "You sign the analysis and take part in no pass, so everything else can be read and not changed.",
                );
                let work = parts::link(ui, Action::WorkAllTheSame.text());
                if work.on_hover_text(Action::WorkAllTheSame.tooltip()).clicked() {
                    commands.run(Action::WorkAllTheSame);
                }
            });
        });
}
