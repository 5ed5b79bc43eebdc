//! Saying how codes match that analysts made independently.

use super::ActError;
use super::codes::here;
use crate::model::{Change, CodeId, CodeMatch, Seen, StepDraft};

/// Says how two codes match, read from the first to the second; a later match of the same two stands instead.
///
/// # Errors
/// Where one of the codes is not here or is hidden, or both show as one code.
pub fn match_codes(
    seen: &Seen<'_>,
    draft: &mut StepDraft,
    a: CodeId,
    b: CodeId,
    how: CodeMatch,
) -> Result<(), ActError> {
    let (a, b) = both_here(seen, a, b)?;
    for (of_a, of_b) in recorded(seen, a, b).into_iter().filter(|it| *it != (a, b)) {
        draft.push(void(of_a, of_b));
    }
    let matched = Some(how);
    draft.push(Change::MatchCodes { a, b, matched });
    if how != CodeMatch::Distinct {
        // A code with a counterpart is no longer without one.
        let alone = seen.codes_without_counterpart();
        for code in [a, b].into_iter().filter(|code| alone.contains(code)) {
            draft.push(Change::NoCounterpart { code, none: false });
        }
    }
    Ok(())
}

/// Says that no code of another analyst corresponds to this one.
///
/// # Errors
/// Where the code is not here or is hidden, was said to have none already, or was said to match another.
pub fn say_no_counterpart(
    seen: &Seen<'_>,
    draft: &mut StepDraft,
    code: CodeId,
) -> Result<(), ActError> {
    let code = seen.code_tree().effective(code);
    let name = here(seen, code)?.name.text().to_owned();
    let matches = seen.matched_codes();
    let mut others = matches
        .iter()
        .filter_map(|it| it.from(code))
        .filter(|(_, how)| *how != CodeMatch::Distinct);
    if let Some((other, _)) = others.next() {
        let other = seen.code_name(other);
        return Err(ActError::HasCounterpart { code: name, other });
    }
    if seen.codes_without_counterpart().contains(&code) {
        return Err(ActError::NoCounterpartAlready { code: name });
    }
    draft.push(Change::NoCounterpart { code, none: true });
    Ok(())
}

/// Takes back that a code has no counterpart: it is to be matched again.
///
/// # Errors
/// Where the code is not here or is hidden, or nothing of the kind was said.
pub fn look_for_counterpart(
    seen: &Seen<'_>,
    draft: &mut StepDraft,
    code: CodeId,
) -> Result<(), ActError> {
    let code = seen.code_tree().effective(code);
    here(seen, code)?;
    if !seen.codes_without_counterpart().contains(&code) {
        let what = "What was said of the code’s counterpart";
        return Err(ActError::NotHere { what });
    }
    draft.push(Change::NoCounterpart { code, none: false });
    Ok(())
}

/// Says of several pairs in one step that their two codes mean the same.
///
/// # Errors
/// As [`match_codes`]; then nothing of it is done.
pub fn match_as_equal(
    seen: &Seen<'_>,
    draft: &mut StepDraft,
    pairs: &[(CodeId, CodeId)],
) -> Result<(), ActError> {
    for (a, b) in pairs {
        match_codes(seen, draft, *a, *b, CodeMatch::Equal)?;
    }
    Ok(())
}

/// Takes back how two codes were said to match: they are to be matched again.
///
/// # Errors
/// Where one of the codes is not here or is hidden, or nothing was said of them.
pub fn take_match_back(
    seen: &Seen<'_>,
    draft: &mut StepDraft,
    a: CodeId,
    b: CodeId,
) -> Result<(), ActError> {
    let (a, b) = both_here(seen, a, b)?;
    let recorded = recorded(seen, a, b);
    if recorded.is_empty() {
        return Err(ActError::NotHere { what: "The match" });
    }
    for (a, b) in recorded {
        draft.push(void(a, b));
    }
    Ok(())
}

const fn void(a: CodeId, b: CodeId) -> Change {
    let matched = None;
    Change::MatchCodes { a, b, matched }
}

/// The codes that these two show as.
fn both_here(seen: &Seen<'_>, a: CodeId, b: CodeId) -> Result<(CodeId, CodeId), ActError> {
    let tree = seen.code_tree();
    let (a, b) = (tree.effective(a), tree.effective(b));
    let first = here(seen, a)?;
    here(seen, b)?;
    if a == b {
        let code = first.name.text().to_owned();
        return Err(ActError::OneCode { code });
    }
    Ok((a, b))
}

/// Every two codes of which something stands and that show as these two; also those that were merged since. In the
/// order of the pair asked for.
fn recorded(seen: &Seen<'_>, a: CodeId, b: CodeId) -> Vec<(CodeId, CodeId)> {
    let tree = seen.code_tree();
    let all = seen.code_matches().into_iter();
    all.filter_map(|(one, other, _)| {
        let shown = (tree.effective(one), tree.effective(other));
        if shown == (a, b) {
            Some((one, other))
        } else if shown == (b, a) {
            Some((other, one))
        } else {
            None
        }
    })
    .collect()
}
