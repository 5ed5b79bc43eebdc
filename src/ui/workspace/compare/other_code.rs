//! Another code than either gave.

use super::ways::At;
use crate::model::CodeId;
use crate::ui::View;
use crate::ui::forms;
use crate::ui::fuzzy::Fuzzy;
use crate::ui::theme::parts::ListRow;
use crate::ui::theme::theme;
use egui::{Key, Modifiers, Ui};

/// How many codes are offered.
const CODES: usize = 8;

/// A field to find a code by a few letters.
pub(super) fn other_code(
    ui: &mut Ui,
    typed: &mut String,
    marked: &mut usize,
    at: &At<'_, '_>,
) -> Option<CodeId> {
    let given: Vec<CodeId> = at.row.codes().collect();
    find_code(ui, at.view, typed, marked, &given)
}

/// A field to find a code by a few letters, without those that are given.
pub(super) fn find_code(
    ui: &mut Ui,
    view: &View<'_>,
    typed: &mut String,
    marked: &mut usize,
    given: &[CodeId],
) -> Option<CodeId> {
    // Before the field sees them.
    let (enter, down, up) = ui.input_mut(|input| {
        (
            input.consume_key(Modifiers::NONE, Key::Enter),
            input.count_and_consume_key(Modifiers::NONE, Key::ArrowDown),
            input.count_and_consume_key(Modifiers::NONE, Key::ArrowUp),
        )
    });
    let field = forms::bare_text(ui, "Another code", typed, "Find a code", f32::INFINITY);
    field.request_focus();
    if field.changed() {
        *marked = 0;
    }
    let codes = fitting(view, typed, given);
    let last = codes.len().saturating_sub(1);
    *marked = (*marked + down).saturating_sub(up).min(last);
    let mut chosen = None;
    for (n, (code, name, colour)) in codes.iter().enumerate() {
        let swatch = theme(ui).code_colour(*colour);
        let row = ListRow::new(name).swatch(swatch).selected(n == *marked);
        if row.show(ui).clicked() {
            chosen = Some(*code);
        }
    }
    if codes.is_empty() {
        ui.label(theme(ui).quiet("No code has this name."));
    }
    chosen.or_else(|| {
        enter
            .then(|| codes.get(*marked).map(|(code, ..)| *code))
            .flatten()
    })
}

/// Codes whose names fit, the best first, without those that are given here.
fn fitting(view: &View<'_>, typed: &str, given: &[CodeId]) -> Vec<(CodeId, String, usize)> {
    let rows = view.overview.codes.iter();
    let rows = rows.filter(|row| !row.switched_off && !given.contains(&row.id));
    if typed.trim().is_empty() {
        let rows = rows.map(|row| (row.id, row.name.clone(), row.colour));
        return rows.take(CODES).collect();
    }
    let mut fuzzy = Fuzzy::new(typed);
    let scored = rows.filter_map(|row| Some((fuzzy.score(&row.name)?, row)));
    let mut scored: Vec<_> = scored.collect();
    scored.sort_by_key(|(score, _)| std::cmp::Reverse(*score));
    let best = scored.into_iter().take(CODES);
    best.map(|(_, row)| (row.id, row.name.clone(), row.colour))
        .collect()
}
