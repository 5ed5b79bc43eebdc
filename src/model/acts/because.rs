//! Saying what a change of the codebook was done because of.

use super::ActError;
use crate::model::{Change, Ground, Seen, StepDraft, StepId};

/// Links a step to a discrepancy or challenge it was done because of, or takes the link back. What changes the codebook
/// and names its ground at once pushes [`Change::Because`] without a step instead.
///
/// # Errors
/// Where the step is not here or does not show, or the discrepancy does not.
pub fn link_ground(
    seen: &Seen<'_>,
    draft: &mut StepDraft,
    step: StepId,
    of: Ground,
    linked: bool,
) -> Result<(), ActError> {
    let what = "The step";
    seen.log_entry(step).ok_or(ActError::NotHere { what })?;
    let shows = match &of {
        Ground::Discrepancy(codings) => {
            !codings.is_empty() && codings.iter().all(|id| seen.coding(*id).is_some())
        }
        Ground::Challenge(id) => seen.challenge(*id).is_some(),
    };
    if !shows {
        let what = "The discrepancy";
        return Err(ActError::NotHere { what });
    }
    if seen.because_of(step).contains(&of) != linked {
        let step = Some(step);
        draft.push(Change::Because { step, of, linked });
    }
    Ok(())
}
