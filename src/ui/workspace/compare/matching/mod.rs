//! Matching: two analysts' own codes side by side, before anything else is compared.
//!
//! One side leads: the code chosen on it puts the codes across in the order of their likeness. Frames and overlaps are
//! made off the screen's thread; what was said of pairs is read from the study at each revision, so that a match
//! shows at once.

mod arranged;
mod frames;
mod frames_key;
mod keys;
mod left;
mod list;
mod offered;
mod pair;
mod passages;
mod row;
mod way;

pub(super) use frames::Frames;
use frames_key::FramesKey;
pub(super) use offered::Offered;

use super::comparison::Comparison;
use super::kept::Kept;
use super::words::{counted, number, possessive};
use crate::analysis::matching::Suggestion;
use crate::model::CodeId;
use crate::ui::theme::{metrics, parts, theme};
use crate::ui::{Commands, View};
use arranged::Arranged;
use egui::{ScrollArea, Ui, vec2};
use list::Side;
use std::sync::Arc;

/// From which height on the lists have the rest of the page to themselves.
const TALL: f32 = 260.0;

/// Everything the page remembers.
#[derive(Debug, Default)]
pub(super) struct MatchingPage {
    kept: Kept<FramesKey, Frames>,
    /// What the frames depend on, at the revision it was looked up for.
    key: Option<(u64, FramesKey)>,
    frames: Option<Arc<Frames>>,
    arranged: Arranged,
    /// Which side's code ranks the other side: 0 the first analyst's, 1 the second's.
    lead: usize,
    /// Which side the keys move in.
    active: usize,
    sides: [Side; 2],
    /// Whether the leading side lists only what waits for a match.
    waiting_only: bool,
    pair: pair::PairPanel,
}

/// Says above the figures how many codes wait to be matched and how many have no counterpart; whether one wants to
/// match them.
pub(super) fn before_figures(ui: &mut Ui, waiting: usize, without: usize) -> bool {
    let waits = match waiting {
        0 => None,
        1 => Some("One code waits to be matched.".to_owned()),
        n => Some(format!("{} codes wait to be matched.", number(n as u64))),
    };
    let have_none = match without {
        0 => None,
        1 => Some("One code has no counterpart.".to_owned()),
        n => Some(format!("{} codes have no counterpart.", number(n as u64))),
    };
    let words: Vec<String> = waits.into_iter().chain(have_none).collect();
    if words.is_empty() {
        return false;
    }
    let clicked = ui.horizontal_wrapped(|ui| {
        ui.label(theme(ui).text(words.join(" ")));
        waiting > 0 && parts::link(ui, "Match the codes").clicked()
    });
    ui.add_space(metrics::GRID);
    clicked.inner
}

impl MatchingPage {
    /// Sees to it that the frames and what was said of them are those of the study and the comparison.
    pub fn update(&mut self, view: &View<'_>, comparison: &Comparison) {
        let (pass, pair) = (comparison.pass.id, comparison.pair);
        let key = match &self.key {
            Some((revision, key)) if *revision == view.revision() && key.is_of(pass, pair) => *key,
            _ => FramesKey::of(view, pass, pair),
        };
        self.key = Some((view.revision(), key));
        self.kept
            .want(view.jobs, "Setting codes side by side", key, || {
                let apart = view.seen.apart(pass);
                let texts = view.texts.clone();
                move |_| Frames::of(&apart, &texts, pass, pair).map_err(|error| error.to_string())
            });
        let newest = self.kept.get().or_else(|| {
            let last = self.kept.last();
            last.filter(|it| it.two.pass == pass && it.two.analysts == pair)
        });
        let same = match (&newest, &self.frames) {
            (Some(new), Some(old)) => Arc::ptr_eq(new, old),
            (None, None) => true,
            _ => false,
        };
        self.frames = newest;
        if !same || self.arranged.revision != view.revision() {
            self.arranged = match &self.frames {
                Some(frames) => Arranged::of(view, frames),
                None => Arranged::default(),
            };
            self.arrange();
        }
    }

    /// The two codes that are chosen: the first analyst's and the second's.
    pub fn chosen(&self) -> Option<(CodeId, CodeId)> {
        let [a, b] = &self.sides;
        Some((a.chosen()?, b.chosen()?))
    }

    /// The side the keys are on, and the code chosen there.
    pub fn keys_on(&self) -> Option<(usize, CodeId)> {
        Some((self.active, self.sides.get(self.active)?.chosen()?))
    }

    /// The codes that are chosen, of either side.
    pub fn codes(&self) -> Vec<CodeId> {
        self.sides.iter().filter_map(Side::chosen).collect()
    }

    /// Puts both sides in order: the leading one by the tree, the other by likeness to the chosen code.
    fn arrange(&mut self) {
        let Some(frames) = self.frames.clone() else {
            self.sides = Default::default();
            return;
        };
        let lead = self.lead;
        let across = 1 - lead;
        let waiting = self.waiting_only.then(|| self.arranged.waiting(lead));
        let led = frames.in_order(lead, waiting);
        if let Some(side) = self.sides.get_mut(lead) {
            side.set(led.into_iter().map(|code| (code, None)).collect());
        }
        let code = self.sides.get(lead).and_then(Side::chosen);
        let ranked = match code {
            Some(code) => frames.two.ranked(lead, code),
            None => Vec::new(),
        };
        if let Some(side) = self.sides.get_mut(across) {
            let anew = side.ranked_for != code;
            side.ranked_for = code;
            let rows: Vec<_> = ranked
                .into_iter()
                .map(|(code, it)| (code, Some(it)))
                .collect();
            let partner = code.and_then(|code| {
                let mut said = self.arranged.declared.of_code(code).map(|(other, _)| other);
                said.find(|other| rows.iter().any(|(code, _)| code == other))
            });
            let first = partner.or(rows.first().map(|(code, _)| *code));
            side.set(rows);
            if let Some(first) = first.filter(|_| anew) {
                side.choose_code(first);
            }
        }
    }

    /// Chooses a code of the leading side.
    fn choose(&mut self, side: usize, at: usize) {
        if let Some(it) = self.sides.get_mut(side) {
            it.choose(at);
        }
        if side == self.lead {
            self.arrange();
        }
    }

    fn choose_pair(&mut self, a: CodeId, b: CodeId) {
        let both = [a, b];
        let (lead, across) = (self.lead, 1 - self.lead);
        for side in [lead, across] {
            if let (Some(it), Some(code)) = (self.sides.get_mut(side), both.get(side)) {
                it.choose_code(*code);
            }
            if side == lead {
                self.arrange();
            }
        }
    }

    /// Lets the other side lead.
    fn set_lead(&mut self, lead: usize) {
        self.lead = lead;
        self.active = lead;
        self.arrange();
    }

    /// Goes to the next suggestion of which nothing was said yet; false where there is none.
    fn next_suggestion(&mut self) -> bool {
        let chosen = self.chosen();
        let open = &self.arranged.suggested;
        let here = open.iter().position(|it| Some((it.a, it.b)) == chosen);
        let next = match here {
            Some(at) => open.get(at + 1).or(open.first()),
            None => open.first(),
        };
        let Some(Suggestion { a, b, .. }) = next.copied() else {
            return false;
        };
        if Some((a, b)) == chosen {
            return false;
        }
        self.waiting_only = false;
        self.arrange();
        self.choose_pair(a, b);
        true
    }

    /// The page.
    pub fn show(
        &mut self,
        ui: &mut Ui,
        view: &View<'_>,
        comparison: &Comparison,
        commands: &mut Commands,
    ) {
        let Some(frames) = self.frames.clone() else {
            self.while_there_is_nothing(ui);
            return;
        };
        let quiet = theme(ui).quiet(self.summary(comparison, &frames));
        ui.add(egui::Label::new(quiet).wrap());
        for sentence in &self.arranged.contradictions {
            let words = theme(ui).text(sentence).color(theme(ui).warn);
            ui.add(egui::Label::new(words).wrap());
        }
        super::list::left_out(ui, &frames.two.left_out);
        if ui.available_height() >= TALL {
            let keys = "↑ ↓ to move, ← → or Tab to change sides, N for the next suggestion, 0 where there is no counterpart";
            ui.add(egui::Label::new(theme(ui).small(keys)).wrap());
        }
        ui.add_space(metrics::GRID * 2.0);
        if frames.two.frames.iter().all(Vec::is_empty) {
            return;
        }
        let room = ui.available_height();
        if room >= TALL {
            self.lists(ui, view, comparison, &frames, commands);
            return;
        }
        let all = ScrollArea::vertical()
            .id_salt("matching")
            .auto_shrink(false);
        all.show(ui, |ui| {
            let size = vec2(ui.available_width(), TALL);
            ui.allocate_ui(size, |ui| {
                ui.set_max_height(TALL);
                self.lists(ui, view, comparison, &frames, commands);
            });
        });
    }

    fn while_there_is_nothing(&mut self, ui: &mut Ui) {
        let theme = theme(ui);
        let error = self.kept.error().map(ToString::to_string);
        match error {
            Some(sentence) => {
                ui.add(egui::Label::new(theme.text(sentence)).wrap());
                if parts::link(ui, "Try again").clicked() {
                    self.kept.try_again();
                }
            }
            None => {
                ui.label(theme.quiet("Setting codes side by side…"));
            }
        }
    }

    /// “12 of 31 codes of Anna and 9 of 27 of Bo are matched or said to be distinct. 4 codes both gave.”
    fn summary(&self, comparison: &Comparison, frames: &Frames) -> String {
        let [a, b] = self.arranged.progress;
        let [name_a, name_b] = &comparison.pair_names;
        if a.of + b.of == 0 {
            return format!(
                "Neither {name_a} nor {name_b} made codes of their own in this pass: there is nothing to match."
            );
        }
        let of = |it: crate::analysis::matching::Progress| {
            format!("{} of {}", number(it.done as u64), number(it.of as u64))
        };
        let shared = match frames.shared() {
            0 => String::new(),
            n => format!(
                " {} both gave.",
                counted(n, "further code", "further codes")
            ),
        };
        let none = match a.none + b.none {
            0 => String::new(),
            1 => " One has no counterpart.".to_owned(),
            n => format!(" {} have no counterpart.", number(n as u64)),
        };
        format!(
            "{} codes of {name_a} and {} of {name_b} are matched or said to be distinct.{none}{shared}",
            of(a),
            of(b)
        )
    }

    fn lists(
        &mut self,
        ui: &mut Ui,
        view: &View<'_>,
        comparison: &Comparison,
        frames: &Frames,
        commands: &mut Commands,
    ) {
        ui.columns(2, |columns| {
            for (side, ui) in columns.iter_mut().enumerate() {
                self.head(ui, view, comparison, side);
            }
            let bodies: Vec<_> = columns
                .iter_mut()
                .enumerate()
                .map(|(side, ui)| list::whole(ui, side, &comparison.pair_names))
                .collect();
            if let Some(ui) = columns.first() {
                self.keys(ui, view, &bodies, commands);
            }
            for ((side, ui), body) in columns.iter_mut().enumerate().zip(&bodies) {
                let clicked = self.list(ui, view, comparison, frames, side, body);
                if let Some(at) = clicked {
                    self.active = side;
                    self.choose(side, at);
                    body.request_focus();
                }
            }
        });
    }

    /// Whose codes, and in which order.
    fn head(&self, ui: &mut Ui, view: &View<'_>, comparison: &Comparison, side: usize) {
        let theme = theme(ui);
        let name = comparison.pair_names.get(side).cloned().unwrap_or_default();
        let count = self.sides.get(side).map_or(0, |it| it.rows().len());
        let mut words = format!("{} codes · {}", possessive(&name), number(count as u64));
        if side != self.lead
            && let Some(code) = self.sides.get(self.lead).and_then(Side::chosen)
        {
            let like = view.seen.code_name(code);
            words = format!("{} codes, most like “{like}” first", possessive(&name));
        }
        let font = crate::ui::fonts::sans_semibold(metrics::SMALL);
        ui.add(egui::Label::new(theme.small(&words).font(font)).truncate());
    }
}
