//! Review by the research group: signers, frozen versions of the analysis, verdicts, answers, finalizing.

use super::ActError;
use crate::model::{
    AnalystId, Answer, CategoryId, Change, Cut, NewFinal, NewReply, NewReview, NewVersion,
    ReviewId, ReviewState, Seen, StepDraft, Verdict, VersionId, VersionOf, capital, many,
};

/// Says whether a person has to sign the analysis before it is final.
///
/// # Errors
/// Where the person is not in the study.
pub fn need_signer(
    seen: &Seen<'_>,
    draft: &mut StepDraft,
    signer: AnalystId,
    needed: bool,
) -> Result<(), ActError> {
    let what = "The analyst";
    let person = seen.analyst(signer).filter(|it| it.made.stands());
    person.ok_or(ActError::NotHere { what })?;
    if seen.signers().contains(&signer) != needed {
        draft.push(Change::NeedSigner { signer, needed });
    }
    Ok(())
}

/// The name that the next frozen version of the analysis is proposed.
pub fn next_analysis_name(seen: &Seen<'_>) -> String {
    format!("Version {}", seen.analysis_versions().len() + 1)
}

/// Freezes the analysis as it is under a name, to be reviewed. `now` is the moment it is frozen at.
///
/// # Errors
/// Where the name is empty or taken, there are no categories, or nothing has changed since the last version.
pub fn freeze_analysis(
    seen: &Seen<'_>,
    draft: &mut StepDraft,
    name: &str,
    now: &Cut,
) -> Result<VersionId, ActError> {
    let name = name.trim().to_owned();
    if name.is_empty() {
        return Err(ActError::EmptyName);
    }
    let versions = seen.analysis_versions();
    let taken = |it: &crate::model::AnalysisVersion<'_>| {
        it.version.frozen.name.to_lowercase() == name.to_lowercase()
    };
    if versions.iter().any(taken) {
        let what = "a version";
        return Err(ActError::NameTaken { what, name });
    }
    if seen.categories().is_empty() {
        return Err(ActError::NothingToFreeze);
    }
    if let Some(last) = versions.last() {
        let changed = seen.changed_since_version(last.version)
            || seen.codings_changed_since_version(last.version);
        if !changed {
            let version = last.in_words();
            return Err(ActError::NothingChanged { version });
        }
    }
    let new = NewVersion {
        of: VersionOf::Analysis,
        name,
        cut: now.clone(),
    };
    Ok(draft.push(Change::Freeze(Box::new(new))).into())
}

/// How the review of a version stands, as long as it is not final.
fn reviewed<'a>(seen: &Seen<'a>, version: VersionId) -> Result<ReviewState<'a>, ActError> {
    let what = "The version";
    let state = seen.review_of(version).ok_or(ActError::NotHere { what })?;
    if state.version.finalized.is_some() {
        return Err(ActError::VersionFinal {
            version: capital(&state.version.in_words()),
        });
    }
    Ok(state)
}

/// Gives a person's verdict on a category of a version, with a comment. What is said already is not said twice.
///
/// # Errors
/// Where the version is final, the category is not in it, or somebody objects without saying why.
pub fn review_category(
    seen: &Seen<'_>,
    draft: &mut StepDraft,
    new: &NewReview,
) -> Result<(), ActError> {
    let state = reviewed(seen, new.version)?;
    let what = "The category";
    let category = state.categories.iter().find(|it| it.id == new.category);
    let category = category.ok_or(ActError::NotHere { what })?;
    let comment = new.comment.trim().to_owned();
    if new.verdict == Verdict::Object && comment.is_empty() {
        return Err(ActError::ObjectionWithoutWords {
            category: category.name.clone(),
        });
    }
    let standing = state.verdict(new.category, new.reviewer);
    let verdict = standing.map_or(Verdict::Open, |it| it.verdict);
    if comment.is_empty() && verdict == new.verdict {
        return Ok(());
    }
    let new = NewReview {
        comment,
        ..new.clone()
    };
    draft.push(Change::Review(Box::new(new)));
    Ok(())
}

/// Agrees with every category of a version on which a person has not decided. An objection stands.
///
/// # Errors
/// Where the version is final.
pub fn agree_with_rest(
    seen: &Seen<'_>,
    draft: &mut StepDraft,
    version: VersionId,
    reviewer: AnalystId,
) -> Result<usize, ActError> {
    let state = reviewed(seen, version)?;
    let rest: Vec<CategoryId> = state.undecided(reviewer).iter().map(|it| it.id).collect();
    for category in &rest {
        let new = NewReview {
            version,
            category: *category,
            reviewer,
            verdict: Verdict::Agree,
            comment: String::new(),
        };
        draft.push(Change::Review(Box::new(new)));
    }
    Ok(rest.len())
}

/// Replies in the thread of a review, or answers it.
///
/// # Errors
/// Where the review is not here or its version is final, nothing is said, or a rejection has no reason.
pub fn reply_to_review(
    seen: &Seen<'_>,
    draft: &mut StepDraft,
    review: ReviewId,
    by: AnalystId,
    text: &str,
    answer: Option<Answer>,
) -> Result<(), ActError> {
    let what = "The comment";
    let entries = seen.review_entries();
    let begun = entries.iter().find(|it| it.id == review);
    let begun = begun.ok_or(ActError::NotHere { what })?;
    reviewed(seen, begun.review.version)?;
    let text = text.trim().to_owned();
    match answer {
        None if text.is_empty() => return Err(ActError::EmptyReply),
        Some(Answer::Rejected) if text.is_empty() => return Err(ActError::RejectedWithoutReason),
        _ => {}
    }
    let new = NewReply {
        review,
        by,
        text,
        answer,
    };
    draft.push(Change::Reply(Box::new(new)));
    Ok(())
}

/// Finalizes a version with the signatures of all needed signers. Where one of them objects and every comment is
/// answered, `over` says why it is finalized nevertheless; the objection stays on record.
///
/// # Errors
/// Where nobody has to sign, a comment is not answered, a signer has not decided on a category, or one objects and no
/// reason is given.
pub fn finalize_version(
    seen: &Seen<'_>,
    draft: &mut StepDraft,
    version: VersionId,
    over: &str,
) -> Result<(), ActError> {
    let state = reviewed(seen, version)?;
    let words = capital(&state.version.in_words());
    if state.signers.is_empty() {
        return Err(ActError::NoSigners { version: words });
    }
    let open = state.open().count();
    if open > 0 {
        return Err(ActError::CommentsOpen {
            version: words,
            open: many(open, "comment is", "comments are"),
        });
    }
    for who in &state.signers {
        let undecided = state.undecided(*who).len();
        if undecided > 0 {
            let signer = seen.analyst(*who);
            return Err(ActError::SignerUndecided {
                version: words,
                signer: signer.map_or_else(String::new, |it| it.name.text().to_owned()),
                undecided: many(undecided, "category", "categories"),
            });
        }
    }
    let objecting = state.objecting();
    let over = over.trim().to_owned();
    if let (Some(first), true) = (objecting.first(), over.is_empty()) {
        let signer = seen.analyst(*first);
        return Err(ActError::SignerObjects {
            version: words,
            signer: signer.map_or_else(String::new, |it| it.name.text().to_owned()),
        });
    }
    let new = NewFinal {
        version,
        signers: state.signed(),
        over: if objecting.is_empty() {
            String::new()
        } else {
            over
        },
        objecting,
    };
    draft.push(Change::Finalize(Box::new(new)));
    Ok(())
}
