//! The record of a participant, and of a role.

use crate::model::{
    AttributeOf, AttributeValue, CaseId, Change, NewAttribute, NewCase, ParticipantEdit,
    ParticipantId, RoleEdit, RoleId, Subject,
};
use crate::ui::forms::{self, Fields};
use crate::ui::theme::{metrics, parts, theme};
use crate::ui::{Commands, Selected, View};
use egui::Ui;
use std::convert::Infallible;

/// What the record remembers between frames.
#[derive(Debug, Default)]
pub struct ParticipantRecord {
    fields: Fields<ParticipantId>,
    role_fields: Fields<RoleId>,
    new_attribute: String,
    new_case: String,
}

fn push(commands: &mut Commands, what: &'static str, change: Change) {
    commands.act(what, move |acting| {
        acting.draft.push(change);
        Ok::<_, Infallible>(())
    });
}

impl ParticipantRecord {
    /// Draws the record of a participant.
    pub fn show(
        &mut self,
        ui: &mut Ui,
        view: &View<'_>,
        id: ParticipantId,
        commands: &mut Commands,
    ) {
        let Some(participant) = view.seen.participant(id) else {
            return;
        };
        parts::section(ui, "Participant", view.overview.label(id));
        parts::card(ui, |ui| {
            let edit = |commands: &mut Commands, what, edit| {
                push(
                    commands,
                    what,
                    Change::EditParticipant {
                        participant: id,
                        edit,
                    },
                );
            };
            let pseudonym = participant.pseudonym.text();
            if let Some(typed) = self.fields.line(ui, &id, "Pseudonym", pseudonym, "") {
                let typed = typed.trim().to_owned();
                edit(
                    commands,
                    "set the pseudonym",
                    ParticipantEdit::Pseudonym(typed),
                );
            }
            let mut role = participant.role.get_or(None);
            let mut choices: Vec<(Option<RoleId>, String)> = vec![(None, "No role".to_owned())];
            let roles = view.seen.roles().into_iter();
            choices.extend(roles.map(|role| (Some(role.id), role.name.text().to_owned())));
            if forms::choice(ui, "Role", &mut role, &choices) {
                let number = view.seen.next_number(role);
                commands.act("set the role", move |acting| {
                    for edit in [ParticipantEdit::Role(role), ParticipantEdit::Number(number)] {
                        acting.draft.push(Change::EditParticipant {
                            participant: id,
                            edit,
                        });
                    }
                    Ok::<_, Infallible>(())
                });
            }
            let number = participant.number.get_or(1).to_string();
            if let Some(typed) = self.fields.line(ui, &id, "Number", &number, "") {
                match typed.trim().parse::<u32>() {
                    Ok(number) if number > 0 => {
                        edit(commands, "set the number", ParticipantEdit::Number(number));
                    }
                    _ => commands.say(
                        parts::Tone::Warn,
                        format!("“{typed}” is not a number from 1: write another."),
                    ),
                }
            }
        });
        self.case(ui, view, id, commands);
        self.attributes(ui, view, id, commands);
        documents(ui, view, id, commands);
        ui.add_space(metrics::GRID * 2.0);
        if parts::quiet_button(ui, "Remove").clicked() {
            let edit = ParticipantEdit::Removed(true);
            push(
                commands,
                "remove the participant",
                Change::EditParticipant {
                    participant: id,
                    edit,
                },
            );
            commands.select(Selected::Nothing);
        }
    }

    /// The case above the participant: a service, a region.
    fn case(&mut self, ui: &mut Ui, view: &View<'_>, id: ParticipantId, commands: &mut Commands) {
        let Some(participant) = view.seen.participant(id) else {
            return;
        };
        parts::section(ui, "Case", "");
        parts::card(ui, |ui| {
            let cases = view.seen.cases();
            let mut choices: Vec<(Option<CaseId>, String)> = vec![(None, "No case".to_owned())];
            choices.extend(
                cases
                    .iter()
                    .map(|it| (Some(it.id), it.name.text().to_owned())),
            );
            let mut case = participant.case.get_or(None);
            if forms::choice(ui, "Belongs to", &mut case, &choices) {
                let edit = ParticipantEdit::Case(case);
                let change = Change::EditParticipant {
                    participant: id,
                    edit,
                };
                push(commands, "set the case", change);
            }
            let hint = "A service, a region";
            let (field, add) =
                forms::text_with_button(ui, "New case", &mut self.new_case, hint, "Add case");
            let entered = forms::entered(ui, &field);
            if (add || entered) && !self.new_case.trim().is_empty() {
                let new = NewCase {
                    name: std::mem::take(&mut self.new_case).trim().to_owned(),
                    kind: String::new(),
                    parent: None,
                };
                commands.act("add the case", move |acting| {
                    let case = acting.draft.push(Change::AddCase(Box::new(new)));
                    let edit = ParticipantEdit::Case(Some(case.into()));
                    acting.draft.push(Change::EditParticipant {
                        participant: id,
                        edit,
                    });
                    Ok::<_, Infallible>(())
                });
            }
        });
    }

    fn attributes(
        &mut self,
        ui: &mut Ui,
        view: &View<'_>,
        id: ParticipantId,
        commands: &mut Commands,
    ) {
        parts::section(ui, "Attributes", "");
        parts::card(ui, |ui| {
            let of = Subject::Participant(id);
            for attribute in view.seen.attributes() {
                if attribute.of != AttributeOf::Participants {
                    continue;
                }
                let value = view.seen.value(of, attribute.id);
                let value = value.map(ToString::to_string).unwrap_or_default();
                let typed = self.fields.line(ui, &id, &attribute.name, &value, "");
                if let Some(typed) = typed {
                    let change = Change::SetAttribute {
                        of,
                        attribute: attribute.id,
                        value: AttributeValue::read(&typed),
                    };
                    push(commands, "set the attribute", change);
                }
            }
            let (field, add) =
                forms::text_with_button(ui, "New attribute", &mut self.new_attribute, "age", "Add");
            let entered = forms::entered(ui, &field);
            if (add || entered) && !self.new_attribute.trim().is_empty() {
                let new = NewAttribute {
                    name: std::mem::take(&mut self.new_attribute).trim().to_owned(),
                    unit: String::new(),
                    of: AttributeOf::Participants,
                };
                push(
                    commands,
                    "add the attribute",
                    Change::AddAttribute(Box::new(new)),
                );
            }
            ui.label(theme(ui).small("A number, words, >20, or “missing”."));
        });
    }

    /// Draws the record of a role.
    pub fn show_role(&mut self, ui: &mut Ui, view: &View<'_>, id: RoleId, commands: &mut Commands) {
        let Some(role) = view.seen.role(id) else {
            return;
        };
        let edit = |commands: &mut Commands, what, edit| {
            push(commands, what, Change::EditRole { role: id, edit });
        };
        parts::section(ui, "Role", "");
        parts::card(ui, |ui| {
            let fields = &mut self.role_fields;
            if let Some(typed) = fields.line(ui, &id, "Name of one", role.name.text(), "") {
                edit(
                    commands,
                    "rename the role",
                    RoleEdit::Name(typed.trim().to_owned()),
                );
            }
            let pattern = role.pattern.text();
            if let Some(typed) = fields.line(ui, &id, "Pattern of the label", pattern, "") {
                edit(commands, "set the pattern", RoleEdit::Pattern(typed));
            }
            ui.label(theme(ui).small(
                "{role}, {number} and {pseudonym} are filled in. Labels are made from the pattern, never typed.",
            ));
        });
        ui.add_space(metrics::GRID * 2.0);
        if parts::quiet_button(ui, "Remove").clicked() {
            edit(commands, "remove the role", RoleEdit::Removed(true));
            commands.select(Selected::Nothing);
        }
    }
}

fn documents(ui: &mut Ui, view: &View<'_>, id: ParticipantId, commands: &mut Commands) {
    let documents = view.overview.documents.iter();
    let of = documents.filter(|row| row.participants.contains(&id));
    let of: Vec<_> = of.collect();
    if of.is_empty() {
        return;
    }
    parts::section(ui, "Documents", &of.len().to_string());
    for row in of {
        if parts::ListRow::new(&row.name).show(ui).clicked() {
            commands.run(crate::ui::Action::ShowDocuments);
            commands.select(Selected::Document(row.id));
        }
    }
}
