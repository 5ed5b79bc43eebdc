//! Codes into the study.

use crate::exchange::codebook::{CodebookEntry, Counted, take_in_each};
use crate::exchange::refi::codes_in::CodeIn;
use crate::exchange::refi::guid::Guid;
use crate::exchange::refi::{NotTaken, colour, convention, counted, described};
use crate::model::acts::ActError;
use crate::model::{CodeId, Seen, StepDraft};
use rustc_hash::FxHashMap;
use std::collections::hash_map::Entry;

/// What became of codes.
#[derive(Debug, Default)]
pub(in crate::exchange::refi) struct CodesTaken {
    pub made: usize,
    pub completed: usize,
    /// Which code a GUID of the file names.
    pub by_guid: FxHashMap<Guid, CodeId>,
    /// Which code a path names, names joined by `/`.
    pub by_path: FxHashMap<String, CodeId>,
    pub not_taken: Vec<NotTaken>,
    pub notes: Vec<String>,
}

/// Makes the codes that are not here yet; those of the same names in the same place are one, and those of this very
/// study are what they were, whatever they are called now.
pub(in crate::exchange::refi) fn take_codes(
    seen: &Seen<'_>,
    draft: &mut StepDraft,
    codes: &[CodeIn],
    ours: bool,
    known: &FxHashMap<Guid, CodeId>,
) -> Result<CodesTaken, ActError> {
    let mut taken = CodesTaken::default();
    let here = |code: &CodeIn| {
        let here = code.guid.and_then(|guid| known.get(&guid))?;
        Some(names_of(seen, *here))
    };
    let entries = entries(codes, ours, &here, &mut taken.not_taken);
    let (outcome, became) = take_in_each(seen, draft, &entries, Counted::Lines)?;
    taken.made = outcome.made;
    taken.completed = outcome.completed;
    let not_taken = outcome.not_taken.into_iter();
    taken
        .not_taken
        .extend(not_taken.map(|it| NotTaken::new(it.what, it.reason)));
    let mut first: FxHashMap<CodeId, u64> = FxHashMap::default();
    for ((code, entry), id) in codes.iter().zip(&entries).zip(became) {
        taken.by_path.entry(entry.path.join("/")).or_insert(id);
        if let Some(line) = first.insert(id, code.line) {
            taken.notes.push(format!(
                "The code “{}” stands in lines {line} and {} under the same name and place: here it is one.",
                code.name, code.line
            ));
        }
        let Some(guid) = code.guid else { continue };
        if let Entry::Vacant(free) = taken.by_guid.entry(guid) {
            free.insert(id);
        } else {
            taken.not_taken.push(NotTaken::new(
                format!("the GUID of the code “{}” (line {})", code.name, code.line),
                "another code has it too; what names it went to the first",
            ));
        }
    }
    let folders = codes.iter().filter(|code| code.folder).count();
    if folders > 0 {
        taken.notes.push(format!(
            "In the file {} cannot be given and only hold others; here every code can be given.",
            counted(folders, "code")
        ));
    }
    Ok(taken)
}

/// The codes of a file as a table would bring them.
pub(in crate::exchange::refi) fn entries_of(codes: &[CodeIn], ours: bool) -> Vec<CodebookEntry> {
    entries(codes, ours, &|_| None, &mut Vec::new())
}

/// The same; `here` has the path of a code that the study knows.
fn entries(
    codes: &[CodeIn],
    ours: bool,
    here: &dyn Fn(&CodeIn) -> Option<Vec<String>>,
    not_taken: &mut Vec<NotTaken>,
) -> Vec<CodebookEntry> {
    let mut entries: Vec<CodebookEntry> = Vec::with_capacity(codes.len());
    for code in codes {
        let path = here(code).unwrap_or_else(|| {
            let above = code.above.and_then(|above| entries.get(above));
            let mut path = above.map(|above| above.path.clone()).unwrap_or_default();
            path.push(code.name.clone());
            path
        });
        entries.push(entry(code, path, ours, not_taken));
    }
    entries
}

/// The names of a code of the study from its domain down; where it was merged, of what it was merged into.
fn names_of(seen: &Seen<'_>, code: CodeId) -> Vec<String> {
    let tree = seen.code_tree();
    let code = tree.effective(code);
    let mut path = tree.above(code);
    path.reverse();
    path.push(code);
    path.into_iter().map(|code| seen.code_name(code)).collect()
}

fn entry(
    code: &CodeIn,
    path: Vec<String>,
    ours: bool,
    not_taken: &mut Vec<NotTaken>,
) -> CodebookEntry {
    use convention as c;
    let labels = if ours {
        &c::CODE[..]
    } else {
        c::CODE.get(..c::EVERYBODYS).unwrap_or_default()
    };
    let described = described::read(&code.description, labels);
    let described = described.restored(labels, |label, text| match label {
        c::CODE_ORIGIN => c::origin_of(text).is_some(),
        c::IN_VIVO => text == c::YES,
        c::CODE_LEVEL => c::level_of(text).is_some(),
        _ => true,
    });
    let place = code.colour.as_deref().map(colour::place);
    if let (Some(None), Some(written)) = (place, &code.colour) {
        not_taken.push(NotTaken::new(
            format!(
                "the colour of the code “{}” (line {})",
                code.name, code.line
            ),
            format!("“{written}” is no colour"),
        ));
    }
    CodebookEntry {
        row: code.line as usize,
        path,
        definition: described.text.clone(),
        include: described.get(c::INCLUDE).to_owned(),
        exclude: described.get(c::EXCLUDE).to_owned(),
        example: described.get(c::EXAMPLE).to_owned(),
        in_vivo: described.get(c::IN_VIVO) == c::YES,
        origin: c::origin_of(described.get(c::CODE_ORIGIN)),
        level: c::level_of(described.get(c::CODE_LEVEL)),
        colour: place.flatten(),
    }
}
