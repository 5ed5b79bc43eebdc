//! `discrepancies`: where analysts differ.

use super::challenge_rows::{self, ChallengeRow};
use super::pass_rounds::find_rounds;
use crate::analysis::agreement::of_study::{AgreementOptions, in_rounds};
use crate::analysis::discrepancies::{
    Difference, Discrepancies, Item, Settling, Tolerance, code_names, discrepancies_in,
    settled_words, unmatched_sentence,
};
use crate::analysis::layers::CompareError;
use crate::cli::arguments::Viewing;
use crate::cli::cli_error::CliError;
use crate::cli::coding_rows::analyst_name;
use crate::cli::open_study::OpenStudy;
use crate::cli::table::Table;
use crate::cli::{names, output, when};
use crate::model::things::DecisionMade;
use crate::model::{AnalystId, CodeId, CodingId, DecisionId, DocumentId, Seen, Span, many};
use clap::Args;
use serde::Serialize;
use serde::ser::SerializeSeq as _;
use std::collections::BTreeMap;
use std::path::PathBuf;
use std::process::ExitCode;

/// Lists where the analysts of a pass differ, two or more.
///
/// `kind` in JSON: `only_a`, `only_b`, and of three or more analysts `only_c`, `only_a_c` and so on, for a code that these
/// alone gave; `other_code`, where codes differ; `borders`, where all gave the code with different borders. The letters
/// follow the order of the analysts.
#[derive(Debug, Args)]
pub struct DiscrepanciesOf {
    /// The study's folder.
    project: PathBuf,
    /// The analysts, all of the pass without it; the first is A.
    #[arg(long, value_name = "A,B,…")]
    analysts: Vec<String>,
    /// The pass; without it, the latest that can be compared.
    #[arg(long)]
    pass: Option<String>,
    /// Rounds of the pass; without them, all of its material.
    #[arg(long, value_name = "ROUND,…")]
    round: Vec<String>,
    /// Documents; without them, all that the analysts finished.
    #[arg(long, value_name = "DOCUMENT,…")]
    documents: Vec<String>,
    /// How far borders may lie apart and still be the same: `exact` (to the character), or up to so many words, 0 to 3;
    /// 0 leaves out white space and punctuation alone.
    #[arg(long, value_name = "exact|0|1|2|3", default_value = "exact", value_parser = tolerance)]
    tolerance: Tolerance,
    /// One JSON document instead of text.
    #[arg(long)]
    json: bool,
    /// How many are shown as text; none for all.
    #[arg(skip)]
    first: Option<usize>,
}

#[derive(Serialize)]
struct Shown {
    id: String,
    /// The ids of all codings that hang together: what is discussed at once.
    item: String,
    document: DocumentId,
    document_name: String,
    within: Option<CodeId>,
    kind: String,
    start: u32,
    end: u32,
    codings: Vec<ShownCoding>,
    state: &'static str,
    decision: Option<ShownDecision>,
    /// Other decisions made without knowledge of that one.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    rivals: Vec<ShownDecision>,
}

#[derive(Serialize)]
struct ShownCoding {
    id: CodingId,
    analyst: AnalystId,
    analyst_name: String,
    code: CodeId,
    code_name: String,
    start: u32,
    end: u32,
    text: String,
}

#[derive(Serialize)]
struct ShownDecision {
    id: DecisionId,
    what: String,
    reason: String,
    by: Option<AnalystId>,
    at: String,
}

/// Differences, and after them the challenges to the pass, as one list.
struct AllRows(Vec<Shown>, Vec<ChallengeRow>);

impl Serialize for AllRows {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut list = serializer.serialize_seq(Some(self.0.len() + self.1.len()))?;
        for row in &self.0 {
            list.serialize_element(row)?;
        }
        for row in &self.1 {
            list.serialize_element(row)?;
        }
        list.end()
    }
}

impl DiscrepanciesOf {
    /// The first few of a study, as text.
    pub(super) const fn first_of(project: PathBuf, first: usize) -> Self {
        Self {
            project,
            analysts: Vec::new(),
            pass: None,
            round: Vec::new(),
            documents: Vec::new(),
            tolerance: Tolerance::Exact,
            json: false,
            first: Some(first),
        }
    }

    pub fn run(self, viewing: &Viewing) -> Result<ExitCode, CliError> {
        let open = OpenStudy::open(&self.project, viewing)?;
        let seen = open.seen();
        let analysts = names::analysts(&seen).find_different(&self.analysts)?;
        let pass = self
            .pass
            .as_ref()
            .map(|name| names::passes(&seen).find(name));
        let (pass, rounds) = find_rounds(&seen, pass.transpose()?, &self.round)?;
        let documents = in_rounds(
            &seen,
            &AgreementOptions {
                pass,
                rounds,
                documents: names::documents(&seen).find_all(&self.documents)?,
                ..AgreementOptions::default()
            },
        )?;
        let challenged = match pass {
            Some(pass) => challenge_rows::rows(&open, &seen, pass)?,
            None => Vec::new(),
        };
        let found = match discrepancies_in(
            &seen,
            &open.texts(),
            pass,
            &analysts,
            &documents,
            self.tolerance,
        ) {
            Ok(found) => found,
            // A pass of one analyst has no discrepancies but what later passes hold against it.
            Err(CompareError::WrongNumber { count: 0 | 1, .. }) if pass.is_some() => {
                if self.json {
                    output::json(&challenged)?;
                } else if let Some(pass) = pass {
                    output::print(&challenge_rows::as_text(&seen, pass, &challenged))?;
                }
                open.note_hidden();
                return Ok(ExitCode::SUCCESS);
            }
            Err(error) => return Err(error.into()),
        };
        let settling = Settling::of(&seen, &found);
        let mut shown = Vec::new();
        let names = code_names(&seen, &found);
        for item in &found.items {
            for difference in &item.differences {
                shown.push(show(&open, &found, &settling, &names, item, difference)?);
            }
        }
        if self.json {
            output::json(&AllRows(shown, challenged))?;
        } else {
            let mut text = as_text(&seen, &found, &shown, self.first);
            if let Some(pass) = pass.filter(|_| !challenged.is_empty()) {
                text.push_str(&challenge_rows::as_text(&seen, pass, &challenged));
            }
            output::print(&text)?;
        }
        Ok(ExitCode::SUCCESS)
    }
}

/// What is written after `--tolerance`.
fn tolerance(typed: &str) -> Result<Tolerance, String> {
    Tolerance::of_name(typed).ok_or_else(|| {
        "write exact, or how many words borders may lie apart, from 0 to 3".to_owned()
    })
}

fn show(
    open: &OpenStudy,
    found: &Discrepancies,
    settling: &Settling<'_, '_>,
    names: &BTreeMap<CodeId, String>,
    item: &Item,
    difference: &Difference,
) -> Result<Shown, CliError> {
    let seen = settling.seen();
    let settled = settling.settled(item, difference);
    let document = seen.document(item.document);
    let text = document.map(|it| open.text(it)).transpose()?;
    let words = |span: Span| text.as_ref().map_or("", |text| text.slice(span)).to_owned();
    let place = difference.span();
    let coding = |it: &crate::analysis::layers::Layered| {
        let analyst = found.analysts.get(it.analyst).copied()?;
        Some(ShownCoding {
            id: it.id,
            analyst,
            analyst_name: analyst_name(seen, analyst),
            code: it.code,
            code_name: names.get(&it.code).cloned().unwrap_or_default(),
            start: it.span.start,
            end: it.span.end,
            text: words(it.span),
        })
    };
    let decision = |made: &DecisionMade| ShownDecision {
        id: made.id,
        what: settled_words(seen, made, found.analysts.len()),
        reason: made.decided.reason.clone(),
        by: made.made.by,
        at: when::iso(made.made.stamp.at.milliseconds()),
    };
    Ok(Shown {
        id: difference.id(),
        item: item.id(),
        document: item.document,
        document_name: document.map_or_else(String::new, |it| it.name.text().to_owned()),
        within: item.within,
        kind: difference.kind.name(),
        start: place.start,
        end: place.end,
        codings: difference.codings.iter().filter_map(coding).collect(),
        state: settled.state.as_str(),
        decision: settled.decision.map(decision),
        rivals: settled.rivals.into_iter().map(decision).collect(),
    })
}

fn as_text(
    seen: &Seen<'_>,
    found: &Discrepancies,
    shown: &[Shown],
    first: Option<usize>,
) -> String {
    let pass = seen.pass(found.pass).map_or("", |pass| pass.name.text());
    let letters = (0..found.analysts.len()).map(letter);
    let letters: Vec<String> = letters.collect();
    let mut heads = vec!["document", "from", "to", "difference"];
    heads.extend(letters.iter().map(String::as_str));
    heads.push("state");
    let mut table = Table::new(&heads);
    let rows = first.unwrap_or(shown.len());
    for it in shown.iter().take(rows) {
        let of = |n: usize| {
            let who = found.analysts.get(n);
            let coding = it
                .codings
                .iter()
                .find(|coding| Some(&coding.analyst) == who);
            coding.map_or_else(String::new, |coding| {
                format!("{} {}–{}", coding.code_name, coding.start, coding.end)
            })
        };
        let mut row = vec![
            it.document_name.clone(),
            it.start.to_string(),
            it.end.to_string(),
            it.kind.replace('_', " "),
        ];
        row.extend((0..letters.len()).map(of));
        row.push(it.state.replace('_', " "));
        table.row(row);
    }
    let people = letters.iter().zip(&found.analysts);
    let people = people.map(|(letter, who)| format!("{letter} is {}", analyst_name(seen, *who)));
    let people: Vec<String> = people.collect();
    let mut text = format!(
        "Pass “{pass}”; {}; {}.\n",
        people.join(", "),
        found.tolerance.sentence()
    );
    text.push_str(&table.text());
    if shown.len() > rows {
        text.push_str("…\n");
    }
    text.push_str(&format!(
        "{} in {}; {} in code and borders.\n",
        many(shown.len(), "difference", "differences"),
        many(found.items.len(), "item", "items"),
        many(found.agreed, "coding agrees", "codings agree")
    ));
    if let Some(sentence) = unmatched_sentence(seen, found) {
        text.push_str(&format!("{sentence}\n"));
    }
    for left in &found.left_out {
        text.push_str(&format!(
            "Left out: {}: {}.\n",
            left.document_name, left.reason
        ));
    }
    text
}

/// The letter of an analyst: A for the first.
fn letter(place: usize) -> String {
    let letter = char::from_u32('A' as u32 + place as u32);
    letter.map_or_else(String::new, String::from)
}
