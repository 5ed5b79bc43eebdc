//! The table of participants with their attributes, and the roles.

use super::heading;
use crate::import::{ReadOptions, load, participants_csv};
use crate::model::acts::{ParticipantRow, add_participants, add_role};
use crate::model::{AttributeOf, ParticipantId, Subject};
use crate::ui::table::{Cell, Column, table};
use crate::ui::theme::parts::Tone;
use crate::ui::theme::{metrics, parts, theme};
use crate::ui::{Command, Commands, Notice, Purpose, Selected, View, forms, many};
use egui::Ui;
use std::path::{Path, PathBuf};

/// What the page remembers between frames.
#[derive(Debug, Default)]
pub struct ParticipantsPage {
    adds: bool,
    pseudonym: String,
    role: String,
    new_role: String,
    file: String,
}

impl ParticipantsPage {
    /// Takes a table of participants from the dialog.
    pub fn set_file(&mut self, file: &Path) {
        self.adds = true;
        self.file = file.display().to_string();
    }

    /// Draws the page.
    pub fn show(&mut self, ui: &mut Ui, view: &View<'_>, commands: &mut Commands) {
        let overview = view.overview;
        let below = format!(
            "{} · {}",
            many(overview.labels.len(), "participant", "participants"),
            many(view.seen.roles().len(), "role", "roles")
        );
        let may = view.read_only.is_none();
        heading(ui, "Participants", &below, |ui| {
            let button = ui.add_enabled_ui(may, |ui| parts::quiet_button(ui, "Add participants…"));
            if button.inner.clicked() {
                self.adds = !self.adds;
            }
        });
        if self.adds || overview.labels.is_empty() {
            ui.add_enabled_ui(may, |ui| self.form(ui, view, commands));
            ui.add_space(metrics::GRID * 3.0);
        }
        roles(ui, view, commands);
        if !overview.labels.is_empty() {
            rows(ui, view, commands);
        }
    }

    fn form(&mut self, ui: &mut Ui, view: &View<'_>, commands: &mut Commands) {
        parts::card(ui, |ui| {
            let theme = theme(ui);
            ui.label(theme.quiet(
                "A participant has a role, from which the label is made (Parent #2), or a pseudonym, or both.",
            ));
            ui.columns(2, |columns| {
                if let [left, right] = columns {
                    forms::text(left, "Role", &mut self.role, "Parent");
                    known_roles(left, view, &mut self.role);
                    forms::text(right, "Pseudonym", &mut self.pseudonym, "");
                }
            });
            ui.add_space(metrics::GRID * 2.0);
            let ready = !(self.role.trim().is_empty() && self.pseudonym.trim().is_empty());
            let add =
                ui.add_enabled_ui(ready, |ui| parts::primary_button(ui, "Add the participant"));
            if add.inner.clicked() {
                // Whoever adds one often adds another.
                self.adds = true;
                let row = ParticipantRow {
                    row: 1,
                    pseudonym: std::mem::take(&mut self.pseudonym),
                    role: self.role.clone(),
                    cells: Vec::new(),
                };
                add_rows(commands, vec![row]);
            }
            ui.add_space(metrics::GRID * 2.0);
            ui.columns(2, |columns| {
                if let [left, right] = columns {
                    let (field, add) = forms::text_with_button(
                        left,
                        "A role alone",
                        &mut self.new_role,
                        "",
                        "Add role",
                    );
                    if (add || forms::entered(left, &field)) && !self.new_role.trim().is_empty() {
                        let name = std::mem::take(&mut self.new_role);
                        commands.act("add the role", move |acting| {
                            add_role(acting.seen, acting.draft, &name)
                        });
                    }
                    let (field, choose) = forms::text_with_button(
                        right,
                        "Many at once: a CSV file",
                        &mut self.file,
                        "pseudonym, role, then attributes",
                        "Choose…",
                    );
                    if choose {
                        commands.push(Command::Ask(Purpose::ParticipantsFile));
                    }
                    let entered = forms::entered(right, &field);
                    let ready = !self.file.trim().is_empty();
                    let take = right
                        .add_enabled_ui(ready, |ui| parts::quiet_button(ui, "Take in the table"));
                    if ready && (entered || take.inner.clicked()) {
                        take_table(Path::new(self.file.trim()), commands);
                    }
                }
            });
        });
    }
}

/// The study's roles as links that fill the field.
fn known_roles(ui: &mut Ui, view: &View<'_>, role: &mut String) {
    let roles = view.seen.roles();
    if roles.is_empty() {
        return;
    }
    ui.horizontal_wrapped(|ui| {
        for known in roles {
            if parts::link(ui, known.name.text()).clicked() {
                known.name.text().clone_into(role);
            }
        }
    });
}

/// Adds participants as one step and says which rows were not taken.
fn add_rows(commands: &mut Commands, rows: Vec<ParticipantRow>) {
    let place = commands.place();
    commands.act_then("add participants", move |acting| {
        let (added, refused) = add_participants(acting.seen, acting.draft, &rows);
        let refused = refused
            .iter()
            .map(|error| Command::Say(Notice::new(place, Tone::Warn, error.to_string())));
        let select = added
            .last()
            .map(|id| Command::Select(Selected::Participant(*id)));
        Ok::<_, String>(refused.chain(select).collect())
    });
}

fn take_table(path: &Path, commands: &mut Commands) {
    match read_table(path) {
        Ok((rows, warnings)) => {
            for warning in warnings {
                commands.say(Tone::Warn, warning);
            }
            add_rows(commands, rows);
        }
        Err(sentence) => commands.say(Tone::Bad, sentence),
    }
}

fn read_table(path: &Path) -> Result<(Vec<ParticipantRow>, Vec<String>), String> {
    let limits = ReadOptions::default().limits;
    let bytes = load(path, &limits).map_err(|error| error.to_string())?;
    let file = path.file_name().map_or_else(PathBuf::new, PathBuf::from);
    let file = file.display().to_string();
    let read = participants_csv(&file, &bytes).map_err(|error| error.to_string())?;
    let headings = &read.attributes;
    let rows = read.participants.into_iter().map(|row| {
        let cells = headings.iter().cloned().zip(row.values);
        ParticipantRow {
            row: row.row as usize,
            pseudonym: row.name,
            role: row.role.unwrap_or_default(),
            cells: cells
                .map(|(heading, value)| (heading, value.unwrap_or_default()))
                .collect(),
        }
    });
    let rows = rows.collect();
    Ok((rows, read.errors.iter().map(ToString::to_string).collect()))
}

/// The roles as chips; one of them selected shows its pattern at the right.
fn roles(ui: &mut Ui, view: &View<'_>, commands: &mut Commands) {
    let roles = view.seen.roles();
    if roles.is_empty() {
        return;
    }
    ui.horizontal_wrapped(|ui| {
        ui.label(theme(ui).small("Roles"));
        for role in roles {
            if parts::chip(ui, role.name.text()).clicked() {
                commands.select(Selected::Role(role.id));
            }
        }
    });
    ui.add_space(metrics::GRID * 2.0);
}

fn rows(ui: &mut Ui, view: &View<'_>, commands: &mut Commands) {
    let overview = view.overview;
    let attributes: Vec<_> = view
        .seen
        .attributes()
        .into_iter()
        .filter(|attribute| attribute.of == AttributeOf::Participants)
        .collect();
    let mut columns = vec![
        Column::share("Label", 2.0),
        Column::share("Pseudonym", 1.2),
        Column::share("Role", 1.5).from_width(820.0),
    ];
    // As many attributes as have room; the record at the right has them all.
    let room = (ui.available_width() - 380.0) / 100.0;
    let shown = (room.max(0.0) as usize).min(attributes.len());
    for attribute in attributes.iter().take(shown) {
        let heading = if attribute.unit.is_empty() {
            attribute.name.clone()
        } else {
            format!("{} ({})", attribute.name, attribute.unit)
        };
        columns.push(Column::points(heading, 84.0));
    }
    columns.push(Column::points("Documents", 72.0).right());
    let mut rows: Vec<ParticipantId> = overview.labels.keys().copied().collect();
    rows.sort_by_cached_key(|id| sort_key(overview.label(*id)));
    let selected = view.here.selected;
    let output = table(
        ui,
        "participants",
        &columns,
        rows.len(),
        |at| {
            rows.get(at)
                .is_some_and(|id| selected == Selected::Participant(*id))
        },
        |at| {
            let Some(id) = rows.get(at) else {
                return Vec::new();
            };
            let participant = view.seen.participant(*id);
            let role = participant
                .and_then(|it| it.role.get_or(None))
                .and_then(|role| view.seen.role(role));
            let mut cells = vec![
                Cell::Strong(overview.label(*id).to_owned()),
                Cell::Text(participant.map_or("", |it| it.pseudonym.text()).to_owned()),
                Cell::Quiet(role.map_or("", |role| role.name.text()).to_owned()),
            ];
            for attribute in attributes.iter().take(shown) {
                let value = view.seen.value(Subject::Participant(*id), attribute.id);
                cells.push(Cell::Text(
                    value.map(ToString::to_string).unwrap_or_default(),
                ));
            }
            let documents = overview.documents.iter();
            let documents = documents
                .filter(|row| row.participants.contains(id))
                .count();
            cells.push(Cell::Quiet(documents.to_string()));
            cells
        },
    );
    if let Some(id) = output.clicked.and_then(|at| rows.get(at)) {
        commands.select(Selected::Participant(*id));
    }
}

/// Words, then the number at the end as a number, so that #10 comes after #9.
fn sort_key(label: &str) -> (String, u64) {
    let digits = label.chars().rev().take_while(char::is_ascii_digit).count();
    let at = label.len() - digits;
    let number = label.get(at..).and_then(|digits| digits.parse().ok());
    let words = label.get(..at).unwrap_or(label).to_lowercase();
    (words, number.unwrap_or(0))
}

#[cfg(test)]
mod tests {
    use super::sort_key;

    #[test]
    fn the_tenth_participant_comes_after_the_ninth() {
        assert!(sort_key("Parent #9") < sort_key("Parent #10"));
        assert!(sort_key("Parent #10") < sort_key("Steering group #1"));
    }
}
