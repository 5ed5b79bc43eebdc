//! Deciding what two people set at once.

use super::ActError;
use crate::model::{
    Change, CodeEdit, CodeId, DecisionId, Id, ParticipantEdit, ParticipantId, Seen, Stamp,
    StepDraft,
};

/// Lets one of the values stand that two people set at once: the same value is set again by somebody who has seen
/// all of them, and so decides.
///
/// # Errors
/// Where that value is not here or is hidden, or was set by the making of the thing.
pub fn take_value(seen: &Seen<'_>, draft: &mut StepDraft, value: Stamp) -> Result<(), ActError> {
    let what = "The value";
    let line = seen
        .study
        .line(value.id)
        .filter(|line| seen.shows_line(line))
        .ok_or(ActError::NotHere { what })?;
    let sets = matches!(
        line.change,
        Change::EditCode { .. }
            | Change::EditCategory { .. }
            | Change::MarkCategory { .. }
            | Change::EditDocument { .. }
            | Change::CorrectTurns { .. }
            | Change::EditCoding { .. }
            | Change::MatchCodes { .. }
            | Change::NoCounterpart { .. }
    );
    if !sets {
        return Err(ActError::NotHere { what });
    }
    draft.push(line.change.clone());
    Ok(())
}

/// Lets one of the decisions stand that were made on one discrepancy at once.
///
/// # Errors
/// Where it is not here.
pub fn take_decision(
    seen: &Seen<'_>,
    draft: &mut StepDraft,
    decision: DecisionId,
) -> Result<(), ActError> {
    let what = "The decision";
    let all = seen.decisions();
    let made = all.iter().find(|made| made.id == decision);
    let made = made.ok_or(ActError::NotHere { what })?;
    draft.push(Change::Decide(Box::new(made.decided.clone())));
    Ok(())
}

/// Puts a removed code back, because it is still given.
pub fn put_code_back(draft: &mut StepDraft, code: CodeId) {
    let edit = CodeEdit::Removed(false);
    draft.push(Change::EditCode { code, edit });
}

/// Gives a participant the next number that is free within the role.
///
/// # Errors
/// Where the participant is not here.
pub fn renumber(seen: &Seen<'_>, draft: &mut StepDraft, participant: Id) -> Result<(), ActError> {
    let id = ParticipantId(participant);
    let what = "The participant";
    let it = seen.participant(id).ok_or(ActError::NotHere { what })?;
    let role = it.role.get_or(None);
    let all = seen.participants();
    let same = all.iter().filter(|other| other.role.get_or(None) == role);
    let most = same.map(|other| other.number.get_or(1)).max().unwrap_or(0);
    draft.push(Change::EditParticipant {
        participant: id,
        edit: ParticipantEdit::Number(most + 1),
    });
    Ok(())
}
