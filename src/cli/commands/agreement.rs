//! `agreement`: how far analysts agree.

use crate::analysis::agreement::Measure;
use crate::analysis::agreement::of_study::{
    AgreementOptions, CodeAgreement, StudyAgreement, UnitChoice, UniverseChoice, agreement_of_study,
};
use crate::cli::arguments::Viewing;
use crate::cli::cli_error::CliError;
use crate::cli::open_study::OpenStudy;
use crate::cli::table::Table;
use crate::cli::{names, output};
use clap::{Args, ValueEnum};
use std::path::PathBuf;
use std::process::ExitCode;

/// Compares analysts in one pass, code by code and pooled.
#[derive(Debug, Args)]
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
    /// Shows kappa, pi, AC1 and Brennan–Prediger too, with their intervals.
    #[arg(long)]
    all_coefficients: bool,
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
        let pass = self
            .pass
            .as_ref()
            .map(|name| names::passes(&seen).find(name));
        let options = AgreementOptions {
            pass: pass.transpose()?,
            analysts: names::analysts(&seen).find_all(&self.analysts)?,
            unit: self.unit.map(Into::into),
            universe: self.universe.map(Into::into),
            codes: names::codes(&seen).find_all(&self.codes)?,
            documents: names::documents(&seen).find_all(&self.documents)?,
            all_coefficients: self.all_coefficients,
            ..AgreementOptions::default()
        };
        let answer = agreement_of_study(&seen, &open.texts(), &open.cut(), &options)?;
        if self.json {
            output::json(&answer)?;
        } else {
            output::print(&as_text(&answer, self.all_coefficients))?;
        }
        Ok(ExitCode::SUCCESS)
    }
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

pub(super) fn as_text(answer: &StudyAgreement, all: bool) -> String {
    let mut text = format!(
        "Pass “{}”; analysts {}.\nUnit: {} ({}; {}). Universe: {}. {} units in {} documents.\nAs it was at {}.\n",
        answer.pass_name,
        answer.analyst_names.join(", "),
        answer.unit,
        answer.unit_rule,
        answer.presence_rule,
        answer.universe,
        answer.n_units,
        answer.documents.len(),
        answer.cut,
    );
    for left in &answer.documents_left_out {
        text.push_str(&format!(
            "Left out: {}: {}.\n",
            left.document_name, left.reason
        ));
    }
    text.push('\n');
    text.push_str(&figures(answer, all).text());
    text.push_str(&means(answer, all));
    text.push_str(&undefined(answer));
    text.push_str(&waiting(answer));
    for note in &answer.notes {
        text.push_str(&format!("{note}\n"));
    }
    text
}

fn shown(all: bool) -> impl Iterator<Item = (Measure, &'static str)> {
    let further = FURTHER.into_iter().filter(move |_| all);
    HEADLINE.into_iter().chain(further)
}

fn figures(answer: &StudyAgreement, all: bool) -> Table {
    let two = answer.analysts.len() == 2;
    let mut headings = vec!["code"];
    headings.extend(if two {
        &["both", "only A", "only B", "neither"][..]
    } else {
        &["units with it"][..]
    });
    headings.extend(shown(all).map(|(_, name)| name));
    headings.push("95 % of alpha");
    let mut table = Table::new(&headings);
    let pooled = CodeAgreement {
        code: None,
        code_name: "all codes pooled".to_owned(),
        matched: Vec::new(),
        counted: answer.pooled.micro.clone(),
    };
    let compared = answer.per_code.iter().filter(|it| !it.waits_for_matching());
    for row in compared.chain([&answer.any_code, &pooled]) {
        let mut cells = vec![row.code_name.clone()];
        match row.counted.of_two() {
            Some(counts) => cells.extend(counts.iter().map(ToString::to_string)),
            None => cells.push(row.counted.cells.applied().to_string()),
        }
        cells.extend(shown(all).map(|(measure, _)| figure(row, measure)));
        cells.push(interval(row));
        table.row(cells);
    }
    table
}

fn figure(row: &CodeAgreement, measure: Measure) -> String {
    match row.counted.figure(measure) {
        Some(Ok(value)) => format!("{value:.3}"),
        _ => "–".to_owned(),
    }
}

fn interval(row: &CodeAgreement) -> String {
    let intervals = row.counted.ci95.as_ref();
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
    if let Some(Ok(alpha)) = answer.pooled.set_valued.get("alpha_jaccard") {
        text.push_str(&format!(
            "Alpha of the sets of codes of each unit (Jaccard): {alpha:.3}.\n"
        ));
    }
    text
}

/// Which codes are left out of the table until they are matched.
fn waiting(answer: &StudyAgreement) -> String {
    let waiting = answer.per_code.iter().filter(|it| it.waits_for_matching());
    let names: Vec<String> = waiting.map(|it| format!("“{}”", it.code_name)).collect();
    if names.is_empty() {
        return String::new();
    }
    format!(
        "Not compared before they are matched: {} codes: {}.\n",
        names.len(),
        names.join(", ")
    )
}

/// Why figures of the headline are missing.
fn undefined(answer: &StudyAgreement) -> String {
    let mut text = String::new();
    let compared = answer.per_code.iter().filter(|it| !it.waits_for_matching());
    for row in compared.chain([&answer.any_code]) {
        if let Some(Err(why)) = row.counted.figure(Measure::KrippendorffAlpha) {
            text.push_str(&format!("No alpha for “{}”: {why}.\n", row.code_name));
        }
    }
    if let Err(why) = &answer.any_code.counted.ci95 {
        text.push_str(&format!("{}.\n", capital(why)));
    }
    text
}

fn capital(words: &str) -> String {
    let mut letters = words.chars();
    let first = letters.next().map(|c| c.to_uppercase().to_string());
    format!("{}{}", first.unwrap_or_default(), letters.as_str())
}
