//! Drawing the board: themes above, columns of categories with their cards, the tray.

use super::board::{Board, Column, ColumnOf, Group, TrayPart};
use super::card::{self, Cards, Dragged, dropped_on};
use super::moves;
use super::picker::{Picker, Picking};
use super::sorting::Sorting;
use crate::model::acts;
use crate::model::{CategoryId, CategoryLevel, CodeId, CodeLink, Sorted, Tradition};
use crate::ui::theme::{metrics, parts, theme};
use crate::ui::{Action, Commands, ListOf, Selected, View, many};
use egui::{Role, Sense, Ui, WidgetInfo};
use std::collections::{BTreeMap, BTreeSet};

/// Width of a theme above the columns, in points.
const THEME_WIDTH: f32 = 400.0;

/// What drawing works on.
pub(super) struct Drawing<'a, 'v, 's> {
    pub view: &'a View<'v>,
    pub cards: &'a mut Cards,
    pub selected: &'a mut BTreeSet<CodeId>,
    pub anchor: &'a mut Option<card::Place>,
    pub unfolded: &'a mut BTreeSet<CategoryId>,
    pub picker: &'a mut Picker,
    pub sorting: Sorting,
    /// What stands beside the names of categories about their review.
    pub marks: &'a BTreeMap<CategoryId, String>,
    pub commands: &'s mut Commands,
}

impl Drawing<'_, '_, '_> {
    fn tradition(&self) -> Tradition {
        self.view.overview.tradition
    }

    fn may(&self) -> bool {
        self.view.me().is_some() && self.view.read_only.is_none()
    }

    fn show_cards<'c>(&mut self, ui: &mut Ui, cards: impl IntoIterator<Item = &'c card::CardOf>) {
        for it in cards {
            let Some(response) = self.cards.show(ui, it, self.selected) else {
                continue;
            };
            let place = (
                self.cards.order.len().saturating_sub(1),
                self.cards
                    .order
                    .last()
                    .map_or(0, |last| last.len().saturating_sub(1)),
            );
            if response.clicked() {
                let (more, range) = ui.input(|it| (it.modifiers.command, it.modifiers.shift));
                self.choose(it.id, place, more, range);
                self.commands.select(Selected::Code(it.id));
            }
            let code = it.id;
            response.context_menu(|ui| self.menu(ui, code));
        }
    }

    /// Selects a card alone, as one more (or one fewer), or with all between it and the last one.
    fn choose(&mut self, code: CodeId, place: card::Place, more: bool, range: bool) {
        if range && let Some(from) = *self.anchor {
            // Cards below are not known yet in this frame.
            self.cards.range = Some((from, place));
            return;
        }
        if !more {
            *self.selected = BTreeSet::from([code]);
        } else if !self.selected.remove(&code) {
            self.selected.insert(code);
        }
        *self.anchor = Some(place);
    }

    /// What can be done to a card, or to all that are selected with it.
    fn menu(&mut self, ui: &mut Ui, code: CodeId) {
        ui.set_min_width(200.0);
        let codes: Vec<CodeId> = if self.selected.contains(&code) {
            self.selected.iter().copied().collect()
        } else {
            vec![code]
        };
        let one = codes.len() == 1;
        if self.may() {
            let words = match codes.len() {
                1 => "Make a category of it".to_owned(),
                n => format!("Make a category of {n} codes"),
            };
            if ui.button(words).clicked() {
                self.selected.clear();
                moves::make_category(codes.clone(), None, self.sorting, self.commands);
            }
            if ui.button("Put into…").clicked() {
                self.picker.begin(Picking::Into(codes.clone()));
            }
            if ui.button("Take out of its categories").clicked() {
                moves::put(codes.clone(), None, false, self.commands);
            }
            if ui.button("Merge into…").clicked() {
                self.picker.begin(Picking::Merge(codes.clone()));
            }
        }
        if one && self.may() {
            ui.separator();
            let kinds = [
                (CodeLink::RelatedTo, "Related to…"),
                (CodeLink::LeadsTo, "Leads to…"),
                (CodeLink::ContrastsWith, "Contrasts with…"),
            ];
            for (link, words) in kinds {
                if ui.button(words).clicked() {
                    self.picker.begin(Picking::Link(code, link));
                }
            }
        }
        if one {
            ui.separator();
            if ui.button(Action::ReadSegments.text()).clicked() {
                self.commands.show_list(ListOf::Code(code));
            }
            if self.may() && ui.button("Split by its segments").clicked() {
                self.commands.show_list(ListOf::Code(code));
            }
        }
    }

    /// The codes in no category, by the sub-domain they arose in.
    pub fn tray(&mut self, ui: &mut Ui, tray: &[TrayPart], filter: &str) -> usize {
        let lower = filter.trim().to_lowercase();
        self.cards.begin_column();
        let mut shown = 0;
        for part in tray {
            let fits = |it: &&card::CardOf| lower.is_empty() || it.sought.contains(&lower);
            let cards: Vec<&card::CardOf> = part.cards.iter().filter(fits).collect();
            shown += cards.len();
            if cards.is_empty() {
                continue;
            }
            if tray.len() > 1 {
                let name = if part.name.is_empty() {
                    "No sub-domain"
                } else {
                    &part.name
                };
                ui.label(theme(ui).small(name));
            }
            self.show_cards(ui, cards);
        }
        shown
    }

    /// Themes lie across the columns, in a row above them; their own codes unfold.
    pub fn themes(&mut self, ui: &mut Ui, themes: &[Group]) {
        if themes.is_empty() {
            return;
        }
        let room = (ui.clip_rect().width() - 24.0 * 2.0).max(200.0);
        ui.horizontal_top(|ui| {
            for group in themes {
                ui.vertical(|ui| {
                    ui.set_width(THEME_WIDTH.min(room));
                    self.cards.begin_column();
                    self.theme(ui, group);
                });
                ui.add_space(metrics::GRID * 2.0);
            }
        });
        ui.add_space(metrics::GRID * 6.0);
    }

    fn theme(&mut self, ui: &mut Ui, group: &Group) {
        let theme = theme(ui);
        let drawn = parts::group_frame(&theme).show(ui, |ui| {
            ui.set_width(ui.available_width());
            self.group_heading(ui, group);
            let names: Vec<&str> = group.below.iter().map(|(_, name)| name.as_str()).collect();
            let across = names.join(" · ");
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
                self.show_cards(ui, &group.cards);
            }
        });
        self.dropped_on_group(ui, &drawn.response, group);
    }

    /// All columns of the board.
    pub fn columns(&mut self, ui: &mut Ui, board: &Board) {
        let room = ui.clip_rect().width() - 24.0 * 2.0;
        let count = board.columns.len().max(1) as f32;
        let width = (room / count - metrics::GRID * 4.0).clamp(280.0, 372.0);
        ui.horizontal_top(|ui| {
            for column in &board.columns {
                ui.vertical(|ui| {
                    ui.set_width(width.min(room.max(200.0)));
                    self.cards.begin_column();
                    self.column(ui, column);
                });
                ui.add_space(metrics::GRID * 3.0);
            }
        });
    }

    fn column(&mut self, ui: &mut Ui, column: &Column) {
        let theme = theme(ui);
        let head = ui.scope(|ui| {
            ui.set_min_width(ui.available_width());
            ui.add(egui::Label::new(theme.heading(&column.name)).wrap());
            ui.add(egui::Label::new(theme.small(&column.under)).wrap());
        });
        self.dropped_on_head(ui, &head.response, column);
        ui.add_space(metrics::GRID * 2.0);
        for group in &column.groups {
            self.group(ui, group);
            ui.add_space(metrics::GRID * 3.0);
        }
        if !self.may() {
            return;
        }
        let category = acts::level_name(self.tradition(), CategoryLevel::Category);
        let dragged = card::dragged(ui);
        let (words, active) = match (&dragged, self.selected.len()) {
            (Some(Dragged::Codes(codes)), _) => {
                let codes = many(codes.len(), "code", "codes");
                (format!("Drop {codes} to make a {category}"), true)
            }
            (Some(Dragged::Category(_)), _) => ("Drop it here".to_owned(), true),
            (None, 0) => (format!("Drop codes here to make a {category}"), false),
            (None, n) => {
                let codes = many(n, "code", "codes");
                (format!("Make a {category} of {codes}"), true)
            }
        };
        let name = format!("{words}, in {}", column.name);
        let response = card::drop_place(ui, &words, &name, active);
        let clicked = response.clicked() && !self.selected.is_empty();
        match dropped_on(ui, &response, |_| true) {
            Some(Dragged::Codes(codes)) => self.make(codes, column.of),
            Some(Dragged::Category(category)) => {
                moves::put_in_column(category, column.of, self.sorting, self.commands);
            }
            None if clicked => self.make(self.selected.iter().copied().collect(), column.of),
            None => {}
        }
    }

    /// Codes dropped on the head of a column get the axis's value and stay in their categories.
    fn dropped_on_head(&mut self, ui: &Ui, head: &egui::Response, column: &Column) {
        let value = match column.of {
            ColumnOf::Value(value) => Some(value),
            _ => None,
        };
        match (self.sorting, dropped_on(ui, head, |_| true)) {
            (Sorting::Axis(axis), Some(Dragged::Codes(codes))) => {
                self.selected.clear();
                let what = codes.into_iter().map(Sorted::Code).collect();
                moves::place(what, axis, value, self.commands);
            }
            (_, Some(Dragged::Category(category))) => {
                moves::put_in_column(category, column.of, self.sorting, self.commands);
            }
            (_, Some(Dragged::Codes(codes))) => self.make(codes, column.of),
            (_, None) => {}
        }
    }

    fn make(&mut self, codes: Vec<CodeId>, column: ColumnOf) {
        self.selected.clear();
        moves::make_category(codes, Some(column), self.sorting, self.commands);
    }

    fn group(&mut self, ui: &mut Ui, group: &Group) {
        let theme = theme(ui);
        let drawn = parts::group_frame(&theme).show(ui, |ui| {
            ui.set_width(ui.available_width());
            self.group_heading(ui, group);
            if !group.above.is_empty() {
                let words = format!("in {}", group.above.join(" · "));
                ui.add(egui::Label::new(theme.small(words)).wrap());
            }
            ui.add_space(metrics::GRID);
            self.show_cards(ui, &group.cards);
            for inner in &group.inner {
                ui.add_space(metrics::GRID * 2.0);
                self.inner(ui, inner);
            }
            if group.cards.is_empty() && group.inner.is_empty() {
                ui.label(theme.small("No codes yet: drop some here."));
            }
        });
        self.dropped_on_group(ui, &drawn.response, group);
    }

    /// A subcategory: a heading and its cards, a little further in, without a ground of its own.
    fn inner(&mut self, ui: &mut Ui, group: &Group) {
        let drawn = ui.scope(|ui| {
            let margin = egui::Margin {
                left: 10,
                ..egui::Margin::ZERO
            };
            egui::Frame::new().inner_margin(margin).show(ui, |ui| {
                ui.set_width(ui.available_width());
                self.group_heading(ui, group);
                self.show_cards(ui, &group.cards);
                for inner in &group.inner {
                    self.inner(ui, inner);
                }
            });
        });
        self.dropped_on_group(ui, &drawn.response, group);
    }

    fn dropped_on_group(&mut self, ui: &Ui, response: &egui::Response, group: &Group) {
        let takes = |it: &Dragged| *it != Dragged::Category(group.id);
        match dropped_on(ui, response, takes) {
            Some(Dragged::Codes(codes)) => {
                self.selected.clear();
                let stay = ui.input(|input| input.modifiers.command);
                moves::put(codes, Some(group.id), stay, self.commands);
            }
            Some(Dragged::Category(category)) => {
                moves::put_under(category, group.id, self.commands);
            }
            None => {}
        }
    }

    /// The name, which selects the category and by which it is dragged, its counts, and what it says.
    fn group_heading(&mut self, ui: &mut Ui, group: &Group) {
        let theme = theme(ui);
        let chosen = self.view.here.selected == Selected::Category(group.id);
        let mut name = theme.subheading(&group.name);
        if chosen {
            name = name.color(theme.accent);
        }
        let heading = egui::Button::new(name)
            .wrap()
            .frame(false)
            .sense(Sense::click_and_drag());
        let response = ui.add(heading);
        response.widget_info(|| WidgetInfo::selected(Role::Button, true, chosen, &group.name));
        if response.clicked() {
            self.commands.select(Selected::Category(group.id));
        }
        if self.may() {
            if response.dragged() {
                card::show_dragged(ui, &group.name);
            }
            response.dnd_set_drag_payload(Dragged::Category(group.id));
            let id = group.id;
            response.context_menu(|ui| {
                ui.set_min_width(200.0);
                if ui.button("Put it under…").clicked() {
                    self.picker.begin(Picking::Under(id));
                }
                if ui.button("Read all its segments in Code").clicked() {
                    self.commands.show_list(ListOf::Category(id));
                }
            });
        }
        let mark = self.marks.get(&group.id).filter(|mark| !mark.is_empty());
        let under = match mark {
            Some(mark) => format!("{} · {mark}", group.under),
            None => group.under.clone(),
        };
        ui.add(egui::Label::new(theme.small(under)).wrap());
        if !group.definition.is_empty() {
            ui.add(egui::Label::new(theme.quiet(&group.definition)).wrap());
        }
    }
}
