//! What is compared, at the left: who, which pass, and what of it is shown.

use super::comparison::{Choice, Comparison};
use super::figure_choices::FigureChoices;
use super::list::PassageList;
use super::passes::ComparedPass;
use super::words::{kind, number, short_name};
use crate::analysis::agreement::of_study::{UnitChoice, UniverseChoice};
use crate::analysis::discrepancies::{DifferenceKind, Tolerance};
use crate::model::{CodeId, DocumentId, Part};
use crate::ui::icons::Icon;
use crate::ui::theme::parts::ListRow;
use crate::ui::theme::{metrics, parts, theme};
use crate::ui::{View, forms};
use egui::{Sense, Ui};

/// The kinds, in the order they are listed.
pub(super) const KINDS: [DifferenceKind; 4] = [
    DifferenceKind::OnlyA,
    DifferenceKind::OnlyB,
    DifferenceKind::OtherCode,
    DifferenceKind::Borders,
];

/// The analysts; of more than two, each can be taken in or out.
pub(super) fn who(ui: &mut Ui, view: &View<'_>, comparison: &Comparison, choice: &mut Choice) {
    parts::section(ui, "Who", "");
    let theme = theme(ui);
    let several = comparison.pass.coders.len() > 2;
    for who in &comparison.pass.coders {
        let colour = view.overview.person(*who).map_or(0, |it| it.colour);
        let name = view.overview.person_name(*who);
        let compared = comparison.analysts.contains(who);
        let row = ListRow::new(name)
            .dot(theme.code_colour(colour))
            .quiet(!compared)
            .right(if compared || !several { "" } else { "left out" })
            .selected(several && compared)
            .sense(if several {
                Sense::click()
            } else {
                Sense::hover()
            });
        if row.show(ui).clicked() {
            choice.toggle(comparison, *who);
        }
    }
    if comparison.analysts.len() > 2 && comparison.pass.hidden.is_none() {
        let name = |pair: &[crate::model::AnalystId; 2]| {
            pair.map(|who| short_name(view.overview, who)).join(" and ")
        };
        let pairs: Vec<_> = comparison
            .pairs()
            .into_iter()
            .map(|pair| (pair, name(&pair)))
            .collect();
        let mut pair = comparison.pair;
        if forms::choice(ui, "Side by side", &mut pair, &pairs) {
            choice.set_pair(pair);
        }
    }
}

/// The passes with more than one analyst, and what there is of the chosen one.
pub(super) fn passes(
    ui: &mut Ui,
    passes: &[ComparedPass],
    comparison: &Comparison,
    choice: &mut Choice,
) {
    parts::section(ui, "Pass", "");
    for pass in passes {
        let chosen = pass.id == comparison.pass.id;
        let mut row = ListRow::new(&pass.name).selected(chosen);
        if pass.hidden.is_some() {
            row = row.right_icon(Icon::EyeOff);
        }
        let said = pass.hidden.as_deref().unwrap_or(&pass.standing);
        if row.show(ui).on_hover_text(said).clicked() {
            choice.set_pass(pass.id);
        }
    }
    if comparison.pass.hidden.is_none() {
        for fact in [&comparison.pass.material, &comparison.pass.standing] {
            let row = ListRow::new(fact).quiet(true).sense(Sense::hover());
            row.show(ui);
        }
    }
}

/// Which differences the list shows.
pub(super) fn filters(
    ui: &mut Ui,
    view: &View<'_>,
    comparison: &Comparison,
    list: &mut PassageList,
) {
    let Some(found) = list.found() else {
        return;
    };
    parts::section(ui, "Show", "");
    let mut filter = list.filter.clone();
    let all = number(found.rows.len() as u64);
    let row = ListRow::new("All differences").right(&all);
    if row.selected(filter.kind.is_none()).show(ui).clicked() {
        filter.kind = None;
    }
    for of in KINDS {
        let count = number(found.count(of) as u64);
        let name = capital(&kind(of, &comparison.pair_names));
        let row = ListRow::new(&name).right(&count);
        if row.selected(filter.kind == Some(of)).show(ui).clicked() {
            filter.kind = if filter.kind == Some(of) {
                None
            } else {
                Some(of)
            };
        }
    }
    ui.add_space(metrics::GRID);
    let mut open = filter.open_only;
    if ui.checkbox(&mut open, "Only open ones").changed() {
        filter.open_only = open;
    }
    let documents = documents_of(view, list);
    forms::choice(ui, "Document", &mut filter.document, &documents);
    let codes = codes_of(view, list, filter.code);
    forms::choice(ui, "Code", &mut filter.code, &codes);
    if comparison.pass.within {
        let within = sub_domains_of(view, comparison);
        forms::choice(ui, "Sub-domain", &mut filter.within, &within);
    }
    list.filter = filter;
    borders(ui, list);
}

/// Which differences of borders count.
pub(super) fn borders(ui: &mut Ui, list: &mut PassageList) {
    let choices = [
        (Tolerance::Exact, "to the character"),
        (Tolerance::Words(0), "but for punctuation"),
        (Tolerance::Words(1), "within one word"),
        (Tolerance::Words(2), "within two words"),
        (Tolerance::Words(3), "within three words"),
    ];
    let mut tolerance = list.tolerance;
    if forms::choice(ui, "Borders are the same", &mut tolerance, &choices) {
        list.tolerance = tolerance;
    }
}

fn sub_domains_of(view: &View<'_>, comparison: &Comparison) -> Vec<(Option<CodeId>, String)> {
    let mut choices = vec![(None, "All sub-domains".to_owned())];
    for part in view.seen.parts(comparison.pass.id) {
        if let Part::Construct(construct) = part {
            choices.push((Some(construct), view.seen.code_name(construct)));
        }
    }
    choices
}

fn documents_of(view: &View<'_>, list: &PassageList) -> Vec<(Option<DocumentId>, String)> {
    let mut choices = vec![(None, "All documents".to_owned())];
    let with = list.documents();
    let rows = view.overview.documents.iter();
    choices.extend(
        rows.filter(|row| with.contains(&row.id))
            .map(|row| (Some(row.id), row.name.clone())),
    );
    choices
}

fn codes_of(
    view: &View<'_>,
    list: &PassageList,
    chosen: Option<CodeId>,
) -> Vec<(Option<CodeId>, String)> {
    let mut choices = vec![(None, "All codes".to_owned())];
    let with = list.codes();
    let rows = view.overview.codes.iter();
    choices.extend(
        rows.filter(|row| with.contains(&row.id) || chosen == Some(row.id))
            .map(|row| (Some(row.id), row.name.clone())),
    );
    choices
}

/// In what the figures count, and over which text.
pub(super) fn unit_and_universe(ui: &mut Ui, comparison: &Comparison, choices: &mut FigureChoices) {
    parts::section(ui, "Unit", "");
    let within = comparison.pass.within;
    let units = UnitChoice::ALL;
    for unit in units
        .into_iter()
        .filter(|unit| within || *unit != UnitChoice::Segment)
    {
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

pub(super) fn capital(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map_or_else(String::new, |first| {
        first.to_uppercase().collect::<String>() + letters.as_str()
    })
}
