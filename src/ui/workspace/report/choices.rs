//! How a report is to be saved: options, format, place.

use super::ReportWorkspace;
use crate::exchange::report::{Choices, ReportOption, Several};
use crate::model::capital;
use crate::ui::dialogs::Purpose;
use crate::ui::theme::{metrics, parts, theme};
use crate::ui::{Commands, View, forms};
use egui::{Role, TextEdit, Ui, WidgetInfo};

/// Below this width a button has room for one word.
const NARROW: f32 = 240.0;
/// How many documents are offered at once.
const OFFERED: usize = 100;

impl ReportWorkspace {
    pub(super) fn choices(&mut self, ui: &mut Ui, view: &View<'_>, commands: &mut Commands) {
        let kind = self.kind();
        let mut asks_file = false;
        // Taken out while the settings are borrowed.
        let mut arranged = std::mem::take(&mut self.arranged);
        let settings = self.settings(view);
        if !kind.options().is_empty() {
            parts::section(ui, "What is in it", "");
            for option in kind.options() {
                if let Choices::Arranged(key, wanted) = option.choices {
                    let mut value = settings.options.get(option.key).unwrap_or("").to_owned();
                    if settings.options.get(key) == Some(wanted)
                        && arranged.show(ui, view, &mut value)
                    {
                        settings.options.set(option.key, value);
                    }
                    continue;
                }
                let mut value = settings.options.get(option.key).unwrap_or("").to_owned();
                if option.choices == Choices::File {
                    let (changed, asked) = file(ui, option, &mut value);
                    asks_file |= asked;
                    if changed {
                        settings.options.set(option.key, value);
                    }
                } else if choose(ui, view, option, &mut value) {
                    settings.options.set(option.key, value);
                }
            }
            ui.add_space(metrics::GRID * 3.0);
        }
        self.arranged = arranged;
        let settings = self.settings(view);
        parts::section(ui, "Format", "");
        for format in kind.formats() {
            if ui
                .radio(settings.format == *format, format.name())
                .clicked()
            {
                settings.set_format(*format);
            }
        }
        ui.add_space(metrics::GRID * 3.0);
        parts::section(ui, "Save as", "");
        let field = TextEdit::singleline(&mut settings.path).desired_width(f32::INFINITY);
        let response = ui.add(field);
        response.widget_info(|| WidgetInfo::labeled(Role::TextInput, true, "Save as"));
        ui.add_space(metrics::GRID);
        let (mut save, mut ask) = (false, false);
        ui.horizontal_wrapped(|ui| {
            let name = format!("Save the {}", kind.noun());
            // In a narrow panel the button has room for a word.
            let words = if ui.available_width() < NARROW {
                "Save"
            } else {
                &name
            };
            let button = parts::primary_button(ui, words);
            button.widget_info(|| WidgetInfo::labeled(Role::Button, true, &name));
            save = button.clicked();
            ask = parts::quiet_button(ui, "Choose…").clicked();
        });
        if save && self.saving.is_none() {
            self.save(view, commands);
        }
        if asks_file {
            self.dialogs.ask(Purpose::OtherCodebook, ui.ctx());
        }
        if ask {
            self.dialogs.ask(Purpose::SaveReport, ui.ctx());
        }
        ui.add_space(metrics::GRID * 2.0);
        if let Some((of, tone, sentence)) = &self.said
            && *of == kind
            && parts::banner(ui, *tone, sentence)
        {
            self.said = None;
        }
        ui.add_space(metrics::GRID * 2.0);
        let theme = theme(ui);
        ui.add(egui::Label::new(theme.small(kind.about())).wrap());
        if view.overview.hides_anything {
            ui.add_space(metrics::GRID);
            let words =
                "What is hidden from you until a pass is revealed is in no report and no count.";
            ui.add(egui::Label::new(theme.small(words)).wrap());
        }
    }
}

/// Offers a choice; true when another was made.
fn choose(ui: &mut Ui, view: &View<'_>, option: &ReportOption, value: &mut String) -> bool {
    match option.choices {
        Choices::Switch => {
            let mut on = value != "no";
            let changed = ui.checkbox(&mut on, option.name).changed();
            *value = if on { String::new() } else { "no".to_owned() };
            changed
        }
        Choices::OneOf(choices) => {
            let choices: Vec<(String, &str)> = choices
                .iter()
                .map(|(key, name)| ((*key).to_owned(), *name))
                .collect();
            if value.is_empty()
                && let Some((usual, _)) = choices.first()
            {
                value.clone_from(usual);
            }
            forms::choice(ui, option.name, value, &choices)
        }
        Choices::Version => {
            let mut choices = vec![(String::new(), "The latest".to_owned())];
            let versions = view.seen.analysis_versions();
            let words = |it: &crate::model::AnalysisVersion<'_>| capital(&it.in_words());
            choices.extend(versions.iter().map(|it| (it.number.to_string(), words(it))));
            if !choices.iter().any(|(number, _)| number == value) {
                value.clear();
            }
            forms::choice(ui, option.name, value, &choices)
        }
        Choices::CodebookVersion(usual) => {
            let mut choices = vec![(String::new(), usual.to_owned())];
            let versions = view.seen.codebook_versions();
            let words = |it: &crate::model::CodebookVersion<'_>| capital(&it.in_words());
            choices.extend(versions.iter().map(|it| (it.number.to_string(), words(it))));
            if !choices.iter().any(|(number, _)| number == value) {
                value.clear();
            }
            forms::choice(ui, option.name, value, &choices)
        }
        Choices::EveryPass => {
            let mut choices = vec![(String::new(), "All passes".to_owned())];
            let passes = view.overview.passes.iter();
            choices.extend(passes.map(|pass| (pass.id.to_string(), pass.name.clone())));
            if !choices.iter().any(|(id, _)| id == value) {
                value.clear();
            }
            forms::choice(ui, option.name, value, &choices)
        }
        Choices::Layer => {
            let mut choices = vec![
                (String::new(), "Everybody".to_owned()),
                ("consensus".to_owned(), "The consensus".to_owned()),
            ];
            let people = view.overview.people.iter();
            choices.extend(people.map(|it| (it.id.to_string(), it.name.clone())));
            if !choices.iter().any(|(id, _)| id == value) {
                value.clear();
            }
            forms::choice(ui, option.name, value, &choices)
        }
        Choices::Document => document(ui, view, option, value),
        Choices::Several(of) => several(ui, option, of, value),
        // One has a dialog of its own, the other needs what the screen remembers.
        Choices::File | Choices::Arranged(..) => false,
        Choices::Role => {
            let mut choices = vec![(String::new(), "All participants".to_owned())];
            let roles = view.seen.roles();
            choices.extend(
                roles
                    .iter()
                    .map(|it| (it.id.to_string(), it.name.text().to_owned())),
            );
            if !choices.iter().any(|(id, _)| id == value) {
                value.clear();
            }
            forms::choice(ui, option.name, value, &choices)
        }
        Choices::OneOfOrAttribute(usual) => {
            let usual = usual
                .iter()
                .map(|(key, name)| ((*key).to_owned(), (*name).to_owned()));
            let mut choices: Vec<(String, String)> = usual.collect();
            let attributes = view.seen.attributes();
            choices.extend(
                attributes
                    .iter()
                    .map(|it| (it.id.to_string(), it.name.clone())),
            );
            if !choices.iter().any(|(key, _)| key == value)
                && let Some((first, _)) = choices.first()
            {
                value.clone_from(first);
            }
            forms::choice(ui, option.name, value, &choices)
        }
        Choices::Pass => {
            let mut choices = vec![(String::new(), "The latest that can be compared".to_owned())];
            let passes = view.overview.passes.iter();
            choices.extend(passes.map(|pass| (pass.id.to_string(), pass.name.clone())));
            if !choices.iter().any(|(id, _)| id == value) {
                value.clear();
            }
            forms::choice(ui, option.name, value, &choices)
        }
    }
}

/// Says that some were chosen where the figures are, and offers all of them; nothing where none was.
fn several(ui: &mut Ui, option: &ReportOption, of: Several, value: &mut String) -> bool {
    if value.is_empty() {
        return false;
    }
    let (one, many, all) = match of {
        Several::Rounds => ("round", "rounds", "All rounds"),
        Several::Analysts => ("analyst", "analysts", "All of the pass"),
        Several::Documents => ("document", "documents", "All documents"),
    };
    let chosen = crate::model::many(value.split(',').count(), one, many);
    let choices = [
        (String::new(), all.to_owned()),
        (value.clone(), format!("{chosen}, as in the figures")),
    ];
    forms::choice(ui, option.name, value, &choices)
}

/// Offers a file; whether another was typed, and whether a dialog is asked for. What is typed counts when the field is
/// left, so that a path half typed is not looked for.
fn file(ui: &mut Ui, option: &ReportOption, value: &mut String) -> (bool, bool) {
    let id = ui.scope_id().with(option.key);
    let typing = ui.data(|data| data.get_temp::<String>(id));
    let mut typed = typing.unwrap_or_else(|| value.clone());
    let (field, asks) =
        forms::text_with_button(ui, option.name, &mut typed, "codebook.csv", "Choose…");
    if field.has_focus() {
        ui.data_mut(|data| data.insert_temp(id, typed));
        return (false, asks);
    }
    ui.data_mut(|data| data.remove::<String>(id));
    let changed = forms::left(&field) && typed != *value;
    if changed {
        *value = typed;
    }
    (changed, asks)
}

/// Offers the documents, the first of them where there are many: a few letters of a name find the others.
fn document(ui: &mut Ui, view: &View<'_>, option: &ReportOption, value: &mut String) -> bool {
    let all = &view.overview.documents;
    let id = ui.scope_id().with("documents looked for");
    let mut looked_for = ui.data(|data| data.get_temp::<String>(id).unwrap_or_default());
    if all.len() > OFFERED {
        let hint = "A few letters of its name";
        if forms::text(ui, "Find a document", &mut looked_for, hint).changed() {
            ui.data_mut(|data| data.insert_temp(id, looked_for.clone()));
        }
    }
    let looked_for = looked_for.trim().to_lowercase();
    let is_wanted = |name: &str| name.to_lowercase().contains(&looked_for);
    let found = all
        .iter()
        .filter(|it| looked_for.is_empty() || is_wanted(&it.name));
    let mut choices = vec![(String::new(), "All documents")];
    choices.extend(
        found
            .take(OFFERED)
            .map(|it| (it.id.to_string(), it.name.as_str())),
    );
    if !choices.iter().any(|(id, _)| id == value) {
        let chosen = all.iter().find(|it| it.id.to_string() == *value);
        match chosen {
            Some(it) => choices.push((value.clone(), it.name.as_str())),
            None => value.clear(),
        }
    }
    forms::choice(ui, option.name, value, &choices)
}
