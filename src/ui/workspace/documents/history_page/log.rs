//! The log by person, period and kind. A million steps stay fluid: the index is gathered in slices, a line is worded
//! only when it comes on the screen, and words are looked for a slice at a time.

use super::when;
use crate::exchange::log::{LogChoice, LogFormat};
use crate::model::{LogEntry, LogKind, LogPlace, LogWalk, StepId};
use crate::ui::table::{Cell, Column, table};
use crate::ui::theme::{metrics, parts, theme};
use crate::ui::{Command, Commands, Date, View, forms, many};
use egui::Ui;
use rustc_hash::FxHashMap;
use std::path::PathBuf;

/// Lines of the journals looked at in one frame.
const LINES: usize = 20_000;
/// Steps whose words are looked through in one frame.
const WORDED: usize = 2_000;
/// Under which name this machine remembers the folder.
const FOLDER: &str = "report folder";

/// What the log remembers between frames.
#[derive(Debug, Default)]
pub(super) struct LogTab {
    pub selected: Option<StepId>,
    key: u64,
    walk: LogWalk,
    /// Newest first; of the revision before while the next is gathered.
    places: Vec<LogPlace>,
    typed: Typed,
    choice: LogChoice,
    /// Places in `places` that are chosen.
    shown: Vec<u32>,
    /// How many of `places` were asked whether they are chosen.
    asked: usize,
    words: FxHashMap<StepId, LogEntry>,
    saving: bool,
    path: String,
    format: Option<LogFormat>,
}

#[derive(Debug, Clone, PartialEq, Eq, Default)]
struct Typed {
    words: String,
    from: String,
    to: String,
}

impl LogTab {
    pub fn show(&mut self, ui: &mut Ui, view: &View<'_>, commands: &mut Commands) {
        self.gather(ui, view);
        self.filters(ui, view);
        self.look_for_words(ui, view);
        self.save_form(ui, view, commands);
        ui.add_space(metrics::GRID * 2.0);
        self.table(ui, view);
    }

    /// Goes on with the index, and begins it anew when the study has changed.
    fn gather(&mut self, ui: &Ui, view: &View<'_>) {
        if self.key != view.revision() {
            self.key = view.revision();
            self.walk = LogWalk::default();
            self.words.clear();
        }
        if self.walk.is_done() && self.walk.found.is_empty() {
            return;
        }
        view.seen.walk_log(&mut self.walk, LINES);
        if self.walk.is_done() {
            self.places = std::mem::take(&mut self.walk.found);
            self.places
                .sort_unstable_by_key(|place| std::cmp::Reverse(place.stamp));
            self.begin_choosing();
        } else {
            ui.ctx().request_repaint();
        }
    }

    fn begin_choosing(&mut self) {
        self.shown.clear();
        self.asked = 0;
    }

    fn filters(&mut self, ui: &mut Ui, view: &View<'_>) {
        let before = (self.typed.clone(), self.choice.by, self.choice.kind);
        let mut people = vec![(None, "Everybody".to_owned())];
        let known = view.overview.people.iter();
        people.extend(known.map(|it| (Some(it.id), it.name.clone())));
        let mut kinds = vec![(None, "Everything".to_owned())];
        let all = LogKind::ALL.into_iter();
        kinds.extend(all.map(|kind| (Some(kind), kind.name().to_owned())));
        ui.columns(5, |columns| {
            if let [words, who, kind, from, to] = columns {
                forms::text(
                    words,
                    "Filter",
                    &mut self.typed.words,
                    "code, document, pass",
                );
                forms::choice(who, "Who", &mut self.choice.by, &people);
                forms::choice(kind, "What", &mut self.choice.kind, &kinds);
                forms::text(from, "From", &mut self.typed.from, "2026-03-01");
                forms::text(to, "To", &mut self.typed.to, "2026-03-31");
            }
        });
        let now = (self.typed.clone(), self.choice.by, self.choice.kind);
        if now != before {
            self.choice.words = self.typed.words.trim().to_lowercase();
            let day = |typed: &str| Date::of_day(typed.trim());
            let from = day(&self.typed.from).and_then(|day| day.local_moment(0, 0, 0));
            let to = day(&self.typed.to).and_then(|day| day.local_moment(23, 59, 59));
            self.choice.from = from;
            self.choice.to = to.map(|to| to + 999);
            self.begin_choosing();
        }
        let wrong = [&self.typed.from, &self.typed.to]
            .into_iter()
            .find(|typed| !typed.trim().is_empty() && Date::of_day(typed.trim()).is_none());
        if let Some(typed) = wrong {
            let words = format!("“{typed}” is not a day: write it as 2026-03-14.");
            ui.label(theme(ui).small(words));
        }
    }

    /// Chooses among the steps that were not asked yet; where words are looked for, a slice at a time.
    fn look_for_words(&mut self, ui: &Ui, view: &View<'_>) {
        let slice = if self.choice.words.is_empty() {
            usize::MAX
        } else {
            WORDED
        };
        let rest = self.places.iter().enumerate().skip(self.asked).take(slice);
        let mut asked = 0;
        for (n, place) in rest {
            asked += 1;
            if !self.choice.takes(place) {
                continue;
            }
            let has_words = self.choice.words.is_empty()
                || view
                    .seen
                    .log_entry(place.step)
                    .is_some_and(|entry| self.choice.has_words(&entry));
            if has_words {
                self.shown.push(n as u32);
            }
        }
        self.asked += asked;
        if self.asked < self.places.len() {
            ui.ctx().request_repaint();
        }
    }

    /// What is shown in a few words, and saving it.
    fn save_form(&mut self, ui: &mut Ui, view: &View<'_>, commands: &mut Commands) {
        ui.add_space(metrics::GRID);
        ui.horizontal_wrapped(|ui| {
            let mut words = many(self.shown.len(), "step", "steps");
            if !self.walk.is_done() {
                words = format!("{words} · reading the log…");
            } else if self.asked < self.places.len() {
                let share = self.asked * 100 / self.places.len().max(1);
                words = format!("{words} · looked through {share} %");
            }
            ui.label(theme(ui).small(words));
            let now = view.as_it_was.is_none();
            if now && parts::link(ui, "Save these as a file…").clicked() {
                self.saving = !self.saving;
                self.begin_saving(view);
            }
        });
        if !self.saving {
            return;
        }
        parts::card(ui, |ui| {
            let mut format = self.format.unwrap_or(LogFormat::Xlsx);
            let choices = LogFormat::ALL.map(|format| (format, format.name()));
            if forms::choice(ui, "Format", &mut format, &choices) {
                self.format = Some(format);
                let path = PathBuf::from(&self.path).with_extension(format.ending());
                self.path = path.display().to_string();
            }
            forms::text(ui, "Save as", &mut self.path, "");
            ui.add_space(metrics::GRID);
            ui.horizontal(|ui| {
                let named = !self.path.trim().is_empty();
                let save = ui.add_enabled_ui(named, |ui| parts::primary_button(ui, "Save the log"));
                if save.inner.clicked() {
                    let path = PathBuf::from(self.path.trim());
                    if let Some(folder) = path.parent() {
                        commands.remember(FOLDER, folder.display().to_string());
                    }
                    let choice = self.choice.clone();
                    commands.push(Command::SaveLog {
                        choice,
                        format,
                        path,
                    });
                    self.saving = false;
                }
                if parts::quiet_button(ui, "Do not save").clicked() {
                    self.saving = false;
                }
            });
        });
    }

    fn begin_saving(&mut self, view: &View<'_>) {
        if self.path.is_empty() {
            let beside = view.folder.parent().unwrap_or(view.folder).to_owned();
            let folder = view.remembered(FOLDER).map_or(beside, PathBuf::from);
            let format = self.format.unwrap_or(LogFormat::Xlsx);
            let name = format!("log.{}", format.ending());
            self.path = folder.join(name).display().to_string();
        }
    }

    fn table(&mut self, ui: &mut Ui, view: &View<'_>) {
        let columns = [
            Column::points("When", 140.0),
            Column::points("Who", 110.0),
            Column::share("What", 2.0),
            Column::share("Particulars", 3.0).from_width(560.0),
        ];
        let colours = theme(ui);
        let selected = self.selected;
        let (places, shown, words) = (&self.places, &self.shown, &mut self.words);
        let place = |at: usize| places.get(*shown.get(at)? as usize);
        let output = table(
            ui,
            "log",
            &columns,
            shown.len(),
            |at| place(at).is_some_and(|it| selected == Some(it.step)),
            |at| {
                let Some(place) = place(at) else {
                    return Vec::new();
                };
                // What does not show any more has no words.
                let entry = match words.get(&place.step) {
                    Some(entry) => entry.clone(),
                    None => match view.seen.log_entry(place.step) {
                        Some(entry) => {
                            words.insert(place.step, entry.clone());
                            entry
                        }
                        None => return Vec::new(),
                    },
                };
                let who = entry.by.and_then(|by| view.overview.person(by));
                vec![
                    Cell::Quiet(when(entry.stamp.at.milliseconds())),
                    who.map_or_else(
                        || Cell::Quiet("nobody yet".to_owned()),
                        |who| {
                            let words = view.seen.author_in_words(&entry);
                            Cell::Person(words, colours.code_colour(who.colour))
                        },
                    ),
                    Cell::Text(entry.what),
                    Cell::Quiet(entry.details),
                ]
            },
        );
        if let Some(place) = output.clicked.and_then(place) {
            self.selected = Some(place.step);
        }
    }
}
