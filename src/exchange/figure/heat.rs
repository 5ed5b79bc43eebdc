//! A matrix whose cells are the darker the more is in them.

use super::lines::shortened;
use super::model::{Anchor, Figure, Style};
use super::shape::Shape;
use super::tone::Tone;
use crate::exchange::masking::{Leaving, Masks};

/// A matrix as a figure.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct HeatMatrix {
    /// Its title.
    pub title: String,
    /// Names of the columns.
    pub columns: Vec<String>,
    /// The rows.
    pub rows: Vec<HeatRow>,
    /// What is counted, of what and from whose codings; printed below.
    pub note: String,
}

/// A row.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct HeatRow {
    /// Its name.
    pub name: String,
    /// How deep it stands in a tree: 0 at the top.
    pub depth: usize,
    /// Its cells, in the order of the columns.
    pub cells: Vec<HeatCell>,
}

/// A cell.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct HeatCell {
    /// What is written in it.
    pub shown: String,
    /// How dark it is, from 0 to 1; none is a cell to which nothing applies.
    pub share: Option<f32>,
}

/// The widest that names of rows get, and how far a level of the tree is moved in.
const NAMES: f32 = 300.0;
const DEEPER: f32 = 14.0;
/// The narrowest and the widest column, and from which width on its name is set level.
const NARROWEST: f32 = 26.0;
const WIDEST: f32 = 110.0;
const LEVEL: f32 = 58.0;
/// The least width of a figure, so that what stands below it is no column of words.
const NOTE: f32 = 420.0;
/// The highest that turned names of columns get, and a line of them.
const TURNED: f32 = 170.0;
/// Height of a row at least.
const ROW: f32 = 22.0;

impl Leaving for HeatMatrix {
    fn mask(&mut self, masks: &Masks) {
        let Self {
            title,
            columns,
            rows,
            note,
        } = self;
        title.mask(masks);
        columns.mask(masks);
        for row in rows {
            row.name.mask(masks);
        }
        note.mask(masks);
    }
}

impl HeatMatrix {
    /// The matrix as a figure; as wide as its columns need where they are many.
    pub fn figure(&self) -> Figure {
        let mut figure = Figure::new(self.title.as_str(), self.description());
        let names = self
            .rows
            .iter()
            .map(|row| row.depth as f32 * DEEPER + Style::TEXT.width(&row.name) * 1.06);
        let names = names.fold(80.0, f32::max).min(NAMES);
        let left = names + 10.0;
        let count = self.columns.len().max(1) as f32;
        let column = ((figure.width - left) / count).clamp(NARROWEST, WIDEST);
        figure.width = (left + column * count).max(NOTE);
        let head = self.heads(&mut figure, left, column);
        let mut y = head + 6.0;
        for row in &self.rows {
            let inset = (row.depth as f32 * DEEPER).min(names / 2.0);
            let high = Style::TEXT.height(&row.name, names - inset);
            let row_high = (high + 4.0).max(ROW);
            let top = y + (row_high - high) / 2.0;
            figure.paragraph((inset, top), names - inset, &row.name, Style::TEXT);
            for (n, cell) in row.cells.iter().enumerate() {
                let at = (left + n as f32 * column, y);
                draw_cell(&mut figure, cell, at, (column, row_high));
            }
            y += row_high;
        }
        if !self.note.is_empty() {
            let width = figure.width;
            figure.paragraph((0.0, y + 10.0), width, &self.note, Style::SMALL);
        }
        figure.room_below(4.0);
        figure
    }

    /// Sets the names of the columns, level or upwards. Gives their height.
    fn heads(&self, figure: &mut Figure, left: f32, column: f32) -> f32 {
        let level = column >= LEVEL;
        let room = column - 6.0;
        let heights = self.columns.iter().map(|name| {
            if level {
                Style::SMALL.height(name, room)
            } else {
                (Style::SMALL.width(name) * 1.08).min(TURNED)
            }
        });
        let high = heights.fold(Style::SMALL.line(), f32::max);
        for (n, name) in self.columns.iter().enumerate() {
            let middle = left + (n as f32 + 0.5) * column;
            if level {
                let top = high - Style::SMALL.height(name, room);
                figure.centred((middle, top), room, name, Style::SMALL);
            } else {
                figure.push(Shape::Words {
                    x: middle + Style::SMALL.size * 0.35,
                    y: high,
                    words: shortened(name, Style::SMALL, TURNED),
                    style: Style::SMALL,
                    anchor: Anchor::Left,
                    upwards: true,
                });
            }
        }
        high
    }

    fn description(&self) -> String {
        format!(
            "A matrix of {} rows and {} columns ({}); the darker a cell, the more is in it. {}",
            self.rows.len(),
            self.columns.len(),
            self.columns.join(", "),
            self.note
        )
    }
}

fn draw_cell(figure: &mut Figure, cell: &HeatCell, at: (f32, f32), size: (f32, f32)) {
    let tone = cell.share.map_or(Tone::Paper, Tone::of_share);
    figure.push(Shape::Box {
        x: at.0 + 1.0,
        y: at.1 + 1.0,
        width: size.0 - 2.0,
        height: size.1 - 2.0,
        radius: 2.0,
        ground: Some(tone),
        border: cell.share.map(|_| (Tone::Pale, 0.5)),
    });
    let style = Style::SMALL.tone(tone.words_on());
    let shown = shortened(&cell.shown, style, size.0 - 4.0);
    let middle = (at.0 + size.0 / 2.0, at.1 + size.1 / 2.0 + style.size * 0.36);
    figure.words(middle, &shown, style, Anchor::Middle);
}
