//! The record of a person: name, colour, background.

use crate::model::{AnalystEdit, AnalystId, Change};
use crate::ui::forms::{self, Fields};
use crate::ui::theme::{metrics, parts, theme};
use crate::ui::{Commands, Selected, View};
use egui::Ui;
use std::convert::Infallible;

/// What the record remembers between frames.
#[derive(Debug, Default)]
pub struct AnalystRecord {
    fields: Fields<AnalystId>,
}

const COLOURS: [(u8, &str); 7] = [
    (0, "Blue"),
    (1, "Orange"),
    (2, "Violet"),
    (3, "Teal"),
    (4, "Rose"),
    (5, "Green"),
    (6, "Ochre"),
];

impl AnalystRecord {
    /// Draws the record.
    pub fn show(&mut self, ui: &mut Ui, view: &View<'_>, id: AnalystId, commands: &mut Commands) {
        let Some(person) = view.seen.analyst(id) else {
            return;
        };
        let edit = |commands: &mut Commands, what, edit| {
            let change = Change::EditAnalyst { analyst: id, edit };
            commands.act(what, move |acting| {
                acting.draft.push(change);
                Ok::<_, Infallible>(())
            });
        };
        let fields = &mut self.fields;
        parts::section(ui, "Analyst", "");
        parts::card(ui, |ui| {
            if let Some(typed) = fields.line(ui, &id, "Name", person.name.text(), "") {
                edit(
                    commands,
                    "rename the analyst",
                    AnalystEdit::Name(typed.trim().to_owned()),
                );
            }
            if let Some(typed) = fields.line(ui, &id, "Initials", person.initials.text(), "") {
                let typed = typed.trim().to_owned();
                edit(commands, "set the initials", AnalystEdit::Initials(typed));
            }
            let mut colour = person.colour.get_or(0);
            if forms::choice(ui, "Colour", &mut colour, &COLOURS) {
                edit(commands, "set the colour", AnalystEdit::Colour(colour));
            }
        });
        parts::section(ui, "For the method section", "COREQ 1–8");
        parts::card(ui, |ui| {
            let background = person.background.text();
            let hint = "Training, occupation, experience";
            if let Some(typed) = fields.lines(ui, &id, "Background", background, hint) {
                edit(
                    commands,
                    "set the background",
                    AnalystEdit::Background(typed),
                );
            }
            let relation = person.relation.text();
            let hint = "What the participants knew, what one brings to the study";
            if let Some(typed) =
                fields.lines(ui, &id, "Relation to the participants", relation, hint)
            {
                edit(commands, "set the relation", AnalystEdit::Relation(typed));
            }
        });
        if view.me() == Some(id) {
            ui.add_space(metrics::GRID * 2.0);
            ui.label(theme(ui).small("This is you: this installation belongs to this person."));
            return;
        }
        ui.add_space(metrics::GRID * 2.0);
        if parts::quiet_button(ui, "Remove").clicked() {
            edit(commands, "remove the analyst", AnalystEdit::Removed(true));
            commands.select(Selected::Nothing);
        }
    }
}
