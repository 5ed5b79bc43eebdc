//! What was recognised, and how a person is shown it.

use super::{InterviewerGuess, SpeakerForm, SpeakerPreview, preview};
use crate::model::{Span, Text, Turn};

/// The speaker turns found in a text.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct RecognisedTurns {
    /// The turns in order; their speakers are indices into `speakers`.
    pub turns: Vec<Turn>,
    /// The speakers' labels in the order of their first turn.
    pub speakers: Vec<String>,
    /// The forms of label found and how many turns begin with each, the most frequent first.
    pub forms: Vec<(SpeakerForm, u32)>,
    /// Labels that look like a speaker's but gave too little evidence, in the order of the text, at most 50.
    pub passed_over: Vec<PassedOver>,
    /// What a person should know about the result, one sentence each.
    pub notes: Vec<String>,
}

/// A label that was not taken as a speaker.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PassedOver {
    /// The label as written.
    pub label: String,
    /// How many lines begin with it.
    pub lines: u32,
    /// The first of these lines (code points).
    pub first: Span,
}

impl RecognisedTurns {
    /// What a person is shown before the import: each speaker's turns, words and first words.
    pub fn preview(&self, text: &Text) -> Vec<SpeakerPreview> {
        preview::preview(self, text)
    }

    /// For each speaker whether the label, or the questions, point to an interviewer.
    pub fn interviewers(&self, text: &Text) -> Vec<InterviewerGuess> {
        self.preview(text)
            .into_iter()
            .map(|speaker| speaker.interviewer)
            .collect()
    }

    /// Proportion of the text's characters that lie in turns with a speaker, from 0 to 1; 0 for an empty text.
    pub fn share_of_text(&self, text: &Text) -> f64 {
        let spoken: u64 = self
            .turns
            .iter()
            .filter(|turn| turn.speaker.is_some())
            .map(|turn| u64::from(turn.span().len()))
            .sum();
        if text.is_empty() {
            0.0
        } else {
            spoken as f64 / f64::from(text.len())
        }
    }
}
