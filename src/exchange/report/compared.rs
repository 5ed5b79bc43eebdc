//! What can be chosen about a comparison of analysts, and how it is read: the same for figures, ratings and
//! discrepancies.

use super::report_options::{Choices, ReportOption, ReportOptions, Several};
use crate::analysis::agreement::of_study::{AgreementOptions, UnitChoice, UniverseChoice};
use crate::analysis::units::Cover;
use crate::model::{AnalystId, DocumentId, PassId, RoundId, Seen};

/// Which pass is compared.
const PASS: ReportOption = ReportOption {
    key: "pass",
    name: "Pass",
    choices: Choices::Pass,
};
/// Which rounds of it.
const ROUNDS: ReportOption = ReportOption {
    key: "round",
    name: "Rounds",
    choices: Choices::Several(Several::Rounds),
};
/// Who is compared.
const ANALYSTS: ReportOption = ReportOption {
    key: "analysts",
    name: "Analysts",
    choices: Choices::Several(Several::Analysts),
};
/// What is compared.
const DOCUMENTS: ReportOption = ReportOption {
    key: "documents",
    name: "Documents",
    choices: Choices::Several(Several::Documents),
};
/// In which unit.
const UNIT: ReportOption = ReportOption {
    key: "unit",
    name: "Unit",
    choices: Choices::OneOf(&[
        ("usual", "Segments within constructs, else sentences"),
        ("segment", "Segments"),
        ("sentence", "Sentences"),
        ("turn", "Turns"),
        ("paragraph", "Paragraphs"),
        ("document", "Documents"),
        ("character", "Characters"),
    ]),
};
/// Of which text.
const UNIVERSE: ReportOption = ReportOption {
    key: "universe",
    name: "Text",
    choices: Choices::OneOf(&[
        (
            "usual",
            "The material within constructs, else participants’ turns",
        ),
        ("material", "The material"),
        ("participants", "What participants said"),
        ("all", "All text"),
    ]),
};
/// When a unit has a code.
const COVER: ReportOption = ReportOption {
    key: "cover",
    name: "A unit has a code from",
    choices: Choices::OneOf(&[
        ("one-word", "One word"),
        ("half-of-words", "Half of its words"),
    ]),
};
/// Which coefficients get an interval.
pub(super) const INTERVALS: ReportOption = ReportOption {
    key: "intervals",
    name: "Intervals",
    choices: Choices::OneOf(&[("alpha", "Of alpha"), ("all", "Of every coefficient")]),
};
/// Whether borders of passages are compared too.
pub(super) const UNITIZING: ReportOption = ReportOption {
    key: "unitizing",
    name: "Unitizing coefficients",
    choices: Choices::OneOf(&[
        ("no", "Left out"),
        ("yes", "Those of 2016 and 1995"),
        ("gamma", "These and gamma"),
    ]),
};

/// What can be chosen about the figures.
pub(super) const AGREEMENT: &[ReportOption] = &[
    PASS, ROUNDS, ANALYSTS, DOCUMENTS, UNIT, UNIVERSE, COVER, INTERVALS, UNITIZING,
];
/// What can be chosen about the ratings behind them.
pub(super) const RATINGS: &[ReportOption] =
    &[PASS, ROUNDS, ANALYSTS, DOCUMENTS, UNIT, UNIVERSE, COVER];
/// What of it can be chosen about discrepancies.
pub(super) const DISCREPANCIES: [ReportOption; 4] = [PASS, ROUNDS, ANALYSTS, DOCUMENTS];

/// What was chosen; whatever was not is as usual.
pub(super) fn comparison_options(seen: &Seen<'_>, options: &ReportOptions) -> AgreementOptions {
    let rounds: Vec<RoundId> = options.several(ROUNDS.key, RoundId);
    let pass = options.pass(seen).or_else(|| pass_of(seen, &rounds));
    let named = |key: &str| options.get(key).unwrap_or_default();
    let mut units = UnitChoice::ALL.into_iter();
    AgreementOptions {
        pass,
        rounds,
        analysts: options.several(ANALYSTS.key, AnalystId),
        documents: options.several(DOCUMENTS.key, DocumentId),
        unit: units.find(|unit| unit.as_str() == named(UNIT.key)),
        universe: match named(UNIVERSE.key) {
            "material" => Some(UniverseChoice::Material),
            "participants" => Some(UniverseChoice::Participants),
            "all" => Some(UniverseChoice::All),
            _ => None,
        },
        cover: match named(COVER.key) {
            "half-of-words" => Cover::HalfOfWords,
            _ => Cover::OneWord,
        },
        all_coefficients: named(INTERVALS.key) == "all",
        ..AgreementOptions::default()
    }
}

/// The choices of figures on the screen, for a report that is to show the same.
pub fn options_of_comparison(chosen: &AgreementOptions) -> ReportOptions {
    let mut options = ReportOptions::default();
    let joined = |ids: Vec<String>| ids.join(",");
    if let Some(pass) = chosen.pass {
        options.set(PASS.key, pass.to_string());
    }
    options.set(
        ROUNDS.key,
        joined(chosen.rounds.iter().map(ToString::to_string).collect()),
    );
    // One analyst in two passes is compared on the screen alone.
    let analysts = chosen.analysts.iter().filter(|_| chosen.and_pass.is_none());
    options.set(
        ANALYSTS.key,
        joined(analysts.map(ToString::to_string).collect()),
    );
    options.set(
        DOCUMENTS.key,
        joined(chosen.documents.iter().map(ToString::to_string).collect()),
    );
    options.set(UNIT.key, chosen.unit.map_or("", UnitChoice::as_str));
    options.set(
        UNIVERSE.key,
        chosen.universe.map_or("", UniverseChoice::as_str),
    );
    if chosen.cover == Cover::HalfOfWords {
        options.set(COVER.key, "half-of-words");
    }
    if chosen.all_coefficients {
        options.set(INTERVALS.key, "all");
    }
    options
}

fn pass_of(seen: &Seen<'_>, rounds: &[RoundId]) -> Option<PassId> {
    let wanted = rounds.first()?;
    let mut passes = seen.passes().into_iter().map(|pass| pass.id);
    passes.find(|pass| seen.rounds(*pass).iter().any(|round| round.id == *wanted))
}
