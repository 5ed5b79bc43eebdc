//! Challenges to an earlier pass as discrepancies of its layer: what is discussed at once, what was decided on it, and
//! the layer as the decisions amend it.

use super::Seen;
use super::material::last_change;
use crate::model::things::{Challenge, ChallengeDecided, Coding};
use crate::model::{
    ChallengeDecision, ChallengeId, Claim, CodeId, CodingId, DocumentId, PassId, Span,
};
use rustc_hash::FxHashMap;
use std::collections::BTreeMap;

/// How far the challenges to one coding are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ChallengeState {
    /// Nothing is decided.
    Open,
    /// Decided.
    Decided,
    /// Left to somebody.
    Referred,
    /// A further challenge has come, or the coding was changed, since it was decided.
    LookAgain,
    /// Two people decided it differently, neither having seen the other's decision.
    Conflict,
}

impl ChallengeState {
    /// The state as the command line prints it.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Decided => "decided",
            Self::Referred => "referred",
            Self::LookAgain => "look_again",
            Self::Conflict => "conflict",
        }
    }

    /// Whether somebody has still to look at it.
    pub const fn is_open(self) -> bool {
        matches!(self, Self::Open | Self::LookAgain | Self::Conflict)
    }
}

/// All challenges to one coding of an earlier pass, or to one passage that was left uncoded.
#[derive(Debug, Clone)]
pub struct ChallengeItem<'a> {
    /// The challenged pass.
    pub of: PassId,
    /// The challenged coding; none where the passage is said to have been missed.
    pub coding: Option<&'a Coding>,
    /// The document.
    pub document: DocumentId,
    /// The passage: the coding's, as it is now.
    pub span: Span,
    /// The challenges, oldest first.
    pub challenges: Vec<&'a Challenge>,
    /// How far it is.
    pub state: ChallengeState,
    /// The latest decision on it, if any.
    pub decision: Option<&'a ChallengeDecided>,
}

/// A coding of a challenged pass as the decisions leave it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AmendedCoding {
    /// The document.
    pub document: DocumentId,
    /// The code it shows under.
    pub code: CodeId,
    /// The passage.
    pub span: Span,
    /// The coding it rests on; none where a passage had been missed.
    pub from: Option<CodingId>,
    /// Whether a decision made it what it is.
    pub is_amended: bool,
}

impl ChallengeItem<'_> {
    /// The ids of its challenges, sorted: what a decision names.
    pub fn ids(&self) -> Vec<ChallengeId> {
        let mut ids: Vec<ChallengeId> = self.challenges.iter().map(|it| it.id).collect();
        ids.sort_unstable();
        ids
    }

    /// Its name: the sorted ids with a plus sign between them.
    pub fn id(&self) -> String {
        let ids = self.ids();
        let names: Vec<String> = ids.iter().map(ToString::to_string).collect();
        names.join("+")
    }

    /// What a challenge of it holds now.
    pub fn claim(challenge: &Challenge) -> Claim {
        challenge
            .claim
            .get()
            .copied()
            .unwrap_or(challenge.first.claim)
    }

    /// The code that was given; none where nothing was coded or it was taken away since.
    pub fn given(&self) -> Option<CodeId> {
        let coding = self.coding.filter(|coding| coding.stands())?;
        Some(coding.code())
    }

    /// The codes that stand on the passage by a decision; none where it leaves the matter open.
    pub fn standing(&self, decision: ChallengeDecision) -> Option<Vec<CodeId>> {
        let mut codes: Vec<CodeId> = match decision {
            ChallengeDecision::AsCoded => self.given().into_iter().collect(),
            ChallengeDecision::AsChallenged(id) => {
                let challenge = self.challenges.iter().find(|it| it.id == id)?;
                Self::claim(challenge).construct().into_iter().collect()
            }
            ChallengeDecision::Another(code) => vec![code],
            ChallengeDecision::Both => {
                let claimed = self.challenges.iter();
                let claimed = claimed.filter_map(|it| Self::claim(it).construct());
                self.given().into_iter().chain(claimed).collect()
            }
            ChallengeDecision::Neither => Vec::new(),
            ChallengeDecision::Refer(_) | ChallengeDecision::Reopened => return None,
        };
        codes.sort_unstable();
        codes.dedup();
        Some(codes)
    }

    /// The codes that stand on the passage by what was decided; none where it is not settled.
    pub fn outcome(&self) -> Option<Vec<CodeId>> {
        let decided = self
            .decision
            .filter(|_| self.state == ChallengeState::Decided)?;
        self.standing(decided.decided.decision)
    }
}

impl<'a> Seen<'a> {
    /// The challenges to a pass that stand and show, those to one coding or one passage together, by where they lie.
    pub fn challenge_items(&self, pass: PassId) -> Vec<ChallengeItem<'a>> {
        let mut together: BTreeMap<_, Vec<&'a Challenge>> = BTreeMap::new();
        for it in self.challenges_to(pass) {
            let place = it.first.coding.is_none().then(|| it.first.span());
            let key = (it.first.document, it.first.coding, place);
            together.entry(key).or_default().push(it);
        }
        let decisions = self.challenge_decisions(pass);
        let mut items: Vec<ChallengeItem<'a>> = together
            .into_iter()
            .filter_map(|((document, coding, _), mut challenges)| {
                challenges.sort_by_key(|it| it.made.stamp);
                let coding = coding.and_then(|id| self.coding(id));
                let first = challenges.first()?.first.span();
                let mut item = ChallengeItem {
                    of: pass,
                    coding,
                    document,
                    span: coding.map_or(first, Coding::span),
                    challenges,
                    state: ChallengeState::Open,
                    decision: None,
                };
                self.settle(&mut item, &decisions);
                Some(item)
            })
            .collect();
        items.sort_by_key(|it| (it.document, it.span, it.ids()));
        items
    }

    /// The decisions on challenges to a pass that stand and show, oldest first.
    pub fn challenge_decisions(&self, pass: PassId) -> Vec<&'a ChallengeDecided> {
        let all = self.study.state.challenge_decisions.values();
        let mut shown: Vec<_> = all
            .filter(|it| {
                it.decided.of == pass && it.made.stands() && self.shows_challenge_decision(it)
            })
            .collect();
        shown.sort_by_key(|it| it.made.stamp);
        shown
    }

    /// Whether a decision on challenges shows: with all that it names.
    pub(super) fn shows_challenge_decision(&self, decided: &ChallengeDecided) -> bool {
        let mut challenges = decided.decided.challenges.iter();
        challenges.all(|id| self.shows_challenge_id(*id))
            && match decided.decided.decision {
                ChallengeDecision::Another(code) => self.shows_code(code),
                _ => true,
            }
    }

    fn settle(&self, item: &mut ChallengeItem<'a>, decisions: &[&'a ChallengeDecided]) {
        let ids = item.ids();
        let of_item = |it: &&'a ChallengeDecided| it.decided.challenges == ids;
        let Some(latest) = decisions.iter().copied().rfind(of_item) else {
            let touches = |it: &&'a ChallengeDecided| {
                let mut challenges = it.decided.challenges.iter();
                challenges.any(|id| ids.contains(id))
            };
            item.decision = decisions.iter().copied().rfind(touches);
            let again = item
                .decision
                .is_some_and(|it| it.decided.decision != ChallengeDecision::Reopened);
            if again {
                item.state = ChallengeState::LookAgain;
            }
            return;
        };
        let stamp = latest.made.stamp;
        let rivals = decisions
            .iter()
            .copied()
            .filter(of_item)
            .filter(|it| it.decided.decision != latest.decided.decision);
        let in_conflict = rivals
            .into_iter()
            .any(|it| self.set_unseen(it.made.stamp, stamp));
        let changed_since = item.coding.is_some_and(|it| last_change(it) > stamp);
        item.decision = Some(latest);
        item.state = match latest.decided.decision {
            _ if in_conflict => ChallengeState::Conflict,
            ChallengeDecision::Reopened => ChallengeState::Open,
            _ if changed_since => ChallengeState::LookAgain,
            ChallengeDecision::Refer(_) => ChallengeState::Referred,
            _ => ChallengeState::Decided,
        };
    }

    /// The codings of a pass as the decisions on challenges to it leave them; the analysts' own stay as they are. Where
    /// nothing was challenged, or nothing decided, they are the codings.
    pub fn amended_codings(&self, pass: PassId) -> Vec<AmendedCoding> {
        let tree = self.code_tree();
        let items = self.challenge_items(pass);
        let mut outcomes: FxHashMap<CodingId, Vec<CodeId>> = FxHashMap::default();
        let mut amended = Vec::new();
        for item in &items {
            let Some(codes) = item.outcome() else {
                continue;
            };
            match item.coding {
                Some(coding) if coding.stands() => {
                    outcomes.insert(coding.id, codes);
                }
                coding => amended.extend(codes.into_iter().map(|code| AmendedCoding {
                    document: item.document,
                    code: tree.effective(code),
                    span: item.span,
                    from: coding.map(|coding| coding.id),
                    is_amended: true,
                })),
            }
        }
        for coding in self.codings().filter(|coding| coding.pass() == pass) {
            let own = [coding.code()];
            let codes = outcomes.get(&coding.id).map_or(&own[..], Vec::as_slice);
            amended.extend(codes.iter().map(|code| AmendedCoding {
                document: coding.document(),
                code: tree.effective(*code),
                span: coding.span(),
                from: Some(coding.id),
                is_amended: tree.effective(*code) != tree.effective(coding.code()),
            }));
        }
        amended.sort_by_key(|it| (it.document, it.span, it.from));
        amended
    }

    /// Whether a challenge can be seen by everybody, so that it can be discussed.
    pub fn is_challenge_revealed(&self, challenge: &Challenge) -> bool {
        let pass = self.study.state.passes.get(&challenge.first.pass);
        pass.is_some_and(|pass| !self.hides_part(pass, Self::part_of_challenge(pass, challenge)))
    }
}
