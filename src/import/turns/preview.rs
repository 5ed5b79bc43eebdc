//! A speaker as shown before the import.

use super::{RecognisedTurns, label, vocabulary};
use crate::model::{Span, Text};

/// How many turns of a speaker are shown as samples.
const SAMPLES: usize = 3;

/// One recognised speaker, for the preview.
#[derive(Debug, Clone, PartialEq)]
pub struct SpeakerPreview {
    /// The label, or the name given to it.
    pub label: String,
    /// Number of turns.
    pub turns: u32,
    /// Words spoken: stretches between white space, labels left out.
    pub words: u32,
    /// Proportion of all speakers' words, from 0 to 1.
    pub share: f64,
    /// Whether this is probably an interviewer.
    pub interviewer: InterviewerGuess,
    /// What was said in the first turns that say anything.
    pub samples: Vec<Span>,
}

/// Whether a speaker is probably an interviewer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum InterviewerGuess {
    /// The label says so: `Interviewer`, `I`, `Moderator`, `Intervjuare`.
    ByLabel,
    /// No label says so, but this speaker asks most of the questions.
    ByQuestions,
    /// Nothing says so.
    No,
}

/// What is counted for one speaker.
#[derive(Default)]
struct Count {
    turns: u32,
    words: u32,
    questions: u32,
    samples: Vec<Span>,
}

/// Each speaker's turns, words, samples, and whether it is probably an interviewer.
pub(super) fn preview(found: &RecognisedTurns, text: &Text) -> Vec<SpeakerPreview> {
    let mut counts: Vec<Count> = found.speakers.iter().map(|_| Count::default()).collect();
    for turn in &found.turns {
        let Some(count) = turn
            .speaker
            .and_then(|speaker| counts.get_mut(usize::from(speaker)))
        else {
            continue;
        };
        let said = text.slice(turn.said());
        count.turns += 1;
        count.words += said.split_whitespace().count() as u32;
        count.questions += u32::from(said.contains(['?', '？', '؟']));
        if !said.trim().is_empty() && count.samples.len() < SAMPLES {
            count.samples.push(turn.said());
        }
    }
    let all: u32 = counts.iter().map(|count| count.words).sum();
    let guesses = guess(found, &counts);
    let rows = found.speakers.iter().zip(counts).zip(guesses);
    rows.map(|((label, count), interviewer)| SpeakerPreview {
        label: label.clone(),
        turns: count.turns,
        words: count.words,
        share: if all == 0 {
            0.0
        } else {
            f64::from(count.words) / f64::from(all)
        },
        interviewer,
        samples: count.samples,
    })
    .collect()
}

/// By the labels; where none says so, the one speaker with clearly the greatest proportion of turns that ask.
fn guess(found: &RecognisedTurns, counts: &[Count]) -> Vec<InterviewerGuess> {
    let by_label: Vec<InterviewerGuess> = found
        .speakers
        .iter()
        .map(|label| {
            if vocabulary::is_interviewer(&label::first_word(label)) {
                InterviewerGuess::ByLabel
            } else {
                InterviewerGuess::No
            }
        })
        .collect();
    if by_label.contains(&InterviewerGuess::ByLabel) || counts.len() < 2 {
        return by_label;
    }
    let asking = |count: &Count| f64::from(count.questions) / f64::from(count.turns.max(1));
    let mut order: Vec<usize> = (0..counts.len())
        .filter(|at| counts.get(*at).is_some_and(|count| count.turns >= 3))
        .collect();
    let rate = |at: &usize| counts.get(*at).map_or(0.0, asking);
    order.sort_by(|a, b| rate(b).total_cmp(&rate(a)));
    let most = order.first().copied();
    let clear = match order.as_slice() {
        [first, second, ..] => rate(first) >= 0.4 && rate(first) >= 1.5 * rate(second),
        [first] => rate(first) >= 0.4,
        [] => false,
    };
    by_label
        .into_iter()
        .enumerate()
        .map(|(at, guess)| {
            if clear && most == Some(at) {
                InterviewerGuess::ByQuestions
            } else {
                guess
            }
        })
        .collect()
}
