//! Codes into categories and themes: a board of sub-domains, and the codes that are not sorted yet.

mod board;
mod card;
mod record;

use crate::model::acts;
use crate::model::{CategoryId, CategoryLevel, CodeId, NewCategory};
use crate::ui::theme::{metrics, parts, theme};
use crate::ui::{Action, Command, Commands, Selected, View, Workspace, many};
use board::{Board, Card, Column, Group};
use egui::{Id, Key, Modifiers, Ui};
use std::collections::BTreeSet;

/// Width of a theme above the columns, in points.
const THEME_WIDTH: f32 = 400.0;

/// Codes into categories and themes.
#[derive(Debug, Default)]
pub struct CondenseWorkspace {
    board: Board,
    selected: BTreeSet<CodeId>,
    /// Themes whose own codes are shown.
    unfolded: BTreeSet<CategoryId>,
    record: record::Record,
}

impl CondenseWorkspace {
    fn update(&mut self, view: &View<'_>) {
        if self.board.revision != view.revision() {
            self.board = Board::of(view);
            let rows = &view.overview;
            self.selected.retain(|code| rows.code(*code).is_some());
        }
    }

    fn cards(&mut self, ui: &mut Ui, cards: &[Card], place: Id, commands: &mut Commands) {
        for card in cards {
            let response = card::show(ui, card, &self.selected, place);
            if response.clicked() {
                let more = ui.input(|input| input.modifiers.command || input.modifiers.shift);
                self.choose(card.id, more);
                commands.select(Selected::Code(card.id));
            }
        }
    }

    /// Selects a card alone, or as one more (or one fewer).
    fn choose(&mut self, code: CodeId, more: bool) {
        if !more {
            self.selected = BTreeSet::from([code]);
        } else if !self.selected.remove(&code) {
            self.selected.insert(code);
        }
    }

    fn column(&mut self, ui: &mut Ui, column: &Column, commands: &mut Commands) {
        let theme = theme(ui);
        ui.add(egui::Label::new(theme.heading(&column.name)).wrap());
        ui.label(theme.small(&column.under));
        ui.add_space(metrics::GRID * 2.0);
        for group in &column.groups {
            self.group(ui, group, commands);
            ui.add_space(metrics::GRID * 3.0);
        }
        let n = self.selected.len();
        let words = match n {
            0 => "Drop codes here to make a category".to_owned(),
            n => format!("Make a category of {}", many(n, "code", "codes")),
        };
        let response = card::drop_place(ui, &words, n > 0);
        let dropped = card::dropped_on(ui, &response);
        let clicked = response.clicked() && n > 0;
        let codes = dropped.or_else(|| clicked.then(|| self.selected.iter().copied().collect()));
        if let Some(codes) = codes {
            self.make(codes, column.within, CategoryLevel::Category, commands);
        }
    }

    /// A new category, named after its first code until somebody names it.
    fn make(
        &mut self,
        codes: Vec<CodeId>,
        within: Option<CodeId>,
        level: CategoryLevel,
        commands: &mut Commands,
    ) {
        self.selected.clear();
        commands.act_then("make the category", move |act| {
            let first = codes.first().map(|code| act.seen.code_name(*code));
            let wish = first.unwrap_or_else(|| "New category".to_owned());
            let name = free_name(act.seen, &wish);
            let new = NewCategory {
                name,
                level,
                within,
            };
            let category = acts::make_category(act.seen, act.draft, new, &codes)?;
            // The new category is not among those that are seen, so this takes the codes out of all others.
            acts::place_codes(act.seen, act.draft, &codes, None, false);
            Ok::<_, acts::ActError>(vec![Command::Select(Selected::Category(category))])
        });
    }

    fn group(&mut self, ui: &mut Ui, group: &Group, commands: &mut Commands) {
        let theme = theme(ui);
        let drawn = parts::group_frame(&theme).show(ui, |ui| {
            ui.set_width(ui.available_width());
            group_heading(ui, group, commands);
            if !group.below.is_empty() {
                ui.add(egui::Label::new(theme.small(group.below.join(" · "))).wrap());
            }
            ui.add_space(metrics::GRID);
            self.cards(ui, &group.cards, Id::unique(group.id), commands);
            if group.cards.is_empty() && group.below.is_empty() {
                ui.label(theme.small("No codes yet: drop some here."));
            }
        });
        if let Some(codes) = card::dropped_on(ui, &drawn.response) {
            self.put(codes, Some(group.id), ui, commands);
        }
    }

    /// Puts codes into a category, or back into the tray; with Ctrl held they stay where they are too.
    fn put(
        &mut self,
        codes: Vec<CodeId>,
        into: Option<CategoryId>,
        ui: &Ui,
        commands: &mut Commands,
    ) {
        self.selected.clear();
        let stay = ui.input(|input| input.modifiers.command);
        let did = match (codes.len(), into) {
            (_, None) => "Taken out",
            (1, _) => "Put there",
            _ => "Codes put there",
        };
        commands.act_asking("put the codes there", did, move |act| {
            acts::place_codes(act.seen, act.draft, &codes, into, stay);
            Ok::<_, acts::ActError>(Vec::new())
        });
    }

    fn alike(&mut self, ui: &mut Ui, view: &View<'_>, commands: &mut Commands) {
        let Some((a, b)) = self.board.alike.first().copied() else {
            return;
        };
        let (Some(first), Some(second)) = (view.overview.code(a), view.overview.code(b)) else {
            return;
        };
        let theme = theme(ui);
        parts::group_frame(&theme).show(ui, |ui| {
            ui.set_width(ui.available_width());
            parts::field_name(ui, "Perhaps the same");
            let words = format!("“{}” and “{}”", first.name, second.name);
            ui.add(egui::Label::new(theme.text(words)).wrap());
            ui.horizontal(|ui| {
                if parts::link(ui, "Merge").clicked() {
                    commands.act_asking("merge the codes", "Merged", move |act| {
                        acts::merge_codes(act.seen, act.draft, &[b], a)?;
                        Ok::<_, acts::ActError>(Vec::new())
                    });
                }
                if parts::link(ui, "Keep apart").clicked() {
                    self.board.alike.remove(0);
                }
            });
        });
    }

    fn keys(&mut self, ui: &Ui) {
        let typing = ui.ctx().egui_wants_keyboard_input();
        if !typing && ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape)) {
            self.selected.clear();
        }
    }
}

/// A category name nobody has: the wish, or the wish with a number.
fn free_name(seen: &crate::model::Seen<'_>, wish: &str) -> String {
    let categories = seen.categories();
    let taken = |name: &str| categories.iter().any(|it| it.name.text() == name);
    let numbered = (2..).map(|n| format!("{wish} ({n})"));
    std::iter::once(wish.to_owned())
        .chain(numbered)
        .find(|name| !taken(name))
        .unwrap_or_default()
}

impl Workspace for CondenseWorkspace {
    fn left(&mut self, ui: &mut Ui, view: &View<'_>, commands: &mut Commands) {
        self.update(view);
        let tray = std::mem::take(&mut self.board.tray);
        let drawn = ui.scope(|ui| {
            parts::section(ui, "Not yet sorted", &many(tray.len(), "code", "codes"));
            ui.add_space(metrics::GRID);
            self.cards(ui, &tray, Id::unique("tray"), commands);
            if tray.is_empty() {
                let theme = theme(ui);
                ui.label(theme.quiet("Every code that was given is in a category."));
            }
            ui.add_space(metrics::GRID * 2.0);
            self.alike(ui, view, commands);
            ui.allocate_space(egui::vec2(ui.available_width(), 60.0));
        });
        self.board.tray = tray;
        if let Some(codes) = card::dropped_on(ui, &drawn.response) {
            self.put(codes, None, ui, commands);
        }
    }

    fn centre(&mut self, ui: &mut Ui, view: &View<'_>, commands: &mut Commands) {
        self.update(view);
        self.keys(ui);
        if view.overview.counts().codings == 0 && self.board.columns.is_empty() {
            super::empty(
                ui,
                "Nothing to condense yet",
                "Codes are gathered into categories here, and categories into themes. Code some passages first.",
                Some(Action::GoCode),
                commands,
            );
            return;
        }
        let mut columns = std::mem::take(&mut self.board.columns);
        let themes = std::mem::take(&mut self.board.themes);
        let empty = columns.is_empty();
        if empty {
            columns.push(Column {
                within: None,
                name: "Categories".to_owned(),
                under: "None yet".to_owned(),
                groups: Vec::new(),
            });
        }
        egui::ScrollArea::both().auto_shrink(false).show(ui, |ui| {
            egui::Frame::new().inner_margin(24).show(ui, |ui| {
                self.themes(ui, &themes, commands);
                ui.horizontal_top(|ui| {
                    let room = ui.ctx().content_rect().width() - 24.0 * 4.0;
                    let width = (room / columns.len() as f32).clamp(280.0, 360.0);
                    for column in &columns {
                        ui.vertical(|ui| {
                            ui.set_width(width);
                            self.column(ui, column, commands);
                        });
                        ui.add_space(metrics::GRID * 3.0);
                    }
                });
            });
        });
        if !empty {
            self.board.columns = columns;
        }
        self.board.themes = themes;
    }

    fn right(&mut self, ui: &mut Ui, view: &View<'_>, commands: &mut Commands) {
        self.update(view);
        match view.here.selected {
            Selected::Category(id) => match self.board.group(id).cloned() {
                Some(group) => self.record.category(ui, view, &group, commands),
                None => record::nothing(ui),
            },
            Selected::Code(code) => self.record.code(ui, view, &self.board, code, commands),
            _ => record::nothing(ui),
        }
    }

    fn is_busy(&self) -> bool {
        !self.selected.is_empty()
    }
}

impl CondenseWorkspace {
    /// Themes lie across the columns, in a row above them; their own codes unfold.
    fn themes(&mut self, ui: &mut Ui, themes: &[Group], commands: &mut Commands) {
        if themes.is_empty() {
            return;
        }
        ui.horizontal_top(|ui| {
            for group in themes {
                ui.vertical(|ui| {
                    ui.set_width(THEME_WIDTH);
                    self.theme(ui, group, commands);
                });
                ui.add_space(metrics::GRID * 2.0);
            }
        });
        ui.add_space(metrics::GRID * 6.0);
    }

    fn theme(&mut self, ui: &mut Ui, group: &Group, commands: &mut Commands) {
        let theme = theme(ui);
        let drawn = parts::group_frame(&theme).show(ui, |ui| {
            ui.set_width(ui.available_width());
            group_heading(ui, group, commands);
            let across = group.below.join(" · ");
            if !across.is_empty() {
                ui.add(egui::Label::new(theme.small(format!("across {across}"))).wrap());
            }
            if group.cards.is_empty() {
                return;
            }
            let unfolded = self.unfolded.contains(&group.id);
            let own = many(group.cards.len(), "code of its own", "codes of its own");
            let words = if unfolded {
                format!("Hide {own}")
            } else {
                format!("Show {own}")
            };
            if parts::link(ui, &words).clicked() && !self.unfolded.remove(&group.id) {
                self.unfolded.insert(group.id);
            }
            if unfolded {
                self.cards(ui, &group.cards, Id::unique(group.id), commands);
            }
        });
        if let Some(codes) = card::dropped_on(ui, &drawn.response) {
            self.put(codes, Some(group.id), ui, commands);
        }
    }
}

fn group_heading(ui: &mut Ui, group: &Group, commands: &mut Commands) {
    let theme = theme(ui);
    let heading = egui::Button::new(theme.subheading(&group.name))
        .wrap()
        .frame(false);
    if ui.add(heading).clicked() {
        commands.select(Selected::Category(group.id));
    }
    if !group.definition.is_empty() {
        ui.add(egui::Label::new(theme.quiet(&group.definition)).wrap());
    }
}
