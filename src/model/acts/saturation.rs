//! Recording what reviewers conclude about saturation.

use super::ActError;
use crate::model::{AnalystId, Change, NewSaturationReview, Seen, StepDraft};

/// Records what named reviewers conclude from what each document added.
///
/// # Errors
/// Where nobody is named, a reviewer is not in the study, nothing is concluded, or there are no documents.
pub fn review_saturation(
    seen: &Seen<'_>,
    draft: &mut StepDraft,
    new: &NewSaturationReview,
) -> Result<(), ActError> {
    let mut reviewers: Vec<AnalystId> = new.reviewers.clone();
    reviewers.sort();
    reviewers.dedup();
    if reviewers.is_empty() {
        return Err(ActError::NoReviewers);
    }
    let what = "A reviewer";
    for who in &reviewers {
        let person = seen.analyst(*who).filter(|it| it.made.stands());
        person.ok_or(ActError::NotHere { what })?;
    }
    let conclusion = new.conclusion.trim().to_owned();
    if conclusion.is_empty() {
        return Err(ActError::NothingConcluded);
    }
    if new.new.is_empty() {
        return Err(ActError::NoDocumentsReviewed);
    }
    let new = NewSaturationReview {
        reviewers,
        conclusion,
        ..new.clone()
    };
    draft.push(Change::ReviewSaturation(Box::new(new)));
    Ok(())
}
