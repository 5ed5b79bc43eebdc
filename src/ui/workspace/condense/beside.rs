//! What codes and categories have in common at the right: places on axes, orienting concepts.

use super::moves;
use super::picker::{Picker, Picking};
use crate::model::acts;
use crate::model::{AxisValueId, Sorted};
use crate::ui::icons::Icon;
use crate::ui::theme::{metrics, parts, theme};
use crate::ui::{Commands, View, forms};
use egui::Ui;

/// The value on each axis, to be chosen.
pub(super) fn axes(ui: &mut Ui, view: &View<'_>, what: &[Sorted], commands: &mut Commands) {
    for axis in view.seen.axes() {
        let placed = view.seen.placed_on(axis.id);
        let mut values = what.iter().map(|it| placed.get(it).copied());
        let first = values.next().flatten();
        let alike = values.all(|it| it == first);
        let mut now = first.filter(|_| alike);
        let mut choices: Vec<(Option<AxisValueId>, String)> = vec![(
            None,
            if alike { "Not placed" } else { "Several" }.to_owned(),
        )];
        let all = view.seen.axis_values(axis.id).into_iter();
        choices.extend(all.map(|it| (Some(it.id), it.name.text().to_owned())));
        if forms::choice(ui, axis.name.text(), &mut now, &choices) {
            moves::place(what.to_vec(), axis.id, now, commands);
        }
    }
}

/// The concepts that orient, each with a way to take it away, and the way to add one.
pub(super) fn concepts(
    ui: &mut Ui,
    view: &View<'_>,
    what: Sorted,
    picker: &mut Picker,
    commands: &mut Commands,
) {
    let marked = view.seen.concepts_of(what);
    let may = view.me().is_some() && view.read_only.is_none();
    if view.seen.frameworks().is_empty() && marked.is_empty() {
        return;
    }
    ui.add_space(metrics::GRID * 2.0);
    let count = match marked.len() {
        0 => String::new(),
        n => n.to_string(),
    };
    parts::section(ui, "Orienting concepts", &count);
    for concept in marked {
        let name = view.seen.code_name(concept);
        let framework = view.seen.framework_of(concept);
        let framework = framework.and_then(|it| view.seen.framework(it));
        let of = framework.map_or("", |it| it.name.text());
        ui.horizontal(|ui| {
            ui.add_space(metrics::GRID);
            let room = (ui.available_width() - 36.0).max(60.0);
            ui.allocate_ui(egui::vec2(room, 0.0), |ui| {
                ui.vertical(|ui| {
                    ui.add(egui::Label::new(theme(ui).text(&name)).wrap());
                    ui.add(egui::Label::new(theme(ui).small(of)).wrap());
                });
            });
            let words = format!("Take the concept {name} away");
            if may && parts::icon_button(ui, Icon::Close, &words).clicked() {
                commands.act("take the concept away", move |act| {
                    acts::mark_concept(act.seen, act.draft, what, concept, false)
                });
            }
        });
    }
    if may && parts::link(ui, "Mark with a concept").clicked() {
        picker.begin(Picking::Concept(what));
    }
}
