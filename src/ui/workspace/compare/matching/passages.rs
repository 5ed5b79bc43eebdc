//! The passages of two codes, as they are read at the right.

use super::super::comparison::Comparison;
use super::super::source::Source;
use super::Frames;
use crate::analysis::matching::SharedPassage;
use crate::model::{CodeId, DocumentId, Span};
use crate::ui::View;

/// How many characters of a passage are shown; the rest is read in the transcript.
const WORDS: usize = 600;

/// A passage with its words.
#[derive(Debug)]
pub(super) struct Read {
    pub document: DocumentId,
    pub span: Span,
    /// “Both · Marek, turn 2”.
    pub source: String,
    pub words: String,
}

/// The passages of the two codes in the order they are read.
pub(super) fn passages_of(frames: &Frames, a: CodeId, b: CodeId) -> Vec<SharedPassage> {
    frames.two.passages(a, b)
}

/// A passage with its words and where it stands.
pub(super) fn read(view: &View<'_>, comparison: &Comparison, it: SharedPassage) -> Option<Read> {
    let document = view.seen.document(it.document)?;
    let words = match view.text_of(it.document) {
        Ok(text) => one_line(text.slice(it.span)),
        Err(sentence) => sentence,
    };
    let [a, b] = &comparison.pair_names;
    let who = match (it.a, it.b) {
        (Some(_), Some(_)) => "Both",
        (Some(_), None) => a,
        _ => b,
    };
    let place = Source::of(view.seen, &view.overview.labels, document, it.span);
    Some(Read {
        document: it.document,
        span: it.span,
        source: format!("{who} · {}", place.long),
        words,
    })
}

fn one_line(words: &str) -> String {
    let mut line = String::new();
    for word in words.split_whitespace() {
        if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(word);
        if line.len() > WORDS {
            line.push('…');
            break;
        }
    }
    line
}
