//! The words of a chosen quotation, without the labels that stand in the transcript.

use super::package::PackagedQuotation;
use crate::analysis::behind::speakers_of;
use crate::exchange::masking::Masks;
use crate::model::things::Document;
use crate::model::{Seen, Span, SpeakerIs, Text};

/// A quotation: the words that were said, masked, and not the labels before them, which may be names.
pub(super) fn quotation(
    seen: &Seen<'_>,
    masks: &Masks,
    document: &Document,
    text: &Text,
    span: Span,
) -> PackagedQuotation {
    let mut said: Vec<(String, String)> = Vec::new();
    for turn in document.turns() {
        let (start, end) = (span.start.max(turn.body), span.end.min(turn.end));
        if start < end {
            let words = text.slice(Span::new(start, end)).trim();
            let who = turn.speaker.map_or_else(String::new, |speaker| {
                label(seen, document.speaker(speaker))
            });
            if !words.is_empty() {
                said.push((who, one_line(&masks.words(words))));
            }
        }
    }
    let words = match said.as_slice() {
        [] if document.turns().is_empty() => one_line(&masks.words(text.slice(span).trim())),
        [] => String::new(),
        [(_, words)] => words.clone(),
        several => {
            let lines: Vec<String> = several
                .iter()
                .map(|(who, words)| format!("[{who}] {words}"))
                .collect();
            lines.join("\n")
        }
    };
    let mut speakers: Vec<String> = speakers_of(seen, document, span)
        .into_iter()
        .map(|who| seen.participant_label(who))
        .collect();
    if speakers.is_empty() {
        speakers.extend(said.into_iter().map(|(who, _)| who).take(1));
    }
    PackagedQuotation {
        words,
        speaker: speakers.join(", "),
    }
}

fn one_line(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Who speaks, never by the label in the transcript.
fn label(seen: &Seen<'_>, speaker: Option<&SpeakerIs>) -> String {
    match speaker {
        Some(SpeakerIs::Participant(who)) => seen.participant_label(*who),
        Some(SpeakerIs::Interviewer) => "Interviewer".to_owned(),
        Some(SpeakerIs::Interpreter) => "Interpreter".to_owned(),
        _ => "Another speaker".to_owned(),
    }
}
