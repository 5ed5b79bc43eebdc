//! Loading frameworks and shaping their constructs.

use super::ActError;
use crate::model::{
    Change, ChosenFramework, CodeEdit, CodeId, Construct, FrameworkConstruct, FrameworkId, NewCode,
    NewFramework, Origin, PassState, Seen, StepDraft,
};

/// Loads a framework: its constructs become deductive codes whose original name and source stay locked.
pub fn load_framework(
    seen: &Seen<'_>,
    draft: &mut StepDraft,
    chosen: &ChosenFramework<'_>,
) -> Result<FrameworkId, ActError> {
    let variant = chosen.variant.map_or("", |variant| variant.name.as_str());
    let loaded = seen.frameworks();
    let same = |it: &&&crate::model::things::LoadedFramework| {
        it.loaded.key == chosen.file.id && it.loaded.variant == variant
    };
    if let Some(loaded) = loaded.iter().find(same) {
        let name = loaded.name.text().to_owned();
        return Err(ActError::FrameworkLoaded { name });
    }
    let new = NewFramework {
        key: chosen.file.id.clone(),
        name: chosen.file.name.clone(),
        variant: variant.to_owned(),
        citation: chosen.citation().to_owned(),
    };
    let framework: FrameworkId = draft.push(Change::AddFramework(Box::new(new))).into();
    for (place, domain) in chosen.constructs().iter().enumerate() {
        let at = Placing {
            framework,
            parent: None,
            colour: place as u8,
        };
        add_construct(draft, chosen, domain, at);
    }
    Ok(framework)
}

#[derive(Clone, Copy)]
struct Placing {
    framework: FrameworkId,
    parent: Option<CodeId>,
    colour: u8,
}

fn add_construct(
    draft: &mut StepDraft,
    chosen: &ChosenFramework<'_>,
    construct: &FrameworkConstruct,
    at: Placing,
) {
    let new = NewCode {
        name: construct.name.clone(),
        parent: at.parent,
        origin: Origin::Deductive,
        in_vivo: false,
        colour: at.colour,
        construct: Some(Construct {
            framework: at.framework,
            key: construct.key.clone(),
            name: construct.name.clone(),
            source: chosen.source_of(construct).to_owned(),
            stands_for: construct.stands_for.clone(),
        }),
        arose: None,
        split_from: None,
    };
    let code: CodeId = draft.push(Change::AddCode(Box::new(new))).into();
    let mut edit = |edit| {
        draft.push(Change::EditCode { code, edit });
    };
    if !construct.definition.is_empty() {
        edit(CodeEdit::Definition(construct.definition.clone()));
    }
    if construct.off_at_first || construct.hidden_until_named {
        edit(CodeEdit::SwitchedOff(true));
    }
    for (place, child) in construct.children.iter().enumerate() {
        let below = Placing {
            parent: Some(code),
            colour: at.colour.wrapping_add(place as u8),
            ..at
        };
        add_construct(draft, chosen, child, below);
    }
}

/// The open pass that keeps a construct from being renamed, merged, moved or switched off.
pub fn frozen_by(seen: &Seen<'_>, code: CodeId) -> Option<String> {
    seen.code(code)?.first.construct.as_ref()?;
    let framework = seen.framework_of(code)?;
    let open = seen.passes().into_iter().find(|pass| {
        pass.opened.framework == Some(framework) && seen.pass_state(pass) == PassState::Open
    })?;
    Some(open.name.text().to_owned())
}

/// Refuses where an open pass uses the construct.
pub(super) fn refuse_frozen(seen: &Seen<'_>, code: CodeId) -> Result<(), ActError> {
    frozen_by(seen, code).map_or(Ok(()), |pass| {
        let construct = seen.code_name(code);
        Err(ActError::FrameworkInUse { construct, pass })
    })
}

/// Takes a construct into use or out of it; the framework keeps it.
pub fn switch_construct(
    seen: &Seen<'_>,
    draft: &mut StepDraft,
    code: CodeId,
    off: bool,
) -> Result<(), ActError> {
    if off {
        refuse_frozen(seen, code)?;
    }
    let edit = CodeEdit::SwitchedOff(off);
    draft.push(Change::EditCode { code, edit });
    Ok(())
}
