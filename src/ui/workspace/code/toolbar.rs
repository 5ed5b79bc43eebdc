//! What stands above the transcript: layers, search, text size, and being finished.

use super::code_menu::item;
use super::kept::Kept;
use super::layers::Layers;
use super::sheet::Sheet;
use super::standing::{Next, Standing};
use crate::model::PassId;
use crate::ui::icons::Icon;
use crate::ui::theme::parts::Tone;
use crate::ui::theme::{metrics, parts, theme};
use crate::ui::transcript::TranscriptView;
use crate::ui::{Action, Commands, View};
use egui::{Align, Layout, Popup, PopupCloseBehavior, Ui};

/// By how much one step makes the transcript larger, in per cent.
pub(super) const SIZE_STEP: f32 = 10.0;

/// The actions of the menu at the right end.
pub(super) const MORE: [Action; 17] = [
    Action::CodeSelection,
    Action::CodeInVivo,
    Action::CodeAgain,
    Action::CodeOutside,
    Action::ChangeCode,
    Action::NextUncoded,
    Action::PreviousUncoded,
    Action::PassOver,
    Action::GoToTurn,
    Action::FieldNotes,
    Action::WriteMemo,
    Action::EditDefinition,
    Action::EditCondensed,
    Action::TakeAway,
    Action::MarkRead,
    Action::NothingRelevant,
    Action::ShowCoverage,
];

/// Draws the bar; `offers` says which actions can be done now. Beside how it stands with the document: whether the pass
/// is finished sub-domain by sub-domain and not document by document.
pub(super) fn toolbar(
    ui: &mut Ui,
    (standing, by_subdomain): (&Standing, bool),
    sheet: &Sheet,
    layers: &mut Layers,
    kept: &mut Kept,
    offers: &dyn Fn(Action) -> bool,
    commands: &mut Commands,
) {
    ui.add_space(metrics::GRID);
    ui.horizontal(|ui| {
        ui.set_height(metrics::CONTROL);
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            ui.spacing_mut().item_spacing.x = 2.0;
            ui.add_space(metrics::GRID * 3.0);
            more(ui, offers, commands);
            text_menu(ui, kept);
            if parts::icon_button(ui, Icon::Search, Action::FindInDocument.text()).clicked() {
                commands.run(Action::FindInDocument);
            }
            if Layers::has_choice(sheet) {
                layers.menu(ui, sheet, kept);
            }
            if offers(Action::FieldNotes) {
                let button = parts::quiet_button(ui, "Field notes");
                if button.on_hover_text(hint(Action::FieldNotes)).clicked() {
                    commands.run(Action::FieldNotes);
                }
            }
            ui.add_space(metrics::GRID);
            finished(ui, standing, by_subdomain, commands);
        });
    });
}

fn finished(ui: &mut Ui, standing: &Standing, by_subdomain: bool, commands: &mut Commands) {
    match standing {
        Standing::Open(_) => {
            let action = Action::FinishDocument;
            let words = if by_subdomain {
                "Finished with a sub-domain"
            } else {
                action.text()
            };
            let button = parts::quiet_button(ui, words);
            if button.on_hover_text(hint(action)).clicked() {
                commands.run(action);
            }
        }
        Standing::Finished(_) => {
            let action = Action::ReopenDocument;
            let words = if by_subdomain {
                "Reopen a sub-domain"
            } else {
                action.text()
            };
            if parts::quiet_button(ui, words)
                .on_hover_text(hint(action))
                .clicked()
            {
                commands.run(action);
            }
            ui.add_space(metrics::GRID);
            parts::badge(ui, "Finished", Tone::Good);
        }
        Standing::No(..) => {}
    }
}

/// “Close the pass on the open document (Ctrl Shift D)”.
fn hint(action: Action) -> String {
    let keys = action.keys_text();
    if keys.is_empty() {
        action.tooltip().to_owned()
    } else {
        format!("{} ({keys})", action.tooltip())
    }
}

fn more(ui: &mut Ui, offers: &dyn Fn(Action) -> bool, commands: &mut Commands) {
    let button = parts::icon_button(ui, Icon::More, "What can be done here");
    Popup::menu(&button).show(|ui| {
        ui.set_min_width(260.0);
        for action in MORE {
            if item(ui, action.text(), &action.keys_text(), offers(action)) {
                commands.run(action);
            }
        }
    });
}

pub(super) fn text_menu(ui: &mut Ui, kept: &mut Kept) {
    let button = parts::icon_button(ui, Icon::TextSize, "How the text is set");
    let stays = PopupCloseBehavior::CloseOnClickOutside;
    Popup::menu(&button).close_behavior(stays).show(|ui| {
        ui.set_min_width(200.0);
        let theme = theme(ui);
        let mut view = kept.view();
        let before = view;
        ui.horizontal(|ui| {
            ui.label(theme.text("Size"));
            if parts::icon_button(ui, Icon::Minus, Action::SmallerTranscript.text()).clicked() {
                view.size -= SIZE_STEP;
            }
            ui.label(theme.text(format!("{:.0} %", view.size)));
            if parts::icon_button(ui, Icon::Plus, Action::LargerTranscript.text()).clicked() {
                view.size += SIZE_STEP;
            }
        });
        ui.radio_value(&mut view.serif, true, "Serif");
        ui.radio_value(&mut view.serif, false, "Sans");
        ui.separator();
        for (column, name) in [
            (60.0, "Short lines"),
            (66.0, "Usual lines"),
            (75.0, "Long lines"),
        ] {
            ui.radio_value(&mut view.column, column, name);
        }
        ui.separator();
        for (height, name) in [
            (0.9, "Close lines"),
            (1.0, "Usual spacing"),
            (1.2, "Wide spacing"),
        ] {
            let chosen = (view.line_height - height).abs() < 0.01;
            if ui.radio(chosen, name).clicked() {
                view.line_height = height;
            }
        }
        ui.separator();
        ui.checkbox(&mut view.times, "Time codes");
        if view != before {
            kept.set_view(&view);
        }
    });
}

/// Why one cannot code here, with the one next step.
pub(super) fn next_step(
    ui: &mut Ui,
    view: &View<'_>,
    standing: &Standing,
    commands: &mut Commands,
) {
    let Standing::No(why, next) = standing else {
        return;
    };
    let theme = theme(ui);
    let margin = egui::Margin::symmetric(24, 4);
    egui::Frame::new().inner_margin(margin).show(ui, |ui| {
        ui.horizontal_wrapped(|ui| {
            ui.label(theme.quiet(why));
            match next {
                Next::Nothing => {}
                Next::Do(action) => {
                    if parts::link(ui, action.text()).clicked() {
                        commands.run(*action);
                    }
                }
                Next::WorkIn(pass) => work_in(ui, view, *pass, commands),
            }
        });
    });
}

fn work_in(ui: &mut Ui, view: &View<'_>, pass: PassId, commands: &mut Commands) {
    let name = view.overview.pass(pass).map_or("", |row| &row.name);
    if parts::link(ui, &format!("Work in “{name}”")).clicked() {
        commands.work_in(pass);
    }
}

/// A step larger or smaller.
pub(super) fn resize(kept: &mut Kept, by: f32) {
    let view = kept.view();
    kept.set_view(&TranscriptView {
        size: view.size + by,
        ..view
    });
}
