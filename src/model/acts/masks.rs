//! The dictionary of masked words.

use super::ActError;
use crate::model::{Change, Mask, MaskCase, Seen, StepDraft};

/// Masks a word or phrase in every file that is made for others; the study keeps it. Words that are in the dictionary
/// already get what is said now. What stands in place of words may not show words of the dictionary, these or others.
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
    let now = seen.masks();
    let mut others = now.iter().filter(|(own, _)| *own != words);
    let shown = others.clone().find(|(own, _)| shows(&replacement, own));
    if let Some((own, _)) = shown {
        return Err(ActError::MaskShowsWords {
            words: (*own).to_owned(),
            replacement,
        });
    }
    if let Some((own, mask)) = others.find(|(_, mask)| shows(&mask.replacement, &words)) {
        return Err(ActError::MaskIsShown {
            words,
            other: (*own).to_owned(),
            replacement: mask.replacement.clone(),
        });
    }
    let mask = Some(Mask { replacement, case });
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

/// Whether whole words stand in a text, in capitals or small letters.
fn shows(text: &str, words: &str) -> bool {
    let (text, words) = (text.to_lowercase(), words.to_lowercase());
    text.match_indices(&words).any(|(at, found)| {
        let before = text.get(..at).unwrap_or_default();
        let after = text.get(at + found.len()..).unwrap_or_default();
        let is_letter = |letter: Option<char>| letter.is_some_and(char::is_alphanumeric);
        !is_letter(before.chars().next_back()) && !is_letter(after.chars().next())
    })
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
