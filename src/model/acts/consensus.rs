//! Closing the consensus of parts of a pass, taking it up again, and amending what is closed.

use super::ActError;
use crate::model::{
    Change, ConsensusClosed, ConsensusClosing, Decision, NewDecision, Part, PassId, Seen, StepDraft,
};

/// A part that is to be closed, with the number of differences in it that are not settled.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PartToClose {
    /// The part.
    pub part: Part,
    /// Differences that are open, as the comparison has counted them.
    pub open: usize,
}

/// Closes the consensus of parts. Refused while anything in one of them is open, and without anybody present.
pub fn close_consensus(
    seen: &Seen<'_>,
    draft: &mut StepDraft,
    pass: PassId,
    parts: &[PartToClose],
    closed: ConsensusClosed,
) -> Result<(), ActError> {
    person_of(seen, pass)?;
    if let Some(first) = parts.iter().find(|it| it.open > 0) {
        return Err(ActError::ConsensusOpen {
            part: seen.part_name(first.part),
            open: first.open,
        });
    }
    if closed.present.is_empty() && closed.others.is_empty() {
        return Err(ActError::NobodyPresent);
    }
    let parts: Vec<Part> = parts
        .iter()
        .map(|it| it.part)
        .filter(|part| seen.consensus_closed(pass, *part).is_none())
        .collect();
    if parts.is_empty() {
        return Err(ActError::NotHere {
            what: "A part that could be closed",
        });
    }
    draft.push(Change::CloseConsensus {
        pass,
        parts,
        closing: ConsensusClosing::Closed(closed),
    });
    Ok(())
}

/// Takes the consensus of a part up again, with a reason.
pub fn reopen_consensus(
    seen: &Seen<'_>,
    draft: &mut StepDraft,
    pass: PassId,
    part: Part,
    reason: &str,
) -> Result<(), ActError> {
    person_of(seen, pass)?;
    if reason.trim().is_empty() {
        return Err(ActError::NoReason);
    }
    if seen.consensus_closed(pass, part).is_none() {
        let part = seen.part_name(part);
        return Err(ActError::NotClosed { part });
    }
    let reason = reason.trim().to_owned();
    draft.push(Change::CloseConsensus {
        pass,
        parts: vec![part],
        closing: ConsensusClosing::Reopened { reason },
    });
    Ok(())
}

/// Refuses a decision on what lies in a closed part of the consensus, unless it amends it: with a reason, in a
/// session that says who was there, and so that nothing becomes open.
pub fn refuse_amending(seen: &Seen<'_>, new: &NewDecision) -> Result<(), ActError> {
    let mut parts = new.codings.iter().filter_map(|it| seen.part_of_coding(*it));
    let closed = parts.find(|part| seen.consensus_closed(new.pass, *part).is_some());
    let Some(part) = closed.map(|part| seen.part_name(part)) else {
        return Ok(());
    };
    match new.decision {
        Decision::Reopened | Decision::Refer(_) | Decision::DefinitionUnclear(_) => {
            Err(ActError::ClosedStaysSettled { part })
        }
        _ if new.reason.trim().is_empty() && new.by_rule.is_none() => {
            Err(ActError::AmendWithoutReason { part })
        }
        _ if new.session.is_none() => Err(ActError::AmendWithoutPeople { part }),
        _ => Ok(()),
    }
}

/// Refuses somebody who is no person of the study, and a pass that is not here.
fn person_of(seen: &Seen<'_>, pass: PassId) -> Result<(), ActError> {
    let what = "The pass";
    seen.pass(pass).ok_or(ActError::NotHere { what })?;
    seen.person().map(|_| ()).ok_or(ActError::NotHere {
        what: "The person of this installation",
    })
}
