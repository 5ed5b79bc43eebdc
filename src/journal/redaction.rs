//! A text with a passage masked, and the document that carries it.

use super::quoted::Quoted;
use crate::model::things::Document;
use crate::model::{ERASED, NewDocument, Span, Text, TextHash, words};

/// What stands for an erased character.
const MASK: char = '█';

/// Whether any character of a passage is not masked.
pub(super) fn is_shown(text: &Text, passage: Span) -> bool {
    text.slice(passage).chars().any(|c| c != MASK && c != '\n')
}

/// The text with each character of a passage masked; line breaks stay.
pub(super) fn redact(text: &Text, passage: Span) -> Text {
    let masked = text.as_str().chars().zip(0_u32..).map(|(c, place)| {
        if c != '\n' && passage.contains(place) {
            MASK
        } else {
            c
        }
    });
    Text::new(masked.collect())
}

/// The document that carries a redacted text.
pub(super) fn carrier(
    document: &Document,
    redacted: &Text,
    hash: TextHash,
    quoted: Option<&Quoted>,
) -> NewDocument {
    let speakers = document.speaker_labels().iter().map(|label| {
        if quoted.is_some_and(|quoted| quoted.holds(label)) {
            ERASED.to_owned()
        } else {
            label.clone()
        }
    });
    NewDocument {
        name: document.name.text().to_owned(),
        kind: document.kind.get_or(Default::default()),
        text: hash,
        length: redacted.len(),
        words: words(redacted, Span::new(0, redacted.len())).len() as u32,
        speakers: speakers.collect(),
        turns: document.turns().to_vec(),
        language: document.language.text().map(str::to_owned),
        original: None,
        follows: Some(document.id),
    }
}
