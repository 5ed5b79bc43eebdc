//! What the figures are of, at the left: who, the unit, the text, how intervals are drawn.

use super::super::comparison::Comparison;
use super::super::round_choices::rounds;
use super::choices::FigureChoices;
use super::twice::TwiceChoices;
use crate::analysis::agreement::DrawnFrom;
use crate::analysis::agreement::of_study::{UnitChoice, UniverseChoice};
use crate::analysis::units::Cover;
use crate::model::Reported;
use crate::ui::theme::parts::ListRow;
use crate::ui::theme::{metrics, parts, theme};
use crate::ui::{View, forms};
use egui::Ui;

/// Most draws that can be asked for.
const MOST_DRAWS: u32 = 100_000;

/// In what the figures count, over which text, and how intervals are drawn.
pub(super) fn left(
    ui: &mut Ui,
    view: &View<'_>,
    comparison: &Comparison,
    twice: &TwiceChoices,
    choices: &mut FigureChoices,
) {
    twice.show(ui, choices);
    if choices.twice.is_none() {
        rounds(ui, view, comparison, choices);
    }
    let within = comparison.pass.within;
    parts::section(ui, "Unit", "");
    let units = UnitChoice::ALL.into_iter();
    for unit in units.filter(|unit| within || *unit != UnitChoice::Segment) {
        let row = ListRow::new(unit_name(unit)).selected(choices.unit(within) == unit);
        if row.show(ui).clicked() {
            choices.unit = Some(unit);
        }
    }
    parts::section(ui, "Text", "");
    for universe in UniverseChoice::ALL {
        // Over whole documents their text is the material.
        if universe == UniverseChoice::Material && !within {
            continue;
        }
        let row =
            ListRow::new(universe_name(universe)).selected(choices.universe(within) == universe);
        if row.show(ui).clicked() {
            choices.universe = Some(universe);
        }
    }
    if choices.unit(within) != UnitChoice::Character {
        let covers = [
            (Cover::OneWord, "from one whole word on"),
            (Cover::HalfOfWords, "from half of its words on"),
        ];
        forms::choice(ui, "A unit has a code", &mut choices.cover, &covers);
    }
    if view.overview.reported == Reported::AgreementToo {
        intervals(ui, choices);
    }
}

/// What is drawn, how often, and from which seed.
fn intervals(ui: &mut Ui, choices: &mut FigureChoices) {
    parts::section(ui, "Intervals", "");
    let from = [
        (DrawnFrom::Documents, "documents"),
        (DrawnFrom::Participants, "participants"),
    ];
    forms::choice(ui, "Drawn from", &mut choices.draws.from, &from);
    if choices.draws.from == DrawnFrom::Participants {
        let words = "Documents that share a participant are drawn together; one without a participant is drawn by itself.";
        ui.add(egui::Label::new(theme(ui).small(words)).wrap());
    }
    let (count, seed) = (choices.draws.count, choices.draws.seed);
    let [typed_count, typed_seed] = &mut choices.typed;
    if let Some(count) = number(ui, "Draws", typed_count, u64::from(count)) {
        choices.draws.count = count.min(u64::from(MOST_DRAWS)) as u32;
    }
    if let Some(seed) = number(ui, "Seed", typed_seed, seed) {
        choices.draws.seed = seed;
    }
    ui.add_space(metrics::GRID);
}

/// A field for a whole number; the number, once it is typed out.
fn number(ui: &mut Ui, name: &str, typed: &mut Option<String>, current: u64) -> Option<u64> {
    let mut words = typed.clone().unwrap_or_else(|| current.to_string());
    let field = forms::text(ui, name, &mut words, "");
    if field.changed() {
        *typed = Some(words);
    }
    if !field.lost_focus() {
        return None;
    }
    let words = typed.take()?;
    words.trim().parse().ok()
}

const fn unit_name(unit: UnitChoice) -> &'static str {
    match unit {
        UnitChoice::Segment => "Segment of the material",
        UnitChoice::Sentence => "Sentence",
        UnitChoice::Turn => "Turn",
        UnitChoice::Paragraph => "Paragraph",
        UnitChoice::Document => "Document",
        UnitChoice::Character => "Character",
    }
}

const fn universe_name(universe: UniverseChoice) -> &'static str {
    match universe {
        UniverseChoice::Material => "The pass’s material",
        UniverseChoice::Participants => "What participants said",
        UniverseChoice::All => "All text of the documents",
    }
}
