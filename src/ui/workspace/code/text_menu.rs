//! The context menu on the text.

use super::code_menu::line;
use super::reader::TextMenu;
use crate::model::CodingId;
use crate::ui::theme::{parts, theme};
use crate::ui::{Action, Commands};
use egui::{Align, Area, Id, Layout, Order, Ui};

/// What the menu leaves to the workspace.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Chosen {
    /// Another code for a coding.
    Recode(CodingId),
    /// The record of a coding's code.
    ShowCode(CodingId),
}

/// Draws the menu; true with it when it is to close.
pub(super) fn show(
    ui: &Ui,
    menu: &mut TextMenu,
    (words, erases): (bool, bool),
    may: bool,
    commands: &mut Commands,
) -> (Option<Chosen>, bool) {
    let frame = parts::popup_frame(&theme(ui));
    let mut chosen = None;
    let mut done = false;
    let area = Area::new(Id::unique("menu on the text"))
        .order(Order::Foreground)
        .constrain(true)
        .fixed_pos(menu.at);
    let shown = area.show(ui.ctx(), |ui| {
        frame.show(ui, |ui| {
            ui.set_width(240.0);
            ui.with_layout(Layout::top_down_justified(Align::LEFT), |ui| {
                let mut action = |ui: &mut Ui, action: Action, enabled: bool| {
                    if line(ui, action.text(), &action.keys_text(), enabled) {
                        commands.run(action);
                        done = true;
                    }
                };
                action(ui, Action::CodeSelection, words && may);
                action(ui, Action::CodeInVivo, words && may);
                action(ui, Action::CodeAgain, words && may);
                action(ui, Action::WriteMemo, may);
                action(ui, Action::EraseWords, words && erases);
                if let Some(coding) = menu.coding {
                    ui.separator();
                    if line(ui, "Change code", "", may) {
                        chosen = Some(Chosen::Recode(coding));
                    }
                    if line(ui, "Show its code", "", true) {
                        chosen = Some(Chosen::ShowCode(coding));
                    }
                    if line(ui, "Take away", "Delete", may) {
                        super::giving::take_away(coding, commands);
                        done = true;
                    }
                }
            });
        });
    });
    let escape = ui.input_mut(|input| input.consume_key(egui::Modifiers::NONE, egui::Key::Escape));
    let outside = menu.shown && shown.response.clicked_elsewhere();
    menu.shown = true;
    (chosen, done || chosen.is_some() || escape || outside)
}
