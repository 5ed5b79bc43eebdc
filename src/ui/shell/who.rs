use crate::ui::theme::{metrics, parts, theme};
use crate::ui::{Command, Commands, Notices, Place, View, forms};
use egui::{CentralPanel, ScrollArea, Ui};

/// Asks who sits here, where this installation belongs to nobody in the study yet. True for “only looking”.
pub fn show(
    ui: &mut Ui,
    view: &View<'_>,
    notices: &Notices,
    name: &mut String,
    commands: &mut Commands,
) -> bool {
    let frame = parts::paper_frame(&theme(ui));
    let mut looks = false;
    CentralPanel::default().frame(frame).show(ui, |ui| {
        commands.set_place(Place::Centre);
        ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
            ui.add_space((ui.available_height() * 0.12).min(96.0));
            let width = 420.0_f32.min(ui.available_width() - 48.0);
            let side = ((ui.available_width() - width) / 2.0).max(0.0);
            ui.horizontal_top(|ui| {
                ui.add_space(side);
                ui.vertical(|ui| {
                    ui.set_width(width);
                    notices.show(ui, Place::Window, commands);
                    notices.show(ui, Place::Centre, commands);
                    looks = question(ui, view, name, commands);
                });
            });
        });
    });
    looks
}

fn question(ui: &mut Ui, view: &View<'_>, name: &mut String, commands: &mut Commands) -> bool {
    let theme = theme(ui);
    ui.label(theme.heading("Who are you?"));
    ui.label(theme.quiet(
        "This installation belongs to one person per study: everything done here is recorded under their name.",
    ));
    ui.add_space(metrics::GRID * 3.0);
    let may = view.read_only.is_none();
    ui.add_enabled_ui(may, |ui| {
        for person in &view.overview.people {
            let row = parts::ListRow::new(&person.name)
                .dot(theme.code_colour(person.colour))
                .right(&person.initials);
            if row.show(ui).clicked() {
                commands.push(Command::Bind(person.id));
            }
        }
        ui.add_space(metrics::GRID * 2.0);
        let (field, pressed) =
            forms::text_with_button(ui, "Somebody else: your name", name, "", "Join");
        let entered = forms::entered(ui, &field);
        if (pressed || entered) && !name.trim().is_empty() {
            commands.push(Command::BindNew(std::mem::take(name)));
        }
    });
    ui.add_space(metrics::GRID * 4.0);
    let look = parts::link(ui, "Only look at what everybody may see");
    look.clicked()
}
