//! The log entries that a sentence rests on.

use crate::exchange::report::Backed;
use crate::model::{LogEntry, StepId};
use crate::ui::icons::Icon;
use crate::ui::prose::prose;
use crate::ui::theme::{metrics, parts, theme};
use crate::ui::{Date, View, clock, many};
use egui::{Align, Layout, Sense, Ui};

/// The entries of the sentence shown, worded once.
#[derive(Debug, Default)]
pub(super) struct Entries {
    of: (u64, Vec<StepId>),
    found: Vec<LogEntry>,
}

impl Entries {
    /// Sees to it that the entries are those of a sentence.
    fn update(&mut self, view: &View<'_>, steps: &[StepId]) {
        if self.of.0 == view.revision() && self.of.1 == steps {
            return;
        }
        self.of = (view.revision(), steps.to_vec());
        let found = steps.iter().filter_map(|step| view.seen.log_entry(*step));
        self.found = found.collect();
    }

    /// Draws the entries of a sentence; true when they are to be closed.
    pub fn show(&mut self, ui: &mut Ui, view: &View<'_>, sentence: &Backed) -> bool {
        self.update(view, &sentence.steps);
        show(ui, view, sentence, &self.found)
    }
}

fn show(ui: &mut Ui, view: &View<'_>, sentence: &Backed, entries: &[LogEntry]) -> bool {
    let theme = theme(ui);
    let mut close = false;
    ui.horizontal(|ui| {
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let name = "Close what this sentence rests on";
            close = parts::icon_button(ui, Icon::Close, name).clicked();
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                parts::section(ui, "What this sentence rests on", "");
            });
        });
    });
    prose(ui, theme.quote(&sentence.words), Sense::hover());
    ui.add_space(metrics::GRID * 2.0);
    if sentence.is_blank {
        let words = "The study does not hold this: write it yourself.";
        prose(ui, theme.text(words), Sense::hover());
    } else if sentence.steps.is_empty() {
        let words = "On counts of the record as it stands, and on no single entry of the log.";
        prose(ui, theme.text(words), Sense::hover());
    }
    for entry in entries {
        let at = entry.stamp.at.milliseconds();
        let by = view.seen.author_in_words(entry);
        let when = format!("{}, {} · {by}", Date::local(at).whole(), clock(at));
        prose(ui, theme.strong(&entry.what), Sense::hover());
        prose(ui, theme.small(when), Sense::hover());
        if !entry.details.is_empty() && entry.details != entry.what {
            let details: String = entry.details.chars().take(DETAILS).collect();
            prose(ui, theme.small(details), Sense::hover());
        }
        if let Some(why) = &entry.why {
            prose(ui, theme.small(format!("Why: {why}")), Sense::hover());
        }
        ui.add_space(metrics::GRID * 2.0);
    }
    if sentence.more > 0 {
        let entries = many(sentence.more, "entry", "entries");
        let words = format!("And {entries} more between these, in History.");
        prose(ui, theme.small(words), Sense::hover());
    }
    ui.add_space(metrics::GRID * 4.0);
    close
}

/// How many characters of an entry's particulars are shown.
const DETAILS: usize = 240;
