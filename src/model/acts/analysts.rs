//! People of the study.

use super::ActError;
use crate::model::{AnalystId, Change, NewAnalyst, Seen, StepDraft};

/// Adds a person under a name nobody else has.
pub fn add_analyst(
    seen: &Seen<'_>,
    draft: &mut StepDraft,
    name: &str,
) -> Result<AnalystId, ActError> {
    let name = name.trim();
    if name.is_empty() {
        return Err(ActError::EmptyName);
    }
    let here = seen.analysts();
    let in_draft = draft.changes().iter().filter_map(|change| match change {
        Change::AddAnalyst(new) => Some(new.name.as_str()),
        _ => None,
    });
    let mut names: Vec<&str> = here.iter().map(|analyst| analyst.name.text()).collect();
    names.extend(in_draft);
    if names.iter().any(|taken| taken.eq_ignore_ascii_case(name)) {
        let name = name.to_owned();
        return Err(ActError::NameTaken {
            what: "an analyst",
            name,
        });
    }
    let new = NewAnalyst {
        name: name.to_owned(),
        initials: initials_of(name),
        colour: names.len() as u8,
    };
    Ok(draft.push(Change::AddAnalyst(Box::new(new))).into())
}

/// Initials of a name: first letters of its first and last word; two letters of a single word.
pub fn initials_of(name: &str) -> String {
    let words: Vec<&str> = name.split_whitespace().collect();
    let first = |word: &&str| word.chars().next();
    match words.as_slice() {
        [] => String::new(),
        [only] => only.chars().take(2).collect::<String>().to_uppercase(),
        [head, .., last] => [first(head), first(last)]
            .into_iter()
            .flatten()
            .collect::<String>()
            .to_uppercase(),
    }
}
