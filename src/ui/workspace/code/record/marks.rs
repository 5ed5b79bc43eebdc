//! Marks on a coding: barrier or facilitator, internal or external, stance, deviant case; by mouse and by one key each.

use crate::model::acts::ActError;
use crate::model::things::Coding;
use crate::model::{Change, CodingEdit, CodingId, Mark, Place, Stance, Valence};
use crate::ui::theme::{metrics, theme};
use crate::ui::{Action, Commands};
use egui::Ui;

/// Width of a box with its name.
const COLUMN: f32 = 92.0;

/// Draws the marks of a coding; both boxes of a line ticked mean both.
pub(super) fn show(ui: &mut Ui, coding: &Coding, mine: bool, commands: &mut Commands) {
    let id = coding.id;
    ui.add_enabled_ui(mine, |ui| {
        let now = pair_of_valence(coding.valence());
        if let Some(now) = line(ui, Action::MarkValence, ["Barrier", "Facilitator"], now) {
            mark(id, Mark::Valence(valence_of(now)), commands);
        }
        let now = pair_of_place(coding.place());
        if let Some(now) = line(ui, Action::MarkPlace, ["Internal", "External"], now) {
            mark(id, Mark::Place(place_of(now)), commands);
        }
        let now = pair_of_stance(coding.stance());
        if let Some(now) = line(ui, Action::MarkStance, ["For it", "Against it"], now) {
            mark(id, Mark::Stance(stance_of(now)), commands);
        }
        let mut deviant = coding.is_deviant();
        let changed = with_key(ui, Action::MarkDeviant, |ui| {
            ui.checkbox(&mut deviant, "Deviant case").changed()
        });
        if changed {
            mark(id, Mark::Deviant(deviant), commands);
        }
    });
}

/// Sets the next value of a mark, by its key: none, the first, the second, both, and none again.
pub(in super::super) fn next(coding: &Coding, action: Action, commands: &mut Commands) {
    let next = match action {
        Action::MarkValence => {
            let next = after(pair_of_valence(coding.valence()));
            Mark::Valence(valence_of(next))
        }
        Action::MarkPlace => Mark::Place(place_of(after(pair_of_place(coding.place())))),
        Action::MarkStance => Mark::Stance(stance_of(after(pair_of_stance(coding.stance())))),
        Action::MarkDeviant => Mark::Deviant(!coding.is_deviant()),
        _ => return,
    };
    mark(coding.id, next, commands);
}

/// The marks of a coding in words, those that are set: “barrier”, “external”.
pub(in super::super) fn in_words(coding: &Coding) -> Vec<&'static str> {
    coding.marks().map(Mark::in_words).collect()
}

/// Two boxes with the key of their mark at the right; what is ticked now, where that was changed.
fn line(ui: &mut Ui, action: Action, names: [&str; 2], now: [bool; 2]) -> Option<[bool; 2]> {
    let mut ticked = now;
    with_key(ui, action, |ui| {
        for (name, ticked) in names.into_iter().zip(&mut ticked) {
            // In two columns, whatever the words.
            let size = egui::vec2(COLUMN, metrics::CONTROL);
            let layout = egui::Layout::left_to_right(egui::Align::Center);
            ui.allocate_ui_with_layout(size, layout, |ui| {
                ui.set_min_width(COLUMN);
                ui.checkbox(ticked, name);
            });
        }
    });
    (ticked != now).then_some(ticked)
}

fn with_key<T>(ui: &mut Ui, action: Action, draw: impl FnOnce(&mut Ui) -> T) -> T {
    let row = ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = metrics::GRID * 2.0;
        let drawn = draw(ui);
        let layout = egui::Layout::right_to_left(egui::Align::Center);
        ui.with_layout(layout, |ui| {
            let cap = egui::Label::new(theme(ui).small(action.keys_text()));
            ui.add(cap).on_hover_text(action.tooltip());
        });
        drawn
    });
    row.inner
}

const fn after(now: [bool; 2]) -> [bool; 2] {
    match now {
        [false, false] => [true, false],
        [true, false] => [false, true],
        [false, true] => [true, true],
        [true, true] => [false, false],
    }
}

const fn pair_of_valence(it: Option<Valence>) -> [bool; 2] {
    match it {
        None => [false, false],
        Some(Valence::Barrier) => [true, false],
        Some(Valence::Facilitator) => [false, true],
        Some(Valence::Both) => [true, true],
    }
}

const fn valence_of(pair: [bool; 2]) -> Option<Valence> {
    match pair {
        [false, false] => None,
        [true, false] => Some(Valence::Barrier),
        [false, true] => Some(Valence::Facilitator),
        [true, true] => Some(Valence::Both),
    }
}

const fn pair_of_place(it: Option<Place>) -> [bool; 2] {
    match it {
        None => [false, false],
        Some(Place::Internal) => [true, false],
        Some(Place::External) => [false, true],
        Some(Place::Both) => [true, true],
    }
}

const fn place_of(pair: [bool; 2]) -> Option<Place> {
    match pair {
        [false, false] => None,
        [true, false] => Some(Place::Internal),
        [false, true] => Some(Place::External),
        [true, true] => Some(Place::Both),
    }
}

const fn pair_of_stance(it: Option<Stance>) -> [bool; 2] {
    match it {
        None => [false, false],
        Some(Stance::Positive) => [true, false],
        Some(Stance::Negative) => [false, true],
        Some(Stance::Ambivalent) => [true, true],
    }
}

const fn stance_of(pair: [bool; 2]) -> Option<Stance> {
    match pair {
        [false, false] => None,
        [true, false] => Some(Stance::Positive),
        [false, true] => Some(Stance::Negative),
        [true, true] => Some(Stance::Ambivalent),
    }
}

fn mark(coding: CodingId, mark: Mark, commands: &mut Commands) {
    edit(coding, CodingEdit::Mark(mark), "mark the coding", commands);
}

/// Changes a field of one's own coding.
pub(super) fn edit(
    coding: CodingId,
    edit: CodingEdit,
    what: &'static str,
    commands: &mut Commands,
) {
    commands.act(what, move |act| {
        let own = act.seen.coding(coding).filter(|it| it.stands());
        if own.is_none_or(|it| Some(it.analyst()) != act.seen.person()) {
            return Err(ActError::NotYourCoding);
        }
        act.draft.push(Change::EditCoding { coding, edit });
        Ok(())
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_leads_through_all_values_of_a_mark_and_back_to_none() {
        let mut now = pair_of_valence(None);
        let mut met = Vec::new();
        for _ in 0..4 {
            now = after(now);
            met.push(valence_of(now));
        }
        let all = [
            Some(Valence::Barrier),
            Some(Valence::Facilitator),
            Some(Valence::Both),
            None,
        ];
        assert_eq!(met, all);
    }
}
