//! The page of segments: those of any combination of codes, by what else was coded there or nearby, of whom and where.

use super::counting::{AT_ONCE, Numbered};
use super::kinds::Kinds;
use super::list::{Listed, SegmentList};
use super::narrowing::Narrowing;
use super::picking::{CodePick, Picked};
use super::saving::{Format, Saving};
use crate::analysis::explore::{Asked, Lying, asked_for};
use crate::analysis::layer::LayerCodings;
use crate::analysis::speakers::speakers_of;
use crate::exchange::explore::segments_report;
use crate::exchange::masking::Masks;
use crate::jobs::{Latest, Watch};
use crate::model::things::Document;
use crate::model::{CodeId, ParticipantId, Seen};
use crate::ui::theme::{metrics, parts, theme};
use crate::ui::{Commands, View, forms, many};
use egui::{Label, Rect, Ui};
use rustc_hash::FxHashSet;
use std::sync::Arc;

/// What a code is chosen for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Which {
    Of,
    With,
    Without,
    Near,
}

/// What was found.
#[derive(Debug, Default)]
struct Found {
    segments: Vec<Listed>,
    participants: usize,
}

/// Which segments are listed, and the list.
#[derive(Default)]
pub(super) struct Segments {
    asked: Asked,
    narrowing: Narrowing,
    pick: Option<(Which, CodePick, Rect)>,
    changes: u64,
    key: Option<(u64, u64, u64)>,
    number: u64,
    job: Latest<Arc<Found>>,
    taken: u64,
    participants: usize,
    /// Whether the lines of the condition stand in a small window too.
    unfolded: bool,
    sentence: String,
    of_whom: String,
    list: SegmentList,
    layer: Arc<LayerCodings>,
    saving: Saving,
}

/// Below this height there is no room for the condition and the list together.
const SMALL: f32 = 360.0;

const NEARNESS: [(usize, &str); 5] = [
    (0, "in the same turn"),
    (1, "at most 1 turn away"),
    (2, "at most 2 turns away"),
    (3, "at most 3 turns away"),
    (5, "at most 5 turns away"),
];

const LYING: [(Lying, &str); 3] = [
    (Lying::Overlap, "that overlap"),
    (Lying::Inside, "that lie within"),
    (Lying::Around, "that contain"),
];

impl Segments {
    /// Whether a code is being chosen.
    pub const fn is_picking(&self) -> bool {
        self.pick.is_some()
    }

    /// What stands at the left.
    pub fn left(&mut self, ui: &mut Ui, view: &View<'_>, kinds: &Kinds) {
        parts::section(ui, "Segments of codes", "");
        let words = "Every segment of any codes and of the codes below them: those that other codes overlap, do not overlap, or lie near; of everybody, or of some people, documents and waves only.";
        ui.horizontal_top(|ui| {
            ui.add_space(metrics::GRID);
            ui.add(Label::new(theme(ui).small(words)).wrap());
        });
        ui.add_space(metrics::GRID * 2.0);
        if self.narrowing.show(ui, view, kinds) {
            self.changed();
        }
    }

    /// Saving, at the left below everything else.
    pub fn save(&mut self, ui: &mut Ui, view: &View<'_>, commands: &mut Commands) {
        if self.asked.is_empty() {
            return;
        }
        let what = ("segments", &Format::TABLES[..]);
        let (layer, asked) = (Arc::clone(&self.layer), self.asked.clone());
        self.saving.show(ui, view, what, commands, move |_| {
            let (apart, texts) = (view.seen.apart_whole(), view.texts.clone());
            let masks = Masks::of(view.seen);
            Box::new(move |format| {
                let seen = apart.seen();
                let found = asked_for(&seen, &layer, &asked);
                let read = |document: &Document| {
                    let text = texts.get(document.imported.text);
                    text.map_err(|error| error.to_string())
                };
                let condition = asked.sentence(&seen);
                let report = segments_report(&seen, &layer, &found, &condition, &read, &masks);
                Saving::report(report, masks)(format)
            })
        });
    }

    fn changed(&mut self) {
        self.changes += 1;
        self.list.rewind();
    }

    /// Draws the page.
    pub fn show(&mut self, ui: &mut Ui, view: &View<'_>, commands: &mut Commands) {
        let is_small = ui.available_height() < SMALL && !self.asked.is_empty();
        if is_small {
            let words = if self.unfolded {
                "Fold the condition"
            } else {
                "Change the condition…"
            };
            if parts::link(ui, words).clicked() {
                self.unfolded = !self.unfolded;
            }
        }
        if !is_small || self.unfolded {
            self.lines(ui, view);
            ui.add_space(metrics::GRID * 2.0);
        }
        self.picking(ui);
        ui.add_space(metrics::GRID);
        if self.asked.is_empty() {
            ui.label(theme(ui).quiet("Choose a code to see its segments."));
            return;
        }
        let error = self.job.error(self.number).map(ToString::to_string);
        if super::not_yet(ui, error, self.job.is_working()) {
            self.job.try_again();
            self.key = None;
        }
        let words = format!("{} {}", self.sentence, self.of_whom);
        ui.add(Label::new(theme(ui).small(words)).wrap());
        ui.add_space(metrics::GRID);
        let people = if view.seen.participants().is_empty() {
            String::new()
        } else {
            many(self.participants, "participant", "participants")
        };
        self.list.head(ui, &people, commands);
        if self.pick.is_none() {
            self.list.keys(ui, commands);
        }
        self.list.show(ui, view, true, commands);
    }

    /// What is asked for: lines of codes.
    fn lines(&mut self, ui: &mut Ui, view: &View<'_>) {
        let mut removed = None;
        let mut picked = None;
        let before = self.asked.clone();
        for which in [Which::Of, Which::With, Which::Without, Which::Near] {
            ui.horizontal_wrapped(|ui| {
                ui.set_min_height(metrics::CONTROL);
                let from = ui.cursor().left();
                if which == Which::With {
                    let lying = &mut self.asked.lying;
                    forms::bare_choice(ui, "How they lie", lying, &LYING, 126.0);
                } else {
                    ui.label(theme(ui).quiet(match which {
                        Which::Of => "Segments of",
                        Which::Without => "that do not overlap",
                        _ => "that have nearby",
                    }));
                }
                // The codes of all lines stand below each other.
                let used = ui.cursor().left() - from;
                ui.add_space((148.0 - used).max(0.0));
                for code in self.codes_of(which).clone() {
                    let name = view.overview.code(code).map_or("", |row| &row.name);
                    let chip = parts::chip(ui, &format!("{name}  ×"));
                    if chip.on_hover_text(format!("Take “{name}” out")).clicked() {
                        removed = Some((which, code));
                    }
                }
                let has_any = !self.codes_of(which).is_empty();
                let link = parts::link(
                    ui,
                    match which {
                        Which::Of if has_any => "Another code…",
                        Which::Of => "Choose a code…",
                        Which::With => "Overlapping code…",
                        Which::Without => "Code that is not there…",
                        Which::Near => "Code nearby…",
                    },
                );
                if link.clicked() {
                    picked = Some((which, link.rect));
                }
                self.manner(ui, which);
            });
        }
        if !self.narrowing.only.is_empty() {
            let out = ui.horizontal_wrapped(|ui| {
                let from = ui.cursor().left();
                ui.label(theme(ui).quiet("only of"));
                let used = ui.cursor().left() - from;
                ui.add_space((148.0 - used).max(0.0));
                self.narrowing.chips(ui)
            });
            if out.inner {
                self.changed();
            }
        }
        if let Some((which, code)) = removed {
            self.codes_of(which).retain(|it| *it != code);
        }
        if self.asked != before {
            self.changed();
        }
        if let Some((which, below)) = picked {
            self.pick = Some((which, CodePick::to_look_for(view), below));
        }
    }

    /// How the codes of a line go together.
    fn manner(&mut self, ui: &mut Ui, which: Which) {
        let several = self.codes_of(which).len() > 1;
        let asked = &mut self.asked;
        match which {
            Which::Of if several => {
                let choices = [(false, "any of them"), (true, "where all overlap")];
                forms::bare_choice(
                    ui,
                    "How the codes go together",
                    &mut asked.of_all,
                    &choices,
                    150.0,
                );
            }
            Which::With if several => {
                let choices = [(false, "all of them"), (true, "any of them")];
                forms::bare_choice(ui, "How many overlap", &mut asked.with_any, &choices, 126.0);
            }
            Which::Near if !asked.near.is_empty() => {
                forms::bare_choice(ui, "How near", &mut asked.turns, &NEARNESS, 170.0);
                if several {
                    let choices = [(false, "all of them"), (true, "any of them")];
                    forms::bare_choice(
                        ui,
                        "How many are near",
                        &mut asked.near_any,
                        &choices,
                        126.0,
                    );
                }
            }
            _ => {}
        }
    }

    fn picking(&mut self, ui: &Ui) {
        let Some((which, pick, below)) = &mut self.pick else {
            return;
        };
        let Some(picked) = pick.show(ui, *below) else {
            return;
        };
        let which = *which;
        self.pick = None;
        if let Picked::Code(code) = picked
            && !self.codes_of(which).contains(&code)
        {
            self.codes_of(which).push(code);
            self.changed();
        }
    }

    /// The codes of a line.
    const fn codes_of(&mut self, which: Which) -> &mut Vec<CodeId> {
        match which {
            Which::Of => &mut self.asked.of,
            Which::With => &mut self.asked.with,
            Which::Without => &mut self.asked.without,
            Which::Near => &mut self.asked.near,
        }
    }

    fn forget_gone(&mut self, view: &View<'_>) {
        let here = |code: &CodeId| view.overview.code(*code).is_some();
        for which in [Which::Of, Which::With, Which::Without, Which::Near] {
            self.codes_of(which).retain(here);
        }
        self.narrowing.forget_gone(view);
    }

    /// Makes the list anew where something has changed.
    pub fn update(&mut self, view: &View<'_>, layer: Numbered<'_>) {
        let key = (view.revision(), layer.1, self.changes);
        if self.key != Some(key) {
            self.forget_gone(view);
            self.key = Some(key);
            let only = self.narrowing.only.iter();
            self.asked.only = only.map(|(of, _)| of.clone()).collect();
            self.sentence = self.asked.sentence(view.seen);
            self.of_whom = layer.0.sentence(view.seen);
            self.layer = Arc::clone(layer.0);
            self.number += 1;
            if self.asked.is_empty() {
                self.job = Latest::default();
                self.take(&Found::default());
            } else if layer.0.segments.len() <= AT_ONCE {
                self.job = Latest::default();
                self.take(&found(view.seen, layer.0, &self.asked));
            } else {
                let apart = view.seen.apart_of(&[]);
                let (layer, asked) = (Arc::clone(layer.0), self.asked.clone());
                let work = move |_: &Watch| {
                    let found = found(&apart.seen(), &layer, &asked);
                    Ok::<_, String>(Arc::new(found))
                };
                self.job
                    .want(view.jobs, "Looking through the segments", self.number, work);
            }
        }
        if self.taken != self.number
            && let Some(found) = self.job.get(self.number).cloned()
        {
            self.take(&found);
        }
    }

    fn take(&mut self, found: &Found) {
        self.taken = self.number;
        self.participants = found.participants;
        let title = self.sentence.trim_end_matches('.').to_owned();
        self.list.take(title, found.segments.clone());
    }
}

fn found(seen: &Seen<'_>, layer: &LayerCodings, asked: &Asked) -> Found {
    let segments = asked_for(seen, layer, asked);
    let mut people: FxHashSet<ParticipantId> = FxHashSet::default();
    for segment in &segments {
        if let Some(document) = seen.document(segment.document) {
            people.extend(speakers_of(seen, document, segment.span));
        }
    }
    Found {
        segments: segments.into_iter().map(Listed::of).collect(),
        participants: people.len(),
    }
}
