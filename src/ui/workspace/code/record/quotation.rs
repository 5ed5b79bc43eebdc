//! A segment as a quotation of the report: a candidate, for the main text, for the supplement.

use crate::model::acts::{self, ActError};
use crate::model::things::Coding;
use crate::model::{CodingId, QuotationUse};
use crate::ui::{Commands, forms};
use egui::Ui;

/// The uses with their names.
const USES: [(Option<QuotationUse>, &str); 4] = [
    (None, "Not quoted"),
    (Some(QuotationUse::Candidate), "Candidate"),
    (Some(QuotationUse::MainText), "In the main text"),
    (Some(QuotationUse::Supplement), "In the supplement"),
];

/// Draws the choice for a coding.
pub(super) fn show(ui: &mut Ui, coding: &Coding, may: bool, commands: &mut Commands) {
    let mut now = coding.quotation();
    ui.add_enabled_ui(may, |ui| {
        if forms::choice(ui, "Quotation", &mut now, &USES) {
            choose(vec![coding.id], now, commands);
        }
    });
}

/// The next use after the one there is, by its key; after the last, none.
pub(in super::super) fn next(coding: &Coding, commands: &mut Commands) {
    let now = coding.quotation();
    let at = USES.iter().position(|(it, _)| *it == now).unwrap_or(0);
    let next = USES.get((at + 1) % USES.len()).and_then(|(it, _)| *it);
    choose(vec![coding.id], next, commands);
}

/// Chooses segments as quotations, or takes that back: one step.
pub(in super::super) fn choose(
    codings: Vec<CodingId>,
    quoted: Option<QuotationUse>,
    commands: &mut Commands,
) {
    if codings.is_empty() {
        return;
    }
    commands.act("choose the quotation", move |act| {
        for coding in &codings {
            acts::choose_quotation(act.seen, act.draft, *coding, quoted)?;
        }
        Ok::<_, ActError>(())
    });
}
