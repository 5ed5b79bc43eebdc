//! The page of what occurs together: codes against codes, their strongest pairs, and the segments of a pair.

use super::counting::{AT_ONCE, Numbered};
use super::grid::{At, Cells, Head, Measures, Shown, Standing};
use super::kinds::Kinds;
use super::list::{Listed, SegmentList};
use super::saving::{Format, Saving};
use crate::analysis::explore::{Axis, How, Together};
use crate::analysis::layer::LayerCodings;
use crate::exchange::explore::together_report;
use crate::exchange::masking::Masks;
use crate::jobs::{Latest, Watch};
use crate::ui::table::{self, Column, table};
use crate::ui::theme::{metrics, parts, theme};
use crate::ui::{Commands, View, forms, grouped, many};
use egui::{Label, Ui, vec2};
use rustc_hash::FxHashMap;
use std::cmp::Reverse;
use std::sync::Arc;

/// What the list and the matrix show of a pair.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
enum Measure {
    #[default]
    Pairs,
    Places,
    Jaccard,
}

const MEASURES: [(Measure, &str); 3] = [
    (Measure::Pairs, "Pairs of segments"),
    (Measure::Places, "Places"),
    (Measure::Jaccard, "Shared text (Jaccard)"),
];

const HOWS: [(How, &str); 6] = [
    (How::Overlap, "They overlap"),
    (How::Turns(0), "They lie in the same turn"),
    (How::Turns(1), "At most 1 turn apart"),
    (How::Turns(2), "At most 2 turns apart"),
    (How::Turns(3), "At most 3 turns apart"),
    (How::Turns(5), "At most 5 turns apart"),
];

/// What was found, with what it was asked for.
#[derive(Debug, Default)]
struct Found {
    together: Together,
    layer: Arc<LayerCodings>,
    axis: Option<Axis>,
}

/// What occurs together, as it is chosen and shown.
#[derive(Default)]
pub(super) struct TogetherPage {
    axis: Option<Axis>,
    how: How,
    measure: Measure,
    as_matrix: bool,
    key: Option<(u64, u64, Axis, How)>,
    number: u64,
    job: Latest<Arc<Found>>,
    found: Arc<Found>,
    taken: u64,
    arranged: Option<(u64, Measure)>,
    /// Pairs, the strongest first.
    order: Vec<usize>,
    /// Items that occur with another one, the most frequent first, and how many pairs each has.
    items: Vec<usize>,
    pairs_of: FxHashMap<usize, u64>,
    greatest: f64,
    standing: Standing,
    chosen: Option<(usize, usize)>,
    beside: SegmentList,
    beside_of: Option<(u64, usize, usize)>,
    saving: Saving,
}

impl TogetherPage {
    fn axis(&self) -> Axis {
        self.axis.unwrap_or(Axis::CodesThemselves)
    }

    /// What is chosen, at the left.
    pub fn left(&mut self, ui: &mut Ui, kinds: &Kinds) {
        parts::section(ui, "Co-occurrence", "");
        let named = kinds.that(|it| it.is_of_codes() && it != Axis::Codes);
        let mut axis = self.axis();
        forms::choice(ui, "What", &mut axis, &named);
        self.axis = Some(axis);
        forms::choice(ui, "When two count as together", &mut self.how, &HOWS);
        forms::choice(ui, "How strongly", &mut self.measure, &MEASURES);
        ui.add_space(metrics::GRID * 2.0);
        ui.radio_value(&mut self.as_matrix, false, "A list of pairs");
        ui.radio_value(&mut self.as_matrix, true, "A matrix");
    }

    /// Saving, at the left below everything else.
    pub fn save(&mut self, ui: &mut Ui, view: &View<'_>, commands: &mut Commands) {
        let (found, order) = (&self.found, &self.order);
        let Some(axis) = found.axis else {
            return;
        };
        let definition = definition(found.together.how);
        let what = ("pairs of codes", &Format::TABLES[..]);
        self.saving.show(ui, view, what, commands, |_| {
            let facts = (definition.to_owned(), found.layer.sentence(view.seen));
            let (found, order) = (Arc::clone(found), order.clone());
            let noun = axis.noun(view.seen);
            let masks = Masks::of(view.seen);
            Box::new(move |format| {
                let report = together_report(&found.together, &order, &noun, &facts);
                Saving::report(report, masks)(format)
            })
        });
    }

    /// Sees to it that what is asked for is there or on its way.
    pub fn update(&mut self, view: &View<'_>, layer: Numbered<'_>, kinds: &Kinds) {
        if !kinds.has(self.axis()) {
            self.axis = None;
        }
        let (axis, how) = (self.axis(), self.how);
        let key = (view.revision(), layer.1, axis, how);
        if self.key != Some(key) {
            self.key = Some(key);
            self.number += 1;
            let found = move |together, layer| Found {
                together,
                layer,
                axis: Some(axis),
            };
            if layer.0.segments.len() <= AT_ONCE {
                let together = Together::of(view.seen, layer.0, axis, how, &|| false);
                let together = together.unwrap_or_default();
                self.job = Latest::default();
                self.take(Arc::new(found(together, Arc::clone(layer.0))));
            } else {
                let apart = view.seen.apart_of(&[]);
                let layer = Arc::clone(layer.0);
                let work = move |watch: &Watch| {
                    let stopped = || watch.is_cancelled();
                    let together = Together::of(&apart.seen(), &layer, axis, how, &stopped);
                    let together = together.ok_or_else(String::new)?;
                    Ok::<_, String>(Arc::new(found(together, layer)))
                };
                let name = "Looking for what occurs together";
                self.job.want(view.jobs, name, self.number, work);
            }
        }
        if self.taken != self.number
            && let Some(found) = self.job.get(self.number).cloned()
        {
            self.take(found);
        }
        if self.arranged != Some((self.taken, self.measure)) {
            self.arranged = Some((self.taken, self.measure));
            self.arrange();
        }
    }

    fn take(&mut self, found: Arc<Found>) {
        let items = |of: &Found| {
            of.together
                .items
                .iter()
                .map(|it| it.of.clone())
                .collect::<Vec<_>>()
        };
        let same = self.found.axis == found.axis && items(&self.found) == items(&found);
        if !same {
            self.chosen = None;
            self.standing = Standing::default();
        }
        self.found = found;
        self.taken = self.number;
    }

    fn arrange(&mut self) {
        let pairs = &self.found.together.pairs;
        let measure = self.measure;
        let strength = |at: &usize| pairs.get(*at).map_or(0.0, |it| strength(measure, it));
        let mut order: Vec<usize> = (0..pairs.len()).collect();
        order.sort_by(|a, b| strength(b).total_cmp(&strength(a)).then(a.cmp(b)));
        self.greatest = order.first().map_or(0.0, strength);
        self.order = order;
        self.pairs_of.clear();
        for pair in pairs {
            for item in [pair.one, pair.other] {
                *self.pairs_of.entry(item as usize).or_default() += pair.pairs;
            }
        }
        let mut items: Vec<usize> = self.pairs_of.keys().copied().collect();
        items.sort_by_key(|it| (Reverse(self.pairs_of.get(it).copied()), *it));
        // Where one stands is a place among the items, which may stand otherwise now.
        if self.items != items {
            self.standing = Standing::default();
        }
        self.items = items;
    }

    /// Draws the page.
    pub fn show(&mut self, ui: &mut Ui, view: &View<'_>, commands: &mut Commands) {
        let error = self.job.error(self.number).map(ToString::to_string);
        if super::not_yet(ui, error, self.job.is_working()) {
            self.job.try_again();
            self.key = None;
        }
        let found = Arc::clone(&self.found);
        if found.axis.is_none() {
            return;
        }
        let words = format!(
            "{} Jaccard is the number of characters coded with both, divided by those coded with either (Jaccard 1901). A code and one below it are no pair. {} {}.",
            definition(found.together.how),
            found.layer.sentence(view.seen),
            many(self.order.len(), "pair occurs", "pairs occur"),
        );
        ui.add(Label::new(theme(ui).small(words)).wrap());
        ui.add_space(metrics::GRID * 2.0);
        if self.order.is_empty() {
            ui.label(theme(ui).quiet("No two of them occur together."));
        } else if self.as_matrix {
            self.matrix(ui, view, &found.together, commands);
        } else {
            self.pairs(ui, view, &found.together, commands);
        }
    }

    fn pairs(
        &mut self,
        ui: &mut Ui,
        view: &View<'_>,
        together: &Together,
        commands: &mut Commands,
    ) {
        self.keys(ui, together, view, commands);
        let columns = [
            Column::share("One", 3.0),
            Column::share("The other", 3.0),
            Column::points("Pairs", 46.0).right(),
            Column::points("Places", 50.0).right().from_width(440.0),
            Column::points("Documents", 72.0).right().from_width(640.0),
            Column::points("Jaccard", 52.0).right(),
        ];
        let name = |item: u32| {
            let item = together.items.get(item as usize);
            item.map_or_else(String::new, |it| it.name.clone())
        };
        let pair = |n: usize| together.pairs.get(*self.order.get(n)?);
        let chosen = self.chosen;
        let done = table(
            ui,
            "pairs that occur",
            &columns,
            self.order.len(),
            |n| pair(n).map(|it| (it.one as usize, it.other as usize)) == chosen,
            |n| {
                let Some(it) = pair(n) else {
                    return Vec::new();
                };
                vec![
                    table::Cell::Text(name(it.one)),
                    table::Cell::Text(name(it.other)),
                    table::Cell::Text(grouped(it.pairs as usize)),
                    table::Cell::Text(grouped(it.places as usize)),
                    table::Cell::Quiet(grouped(it.documents as usize)),
                    table::Cell::Text(format!("{:.2}", it.jaccard)),
                ]
            },
        );
        if let Some(it) = done.clicked.and_then(pair) {
            self.chosen = Some((it.one as usize, it.other as usize));
        }
        if done.double_clicked.is_some() {
            self.list(view);
            self.beside.read_on(commands);
        }
    }

    /// Arrows go through the list of pairs, Enter reads the segments of the chosen one.
    fn keys(&mut self, ui: &Ui, together: &Together, view: &View<'_>, commands: &mut Commands) {
        if ui.ctx().memory(|memory| memory.focused().is_some()) {
            return;
        }
        let pressed = |key| ui.input_mut(|it| it.consume_key(egui::Modifiers::NONE, key));
        let down = pressed(egui::Key::ArrowDown);
        let up = pressed(egui::Key::ArrowUp);
        if down || up {
            super::keep_focus(ui);
            let at = self.order.iter().position(|n| {
                let pair = together.pairs.get(*n);
                pair.map(|it| (it.one as usize, it.other as usize)) == self.chosen
            });
            let last = self.order.len().saturating_sub(1);
            let to = match at {
                None => 0,
                Some(at) if down => (at + 1).min(last),
                Some(at) => at.saturating_sub(1),
            };
            let pair = self.order.get(to).and_then(|n| together.pairs.get(*n));
            if let Some(it) = pair {
                self.chosen = Some((it.one as usize, it.other as usize));
            }
        }
        if self.chosen.is_some() && pressed(egui::Key::Enter) {
            self.list(view);
            self.beside.read_on(commands);
        }
    }

    fn matrix(
        &mut self,
        ui: &mut Ui,
        view: &View<'_>,
        together: &Together,
        commands: &mut Commands,
    ) {
        let drawn = Drawn {
            together,
            items: &self.items,
            pairs_of: &self.pairs_of,
            measure: self.measure,
            greatest: self.greatest,
        };
        let measures = Measures {
            cell: vec2(84.0, 28.0),
            side: 230.0,
            head: 76.0,
            prose: false,
        };
        let name = "Codes that occur together";
        let done = self.standing.show(ui, name, &drawn, measures, true);
        if let Some(At::Cell(row, column)) = self.standing.at {
            let pair = self.items.get(row).zip(self.items.get(column));
            self.chosen = pair
                .filter(|(one, other)| one != other)
                .map(|(one, other)| (*one.min(other), *one.max(other)));
        }
        if done.entered {
            self.list(view);
            self.beside.read_on(commands);
        }
    }

    /// Whether a pair was chosen, whose segments stand at the right.
    pub const fn has_chosen(&self) -> bool {
        self.chosen.is_some()
    }

    fn list(&mut self, view: &View<'_>) {
        let Some((one, other)) = self.chosen else {
            return;
        };
        if self.beside_of == Some((self.taken, one, other)) {
            return;
        }
        self.beside_of = Some((self.taken, one, other));
        let found = Arc::clone(&self.found);
        let together = &found.together;
        let name = |at: usize| together.items.get(at).map_or("", |it| it.name.as_str());
        let title = format!("{} with {}", name(one), name(other));
        let segments = together.segments(view.seen, &found.layer, (one, other));
        let segments = segments.into_iter().map(Listed::of).collect();
        self.beside.take(title, segments);
        self.beside.rewind();
    }

    /// The segments of the chosen pair.
    pub fn right(&mut self, ui: &mut Ui, view: &View<'_>, commands: &mut Commands) {
        self.list(view);
        let title = self.beside.title.clone();
        parts::section(ui, &title, "");
        self.beside.head(ui, "", commands);
        self.beside.show(ui, view, false, commands);
    }
}

/// What counts as together, in a sentence.
const fn definition(how: How) -> &'static str {
    match how {
        How::Overlap => {
            "Two segments count as together where they share at least one character; a place is a stretch of text coded with both."
        }
        How::Turns(0) => {
            "Two segments count as together where they lie in the same turn; a place is a passage that reaches from one to the other, and those that overlap or touch are one. In a text without turns they must overlap."
        }
        How::Turns(_) => {
            "Two segments count as together where they lie so many turns apart or fewer; a place is a passage that reaches from one to the other, and those that overlap or touch are one. In a text without turns they must overlap."
        }
    }
}

fn strength(measure: Measure, pair: &crate::analysis::explore::Pair) -> f64 {
    match measure {
        Measure::Pairs => pair.pairs as f64,
        Measure::Places => pair.places as f64,
        Measure::Jaccard => pair.jaccard,
    }
}

/// Pairs as a grid.
struct Drawn<'d> {
    together: &'d Together,
    items: &'d [usize],
    pairs_of: &'d FxHashMap<usize, u64>,
    measure: Measure,
    greatest: f64,
}

impl Drawn<'_> {
    fn head(&self, place: usize) -> Head {
        let item = self.items.get(place).copied().unwrap_or(usize::MAX);
        let Some(heading) = self.together.items.get(item) else {
            return Head::default();
        };
        let pairs = self.pairs_of.get(&item).copied().unwrap_or(0);
        Head {
            words: heading.name.clone(),
            small: grouped(pairs as usize),
            depth: 0,
            spoken: format!(
                "{}, {}",
                heading.path,
                many(pairs as usize, "pair", "pairs")
            ),
        }
    }
}

impl Cells for Drawn<'_> {
    fn rows(&self) -> usize {
        self.items.len()
    }

    fn columns(&self) -> usize {
        self.items.len()
    }

    fn row(&self, row: usize) -> Head {
        self.head(row)
    }

    fn column(&self, column: usize) -> Head {
        self.head(column)
    }

    fn cell(&self, row: usize, column: usize) -> Shown {
        let items = self.items.get(row).zip(self.items.get(column));
        let Some((one, other)) = items else {
            return Shown::default();
        };
        let name = |at: usize| {
            let item = self.together.items.get(at);
            item.map_or("", |it| it.name.as_str())
        };
        let of = format!("{} with {}", name(*one), name(*other));
        if one == other {
            return Shown {
                words: "—".to_owned(),
                is_quiet: true,
                spoken: of,
                ..Shown::default()
            };
        }
        let Some(pair) = self.together.pair(*one, *other) else {
            return Shown {
                words: "·".to_owned(),
                is_quiet: true,
                spoken: format!("{of}: never"),
                ..Shown::default()
            };
        };
        let value = strength(self.measure, pair);
        let words = match self.measure {
            Measure::Jaccard => format!("{value:.2}"),
            _ => grouped(value as usize),
        };
        Shown {
            spoken: format!("{of}: {words}"),
            words,
            shade: (value / self.greatest.max(f64::MIN_POSITIVE)).sqrt() as f32,
            is_quiet: false,
        }
    }
}
