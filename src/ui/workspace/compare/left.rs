//! What is compared, at the left: who, which pass, and what of it is shown.

use super::comparison::{Choice, Comparison, HIDES};
use super::filter::HowSettled;
use super::kinds::Kind;
use super::list::PassageList;
use super::passes::ComparedPass;
use super::words::{number, short_name};
use crate::analysis::discrepancies::Tolerance;
use crate::model::{AnalystId, capital};
use crate::ui::icons::Icon;
use crate::ui::theme::parts::ListRow;
use crate::ui::theme::{metrics, parts, theme};
use crate::ui::{Commands, View, forms};
use egui::{Sense, Ui};

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
}

/// Which two of several have their codes matched.
pub(super) fn pair(ui: &mut Ui, view: &View<'_>, comparison: &Comparison, choice: &mut Choice) {
    if comparison.is_of_two() || comparison.pass.hidden.is_some() {
        return;
    }
    let called = |who: AnalystId| match comparison.name_of(who) {
        Some(name) if comparison.hides => name.to_owned(),
        _ => short_name(view.overview, who),
    };
    let name = |pair: &[AnalystId; 2]| pair.map(called).join(" and ");
    let pairs = comparison.pairs().into_iter();
    let pairs: Vec<_> = pairs.map(|pair| (pair, name(&pair))).collect();
    let mut pair = comparison.pair;
    if forms::choice(ui, "Side by side", &mut pair, &pairs) {
        choice.set_pair(pair);
    }
}

/// The analysts while it is hidden who coded what, and the way to hide or show it.
pub(super) fn readings(
    ui: &mut Ui,
    view: &View<'_>,
    comparison: &Comparison,
    choice: &mut Choice,
    commands: &mut Commands,
) {
    if comparison.hides {
        parts::section(ui, "Who", "");
        let count = number(comparison.analysts.len() as u64);
        let words = format!("{count} analysts");
        ListRow::new(&words)
            .quiet(true)
            .sense(Sense::hover())
            .show(ui);
    } else {
        who(ui, view, comparison, choice);
    }
    hide_names(ui, comparison.hides, commands);
}

/// The way to hide who coded what, or to show it again.
pub(super) fn hide_names(ui: &mut Ui, hidden: bool, commands: &mut Commands) {
    ui.horizontal(|ui| {
        ui.add_space(metrics::GRID);
        let mut hides = hidden;
        let why = "On this machine, everywhere in Compare. Readings are called first and second, in an order of each passage’s own; in Figures and Matching the analysts are A and B. The log and what is saved from Report keep who coded and who decided what.";
        let toggle = ui.checkbox(&mut hides, "Hide names");
        if toggle.on_hover_text(why).changed() {
            commands.remember(HIDES, if hides { "true" } else { "false" });
        }
    });
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

/// Which kinds of differences the list shows.
pub(super) fn kinds(ui: &mut Ui, view: &View<'_>, comparison: &Comparison, list: &mut PassageList) {
    let Some(found) = list.found() else {
        return;
    };
    parts::section(ui, "Show", "");
    let mut filter = list.filter.clone();
    let all = number(found.rows.len() as u64);
    let row = ListRow::new("All differences").right(&all);
    let mine = filter.state == Some(HowSettled::Mine);
    let row = row.selected(filter.kind.is_none() && !mine);
    if row.show(ui).clicked() {
        filter.kind = None;
        if mine {
            filter.state = None;
        }
    }
    let left_to_me = view.me().and_then(|me| found.referred.get(&me));
    if let Some(count) = left_to_me {
        let count = number(*count as u64);
        let row = ListRow::new("Referred to you").right(&count).selected(mine);
        if row.show(ui).clicked() {
            filter.state = (!mine).then_some(HowSettled::Mine);
        }
    }
    let counts = found.kinds.iter().map(|(kind, count)| (*kind, *count));
    for (kind, count) in Kind::counted(counts, comparison) {
        let count = number(count as u64);
        let name = capital(&kind.words(comparison));
        let row = ListRow::new(&name).right(&count);
        if row.selected(filter.kind == Some(kind)).show(ui).clicked() {
            filter.kind = (filter.kind != Some(kind)).then_some(kind);
        }
    }
    list.filter = filter;
}

/// What else of the differences is shown.
pub(super) fn filters(
    ui: &mut Ui,
    view: &View<'_>,
    comparison: &Comparison,
    list: &mut PassageList,
) {
    let Some(found) = list.found() else {
        return;
    };
    let mut filter = list.filter.clone();
    ui.add_space(metrics::GRID);
    let mut states = HowSettled::ALL.to_vec();
    if filter.state == Some(HowSettled::Mine) {
        states.push((Some(HowSettled::Mine), "Referred to you"));
    }
    forms::choice(ui, "State", &mut filter.state, &states);
    list.choices.update(view, comparison, &found, filter.code);
    let choices = &list.choices;
    forms::choice(ui, "Document", &mut filter.document, &choices.documents);
    forms::choice(ui, "Code", &mut filter.code, &choices.codes);
    if comparison.pass.within {
        forms::choice(ui, "Sub-domain", &mut filter.within, &choices.within);
    }
    if !comparison.hides {
        forms::choice(ui, "Coded by", &mut filter.analyst, &choices.analysts);
    }
    list.filter = filter;
    borders(ui, list);
}

/// Which differences of borders count.
pub(super) fn borders(ui: &mut Ui, list: &mut PassageList) {
    let choices = Tolerance::CHOICES.map(|(tolerance, _, words)| (tolerance, words));
    let mut tolerance = list.tolerance;
    if forms::choice(ui, "Borders are the same", &mut tolerance, &choices) {
        list.tolerance = tolerance;
    }
}
