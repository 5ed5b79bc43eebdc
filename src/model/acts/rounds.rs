//! Rounds of a pass, frozen versions of the codebook, and its test on fresh material.

use super::passes::pass_name;
use super::{ActError, NewPassOf};
use crate::model::{
    Change, Cut, DocumentId, Draw, Drawable, Material, MaterialSpan, NewDrawnRound, NewPass,
    NewRound, NewVersion, PassId, PassKind, RoundEdit, RoundId, RoundState, Seen, StepDraft,
    VersionId, VersionOf,
};

/// Opens a round of a pass on chosen documents. A pass that has rounds is coded in their documents alone.
///
/// # Errors
/// Where the name is empty or taken, a document is not the pass's or in a round already, or the pass works within
/// constructs: that closes construct by construct.
pub fn open_round(
    seen: &Seen<'_>,
    draft: &mut StepDraft,
    pass: PassId,
    name: &str,
    documents: &[DocumentId],
) -> Result<RoundId, ActError> {
    let name = round_name(seen, pass, name, None)?;
    let documents = free_documents(seen, pass, documents)?;
    let new = NewRound {
        pass,
        name,
        documents,
    };
    Ok(draft.push(Change::AddRound(Box::new(new))).into())
}

/// Opens a round of a pass on documents that were drawn.
///
/// # Errors
/// As [`open_round`]; and where nothing was drawn.
pub fn open_drawn_round(
    seen: &Seen<'_>,
    draft: &mut StepDraft,
    pass: PassId,
    name: &str,
    draw: Draw,
) -> Result<RoundId, ActError> {
    let name = round_name(seen, pass, name, None)?;
    let drawn: Vec<DocumentId> = draw.drawn().map(|it| it.document()).collect();
    free_documents(seen, pass, &drawn)?;
    let new = NewDrawnRound {
        pass,
        name,
        is_test: false,
        version: None,
        draw,
    };
    Ok(draft.push(Change::DrawRound(Box::new(new))).into())
}

/// The documents in the pass's order, each once.
fn free_documents(
    seen: &Seen<'_>,
    pass: PassId,
    documents: &[DocumentId],
) -> Result<Vec<DocumentId>, ActError> {
    let what = "The pass";
    let it = seen.pass(pass).ok_or(ActError::NotHere { what })?;
    if it.is_within_constructs() {
        return Err(ActError::RoundWithinConstructs {
            pass: it.name.text().to_owned(),
        });
    }
    if documents.is_empty() {
        return Err(ActError::EmptyRound);
    }
    let free = seen.documents_without_round(pass);
    if let Some(taken) = documents.iter().find(|id| !free.contains(id)) {
        let document = seen.document(*taken);
        let document = document.ok_or(ActError::NotHere {
            what: "The document",
        })?;
        return Err(ActError::NotFreeForRound {
            document: document.name.text().to_owned(),
            pass: it.name.text().to_owned(),
        });
    }
    Ok(free
        .into_iter()
        .filter(|id| documents.contains(id))
        .collect())
}

fn round_name(
    seen: &Seen<'_>,
    pass: PassId,
    name: &str,
    own: Option<RoundId>,
) -> Result<String, ActError> {
    let name = name.trim().to_owned();
    if name.is_empty() {
        return Err(ActError::EmptyName);
    }
    let mut others = seen
        .rounds(pass)
        .into_iter()
        .filter(|it| Some(it.id) != own);
    if others.any(|it| it.name().to_lowercase() == name.to_lowercase()) {
        let what = "a round";
        return Err(ActError::NameTaken { what, name });
    }
    Ok(name)
}

/// Gives a round another name.
///
/// # Errors
/// Where the round is not here, or the name is empty or taken.
pub fn rename_round(
    seen: &Seen<'_>,
    draft: &mut StepDraft,
    pass: PassId,
    round: RoundId,
    name: &str,
) -> Result<(), ActError> {
    let what = "The round";
    let it = seen.round(pass, round).ok_or(ActError::NotHere { what })?;
    let name = round_name(seen, pass, name, Some(round))?;
    if name != it.name() {
        let edit = RoundEdit::Name(name);
        draft.push(Change::EditRound { pass, round, edit });
    }
    Ok(())
}

/// Takes a round off the list, so that its documents are free for another.
///
/// # Errors
/// Where the round is not here, somebody has finished a part of it, or it tests the codebook: what was drawn for a
/// publication stays on record.
pub fn remove_round(
    seen: &Seen<'_>,
    draft: &mut StepDraft,
    pass: PassId,
    round: RoundId,
) -> Result<(), ActError> {
    let what = "The round";
    let it = seen.round(pass, round).ok_or(ActError::NotHere { what })?;
    if it.is_test() || it.state != RoundState::Open {
        return Err(ActError::RoundBegun {
            round: it.name().to_owned(),
        });
    }
    let edit = RoundEdit::Removed(true);
    draft.push(Change::EditRound { pass, round, edit });
    Ok(())
}

/// The name that the next frozen version of the codebook is proposed.
pub fn next_version_name(seen: &Seen<'_>) -> String {
    format!("Version {}", seen.codebook_versions().len() + 1)
}

/// Freezes the codebook as it is under a name. `now` is the moment it is frozen at.
///
/// # Errors
/// Where the name is empty or taken.
pub fn freeze_codebook(
    seen: &Seen<'_>,
    draft: &mut StepDraft,
    name: &str,
    now: &Cut,
) -> Result<VersionId, ActError> {
    let name = name.trim().to_owned();
    if name.is_empty() {
        return Err(ActError::EmptyName);
    }
    let mut versions = seen.codebook_versions().into_iter();
    if versions.any(|it| it.version.frozen.name.to_lowercase() == name.to_lowercase()) {
        let what = "a version";
        return Err(ActError::NameTaken { what, name });
    }
    let new = NewVersion {
        of: VersionOf::Codebook,
        name,
        cut: now.clone(),
    };
    Ok(draft.push(Change::Freeze(Box::new(new))).into())
}

/// Whether a test of the codebook could be opened, whatever version it tests: to be asked before one is frozen for it.
///
/// # Errors
/// Where the name is empty or taken, fewer than two analysts code, or nothing was drawn.
pub fn check_test(seen: &Seen<'_>, of: &NewPassOf, draw: &Draw) -> Result<(), ActError> {
    pass_name(seen, &of.name)?;
    if of.analysts.len() < 2 {
        return Err(ActError::TestNeedsTwo);
    }
    if draw.drawn().next().is_none() {
        return Err(ActError::EmptyRound);
    }
    if of.kind == PassKind::Deductive && of.framework.is_none() {
        return Err(ActError::TestNeedsFramework);
    }
    Ok(())
}

/// Opens a test of the codebook: a hidden pass whose material was drawn, with its draw on record. `of.within` names
/// the constructs of an earlier pass where segments were drawn, `of.blind` is not asked: a test is always hidden.
///
/// # Errors
/// Where the name is empty or taken, fewer than two analysts code, nothing was drawn, or the version is not here.
pub fn open_test(
    seen: &Seen<'_>,
    draft: &mut StepDraft,
    of: NewPassOf,
    version: VersionId,
    draw: Draw,
) -> Result<PassId, ActError> {
    check_test(seen, &of, &draw)?;
    let name = pass_name(seen, &of.name)?;
    let what = "The version of the codebook";
    let versions = seen.codebook_versions();
    if !versions.iter().any(|it| it.version.id == version) {
        return Err(ActError::NotHere { what });
    }
    let new = NewPass {
        name,
        kind: of.kind,
        analysts: of.analysts,
        framework: of.framework,
        level: of.level,
        blind: true,
        material: drawn_material(seen, of.within, &draw),
    };
    let pass = draft.push(Change::AddPass(Box::new(new))).into();
    draft.push(Change::DrawRound(Box::new(NewDrawnRound {
        pass,
        name: "Test of the codebook".to_owned(),
        is_test: true,
        version: Some(version),
        draw,
    })));
    Ok(pass)
}

fn drawn_material(
    seen: &Seen<'_>,
    within: Option<(PassId, Vec<crate::model::CodeId>)>,
    draw: &Draw,
) -> Material {
    let Some((of, asked)) = within else {
        // In the order of the study, whatever stratum each was drawn from.
        let mut drawn: Vec<DocumentId> = draw.drawn().map(|it| it.document()).collect();
        drawn.sort_by_key(|id| seen.document(*id).map(|it| it.made.stamp));
        return Material::Documents(drawn);
    };
    let mut spans: Vec<MaterialSpan> = draw
        .drawn()
        .filter_map(|it| match it {
            Drawable::Segment(span) => Some(span),
            Drawable::Document(_) => None,
        })
        .collect();
    spans.sort();
    // A construct of which nothing was drawn has nothing to close.
    let constructs = asked
        .into_iter()
        .filter(|construct| spans.iter().any(|span| span.construct == *construct));
    Material::Segments {
        of,
        constructs: constructs.collect(),
        spans,
    }
}
