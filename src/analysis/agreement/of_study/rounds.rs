//! The rounds of a pass in a comparison, and the codebook each was coded with: figures are never pooled over versions
//! of the codebook without saying so.

use super::choices::AgreementOptions;
use super::comparing::Comparing;
use crate::analysis::layers::CompareError;
use crate::model::{DocumentId, RoundId, Seen, SeenRound, capital};
use serde::Serialize;

/// A round whose documents are compared.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ComparedRound {
    /// The round.
    pub id: RoundId,
    /// Its name.
    pub name: String,
    /// Number of its documents that are compared.
    pub documents: usize,
    /// Number of the version of the codebook it was coded with; none where none was frozen.
    pub codebook_version: Option<usize>,
    /// Number of changes of the codebook since that version, until the round ended.
    pub codebook_changes: usize,
    /// Whether it tests the codebook.
    pub is_test: bool,
    /// How its material was drawn, in words; none where it was chosen.
    pub drawn: Option<String>,
}

/// What a reader should know of the rounds.
pub(super) struct RoundsInWords {
    /// Which codebook the figures rest on; none where the pass runs without rounds.
    pub codebook: Option<String>,
    /// The same and more, a sentence each.
    pub notes: Vec<String>,
}

/// The documents asked for, of the rounds asked for; none where all are.
///
/// # Errors
/// Where a round is not of the pass, or none of the documents asked for is in the rounds.
pub fn in_rounds(
    seen: &Seen<'_>,
    options: &AgreementOptions,
) -> Result<Vec<DocumentId>, CompareError> {
    if options.rounds.is_empty() {
        return Ok(options.documents.clone());
    }
    let of_pass = options.pass.map_or_else(Vec::new, |pass| seen.rounds(pass));
    let mut documents = Vec::new();
    for asked in &options.rounds {
        let round = of_pass.iter().find(|round| round.id == *asked);
        let round = round.ok_or_else(|| CompareError::NoSuchRound {
            pass: pass_name(seen, options),
        })?;
        let wanted = round.documents.iter();
        let wanted =
            wanted.filter(|id| options.documents.is_empty() || options.documents.contains(id));
        documents.extend(wanted);
    }
    if documents.is_empty() {
        return Err(nothing_in_rounds(seen, options));
    }
    Ok(documents)
}

fn pass_name(seen: &Seen<'_>, options: &AgreementOptions) -> String {
    let pass = options.pass.and_then(|pass| seen.pass(pass));
    pass.map_or_else(String::new, |it| it.name.text().to_owned())
}

/// That nothing of the rounds asked for is finished.
pub(super) fn nothing_in_rounds(seen: &Seen<'_>, options: &AgreementOptions) -> CompareError {
    let of_pass = options.pass.map_or_else(Vec::new, |pass| seen.rounds(pass));
    let asked = of_pass.iter().filter(|it| options.rounds.contains(&it.id));
    let names: Vec<&str> = asked.map(SeenRound::name).collect();
    CompareError::NothingFinishedInRound {
        round: names.join("”, “"),
    }
}

/// The rounds whose documents are compared, in order.
pub(super) fn compared_rounds(seen: &Seen<'_>, comparing: &Comparing<'_>) -> Vec<ComparedRound> {
    if comparing.and_pass.is_some() {
        return Vec::new();
    }
    let rounds = seen.rounds(comparing.pass.id).into_iter();
    rounds
        .filter_map(|round| {
            let documents = comparing.documents.iter();
            let documents = documents.filter(|id| round.documents.contains(id)).count();
            (documents > 0).then(|| ComparedRound {
                id: round.id,
                name: round.name().to_owned(),
                documents,
                codebook_version: round.version.map(|it| it.number),
                codebook_changes: seen.changes_in(&round),
                is_test: round.is_test(),
                drawn: round.drawn().map(|it| seen.draw_in_words(&it.draw)),
            })
        })
        .collect()
}

/// What is to be said of them.
pub(super) fn rounds_in_words(
    seen: &Seen<'_>,
    comparing: &Comparing<'_>,
    rounds: &[ComparedRound],
) -> RoundsInWords {
    let all = seen.rounds(comparing.pass.id);
    let in_rounds: usize = rounds.iter().map(|it| it.documents).sum();
    let outside = comparing.documents.len().saturating_sub(in_rounds);
    let codebook = match rounds {
        [] => None,
        [only] if outside == 0 => {
            let round = all.iter().find(|it| it.id == only.id);
            round.map(|round| capital(&seen.round_in_words(round)))
        }
        _ => Some(pooled_over(rounds, outside)),
    };
    let mut notes: Vec<String> = codebook.iter().map(|words| format!("{words}.")).collect();
    for round in rounds.iter().filter(|it| it.codebook_changes > 0) {
        let changes = match round.codebook_changes {
            1 => "1 change".to_owned(),
            several => format!("{several} changes"),
        };
        let since = match round.codebook_version {
            Some(version) => format!("since version {version}"),
            None => "while it was coded".to_owned(),
        };
        let name = &round.name;
        notes.push(format!(
            "The codebook was not the same throughout the round “{name}”: {changes} {since}."
        ));
    }
    RoundsInWords { codebook, notes }
}

/// “Pooled over codebook versions 1 and 2 (rounds “Pilot” and “Main”)”.
fn pooled_over(rounds: &[ComparedRound], outside: usize) -> String {
    let mut versions: Vec<usize> = rounds.iter().filter_map(|it| it.codebook_version).collect();
    versions.sort_unstable();
    versions.dedup();
    let numbers: Vec<String> = versions.iter().map(ToString::to_string).collect();
    let of_none = rounds.iter().any(|it| it.codebook_version.is_none()) || outside > 0;
    let codebooks = match (numbers.as_slice(), of_none) {
        ([], _) => "rounds without a frozen codebook".to_owned(),
        ([one], false) => format!("rounds with codebook version {one}"),
        ([one], true) => format!("codebook version {one} and a codebook that was not frozen"),
        (several, false) => format!("codebook versions {}", joined(several)),
        (several, true) => format!(
            "codebook versions {}, and a codebook that was not frozen",
            joined(several)
        ),
    };
    let names: Vec<String> = rounds.iter().map(|it| format!("“{}”", it.name)).collect();
    let word = if names.len() == 1 { "round" } else { "rounds" };
    let mut of = format!("{word} {}", joined(&names));
    if outside > 0 {
        let documents = if outside == 1 {
            "document"
        } else {
            "documents"
        };
        of.push_str(&format!("; {outside} {documents} of no round"));
    }
    format!("Pooled over {codebooks} ({of})")
}

/// “a, b and c”.
fn joined(words: &[String]) -> String {
    match words {
        [] => String::new(),
        [only] => only.clone(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}
