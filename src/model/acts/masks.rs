//! The dictionary of masked words.

use super::ActError;
use crate::model::{Change, Mask, MaskCase, Seen, StepDraft};

/// Masks a word or phrase in everything that leaves the program; the study keeps it. Words that are in the dictionary
/// already get what is said now.
pub fn mask_words(
    seen: &Seen<'_>,
    draft: &mut StepDraft,
    words: &str,
    replacement: &str,
    case: MaskCase,
) -> Result<(), ActError> {
    let words = one_line(words);
    if !words.chars().any(char::is_alphanumeric) {
        return Err(ActError::NothingToMask);
    }
    let replacement = one_line(replacement);
    if replacement.is_empty() {
        return Err(ActError::NoReplacement { words });
    }
    if replacement.to_lowercase().contains(&words.to_lowercase()) {
        return Err(ActError::MaskShowsWords { words, replacement });
    }
    let mask = Some(Mask { replacement, case });
    let now = seen.masks();
    let now = now.iter().find(|(own, _)| *own == words);
    if now.map(|(_, mask)| *mask) != mask.as_ref() {
        draft.push(Change::MaskWords { words, mask });
    }
    Ok(())
}

/// Takes a word or phrase out of the dictionary.
pub fn unmask_words(seen: &Seen<'_>, draft: &mut StepDraft, words: &str) {
    if seen.masks().iter().any(|(own, _)| *own == words) {
        let words = words.to_owned();
        draft.push(Change::MaskWords { words, mask: None });
    }
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
