//! Where a passage stands, in few words and in full.

use crate::model::things::Document;
use crate::model::{ParticipantId, Seen, Span, SpeakerIs};
use crate::ui::transcript::shortened;
use std::collections::BTreeMap;

/// Where a passage stands.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Source {
    /// “PS #2 · 17”.
    pub short: String,
    /// “Peer supporter #2, turn 17”.
    pub long: String,
}

impl Source {
    /// Of a passage: who speaks in it (the document's participant where it is the interviewer), and in which turn.
    pub fn of(
        seen: &Seen<'_>,
        labels: &BTreeMap<ParticipantId, String>,
        document: &Document,
        passage: Span,
    ) -> Self {
        let turn = document.turn_of(passage);
        let speaker = turn.and_then(|(_, turn)| turn.speaker);
        let speaking = speaker.and_then(|speaker| match document.speaker(speaker) {
            Some(SpeakerIs::Participant(who)) => Some(*who),
            _ => None,
        });
        let who = speaking.or_else(|| {
            // In a conversation of several nobody in particular stands for a passage of the interviewer's.
            match *seen.participants_of(document).as_slice() {
                [only] => Some(only),
                _ => None,
            }
        });
        let label = who.and_then(|who| labels.get(&who));
        let label = label.map_or_else(|| document.name.text(), String::as_str);
        let number = turn.map(|(number, _)| number);
        Self {
            short: number.map_or_else(
                || shortened(label),
                |turn| format!("{} · {turn}", shortened(label)),
            ),
            long: number.map_or_else(|| label.to_owned(), |turn| format!("{label}, turn {turn}")),
        }
    }
}
