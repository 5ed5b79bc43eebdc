//! Sorting on the board: a second axis, orienting concepts, links between codes, names that are kept apart.

use super::ActError;
use crate::model::{
    AxisEdit, AxisId, AxisValueEdit, AxisValueId, Change, CodeId, CodeLink, NewAxis, NewAxisValue,
    Seen, Sorted, StepDraft,
};

/// Declares an axis with its values, in order; codes and codings stay as they are.
pub fn make_axis(
    seen: &Seen<'_>,
    draft: &mut StepDraft,
    name: &str,
    values: &[&str],
) -> Result<AxisId, ActError> {
    let name = name.trim();
    refuse_axis_name(seen, None, name)?;
    let name = name.to_owned();
    let axis: AxisId = draft
        .push(Change::AddAxis(Box::new(NewAxis { name })))
        .into();
    let mut taken: Vec<String> = Vec::new();
    for value in values
        .iter()
        .map(|it| it.trim())
        .filter(|it| !it.is_empty())
    {
        if !taken.contains(&value.to_lowercase()) {
            taken.push(value.to_lowercase());
            push_value(draft, axis, value);
        }
    }
    Ok(axis)
}

fn refuse_axis_name(seen: &Seen<'_>, except: Option<AxisId>, name: &str) -> Result<(), ActError> {
    if name.is_empty() {
        return Err(ActError::EmptyName);
    }
    let axes = seen.axes();
    let mut others = axes.iter().filter(|axis| Some(axis.id) != except);
    if others.any(|axis| axis.name.text().to_lowercase() == name.to_lowercase()) {
        let name = name.to_owned();
        return Err(ActError::NameTaken {
            what: "an axis",
            name,
        });
    }
    Ok(())
}

fn push_value(draft: &mut StepDraft, axis: AxisId, name: &str) -> AxisValueId {
    let name = name.to_owned();
    let new = NewAxisValue { axis, name };
    draft.push(Change::AddAxisValue(Box::new(new))).into()
}

/// Renames an axis.
pub fn rename_axis(
    seen: &Seen<'_>,
    draft: &mut StepDraft,
    axis: AxisId,
    name: &str,
) -> Result<(), ActError> {
    let name = name.trim();
    refuse_axis_name(seen, Some(axis), name)?;
    let edit = AxisEdit::Name(name.to_owned());
    draft.push(Change::EditAxis { axis, edit });
    Ok(())
}

/// Takes an axis away; the codes stay where they are on the board.
pub fn delete_axis(draft: &mut StepDraft, axis: AxisId) {
    let edit = AxisEdit::Removed(true);
    draft.push(Change::EditAxis { axis, edit });
}

/// Adds a value after the others.
pub fn add_axis_value(
    seen: &Seen<'_>,
    draft: &mut StepDraft,
    axis: AxisId,
    name: &str,
) -> Result<AxisValueId, ActError> {
    let name = name.trim();
    refuse_value_name(seen, axis, None, name)?;
    let last = seen.axis_values(axis);
    let last = last.last().map_or(0, |value| value.order.get_or(0));
    let value = push_value(draft, axis, name);
    if last > 0 {
        let edit = AxisValueEdit::Order(last);
        draft.push(Change::EditAxisValue { value, edit });
    }
    Ok(value)
}

fn refuse_value_name(
    seen: &Seen<'_>,
    axis: AxisId,
    except: Option<AxisValueId>,
    name: &str,
) -> Result<(), ActError> {
    if name.is_empty() {
        return Err(ActError::EmptyName);
    }
    let values = seen.axis_values(axis);
    let mut others = values.iter().filter(|value| Some(value.id) != except);
    if others.any(|value| value.name.text().to_lowercase() == name.to_lowercase()) {
        let name = name.to_owned();
        return Err(ActError::NameTaken {
            what: "a value",
            name,
        });
    }
    Ok(())
}

/// Renames a value of an axis.
pub fn rename_axis_value(
    seen: &Seen<'_>,
    draft: &mut StepDraft,
    value: AxisValueId,
    name: &str,
) -> Result<(), ActError> {
    let what = "The value";
    let it = seen.axis_value(value).ok_or(ActError::NotHere { what })?;
    let name = name.trim();
    refuse_value_name(seen, it.axis, Some(value), name)?;
    let edit = AxisValueEdit::Name(name.to_owned());
    draft.push(Change::EditAxisValue { value, edit });
    Ok(())
}

/// Takes a value away; what was placed there is unplaced on the axis.
pub fn delete_axis_value(draft: &mut StepDraft, value: AxisValueId) {
    let edit = AxisValueEdit::Removed(true);
    draft.push(Change::EditAxisValue { value, edit });
}

/// Moves a value one place up or down among those of its axis.
pub fn move_axis_value(
    seen: &Seen<'_>,
    draft: &mut StepDraft,
    value: AxisValueId,
    later: bool,
) -> Result<(), ActError> {
    let what = "The value";
    let it = seen.axis_value(value).ok_or(ActError::NotHere { what })?;
    let mut order: Vec<AxisValueId> = seen.axis_values(it.axis).iter().map(|v| v.id).collect();
    let at = order.iter().position(|id| *id == value);
    let to = at.and_then(|at| {
        if later {
            at.checked_add(1)
        } else {
            at.checked_sub(1)
        }
    });
    if let (Some(at), Some(to)) = (at, to.filter(|to| *to < order.len())) {
        order.swap(at, to);
        for (place, value) in (1..).zip(order) {
            let edit = AxisValueEdit::Order(place);
            draft.push(Change::EditAxisValue { value, edit });
        }
    }
    Ok(())
}

/// Gives codes or categories a value on an axis, or takes them off it; only what changes is recorded.
pub fn place_on_axis(
    seen: &Seen<'_>,
    draft: &mut StepDraft,
    what: &[Sorted],
    axis: AxisId,
    value: Option<AxisValueId>,
) {
    let placed = seen.placed_on(axis);
    for what in what.iter().copied() {
        if placed.get(&what).copied() != value {
            draft.push(Change::PlaceOnAxis { what, axis, value });
        }
    }
}

/// Marks a code or category with a construct of a loaded framework, or takes the mark away.
pub fn mark_concept(
    seen: &Seen<'_>,
    draft: &mut StepDraft,
    what: Sorted,
    concept: CodeId,
    marked: bool,
) -> Result<(), ActError> {
    let construct = seen.code(concept).filter(|it| it.first.construct.is_some());
    if construct.is_none() || what == Sorted::Code(concept) {
        return Err(ActError::NotHere {
            what: "The concept",
        });
    }
    draft.push(Change::MarkConcept {
        what,
        concept,
        marked,
    });
    Ok(())
}

/// Says how two codes are linked; none takes the link away.
pub fn link_codes(
    seen: &Seen<'_>,
    draft: &mut StepDraft,
    from: CodeId,
    to: CodeId,
    link: Option<CodeLink>,
) -> Result<(), ActError> {
    let what = "The code";
    for code in [from, to] {
        seen.code(code).ok_or(ActError::NotHere { what })?;
    }
    if from == to {
        let code = seen.code_name(from);
        return Err(ActError::LinkedToItself { code });
    }
    draft.push(Change::LinkCodes { from, to, link });
    Ok(())
}
