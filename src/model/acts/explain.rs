//! Saying why, after the fact.

use super::ActError;
use crate::model::{Change, Seen, StepDraft, StepId};

/// Says in one line why a step of the person's own was done. An empty line takes the reason back.
///
/// # Errors
/// Where the step is not here, or is another's.
pub fn explain_step(
    seen: &Seen<'_>,
    draft: &mut StepDraft,
    step: StepId,
    why: &str,
) -> Result<(), ActError> {
    let what = "The step";
    let entry = seen.log_entry(step).ok_or(ActError::NotHere { what })?;
    if entry.by.is_none() || entry.by != seen.person() {
        return Err(ActError::NotHere { what });
    }
    // One line, whatever was pasted.
    let words: Vec<&str> = why.split_whitespace().collect();
    let why = words.join(" ");
    if why != entry.why.unwrap_or_default() {
        draft.push(Change::Explain { step, why });
    }
    Ok(())
}
