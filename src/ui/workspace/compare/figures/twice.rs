//! One analyst's coding in two passes, as a choice.

use super::super::comparison::Comparison;
use super::super::passes::{ComparedPass, compared_pass};
use super::super::words::{short_name, together};
use super::choices::FigureChoices;
use crate::model::{AnalystId, PassId};
use crate::ui::theme::{parts, theme};
use crate::ui::{View, forms};
use egui::{Frame, Margin, Ui};

/// What one analyst coded twice, of one pass; made anew when the study or the pass changes.
#[derive(Debug, Default)]
pub(in super::super) struct TwiceChoices {
    of: Option<(u64, PassId, bool)>,
    choices: Vec<(Option<(AnalystId, PassId)>, String)>,
}

impl TwiceChoices {
    /// Sees to it that they are those of the study and the pass.
    pub fn update(&mut self, view: &View<'_>, comparison: &Comparison) {
        let of = Some((view.revision(), comparison.pass.id, comparison.hides));
        if self.of == of {
            return;
        }
        self.of = of;
        self.choices.clear();
        for (who, pass) in others(view, comparison.pass.id) {
            if self.choices.is_empty() && comparison.analysts.len() > 1 {
                self.choices.push((None, together(&comparison.names)));
            }
            let name = view.seen.pass(pass).map_or("", |it| it.name.text());
            let words = format!("{}, here and in “{name}”", short_name(view.overview, who));
            self.choices.push((Some((who, pass)), words));
        }
    }

    /// A choice, where there is any.
    pub fn show(&self, ui: &mut Ui, choices: &mut FigureChoices) {
        if self.choices.is_empty() {
            return;
        }
        parts::section(ui, "Compared", "");
        forms::bare_choice(
            ui,
            "Compared",
            &mut choices.twice,
            &self.choices,
            ui.available_width(),
        );
    }

    /// Whether this can be compared.
    pub fn has(&self, twice: (AnalystId, PassId)) -> bool {
        self.choices
            .iter()
            .any(|(choice, _)| *choice == Some(twice))
    }

    /// The first that can be compared.
    pub fn first(&self) -> Option<(AnalystId, PassId)> {
        self.choices.iter().find_map(|(choice, _)| *choice)
    }
}

/// Who of a pass coded in another pass over the same kind of material too, with that pass; as far as the viewer may see
/// their work in both.
fn others(view: &View<'_>, pass: PassId) -> Vec<(AnalystId, PassId)> {
    let seen = view.seen;
    let Some(first) = seen.pass(pass) else {
        return Vec::new();
    };
    let mut found = Vec::new();
    for other in seen.passes() {
        if other.id == pass || other.is_within_constructs() != first.is_within_constructs() {
            continue;
        }
        for who in &first.opened.analysts {
            let both = [pass, other.id];
            let shows = both.iter().all(|pass| seen.shows_work_of(*who, *pass));
            if shows && other.opened.analysts.contains(who) {
                found.push((*who, other.id));
            }
        }
    }
    found
}

/// The pass of one analyst alone that can be compared with another pass of theirs, as a comparison; none where there
/// is none. For studies in which no pass has two analysts.
pub(in super::super) fn of_one_alone(view: &View<'_>) -> Option<Comparison> {
    let passes = view.seen.passes();
    let pass = passes
        .iter()
        .find(|pass| !others(view, pass.id).is_empty())?;
    let compared: ComparedPass = compared_pass(view, pass, pass.opened.analysts.clone());
    let who = *compared.coders.first()?;
    let name = short_name(view.overview, who);
    Some(Comparison {
        analysts: vec![who],
        names: vec![name.clone()],
        colours: vec![view.overview.person(who).map_or(0, |it| it.colour)],
        pair: [who, who],
        pair_names: [name.clone(), name],
        hides: false,
        pass: compared,
    })
}

/// Says that one analyst coded twice; whether the figures are asked for.
pub(in super::super) fn offer_twice(ui: &mut Ui) -> bool {
    let margin = Margin {
        left: 24,
        right: 20,
        top: 16,
        bottom: 0,
    };
    let drawn = Frame::new().inner_margin(margin).show(ui, |ui| {
        ui.horizontal_wrapped(|ui| {
            let words = "The same material was coded in two passes by one analyst.";
            ui.label(theme(ui).text(words));
            parts::link(ui, "Compare the two").clicked()
        })
        .inner
    });
    drawn.inner
}

/// The comparison as the figures are of it: of one analyst in two passes, where that was chosen.
pub(super) fn figured(
    view: &View<'_>,
    comparison: &Comparison,
    choices: &FigureChoices,
) -> Comparison {
    let Some((who, second)) = choices.twice else {
        return comparison.clone();
    };
    let name = view.seen.pass(second).map_or("", |it| it.name.text());
    let colour = view.overview.person(who).map_or(0, |it| it.colour);
    Comparison {
        analysts: vec![who; 2],
        names: vec![comparison.pass.name.clone(), name.to_owned()],
        colours: vec![colour; 2],
        ..comparison.clone()
    }
}
