//! Codes into categories and themes: a board of sub-domains or of a second axis, and the codes that are not sorted yet.

mod alike;
mod axis_panel;
mod beside;
mod board;
mod card;
mod code_record;
mod columns;
mod keys;
pub(super) mod layer;
mod marks;
mod moves;
mod passages;
mod picker;
mod record;
mod review;
mod sorting;
mod waiting;

use crate::model::acts::{self, ActError};
use crate::model::{CategoryId, CategoryLevel, CodeId, CodeMatch, Sorted};
use crate::ui::theme::{metrics, parts, theme};
use crate::ui::{Action, Commands, Selected, View, Workspace, forms, many};
use board::{Board, Column, ColumnOf};
use card::{Cards, Dragged, Place};
use columns::Drawing;
use egui::{Key, Modifiers, Ui};
use layer::Layer;
use picker::{Picker, Picking};
use sorting::Sorting;
use std::collections::BTreeSet;

/// From how many codes in the tray on there is a field to filter them.
const MANY: usize = 12;

/// Codes into categories and themes.
#[derive(Debug, Default)]
pub struct CondenseWorkspace {
    /// Of which revision, layer and sorting the board is.
    of: Option<(u64, u64, Sorting)>,
    board: Board,
    layer: Layer,
    sorting: Sorting,
    cards: Cards,
    /// The frame whose keys were taken.
    frame: u64,
    selected: BTreeSet<CodeId>,
    anchor: Option<Place>,
    /// Themes whose own codes are shown.
    unfolded: BTreeSet<CategoryId>,
    filter: String,
    picker: Picker,
    axes: axis_panel::AxisPanel,
    record: record::Record,
    code: code_record::CodeRecord,
    review: review::Review,
}

impl CondenseWorkspace {
    fn update(&mut self, view: &View<'_>) {
        self.layer.update(view);
        self.review.update(view);
        if let Some(axis) = self.axes.declared(view) {
            self.sorting = Sorting::Axis(axis);
        }
        if let Sorting::Axis(axis) = self.sorting
            && !view.seen.axes().iter().any(|it| it.id == axis)
        {
            self.sorting = Sorting::SubDomains;
        }
        let of = Some((view.revision(), self.layer.number, self.sorting));
        if self.of != of {
            self.of = of;
            self.board = Board::of(view, &self.layer.codings(), self.sorting);
            let rows = &view.overview;
            self.selected.retain(|code| rows.code(*code).is_some());
        }
    }

    /// Takes the keys, which work on the cards of the last frame; once a frame, whichever panel comes first.
    fn begin_frame(&mut self, ui: &Ui, view: &View<'_>, commands: &mut Commands) {
        let frame = ui.ctx().cumulative_pass_nr();
        if self.frame == frame {
            return;
        }
        self.frame = frame;
        let mut keys = keys::Keys {
            cards: &mut self.cards,
            selected: &mut self.selected,
            anchor: &mut self.anchor,
            picker: &mut self.picker,
            sorting: self.sorting,
        };
        keys.take(ui, view, commands);
        self.cards.begin();
    }

    fn drawing<'a, 'v, 's>(
        &'a mut self,
        view: &'a View<'v>,
        commands: &'s mut Commands,
    ) -> (Drawing<'a, 'v, 's>, &'a Board) {
        let drawing = Drawing {
            view,
            cards: &mut self.cards,
            selected: &mut self.selected,
            anchor: &mut self.anchor,
            unfolded: &mut self.unfolded,
            picker: &mut self.picker,
            sorting: self.sorting,
            marks: self.review.marks(),
            commands,
        };
        (drawing, &self.board)
    }

    /// Two codes that may mean the same, side by side.
    fn alike(&self, ui: &mut Ui, view: &View<'_>, commands: &mut Commands) {
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
            let more = self.board.alike.len() - 1;
            ui.horizontal_wrapped(|ui| {
                if parts::link(ui, "Merge").clicked() {
                    moves::merge(vec![b], a, commands);
                }
                if parts::link(ui, "Keep apart").clicked() {
                    commands.act_asking("keep the codes apart", "Kept apart", move |act| {
                        acts::match_codes(act.seen, act.draft, a, b, CodeMatch::Distinct)?;
                        Ok::<_, ActError>(Vec::new())
                    });
                }
                if more > 0 {
                    ui.label(theme.small(format!("{more} more")));
                }
            });
        });
    }

    /// What the columns are sorted by, whose codings count, and what may be added.
    fn head(&mut self, ui: &mut Ui, view: &View<'_>, commands: &mut Commands) {
        let may = view.me().is_some() && view.read_only.is_none();
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing = egui::Vec2::splat(metrics::GRID * 2.0);
            let mut sorting = self.sorting;
            let mut choices = vec![(Sorting::SubDomains, "By sub-domain".to_owned())];
            let axes = view.seen.axes();
            choices.extend(
                axes.iter()
                    .map(|axis| (Sorting::Axis(axis.id), format!("By {}", axis.name.text()))),
            );
            if forms::bare_choice(ui, "Columns", &mut sorting, &choices, 150.0) {
                self.sorting = sorting;
                commands.select(Selected::Nothing);
            }
            let mut choice = self.layer.choice();
            let choices: Vec<_> = Layer::choices(view)
                .into_iter()
                .map(|it| (it, it.name(view.seen)))
                .collect();
            if forms::bare_choice(ui, "Codings of", &mut choice, &choices, 150.0) {
                self.layer.choose(choice);
            }
            if parts::link(ui, "Review…").clicked() {
                self.review.show_page(true);
            }
            if !may {
                return;
            }
            if parts::link(ui, "Second axis…").clicked() {
                self.axes.begin();
            }
            let theme_level = CategoryLevel::Theme;
            let name = acts::level_name(view.overview.tradition, theme_level);
            if parts::link(ui, &format!("New {name}")).clicked() {
                moves::make_empty(theme_level, format!("New {name}"), commands);
            }
        });
        let codings = self.layer.codings();
        let mut words = codings.sentence(view.seen);
        if self.layer.is_working() {
            words.push_str(" They are being gathered anew.");
        }
        if let Some(error) = self.layer.error() {
            words = error;
        }
        ui.add(egui::Label::new(theme(ui).small(words)).wrap());
        ui.add_space(metrics::GRID * 4.0);
    }

    /// Several selected codes at the right.
    fn several(&mut self, ui: &mut Ui, view: &View<'_>, commands: &mut Commands) {
        let codes: Vec<CodeId> = self.selected.iter().copied().collect();
        let heading = format!("{} selected", many(codes.len(), "code", "codes"));
        parts::section(ui, &heading, "");
        parts::card(ui, |ui| {
            for code in codes.iter().take(MANY) {
                let name = view.seen.code_name(*code);
                ui.add(egui::Label::new(theme(ui).text(name)).wrap());
            }
            if codes.len() > MANY {
                let words = format!("and {} more", codes.len() - MANY);
                ui.label(theme(ui).small(words));
            }
            let counted = self.layer.codings().count(codes.iter().copied());
            let words = [
                many(counted.segments, "segment", "segments"),
                many(counted.documents.len(), "document", "documents"),
            ];
            ui.label(theme(ui).small(words.join(" in ")));
        });
        if view.me().is_none() || view.read_only.is_some() {
            return;
        }
        ui.add_space(metrics::GRID * 2.0);
        let width = ui.available_width();
        if parts::key_button(ui, "Make a category", "C", width).clicked() {
            self.selected.clear();
            moves::make_category(codes, None, self.sorting, commands);
            return;
        }
        if parts::key_button(ui, "Put into…", "P", width).clicked() {
            self.picker.begin(Picking::Into(codes.clone()));
        }
        if parts::key_button(ui, "Merge into…", "G", width).clicked() {
            self.picker.begin(Picking::Merge(codes.clone()));
        }
        let what: Vec<Sorted> = codes.into_iter().map(Sorted::Code).collect();
        beside::axes(ui, view, &what, commands);
    }

    fn rename_shown(&mut self, ui: &Ui, view: &View<'_>) {
        let pressed = !ui.ctx().text_edit_focused()
            && ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::F2));
        if pressed {
            match view.here.selected {
                Selected::Code(_) => self.code.rename(),
                Selected::Category(_) => self.record.rename(),
                _ => {}
            }
        }
    }
}

impl Workspace for CondenseWorkspace {
    fn left(&mut self, ui: &mut Ui, view: &View<'_>, commands: &mut Commands) {
        self.update(view);
        self.begin_frame(ui, view, commands);
        let unsorted = self.board.unsorted;
        let drawn = ui.scope(|ui| {
            parts::section(ui, "Not yet sorted", &many(unsorted, "code", "codes"));
            if unsorted >= MANY {
                let width = ui.available_width();
                let hint = "Filter, earlier names too";
                forms::bare_text(ui, "Filter the codes", &mut self.filter, hint, width);
            } else {
                self.filter.clear();
            }
            ui.add_space(metrics::GRID);
            let filter = std::mem::take(&mut self.filter);
            let (mut drawing, board) = self.drawing(view, commands);
            let shown = drawing.tray(ui, &board.tray, &filter);
            self.filter = filter;
            let words = match (unsorted, shown) {
                (0, _) => "Every code that was given is in a category.",
                (_, 0) => "No code has these letters.",
                _ => "",
            };
            if !words.is_empty() {
                ui.label(theme(ui).quiet(words));
            }
            ui.add_space(metrics::GRID * 2.0);
            self.alike(ui, view, commands);
            ui.allocate_space(egui::vec2(ui.available_width(), 60.0));
        });
        let codes = |it: &Dragged| matches!(it, Dragged::Codes(_));
        if let Some(Dragged::Codes(codes)) = card::dropped_on(ui, &drawn.response, codes) {
            self.selected.clear();
            moves::put(codes, None, false, commands);
        }
    }

    fn centre(&mut self, ui: &mut Ui, view: &View<'_>, commands: &mut Commands) {
        self.update(view);
        self.begin_frame(ui, view, commands);
        self.rename_shown(ui, view);
        if self.review.is_shown() {
            self.review.page(ui, view, commands);
            return;
        }
        let has_groups = self.board.groups().next().is_some();
        if view.overview.counts().codings == 0 && !has_groups {
            super::empty(
                ui,
                "Nothing to condense yet",
                "Codes are gathered into categories here, and categories into themes. Code some passages first.",
                Some(Action::GoCode),
                commands,
            );
            return;
        }
        if self.board.columns.is_empty() {
            self.board.columns.push(Column {
                of: ColumnOf::Rest,
                name: "Categories".to_owned(),
                under: "None yet".to_owned(),
                groups: Vec::new(),
            });
        }
        let margin = egui::Margin {
            left: 24,
            right: 24,
            top: 14,
            bottom: 0,
        };
        egui::Frame::new().inner_margin(margin).show(ui, |ui| {
            self.head(ui, view, commands);
        });
        egui::ScrollArea::both().auto_shrink(false).show(ui, |ui| {
            let margin = egui::Margin {
                left: 24,
                right: 24,
                top: 0,
                bottom: 24,
            };
            egui::Frame::new().inner_margin(margin).show(ui, |ui| {
                let (mut drawing, board) = self.drawing(view, commands);
                drawing.themes(ui, &board.themes);
                drawing.columns(ui, board);
            });
        });
    }

    fn right(&mut self, ui: &mut Ui, view: &View<'_>, commands: &mut Commands) {
        self.update(view);
        if self.picker.is_open() {
            if self.picker.show(ui, view, &self.board, commands) {
                self.selected.clear();
            }
            return;
        }
        if self.axes.is_open() {
            self.axes.form(ui, view, commands);
            return;
        }
        if self.selected.len() > 1 {
            self.several(ui, view, commands);
            return;
        }
        let codings = self.layer.codings();
        let layer = (&*codings, self.layer.number);
        match view.here.selected {
            Selected::Category(id) => match self.board.group(id) {
                Some(group) => {
                    let picker = &mut self.picker;
                    self.record.head(ui, view, group, layer, commands);
                    self.review.record(ui, view, id, commands);
                    self.record.rest(ui, view, group, layer.0, picker, commands);
                }
                None => record::nothing(ui),
            },
            Selected::Code(code) => {
                let (board, picker) = (&self.board, &mut self.picker);
                self.code
                    .show(ui, view, board, layer, code, picker, commands);
            }
            _ => match self.sorting {
                Sorting::Axis(axis) => {
                    let sorting = &mut self.sorting;
                    self.axes.axis(ui, view, axis, sorting, commands);
                }
                Sorting::SubDomains => record::nothing(ui),
            },
        }
    }

    fn is_busy(&self) -> bool {
        !self.selected.is_empty()
            || self.review.is_busy()
            || self.picker.is_open()
            || self.axes.is_open()
    }
}
