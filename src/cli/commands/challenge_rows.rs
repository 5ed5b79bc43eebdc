//! Challenges to a pass as `discrepancies` prints them.

use crate::analysis::challenges::{ChallengeCounts, claim_key, claims_in_words, is_changed};
use crate::cli::cli_error::CliError;
use crate::cli::coding_rows::analyst_name;
use crate::cli::open_study::OpenStudy;
use crate::cli::table::Table;
use crate::cli::when;
use crate::model::{
    AnalystId, ChallengeDecisionId, ChallengeId, ChallengeItem, CodeId, CodingId, DocumentId,
    PassId, Seen, Span,
};
use serde::Serialize;

/// All challenges to one coding, or to one passage that was left uncoded.
#[derive(Serialize)]
pub(super) struct ChallengeRow {
    id: String,
    item: String,
    document: DocumentId,
    document_name: String,
    kind: &'static str,
    start: u32,
    end: u32,
    text: String,
    /// The challenged coding; none where a passage is said to have been missed.
    codings: Vec<ShownCoding>,
    challenges: Vec<ShownChallenge>,
    state: &'static str,
    /// Whether a decision has changed what was coded.
    changed: bool,
    decision: Option<ShownDecision>,
    #[serde(skip)]
    words: Vec<String>,
}

#[derive(Serialize)]
struct ShownCoding {
    id: CodingId,
    analyst: AnalystId,
    analyst_name: String,
    code: CodeId,
    code_name: String,
    stands: bool,
}

#[derive(Serialize)]
struct ShownChallenge {
    id: ChallengeId,
    analyst: AnalystId,
    analyst_name: String,
    pass: PassId,
    claim: &'static str,
    construct: Option<CodeId>,
    construct_name: Option<String>,
    reason: String,
}

#[derive(Serialize)]
struct ShownDecision {
    id: ChallengeDecisionId,
    what: String,
    reason: String,
    by: Option<AnalystId>,
    at: String,
}

/// The challenges to a pass that show, by where they lie.
pub(super) fn rows(
    open: &OpenStudy,
    seen: &Seen<'_>,
    pass: PassId,
) -> Result<Vec<ChallengeRow>, CliError> {
    let items = seen.challenge_items(pass);
    items.iter().map(|item| row(open, seen, item)).collect()
}

fn row(
    open: &OpenStudy,
    seen: &Seen<'_>,
    item: &ChallengeItem<'_>,
) -> Result<ChallengeRow, CliError> {
    let document = seen.document(item.document);
    let text = document.map(|it| open.text(it)).transpose()?;
    let words = |span: Span| text.as_ref().map_or("", |text| text.slice(span)).to_owned();
    let coding = item.coding.map(|coding| ShownCoding {
        id: coding.id,
        analyst: coding.analyst(),
        analyst_name: analyst_name(seen, coding.analyst()),
        code: coding.code(),
        code_name: seen.code_name(coding.code()),
        stands: coding.stands(),
    });
    let challenges = item.challenges.iter().map(|it| {
        let claim = ChallengeItem::claim(it);
        ShownChallenge {
            id: it.id,
            analyst: it.first.analyst,
            analyst_name: analyst_name(seen, it.first.analyst),
            pass: it.first.pass,
            claim: claim_key(claim),
            construct: claim.construct(),
            construct_name: claim.construct().map(|code| seen.code_name(code)),
            reason: it.reason.text().to_owned(),
        }
    });
    Ok(ChallengeRow {
        id: item.id(),
        item: item.id(),
        document: item.document,
        document_name: document.map_or_else(String::new, |it| it.name.text().to_owned()),
        kind: "challenge",
        start: item.span.start,
        end: item.span.end,
        text: words(item.span),
        codings: coding.into_iter().collect(),
        challenges: challenges.collect(),
        state: item.state.as_str(),
        changed: is_changed(seen, item),
        decision: item.decision.map(|made| ShownDecision {
            id: made.id,
            what: seen.challenge_decision_words(made.decided.decision),
            reason: made.decided.reason.clone(),
            by: made.made.by,
            at: when::iso(made.made.stamp.at.milliseconds()),
        }),
        words: claims_in_words(seen, item),
    })
}

/// The challenges as a table with a heading of its own and what they add up to.
pub(super) fn as_text(seen: &Seen<'_>, pass: PassId, rows: &[ChallengeRow]) -> String {
    let name = seen.pass(pass).map_or("", |it| it.name.text());
    if rows.is_empty() {
        let sentence = crate::analysis::challenges::no_challenges_sentence(seen, pass);
        return format!("Pass “{name}”: {sentence}\n");
    }
    let headings = [
        "document",
        "from",
        "to",
        "coded",
        "challenges",
        "state",
        "decision",
    ];
    let mut table = Table::new(&headings);
    for it in rows {
        let coded = it.codings.first();
        table.row([
            it.document_name.clone(),
            it.start.to_string(),
            it.end.to_string(),
            coded.map_or_else(|| "not coded".to_owned(), |it| it.code_name.clone()),
            it.words.join("; "),
            it.state.replace('_', " "),
            it.decision
                .as_ref()
                .map_or_else(String::new, |made| made.what.clone()),
        ]);
    }
    let counts = ChallengeCounts::of(seen, pass, None);
    format!(
        "Challenges to the pass “{name}”:\n{}{} challenged, {} named as missed; {} changed, {} not decided.\n",
        table.text(),
        crate::model::many(counts.segments, "segment", "segments"),
        crate::model::many(counts.missed, "passage", "passages"),
        counts.changed,
        counts.open
    )
}
