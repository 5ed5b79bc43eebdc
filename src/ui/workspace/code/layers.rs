//! The layers of codings: which show, and how they are told apart.

use super::kept::Kept;
use super::sheet::Sheet;
use crate::model::{AnalystId, PassId, PassKind};
use crate::ui::theme::parts;
use crate::ui::transcript::Layer;
use crate::ui::{Action, View};
use egui::{Popup, PopupCloseBehavior, SetOpenCommand, Ui};
use std::collections::BTreeMap;

/// Characters of a pass's name that stand before a coding's.
const LABEL: usize = 14;

/// One analyst's codings in one pass.
pub(super) type LayerKey = (PassId, AnalystId);

/// A layer of codings that the open document has.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct LayerRow {
    pub key: LayerKey,
    /// “Deductive MRC · Anna”.
    pub name: String,
    /// Number of codings in this document.
    pub codings: usize,
    pub shown: bool,
    /// One's own in the pass one works in.
    pub plain: bool,
}

/// Which layers somebody has shown or hidden; the others follow the pass one works in. Remembered by this machine.
#[derive(Debug, Default)]
pub(super) struct Layers {
    chosen: Option<BTreeMap<LayerKey, bool>>,
    changes: u64,
    /// Whether the menu is to open.
    wanted: bool,
}

impl Layers {
    /// Takes what this machine remembers, once.
    pub fn load(&mut self, kept: &Kept) {
        if self.chosen.is_none() {
            self.chosen = Some(kept.layers().clone());
        }
    }

    /// Shows a layer or hides it.
    pub fn set(&mut self, key: LayerKey, shown: bool, kept: &mut Kept) {
        self.chosen.get_or_insert_default().insert(key, shown);
        self.changes += 1;
        kept.set_layer(key, shown);
    }

    /// Opens the menu in the next frame.
    pub const fn open(&mut self) {
        self.wanted = true;
    }

    /// Counts the changes.
    pub const fn changes(&self) -> u64 {
        self.changes
    }

    /// Whether nobody has hidden a layer.
    pub fn is_not_hidden(&self, key: LayerKey) -> bool {
        self.keeps_material(key)
    }

    fn chosen(&self, key: LayerKey) -> Option<bool> {
        self.chosen.as_ref()?.get(&key).copied()
    }

    /// Whether the segments that are a pass's material show; only somebody who hid their layer hides them.
    pub fn keeps_material(&self, key: LayerKey) -> bool {
        self.chosen(key).unwrap_or(true)
    }

    /// One's own layer of the pass one works in; where one does not code in it, all its layers.
    pub fn shows(&self, view: &View<'_>, key: LayerKey) -> bool {
        if let Some(chosen) = self.chosen(key) {
            return chosen;
        }
        let (pass, analyst) = key;
        let mine = view.overview.pass(pass).is_some_and(|row| row.is_mine);
        view.pass() == Some(pass) && (!mine || view.me() == Some(analyst))
    }

    /// Whether there is anything to show or hide but one's own codings.
    pub fn has_choice(sheet: &Sheet) -> bool {
        let rows = &sheet.layers;
        rows.len() > 1 || rows.iter().any(|row| !row.shown || !row.plain)
    }

    /// The menu of the layers, a tick for each.
    pub fn menu(&mut self, ui: &mut Ui, sheet: &Sheet, kept: &mut Kept) {
        let shown = sheet.layers.iter().filter(|layer| layer.shown).count();
        let words = format!("{shown} of {} layers", sheet.layers.len());
        let action = Action::ShowLayers;
        let hint = format!("{} ({})", action.tooltip(), action.keys_text());
        let button = parts::menu_chip(ui, &words).on_hover_text(hint);
        let stays = PopupCloseBehavior::CloseOnClickOutside;
        let opens = std::mem::take(&mut self.wanted);
        let mut popup = Popup::menu(&button).close_behavior(stays);
        if opens {
            popup = popup.open_memory(SetOpenCommand::Bool(true));
        }
        popup.show(|ui| {
            ui.set_min_width(220.0);
            for (n, layer) in sheet.layers.iter().enumerate() {
                let mut shown = layer.shown;
                let name = format!("{} ({})", layer.name, layer.codings);
                let tick = ui.checkbox(&mut shown, name);
                if opens && n == 0 {
                    tick.request_focus();
                }
                if tick.changed() {
                    self.set(layer.key, shown, kept);
                }
            }
        });
    }
}

/// How a layer stands in the margin: one's own in the pass one works in plainly, another's with their initials, that of
/// another pass with its name.
pub(super) fn margin(view: &View<'_>, (pass, analyst): LayerKey) -> Layer {
    let mine = Some(analyst) == view.me();
    let initials = || {
        let person = view.overview.person(analyst);
        person.map_or_else(|| "?".to_owned(), |it| it.initials.clone())
    };
    if Some(pass) == view.pass() {
        return if mine {
            Layer::Mine
        } else {
            Layer::Other(initials())
        };
    }
    let Some(row) = view.overview.pass(pass) else {
        return Layer::Other(initials());
    };
    let name = if row.name.chars().count() <= LABEL {
        row.name.clone()
    } else {
        kind_word(row.kind).to_owned()
    };
    Layer::OtherPass(if mine {
        name
    } else {
        format!("{name}, {}", initials())
    })
}

const fn kind_word(kind: PassKind) -> &'static str {
    match kind {
        PassKind::Deductive => "Deductive",
        PassKind::Inductive => "Inductive",
        PassKind::Directed => "Directed",
    }
}
