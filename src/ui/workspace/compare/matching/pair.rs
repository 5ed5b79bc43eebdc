//! The two chosen codes at the right: what they mean, what was said of them, and their passages.

use super::super::comparison::Comparison;
use super::super::words::{counted, number};
use super::passages::{Read, passages_of, read};
use super::way::{Way, may_say, ways};
use super::{Frames, MatchingPage};
use crate::analysis::matching::{Relation, SharedPassage};
use crate::model::{CodeId, CodeMatch, acts};
use crate::ui::prose::prose;
use crate::ui::theme::{metrics, parts, theme};
use crate::ui::{Commands, Date, View, fonts, icons};
use egui::{Label, ScrollArea, Sense, Ui, vec2};

/// Passages shown at first, and each time more are asked for.
const FIRST: usize = 16;
/// From which height on the ways have a place of their own.
const TALL: f32 = 420.0;

/// What the panel remembers.
#[derive(Debug, Default)]
pub(super) struct PairPanel {
    of: Option<(u64, CodeId, CodeId)>,
    all: Vec<SharedPassage>,
    shown: Vec<Read>,
    merging: bool,
    /// How high what stands below the passages was when last drawn, in points.
    below: f32,
}

impl PairPanel {
    fn begin(
        &mut self,
        view: &View<'_>,
        comparison: &Comparison,
        frames: &Frames,
        pair: (CodeId, CodeId),
    ) {
        let (a, b) = pair;
        let of = Some((view.revision(), a, b));
        if self.of == of {
            return;
        }
        let other = self.of.is_none_or(|(_, one, two)| (one, two) != pair);
        if other {
            self.merging = false;
        }
        self.of = of;
        self.all = passages_of(frames, a, b);
        let shown = if other {
            FIRST
        } else {
            self.shown.len().max(FIRST)
        };
        self.shown.clear();
        self.more(view, comparison, shown);
    }

    fn more(&mut self, view: &View<'_>, comparison: &Comparison, count: usize) {
        let next = self.all.iter().skip(self.shown.len()).take(count);
        let next: Vec<Read> = next.filter_map(|it| read(view, comparison, *it)).collect();
        self.shown.extend(next);
    }
}

impl MatchingPage {
    /// The panel at the right.
    pub fn right(
        &mut self,
        ui: &mut Ui,
        view: &View<'_>,
        comparison: &Comparison,
        commands: &mut Commands,
    ) {
        let (Some(frames), Some(pair)) = (self.frames.clone(), self.chosen()) else {
            ui.add_space(metrics::GRID * 2.0);
            ui.label(theme(ui).quiet("Choose a code on each side to read them here."));
            return;
        };
        self.pair.begin(view, comparison, &frames, pair);
        let room = ui.available_height();
        if room < TALL {
            ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
                self.codes_and_said(ui, view, comparison, &frames, pair, commands);
                self.ways(ui, view, comparison, pair, commands);
                self.passages(ui, view, comparison, commands);
            });
            return;
        }
        // The ways stay in sight, however long one reads.
        let above = room - self.pair.below - metrics::GRID * 2.0;
        ScrollArea::vertical()
            .id_salt(("pair", pair))
            .auto_shrink(false)
            .max_height(above)
            .show(ui, |ui| {
                self.codes_and_said(ui, view, comparison, &frames, pair, commands);
                self.passages(ui, view, comparison, commands);
            });
        let drawn = ui.scope(|ui| self.ways(ui, view, comparison, pair, commands));
        let height = drawn.response.rect.height();
        if (height - self.pair.below).abs() > 0.5 {
            self.pair.below = height;
            ui.ctx().request_repaint();
        }
    }

    fn codes_and_said(
        &mut self,
        ui: &mut Ui,
        view: &View<'_>,
        comparison: &Comparison,
        frames: &Frames,
        (a, b): (CodeId, CodeId),
        commands: &mut Commands,
    ) {
        ui.add_space(metrics::GRID * 2.0);
        for (side, code) in [(0, a), (1, b)] {
            let name = comparison.pair_names.get(side).cloned().unwrap_or_default();
            code_and_meaning(ui, view, frames, side, &name, code);
        }
        let likeness = frames.two.likeness(a, b);
        let names = comparison.pair_names.each_ref().map(String::as_str);
        parts::section(ui, "How they match", "");
        indented(ui, |ui| {
            let theme = theme(ui);
            ui.add(Label::new(theme.quiet(likeness.grounds(names))).wrap());
            self.said(ui, view, comparison.hides, a, b);
        });
        self.as_one(ui, view, a, b, commands);
    }

    /// What was said of the two, by whom and when.
    fn said(&self, ui: &mut Ui, view: &View<'_>, hides: bool, a: CodeId, b: CodeId) {
        let theme = theme(ui);
        let name = |code: CodeId| view.seen.code_name(code);
        match self.arranged.declared.relation(a, b) {
            None => self.without(ui, view, a, b),
            Some(Relation::Said(said)) => {
                let how = said.from(a).map_or(said.how, |(_, how)| how);
                let words = format!("“{}” {} “{}”.", name(a), how.between(), name(b));
                ui.add(Label::new(theme.text(words)).wrap());
                let by = said.by.filter(|_| !hides);
                let who = by.map(|who| view.overview.person_name(who).to_owned());
                let when = Date::of_milliseconds(said.stamp.at.milliseconds()).whole();
                let facts: Vec<String> = who.into_iter().chain([when]).collect();
                ui.add(Label::new(theme.small(facts.join(" · "))).wrap());
            }
            Some(Relation::Through(between)) => {
                let between: Vec<String> = between
                    .iter()
                    .map(|code| format!("“{}”", name(*code)))
                    .collect();
                let words = format!(
                    "Nothing was said of these two, but both mean the same as {}.",
                    between.join(" and ")
                );
                ui.add(Label::new(theme.text(words)).wrap());
            }
        }
        if let Some(sentence) = view.seen.said_of_match_at_once(a, b) {
            let words = theme.small(sentence).color(theme.warn);
            ui.add(Label::new(words).wrap());
        }
    }

    /// Which of the two has no counterpart.
    fn without(&self, ui: &mut Ui, view: &View<'_>, a: CodeId, b: CodeId) {
        let without = &self.arranged.declared.without;
        for code in [a, b].into_iter().filter(|it| without.contains(it)) {
            let words = format!("“{}” has no counterpart.", view.seen.code_name(code));
            ui.add(Label::new(theme(ui).text(words)).wrap());
        }
    }

    /// Under which name equal codes count, and the second step: one code instead of two.
    fn as_one(
        &mut self,
        ui: &mut Ui,
        view: &View<'_>,
        a: CodeId,
        b: CodeId,
        commands: &mut Commands,
    ) {
        if self.arranged.declared.how(a, b) != Some(CodeMatch::Equal) {
            return;
        }
        let theme = theme(ui);
        let name = |code: CodeId| view.seen.code_name(code);
        let first = name(self.arranged.declared.counts_as(a));
        indented(ui, |ui| {
            let words = format!("They count as one, called “{first}”: it was made first.");
            ui.add(Label::new(theme.quiet(words)).wrap());
            if !may_say(view) {
                return;
            }
            if !self.pair.merging {
                self.pair.merging = parts::link(ui, "Merge into one code").clicked();
                return;
            }
            let words = "All codings then show under the code that is kept; undo takes it back.";
            ui.add(Label::new(theme.small(words)).wrap());
            let mut done = false;
            for (kept, other) in [(a, b), (b, a)] {
                if parts::link(ui, &format!("Keep “{}”", name(kept))).clicked() {
                    commands.act_asking("merge the codes", "Merged", move |act| {
                        acts::merge_codes(act.seen, act.draft, &[other], kept).map(|()| Vec::new())
                    });
                    done = true;
                }
            }
            done |= parts::link(ui, "Cancel").clicked();
            if done {
                self.pair.merging = false;
            }
        });
    }

    fn ways(
        &self,
        ui: &mut Ui,
        view: &View<'_>,
        comparison: &Comparison,
        (a, b): (CodeId, CodeId),
        commands: &mut Commands,
    ) {
        if !may_say(view) {
            return;
        }
        parts::section(ui, "They are", "");
        let said = matches!(
            self.arranged.declared.relation(a, b),
            Some(Relation::Said(_))
        );
        let Some(on) = self.keys_on() else {
            return;
        };
        let none = self.arranged.declared.without.contains(&on.1);
        let mut way = ways(ui, comparison, on);
        if said || none {
            ui.add_space(metrics::GRID);
            let link = indented(ui, |ui| parts::link(ui, "Take back"));
            let clicked = link
                .on_hover_text("To be matched again (Backspace)")
                .clicked();
            let back = if said {
                Way::TakeBack
            } else {
                Way::LookAgain(on.1)
            };
            way = way.or(clicked.then_some(back));
        }
        if let Some(way) = way {
            way.record(a, b, commands);
        }
        ui.add_space(metrics::GRID);
    }

    fn passages(
        &mut self,
        ui: &mut Ui,
        view: &View<'_>,
        comparison: &Comparison,
        commands: &mut Commands,
    ) {
        let both = self.pair.all.iter().filter(|it| it.is_of_both()).count();
        let right = if both == 0 {
            counted(self.pair.all.len(), "passage", "passages")
        } else {
            format!("{} of both", number(both as u64))
        };
        parts::section(ui, "Passages", &right);
        for it in &self.pair.shown {
            let clicked = indented(ui, |ui| {
                let theme = theme(ui);
                ui.add(Label::new(theme.small(&it.source)).truncate());
                let font = fonts::serif(metrics::QUOTE);
                let words = theme.text(&it.words).font(font);
                prose(ui, words, Sense::click())
                    .on_hover_text("Show in the transcript")
                    .clicked()
            });
            if clicked {
                commands.show_passage(it.document, it.span);
            }
            ui.add_space(metrics::GRID * 2.0);
        }
        let left = self.pair.all.len().saturating_sub(self.pair.shown.len());
        if left > 0 {
            let words = format!("Show {} more", number(left.min(FIRST) as u64));
            if indented(ui, |ui| parts::link(ui, &words).clicked()) {
                self.pair.more(view, comparison, FIRST);
            }
        }
    }
}

/// A code's name, whose it is, and what it means.
fn code_and_meaning(
    ui: &mut Ui,
    view: &View<'_>,
    frames: &Frames,
    side: usize,
    who: &str,
    code: CodeId,
) {
    let theme = theme(ui);
    let row = view.overview.code(code);
    let colour = theme.code_colour(row.map_or(0, |row| row.colour));
    ui.horizontal_top(|ui| {
        ui.add_space(metrics::GRID);
        let (rect, _) = ui.allocate_exact_size(vec2(12.0, metrics::TEXT_LINE), Sense::hover());
        icons::paint_swatch(ui.painter(), rect.center(), metrics::SWATCH, colour);
        ui.vertical(|ui| {
            prose(ui, theme.strong(view.seen.code_name(code)), Sense::hover());
            if let Some(it) = frames.two.code(side, code) {
                let counts = format!(
                    "{who} · {} in {}",
                    counted(it.codings, "coding", "codings"),
                    counted(it.documents, "document", "documents")
                );
                ui.add(Label::new(theme.small(counts)).wrap());
            }
            let Some(it) = view.seen.code(code) else {
                return;
            };
            let meaning = [
                ("", it.definition.text()),
                ("Include: ", it.include.text()),
                ("Exclude: ", it.exclude.text()),
            ];
            let mut any = false;
            for (lead, words) in meaning.into_iter().filter(|(_, words)| !words.is_empty()) {
                any = true;
                let words = format!("{lead}{words}");
                let words = if lead.is_empty() {
                    theme.text(words)
                } else {
                    theme.small(words)
                };
                prose(ui, words, Sense::hover());
            }
            if !any {
                ui.label(theme.quiet("No definition yet."));
            }
        });
    });
    ui.add_space(metrics::GRID * 2.0);
}

/// Under the words of a section's heading.
fn indented<T>(ui: &mut Ui, add: impl FnOnce(&mut Ui) -> T) -> T {
    ui.horizontal_top(|ui| {
        ui.add_space(metrics::GRID);
        ui.vertical(|ui| {
            ui.set_width(ui.available_width() - metrics::GRID);
            add(ui)
        })
        .inner
    })
    .inner
}
