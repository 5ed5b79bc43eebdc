//! History and sync: what waits, what is wrong, what two people set at once, and the log.

use super::heading;
use crate::model::{AnalystId, LogEntry, StepId};
use crate::ui::table::{Cell, Column, table};
use crate::ui::theme::parts::Tone;
use crate::ui::theme::{metrics, parts, theme};
use crate::ui::{Commands, Date, View, clock, forms, many};
use egui::Ui;

/// How many lines of each kind stand above the log.
const LINES: usize = 12;

/// What the page remembers between frames.
#[derive(Debug, Default)]
pub struct HistoryPage {
    derived: Option<Derived>,
    words: String,
    who: Option<AnalystId>,
    selected: Option<StepId>,
}

/// The log and the conflicts, derived once per revision.
#[derive(Debug)]
struct Derived {
    key: u64,
    /// Newest first.
    log: Vec<LogEntry>,
    conflicts: Vec<String>,
}

impl HistoryPage {
    /// Draws the page.
    pub fn show(&mut self, ui: &mut Ui, view: &View<'_>, _commands: &mut Commands) {
        let key = view.revision();
        if self
            .derived
            .as_ref()
            .is_none_or(|derived| derived.key != key)
        {
            let mut log = view.seen.log();
            log.reverse();
            let conflicts = view.seen.conflicts();
            self.derived = Some(Derived {
                key,
                log,
                conflicts: conflicts.iter().map(|it| it.sentence(view.seen)).collect(),
            });
        }
        let Some(derived) = &self.derived else { return };
        let below = if view.overview.hides_anything {
            "Who did what and when. What is hidden from you is not in it."
        } else {
            "Who did what and when."
        };
        heading(ui, "History and sync", below, |_| {});
        sync(ui, view, &derived.conflicts);
        ui.columns(2, |columns| {
            if let [left, right] = columns {
                forms::text(left, "Filter", &mut self.words, "code, document, pass");
                let mut people: Vec<(Option<AnalystId>, String)> =
                    vec![(None, "Everybody".to_owned())];
                let known = view.overview.people.iter();
                people.extend(known.map(|it| (Some(it.id), it.name.clone())));
                forms::choice(right, "Who", &mut self.who, &people);
            }
        });
        ui.add_space(metrics::GRID * 3.0);
        let words = self.words.trim().to_lowercase();
        let who = self.who;
        let shown: Vec<&LogEntry> = derived
            .log
            .iter()
            .filter(|entry| who.is_none() || entry.by == who)
            .filter(|entry| fits(entry, &words))
            .collect();
        let columns = [
            Column::points("When", 140.0),
            Column::points("Who", 110.0),
            Column::share("What", 2.0),
            Column::share("Particulars", 3.0).from_width(560.0),
        ];
        let colours = theme(ui);
        let selected = self.selected;
        let output = table(
            ui,
            "log",
            &columns,
            shown.len(),
            |at| shown.get(at).is_some_and(|it| selected == Some(it.step)),
            |at| {
                let Some(entry) = shown.get(at) else {
                    return Vec::new();
                };
                let who = entry.by.and_then(|by| view.overview.person(by));
                vec![
                    Cell::Quiet(when(entry)),
                    who.map_or_else(
                        || Cell::Quiet("nobody yet".to_owned()),
                        |who| Cell::Person(who.name.clone(), colours.code_colour(who.colour)),
                    ),
                    Cell::Text(entry.what.clone()),
                    Cell::Quiet(entry.details.clone()),
                ]
            },
        );
        if let Some(entry) = output.clicked.and_then(|at| shown.get(at)) {
            self.selected = Some(entry.step);
        }
    }

    /// Whether a step is selected that the panel at the right can show.
    pub const fn has_record(&self) -> bool {
        self.selected.is_some()
    }

    /// The selected step, whole.
    pub fn show_record(&self, ui: &mut Ui, view: &View<'_>) {
        let log = self.derived.as_ref().map_or(&[][..], |it| &it.log);
        let entry = log.iter().find(|entry| Some(entry.step) == self.selected);
        parts::section(ui, "Step", "");
        let Some(entry) = entry else {
            ui.label(theme(ui).quiet("This step was taken back."));
            return;
        };
        parts::card(ui, |ui| {
            let theme = theme(ui);
            ui.label(theme.strong(&entry.what));
            let who = entry
                .by
                .map_or("nobody yet", |by| view.overview.person_name(by));
            ui.label(theme.quiet(format!("{who} · {}", when(entry))));
            if !entry.details.is_empty() {
                ui.add_space(metrics::GRID);
                ui.label(theme.text(&entry.details));
            }
            if let Some(why) = &entry.why {
                parts::field_name(ui, "Why");
                ui.label(theme.quote(why));
            }
        });
    }
}

fn when(entry: &LogEntry) -> String {
    let at = entry.stamp.at.milliseconds();
    format!("{}, {}", Date::local(at).short(), clock(at))
}

fn fits(entry: &LogEntry, words: &str) -> bool {
    words.is_empty()
        || entry.what.to_lowercase().contains(words)
        || entry.details.to_lowercase().contains(words)
        || entry
            .why
            .as_ref()
            .is_some_and(|why| why.to_lowercase().contains(words))
}

/// Faults, what has not arrived, and what two people set at once; one quiet line where there is nothing.
fn sync(ui: &mut Ui, view: &View<'_>, conflicts: &[String]) {
    let nothing = view.faults.is_empty() && view.waiting.is_empty() && conflicts.is_empty();
    if nothing {
        ui.label(theme(ui).small(
            "Everything on this folder has arrived; nothing is damaged, and no two people set the same thing at once.",
        ));
    }
    block(ui, "Damaged", view.faults, Tone::Bad);
    block(ui, "Not here yet", view.waiting, Tone::Quiet);
    block(ui, "Set by two people at once", conflicts, Tone::Warn);
    ui.add_space(metrics::GRID * 2.0);
}

fn block(ui: &mut Ui, heading: &str, sentences: &[String], tone: Tone) {
    if sentences.is_empty() {
        return;
    }
    let theme = theme(ui);
    parts::section(ui, heading, &sentences.len().to_string());
    for sentence in sentences.iter().take(LINES) {
        ui.label(theme.small(sentence).color(tone.colour(&theme)));
    }
    if sentences.len() > LINES {
        let rest = many(sentences.len() - LINES, "more", "more");
        ui.label(theme.small(format!("and {rest}; “interlinea check” lists all")));
    }
    ui.add_space(metrics::GRID * 2.0);
}
