//! `agreement`: how far analysts agree.

use super::agreement_unitizing;
use super::pass_rounds::find_rounds;
use crate::analysis::agreement::of_study::{
    AgreementOptions, Counted, GammaDraws, StudyAgreement, StudyUnitizing, UnitChoice,
    UniverseChoice, agreement_of_study, unitizing_of_study,
};
use crate::analysis::agreement::{DrawnFrom, Draws, Measure};
use crate::analysis::units::Cover;
use crate::cli::arguments::Viewing;
use crate::cli::cli_error::CliError;
use crate::cli::open_study::OpenStudy;
use crate::cli::table::Table;
use crate::cli::{names, output, progress};
use crate::model::{capital, many};
use clap::{Args, ValueEnum};
use serde::Serialize;
use std::ops::ControlFlow;
use std::path::PathBuf;
use std::process::ExitCode;

/// Compares analysts in one pass, code by code and pooled.
#[derive(Debug, Args)]
#[allow(
    clippy::struct_excessive_bools,
    reason = "each is a switch of the command line"
)]
pub struct Agreement {
    /// The study's folder.
    project: PathBuf,
    /// The analysts; without them, those of the pass.
    #[arg(long, value_name = "A,B[,C…]")]
    analysts: Vec<String>,
    /// The pass; without it, the latest that can be compared.
    #[arg(long)]
    pass: Option<String>,
    /// The unit; without it, segments within constructs and sentences in whole documents.
    #[arg(long, value_enum)]
    unit: Option<Unit>,
    /// The text spoken of; without it, the material within constructs and participants' turns in whole documents.
    #[arg(long, value_enum)]
    universe: Option<Universe>,
    /// Codes, each with everything below it; without them, all that were given.
    #[arg(long, value_name = "CODE,…")]
    codes: Vec<String>,
    /// Documents; without them, all that the analysts finished.
    #[arg(long, value_name = "DOCUMENT,…")]
    documents: Vec<String>,
    /// Rounds of the pass; without them, all of its material.
    #[arg(long, value_name = "ROUND,…", conflicts_with = "and_pass")]
    round: Vec<String>,
    /// A second pass: then one analyst's coding of the same material in both passes is compared.
    #[arg(long, value_name = "PASS", requires = "pass")]
    and_pass: Option<String>,
    /// A unit has a code only where codings cover at least half of its words.
    #[arg(long)]
    half_of_words: bool,
    /// Shows kappa, pi, AC1 and Brennan–Prediger too, with their intervals.
    #[arg(long)]
    all_coefficients: bool,
    /// The rows of the table; the JSON document has them all.
    #[arg(long, value_enum, default_value_t = By::Codes)]
    by: By,
    /// How many draws an interval is made of; 0 for no intervals.
    #[arg(long, value_name = "N", default_value_t = Draws::default().count, value_parser = clap::value_parser!(u32).range(0..=100_000))]
    draws: u32,
    /// The seed of the draws.
    #[arg(long, value_name = "N", default_value_t = Draws::default().seed)]
    seed: u64,
    /// What is drawn: documents, or participants with their documents.
    #[arg(long, value_enum, default_value_t = Over::Documents)]
    over: Over,
    /// The unitizing coefficients too, which compare where passages begin and end: the family of 2016 and that of 1995,
    /// per code, per document and over all.
    #[arg(long)]
    unitizing: bool,
    /// Gamma too, with the unitizing coefficients; takes long in large studies.
    #[arg(long)]
    gamma: bool,
    /// How many random texts gamma draws for each document.
    #[arg(long, value_name = "N", default_value_t = GammaDraws::default().count as u32, value_parser = clap::value_parser!(u32).range(1..=100_000))]
    gamma_draws: u32,
    /// The seed of gamma's draws.
    #[arg(long, value_name = "N", default_value_t = GammaDraws::default().seed)]
    gamma_seed: u64,
    /// One JSON document instead of text.
    #[arg(long)]
    json: bool,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum Unit {
    Segment,
    Sentence,
    Turn,
    Paragraph,
    Document,
    Character,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum Universe {
    Material,
    Participants,
    All,
}

/// The rows of the table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum By {
    Codes,
    Categories,
    Subdomains,
    Documents,
    Pairs,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum Over {
    Documents,
    Participants,
}

impl From<Over> for DrawnFrom {
    fn from(over: Over) -> Self {
        match over {
            Over::Documents => Self::Documents,
            Over::Participants => Self::Participants,
        }
    }
}

impl From<Unit> for UnitChoice {
    fn from(unit: Unit) -> Self {
        match unit {
            Unit::Segment => Self::Segment,
            Unit::Sentence => Self::Sentence,
            Unit::Turn => Self::Turn,
            Unit::Paragraph => Self::Paragraph,
            Unit::Document => Self::Document,
            Unit::Character => Self::Character,
        }
    }
}

impl From<Universe> for UniverseChoice {
    fn from(universe: Universe) -> Self {
        match universe {
            Universe::Material => Self::Material,
            Universe::Participants => Self::Participants,
            Universe::All => Self::All,
        }
    }
}

impl Agreement {
    pub fn run(self, viewing: &Viewing) -> Result<ExitCode, CliError> {
        let open = OpenStudy::open(&self.project, viewing)?;
        let seen = open.seen();
        let pass = |name: &Option<String>| {
            let pass = name.as_ref().map(|name| names::passes(&seen).find(name));
            pass.transpose()
        };
        let (of_pass, rounds) = find_rounds(&seen, pass(&self.pass)?, &self.round)?;
        let options = AgreementOptions {
            pass: of_pass,
            rounds,
            and_pass: pass(&self.and_pass)?,
            analysts: names::analysts(&seen).find_different(&self.analysts)?,
            unit: self.unit.map(Into::into),
            universe: self.universe.map(Into::into),
            codes: names::codes(&seen).find_all(&self.codes)?,
            documents: names::documents(&seen).find_all(&self.documents)?,
            cover: if self.half_of_words {
                Cover::HalfOfWords
            } else {
                Cover::OneWord
            },
            all_coefficients: self.all_coefficients,
            without_sets: false,
            draws: Draws {
                count: self.draws,
                seed: self.seed,
                from: self.over.into(),
            },
        };
        let answer = agreement_of_study(&seen, &open.texts(), &open.cut(), &options)?;
        let unitizing = self.unitizing(&open, &options)?;
        if self.json {
            output::json(&Written {
                answer: &answer,
                unitizing: unitizing.as_ref(),
            })?;
        } else {
            let mut text = as_text(&answer, self.by, self.all_coefficients);
            if let Some(unitizing) = &unitizing {
                text.push_str(&agreement_unitizing::as_text(unitizing));
            }
            output::print(&text)?;
        }
        Ok(ExitCode::SUCCESS)
    }

    /// The unitizing coefficients, where they are asked for.
    fn unitizing(
        &self,
        open: &OpenStudy,
        options: &AgreementOptions,
    ) -> Result<Option<StudyUnitizing>, CliError> {
        if !self.unitizing && !self.gamma {
            return Ok(None);
        }
        let draws = self.gamma.then_some(GammaDraws {
            count: self.gamma_draws as usize,
            seed: self.gamma_seed,
        });
        let bar = progress::bar("Drawing", u64::from(self.gamma_draws));
        let found = unitizing_of_study(&open.seen(), options, draws, &|done, of| {
            bar.set_length(of);
            bar.set_position(done);
            ControlFlow::Continue(())
        })?;
        bar.finish_and_clear();
        Ok(found)
    }
}

/// The answer as it is written.
#[derive(Serialize)]
struct Written<'a> {
    #[serde(flatten)]
    answer: &'a StudyAgreement,
    #[serde(skip_serializing_if = "Option::is_none")]
    unitizing: Option<&'a StudyUnitizing>,
}

/// Measures that are shown without being asked for. Percent agreement stands beside chance-corrected ones, never alone.
const HEADLINE: [(Measure, &str); 3] = [
    (Measure::PercentAgreement, "percent"),
    (Measure::PositiveAgreement, "positive"),
    (Measure::KrippendorffAlpha, "alpha"),
];

/// Measures that are shown on request.
const FURTHER: [(Measure, &str); 8] = [
    (Measure::Jaccard, "Jaccard"),
    (Measure::CohenKappa, "Cohen"),
    (Measure::ScottPi, "Scott"),
    (Measure::FleissKappa, "Fleiss"),
    (Measure::CongerKappa, "Conger"),
    (Measure::LightKappa, "Light"),
    (Measure::GwetAc1, "AC1"),
    (Measure::BrennanPrediger, "BP"),
];

pub(super) fn as_text(answer: &StudyAgreement, by: By, all: bool) -> String {
    let mut text = format!(
        "Pass “{}”; analysts {}.\nUnit: {} ({}; {}). Universe: {}. {} in {}.\nAs it was at {}.\n",
        answer.pass_name,
        answer.analyst_names.join(", "),
        answer.unit,
        answer.unit_rule,
        answer.presence_rule,
        answer.universe,
        many(
            usize::try_from(answer.n_units).unwrap_or(usize::MAX),
            "unit",
            "units"
        ),
        many(answer.documents.len(), "document", "documents"),
        answer.cut,
    );
    for left in &answer.documents_left_out {
        text.push_str(&format!(
            "Left out: {}: {}.\n",
            left.document_name, left.reason
        ));
    }
    text.push('\n');
    text.push_str(&figures(answer, by, all).text());
    text.push_str(&means(answer, all));
    text.push_str(&undefined(answer));
    for sentence in answer.left_out_in_words() {
        text.push_str(&format!("{sentence}\n"));
    }
    for note in &answer.notes {
        text.push_str(&format!("{note}\n"));
    }
    text
}

fn shown(all: bool) -> impl Iterator<Item = (Measure, &'static str)> {
    let further = FURTHER.into_iter().filter(move |_| all);
    HEADLINE.into_iter().chain(further)
}

fn figures(answer: &StudyAgreement, by: By, all: bool) -> Table {
    let two = answer.analysts.len() == 2 || by == By::Pairs;
    let mut headings = vec![match by {
        By::Codes => "code",
        By::Categories => "category",
        By::Subdomains => "sub-domain",
        By::Documents => "document",
        By::Pairs => "analysts",
    }];
    headings.extend(if two {
        &["both", "only A", "only B", "neither"][..]
    } else {
        &["units with it"][..]
    });
    headings.extend(shown(all).map(|(_, name)| name));
    headings.push("95 % of alpha");
    let mut table = Table::new(&headings);
    for (name, counted) in rows(answer, by) {
        let mut cells = vec![name];
        match counted.of_two() {
            Some(counts) => cells.extend(counts.iter().map(ToString::to_string)),
            None => cells.push(counted.cells.applied().to_string()),
        }
        cells.extend(shown(all).map(|(measure, _)| figure(counted, measure)));
        cells.push(interval(counted));
        table.row(cells);
    }
    table
}

/// The rows of one kind, and below them those of all codes.
fn rows(answer: &StudyAgreement, by: By) -> Vec<(String, &Counted)> {
    let mut rows: Vec<(String, &Counted)> = match by {
        By::Codes => {
            let codes = answer.per_code.iter();
            codes
                .filter(|it| !it.is_left_out())
                .map(|it| (it.code_name.clone(), &it.counted))
                .collect()
        }
        By::Categories => {
            let categories = answer.per_category.iter();
            categories
                .map(|it| (it.category_name.clone(), &it.counted))
                .collect()
        }
        By::Subdomains => {
            let constructs = answer.per_subdomain.iter();
            constructs
                .map(|it| {
                    (
                        format!("{}{}", "  ".repeat(it.depth), it.code_name),
                        &it.counted,
                    )
                })
                .collect()
        }
        By::Documents => {
            let documents = answer.per_document.iter();
            documents
                .map(|it| (it.document_name.clone(), &it.counted))
                .collect()
        }
        By::Pairs => {
            let pairs = answer.per_pair.iter();
            return pairs
                .map(|it| (it.analyst_names.join(", "), &it.micro))
                .collect();
        }
    };
    rows.push((answer.any_code.code_name.clone(), &answer.any_code.counted));
    rows.push(("all codes pooled".to_owned(), &answer.pooled.micro));
    rows
}

fn figure(counted: &Counted, measure: Measure) -> String {
    match counted.figure(measure) {
        Some(Ok(value)) => format!("{value:.3}"),
        _ => "–".to_owned(),
    }
}

fn interval(counted: &Counted) -> String {
    let intervals = counted.ci95.as_ref();
    let alpha = intervals.ok().and_then(|all| {
        all.iter()
            .find(|(measure, _)| *measure == Measure::KrippendorffAlpha)
    });
    match alpha {
        Some((_, Ok(it))) => format!("{:.3} to {:.3}", it.lo, it.hi),
        _ => "–".to_owned(),
    }
}

fn means(answer: &StudyAgreement, all: bool) -> String {
    let means = &answer.pooled.mean_over_codes.0;
    let mut text = "Means over codes:".to_owned();
    for (measure, name) in shown(all) {
        let Some((_, mean)) = means.iter().find(|(of, _)| *of == measure) else {
            continue;
        };
        let value = mean
            .value
            .map_or_else(|_| "–".to_owned(), |value| format!("{value:.3}"));
        text.push_str(&format!(
            " {name} {value} (over {}, {} skipped);",
            mean.over, mean.skipped
        ));
    }
    text.pop();
    text.push_str(".\n");
    let sets = &answer.pooled.set_valued;
    for (name, masi) in [("Jaccard", false), ("MASI", true)] {
        if let Ok(alpha) = sets.alpha(masi)
            && (all || !masi)
        {
            let interval = sets.interval(masi).map_or_else(
                |_| String::new(),
                |it| format!(", 95 % from {:.3} to {:.3}", it.lo, it.hi),
            );
            text.push_str(&format!(
                "Alpha of the sets of codes of each unit ({name}): {alpha:.3}{interval}.\n"
            ));
        }
    }
    text
}

/// Why figures of the headline are missing.
fn undefined(answer: &StudyAgreement) -> String {
    let mut text = String::new();
    let compared = answer.per_code.iter().filter(|it| !it.is_left_out());
    for row in compared.chain([&answer.any_code]) {
        if let Some(Err(why)) = row.counted.figure(Measure::KrippendorffAlpha) {
            text.push_str(&format!("No alpha for “{}”: {why}.\n", row.code_name));
        }
    }
    for row in &answer.per_code {
        if let Some(paradox) = row.counted.paradox {
            text.push_str(&format!("“{}”: {paradox}\n", row.code_name));
        }
    }
    text.push_str(&drawn(answer));
    if let Err(why) = &answer.any_code.counted.ci95 {
        text.push_str(&format!("{}.\n", capital(why)));
    }
    text
}

/// How the intervals were made.
fn drawn(answer: &StudyAgreement) -> String {
    let counted = [&answer.any_code.counted, &answer.pooled.micro];
    let mut intervals = counted.into_iter().filter_map(|it| it.ci95.as_ref().ok());
    let first = intervals.find_map(|all| all.iter().find_map(|(_, it)| it.as_ref().ok()));
    first.map_or_else(String::new, |it| {
        format!(
            "Intervals: {}; {} drawn of {}; {} draws, seed {}.\n",
            it.method, answer.interval_over, answer.n_drawn, it.draws, it.seed
        )
    })
}
