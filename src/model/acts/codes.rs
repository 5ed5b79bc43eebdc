//! Making and shaping codes.

use super::ActError;
use super::code_order::last_place;
use super::frameworks::refuse_frozen;
use crate::model::things::Code;
use crate::model::{
    Arose, Change, CodeEdit, CodeId, CodingEdit, CodingId, NewCode, Origin, Part, Seen, StepDraft,
};

/// A plain inductive code, to be filled in further.
pub fn new_code(name: &str) -> NewCode {
    NewCode {
        name: name.trim().to_owned(),
        parent: None,
        origin: Origin::Inductive,
        in_vivo: false,
        colour: 0,
        construct: None,
        arose: None,
        split_from: None,
    }
}

/// Makes a code. A sibling of the same name is refused, since paths name codes.
pub fn make_code(
    seen: &Seen<'_>,
    draft: &mut StepDraft,
    mut new: NewCode,
) -> Result<CodeId, ActError> {
    let name = new.name.trim().to_owned();
    new.name = name;
    refuse_name(seen, None, new.parent, &new.name)?;
    let last = last_place(seen, new.parent);
    let made = draft.push(Change::AddCode(Box::new(new))).into();
    if last > 0 {
        // Somebody has arranged its siblings: a new one stands after them.
        let (code, edit) = (made, CodeEdit::Order(last));
        draft.push(Change::EditCode { code, edit });
    }
    Ok(made)
}

pub(super) fn here<'a>(seen: &Seen<'a>, code: CodeId) -> Result<&'a Code, ActError> {
    let what = "The code";
    seen.code(code)
        .filter(|code| code.made.stands())
        .ok_or(ActError::NotHere { what })
}

fn refuse_name(
    seen: &Seen<'_>,
    except: Option<CodeId>,
    parent: Option<CodeId>,
    name: &str,
) -> Result<(), ActError> {
    if name.is_empty() {
        return Err(ActError::EmptyName);
    }
    let tree = seen.code_tree();
    let same = |code: CodeId| {
        seen.code(code)
            .is_some_and(|it| it.name.text().to_lowercase() == name.to_lowercase())
    };
    let taken = tree
        .order
        .iter()
        .any(|(code, _)| Some(*code) != except && tree.parent(*code) == parent && same(*code));
    if taken {
        let name = name.to_owned();
        return Err(ActError::NameTaken {
            what: "a code",
            name,
        });
    }
    Ok(())
}

/// Renames a code.
pub fn rename_code(
    seen: &Seen<'_>,
    draft: &mut StepDraft,
    code: CodeId,
    name: &str,
) -> Result<(), ActError> {
    here(seen, code)?;
    refuse_frozen(seen, code)?;
    let name = name.trim();
    refuse_name(seen, Some(code), seen.code_tree().parent(code), name)?;
    let edit = CodeEdit::Name(name.to_owned());
    draft.push(Change::EditCode { code, edit });
    Ok(())
}

/// Puts a code under another, or to the top.
pub fn move_code(
    seen: &Seen<'_>,
    draft: &mut StepDraft,
    code: CodeId,
    parent: Option<CodeId>,
) -> Result<(), ActError> {
    let it = here(seen, code)?;
    refuse_frozen(seen, code)?;
    if parent.is_some_and(|parent| seen.code_tree().below(code).contains(&parent)) {
        let code = it.name.text().to_owned();
        return Err(ActError::UnderItself { code });
    }
    refuse_name(seen, Some(code), parent, it.name.text())?;
    let edit = CodeEdit::Parent(parent);
    draft.push(Change::EditCode { code, edit });
    Ok(())
}

/// Merges codes into another: their codings keep their code and show under the target, later ones too.
pub fn merge_codes(
    seen: &Seen<'_>,
    draft: &mut StepDraft,
    codes: &[CodeId],
    into: CodeId,
) -> Result<(), ActError> {
    let target = here(seen, into)?;
    for code in codes {
        let it = here(seen, *code)?;
        refuse_frozen(seen, *code)?;
        if *code == into || seen.code_tree().above(into).contains(code) {
            let code = it.name.text().to_owned();
            return Err(ActError::UnderItself { code });
        }
    }
    if codes.is_empty() {
        return Err(ActError::NotHere { what: "The code" });
    }
    let into = target.id;
    for code in codes {
        let (code, edit) = (*code, CodeEdit::MergedInto(Some(into)));
        draft.push(Change::EditCode { code, edit });
    }
    Ok(())
}

/// Takes a code out of the one it was merged into: it stands where it stood, with its own codings.
pub fn unmerge_code(seen: &Seen<'_>, draft: &mut StepDraft, code: CodeId) -> Result<(), ActError> {
    let it = here(seen, code)?;
    let parent = it.parent.get_or(None);
    let parent = parent.map(|parent| seen.code_tree().effective(parent));
    refuse_name(seen, Some(code), parent, it.name.text())?;
    let edit = CodeEdit::MergedInto(None);
    draft.push(Change::EditCode { code, edit });
    Ok(())
}

/// Splits a code: a new one beside it takes the chosen codings of the person who splits.
pub fn split_code(
    seen: &Seen<'_>,
    draft: &mut StepDraft,
    code: CodeId,
    name: &str,
    codings: &[CodingId],
) -> Result<CodeId, ActError> {
    let it = here(seen, code)?;
    for coding in codings {
        super::codings::own(seen, *coding)?;
    }
    let new = NewCode {
        parent: seen.code_tree().parent(code),
        origin: it.origin.get_or(Origin::Inductive),
        colour: it.colour.get_or(0),
        arose: arose_hidden(seen, codings).or(it.first.arose),
        split_from: Some(code),
        ..new_code(name)
    };
    let made = make_code(seen, draft, new)?;
    for coding in codings {
        let (coding, edit) = (*coding, CodingEdit::Code(made));
        draft.push(Change::EditCoding { coding, edit });
    }
    Ok(made)
}

/// The first hidden part of a blind pass in which one of these codings lies: a code that is split off for it tells of
/// that work, wherever the code it comes from arose.
fn arose_hidden(seen: &Seen<'_>, codings: &[CodingId]) -> Option<Arose> {
    codings.iter().find_map(|id| {
        let coding = seen.coding(*id)?;
        let pass = seen.pass(coding.pass()).filter(|pass| pass.opened.blind)?;
        let part = match coding.within() {
            Some(construct) => Part::Construct(construct),
            None => Part::Document(coding.document()),
        };
        (!pass.is_revealed(part)).then(|| Arose {
            pass: pass.id,
            document: Some(coding.document()),
            span: None,
            within: coding.within(),
        })
    })
}

/// Deletes a code with all codes below it and the person's own codings of them.
/// Refused where others coded with it: such codes are merged.
pub fn delete_code(
    seen: &Seen<'_>,
    draft: &mut StepDraft,
    code: CodeId,
) -> Result<usize, ActError> {
    let it = here(seen, code)?;
    refuse_frozen(seen, code)?;
    let tree = seen.code_tree();
    let below = tree.below(code);
    let codes = below.iter().copied().collect();
    let given: Vec<_> = seen.codings_of_codes(&codes).collect();
    let others = given
        .iter()
        .filter(|coding| Some(coding.analyst()) != seen.person());
    let codings = others.count();
    if codings > 0 {
        let code = it.name.text().to_owned();
        return Err(ActError::UsedByOthers { code, codings });
    }
    for coding in &given {
        let (coding, edit) = (coding.id, CodingEdit::Removed(true));
        draft.push(Change::EditCoding { coding, edit });
    }
    for code in below {
        let edit = CodeEdit::Removed(true);
        draft.push(Change::EditCode { code, edit });
    }
    Ok(given.len())
}
