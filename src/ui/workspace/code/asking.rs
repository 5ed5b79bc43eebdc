//! Before a new code is made in a pass over existing codes.

use super::giving::Passage;
use super::standing::{is_directed, new_code_hint};
use crate::model::{CodingId, PassId};
use crate::ui::theme::parts::Tone;
use crate::ui::theme::{metrics, parts, theme};
use crate::ui::{Commands, View};
use egui::{Key, Modifiers, Ui};

/// A code that somebody wants to make.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Wanted {
    pub passage: Passage,
    /// The coding that is to get it; none where the passage gets one more.
    pub instead: Option<CodingId>,
    pub name: String,
    pub in_vivo: bool,
}

impl Wanted {
    /// Makes the code, or keeps it back to be asked about where the pass works over existing codes.
    pub fn make_or_ask(self, view: &View<'_>, asking: &mut Option<Self>, commands: &mut Commands) {
        if is_directed(view, self.passage.pass) {
            *asking = Some(self);
        } else {
            self.make(view, commands);
        }
    }

    fn make(self, view: &View<'_>, commands: &mut Commands) {
        say_inductive(view, self.passage.pass, commands);
        match self.instead {
            Some(coding) => {
                self.passage
                    .recode_new(coding, self.name, self.in_vivo, commands);
            }
            None => self.passage.give_new(self.name, self.in_vivo, commands),
        }
    }
}

/// Says where a new code is not of the framework that the pass codes with.
fn say_inductive(view: &View<'_>, pass: PassId, commands: &mut Commands) {
    if let Some(hint) = new_code_hint(view, pass) {
        commands.say(Tone::Quiet, hint);
    }
}

/// Asks; whether it was answered.
pub(super) fn show(
    ui: &mut Ui,
    view: &View<'_>,
    asking: &mut Option<Wanted>,
    commands: &mut Commands,
) -> bool {
    let Some(wanted) = asking else {
        return false;
    };
    let pass = view.overview.pass(wanted.passage.pass);
    let pass = pass.map_or("", |row| row.name.as_str());
    let mut makes = None;
    super::finishing::panel(ui, |ui| {
        let theme = theme(ui);
        ui.label(theme.strong(format!("A new code “{}”?", wanted.name)));
        let words = format!("“{pass}” works over existing codes. A new one is put on its list.");
        ui.add(egui::Label::new(theme.text(words)).wrap());
        ui.add_space(metrics::GRID);
        ui.horizontal(|ui| {
            let make = parts::primary_button(ui, "Make the code");
            if ui.memory(|memory| memory.focused().is_none()) {
                make.request_focus();
            }
            if make.clicked() {
                makes = Some(true);
            }
            if parts::quiet_button(ui, "Do not make it").clicked() {
                makes = Some(false);
            }
        });
        makes.is_some()
    });
    if ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape)) {
        makes = Some(false);
    }
    let Some(makes) = makes else {
        return false;
    };
    if let Some(wanted) = asking.take().filter(|_| makes) {
        wanted.make(view, commands);
    }
    true
}
