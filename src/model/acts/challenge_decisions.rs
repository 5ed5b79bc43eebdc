//! Deciding challenges to an earlier pass.

use super::ActError;
use crate::model::{
    ChallengeDecision, ChallengeDecisionId, Change, NewChallengeDecision, Seen, StepDraft,
};

/// Decides all challenges to one coding, or to one passage, of an earlier pass. Its analyst's own coding stays.
pub fn decide_challenge(
    seen: &Seen<'_>,
    draft: &mut StepDraft,
    new: NewChallengeDecision,
) -> Result<ChallengeDecisionId, ActError> {
    let what = "The challenge";
    let gone = || ActError::NotHere { what };
    seen.person()
        .ok_or(ActError::NotHere { what: "The person" })?;
    let items = seen.challenge_items(new.of);
    let item = items
        .iter()
        .find(|item| item.ids() == new.challenges)
        .ok_or_else(gone)?;
    let hidden = item
        .challenges
        .iter()
        .find(|it| !seen.is_challenge_revealed(it));
    if let Some(challenge) = hidden {
        let pass = seen.pass(challenge.first.pass);
        let pass = pass.map_or_else(String::new, |it| it.name.text().to_owned());
        return Err(ActError::ChallengeHidden { pass });
    }
    match new.decision {
        ChallengeDecision::AsChallenged(id) if !new.challenges.contains(&id) => return Err(gone()),
        ChallengeDecision::Another(code) if seen.code(code).is_none() => {
            return Err(ActError::NotHere { what: "The code" });
        }
        ChallengeDecision::Refer(who) if seen.analyst(who).is_none() => {
            return Err(ActError::NotHere {
                what: "The analyst",
            });
        }
        _ => {}
    }
    let decision = draft.push(Change::DecideChallenge(Box::new(new)));
    Ok(decision.into())
}
