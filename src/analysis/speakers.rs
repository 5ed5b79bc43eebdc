//! Whose words a passage is.
//!
//! One rule for every count, table and label that asks for people:
//!
//! * It goes by what is said: a passage that lies in a speaker's label alone is nobody's.
//! * Once any speaker of a document is known as a participant, words are those of the participants known to say them.
//!   What an interviewer, an interpreter, another or a speaker of whom nothing is known says is no participant's.
//! * While none is known, words are those of all participants of the document, save those of speakers who are known to
//!   be somebody else.
//! * Participants taken out of the study speak no more, and their words become nobody else's.

use crate::model::things::Document;
use crate::model::{ParticipantId, Seen, Span, SpeakerIs, Turn};
use std::collections::BTreeSet;

/// The turns that share a character with a passage, labels included.
pub fn turns_of(document: &Document, span: Span) -> impl Iterator<Item = &Turn> {
    let turns = document.turns();
    let from = turns.partition_point(|turn| turn.end <= span.start);
    let after = turns.iter().skip(from);
    after.take_while(move |turn| turn.start < span.end)
}

/// The turns of whose words, labels left out, a passage has at least one character.
pub fn turns_said(document: &Document, span: Span) -> impl Iterator<Item = &Turn> {
    turns_of(document, span).filter(move |turn| turn.said().overlaps(span))
}

/// The participants whose words a passage is.
pub fn speakers_of(seen: &Seen<'_>, document: &Document, span: Span) -> BTreeSet<ParticipantId> {
    let is = |turn: &Turn| document.speaker(turn.speaker?);
    let mut known = document.speakers.keys();
    if known.any(|speaker| is_participant(document.speaker(*speaker))) {
        let speaking = turns_said(document, span).filter_map(|turn| match is(turn)? {
            SpeakerIs::Participant(id) => Some(*id),
            _ => None,
        });
        let stands = |id: &ParticipantId| seen.participant(*id).is_some_and(|it| it.made.stands());
        return speaking.filter(stands).collect();
    }
    let in_no_turn = turns_of(document, span).next().is_none();
    if in_no_turn || turns_said(document, span).any(|turn| is(turn).is_none()) {
        return seen.participants_of(document).into_iter().collect();
    }
    BTreeSet::new()
}

const fn is_participant(is: Option<&SpeakerIs>) -> bool {
    matches!(is, Some(SpeakerIs::Participant(_)))
}
