//! Challenging an earlier pass, and withdrawing a challenge.

use super::ActError;
use super::codings::{coder, refuse_closed};
use crate::model::things::{Challenge, Document};
use crate::model::{
    ChallengeEdit, ChallengeId, Change, Claim, CodeId, CodingId, DocumentId, Material,
    NewChallenge, PassId, PassState, Seen, Span, StepDraft,
};

/// Challenges a coding of an earlier pass, in the pass one works in. The coding stays as it is.
pub fn challenge_coding(
    seen: &Seen<'_>,
    draft: &mut StepDraft,
    pass: PassId,
    coding: CodingId,
    claim: Claim,
    reason: &str,
) -> Result<ChallengeId, ActError> {
    let what = "The coding";
    let it = seen
        .coding(coding)
        .filter(|it| it.stands())
        .ok_or(ActError::NotHere { what })?;
    let place = Place {
        of: it.pass(),
        coding: Some(coding),
        document: it.document(),
        span: it.span(),
        within: construct_of(seen, pass, it.code()),
    };
    challenge(seen, draft, pass, &place, claim, reason)
}

/// Says that a passage was missed in an earlier pass and belongs in a construct. Nothing is coded by it.
pub fn challenge_missed(
    seen: &Seen<'_>,
    draft: &mut StepDraft,
    pass: PassId,
    of: PassId,
    (document, span): (DocumentId, Span),
    construct: CodeId,
    reason: &str,
) -> Result<ChallengeId, ActError> {
    let what = "The document";
    let length = seen.document(document).map(Document::length);
    let length = length.ok_or(ActError::NotHere { what })?;
    let span = Span::new(span.start, span.end.min(length));
    if span.is_empty() {
        return Err(ActError::EmptyPassage);
    }
    let place = Place {
        of,
        coding: None,
        document,
        span,
        within: construct_of(seen, pass, construct),
    };
    challenge(seen, draft, pass, &place, Claim::Missed(construct), reason)
}

/// Withdraws a challenge of one's own.
pub fn withdraw_challenge(
    seen: &Seen<'_>,
    draft: &mut StepDraft,
    challenge: ChallengeId,
) -> Result<(), ActError> {
    let what = "The challenge";
    let it = seen
        .challenge(challenge)
        .filter(|it| it.made.stands())
        .ok_or(ActError::NotHere { what })?;
    if Some(it.first.analyst) != seen.person() {
        return Err(ActError::NotYourChallenge);
    }
    let edit = ChallengeEdit::Removed(true);
    draft.push(Change::EditChallenge { challenge, edit });
    Ok(())
}

/// The passes one can challenge from a pass: closed ones opened before it, that of its material first.
pub fn challengeable(seen: &Seen<'_>, pass: PassId) -> Vec<PassId> {
    let Some(it) = seen.pass(pass) else {
        return Vec::new();
    };
    let material = match &it.opened.material {
        Material::Segments { of, .. } => Some(*of),
        _ => None,
    };
    let earlier = seen.passes().into_iter().filter(|other| {
        other.made.stamp < it.made.stamp && seen.pass_state(other) != PassState::Open
    });
    let mut earlier: Vec<PassId> = earlier.map(|pass| pass.id).collect();
    earlier.reverse();
    earlier.sort_by_key(|pass| Some(*pass) != material);
    earlier
}

/// Where a challenge lies.
struct Place {
    of: PassId,
    coding: Option<CodingId>,
    document: DocumentId,
    span: Span,
    within: Option<CodeId>,
}

fn challenge(
    seen: &Seen<'_>,
    draft: &mut StepDraft,
    pass: PassId,
    place: &Place,
    claim: Claim,
    reason: &str,
) -> Result<ChallengeId, ActError> {
    let what = "The pass";
    let it = seen.pass(pass).ok_or(ActError::NotHere { what })?;
    let analyst = coder(seen, it)?;
    let earlier = seen.pass(place.of).ok_or(ActError::NotHere { what })?;
    if !challengeable(seen, pass).contains(&place.of) {
        let pass = earlier.name.text().to_owned();
        return Err(ActError::NotEarlier { pass });
    }
    refuse_closed(seen, it, analyst, place.document, place.within)?;
    let reason = reason.trim().to_owned();
    if reason.is_empty() {
        return Err(ActError::NoReasonToChallenge);
    }
    let same = |other: &&Challenge| {
        let first = &other.first;
        (first.pass, first.analyst, first.of, first.coding)
            == (pass, analyst, place.of, place.coding)
            && (first.document, first.span()) == (place.document, place.span)
            && other.claim.get() == Some(&claim)
    };
    if let Some(there) = seen.challenges().into_iter().find(same) {
        let (challenge, edit) = (there.id, ChallengeEdit::Reason(reason));
        draft.push(Change::EditChallenge { challenge, edit });
        return Ok(challenge);
    }
    let new = NewChallenge {
        pass,
        analyst,
        of: place.of,
        coding: place.coding,
        document: place.document,
        start: place.span.start,
        end: place.span.end,
        within: place.within,
        claim,
        reason,
    };
    Ok(draft.push(Change::AddChallenge(Box::new(new))).into())
}

/// The construct of a pass's material under which a code lies; none where the pass works on whole documents.
fn construct_of(seen: &Seen<'_>, pass: PassId, code: CodeId) -> Option<CodeId> {
    let Material::Segments { constructs, .. } = &seen.pass(pass)?.opened.material else {
        return None;
    };
    let tree = seen.code_tree();
    let code = tree.effective(code);
    let mut line = std::iter::once(code).chain(tree.above(code));
    line.find(|code| constructs.contains(code))
}
