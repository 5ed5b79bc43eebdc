//! What a row's figures are made of.

use super::super::comparison::Comparison;
use super::super::words::{coefficient, number, together};
use super::interval;
use super::level::{Level, RowData, RowKey};
use super::{FigureTable, Wanted};
use crate::analysis::agreement::Measure;
use crate::analysis::agreement::of_study::{Counted, Present, StudyAgreement};
use crate::model::Reported;
use crate::ui::View;
use crate::ui::theme::{metrics, parts, theme};
use egui::{Sense, Ui, vec2};

/// Draws the record of the chosen row; where a click in it leads.
pub(super) fn show(
    ui: &mut Ui,
    view: &View<'_>,
    comparison: &Comparison,
    table: &mut FigureTable,
) -> Option<Wanted> {
    let theme = theme(ui);
    let answer = table.answer.clone()?;
    let Some(row) = table
        .chosen
        .and_then(|key| row_of(&answer, table.level, key))
    else {
        ui.add_space(metrics::GRID * 2.0);
        let words = if table.level == Level::Borders {
            "Borders are compared in characters, whatever the unit. Hover over a heading to read what it says."
        } else {
            "Choose a row to see what its figures are made of; a number in it leads to its text."
        };
        ui.horizontal_top(|ui| {
            ui.add_space(metrics::GRID);
            ui.add(egui::Label::new(theme.quiet(words)).wrap());
        });
        return None;
    };
    parts::section(ui, table.level.one(), "");
    parts::card(ui, |ui| about(ui, view, &answer, &row));
    let units = units_of(&answer, row.key);
    parts::section(ui, "Counts", &format!("{} {}s", number(units), answer.unit));
    let pair = matches!(row.key, RowKey::Pair(..));
    let names: Vec<String> = if pair {
        row.name.split(" and ").map(str::to_owned).collect()
    } else {
        comparison.names.clone()
    };
    let asked = parts::card(ui, |ui| counts(ui, &names, &answer, &row)).inner;
    if let Some((present, title)) = asked {
        table.behind.open(row.key, present, title);
    }
    if view.overview.reported == Reported::AgreementToo {
        parts::section(ui, "Coefficients", "");
        parts::card(ui, |ui| {
            if let Some(paradox) = row.counted.paradox {
                ui.add(egui::Label::new(theme.small(paradox.to_string())).wrap());
                ui.add_space(metrics::GRID);
            }
            coefficients(ui, row.counted, table.choices.all_coefficients);
        });
        pairs(ui, &answer, row.key);
    }
    ui.add_space(metrics::GRID * 2.0);
    let wanted = table.passages_of(row.key)?;
    let mut asked = None;
    ui.horizontal(|ui| {
        ui.add_space(metrics::GRID);
        if parts::link(ui, "Passages where they differ").clicked() {
            asked = Some(wanted);
        }
        parts::key_cap(ui, "Enter");
    });
    asked
}

/// The row of a key.
fn row_of(answer: &StudyAgreement, level: Level, key: RowKey) -> Option<RowData<'_>> {
    let whole = |name: &str, counted| RowData {
        key,
        name: name.to_owned(),
        counted,
        depth: 0,
    };
    match key {
        RowKey::Any => Some(whole("Any code at all", &answer.any_code.counted)),
        RowKey::Pooled => Some(whole("All codes together", &answer.pooled.micro)),
        _ => {
            let mut rows = (0..level.rows(answer)).filter_map(|n| level.row(answer, n));
            rows.find(|row| row.key == key)
        }
    }
}

/// How many units a row speaks of.
fn units_of(answer: &StudyAgreement, key: RowKey) -> u64 {
    match key {
        RowKey::SubDomain(code) => {
            let own = answer.per_subdomain.iter().find(|it| it.code == code);
            own.map_or(answer.n_units, |it| it.n_units)
        }
        RowKey::Document(document) => {
            let own = answer
                .per_document
                .iter()
                .find(|it| it.document == document);
            own.map_or(answer.n_units, |it| it.n_units)
        }
        _ => answer.n_units,
    }
}

/// Its name, and what it means.
fn about(ui: &mut Ui, view: &View<'_>, answer: &StudyAgreement, row: &RowData<'_>) {
    let theme = theme(ui);
    ui.horizontal_top(|ui| {
        if let Some(code) = row.key.code() {
            let colour = view.overview.code(code).map_or(0, |row| row.colour);
            let (rect, _) =
                ui.allocate_exact_size(vec2(metrics::SWATCH, metrics::TEXT_LINE), Sense::hover());
            let colour = theme.code_colour(colour);
            crate::ui::icons::paint_swatch(ui.painter(), rect.center(), metrics::SWATCH, colour);
        }
        ui.add(egui::Label::new(theme.strong(&row.name)).wrap());
    });
    let words = match row.key {
        RowKey::Any => "Whether a unit was coded at all, with whatever code.".to_owned(),
        RowKey::Pooled | RowKey::Document(_) | RowKey::Pair(..) => {
            "All codes together: each unit is counted once for each code.".to_owned()
        }
        RowKey::Category(category) => {
            let category = view.seen.category(category);
            let words = category.map_or("", |it| it.definition.text());
            format!("{words}\nPresent in a unit when any code under it is.")
                .trim()
                .to_owned()
        }
        RowKey::SubDomain(code) => {
            let words = view.seen.code(code).map_or("", |it| it.definition.text());
            format!("{words}\nPresent in a unit when any code under it is, or was given within it.")
                .trim()
                .to_owned()
        }
        RowKey::Code(code) => {
            let definition = view.seen.code(code).map_or("", |it| it.definition.text());
            if definition.is_empty() {
                ui.add(egui::Label::new(theme.quiet("No definition yet.")).wrap());
            }
            definition.to_owned()
        }
    };
    if !words.is_empty() {
        ui.add(egui::Label::new(theme.text(words)).wrap());
    }
    let same = |code| RowKey::Code(code) == row.key;
    let code = answer.per_code.iter().find(|it| it.code.is_some_and(same));
    if let Some(of) = code.filter(|it| !it.matched.is_empty()) {
        let words = format!("Counts as it, by matching: {}", of.matched.join(", "));
        ui.add(egui::Label::new(theme.small(words)).wrap());
    }
}

/// Who gave it in how many units; what text is asked for.
fn counts(
    ui: &mut Ui,
    names: &[String],
    answer: &StudyAgreement,
    row: &RowData<'_>,
) -> Option<(Present, String)> {
    let theme = theme(ui);
    let mut lines: Vec<(String, u64, u64)> = Vec::new();
    if let ([a, b], Some([both, only_a, only_b, neither])) = (names, row.counted.of_two()) {
        lines.push(("Both".to_owned(), both, 0b11));
        lines.push((format!("Only {a}"), only_a, 0b01));
        lines.push((format!("Only {b}"), only_b, 0b10));
        lines.push(("Neither".to_owned(), neither, 0));
    } else {
        for (cell, count) in row.counted.cells.cells() {
            let with = names.iter().enumerate();
            let with = with.filter(|(n, _)| cell.present >> n & 1 == 1);
            let with: Vec<String> = with.map(|(_, name)| name.clone()).collect();
            let who = if with.is_empty() {
                "Nobody".to_owned()
            } else {
                together(&with)
            };
            lines.push((who, *count, cell.present));
        }
        lines.sort_by_key(|(_, _, present)| std::cmp::Reverse(present.count_ones()));
    }
    let mut asked = None;
    let pooled = row.key.behind() == crate::analysis::agreement::of_study::BehindOf::AllCodes;
    for (who, count, present) in lines {
        // What nobody coded is no text to read where it is all codes at once, or every character.
        let finite = present != 0 || (!pooled && answer.unit != "character");
        if count > 0 && finite {
            let clicked = count_link(ui, &who, count);
            if clicked {
                asked = Some((Present::Exactly(present), format!("{who}: {}", row.name)));
            }
        } else {
            line(ui, &who, &number(count), "");
        }
    }
    // How often each gave it, since every coefficient depends on that.
    let units: u64 = row.counted.cells.units();
    let gave: Vec<String> = names
        .iter()
        .enumerate()
        .map(|(n, name)| {
            let cells = row.counted.cells.cells().iter();
            let own = cells.filter(|(cell, _)| cell.present >> n & 1 == 1);
            let own: u64 = own.map(|(_, count)| count).sum();
            format!("{name} {}", share(own, units))
        })
        .collect();
    ui.add_space(metrics::GRID);
    let words = format!("Gave it in: {}", gave.join(", "));
    ui.add(egui::Label::new(theme.small(words)).wrap());
    asked
}

/// A count that leads to its text.
fn count_link(ui: &mut Ui, who: &str, count: u64) -> bool {
    ui.spacing_mut().interact_size.y = metrics::TEXT_LINE;
    let row = ui.horizontal(|ui| {
        ui.label(theme(ui).text(who));
        let layout = egui::Layout::right_to_left(egui::Align::Center);
        ui.with_layout(layout, |ui| {
            let link = parts::link(ui, &number(count));
            let spoken = format!("{who} {}: read them", number(count));
            link.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Link, true, &spoken));
            link.on_hover_text("Read them").clicked()
        })
        .inner
    });
    row.inner
}

/// The same code as every two of several analysts gave it.
fn pairs(ui: &mut Ui, answer: &StudyAgreement, key: RowKey) {
    if answer.per_pair.is_empty() {
        return;
    }
    let of_pair = |pair: &crate::analysis::agreement::of_study::PairAgreement| match key {
        RowKey::Any => Some(pair.any_code.clone()),
        RowKey::Pooled => Some(pair.micro.clone()),
        RowKey::Code(code) => {
            let own = pair.per_code.iter().find(|it| it.code == Some(code));
            own.map(|it| it.counted.clone())
        }
        _ => None,
    };
    let found: Vec<(String, Counted)> = answer
        .per_pair
        .iter()
        .filter_map(|pair| Some((together(&pair.analyst_names), of_pair(pair)?)))
        .collect();
    if found.is_empty() {
        return;
    }
    parts::section(ui, "Every pair", "α");
    parts::card(ui, |ui| {
        for (names, counted) in &found {
            let alpha = counted.figure(Measure::KrippendorffAlpha);
            let (value, hover) = match alpha {
                Some(Ok(value)) => (coefficient(*value), String::new()),
                Some(Err(why)) => ("–".to_owned(), format!("Undefined: {why}.")),
                None => continue,
            };
            line(ui, names, &value, &hover);
        }
    });
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

fn coefficients(ui: &mut Ui, counted: &Counted, all: bool) {
    let always = [Measure::PositiveAgreement, Measure::KrippendorffAlpha];
    for (measure, figure) in &counted.figures {
        if !all && !always.contains(measure) {
            continue;
        }
        let hover = format!("{}: {}.", measure.name(), measure.convention());
        match figure {
            Ok(value) => {
                line(ui, measure.name(), &coefficient(*value), &hover);
                if let Ok(interval) = interval::interval_of(counted, *measure) {
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
