//! Labels of quotations, generated from the participants' records and never typed.

use super::piece::{Piece, speaker_name};
use crate::analysis::speakers::speakers_of;
use crate::model::things::Document;
use crate::model::{
    AttributeId, AttributeOf, AttributeValue, ParticipantId, Seen, SpeakerIs, Subject,
};
use std::collections::{BTreeMap, BTreeSet};

/// What a reader should look at before a label is printed.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum LabelIssue {
    /// Nobody is known to have said it.
    SpeakerNotKnown,
    /// Another participant has the same label.
    Shared {
        /// The label.
        label: String,
        /// How many participants have it.
        participants: usize,
    },
    /// Labels name the wave, and the document's record has none.
    NoWave,
    /// The participant's record names another wave than the document's.
    WaveDiffers {
        /// The wave of the document.
        document: String,
        /// The wave in the participants' table.
        participant: String,
    },
}

impl LabelIssue {
    /// The issue as a sentence.
    pub fn sentence(&self) -> String {
        match self {
            Self::SpeakerNotKnown => {
                "Nobody is known to have said this: say who the speaker is in the document's record.".to_owned()
            }
            Self::Shared { label, participants } => format!(
                "{participants} participants have the label “{label}”: give one of them another pseudonym, or number the labels of their role."
            ),
            Self::NoWave => {
                "The document has no wave: write it in its record, or leave the wave out of the labels.".to_owned()
            }
            Self::WaveDiffers {
                document,
                participant,
            } => format!(
                "The document is of the wave “{document}”, and the participants' table says “{participant}”: correct one of them."
            ),
        }
    }
}

/// The label of a quotation.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct QuotationLabel {
    /// As printed, without brackets: “Mentor 1, early, translated”.
    pub text: String,
    /// Whose words they are.
    pub participants: Vec<ParticipantId>,
    /// Whether the document is a translation.
    pub is_translated: bool,
    /// What to look at before it is printed.
    pub issues: Vec<LabelIssue>,
}

/// Makes labels of quotations; what they rest on is read once.
#[derive(Debug, Clone, Default)]
pub struct QuotationLabels {
    labels: BTreeMap<ParticipantId, String>,
    /// Labels that several participants have.
    shared: BTreeMap<String, Vec<ParticipantId>>,
    names_wave: bool,
    /// The participants' attribute that says their wave.
    wave: Option<AttributeId>,
}

impl QuotationLabels {
    /// Reads the records of a study.
    pub fn of(seen: &Seen<'_>) -> Self {
        let labels = seen.participant_labels();
        let mut shared: BTreeMap<String, Vec<ParticipantId>> = BTreeMap::new();
        for (who, label) in &labels {
            let alike = label.split_whitespace().collect::<Vec<_>>().join(" ");
            shared.entry(alike.to_lowercase()).or_default().push(*who);
        }
        shared.retain(|_, who| who.len() > 1);
        let attributes = seen.attributes();
        let mut of_people = attributes
            .iter()
            .filter(|it| it.of == AttributeOf::Participants);
        let wave = of_people.find(|it| it.name.trim().eq_ignore_ascii_case("wave"));
        Self {
            labels,
            shared,
            names_wave: seen.wave_in_labels(),
            wave: wave.map(|it| it.id),
        }
    }

    /// The label of a participant.
    pub fn participant(&self, who: ParticipantId) -> &str {
        self.labels.get(&who).map_or("", String::as_str)
    }

    /// Labels that several participants have, with those participants.
    pub fn shared(&self) -> impl ExactSizeIterator<Item = (&str, &[ParticipantId])> {
        let shared = self.shared.values();
        shared.map(|who| {
            let first = who.first().copied();
            (
                first.map_or("", |who| self.participant(who)),
                who.as_slice(),
            )
        })
    }

    /// The label of a quotation of these pieces.
    pub fn label(&self, seen: &Seen<'_>, document: &Document, pieces: &[Piece]) -> QuotationLabel {
        let participants = speakers(seen, document, pieces);
        let mut label = QuotationLabel {
            is_translated: is_translation(document),
            ..QuotationLabel::default()
        };
        let mut names: Vec<String> = participants
            .iter()
            .map(|who| self.participant(*who).to_owned())
            .collect();
        if names.is_empty() {
            names.extend(others(seen, document, pieces));
        }
        if names.is_empty() {
            names.push("Speaker not known".to_owned());
            label.issues.push(LabelIssue::SpeakerNotKnown);
        }
        label.text = names.join(", ");
        for (text, who) in self.shared() {
            if who.iter().any(|it| participants.contains(it)) {
                label.issues.push(LabelIssue::Shared {
                    label: text.to_owned(),
                    participants: who.len(),
                });
            }
        }
        if self.names_wave {
            self.name_wave(seen, document, &participants, &mut label);
        }
        if label.is_translated {
            label.text.push_str(", translated");
        }
        label.participants = participants;
        label
    }

    fn name_wave(
        &self,
        seen: &Seen<'_>,
        document: &Document,
        participants: &[ParticipantId],
        label: &mut QuotationLabel,
    ) {
        let wave = document.wave.text().map(str::trim).unwrap_or_default();
        if wave.is_empty() {
            label.issues.push(LabelIssue::NoWave);
            return;
        }
        label.text.push_str(", ");
        label.text.push_str(wave);
        for who in participants {
            let value = self
                .wave
                .and_then(|wave| seen.value(Subject::Participant(*who), wave));
            let Some(AttributeValue::Text(said)) = value else {
                continue;
            };
            let (said_low, wave_low) = (said.to_lowercase(), wave.to_lowercase());
            let both = said_low == "both" || said_low.contains(&wave_low);
            if !both && !wave_low.contains(&said_low) {
                label.issues.push(LabelIssue::WaveDiffers {
                    document: wave.to_owned(),
                    participant: said.clone(),
                });
            }
        }
    }
}

/// Whether a document is a translation.
fn is_translation(document: &Document) -> bool {
    let of = |text: Option<&str>| text.is_some_and(|it| !it.trim().is_empty());
    of(document.translated_from.text()) || of(document.translated_by.text())
}

/// The participants whose words the pieces are, in the order in which they speak.
fn speakers(seen: &Seen<'_>, document: &Document, pieces: &[Piece]) -> Vec<ParticipantId> {
    let mut found: Vec<ParticipantId> = Vec::new();
    let mut met: BTreeSet<ParticipantId> = BTreeSet::new();
    for piece in pieces {
        if let Piece::Said { span, .. } = piece {
            let who = speakers_of(seen, document, *span);
            found.extend(who.into_iter().filter(|who| met.insert(*who)));
        }
    }
    found
}

/// Who else speaks, where no participant does: the interviewer, an interpreter, another.
fn others(seen: &Seen<'_>, document: &Document, pieces: &[Piece]) -> Vec<String> {
    let turns = document.turns();
    let mut found: Vec<String> = Vec::new();
    for piece in pieces {
        let Piece::Said { span, .. } = piece else {
            continue;
        };
        let at = turns.partition_point(|turn| turn.end <= span.start);
        let turn = turns.get(at).filter(|turn| turn.said().overlaps(*span));
        let Some(speaker) = turn.and_then(|turn| turn.speaker) else {
            continue;
        };
        let known: Option<&SpeakerIs> = document.speaker(speaker);
        if known.is_some() {
            let name = speaker_name(seen, document, Some(speaker));
            if !found.contains(&name) {
                found.push(name);
            }
        }
    }
    found
}
