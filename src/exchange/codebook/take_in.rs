//! A team's codebook into the study.

use super::entry::CodebookEntry;
use crate::model::acts::{self, ActError};
use crate::model::things::Code;
use crate::model::{Change, CodeEdit, CodeId, NewCode, Seen, StepDraft};
use rustc_hash::FxHashMap;

/// What became of a codebook.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct TakenIn {
    /// Codes that were made.
    pub made: usize,
    /// Codes that were here and got what they lacked.
    pub completed: usize,
    /// What was left.
    pub not_taken: Vec<NotTakenIn>,
}

/// Something of a codebook that was left.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NotTakenIn {
    /// The code and field.
    pub what: String,
    /// Why.
    pub reason: String,
}

/// Makes the codes that are not here yet and fills in what those that are here lack. What the study says already
/// stands.
///
/// # Errors
/// Where a code cannot be made; then nothing may be recorded of the draft.
pub fn take_in(
    seen: &Seen<'_>,
    draft: &mut StepDraft,
    entries: &[CodebookEntry],
) -> Result<TakenIn, ActError> {
    let here = seen.code_tree().order.iter();
    let mut places: FxHashMap<String, CodeId> = here
        .map(|(code, _)| (seen.code_path(*code).to_lowercase(), *code))
        .collect();
    let mut taken = TakenIn::default();
    for entry in entries {
        let mut parent = None;
        let mut path = String::new();
        let mut is_new = false;
        for name in &entry.path {
            if !path.is_empty() {
                path.push('/');
            }
            path.push_str(name);
            let known = places.get(&path.to_lowercase()).copied();
            is_new = known.is_none();
            let code = if let Some(code) = known {
                code
            } else {
                let own = path == entry.path.join("/");
                let code = make(draft, name, parent, own && entry.in_vivo)?;
                taken.made += 1;
                places.insert(path.to_lowercase(), code);
                code
            };
            parent = Some(code);
        }
        if let Some(code) = parent {
            let known = seen.code(code).filter(|_| !is_new);
            let filled = fill(draft, code, known, entry, &mut taken.not_taken);
            taken.completed += usize::from(known.is_some() && filled);
        }
    }
    Ok(taken)
}

fn make(
    draft: &mut StepDraft,
    name: &str,
    parent: Option<CodeId>,
    in_vivo: bool,
) -> Result<CodeId, ActError> {
    let new = NewCode {
        parent,
        in_vivo,
        ..acts::new_code(name)
    };
    if new.name.is_empty() {
        return Err(ActError::EmptyName);
    }
    Ok(draft.push(Change::AddCode(Box::new(new))).into())
}

/// Sets the fields that are empty; returns whether any was.
fn fill(
    draft: &mut StepDraft,
    code: CodeId,
    known: Option<&Code>,
    entry: &CodebookEntry,
    not_taken: &mut Vec<NotTakenIn>,
) -> bool {
    let fields = [
        (
            "definition",
            &entry.definition,
            known.map(|it| it.definition.text()),
            CodeEdit::Definition as fn(String) -> CodeEdit,
        ),
        (
            "inclusion",
            &entry.include,
            known.map(|it| it.include.text()),
            CodeEdit::Include,
        ),
        (
            "exclusion",
            &entry.exclude,
            known.map(|it| it.exclude.text()),
            CodeEdit::Exclude,
        ),
        (
            "example",
            &entry.example,
            known.map(|it| it.example.text()),
            CodeEdit::Example,
        ),
    ];
    let mut filled = false;
    for (what, text, stands, edit) in fields {
        let stands = stands.unwrap_or_default();
        if text.is_empty() || stands == text {
            continue;
        }
        if stands.is_empty() {
            let edit = edit(text.clone());
            draft.push(Change::EditCode { code, edit });
            filled = true;
        } else {
            not_taken.push(NotTakenIn {
                what: format!("{} of “{}” (row {})", what, entry.path.join("/"), entry.row),
                reason: "the study has another one, which stands".to_owned(),
            });
        }
    }
    filled
}
