//! The framework matrix (Gale 2013): cases against categories, in each cell a written summary with what it quotes.

use super::counting::{Counting, Counts, Numbered};
use super::grid::{At, Cells, Head, Measures, Shown, Standing};
use super::kinds::Kinds;
use super::list::SegmentList;
use super::matrix::listed;
use super::order::{Arranged, Order};
use super::saving::{Format, Make, Saving};
use crate::analysis::explore::{Axis, AxisHeading, Counted};
use crate::exchange::explore::FrameworkPlan;
use crate::exchange::report::ReadyReport as _;
use crate::model::acts;
use crate::model::{CodingId, Sorted, Subject};
use crate::ui::theme::{metrics, parts, theme};
use crate::ui::{Commands, View, forms, grouped, many};
use egui::{Key, Label, Modifiers, Rect, ScrollArea, TextEdit, Ui, UiBuilder, vec2};
use rustc_hash::{FxHashMap, FxHashSet};
use std::sync::Arc;

/// A cell: its row and its column in the study.
type Place = (Subject, Sorted);

/// What is written in a cell.
#[derive(Debug, Clone, Default)]
struct Written {
    text: String,
    by: String,
    quoted: Vec<CodingId>,
}

/// A summary that is being written.
#[derive(Debug)]
struct Editing {
    of: Place,
    text: String,
    begun: bool,
}

/// The framework matrix as it is chosen and shown.
pub(super) struct FrameworkPage {
    rows: Option<Axis>,
    columns: Option<Axis>,
    keep_empty: bool,
    counting: Counting,
    key: Option<(u64, bool)>,
    arranged: Arranged,
    revision: u64,
    written: FxHashMap<Place, Written>,
    /// Cells written, and cells with segments and no summary.
    progress: (usize, usize),
    standing: Standing,
    editing: Option<Editing>,
    beside: SegmentList,
    beside_of: Option<(u64, u64, At)>,
    saving: Saving,
}

impl Default for FrameworkPage {
    fn default() -> Self {
        Self {
            rows: None,
            columns: None,
            keep_empty: true,
            counting: Counting::default(),
            key: None,
            arranged: Arranged::default(),
            revision: 0,
            written: FxHashMap::default(),
            progress: (0, 0),
            standing: Standing::default(),
            editing: None,
            beside: SegmentList::default(),
            beside_of: None,
            saving: Saving::default(),
        }
    }
}

/// What can stand in the rows and in the columns.
const ROWS: [Axis; 3] = [Axis::Participants, Axis::Cases, Axis::Documents];
const COLUMNS: [Axis; 3] = [Axis::Categories, Axis::SubDomains, Axis::Codes];

/// The first of these that the study has, or the last.
fn usual(among: &[Axis], kinds: &Kinds) -> Axis {
    let mut there = among.iter().filter(|it| kinds.has(**it));
    let last = among.last().copied().unwrap_or(Axis::Documents);
    there.next().copied().unwrap_or(last)
}

impl FrameworkPage {
    fn axes(&self, kinds: &Kinds) -> (Axis, Axis) {
        let there = |axis: Option<Axis>| axis.filter(|it| kinds.has(*it));
        (
            there(self.rows).unwrap_or_else(|| usual(&ROWS, kinds)),
            there(self.columns).unwrap_or_else(|| usual(&COLUMNS, kinds)),
        )
    }

    /// What is chosen, at the left.
    pub fn left(&mut self, ui: &mut Ui, kinds: &Kinds) {
        parts::section(ui, "Framework matrix", "");
        let named = |among: &[Axis]| kinds.that(|it| among.contains(&it));
        let (mut rows, mut columns) = self.axes(kinds);
        forms::choice(ui, "Rows", &mut rows, &named(&ROWS));
        forms::choice(ui, "Columns", &mut columns, &named(&COLUMNS));
        (self.rows, self.columns) = (Some(rows), Some(columns));
        ui.add_space(metrics::GRID * 2.0);
        let words = "Rows and columns without segments too";
        ui.checkbox(&mut self.keep_empty, words);
        ui.add_space(metrics::GRID);
    }

    /// Saving, at the left below everything else.
    pub fn save(&mut self, ui: &mut Ui, view: &View<'_>, commands: &mut Commands) {
        let (counts, arranged) = (self.counting.counts(), &self.arranged);
        let Some((rows, columns, _)) = counts.of else {
            return;
        };
        let what = ("framework matrix", &Format::TABLES[..]);
        self.saving.show(ui, view, what, commands, |_| -> Make {
            let chosen = (&arranged.rows[..], &arranged.columns[..]);
            let layer = counts.layer.sentence(view.seen);
            let plan = FrameworkPlan::of(view.seen, (rows, columns), &counts.tab, chosen, layer);
            let texts = view.texts.clone();
            Box::new(move |format| {
                let sheet = plan.read(&|text| texts.get(text).map_err(|why| why.to_string()));
                let bytes = sheet.bytes(format.of_file());
                bytes.map_err(|error| error.to_string())
            })
        });
    }

    /// Sees to it that the counts are there or on their way, and takes up what is written.
    pub fn update(&mut self, view: &View<'_>, layer: Numbered<'_>, kinds: &Kinds) {
        let (rows, columns) = self.axes(kinds);
        self.counting
            .update(view, layer, (rows, columns, Counted::Segments));
        let changed = self.revision != view.revision();
        if changed {
            self.revision = view.revision();
            self.written = written(view);
        }
        let key = Some((self.counting.number, self.keep_empty));
        if self.key != key {
            self.key = key;
            let counts = self.counting.counts();
            let fold = !self.keep_empty;
            self.arranged = Arranged::of(&counts.tab, Order::Study, Order::Study, fold);
            self.progress = self.progress(&counts);
        } else if changed {
            self.progress = self.progress(&self.counting.counts());
        }
    }

    /// The cell of a place on the screen.
    fn place(&self, counts: &Counts, row: usize, column: usize) -> Option<Place> {
        let row = counts.tab.rows.get(*self.arranged.rows.get(row)?)?;
        let columns = &counts.tab.columns;
        let column = columns.get(*self.arranged.columns.get(column)?)?;
        Some((row.of.subject()?, column.of.sorted()?))
    }

    /// Draws the matrix.
    pub fn show(&mut self, ui: &mut Ui, view: &View<'_>, commands: &mut Commands) {
        let counts = self.counting.counts();
        self.counting.say(ui);
        if counts.of.is_none() {
            return;
        }
        ui.add(Label::new(theme(ui).small(self.sentence(view, &counts))).wrap());
        ui.add_space(metrics::GRID * 2.0);
        if self.arranged.rows.is_empty() || self.arranged.columns.is_empty() {
            let words = "There is nothing to stand in the rows or columns yet: participants or documents, and categories or a framework.";
            ui.add(Label::new(theme(ui).quiet(words)).wrap());
            return;
        }
        let drawn = Drawn {
            counts: &counts,
            page: self,
        };
        let measures = Measures {
            cell: vec2(220.0, 92.0),
            side: 150.0,
            head: 60.0,
            prose: true,
        };
        let page = ui.available_rect_before_wrap();
        let mut standing = self.standing.clone();
        let keys = self.editing.is_none();
        let done = standing.show(ui, "Framework matrix", &drawn, measures, keys);
        self.standing = standing;
        if done.entered && may_write(view).is_ok() {
            self.begin(&counts);
        }
        if let Some(cell) = done.cell {
            self.edit(ui, view, cell, page, commands);
        } else if self.editing.is_some() {
            self.leave(view, commands);
        }
    }

    /// Begins to write in the chosen cell.
    fn begin(&mut self, counts: &Counts) {
        if let Some(At::Cell(row, column)) = self.standing.at
            && let Some(of) = self.place(counts, row, column)
        {
            let text = self.written.get(&of).map(|it| it.text.clone());
            self.editing = Some(Editing {
                of,
                text: text.unwrap_or_default(),
                begun: false,
            });
        }
    }

    /// The field over the chosen cell; it is taken over when it is left.
    fn edit(
        &mut self,
        ui: &mut Ui,
        view: &View<'_>,
        cell: Rect,
        page: Rect,
        commands: &mut Commands,
    ) {
        let chosen = match self.standing.at {
            Some(At::Cell(row, column)) => self.place(&self.counting.counts(), row, column),
            _ => None,
        };
        let Some(editing) = &mut self.editing else {
            return;
        };
        if chosen != Some(editing.of) {
            self.leave(view, commands);
            return;
        }
        let size = vec2(340.0, 190.0).min(page.size());
        let corner = cell.min.max(page.min).min(page.max - size);
        let rect = Rect::from_min_size(corner, size);
        let mut over = ui.new_child(UiBuilder::new().max_rect(rect));
        let name = format!(
            "Summary of {}",
            view.seen.summary_name(editing.of.0, editing.of.1)
        );
        let mut left = false;
        parts::card(&mut over, |ui| {
            ui.set_min_size(size - vec2(24.0, 24.0));
            let room = vec2(size.x - 24.0, size.y - 70.0);
            let area = ScrollArea::vertical().max_height(size.y - 62.0);
            area.show(ui, |ui| {
                let field = TextEdit::multiline(&mut editing.text)
                    .desired_width(f32::INFINITY)
                    .min_size(room);
                let field = ui.add(field);
                ui.ctx()
                    .accesskit_node_builder(field.id, |node| node.set_label(name.as_str()));
                if std::mem::replace(&mut editing.begun, true) {
                    left = field.lost_focus();
                } else {
                    field.request_focus();
                }
            });
            let hint = "Escape or Ctrl+Enter leaves it as it is written.";
            ui.add(Label::new(theme(ui).small(hint)).wrap());
        });
        let enter =
            |input: &mut egui::InputState| input.consume_key(Modifiers::COMMAND, Key::Enter);
        left |= ui.input_mut(enter);
        if left {
            self.leave(view, commands);
        }
    }

    /// Takes over what was written, and gives the keys back to the matrix.
    fn leave(&mut self, view: &View<'_>, commands: &mut Commands) {
        if self.editing.is_some() {
            self.standing.focus("Framework matrix");
        }
        self.take_over(view, commands);
    }

    /// Takes over what was written, also where the matrix is no longer on the screen.
    pub fn take_over(&mut self, view: &View<'_>, commands: &mut Commands) {
        let Some(editing) = self.editing.take() else {
            return;
        };
        let now = self.written.get(&editing.of);
        if now.map_or("", |it| it.text.as_str()) == editing.text.trim() {
            return;
        }
        let pass = view.here.pass;
        commands.act("write the summary", move |act| {
            acts::summarise(act.seen, act.draft, editing.of, pass, &editing.text)
        });
    }

    /// Whether a summary is being written, so that Esc belongs to it.
    pub const fn is_editing(&self) -> bool {
        self.editing.is_some()
    }

    /// How many cells are written, and how many have segments and no summary.
    fn progress(&self, counts: &Counts) -> (usize, usize) {
        let tab = &counts.tab;
        let row = |at: &usize| tab.rows.get(*at)?.of.subject();
        let column = |at: &usize| tab.columns.get(*at)?.of.sorted();
        let is_written = |of: &Place| self.written.get(of).is_some_and(|it| !it.text.is_empty());
        let mut bare = 0;
        for at in &self.arranged.rows {
            let filled = tab.row(*at).filter(|(_, value)| *value > 0);
            let filled = filled.filter_map(|(to, _)| Some((row(at)?, column(&to)?)));
            bare += filled.filter(|of| !is_written(of)).count();
        }
        let rows: FxHashSet<Subject> = self.arranged.rows.iter().filter_map(row).collect();
        let columns: FxHashSet<Sorted> = self.arranged.columns.iter().filter_map(column).collect();
        let here = self.written.keys().filter(|(row, column)| {
            rows.contains(row) && columns.contains(column) && is_written(&(*row, *column))
        });
        (here.count(), bare)
    }

    /// How far it is, whose segments are counted, and how to write.
    fn sentence(&self, view: &View<'_>, counts: &Counts) -> String {
        let all = self.arranged.rows.len() * self.arranged.columns.len();
        let (done, bare) = self.progress;
        let how = match may_write(view) {
            Ok(()) => "Enter writes in a cell, Escape leaves it.",
            Err(why) => why,
        };
        format!(
            "{} of {} written; {} with segments and no summary. {} {how}",
            grouped(done),
            many(all, "cell", "cells"),
            many(bare, "cell", "cells"),
            counts.layer.sentence(view.seen),
        )
    }

    /// Whether a place was chosen, whose segments stand at the right.
    pub const fn has_chosen(&self) -> bool {
        self.standing.at.is_some()
    }

    /// The segments of the chosen place, those quoted in its summary ticked.
    pub fn right(&mut self, ui: &mut Ui, view: &View<'_>, commands: &mut Commands) {
        let Some(at) = self.standing.at else {
            return;
        };
        let counts = self.counting.counts();
        let of = match at {
            At::Cell(row, column) => self.place(&counts, row, column),
            _ => None,
        };
        let key = (self.counting.number, view.revision(), at);
        if self.beside_of != Some(key) {
            let moved = self.beside_of.is_none_or(|it| it.2 != at);
            self.beside_of = Some(key);
            self.list(view, &counts, at, of);
            if moved {
                self.beside.rewind();
            }
        }
        let title = self.beside.title.clone();
        parts::section(ui, &title, "");
        let written = of.and_then(|of| self.written.get(&of)).cloned();
        let theme = theme(ui);
        if let Some(it) = written.filter(|it| !it.text.is_empty()) {
            let inner = ScrollArea::vertical()
                .id_salt("summary")
                .max_height(ui.available_height() * 0.4);
            inner.show(ui, |ui| {
                crate::ui::prose::prose(ui, theme.text(it.text.as_str()), egui::Sense::hover());
                ui.add(Label::new(theme.small(it.by.as_str())).wrap());
            });
        }
        let may = may_write(view).is_ok();
        if of.is_some() && may {
            let words = if self.editing.is_some() {
                "Leave the summary"
            } else {
                "Write the summary"
            };
            if parts::link(ui, words).clicked() {
                if self.editing.is_some() {
                    self.leave(view, commands);
                } else {
                    self.begin(&counts);
                }
            }
        }
        ui.add_space(metrics::GRID * 2.0);
        self.beside.head(ui, "", commands);
        if of.is_some() && may && !self.beside.segments.is_empty() {
            ui.add(Label::new(theme.small("What is ticked is quoted in the cell.")).wrap());
        }
        let ticked = self.beside.show(ui, view, false, commands);
        if let (Some(coding), Some(of)) = (ticked, of) {
            let quoted = self.written.get(&of);
            let linked = !quoted.is_some_and(|it| it.quoted.contains(&coding));
            let pass = view.here.pass;
            commands.act("quote the segment", move |act| {
                acts::link_to_summary(act.seen, act.draft, of, pass, (coding, linked))
            });
        }
    }

    fn list(&mut self, view: &View<'_>, counts: &Counts, at: At, of: Option<Place>) {
        let tab = &counts.tab;
        let row = |n: usize| self.arranged.rows.get(n).copied().unwrap_or(usize::MAX);
        let column = |n: usize| self.arranged.columns.get(n).copied().unwrap_or(usize::MAX);
        let name = |of: Option<&AxisHeading>| of.map_or_else(String::new, |it| it.name.clone());
        let (title, segments) = match at {
            At::Cell(r, c) => {
                let names = (name(tab.rows.get(row(r))), name(tab.columns.get(column(c))));
                let segments = tab.segments(row(r), column(c)).to_vec();
                (format!("{} × {}", names.0, names.1), segments)
            }
            At::Row(r) => (name(tab.rows.get(row(r))), tab.segments_of_row(row(r))),
            At::Column(c) => {
                let segments = tab.segments_of_column(column(c));
                (name(tab.columns.get(column(c))), segments)
            }
        };
        self.beside.take(title, listed(view, counts, &segments));
        let may = may_write(view).is_ok();
        self.beside.ticked = of.filter(|_| may).map(|of| {
            let quoted = self.written.get(&of).into_iter();
            quoted.flat_map(|it| it.quoted.iter().copied()).collect()
        });
    }
}

/// Whether one can write here, or why not.
fn may_write(view: &View<'_>) -> Result<(), &'static str> {
    if view.read_only.is_some() || view.as_it_was.is_some() {
        return Err("The study can only be read now.");
    }
    if view.me().is_none() {
        return Err("This window belongs to nobody of the study: one can read and not write.");
    }
    Ok(())
}

/// Everything that is written and shows.
fn written(view: &View<'_>) -> FxHashMap<Place, Written> {
    let all = view.seen.summaries().into_iter();
    let name = |who| {
        let analyst = view.seen.analyst(who);
        analyst.map_or_else(String::new, |it| it.name.text().to_owned())
    };
    all.map(|it| {
        let written = Written {
            text: it.text.to_owned(),
            by: it
                .by
                .map_or_else(String::new, |who| format!("Written by {}", name(who))),
            quoted: it.links,
        };
        ((it.row, it.column), written)
    })
    .collect()
}

/// The framework matrix as a grid.
struct Drawn<'d> {
    counts: &'d Arc<Counts>,
    page: &'d FrameworkPage,
}

impl Drawn<'_> {
    fn head(heading: Option<&AxisHeading>, total: Option<&u64>) -> Head {
        let Some(heading) = heading else {
            return Head::default();
        };
        let total = total.copied().unwrap_or(0) as usize;
        Head {
            words: heading.name.clone(),
            small: grouped(total),
            depth: 0,
            spoken: format!("{}, {}", heading.path, many(total, "segment", "segments")),
        }
    }
}

impl Cells for Drawn<'_> {
    fn rows(&self) -> usize {
        self.page.arranged.rows.len()
    }

    fn columns(&self) -> usize {
        self.page.arranged.columns.len()
    }

    fn row(&self, row: usize) -> Head {
        let rows = &self.page.arranged.rows;
        let at = rows.get(row).copied().unwrap_or(usize::MAX);
        let tab = &self.counts.tab;
        Self::head(tab.rows.get(at), tab.row_totals.get(at))
    }

    fn column(&self, column: usize) -> Head {
        let columns = &self.page.arranged.columns;
        let at = columns.get(column).copied().unwrap_or(usize::MAX);
        let tab = &self.counts.tab;
        Self::head(tab.columns.get(at), tab.column_totals.get(at))
    }

    fn cell(&self, row: usize, column: usize) -> Shown {
        let arranged = &self.page.arranged;
        let places = arranged.rows.get(row).zip(arranged.columns.get(column));
        let Some((row_at, column_at)) = places else {
            return Shown::default();
        };
        let tab = &self.counts.tab;
        let value = tab.value(*row_at, *column_at) as usize;
        let segments = many(value, "segment", "segments");
        let of = self.page.place(self.counts, row, column);
        let written = of.and_then(|of| self.page.written.get(&of));
        let text = written.map_or("", |it| it.text.as_str());
        let name = |of: &[AxisHeading], at: usize| {
            of.get(at).map_or_else(String::new, |it| it.name.clone())
        };
        let cell = format!(
            "{}, {}",
            name(&tab.rows, *row_at),
            name(&tab.columns, *column_at)
        );
        if text.is_empty() {
            return Shown {
                words: if value == 0 {
                    String::new()
                } else {
                    segments.clone()
                },
                shade: 0.0,
                is_quiet: true,
                spoken: format!("{cell}: nothing written, {segments}"),
            };
        }
        Shown {
            words: text.to_owned(),
            shade: 0.0,
            is_quiet: false,
            spoken: format!("{cell}: {text}, {segments}"),
        }
    }
}
