//! The rows of keys: 1–9 give the first nine codes, 0 before them the next nine, 0 0 the nine after those.

use super::pins::{Pins, ROWS, number};
use crate::model::CodeId;
use crate::ui::View;
use crate::ui::theme::{metrics, parts, theme};
use egui::{Frame, Key, Margin, Modifiers, Ui};

/// The row that the next digit is of.
#[derive(Debug, Default)]
pub(super) struct KeyRows {
    row: u8,
}

impl KeyRows {
    /// Goes a row on; after the last one that has codes it begins again with the first.
    pub fn next(&mut self, pins: &Pins) {
        let last = pins.last_row();
        self.row = if self.row < last.min(ROWS - 1) {
            self.row + 1
        } else {
            0
        };
    }

    /// The number of a digit's key in the row one is at; the row goes back to the first.
    pub fn take(&mut self, digit: u8) -> u8 {
        number(std::mem::take(&mut self.row), digit)
    }

    /// Back to the first row; whether one was at another.
    pub fn leave(&mut self) -> bool {
        std::mem::take(&mut self.row) > 0
    }

    /// Shows what the digits give now, where that is not the first row; the code that was clicked.
    pub fn show(&mut self, ui: &mut Ui, view: &View<'_>, pins: &Pins) -> Option<CodeId> {
        if self.row == 0 {
            return None;
        }
        if ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape)) {
            self.row = 0;
            return None;
        }
        let mut chosen = None;
        let margin = Margin::symmetric(24, 4);
        Frame::new().inner_margin(margin).show(ui, |ui| {
            ui.horizontal_wrapped(|ui| {
                ui.spacing_mut().item_spacing.x = metrics::GRID * 2.0;
                let left = pins.last_row() > self.row;
                let words = if left {
                    "Now 1–9 give these; 0 goes on, Esc goes back."
                } else {
                    "Now 1–9 give these; Esc goes back."
                };
                ui.label(theme(ui).quiet(words));
                for digit in 1..=9 {
                    let Some(code) = pins.code(number(self.row, digit)) else {
                        continue;
                    };
                    let name = view.seen.code_name(code);
                    if parts::link(ui, &format!("{digit} {name}")).clicked() {
                        chosen = Some(code);
                    }
                }
            });
        });
        if chosen.is_some() {
            self.row = 0;
        }
        chosen
    }
}
