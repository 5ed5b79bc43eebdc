//! The page of matrices: anything against anything, each cell leading to its segments.

use super::counting::{Counting, Counts, Numbered, Wanted};
use super::grid::{At, Cells, Done, Head, Measures, Shown, Standing};
use super::kinds::Kinds;
use super::list::{Listed, SegmentList};
use super::order::{Arranged, Order};
use super::saving::{Format, Saving};
use crate::analysis::explore::{Axis, AxisHeading, Counted};
use crate::exchange::explore::{CrosstabShown, crosstab_figure, crosstab_report};
use crate::exchange::masking::{Leaving, Masks};
use crate::model::capital;
use crate::ui::theme::{metrics, parts, theme};
use crate::ui::{Commands, View, forms, grouped, many};
use egui::{Label, Ui, vec2};
use std::sync::Arc;

/// A matrix as it is chosen and shown.
pub(super) struct MatrixPage {
    rows: Axis,
    columns: Axis,
    counted: Counted,
    row_order: Order,
    column_order: Order,
    keep_empty: bool,
    plain: bool,
    counting: Counting,
    arranged: Arranged,
    arranged_for: Option<(u64, Order, Order, bool)>,
    standing: Standing,
    beside: SegmentList,
    beside_of: Option<(u64, At)>,
    saving: Saving,
}

impl Default for MatrixPage {
    fn default() -> Self {
        Self {
            rows: Axis::Codes,
            columns: Axis::Documents,
            counted: Counted::Segments,
            row_order: Order::Study,
            column_order: Order::Study,
            keep_empty: false,
            plain: false,
            counting: Counting::default(),
            arranged: Arranged::default(),
            arranged_for: None,
            standing: Standing::default(),
            beside: SegmentList::default(),
            beside_of: None,
            saving: Saving::default(),
        }
    }
}

impl MatrixPage {
    /// What is chosen, at the left.
    pub fn left(&mut self, ui: &mut Ui, kinds: &Kinds) {
        parts::section(ui, "Matrix", "");
        forms::choice(ui, "Rows", &mut self.rows, kinds.all());
        forms::choice(ui, "Columns", &mut self.columns, kinds.all());
        let counted = Counted::ALL.map(|it| (it, capital(it.name())));
        forms::choice(ui, "What is counted", &mut self.counted, &counted);
        forms::choice(ui, "Order of rows", &mut self.row_order, &Order::CHOICES);
        forms::choice(
            ui,
            "Order of columns",
            &mut self.column_order,
            &Order::CHOICES,
        );
        ui.add_space(metrics::GRID * 2.0);
        ui.checkbox(&mut self.keep_empty, "Empty rows and columns too");
        let mut shaded = !self.plain;
        ui.checkbox(&mut shaded, "Darker where there is more");
        self.plain = !shaded;
    }

    /// Saving, at the left below everything else.
    pub fn save(&mut self, ui: &mut Ui, view: &View<'_>, commands: &mut Commands) {
        let counts = self.counting.counts();
        let Some((rows, columns, _)) = counts.of else {
            return;
        };
        let arranged = &self.arranged;
        let what = ("matrix", &Format::ALL[..]);
        self.saving.show(ui, view, what, commands, move |format| {
            let masks = Masks::of(view.seen);
            let mut shown = CrosstabShown {
                rows: arranged.rows.clone(),
                columns: arranged.columns.clone(),
                rows_are: rows.name(view.seen),
                columns_are: columns.name(view.seen),
                layer: counts.layer.sentence(view.seen),
            };
            // Small letters are made of its names.
            shown.mask(&masks);
            if format.is_figure() {
                Saving::figure(move || crosstab_figure(&counts.tab, &shown, &masks))
            } else {
                Box::new(move |format| {
                    let report = crosstab_report(&counts.tab, &shown);
                    Saving::report(report, masks)(format)
                })
            }
        });
    }

    /// Sees to it that the matrix is there or on its way.
    pub fn update(&mut self, view: &View<'_>, layer: Numbered<'_>, kinds: &Kinds) {
        for (axis, usual) in [
            (&mut self.rows, Axis::Codes),
            (&mut self.columns, Axis::Documents),
        ] {
            if !kinds.has(*axis) {
                *axis = usual;
            }
        }
        let wanted = (self.rows, self.columns, self.counted);
        self.counting.update(view, layer, wanted);
        let key = (
            self.counting.number,
            self.row_order,
            self.column_order,
            self.keep_empty,
        );
        if self.arranged_for != Some(key) {
            // A place stands for the same row and column however they are ordered.
            let before = self.standing.at.and_then(|at| self.in_matrix(at));
            let same = self.arranged_for.is_some_and(|it| it.0 == key.0);
            self.arranged_for = Some(key);
            let counts = self.counting.counts();
            let (rows, columns) = (self.row_order, self.column_order);
            self.arranged = Arranged::of(&counts.tab, rows, columns, !self.keep_empty);
            self.standing.at = before.filter(|_| same).and_then(|at| self.on_screen(at));
        }
    }

    /// A place on the screen as a place of the matrix.
    fn in_matrix(&self, at: At) -> Option<At> {
        let row = |n: usize| self.arranged.rows.get(n).copied();
        let column = |n: usize| self.arranged.columns.get(n).copied();
        Some(match at {
            At::Cell(r, c) => At::Cell(row(r)?, column(c)?),
            At::Row(r) => At::Row(row(r)?),
            At::Column(c) => At::Column(column(c)?),
        })
    }

    fn on_screen(&self, at: At) -> Option<At> {
        let row = |n: usize| self.arranged.rows.iter().position(|it| *it == n);
        let column = |n: usize| self.arranged.columns.iter().position(|it| *it == n);
        Some(match at {
            At::Cell(r, c) => At::Cell(row(r)?, column(c)?),
            At::Row(r) => At::Row(row(r)?),
            At::Column(c) => At::Column(column(c)?),
        })
    }

    /// Draws the matrix.
    pub fn show(&mut self, ui: &mut Ui, view: &View<'_>, commands: &mut Commands) {
        let counts = self.counting.counts();
        self.counting.say(ui);
        let Some(of) = counts.of else {
            return;
        };
        let sentence = self.sentence(view, &counts, of);
        ui.add(Label::new(theme(ui).small(sentence)).wrap());
        ui.add_space(metrics::GRID * 2.0);
        if self.arranged.rows.is_empty() || self.arranged.columns.is_empty() {
            ui.label(theme(ui).quiet("Nothing is coded in any of these rows and columns."));
            return;
        }
        let drawn = Drawn {
            counts: &counts,
            arranged: &self.arranged,
            plain: self.plain,
        };
        let long = self.arranged.longest;
        let measures = Measures {
            cell: vec2(if long > 14 { 104.0 } else { 80.0 }, 28.0),
            side: 250.0,
            head: if long > 24 { 78.0 } else { 60.0 },
            prose: false,
        };
        let Done { entered, .. } = self.standing.show(ui, "Matrix", &drawn, measures, true);
        if entered {
            self.list(view);
            self.beside.read_on(commands);
        }
    }

    /// What is counted, of whom, and what is left out.
    fn sentence(&self, view: &View<'_>, counts: &Counts, of: Wanted) -> String {
        let tab = &counts.tab;
        let (rows, columns, _) = of;
        let mut words = format!(
            "{}: {} × {}. {} {} in all; a total counts each once, also where it stands in several cells.",
            capital(tab.counted.name()),
            rows.name(view.seen).to_lowercase(),
            columns.name(view.seen).to_lowercase(),
            counts.layer.sentence(view.seen),
            many(tab.total as usize, tab.counted.one(), tab.counted.name()),
        );
        if tab.left_out > 0 {
            let segments = many(tab.left_out, "segment belongs", "segments belong");
            words.push_str(&format!(" {segments} to none of the rows or columns."));
        }
        let folded = [
            (self.arranged.empty_rows, "row", "rows"),
            (self.arranged.empty_columns, "column", "columns"),
        ];
        let folded = folded.into_iter().filter(|it| it.0 > 0);
        let folded: Vec<String> = folded
            .map(|(n, one, several)| many(n, one, several))
            .collect();
        if !folded.is_empty() {
            let folded = folded.join(" and ");
            words.push_str(&format!(" {folded} in which nothing is are left out."));
        }
        words
    }

    /// Whether a place was chosen, whose segments stand at the right.
    pub const fn has_chosen(&self) -> bool {
        self.standing.at.is_some()
    }

    /// Brings the list at the right to the chosen place.
    fn list(&mut self, view: &View<'_>) {
        let Some(at) = self.standing.at.and_then(|at| self.in_matrix(at)) else {
            return;
        };
        if self.beside_of == Some((self.counting.number, at)) {
            return;
        }
        self.beside_of = Some((self.counting.number, at));
        let counts = self.counting.counts();
        let tab = &counts.tab;
        let name = |of: &[AxisHeading], at: usize| {
            of.get(at).map_or_else(String::new, |it| it.name.clone())
        };
        let (title, segments) = match at {
            At::Cell(row, column) => (
                format!("{} × {}", name(&tab.rows, row), name(&tab.columns, column)),
                tab.segments(row, column).to_vec(),
            ),
            At::Row(row) => (name(&tab.rows, row), tab.segments_of_row(row)),
            At::Column(column) => (name(&tab.columns, column), tab.segments_of_column(column)),
        };
        self.beside.take(title, listed(view, &counts, &segments));
        self.beside.rewind();
    }

    /// The segments of the chosen place.
    pub fn right(&mut self, ui: &mut Ui, view: &View<'_>, commands: &mut Commands) {
        self.list(view);
        let title = self.beside.title.clone();
        parts::section(ui, &title, "");
        self.beside.head(ui, "", commands);
        self.beside.show(ui, view, false, commands);
    }
}

/// Segments of a layer by document and place.
pub(super) fn listed(view: &View<'_>, counts: &Counts, segments: &[u32]) -> Vec<Listed> {
    let known = segments
        .iter()
        .filter_map(|n| counts.layer.segments.get(*n as usize));
    let mut listed: Vec<Listed> = known.map(Listed::of).collect();
    let places = view.overview.documents.iter().enumerate();
    let places: rustc_hash::FxHashMap<_, usize> = places.map(|(n, row)| (row.id, n)).collect();
    listed.sort_by_key(|it| {
        (
            places.get(&it.document).copied().unwrap_or(usize::MAX),
            it.span.start,
            it.span.end,
            it.coding,
        )
    });
    listed
}

/// A matrix as a grid.
struct Drawn<'d> {
    counts: &'d Arc<Counts>,
    arranged: &'d Arranged,
    plain: bool,
}

impl Drawn<'_> {
    fn head(&self, heading: Option<&AxisHeading>, total: Option<&u64>, base: Option<u64>) -> Head {
        let Some(heading) = heading else {
            return Head::default();
        };
        let total = grouped(total.copied().unwrap_or(0) as usize);
        let small = match base {
            Some(base) => format!("{total} of {}", grouped(base as usize)),
            None => total,
        };
        let counted = self.counts.tab.counted.name();
        Head {
            spoken: format!("{}, {small} {counted}", heading.path),
            words: heading.name.clone(),
            depth: heading.depth,
            small,
        }
    }
}

impl Cells for Drawn<'_> {
    fn rows(&self) -> usize {
        self.arranged.rows.len()
    }

    fn columns(&self) -> usize {
        self.arranged.columns.len()
    }

    fn row(&self, row: usize) -> Head {
        let at = self.arranged.rows.get(row).copied().unwrap_or(usize::MAX);
        let tab = &self.counts.tab;
        let base = tab.row_bases.get(at).copied().flatten();
        self.head(tab.rows.get(at), tab.row_totals.get(at), base)
    }

    fn column(&self, column: usize) -> Head {
        let at = self.arranged.columns.get(column).copied();
        let at = at.unwrap_or(usize::MAX);
        let tab = &self.counts.tab;
        let base = tab.column_bases.get(at).copied().flatten();
        self.head(tab.columns.get(at), tab.column_totals.get(at), base)
    }

    fn cell(&self, row: usize, column: usize) -> Shown {
        let places = self.arranged.rows.get(row).copied();
        let places = places.zip(self.arranged.columns.get(column).copied());
        let Some((row, column)) = places else {
            return Shown::default();
        };
        let tab = &self.counts.tab;
        let value = tab.value(row, column);
        let name = |of: &[AxisHeading], at: usize| {
            of.get(at).map_or_else(String::new, |it| it.path.clone())
        };
        let share = value as f32 / tab.greatest.max(1) as f32;
        Shown {
            words: if value == 0 {
                "·".to_owned()
            } else {
                grouped(value as usize)
            },
            shade: if self.plain { 0.0 } else { share.sqrt() },
            is_quiet: value == 0,
            spoken: format!(
                "{}, {}: {}",
                name(&tab.rows, row),
                name(&tab.columns, column),
                many(value as usize, tab.counted.one(), tab.counted.name()),
            ),
        }
    }
}
