//! Why codings cannot be compared.

use crate::model::many;

/// Why codings cannot be compared; one sentence for a person.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[allow(missing_docs, reason = "the sentence of each variant says what it is")]
pub enum CompareError {
    #[error("{0}")]
    Hidden(String),
    #[error("There is no pass in which {who} code: name two analysts of one pass.")]
    NoPass { who: String },
    #[error(
        "The pass “{pass}” has {} to compare, and a comparison takes {needed}: name them.",
        many(*count, "analyst", "analysts")
    )]
    WrongNumber {
        pass: String,
        count: usize,
        needed: &'static str,
    },
    #[error("“{analyst}” does not code in the pass “{pass}”: name analysts of the pass.")]
    NotInPass { analyst: String, pass: String },
    #[error(
        "In the pass “{pass}” no part of the material has been finished by all its analysts: close it, or mark what was read."
    )]
    NothingFinished { pass: String },
    #[error(
        "In the round “{round}” no part of the material has been finished by all its analysts: close it, or choose another round."
    )]
    NothingFinishedInRound { round: String },
    #[error(
        "None of the documents asked for can be compared ({reasons}): finish them, or choose others."
    )]
    NoneOfThese { reasons: String },
    #[error("This round is not one of the pass “{pass}”: choose one of its own.")]
    NoSuchRound { pass: String },
    #[error("{0}")]
    Text(String),
    #[error("One analyst is compared in two passes: name the analyst.")]
    OneAnalyst,
    #[error("One analyst is compared in two different passes: name another pass than “{pass}”.")]
    SamePass { pass: String },
    #[error(
        "“{pass}” and “{other}” are not over the same kind of material, one being over whole documents and the other within constructs: choose two passes of one kind."
    )]
    OtherMaterial { pass: String, other: String },
    #[error(
        "{analyst} has finished no material that is in both “{pass}” and “{other}”: finish it in both, or choose two passes over the same material."
    )]
    NothingTwice {
        analyst: String,
        pass: String,
        other: String,
    },
    #[error(
        "Segments are the material of a pass within constructs, and “{pass}” is over whole documents: choose sentences, turns, paragraphs, documents or characters."
    )]
    NoSegments { pass: String },
    #[error(
        "Characters are counted from intervals and make no table: choose segments, sentences, turns, paragraphs or documents."
    )]
    NoTableOfCharacters,
}
