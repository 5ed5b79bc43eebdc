//! What can stand beside the figures of a comparison: the share coded by two, the figures of each round, the intervals
//! of every coefficient, and the unitizing coefficients.

use super::sheet::Report;
use crate::analysis::agreement::of_study::{StudyAgreement, StudyUnitizing, UnitizingOf};
use crate::analysis::agreement::{Figure, Measure};
use crate::analysis::double_coded::{PartOf, double_coded};
use crate::exchange::spreadsheet::{Cell, Table};
use crate::model::{PassId, Seen};

impl Report {
    /// Says how much of the pass at least two analysts finished.
    #[must_use]
    pub(super) fn with_double_coded(mut self, seen: &Seen<'_>, pass: PassId) -> Self {
        let Some(double) = double_coded(seen, pass) else {
            return self;
        };
        let of = |part: PartOf, noun: &str| {
            let share = part.share().map_or(0.0, |share| share * 100.0);
            format!("{} of {} {noun} ({share:.0} %)", part.of_two, part.all)
        };
        let first = if double.within_constructs {
            of(double.constructs, "sub-domains")
        } else {
            of(double.documents, "documents")
        };
        let turns = if double.within_constructs {
            "segments"
        } else {
            "turns of participants"
        };
        let said = format!(
            "{first}, {}, {}",
            of(double.turns, turns),
            of(double.characters, "characters")
        );
        self.facts
            .push(("Finished by at least two".to_owned(), said));
        self
    }

    /// Adds the figures of each round, where there are several; `rounds` in the order of the answer's.
    pub(super) fn add_rounds(&mut self, answer: &StudyAgreement, rounds: &[StudyAgreement]) {
        if rounds.is_empty() {
            return;
        }
        let measures = [
            Measure::PercentAgreement,
            Measure::PositiveAgreement,
            Measure::Jaccard,
            Measure::KrippendorffAlpha,
        ];
        let mut headings = vec!["Round", "Codebook version", "Documents", "Units"];
        headings.extend(measures.map(Measure::name));
        headings.extend(["95 % of alpha, from", "to"]);
        let mut table = Table::new("Agreement by round, all codes pooled", &headings);
        for (round, figures) in answer.rounds.iter().zip(rounds) {
            let pooled = &figures.pooled.micro;
            let mut row: Vec<Cell> = vec![
                round.name.as_str().into(),
                round.codebook_version.into(),
                round.documents.into(),
                figures.n_units.into(),
            ];
            row.extend(measures.map(|measure| {
                let figure = pooled.figure(measure);
                Cell::from(figure.and_then(|it| it.as_ref().ok()).copied())
            }));
            let intervals = pooled.ci95.as_ref().ok();
            let alpha = intervals.and_then(|all| {
                let of = all.iter().find(|(of, _)| *of == Measure::KrippendorffAlpha);
                of.and_then(|(_, interval)| interval.as_ref().ok())
            });
            row.extend([
                Cell::from(alpha.map(|it| it.lo)),
                Cell::from(alpha.map(|it| it.hi)),
            ]);
            table.push(row);
        }
        let place = self.tables.len().min(1);
        self.tables.insert(place, table);
    }

    /// Adds the intervals of every coefficient.
    pub(super) fn add_intervals(&mut self, answer: &StudyAgreement) {
        let headings = ["Code", "Measure", "Figure", "95 %, from", "to"];
        let mut table = Table::new("Intervals of all coefficients", &headings);
        let codes = answer.per_code.iter().filter(|it| !it.is_left_out());
        let named = codes
            .chain([&answer.any_code])
            .map(|it| (it.code_name.as_str(), &it.counted))
            .chain([("all codes pooled", &answer.pooled.micro)]);
        for (name, counted) in named {
            for (measure, interval) in counted.ci95.iter().flatten() {
                let Ok(interval) = interval else { continue };
                let figure = counted.figure(*measure);
                table.push(vec![
                    name.into(),
                    measure.name().into(),
                    figure.and_then(|it| it.as_ref().ok()).copied().into(),
                    interval.lo.into(),
                    interval.hi.into(),
                ]);
            }
        }
        if !table.rows.is_empty() {
            self.tables.push(table);
        }
    }

    /// Adds the unitizing coefficients, which compare where passages begin and end.
    pub(super) fn add_unitizing(&mut self, found: &StudyUnitizing) {
        let with_gamma = found.overall.gamma.is_some();
        let mut headings = vec![
            "Of",
            "Units",
            "u-alpha",
            "|u-alpha",
            "cu-alpha",
            "Alpha of 1995",
        ];
        if with_gamma {
            headings.push("Gamma");
        }
        let mut table = Table::new("Unitizing coefficients", &headings);
        for code in &found.per_code {
            match &code.figures.0 {
                Ok(of) => table.push(unitizing_row(&code.code_name, of, with_gamma)),
                Err(why) => {
                    let note =
                        format!("No unitizing coefficients for “{}”: {why}.", code.code_name);
                    self.notes.push(note);
                }
            }
        }
        for it in &found.per_document {
            table.push(unitizing_row(&it.document_name, &it.figures, with_gamma));
        }
        table.push(unitizing_row("any code", &found.any_code, with_gamma));
        table.push(unitizing_row("all codes", &found.overall, with_gamma));
        self.tables.push(table);
        if let Some(gamma) = &found.overall.gamma {
            self.notes.push(format!(
                "Gamma: {} draws for each of {} documents, seed {}; observed disorder {:.4}, expected {:.4}.",
                gamma.draws.count, gamma.documents, gamma.draws.seed, gamma.observed, gamma.expected
            ));
        }
        self.notes.extend(found.notes.iter().cloned());
        let conventions = found.convention.iter();
        self.notes
            .extend(conventions.map(|(key, convention)| format!("{key}: {convention}.")));
    }
}

fn unitizing_row(name: &str, of: &UnitizingOf, with_gamma: bool) -> Vec<Cell> {
    let units: Vec<String> = of.units.iter().map(ToString::to_string).collect();
    let figure = |figure: Figure| Cell::from(figure.ok());
    let mut row = vec![
        name.into(),
        units.join(" + ").into(),
        figure(of.family.u_alpha),
        figure(of.family.binary),
        figure(of.family.cu_alpha),
        figure(of.alpha_1995()),
    ];
    if with_gamma {
        row.push(Cell::from(of.gamma.and_then(|it| it.gamma.ok())));
    }
    row
}
