//! Collects the sentences of the draft and numbers what they rest on.

use super::prose;
use super::sentence::{MethodsEntry, MethodsParagraph, MethodsSentence};
use super::topic::Topic;
use crate::exchange::masking::Masks;
use crate::exchange::report::ReportSource;
use crate::model::{AnalystId, Id, LogKind, LogPlace, LogWalk, Seen, Stamp, StepId};
use rustc_hash::{FxHashMap, FxHashSet};

/// How many entries a sentence names: the first and the last of these many.
const NAMED: usize = 4;
/// How many characters of an entry's particulars are printed.
const DETAILS: usize = 160;

/// Collects the sentences of the draft and numbers what they rest on.
pub(super) struct Collector<'a> {
    pub source: &'a ReportSource<'a>,
    pub seen: &'a Seen<'a>,
    pub paragraphs: Vec<MethodsParagraph>,
    pub entries: Vec<MethodsEntry>,
    /// Particulars are shortened, and masked before that.
    masks: Masks,
    topic: Topic,
    numbers: FxHashMap<StepId, usize>,
    /// Every step that shows, oldest first.
    pub log: Vec<LogPlace>,
    /// The same by step.
    shown: FxHashMap<StepId, Stamp>,
    /// Steps whose particulars are not printed: what is known of participants and analysts has its own table.
    without_details: FxHashSet<StepId>,
}

impl<'a> Collector<'a> {
    pub fn new(source: &'a ReportSource<'a>) -> Self {
        let mut walk = LogWalk::default();
        source.seen.walk_log(&mut walk, usize::MAX);
        let mut log = walk.found;
        log.sort_unstable_by_key(|place| place.stamp);
        let personal = |place: &&LogPlace| matches!(place.kind, LogKind::Material | LogKind::Study);
        Self {
            shown: log.iter().map(|place| (place.step, place.stamp)).collect(),
            without_details: log.iter().filter(personal).map(|it| it.step).collect(),
            log,
            source,
            seen: source.seen,
            masks: Masks::of(source.seen),
            paragraphs: Vec::new(),
            entries: Vec::new(),
            topic: Topic::Other,
            numbers: FxHashMap::default(),
        }
    }

    /// Begins a paragraph; one without a sentence is left out in the end.
    pub fn paragraph(&mut self, heading: &'static str) {
        self.paragraphs.push(MethodsParagraph {
            heading,
            sentences: Vec::new(),
        });
    }

    /// From now on sentences are about this.
    pub const fn about(&mut self, topic: Topic) {
        self.topic = topic;
    }

    /// Adds a sentence that rests on the lines with these ids.
    pub fn say(&mut self, words: String, rests_on: impl IntoIterator<Item = Id>) {
        let mut steps: Vec<(Stamp, StepId)> = rests_on
            .into_iter()
            .filter_map(|line| self.seen.step_of(line))
            .filter_map(|step| Some((*self.shown.get(&step)?, step)))
            .collect();
        steps.sort_unstable();
        steps.dedup();
        let all = steps.len();
        if all > NAMED {
            steps.drain(NAMED / 2..all - NAMED / 2);
        }
        let steps: Vec<StepId> = steps.into_iter().map(|(_, step)| step).collect();
        let entries = steps.iter().filter_map(|step| self.number(*step)).collect();
        self.push(MethodsSentence {
            words,
            topic: self.topic,
            entries,
            more: all - steps.len(),
            steps,
            is_blank: false,
        });
    }

    /// Adds a blank for what the program cannot know.
    pub fn blank(&mut self, what: &str) {
        self.push(MethodsSentence {
            words: format!("[…: {what}]"),
            topic: Topic::Other,
            steps: Vec::new(),
            entries: Vec::new(),
            more: 0,
            is_blank: true,
        });
    }

    fn push(&mut self, sentence: MethodsSentence) {
        if let Some(paragraph) = self.paragraphs.last_mut() {
            paragraph.sentences.push(sentence);
        }
    }

    /// The number of an entry, given to it where it is named first.
    fn number(&mut self, step: StepId) -> Option<usize> {
        if let Some(number) = self.numbers.get(&step) {
            return Some(*number);
        }
        let entry = self.seen.log_entry(step)?;
        let number = self.entries.len() + 1;
        let is_printed = !self.without_details.contains(&step);
        let printed = if is_printed {
            self.masks.words(&entry.details)
        } else {
            String::new()
        };
        let mut details: String = printed.chars().take(DETAILS).collect();
        if details.len() < printed.len() {
            details.push('…');
        }
        self.entries.push(MethodsEntry {
            number,
            step,
            at: prose::minute(entry.stamp.at.milliseconds()),
            by: self.seen.author_in_words(&entry),
            what: entry.what,
            details,
        });
        self.numbers.insert(step, number);
        Some(number)
    }

    /// A person's name.
    pub fn name(&self, who: AnalystId) -> String {
        let analyst = self.seen.analyst(who);
        analyst.map_or_else(
            || "somebody".to_owned(),
            |it| it.name.text().trim().to_owned(),
        )
    }

    /// “Ellen and Samir”.
    pub fn names(&self, people: &[AnalystId]) -> String {
        let names: Vec<String> = people.iter().map(|who| self.name(*who)).collect();
        prose::list(&names)
    }
}

/// When a line was written, in milliseconds since 1970 UTC.
pub(super) const fn time(stamp: Stamp) -> u64 {
    stamp.at.milliseconds()
}
