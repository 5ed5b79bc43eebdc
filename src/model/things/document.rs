//! A document of the study.

use super::Made;
use crate::model::{
    AnalystId, DocumentId, DocumentKind, Field, NewDocument, ParticipantId, Span, SpeakerIs, Turn,
};
use std::collections::BTreeMap;

/// A transcript, field note or other text. The text itself lies in the project folder under its hash.
#[derive(Debug, Clone, PartialEq)]
pub struct Document {
    /// Names the document.
    pub id: DocumentId,
    /// When made.
    pub made: Made,
    /// As imported: text, length in code points, words, original file.
    pub imported: NewDocument,
    /// Name as shown.
    pub name: Field<String>,
    /// What sort.
    pub kind: Field<DocumentKind>,
    /// Date of the interview.
    pub date: Field<Option<String>>,
    /// Wave.
    pub wave: Field<Option<String>>,
    /// Mode.
    pub mode: Field<Option<String>>,
    /// Who interviewed.
    pub interviewer: Field<Option<AnalystId>>,
    /// Language.
    pub language: Field<Option<String>>,
    /// Language it was translated from.
    pub translated_from: Field<Option<String>>,
    /// Who translated it.
    pub translated_by: Field<Option<String>>,
    /// Corrected turns with their speakers' labels.
    pub corrected_turns: Field<(Vec<String>, Vec<Turn>)>,
    /// Who the speakers are.
    pub speakers: BTreeMap<u16, Field<Option<SpeakerIs>>>,
    /// Participants it belongs to.
    pub participants: BTreeMap<ParticipantId, Field<bool>>,
    /// Interviews it is a field note of.
    pub note_of: BTreeMap<DocumentId, Field<bool>>,
    /// Whether its text was erased.
    pub erased: bool,
}

impl Document {
    /// Length of the text in code points.
    pub const fn length(&self) -> u32 {
        self.imported.length
    }

    /// The turns: as corrected, else as recognised.
    pub fn turns(&self) -> &[Turn] {
        self.corrected_turns
            .get()
            .map_or(self.imported.turns.as_slice(), |(_, turns)| turns)
    }

    /// The turn that a passage begins in, with its number from 1; where it begins between two, the next that it touches.
    pub fn turn_of(&self, passage: Span) -> Option<(usize, &Turn)> {
        let turns = self.turns();
        let at = turns.partition_point(|turn| turn.end <= passage.start);
        let turn = turns.get(at)?;
        turn.span().overlaps(passage).then_some((at + 1, turn))
    }

    /// “Bernie · turn 4”: its name, and the turn that a passage begins in.
    pub fn place_of(&self, passage: Span) -> String {
        let name = self.name.text();
        self.turn_of(passage)
            .map_or_else(|| name.to_owned(), |(n, _)| format!("{name} · turn {n}"))
    }

    /// Labels of the speakers as they stand in the text.
    pub fn speaker_labels(&self) -> &[String] {
        self.corrected_turns
            .get()
            .map_or(self.imported.speakers.as_slice(), |(labels, _)| labels)
    }

    /// What participants said, in order: turns of speakers who are participants, or of whom nothing else is known.
    /// In a document without speakers, all of it.
    pub fn participants_said(&self) -> Vec<Span> {
        let turns = self.turns();
        if turns.iter().all(|turn| turn.speaker.is_none()) {
            return vec![Span::new(0, self.length())];
        }
        let spoken = turns.iter().filter(|turn| {
            turn.speaker.is_some_and(|speaker| {
                matches!(
                    self.speaker(speaker),
                    None | Some(SpeakerIs::Participant(_))
                )
            })
        });
        spoken.map(Turn::said).collect()
    }

    /// Who a speaker is, where mapped.
    pub fn speaker(&self, speaker: u16) -> Option<&SpeakerIs> {
        self.speakers.get(&speaker)?.get()?.as_ref()
    }
}
