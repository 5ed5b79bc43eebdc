//! A sentence of the draft.

use super::topic::Topic;
use crate::exchange::masking::{Leaving, Masks};
use crate::model::StepId;

/// A sentence of the draft with what it rests on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MethodsSentence {
    /// Its words.
    pub words: String,
    /// What it is about.
    pub topic: Topic,
    /// The log entries it rests on, oldest first; at most a few, the first and the last of many.
    pub steps: Vec<StepId>,
    /// The numbers of those entries in the draft's list, from 1.
    pub entries: Vec<usize>,
    /// How many further entries it rests on.
    pub more: usize,
    /// Whether it stands for what the program cannot know and somebody has to write.
    pub is_blank: bool,
}

/// A paragraph of the draft.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MethodsParagraph {
    /// Its heading.
    pub heading: &'static str,
    /// Its sentences.
    pub sentences: Vec<MethodsSentence>,
}

/// A log entry that sentences rest on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MethodsEntry {
    /// Its number in the draft, from 1.
    pub number: usize,
    /// The step.
    pub step: StepId,
    /// When, in UTC: `2026-02-03 08:51`.
    pub at: String,
    /// Who; empty for nobody of the study.
    pub by: String,
    /// What was done.
    pub what: String,
    /// Particulars, shortened.
    pub details: String,
}

impl Leaving for MethodsSentence {
    fn mask(&mut self, masks: &Masks) {
        let Self {
            words,
            topic: _,
            steps: _,
            entries: _,
            more: _,
            is_blank: _,
        } = self;
        words.mask(masks);
    }
}

impl Leaving for MethodsParagraph {
    fn mask(&mut self, masks: &Masks) {
        let Self {
            heading: _,
            sentences,
        } = self;
        sentences.mask(masks);
    }
}

impl Leaving for MethodsEntry {
    fn mask(&mut self, masks: &Masks) {
        let Self {
            number: _,
            step: _,
            at: _,
            by,
            what,
            details,
        } = self;
        for words in [by, what, details] {
            words.mask(masks);
        }
    }
}
