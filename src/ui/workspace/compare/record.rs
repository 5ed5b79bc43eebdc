//! What stands behind a code's figures.

use super::comparison::Comparison;
use super::figures::FigureTable;
use super::interval;
use super::words::{coefficient, number};
use crate::analysis::agreement::Measure;
use crate::analysis::agreement::of_study::{CodeAgreement, StudyAgreement};
use crate::model::{CodeId, Reported};
use crate::ui::View;
use crate::ui::theme::{metrics, parts, theme};
use egui::{Sense, Ui, vec2};

/// Draws the record of the chosen code; the code, if its passages are asked for.
pub(super) fn show(
    ui: &mut Ui,
    view: &View<'_>,
    comparison: &Comparison,
    table: &mut FigureTable,
) -> Option<CodeId> {
    let theme = theme(ui);
    let answer = table.answer()?;
    let chosen = table.chosen();
    let of = answer
        .per_code
        .iter()
        .find(|it| it.code.is_some() && it.code == chosen);
    let Some((of, code)) = of.and_then(|of| Some((of, of.code?))) else {
        ui.add_space(metrics::GRID * 2.0);
        let words = "Choose a code to see what its figures are made of.";
        ui.horizontal_top(|ui| {
            ui.add_space(metrics::GRID);
            ui.add(egui::Label::new(theme.quiet(words)).wrap());
        });
        return None;
    };
    parts::section(ui, "Code", "");
    parts::card(ui, |ui| {
        let colour = view.overview.code(code).map_or(0, |row| row.colour);
        ui.horizontal_top(|ui| {
            let (rect, _) =
                ui.allocate_exact_size(vec2(metrics::SWATCH, metrics::TEXT_LINE), Sense::hover());
            let colour = theme.code_colour(colour);
            crate::ui::icons::paint_swatch(ui.painter(), rect.center(), metrics::SWATCH, colour);
            ui.add(egui::Label::new(theme.strong(&of.code_name)).wrap());
        });
        let definition = view.seen.code(code).map_or("", |it| it.definition.text());
        let words = if definition.is_empty() {
            theme.quiet("No definition yet.")
        } else {
            theme.text(definition)
        };
        ui.add(egui::Label::new(words).wrap());
        if !of.matched.is_empty() {
            let words = format!("Counts as it, by matching: {}", of.matched.join(", "));
            ui.add(egui::Label::new(theme.small(words)).wrap());
        }
    });
    parts::section(
        ui,
        "Counts",
        &format!("{} {}s", number(answer.n_units), answer.unit),
    );
    parts::card(ui, |ui| counts(ui, comparison, &answer, of));
    if view.overview.reported == Reported::AgreementToo {
        parts::section(ui, "Coefficients", "");
        parts::card(ui, |ui| {
            coefficients(ui, of, table.choices.all_coefficients);
        });
    }
    ui.add_space(metrics::GRID * 2.0);
    let mut asked = None;
    ui.horizontal(|ui| {
        ui.add_space(metrics::GRID);
        if parts::link(ui, "Passages where they differ").clicked() {
            asked = Some(code);
        }
        parts::key_cap(ui, "Enter");
    });
    asked
}

fn counts(ui: &mut Ui, comparison: &Comparison, answer: &StudyAgreement, of: &CodeAgreement) {
    let theme = theme(ui);
    let names = &comparison.names;
    let mut lines: Vec<(String, u64)> = Vec::new();
    if let ([a, b], Some([both, only_a, only_b, neither])) = (names.as_slice(), of.counted.of_two())
    {
        lines.push(("Both".to_owned(), both));
        lines.push((format!("Only {a}"), only_a));
        lines.push((format!("Only {b}"), only_b));
        lines.push(("Neither".to_owned(), neither));
    } else {
        for (cell, count) in of.counted.cells.cells() {
            let with = names.iter().enumerate();
            let with = with.filter(|(n, _)| cell.present >> n & 1 == 1);
            let with: Vec<String> = with.map(|(_, name)| name.clone()).collect();
            let who = if with.is_empty() {
                "Nobody".to_owned()
            } else {
                super::words::together(&with)
            };
            lines.push((who, *count));
        }
    }
    for (who, count) in &lines {
        line(ui, who, &number(*count), "");
    }
    // How often each gave it, since every coefficient depends on that.
    let gave: Vec<String> = names
        .iter()
        .enumerate()
        .map(|(n, name)| {
            let cells = of.counted.cells.cells().iter();
            let own = cells.filter(|(cell, _)| cell.present >> n & 1 == 1);
            let own: u64 = own.map(|(_, count)| count).sum();
            format!("{name} {}", share(own, answer.n_units))
        })
        .collect();
    ui.add_space(metrics::GRID);
    let words = format!("Gave it in: {}", gave.join(", "));
    ui.add(egui::Label::new(theme.small(words)).wrap());
}

fn share(own: u64, all: u64) -> String {
    if all == 0 {
        return "–".to_owned();
    }
    let percent = own as f64 * 100.0 / all as f64;
    if own > 0 && percent < 0.1 {
        "under 0.1 %".to_owned()
    } else {
        format!("{percent:.1} %")
    }
}

fn coefficients(ui: &mut Ui, of: &CodeAgreement, all: bool) {
    let always = [Measure::PositiveAgreement, Measure::KrippendorffAlpha];
    for (measure, figure) in &of.counted.figures {
        if !all && !always.contains(measure) {
            continue;
        }
        let hover = format!("{}: {}.", measure.name(), measure.convention());
        match figure {
            Ok(value) => {
                line(ui, measure.name(), &coefficient(*value), &hover);
                if let Ok(interval) = interval::interval_of(&of.counted, *measure) {
                    let text = theme(ui).small(interval::in_short(&interval));
                    let label = ui.add(egui::Label::new(text).wrap());
                    label.on_hover_text(interval::said(&interval));
                }
            }
            Err(why) => {
                line(ui, measure.name(), "–", &hover);
                let text = theme(ui).small(format!("Undefined: {why}."));
                ui.add(egui::Label::new(text).wrap());
            }
        }
    }
}

/// A name with its number at the right.
fn line(ui: &mut Ui, name: &str, value: &str, hover: &str) {
    let theme = theme(ui);
    ui.spacing_mut().interact_size.y = metrics::TEXT_LINE;
    let row = ui.horizontal(|ui| {
        ui.label(theme.text(name));
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            ui.label(theme.text(value));
        });
    });
    if !hover.is_empty() {
        row.response.on_hover_text(hover);
    }
}
