//! Opening, closing and reopening passes.

use super::ActError;
use super::codings::{coder, refuse_closed};
use crate::model::things::Pass;
use crate::model::{
    AnalystId, Change, Closing, CodeId, Cut, FrameworkId, Level, Material, MaterialSpan, NewPass,
    Part, PassId, PassKind, PassState, Seen, StepDraft, Talk,
};

/// What a new pass is to be.
#[derive(Debug, Clone)]
pub struct NewPassOf {
    /// Its name.
    pub name: String,
    /// How it codes.
    pub kind: PassKind,
    /// Who codes.
    pub analysts: Vec<AnalystId>,
    /// With which framework.
    pub framework: Option<FrameworkId>,
    /// What is said, or what is meant.
    pub level: Level,
    /// Whether it is blind.
    pub blind: bool,
    /// The earlier pass and the constructs within whose segments it works; none for whole documents.
    pub within: Option<(PassId, Vec<CodeId>)>,
}

/// Opens a pass. One within constructs fixes its material now, as the segments of the earlier closed pass.
pub fn open_pass(
    seen: &Seen<'_>,
    draft: &mut StepDraft,
    of: NewPassOf,
) -> Result<PassId, ActError> {
    let name = pass_name(seen, &of.name)?;
    if of.analysts.is_empty() {
        return Err(ActError::NoAnalysts);
    }
    let material = match of.within {
        None => Material::AllDocuments,
        Some((earlier, constructs)) => fixed_material(seen, earlier, constructs)?,
    };
    let new = NewPass {
        name,
        kind: of.kind,
        analysts: of.analysts,
        framework: of.framework,
        level: of.level,
        blind: of.blind,
        material,
    };
    Ok(draft.push(Change::AddPass(Box::new(new))).into())
}

/// The name of a new pass, which no other pass may have.
pub(super) fn pass_name(seen: &Seen<'_>, name: &str) -> Result<String, ActError> {
    let name = name.trim().to_owned();
    if name.is_empty() {
        return Err(ActError::EmptyName);
    }
    let taken = |pass: &&Pass| pass.name.text().to_lowercase() == name.to_lowercase();
    if seen.passes().iter().any(taken) {
        let what = "a pass";
        return Err(ActError::NameTaken { what, name });
    }
    Ok(name)
}

fn fixed_material(
    seen: &Seen<'_>,
    earlier: PassId,
    constructs: Vec<CodeId>,
) -> Result<Material, ActError> {
    let what = "The earlier pass";
    let pass = seen.pass(earlier).ok_or(ActError::NotHere { what })?;
    let name = pass.name.text().to_owned();
    if seen.pass_state(pass) == PassState::Open {
        return Err(ActError::EarlierPassOpen { pass: name });
    }
    let spans = segments_of(seen, earlier, &constructs);
    if spans.is_empty() {
        let names: Vec<String> = constructs.iter().map(|c| seen.code_name(*c)).collect();
        let constructs = names.join(", ");
        return Err(ActError::NoSegments {
            constructs,
            pass: name,
        });
    }
    Ok(Material::Segments {
        of: earlier,
        constructs,
        spans,
    })
}

/// The segments of constructs in a pass: what was coded with them or with codes below them.
pub fn segments_of(seen: &Seen<'_>, pass: PassId, constructs: &[CodeId]) -> Vec<MaterialSpan> {
    seen.segments_within(pass, constructs).into_iter().collect()
}

/// Takes a stretch that the earlier pass changed into the material, or leaves it out; either is recorded and settles
/// the change.
pub fn settle_material(
    seen: &Seen<'_>,
    draft: &mut StepDraft,
    pass: PassId,
    span: MaterialSpan,
    taken_in: bool,
) -> Result<(), ActError> {
    let what = "The pass";
    let it = seen.pass(pass).ok_or(ActError::NotHere { what })?;
    let me = coder(seen, it)?;
    refuse_closed(seen, it, me, span.document, Some(span.construct))?;
    draft.push(Change::TakeInMaterial {
        pass,
        span,
        taken_in,
    });
    Ok(())
}

/// Closes parts of a pass for the person who looks; what all have closed then is revealed, and that is recorded.
/// Returns the parts that this reveals.
pub fn close_parts(
    seen: &Seen<'_>,
    draft: &mut StepDraft,
    pass: PassId,
    parts: &[Part],
    talk: Talk,
    now: &Cut,
) -> Result<Vec<Part>, ActError> {
    let what = "The pass";
    let it = seen.pass(pass).ok_or(ActError::NotHere { what })?;
    let me = seen.person().filter(|me| it.opened.analysts.contains(me));
    let analyst = me.ok_or_else(|| ActError::NotYourPass {
        pass: it.name.text().to_owned(),
    })?;
    let open: Vec<Part> = parts
        .iter()
        .copied()
        .filter(|part| !it.has_closed(analyst, *part))
        .collect();
    let others_closed = |part: &Part| {
        let mut others = it.opened.analysts.iter().filter(|who| **who != analyst);
        others.all(|who| it.has_closed(*who, *part))
    };
    let revealed: Vec<Part> = open
        .iter()
        .copied()
        .filter(|part| it.opened.blind && !it.reveals.contains_key(part) && others_closed(part))
        .collect();
    if !open.is_empty() {
        let closing = draft.push(Change::Close {
            pass,
            analyst,
            parts: open,
            closing: Closing::Closed(talk),
        });
        record_reveal(draft, pass, &revealed, closing, now);
    }
    Ok(revealed)
}

fn record_reveal(
    draft: &mut StepDraft,
    pass: PassId,
    parts: &[Part],
    closing: crate::model::Id,
    now: &Cut,
) {
    if parts.is_empty() {
        return;
    }
    let mut cut = now.clone();
    cut.take_in(closing);
    let parts = parts.to_vec();
    draft.push(Change::Reveal { pass, parts, cut });
}

/// Takes parts up again, with a reason. What is revealed stays revealed.
pub fn reopen_parts(
    seen: &Seen<'_>,
    draft: &mut StepDraft,
    pass: PassId,
    parts: &[Part],
    reason: &str,
    now: &Cut,
) -> Result<(), ActError> {
    let what = "The pass";
    let it = seen.pass(pass).ok_or(ActError::NotHere { what })?;
    let name = it.name.text().to_owned();
    let me = seen.person().filter(|me| it.opened.analysts.contains(me));
    let analyst = me.ok_or_else(|| ActError::NotYourPass { pass: name.clone() })?;
    if reason.trim().is_empty() {
        return Err(ActError::NoReason);
    }
    let closed: Vec<Part> = parts
        .iter()
        .copied()
        .filter(|part| it.has_closed(analyst, *part))
        .collect();
    if closed.is_empty() {
        return Err(ActError::NotClosed { part: name });
    }
    // A reveal that came about without anybody recording it is recorded first, so that it stays.
    let unrecorded: Vec<Part> = seen
        .unrecorded_reveals(it)
        .into_iter()
        .filter(|part| it.opened.blind && closed.contains(part))
        .collect();
    if !unrecorded.is_empty() {
        draft.push(Change::Reveal {
            pass,
            parts: unrecorded,
            cut: now.clone(),
        });
    }
    let reason = reason.trim().to_owned();
    draft.push(Change::Close {
        pass,
        analyst,
        parts: closed,
        closing: Closing::Reopened { reason },
    });
    Ok(())
}
