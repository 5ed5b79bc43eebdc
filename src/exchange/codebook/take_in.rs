//! A team's codebook into the study.

use super::entry::CodebookEntry;
use crate::model::acts::{self, ActError, NewColours};
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
    /// Paths of the codes that were made, those above them that the file only names included.
    pub made_paths: Vec<String>,
    /// Paths of the codes that were here, each with the fields it got.
    pub completed_paths: Vec<String>,
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

/// What the places of entries are called in the file they come from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::exchange) enum Counted {
    /// Rows of a table.
    Rows,
    /// Lines of a file.
    Lines,
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
    take_in_each(seen, draft, entries, Counted::Rows).map(|(taken, _)| taken)
}

/// The same, with the code that each entry became or was.
pub(in crate::exchange) fn take_in_each(
    seen: &Seen<'_>,
    draft: &mut StepDraft,
    entries: &[CodebookEntry],
    counted: Counted,
) -> Result<(TakenIn, Vec<CodeId>), ActError> {
    let tree = seen.code_tree();
    let mut places: FxHashMap<(Option<CodeId>, String), CodeId> = FxHashMap::default();
    for (code, _) in &tree.order {
        let name = seen.code_name(*code).to_lowercase();
        places.entry((tree.parent(*code), name)).or_insert(*code);
    }
    // A code without a colour gets the one a new code would get after those that the file says.
    let mut colours = NewColours::of(seen);
    entries
        .iter()
        .filter_map(|it| it.colour)
        .for_each(|colour| colours.count(colour));
    let mut taken = TakenIn::default();
    let mut became = Vec::with_capacity(entries.len());
    // What each code says by now: a second entry for it fills in what the first left empty.
    let mut says: FxHashMap<CodeId, [String; 4]> = FxHashMap::default();
    for entry in entries {
        let mut parent = None;
        for (depth, name) in entry.path.iter().enumerate() {
            let key = (parent, name.to_lowercase());
            let known = places.get(&key).copied();
            let code = if let Some(code) = known {
                code
            } else {
                let own = depth + 1 == entry.path.len();
                let own = own.then_some(entry);
                let colour = own.and_then(|it| it.colour);
                let colour = colour.unwrap_or_else(|| colours.take());
                let code = make(draft, name, parent, colour, own)?;
                taken.made += 1;
                let path = entry.path.get(..=depth).unwrap_or_default();
                taken.made_paths.push(path.join("/"));
                places.insert(key, code);
                code
            };
            parent = Some(code);
        }
        let code = parent.ok_or(ActError::EmptyName)?;
        let known = seen.code(code);
        let says = says
            .entry(code)
            .or_insert_with(|| known.map_or_else(Default::default, texts));
        let filled = fill(draft, code, says, entry, counted, &mut taken.not_taken);
        if known.is_some() && !filled.is_empty() {
            taken.completed += 1;
            let (path, fields) = (entry.path.join("/"), filled.join(", "));
            taken.completed_paths.push(format!("{path}: {fields}"));
        }
        became.push(code);
    }
    Ok((taken, became))
}

fn make(
    draft: &mut StepDraft,
    name: &str,
    parent: Option<CodeId>,
    colour: u8,
    own: Option<&CodebookEntry>,
) -> Result<CodeId, ActError> {
    let new = NewCode {
        parent,
        in_vivo: own.is_some_and(|it| it.in_vivo),
        origin: own.and_then(|it| it.origin).unwrap_or_default(),
        colour,
        ..acts::new_code(name)
    };
    if new.name.is_empty() {
        return Err(ActError::EmptyName);
    }
    let code = draft.push(Change::AddCode(Box::new(new))).into();
    if let Some(level) = own.and_then(|it| it.level) {
        let edit = CodeEdit::Level(Some(level));
        draft.push(Change::EditCode { code, edit });
    }
    Ok(code)
}

/// What a code of the study says, in the order of [`fill`].
fn texts(code: &Code) -> [String; 4] {
    let texts = [
        &code.definition,
        &code.include,
        &code.exclude,
        &code.example,
    ];
    texts.map(|text| text.text().to_owned())
}

/// Sets the fields that are empty; returns which were.
fn fill(
    draft: &mut StepDraft,
    code: CodeId,
    says: &mut [String; 4],
    entry: &CodebookEntry,
    counted: Counted,
    not_taken: &mut Vec<NotTakenIn>,
) -> Vec<&'static str> {
    let fields = [
        (
            "definition",
            &entry.definition,
            CodeEdit::Definition as fn(String) -> CodeEdit,
        ),
        ("inclusion", &entry.include, CodeEdit::Include),
        ("exclusion", &entry.exclude, CodeEdit::Exclude),
        ("example", &entry.example, CodeEdit::Example),
    ];
    let place = match counted {
        Counted::Rows => "row",
        Counted::Lines => "line",
    };
    let mut filled = Vec::new();
    for ((what, text, edit), stands) in fields.into_iter().zip(says) {
        if text.is_empty() || stands == text {
            continue;
        }
        if stands.is_empty() {
            let edit = edit(text.clone());
            draft.push(Change::EditCode { code, edit });
            stands.clone_from(text);
            filled.push(what);
        } else {
            not_taken.push(NotTakenIn {
                what: format!(
                    "{what} of “{}” ({place} {})",
                    entry.path.join("/"),
                    entry.row
                ),
                reason: "the study has another one, which stands".to_owned(),
            });
        }
    }
    filled
}
