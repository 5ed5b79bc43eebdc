//! Choosing an earlier moment: a day and time, or when somebody finished or a pass was revealed.

use super::when;
use crate::jobs::{Moment, Upto};
use crate::model::{Cut, Part};
use crate::ui::theme::{metrics, parts, theme};
use crate::ui::{Command, Commands, Date, View, forms};
use egui::{Label, Ui};

/// Moments listed at most.
const SHOWN: usize = 60;

/// What is typed, and the moments to choose from.
#[derive(Debug, Default)]
pub(super) struct Earlier {
    day: String,
    time: String,
    key: u64,
    marks: Vec<Mark>,
}

/// A moment with a name.
#[derive(Debug)]
struct Mark {
    words: String,
    at: u64,
    upto: Upto,
}

impl Earlier {
    pub fn show(&mut self, ui: &mut Ui, view: &View<'_>, commands: &mut Commands) {
        let words = "The whole window shows the study as it was, to be read only, until you go back to now. What was hidden from you at that moment is hidden there too.";
        ui.add(Label::new(theme(ui).quiet(words)).wrap());
        ui.add_space(metrics::GRID * 2.0);
        ui.columns(2, |columns| {
            if let [left, right] = columns {
                forms::text(left, "Day", &mut self.day, "2026-03-12");
                forms::text(right, "Time, if you like", &mut self.time, "14:02");
            }
        });
        ui.add_space(metrics::GRID * 2.0);
        if parts::primary_button(ui, "Show the study as it was").clicked() {
            match moment(&self.day, &self.time) {
                Ok(moment) => commands.push(Command::AsItWas(moment)),
                Err(sentence) => commands.say(parts::Tone::Warn, sentence),
            }
        }
        if self.key != view.revision() {
            self.key = view.revision();
            self.marks = marks(view);
        }
        if self.marks.is_empty() {
            return;
        }
        parts::section(ui, "When something was finished or revealed", "");
        for mark in self.marks.iter().take(SHOWN) {
            let when = when(mark.at);
            let row = parts::ListRow::new(&mark.words).right(&when);
            if row.show(ui).clicked() {
                commands.push(Command::AsItWas(Moment {
                    at: mark.at,
                    upto: mark.upto.clone(),
                }));
            }
        }
    }
}

/// Closings and reveals that show, newest first; those of one step are one.
fn marks(view: &View<'_>) -> Vec<Mark> {
    let mut marks = Vec::new();
    for pass in view.seen.passes() {
        let name = pass.name.text();
        let mut closed = std::collections::BTreeMap::new();
        for ((who, part), closing) in &pass.closings {
            for (stamp, value) in closing.history() {
                if matches!(value, crate::model::Closing::Closed(_)) {
                    let parts = closed.entry((stamp.at, *who)).or_insert_with(Vec::new);
                    parts.push((*part, stamp.id));
                }
            }
        }
        for ((at, who), parts) in closed {
            let Some((part, line)) = parts.first() else {
                continue;
            };
            let what = match parts.len() {
                1 => part_name(view, *part),
                n => format!("{n} parts"),
            };
            let who = view.overview.person_name(who);
            marks.push(Mark {
                words: format!("{who} finished {what} in {name}"),
                at: at.milliseconds(),
                upto: view
                    .seen
                    .step_of(*line)
                    .map_or(Upto::Time(at.milliseconds()), Upto::Step),
            });
        }
        let mut cuts: Vec<(u64, &Cut, usize)> = Vec::new();
        for revealed in pass.reveals.values() {
            let at = revealed.stamp.at.milliseconds();
            match cuts.iter_mut().find(|(_, cut, _)| **cut == revealed.cut) {
                Some((_, _, count)) => *count += 1,
                None => cuts.push((at, &revealed.cut, 1)),
            }
        }
        marks.extend(cuts.into_iter().map(|(at, cut, count)| Mark {
            words: format!(
                "{name}: just before {} revealed",
                if count == 1 {
                    "a part was"
                } else {
                    "parts were"
                }
            ),
            at,
            upto: Upto::Cut(cut.clone()),
        }));
    }
    marks.sort_by_key(|mark| std::cmp::Reverse(mark.at));
    marks
}

fn part_name(view: &View<'_>, part: Part) -> String {
    match part {
        Part::Document(id) => {
            let row = view.overview.document(id);
            row.map_or_else(|| "a document".to_owned(), |row| row.name.clone())
        }
        Part::Construct(code) => view.seen.code_name(code),
    }
}

/// The end of a day, or of a minute of it, in local time.
fn moment(day: &str, time: &str) -> Result<Moment, String> {
    let wrong = || {
        let typed = format!("{} {}", day.trim(), time.trim());
        let typed = typed.trim();
        format!("“{typed}” is no day and time: write them as 2026-03-12 and 14:02.")
    };
    let date = Date::of_day(day.trim()).ok_or_else(wrong)?;
    let (hour, minute, second) = if time.trim().is_empty() {
        (23, 59, 59)
    } else {
        let (hour, minute) = time.trim().split_once(':').ok_or_else(wrong)?;
        let hour: u32 = hour.parse().map_err(|_| wrong())?;
        let minute: u32 = minute.parse().map_err(|_| wrong())?;
        (hour, minute, 59)
    };
    let at = date.local_moment(hour, minute, second).ok_or_else(wrong)? + 999;
    Ok(Moment {
        at,
        upto: Upto::Time(at),
    })
}
