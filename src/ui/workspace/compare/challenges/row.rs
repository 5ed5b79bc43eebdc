//! Challenges to one coding, or to one passage, as the list and the panel show them.

use super::super::comparison::hides_who;
use super::super::source::Source;
use super::super::words::short_name;
use crate::analysis::challenges::is_changed;
use crate::model::things::{ChallengeDecided, Coding};
use crate::model::{
    AnalystId, ChallengeDecision, ChallengeId, ChallengeItem, ChallengeState, CodeId, DocumentId,
    Span,
};
use crate::ui::View;

/// How many characters of a passage a row keeps; more never fit.
const WORDS: usize = 240;

/// All challenges to one coding, or to one passage that was left uncoded.
#[derive(Debug, Clone)]
pub(super) struct Row {
    pub ids: Vec<ChallengeId>,
    pub document: DocumentId,
    pub span: Span,
    pub words: String,
    pub source: Source,
    /// Who coded it, with what; none where it was not coded, or the coding was taken away since.
    pub coded: Option<(AnalystId, CodeId)>,
    pub claims: Vec<ClaimRow>,
    pub state: ChallengeState,
    pub decision: Option<ChallengeDecided>,
    pub changed: bool,
}

/// One challenge.
#[derive(Debug, Clone)]
pub(super) struct ClaimRow {
    pub id: ChallengeId,
    pub who: AnalystId,
    /// “belongs in “Dose””.
    pub words: String,
    pub reason: String,
    /// The construct it names.
    pub construct: Option<CodeId>,
}

impl Row {
    pub fn of(view: &View<'_>, item: &ChallengeItem<'_>) -> Self {
        let document = view.seen.document(item.document);
        let labels = &view.overview.labels;
        let source = document.map(|it| Source::of(view.seen, labels, it, item.span));
        let coding = item.coding.filter(|coding| coding.stands());
        let claims = item.challenges.iter().map(|it| {
            let claim = ChallengeItem::claim(it);
            ClaimRow {
                id: it.id,
                who: it.first.analyst,
                words: view.seen.claim_in_words(claim),
                reason: it.reason.text().to_owned(),
                construct: claim.construct(),
            }
        });
        Self {
            ids: item.ids(),
            document: item.document,
            span: item.span,
            words: words_of(view, item),
            source: source.unwrap_or_default(),
            coded: coding.map(|coding: &Coding| (coding.analyst(), coding.code())),
            claims: claims.collect(),
            state: item.state,
            decision: item.decision.cloned(),
            changed: is_changed(view.seen, item),
        }
    }

    /// “Reach: belongs in “Dose””, in the list.
    pub fn kind(&self, view: &View<'_>) -> String {
        let coded = self.coded.map(|(_, code)| view.seen.code_name(code));
        let claims: Vec<&str> = self.claims.iter().map(|it| it.words.as_str()).collect();
        match coded {
            Some(code) => format!("{code}: {}", claims.join("; ")),
            None => claims.join("; "),
        }
    }

    /// How far it is, in a few words.
    pub fn state(&self, view: &View<'_>) -> String {
        match (self.state, &self.decision) {
            (ChallengeState::Open, _) => "open".to_owned(),
            (ChallengeState::LookAgain, _) => "look again".to_owned(),
            (ChallengeState::Conflict, _) => "decided twice".to_owned(),
            (_, Some(made)) => decision(view, made.decided.decision),
            (ChallengeState::Decided | ChallengeState::Referred, None) => String::new(),
        }
    }

    /// The codes given and claimed: what another construct would be instead of.
    pub fn codes(&self) -> Vec<CodeId> {
        let claimed = self.claims.iter().filter_map(|it| it.construct);
        let given = self.coded.map(|(_, code)| code);
        given.into_iter().chain(claimed).collect()
    }
}

/// A decision in a few words, with short names.
pub(super) fn decision(view: &View<'_>, decision: ChallengeDecision) -> String {
    match decision {
        ChallengeDecision::AsChallenged(id) => match view.seen.challenge(id) {
            Some(_) if hides_who(view) => "as challenged".to_owned(),
            Some(it) => format!("as {} says", short_name(view.overview, it.first.analyst)),
            None => "as challenged".to_owned(),
        },
        ChallengeDecision::Refer(_) if hides_who(view) => "referred".to_owned(),
        ChallengeDecision::Refer(who) => {
            format!("left to {}", short_name(view.overview, who))
        }
        other => view.seen.challenge_decision_words(other),
    }
}

fn words_of(view: &View<'_>, item: &ChallengeItem<'_>) -> String {
    let Ok(text) = view.text_of(item.document) else {
        return String::new();
    };
    let mut line = String::new();
    for word in text.slice(item.span).split_whitespace() {
        if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(word);
        if line.len() > WORDS {
            line.push('…');
            break;
        }
    }
    line
}
