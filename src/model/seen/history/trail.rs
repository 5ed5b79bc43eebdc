use super::HistoryEntry;
use crate::model::seen::Seen;
use crate::model::things::Made;
use crate::model::{CodeId, Field, Line, Stamp};

/// Entries being gathered.
pub(super) struct Trail<'s, 'a> {
    pub seen: &'s Seen<'a>,
    entries: Vec<HistoryEntry>,
    /// The step that made the thing: what it set with nothing before is the making itself.
    made_in: Option<crate::model::StepId>,
}

impl<'s, 'a> Trail<'s, 'a> {
    pub const fn new(seen: &'s Seen<'a>) -> Self {
        Self {
            seen,
            entries: Vec::new(),
            made_in: None,
        }
    }

    pub fn newest_first(mut self) -> Vec<HistoryEntry> {
        // Those of one step in the order they were gathered.
        self.entries
            .sort_by_key(|entry| std::cmp::Reverse(entry.stamp));
        self.entries
    }

    pub fn oldest_first(mut self) -> Vec<HistoryEntry> {
        self.entries.sort_by_key(|entry| entry.stamp);
        self.entries
    }

    /// The making of the thing, and that it was taken away or put back.
    pub fn made(&mut self, made: &Made, words: impl Into<String>) {
        self.made_at(made.stamp, words);
        let presence = |stands: &bool| if *stands { "put back" } else { "taken away" }.to_owned();
        let later = made.present.history();
        let later: Vec<(Stamp, String)> = later
            .filter(|(stamp, _)| *stamp != made.stamp)
            .map(|(stamp, stands)| (stamp, presence(stands)))
            .collect();
        for (stamp, after) in later {
            self.push(stamp, "In the study", None, after, false);
        }
    }

    /// The making of the thing.
    pub fn made_at(&mut self, stamp: Stamp, words: impl Into<String>) {
        self.made_in = self.seen.study.line(stamp.id).map(Line::step_id);
        self.push(stamp, "Made", None, words.into(), false);
    }

    /// Everything that was set in a field.
    pub fn field<T>(&mut self, name: &str, field: &Field<T>, show: impl Fn(&T) -> String) {
        self.values(name, field, show, false);
    }

    /// A field of sentences.
    pub fn prose(&mut self, name: &str, field: &Field<String>) {
        self.values(name, field, Clone::clone, true);
    }

    /// A short text.
    pub fn text(&mut self, name: &str, field: &Field<String>) {
        self.values(name, field, Clone::clone, false);
    }

    /// A short text that may be missing.
    pub fn optional(&mut self, name: &str, field: &Field<Option<String>>) {
        self.field(name, field, |text| text.clone().unwrap_or_default());
    }

    /// Whether something belongs to the thing: “Category “Trust”: put in”.
    pub fn belongs(&mut self, name: &str, field: &Field<bool>, (yes, no): (&str, &str)) {
        let show = |belongs: &bool| if *belongs { yes } else { no }.to_owned();
        let mut last: Option<String> = None;
        for (stamp, value) in field.history() {
            let after = show(value);
            let nothing_before = last.is_none() && !*value;
            if last.as_ref() == Some(&after) || nothing_before {
                continue;
            }
            last = Some(after.clone());
            self.push(stamp, name, None, after, false);
        }
    }

    fn values<T>(
        &mut self,
        name: &str,
        field: &Field<T>,
        show: impl Fn(&T) -> String,
        is_prose: bool,
    ) {
        let mut before: Option<String> = None;
        for (stamp, value) in field.history() {
            let after = show(value);
            let stood = before.replace(after.clone());
            let nothing = stood.as_deref().unwrap_or_default().is_empty();
            if stood.as_ref() == Some(&after) || (nothing && after.is_empty()) {
                continue;
            }
            let making = nothing && self.is_making(stamp);
            if !making {
                self.push(stamp, name, stood.filter(|_| !nothing), after, is_prose);
            }
        }
    }

    fn is_making(&self, stamp: Stamp) -> bool {
        let step = self.seen.study.line(stamp.id).map(Line::step_id);
        step.is_some() && step == self.made_in
    }

    /// One entry, if its line shows.
    pub fn push(
        &mut self,
        stamp: Stamp,
        field: &str,
        before: Option<String>,
        after: String,
        is_prose: bool,
    ) {
        let Some(line) = self.seen.study.line(stamp.id) else {
            return;
        };
        if !self.seen.shows_line(line) {
            return;
        }
        let step = line.step_id();
        self.entries.push(HistoryEntry {
            step,
            stamp,
            by: line.by,
            field: field.to_owned(),
            before,
            after,
            is_prose,
            why: self.seen.why_of(step).map(str::to_owned),
            because: self.seen.grounds_of(step),
        });
    }

    /// The name of a code; a code that is hidden from the viewer has none.
    pub fn code_word(&self, code: CodeId) -> String {
        if self.seen.shows_code(code) {
            self.seen.code_name(code)
        } else {
            "a code".to_owned()
        }
    }
}
