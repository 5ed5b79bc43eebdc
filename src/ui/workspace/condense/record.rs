//! The record of the selected category, at the right of the board.

use super::beside;
use super::board::Group;
use super::marks;
use super::passages::{Passages, list_of};
use super::picker::{Picker, Picking};
use crate::analysis::behind::{Balance, Behind};
use crate::analysis::category_tree::CategoryTree;
use crate::analysis::layer::LayerCodings;
use crate::model::acts::{self, ActError};
use crate::model::{
    CategoryEdit, CategoryId, CategoryLevel, Change, CodeId, Level, ParticipantId, Sorted, capital,
};
use crate::ui::theme::{metrics, parts, theme};
use crate::ui::typing::{Look, Typed, Typing};
use crate::ui::{Commands, ListOf, Selected, View, forms, many};
use egui::Ui;

/// What is half typed in the record, and what lies behind the category.
#[derive(Debug, Default)]
pub(super) struct Record {
    of: Option<(u64, u64, CategoryId)>,
    name: Typing<CategoryId>,
    definition: Typing<CategoryId>,
    behind: Behind,
    passages: Passages,
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
    /// Gives the name the keyboard.
    pub fn rename(&mut self) {
        self.name.focus();
    }

    fn begin(&mut self, view: &View<'_>, layer: (&LayerCodings, u64), id: CategoryId) {
        let of = Some((view.revision(), layer.1, id));
        if self.of == of {
            return;
        }
        self.of = of;
        let codes = CategoryTree::codes_of(view.seen, id);
        let segments = codes.iter().flat_map(|code| layer.0.of_code(*code));
        self.behind = Behind::segments(view.seen, segments);
        self.passages = Passages::of(view, layer.0, &codes);
    }

    /// What it is called and says, and where it stands, so that what follows has it in sight.
    pub fn head(
        &mut self,
        ui: &mut Ui,
        view: &View<'_>,
        group: &Group,
        layer: (&LayerCodings, u64),
        commands: &mut Commands,
    ) {
        self.begin(view, layer, group.id);
        let tradition = view.overview.tradition;
        let level = acts::level_name(tradition, group.level);
        parts::section(ui, &capital(level), "");
        parts::card(ui, |ui| {
            ui.set_width(ui.available_width());
            self.texts(ui, view, group, commands);
            let place = place_in_words(view, group);
            if !place.is_empty() {
                ui.add(egui::Label::new(theme(ui).small(place)).wrap());
            }
        });
    }

    /// What lies behind it, and where it belongs.
    pub fn rest(
        &mut self,
        ui: &mut Ui,
        view: &View<'_>,
        group: &Group,
        layer: &LayerCodings,
        picker: &mut Picker,
        commands: &mut Commands,
    ) {
        ui.add_space(metrics::GRID * 2.0);
        parts::section(ui, "Behind it", "");
        let may = view.me().is_some() && view.read_only.is_none();
        parts::card(ui, |ui| {
            ui.set_width(ui.available_width());
            behind(ui, view, &self.behind);
            let words = format!("Counted in {}.", layer.choice.words(view.seen));
            ui.add(egui::Label::new(theme(ui).small(words)).wrap());
            marks::show(ui, view, group.id, may, commands);
        });
        ui.add_space(metrics::GRID * 2.0);
        members(ui, group, commands);
        ui.add_space(metrics::GRID * 2.0);
        let count = match self.passages.quoted() {
            0 => String::new(),
            n => n.to_string(),
        };
        parts::section(ui, "Quotations chosen", &count);
        self.passages.show_quoted(ui, may, commands);
        ui.add_space(metrics::GRID * 2.0);
        if self.behind.segments > 0 && parts::link(ui, "Read all its segments in Code").clicked() {
            let codes = CategoryTree::codes_of(view.seen, group.id);
            let whole = ListOf::Category(group.id);
            commands.show_list(list_of(view, layer, &group.name, &codes, whole));
        }
        self.passages.show(ui, commands);
        beside::concepts(ui, view, Sorted::Category(group.id), picker, commands);
        ui.add_space(metrics::GRID * 2.0);
        upper_and_lower(ui, view, group, may, picker, commands);
        ui.add_space(metrics::GRID * 2.0);
        if !may {
            return;
        }
        parts::section(ui, "Where it belongs", "");
        parts::card(ui, |ui| {
            where_it_belongs(ui, view, group, commands);
            beside::axes(ui, view, &[Sorted::Category(group.id)], commands);
        });
        ui.add_space(metrics::GRID * 2.0);
        let id = group.id;
        if parts::quiet_button(ui, "Delete, keep its codes").clicked() {
            commands.act("delete the category", move |act| {
                acts::delete_category(act.draft, id);
                Ok::<_, ActError>(())
            });
            commands.select(Selected::Nothing);
        }
    }

    fn texts(&mut self, ui: &mut Ui, view: &View<'_>, group: &Group, commands: &mut Commands) {
        let locked = view.me().is_none() || view.read_only.is_some();
        let look = Look {
            locked,
            ..Look::text("Name", "Name")
        };
        parts::field_name(ui, "Name");
        let (_, typed) = self.name.show(ui, &group.id, &group.name, &look);
        if let Some(Typed { of, words }) = typed {
            commands.act_asking("rename the category", "Renamed", move |act| {
                let name = words.replace('\n', " ");
                acts::rename_category(act.seen, act.draft, of, &name)?;
                Ok::<_, ActError>(Vec::new())
            });
        }
        parts::field_name(ui, "Definition");
        let look = Look {
            locked,
            ..Look::text("Definition", "What its codes have in common")
        };
        let (_, typed) = self
            .definition
            .show(ui, &group.id, &group.definition, &look);
        if let Some(Typed { of, words }) = typed {
            edit(commands, of, CategoryEdit::Definition(words));
        }
    }
}

/// Its sub-domain, what it lies under, what a theme lies across and a category has below it, and how it is to be read: “Implementation/Reach · under “Trust””.
fn place_in_words(view: &View<'_>, group: &Group) -> String {
    let mut words = Vec::new();
    if let Some(row) = group.within.and_then(|code| view.overview.code(code)) {
        words.push(row.path.clone());
    }
    if !group.above.is_empty() {
        words.push(format!("under {}", quoted(&group.above)));
    }
    if !group.below.is_empty() {
        let names: Vec<String> = group.below.iter().map(|(_, name)| name.clone()).collect();
        words.push(match group.level {
            CategoryLevel::Theme => format!("across {}", quoted(&names)),
            _ => format!("with {} below it", quoted(&names)),
        });
    }
    let meaning = view.seen.category(group.id);
    match meaning.and_then(|it| it.meaning.get_or(None)) {
        Some(Level::Manifest) => words.push("manifest".to_owned()),
        Some(Level::Latent) => words.push("latent".to_owned()),
        None => {}
    }
    words.join(" · ")
}

fn quoted(names: &[String]) -> String {
    let names: Vec<String> = names.iter().map(|name| format!("“{name}”")).collect();
    names.join(", ")
}

/// Its codes with what they count, each a way to the code.
fn members(ui: &mut Ui, group: &Group, commands: &mut Commands) {
    let count = many(group.cards.len(), "code", "codes");
    parts::section(ui, "Codes", &count);
    if group.cards.is_empty() {
        ui.label(theme(ui).quiet("None of its own yet."));
    }
    for card in &group.cards {
        ui.horizontal_top(|ui| {
            ui.add_space(metrics::GRID);
            ui.vertical(|ui| {
                let link = parts::link(ui, &card.name);
                if link.on_hover_text(&card.under).clicked() {
                    commands.select(Selected::Code(card.id));
                }
                ui.add(egui::Label::new(theme(ui).small(&card.under)).wrap());
            });
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
        Ok::<_, ActError>(Vec::new())
    });
}

/// Level, manifest or latent, sub-domain.
fn where_it_belongs(ui: &mut Ui, view: &View<'_>, group: &Group, commands: &mut Commands) {
    let tradition = view.overview.tradition;
    let name = |level| capital(acts::level_name(tradition, level));
    let levels = [
        CategoryLevel::Subcategory,
        CategoryLevel::Category,
        CategoryLevel::Theme,
    ];
    let levels: Vec<(CategoryLevel, String)> = levels
        .into_iter()
        .map(|level| (level, name(level)))
        .collect();
    let mut level = group.level;
    if forms::choice(ui, "Level", &mut level, &levels) {
        edit(commands, group.id, CategoryEdit::Level(level));
    }
    let levels = [
        (None, "As the study"),
        (Some(Level::Manifest), "Manifest: what is said"),
        (Some(Level::Latent), "Latent: what is meant"),
    ];
    let now = view.seen.category(group.id);
    let mut now = now.and_then(|it| it.meaning.get_or(None));
    if forms::choice(ui, "Manifest or latent", &mut now, &levels) {
        edit(commands, group.id, CategoryEdit::Meaning(now));
    }
    let rows = view.overview.codes.iter();
    let constructs = rows.filter(|row| row.is_construct && !row.switched_off);
    let mut choices: Vec<(Option<CodeId>, &str)> = vec![(None, "None")];
    choices.extend(constructs.map(|row| (Some(row.id), row.path.as_str())));
    let mut within = group.within;
    if forms::choice(ui, "Domain or sub-domain", &mut within, &choices) {
        edit(commands, group.id, CategoryEdit::Within(within));
    }
}

/// What it lies under, and, of a theme, the categories that it lies across.
fn upper_and_lower(
    ui: &mut Ui,
    view: &View<'_>,
    group: &Group,
    may: bool,
    picker: &mut Picker,
    commands: &mut Commands,
) {
    let uppers = view.seen.category(group.id);
    let uppers: Vec<CategoryId> = uppers
        .into_iter()
        .flat_map(crate::model::things::Category::parents)
        .collect();
    let uppers: Vec<_> = uppers
        .into_iter()
        .filter_map(|id| view.seen.category(id))
        .filter(|it| it.made.stands())
        .collect();
    if !may {
        return;
    }
    if group.level == CategoryLevel::Theme {
        parts::section(ui, "Lies across", "");
        for category in view.seen.categories() {
            if category.level.get_or(CategoryLevel::Category) == CategoryLevel::Theme {
                continue;
            }
            let mut placed = category.parents().any(|parent| parent == group.id);
            if ui.checkbox(&mut placed, category.name.text()).changed() {
                place_under(commands, category.id, group.id, placed);
            }
        }
        return;
    }
    parts::section(ui, "Lies under", "");
    for upper in uppers {
        let mut placed = true;
        if ui.checkbox(&mut placed, upper.name.text()).changed() {
            place_under(commands, group.id, upper.id, placed);
        }
    }
    if parts::link(ui, "Put it under…").clicked() {
        picker.begin(Picking::Under(group.id));
    }
}

fn place_under(commands: &mut Commands, id: CategoryId, under: CategoryId, placed: bool) {
    let did = if placed { "Put there" } else { "Taken away" };
    commands.act_asking("put the category there", did, move |act| {
        acts::place_category(act.seen, act.draft, id, under, placed)?;
        Ok::<_, ActError>(Vec::new())
    });
}

/// Segments, documents, who speaks of it and who does not, and how the marks are balanced.
fn behind(ui: &mut Ui, view: &View<'_>, behind: &Behind) {
    let counts = [
        many(behind.segments, "segment", "segments"),
        many(behind.documents.len(), "document", "documents"),
    ];
    ui.label(theme(ui).text(counts.join(" in ")));
    for share in &behind.roles {
        let words = format!(
            "{}: {} of {} speak of it",
            share.role, share.speak, share.all
        );
        let words = if share.is_few() || share.speak == 0 {
            theme(ui).strong(words)
        } else {
            theme(ui).text(words)
        };
        ui.add(egui::Label::new(words).wrap());
        if behind.segments == 0 {
            continue;
        }
        let speaking = |who: &ParticipantId| {
            let participant = view.seen.participant(*who);
            participant.is_some_and(|it| it.role.get_or(None) == share.id)
        };
        let speaking: Vec<ParticipantId> = {
            let participants = behind.participants.iter().copied();
            participants.filter(speaking).collect()
        };
        for (word, who) in [("Speaking", &speaking), ("Silent", &share.silent)] {
            if who.is_empty() {
                continue;
            }
            let names: Vec<&str> = who.iter().map(|who| view.overview.label(*who)).collect();
            let words = format!("{word}: {}", shortened(&names));
            let label = egui::Label::new(theme(ui).small(words)).wrap();
            ui.add(label).on_hover_text(names.join(", "));
        }
    }
    balance(ui, behind.valence, ["barrier", "facilitator"]);
    balance(ui, behind.place, ["internal", "external"]);
    balance(ui, behind.stance, ["for it", "against it"]);
    if behind.deviant > 0 {
        let words = many(behind.deviant, "deviant case", "deviant cases");
        ui.label(theme(ui).text(words));
    }
}

/// The first names of many.
fn shortened(names: &[&str]) -> String {
    const SHOWN: usize = 6;
    if names.len() <= SHOWN {
        return names.join(", ");
    }
    let first: Vec<&str> = names.iter().take(SHOWN).copied().collect();
    format!("{} and {} more", first.join(", "), names.len() - SHOWN)
}

/// “3 barrier · 1 facilitator · 2 both”.
fn balance(ui: &mut Ui, it: Balance, sides: [&str; 2]) {
    let words = it.words(sides);
    if !words.is_empty() {
        ui.add(egui::Label::new(theme(ui).text(words)).wrap());
    }
}
