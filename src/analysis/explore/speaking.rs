//! Who speaks in a passage.

use super::heading::SpokenBy;
use crate::model::things::Document;
use crate::model::{ParticipantId, Seen, Span, SpeakerIs, Turn};

/// The turns that share a character with a passage.
pub(super) fn turns_of(document: &Document, span: Span) -> impl Iterator<Item = &Turn> {
    let turns = document.turns();
    let from = turns.partition_point(|turn| turn.end <= span.start);
    let after = turns.iter().skip(from);
    after.take_while(move |turn| turn.start < span.end)
}

/// Participants who speak in a passage; where no speaker of its document is known as a participant, all participants
/// of the document.
pub fn speaking(seen: &Seen<'_>, document: &Document, span: Span) -> Vec<ParticipantId> {
    let participant = |speaker: u16| match document.speaker(speaker) {
        Some(SpeakerIs::Participant(id)) => Some(*id),
        _ => None,
    };
    let mut known = document.speakers.keys().copied();
    if !known.any(|speaker| participant(speaker).is_some()) {
        return seen.participants_of(document);
    }
    let turns = turns_of(document, span);
    let mut speaking: Vec<ParticipantId> = turns
        .filter_map(|turn| participant(turn.speaker?))
        .collect();
    speaking.sort();
    speaking.dedup();
    speaking
}

/// Kinds of speakers in a passage; those of participants where the text has no speakers.
pub(super) fn spoken_by(document: &Document, span: Span) -> Vec<SpokenBy> {
    let turns = turns_of(document, span).filter_map(|turn| turn.speaker);
    let mut kinds: Vec<SpokenBy> = turns
        .map(|speaker| SpokenBy::of(document.speaker(speaker)))
        .collect();
    if kinds.is_empty() {
        kinds.push(SpokenBy::Participant);
    }
    kinds.sort();
    kinds.dedup();
    kinds
}
