//! Passages of a transcript, found by their words.

use super::Made;
use super::source::Coding;
use interlinea::model::{Span, Text};

/// The one place where a text has these words.
pub fn of_words(text: &Text, words: &str) -> Made<Span> {
    let mut places = text.as_str().match_indices(words);
    match (places.next(), places.next()) {
        (Some((at, _)), None) => Ok(span(text, at, at + words.len())),
        (None, _) => Err(format!("“{words}” is not in the transcript").into()),
        _ => Err(format!("“{words}” is in the transcript more than once").into()),
    }
}

/// The passage of a coding: its words, or from its first to its last words.
pub fn of_coding(text: &Text, coding: &Coding) -> Made<Span> {
    match (&coding.quote, &coding.from, &coding.to) {
        (Some(quote), None, None) => of_words(text, quote),
        (None, Some(from), Some(to)) => {
            let start = text.byte_of(of_words(text, from)?.start);
            let rest = text.as_str().get(start..).unwrap_or_default();
            let at = rest
                .find(to)
                .ok_or_else(|| format!("“{to}” does not come after “{from}”"))?;
            Ok(span(text, start, start + at + to.len()))
        }
        _ => Err("a passage is a quote, or from and to".into()),
    }
}

fn span(text: &Text, from: usize, to: usize) -> Span {
    Span::new(text.position_of(from), text.position_of(to))
}
