//! The record of the selected category or code, at the right of the board.

use super::board::{Board, Group};
use crate::model::acts;
use crate::model::{
    CategoryEdit, CategoryId, CategoryLevel, Change, CodeId, Level, NewCategory, Span,
};
use crate::ui::prose::prose;
use crate::ui::theme::{metrics, parts, theme};
use crate::ui::{Command, Commands, ListOf, Selected, View, many};
use egui::{TextEdit, Ui};
use std::collections::BTreeSet;

/// Passages shown of a code or category.
const PASSAGES: usize = 12;

/// What is half typed in the record, and for what.
#[derive(Debug, Default)]
pub(super) struct Record {
    of: Option<Selected>,
    revision: u64,
    name: String,
    definition: String,
    new_category: String,
    passages: Vec<Passage>,
}

#[derive(Debug)]
struct Passage {
    document: crate::model::DocumentId,
    span: Span,
    words: String,
    source: String,
}

/// What belongs here.
pub(super) fn nothing(ui: &mut Ui) {
    ui.add_space(metrics::GRID * 2.0);
    ui.horizontal_top(|ui| {
        ui.add_space(metrics::GRID);
        let words = "Select a category or a code to see what lies behind it.";
        ui.add(egui::Label::new(theme(ui).quiet(words)).wrap());
    });
}

impl Record {
    /// Takes the texts of what is selected, unless they are here and perhaps half edited.
    fn begin(
        &mut self,
        view: &View<'_>,
        of: Selected,
        texts: (&str, &str),
        codes: &BTreeSet<CodeId>,
    ) {
        let other = self.of != Some(of);
        if other || self.revision != view.revision() {
            self.passages = passages(view, codes);
            self.revision = view.revision();
        }
        if other {
            self.of = Some(of);
            self.new_category.clear();
            self.name = texts.0.to_owned();
            self.definition = texts.1.to_owned();
        }
    }

    /// A category's record.
    pub fn category(
        &mut self,
        ui: &mut Ui,
        view: &View<'_>,
        group: &Group,
        commands: &mut Commands,
    ) {
        let of = Selected::Category(group.id);
        let codes: BTreeSet<CodeId> = group.cards.iter().map(|card| card.id).collect();
        self.begin(view, of, (&group.name, &group.definition), &codes);
        let level = acts::level_name(view.overview.tradition, group.level);
        parts::section(ui, &capital(level), "");
        parts::card(ui, |ui| {
            self.name_field(ui, group, commands);
            ui.add_space(metrics::GRID);
            self.definition_field(ui, group, commands);
            ui.add_space(metrics::GRID);
            where_it_belongs(ui, view, group, commands);
        });
        ui.add_space(metrics::GRID * 2.0);
        parts::section(ui, "Behind it", "");
        parts::card(ui, |ui| behind(ui, group));
        ui.add_space(metrics::GRID * 2.0);
        if group.behind.segments > 0 && parts::link(ui, "Read all its segments in Code").clicked() {
            commands.show_list(ListOf::Category(group.id));
        }
        self.show_passages(ui, group.behind.segments, commands);
        ui.add_space(metrics::GRID * 2.0);
        let id = group.id;
        if parts::quiet_button(ui, "Delete, keep its codes").clicked() {
            commands.act("delete the category", move |act| {
                acts::delete_category(act.draft, id);
                Ok::<_, acts::ActError>(())
            });
            commands.select(Selected::Nothing);
        }
    }

    fn name_field(&mut self, ui: &mut Ui, group: &Group, commands: &mut Commands) {
        let label = parts::field_name(ui, "Name");
        let field = TextEdit::singleline(&mut self.name).desired_width(f32::INFINITY);
        let response = ui.add(field).labelled_by(label.id);
        if response.lost_focus() && self.name.trim() != group.name {
            let (id, name) = (group.id, self.name.clone());
            commands.act_asking("rename the category", "Renamed", move |act| {
                acts::rename_category(act.seen, act.draft, id, &name)?;
                Ok::<_, acts::ActError>(Vec::new())
            });
        }
    }

    fn definition_field(&mut self, ui: &mut Ui, group: &Group, commands: &mut Commands) {
        let label = parts::field_name(ui, "Definition");
        let field = TextEdit::multiline(&mut self.definition)
            .desired_rows(3)
            .hint_text("What its codes have in common")
            .desired_width(f32::INFINITY);
        let response = ui.add(field).labelled_by(label.id);
        if response.lost_focus() && self.definition != group.definition {
            edit(
                commands,
                group.id,
                CategoryEdit::Definition(self.definition.clone()),
            );
        }
    }

    /// A code's record: where it belongs.
    pub fn code(
        &mut self,
        ui: &mut Ui,
        view: &View<'_>,
        board: &Board,
        code: CodeId,
        commands: &mut Commands,
    ) {
        let Some(row) = view.overview.code(code) else {
            nothing(ui);
            return;
        };
        let definition = view.seen.code(code).map_or("", |it| it.definition.text());
        let below = view.overview.tree.below(code).into_iter().collect();
        self.begin(view, Selected::Code(code), (&row.name, definition), &below);
        let theme = theme(ui);
        parts::section(ui, "Code", "");
        parts::card(ui, |ui| {
            ui.add(egui::Label::new(theme.strong(&row.name)).wrap());
            if !definition.is_empty() {
                ui.label(theme.text(definition));
            }
        });
        ui.add_space(metrics::GRID * 2.0);
        parts::section(ui, "Belongs to", "");
        let columns = board.columns.iter();
        for column in columns {
            for group in &column.groups {
                membership(ui, group, code, commands);
            }
        }
        for group in &board.themes {
            membership(ui, group, code, commands);
        }
        ui.add_space(metrics::GRID);
        let field = TextEdit::singleline(&mut self.new_category)
            .hint_text("New category")
            .desired_width(f32::INFINITY);
        let response = ui.add(field);
        response
            .widget_info(|| egui::WidgetInfo::labeled(egui::Role::TextInput, true, "New category"));
        let entered =
            response.lost_focus() && ui.input(|input| input.key_pressed(egui::Key::Enter));
        if entered && !self.new_category.trim().is_empty() {
            let name = std::mem::take(&mut self.new_category);
            let new = NewCategory {
                name,
                level: CategoryLevel::Category,
                within: None,
            };
            commands.act_then("make the category", move |act| {
                let made = acts::make_category(act.seen, act.draft, new, &[code])?;
                Ok::<_, acts::ActError>(vec![Command::Select(Selected::Category(made))])
            });
        }
        ui.add_space(metrics::GRID * 2.0);
        self.show_passages(ui, row.codings, commands);
    }

    fn show_passages(&self, ui: &mut Ui, all: usize, commands: &mut Commands) {
        if all == 0 {
            return;
        }
        let theme = theme(ui);
        let shown = self.passages.len();
        let count = if shown < all {
            format!("{shown} of {all}")
        } else {
            all.to_string()
        };
        parts::section(ui, "Segments", &count);
        for passage in &self.passages {
            let response = parts::card(ui, |ui| {
                prose(ui, theme.quote(&passage.words), egui::Sense::hover());
                if parts::link(ui, &passage.source).clicked() {
                    commands.show_passage(passage.document, passage.span);
                }
            });
            let _ = response;
            ui.add_space(metrics::GRID);
        }
    }
}

fn membership(ui: &mut Ui, group: &Group, code: CodeId, commands: &mut Commands) {
    let mut member = group.cards.iter().any(|card| card.id == code);
    if ui.checkbox(&mut member, &group.name).changed() {
        let category = group.id;
        let did = if member { "Put in" } else { "Taken out" };
        commands.act_asking("put the code there", did, move |act| {
            acts::place_code(act.seen, act.draft, code, category, member);
            Ok::<_, acts::ActError>(Vec::new())
        });
    }
}

fn edit(commands: &mut Commands, category: CategoryId, edit: CategoryEdit) {
    let did = match edit {
        CategoryEdit::Definition(_) => "Definition changed",
        _ => "Category changed",
    };
    commands.act_asking("change the category", did, move |act| {
        act.draft.push(Change::EditCategory { category, edit });
        Ok::<_, acts::ActError>(Vec::new())
    });
}

/// Whether the category is of what is said or of what is meant.
fn meaning(ui: &mut Ui, view: &View<'_>, group: &Group, commands: &mut Commands) {
    let levels = [
        (None, "As the study"),
        (Some(Level::Manifest), "Manifest: what is said"),
        (Some(Level::Latent), "Latent: what is meant"),
    ];
    let now = view.seen.category(group.id);
    let now = now.and_then(|it| it.meaning.get_or(None));
    let shown = levels.iter().find(|(level, _)| *level == now);
    let shown = shown.map_or("", |(_, name)| *name);
    parts::field_name(ui, "Manifest or latent");
    let menu = ui.menu_button(shown, |ui| {
        for (level, name) in levels {
            if ui.button(name).clicked() {
                edit(commands, group.id, CategoryEdit::Meaning(level));
            }
        }
    });
    named(&menu.response, &format!("Manifest or latent: {shown}"));
}

/// Level and sub-domain, each a small menu.
fn where_it_belongs(ui: &mut Ui, view: &View<'_>, group: &Group, commands: &mut Commands) {
    let tradition = view.overview.tradition;
    let levels = [
        CategoryLevel::Subcategory,
        CategoryLevel::Category,
        CategoryLevel::Theme,
    ];
    let name = |level| capital(acts::level_name(tradition, level));
    parts::field_name(ui, "Level");
    let menu = ui.menu_button(name(group.level), |ui| {
        for level in levels {
            if ui.button(name(level)).clicked() {
                edit(commands, group.id, CategoryEdit::Level(level));
            }
        }
    });
    named(&menu.response, &format!("Level: {}", name(group.level)));
    meaning(ui, view, group, commands);
    parts::field_name(ui, "Domain or sub-domain");
    let within = group
        .within
        .map_or_else(|| "None".to_owned(), |code| view.seen.code_path(code));
    let said = format!("Domain or sub-domain: {within}");
    let menu = ui.menu_button(within, |ui| {
        if ui.button("None").clicked() {
            edit(commands, group.id, CategoryEdit::Within(None));
        }
        let constructs = view
            .overview
            .codes
            .iter()
            .filter(|row| row.is_construct && !row.switched_off);
        for row in constructs {
            if ui.button(&row.path).clicked() {
                edit(commands, group.id, CategoryEdit::Within(Some(row.id)));
            }
        }
    });
    named(&menu.response, &said);
    if group.level == CategoryLevel::Theme {
        categories_of_theme(ui, view, group, commands);
    }
}

/// Gives a menu's button a name that says what it chooses.
fn named(response: &egui::Response, name: &str) {
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, name));
}

fn categories_of_theme(ui: &mut Ui, view: &View<'_>, group: &Group, commands: &mut Commands) {
    parts::field_name(ui, "Lies across");
    for category in view.seen.categories() {
        if category.level.get_or(CategoryLevel::Category) == CategoryLevel::Theme {
            continue;
        }
        let mut placed = category.parents().any(|parent| parent == group.id);
        if ui.checkbox(&mut placed, category.name.text()).changed() {
            let (id, under) = (category.id, group.id);
            let did = if placed { "Put there" } else { "Taken away" };
            commands.act_asking("put the category there", did, move |act| {
                acts::place_category(act.seen, act.draft, id, under, placed)?;
                Ok::<_, acts::ActError>(Vec::new())
            });
        }
    }
}

fn behind(ui: &mut Ui, group: &Group) {
    let theme = theme(ui);
    let behind = &group.behind;
    let counts = [
        many(behind.segments, "segment", "segments"),
        many(behind.documents.len(), "document", "documents"),
    ];
    ui.label(theme.text(counts.join(" in ")));
    for share in &behind.roles {
        let words = format!(
            "{}: {} of {} speak of it",
            share.role, share.speak, share.all
        );
        let words = if share.speak == 0 {
            theme.strong(words)
        } else {
            theme.text(words)
        };
        ui.add(egui::Label::new(words).wrap());
    }
    let it = behind.valence;
    if it.marked() > 0 {
        let words = format!(
            "{} barrier · {} facilitator · {} both",
            it.one, it.other, it.both
        );
        ui.label(theme.small(words));
    }
}

/// The first passages of codes, shortest first so that many can be read.
fn passages(view: &View<'_>, codes: &BTreeSet<CodeId>) -> Vec<Passage> {
    let codes = codes.iter().copied().collect();
    let given = view.seen.codings_of_codes(&codes);
    let mut places: Vec<_> = given
        .map(|coding| (coding.document(), coding.span()))
        .collect();
    places.sort();
    places.dedup();
    let places = places.into_iter().take(PASSAGES);
    places
        .map(|(document, span)| {
            let words = view
                .text_of(document)
                .map_or_else(|why| why, |text| text.slice(span).replace('\n', " "));
            let name = view.overview.document(document).map_or("", |row| &row.name);
            Passage {
                document,
                span,
                words,
                source: format!("{name} · {}", place_in(view, document, span)),
            }
        })
        .collect()
}

/// “turn 17”.
fn place_in(view: &View<'_>, document: crate::model::DocumentId, span: Span) -> String {
    let turns = view
        .seen
        .document(document)
        .map(crate::model::things::Document::turns);
    let turn = turns.and_then(|turns| turns.iter().position(|turn| turn.span().overlaps(span)));
    turn.map_or_else(
        || format!("characters {span}"),
        |turn| format!("turn {}", turn + 1),
    )
}

fn capital(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map_or_else(String::new, |first| {
        first.to_uppercase().collect::<String>() + letters.as_str()
    })
}
