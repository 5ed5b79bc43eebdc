//! The record of a construct: the team's wording beside the published name, which stays.

use crate::model::acts::{frozen_by, merge_codes, rename_code};
use crate::model::{Change, CodeEdit, CodeId};
use crate::ui::forms::{self, Fields};
use crate::ui::icons::Icon;
use crate::ui::theme::{metrics, parts, theme};
use crate::ui::{Command, Commands, Selected, View, many};
use egui::Ui;
use std::convert::Infallible;

/// What the record remembers between frames.
#[derive(Debug, Default)]
pub struct ConstructRecord {
    fields: Fields<CodeId>,
    into: Option<CodeId>,
    why: String,
}

impl ConstructRecord {
    /// Draws the record.
    pub fn show(&mut self, ui: &mut Ui, view: &View<'_>, id: CodeId, commands: &mut Commands) {
        let Some(code) = view.seen.code(id) else {
            return;
        };
        let row = view.overview.code(id);
        let counts = row.map_or_else(String::new, |row| {
            format!(
                "{} in {}",
                many(row.codings, "coding", "codings"),
                many(row.documents, "document", "documents")
            )
        });
        parts::section(ui, "Construct", &counts);
        let frozen = frozen_by(view.seen, id);
        parts::card(ui, |ui| {
            if let Some(construct) = &code.first.construct {
                let theme = theme(ui);
                ui.horizontal_top(|ui| {
                    Icon::Lock.show(ui, 16.0, theme.quiet, "Locked");
                    ui.vertical(|ui| {
                        ui.label(theme.text(format!("Published as “{}”", construct.name)));
                        ui.label(theme.small(&construct.source));
                        if !construct.stands_for.is_empty() {
                            let names = construct.stands_for.join(", ");
                            ui.label(theme.small(format!("Stands for: {names}")));
                        }
                    });
                });
            }
            let name = code.name.text();
            if frozen.is_some() {
                parts::field_name(ui, "Name in this study");
                ui.label(theme(ui).text(name));
            } else if let Some(typed) = self.fields.line(ui, &id, "Name in this study", name, "") {
                commands.act("rename the construct", move |acting| {
                    rename_code(acting.seen, acting.draft, id, &typed)
                });
            }
            let definition = code.definition.text();
            if let Some(typed) = self.fields.lines(ui, &id, "Definition", definition, "") {
                edit(
                    commands,
                    id,
                    "write the definition",
                    CodeEdit::Definition(typed),
                );
            }
            let include = code.include.text();
            if let Some(typed) = self.fields.lines(ui, &id, "Include", include, "") {
                edit(
                    commands,
                    id,
                    "write what belongs to it",
                    CodeEdit::Include(typed),
                );
            }
            let exclude = code.exclude.text();
            if let Some(typed) = self.fields.lines(ui, &id, "Exclude", exclude, "") {
                edit(
                    commands,
                    id,
                    "write what does not",
                    CodeEdit::Exclude(typed),
                );
            }
            let example = code.example.text();
            if let Some(typed) = self.fields.lines(ui, &id, "Example", example, "") {
                edit(commands, id, "write the example", CodeEdit::Example(typed));
            }
        });
        merged(ui, view, id, commands);
        match frozen {
            Some(pass) => {
                ui.add_space(metrics::GRID * 2.0);
                ui.label(theme(ui).small(format!(
                    "Name and place are frozen while the pass “{pass}” is open."
                )));
            }
            None => self.merge(ui, view, id, commands),
        }
    }

    fn merge(&mut self, ui: &mut Ui, view: &View<'_>, id: CodeId, commands: &mut Commands) {
        let framework = view.overview.code(id).and_then(|row| row.framework);
        let below = view.overview.tree.below(id);
        let rows = view.overview.codes.iter();
        let targets = rows.filter(|row| {
            row.framework == framework && row.is_construct && !below.contains(&row.id)
        });
        let mut choices: Vec<(Option<CodeId>, String)> =
            vec![(None, "Choose a construct".to_owned())];
        choices.extend(targets.map(|row| (Some(row.id), row.path.clone())));
        if choices.len() < 2 {
            return;
        }
        parts::section(ui, "Merge", "");
        parts::card(ui, |ui| {
            forms::choice(ui, "Into", &mut self.into, &choices);
            let Some(into) = self.into else { return };
            forms::text(
                ui,
                "Why (optional)",
                &mut self.why,
                "Printed in the codebook's list of changes",
            );
            ui.add_space(metrics::GRID * 2.0);
            if parts::primary_button(ui, "Merge").clicked() {
                let why = std::mem::take(&mut self.why);
                self.into = None;
                commands.act_why("merge the constructs", &why, move |acting| {
                    merge_codes(acting.seen, acting.draft, &[id], into)?;
                    let select = Command::Select(Selected::Code(into));
                    Ok::<_, crate::model::acts::ActError>(vec![select])
                });
            }
        });
    }
}

/// What was merged into a construct, each with the way back.
fn merged(ui: &mut Ui, view: &View<'_>, id: CodeId, commands: &mut Commands) {
    let merged = view.overview.tree.merged_into(id);
    if merged.is_empty() {
        return;
    }
    parts::section(ui, "Merged into it", "");
    for from in merged {
        let name = view.seen.code_name(from);
        ui.horizontal(|ui| {
            ui.add_space(metrics::GRID);
            ui.label(theme(ui).text(&name));
            if parts::link(ui, "Take the merge back").clicked() {
                edit(
                    commands,
                    from,
                    "take the merge back",
                    CodeEdit::MergedInto(None),
                );
            }
        });
    }
}

fn edit(commands: &mut Commands, code: CodeId, what: &'static str, edit: CodeEdit) {
    let did = match edit {
        CodeEdit::Name(_) => "Renamed",
        CodeEdit::Definition(_) => "Definition changed",
        CodeEdit::Include(_) => "Inclusion changed",
        CodeEdit::Exclude(_) => "Exclusion changed",
        _ => "Changed",
    };
    let change = Change::EditCode { code, edit };
    commands.act_asking(what, did, move |acting| {
        acting.draft.push(change);
        Ok::<_, Infallible>(Vec::new())
    });
}
