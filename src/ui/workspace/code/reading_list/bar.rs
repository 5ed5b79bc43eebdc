//! What stands above a reading list: the way back, its name, order and what is left out.

use super::order::{Only, Order};
use super::{ReadingList, chosen};
use crate::ui::theme::{metrics, parts, theme};
use crate::ui::workspace::code::kept::Kept;
use crate::ui::workspace::code::layers::Layers;
use crate::ui::workspace::code::sheet::Sheet;
use crate::ui::workspace::code::toolbar;
use crate::ui::{Action, Command, Commands, View, many};
use egui::{Align, Label, Layout, Popup, PopupCloseBehavior, Ui};

impl ReadingList {
    /// “43 segments in 12 documents”.
    pub fn under(&self) -> String {
        let shown = self.members.len();
        let segments = if shown == self.all {
            many(self.all, "segment", "segments")
        } else {
            format!("{shown} of {}", many(self.all, "segment", "segments"))
        };
        let documents = many(self.documents.len(), "document", "documents");
        format!("{segments} in {documents}")
    }

    /// Draws the bar, and what can be done with the ticked segments below it.
    pub fn bar(
        &mut self,
        ui: &mut Ui,
        view: &View<'_>,
        sheet: &Sheet,
        layers: &mut Layers,
        kept: &mut Kept,
        commands: &mut Commands,
    ) {
        ui.add_space(metrics::GRID);
        ui.horizontal(|ui| {
            ui.set_height(metrics::CONTROL);
            ui.add_space(metrics::GRID * 5.0);
            if parts::link(ui, "Back to the transcript")
                .on_hover_text("Esc")
                .clicked()
            {
                commands.push(Command::ShowReadingList(None));
            }
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                ui.spacing_mut().item_spacing.x = 2.0;
                ui.add_space(metrics::GRID * 3.0);
                toolbar::text_menu(ui, kept);
                if parts::icon_button(
                    ui,
                    crate::ui::icons::Icon::Search,
                    "Find on this page of the list",
                )
                .clicked()
                {
                    commands.run(Action::FindInDocument);
                }
                if Layers::has_choice(sheet) {
                    layers.menu(ui, sheet, kept);
                }
                self.leave_out(ui, view);
                self.put_in_order(ui);
                ui.add_space(metrics::GRID);
                let layout = Layout::left_to_right(Align::Center);
                ui.with_layout(layout, |ui| {
                    ui.add_space(metrics::GRID * 2.0);
                    let words = format!("{} · {}", self.title, self.under());
                    let small = theme(ui).small(words).line_height(None);
                    ui.add(Label::new(small).truncate());
                });
            });
        });
        chosen::show(self, ui, view, kept, commands);
    }

    fn put_in_order(&mut self, ui: &mut Ui) {
        let words = match self.order {
            Order::Documents => "Order",
            other => other.name(),
        };
        let button = parts::menu_chip(ui, words);
        Popup::menu(&button).show(|ui| {
            ui.set_min_width(240.0);
            for order in Order::ALL {
                ui.radio_value(&mut self.order, order, order.name());
            }
        });
    }

    fn leave_out(&mut self, ui: &mut Ui, view: &View<'_>) {
        let words = if self.only.is_all() {
            "All segments".to_owned()
        } else {
            format!("{} of {}", self.members.len(), self.all)
        };
        let button = parts::menu_chip(ui, &words);
        let stays = PopupCloseBehavior::CloseOnClickOutside;
        Popup::menu(&button).close_behavior(stays).show(|ui| {
            ui.set_min_width(240.0);
            egui::ScrollArea::vertical()
                .max_height(420.0)
                .show(ui, |ui| self.choices(ui, view));
        });
    }

    fn choices(&mut self, ui: &mut Ui, view: &View<'_>) {
        let quiet = |ui: &mut Ui, words: &str| ui.label(theme(ui).small(words));
        if !self.only.is_all() && parts::link(ui, "Show all segments").clicked() {
            self.only = Only::default();
        }
        let roles = view.seen.roles();
        if !roles.is_empty() {
            quiet(ui, "Said by");
            ui.radio_value(&mut self.only.role, None, "Everybody");
            for role in roles {
                let name = role.name.text();
                ui.radio_value(&mut self.only.role, Some(role.id), name);
            }
        }
        if view.overview.people.len() > 1 {
            quiet(ui, "Coded by");
            ui.radio_value(&mut self.only.analyst, None, "Any analyst");
            for person in &view.overview.people {
                ui.radio_value(&mut self.only.analyst, Some(person.id), &person.name);
            }
        }
        if self.documents.len() > 1 {
            quiet(ui, "In");
            ui.radio_value(&mut self.only.document, None, "All documents");
            for id in &self.documents {
                let name = view.overview.document(*id).map_or("", |row| &row.name);
                ui.radio_value(&mut self.only.document, Some(*id), name);
            }
        }
    }
}
