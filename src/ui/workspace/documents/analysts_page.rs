//! Who works on the study.

use super::heading;
use crate::model::acts::add_analyst;
use crate::ui::table::{Cell, Column, table};
use crate::ui::theme::{metrics, theme};
use crate::ui::{Command, Commands, Selected, View, forms, many};
use egui::Ui;

/// What the page remembers between frames.
#[derive(Debug, Default)]
pub struct AnalystsPage {
    name: String,
}

impl AnalystsPage {
    /// Draws the page.
    pub fn show(&mut self, ui: &mut Ui, view: &View<'_>, commands: &mut Commands) {
        let people = &view.overview.people;
        let below = format!(
            "{}: analysts and reviewers. Each works at an installation of their own on the same folder.",
            many(people.len(), "person", "people")
        );
        heading(ui, "Analysts", &below, |_| {});
        ui.add_enabled_ui(view.read_only.is_none(), |ui| self.form(ui, commands));
        ui.add_space(metrics::GRID * 3.0);
        let theme = theme(ui);
        let columns = [
            Column::share("Name", 2.0),
            Column::points("Initials", 64.0),
            Column::share("Passes", 2.0),
        ];
        let selected = view.here.selected;
        let output = table(
            ui,
            "analysts",
            &columns,
            people.len(),
            |at| {
                people
                    .get(at)
                    .is_some_and(|it| selected == Selected::Analyst(it.id))
            },
            |at| {
                let Some(person) = people.get(at) else {
                    return Vec::new();
                };
                let passes = view.overview.passes.iter();
                let passes: Vec<&str> = passes
                    .filter(|pass| pass.closed.iter().any(|(who, _)| *who == person.id))
                    .map(|pass| pass.name.as_str())
                    .collect();
                let name = if person.is_me {
                    format!("{} (you)", person.name)
                } else {
                    person.name.clone()
                };
                vec![
                    Cell::Person(name, theme.code_colour(person.colour)),
                    Cell::Quiet(person.initials.clone()),
                    Cell::Quiet(passes.join(", ")),
                ]
            },
        );
        if let Some(person) = output.clicked.and_then(|at| people.get(at)) {
            commands.select(Selected::Analyst(person.id));
        }
    }

    fn form(&mut self, ui: &mut Ui, commands: &mut Commands) {
        ui.scope(|ui| {
            ui.set_max_width(420.0);
            let (field, add) =
                forms::text_with_button(ui, "Add an analyst", &mut self.name, "Name", "Add");
            let entered = forms::entered(ui, &field);
            if (add || entered) && !self.name.trim().is_empty() {
                let name = std::mem::take(&mut self.name);
                commands.act_then("add the analyst", move |acting| {
                    let id = add_analyst(acting.seen, acting.draft, &name)?;
                    let select = Command::Select(Selected::Analyst(id));
                    Ok::<_, crate::model::acts::ActError>(vec![select])
                });
            }
        });
    }
}
