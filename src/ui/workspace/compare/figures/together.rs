//! All units together: the sets of codes they bear, and how much two analysts coded.

use super::super::words::{coefficient, counted, number};
use super::choices::FigureChoices;
use super::drawing::Drawing;
use super::interval;
use crate::analysis::agreement::Undefined;
use crate::analysis::agreement::of_study::StudyAgreement;
use crate::analysis::double_coded::{DoubleCoded, PartOf, double_coded};
use crate::model::PassId;
use crate::ui::View;
use crate::ui::theme::{metrics, parts, theme};
use egui::{Label, Ui};

/// How much of a pass two analysts finished, looked up once for every change of the study.
#[derive(Debug, Default)]
pub(super) struct KeptDouble {
    key: Option<(u64, PassId)>,
    found: Option<DoubleCoded>,
}

impl KeptDouble {
    /// Of the pass that the figures are of; none where they are of one analyst's two passes.
    pub fn of(
        &mut self,
        view: &View<'_>,
        pass: PassId,
        answer: &StudyAgreement,
    ) -> Option<DoubleCoded> {
        let key = Some((view.revision(), pass));
        if self.key != key {
            self.key = key;
            self.found = double_coded(view.seen, pass);
        }
        self.found.filter(|_| answer.and_pass.is_none())
    }
}

/// Draws it; whether the ratings are asked for.
pub(super) fn show(
    ui: &mut Ui,
    drawing: Drawing,
    double: Option<&DoubleCoded>,
    answer: &StudyAgreement,
    choices: &FigureChoices,
    coefficients: bool,
) -> bool {
    let theme = theme(ui);
    parts::section(ui, &format!("All {}s together", answer.unit), "");
    ui.spacing_mut().item_spacing.y = metrics::GRID * 1.5;
    let mut line = |words: String, hover: &str| {
        let response = ui.horizontal_top(|ui| {
            ui.add_space(metrics::GRID);
            ui.add(Label::new(theme.quiet(words)).wrap())
        });
        if !hover.is_empty() {
            response.inner.on_hover_text(hover.to_owned());
        }
    };
    if coefficients {
        for (name, masi) in [("Jaccard", false), ("MASI", true)] {
            if masi && !choices.all_coefficients {
                continue;
            }
            let left_out = answer.pooled.set_valued.alpha(masi) == Err(Undefined::NotAskedFor);
            match drawing {
                Drawing::Pending if left_out => {
                    line(format!("Set-valued α ({name}) is being worked out…"), "");
                }
                Drawing::Failed if left_out => {
                    let words = format!("Set-valued α ({name}) was not worked out to the end.");
                    line(words, "");
                }
                _ => sets(answer, name, masi, &mut line),
            }
        }
    }
    if let Some(double) = double {
        line(shares(double), "Of all material of the pass.");
    }
    ui.horizontal_wrapped(|ui| {
        ui.add_space(metrics::GRID);
        parts::link(ui, "Save these figures or the ratings")
            .on_hover_text("In Report: the table of figures, and every unit with what each analyst gave it, from which any other program computes the same.")
            .clicked()
    })
    .inner
}

/// “Set-valued α (Jaccard) 0.66, 95 % from 0.55 to 0.76”.
fn sets(answer: &StudyAgreement, name: &str, masi: bool, line: &mut impl FnMut(String, &str)) {
    let sets = &answer.pooled.set_valued;
    let hover = "Krippendorff’s alpha of the sets of codes that each unit bears; sets that share codes differ less than sets that share none.";
    match (sets.alpha(masi), sets.interval(masi)) {
        (Ok(alpha), Ok(drawn)) => line(
            format!(
                "Set-valued α ({name}) {}, {}",
                coefficient(alpha),
                interval::in_short(&drawn)
            ),
            &format!("{hover}\n{}", interval::said(&drawn)),
        ),
        (Ok(alpha), Err(why)) => line(
            format!("Set-valued α ({name}) {}", coefficient(alpha)),
            &format!("{hover}\n{why}."),
        ),
        (Err(why), _) => line(format!("No set-valued α: {why}."), hover),
    }
}

/// “Two analysts finished all 11 documents, 340 of 402 turns and 91 % of the characters.”
fn shares(double: &DoubleCoded) -> String {
    let of = |part: PartOf, one: &str, many: &str| {
        let all = counted(usize::try_from(part.all).unwrap_or(usize::MAX), one, many);
        if part.is_whole() && part.all == 1 {
            all
        } else if part.is_whole() {
            format!("all {all}")
        } else {
            format!("{} of {all}", number(part.of_two))
        }
    };
    let turns = if double.within_constructs {
        of(double.turns, "segment", "segments")
    } else {
        of(double.turns, "turn", "turns")
    };
    let characters = double
        .characters
        .share()
        .map_or_else(|| "–".to_owned(), |share| format!("{:.0} %", share * 100.0));
    format!(
        "Finished by two analysts: {}, {turns}, {characters} of the characters.",
        of(double.documents, "document", "documents"),
    )
}
