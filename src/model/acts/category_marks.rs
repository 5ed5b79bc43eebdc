//! Saying what a category itself is.

use super::ActError;
use crate::model::{CategoryId, CategoryMark, Change, Seen, StepDraft};

/// Says whether a category is a barrier, a facilitator or both, or internal or external to the organisation; or takes
/// that back. What is said already stays as it is, without a step.
///
/// # Errors
/// Where the category is not here, was deleted or is hidden.
pub fn mark_category(
    seen: &Seen<'_>,
    draft: &mut StepDraft,
    category: CategoryId,
    mark: CategoryMark,
) -> Result<(), ActError> {
    let it = seen.category(category).filter(|it| it.made.stands());
    let it = it.ok_or(ActError::NotHere {
        what: "The category",
    })?;
    let same = match mark {
        CategoryMark::Valence(valence) => it.valence.get_or(None) == valence,
        CategoryMark::Place(place) => it.place.get_or(None) == place,
    };
    if !same {
        draft.push(Change::MarkCategory { category, mark });
    }
    Ok(())
}
