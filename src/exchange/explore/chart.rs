//! A chart of bars, whole or stacked, as a table and as a figure.

use crate::exchange::figure::{Anchor, Figure, Style, Tone};
use crate::exchange::masking::{Leaving, Masks};
use crate::exchange::report::Report;
use crate::exchange::spreadsheet::{Cell, Table};

/// A bar with the parts it is stacked from.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ChartBar {
    /// Its name.
    pub name: String,
    /// How many of each part, by its place in [`Chart::parts`] and in that order; parts of which there are none are
    /// left out.
    pub values: Vec<(usize, u64)>,
    /// How many in all; each counted once, so perhaps less than the parts together.
    pub total: u64,
}

/// A chart.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Chart {
    /// What is drawn.
    pub of: ChartOf,
    /// What the parts of a bar stand for; none where bars are whole.
    pub parts: Vec<String>,
    /// The bars, the uppermost first.
    pub bars: Vec<ChartBar>,
}

/// What a chart is of.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ChartOf {
    /// Its title.
    pub title: String,
    /// What bars are of: “Codes, with those below”.
    pub bars_are: String,
    /// What is counted, in the plural.
    pub counted: String,
    /// Whose codings, and what else a reader must know.
    pub note: String,
}

/// Thickness of a bar and room between two.
const THICK: f32 = 15.0;
const BETWEEN: f32 = 9.0;
/// The widest that names get, and room after them.
const NAMES: f32 = 320.0;
const GAP: f32 = 10.0;
/// Width of the numbers at the right.
const VALUES: f32 = 60.0;

impl Leaving for Chart {
    fn mask(&mut self, masks: &Masks) {
        let Self { of, parts, bars } = self;
        let ChartOf {
            title,
            bars_are,
            counted,
            note,
        } = of;
        for words in [title, bars_are, counted, note] {
            words.mask(masks);
        }
        parts.mask(masks);
        for bar in bars {
            bar.name.mask(masks);
        }
    }
}

impl Chart {
    /// The chart as a table.
    pub fn report(&self) -> Report {
        let mut headers = vec![self.of.bars_are.as_str()];
        headers.extend(self.parts.iter().map(String::as_str));
        headers.push("Total");
        let mut table = Table::new("Chart", &headers);
        for bar in &self.bars {
            let mut cells: Vec<Cell> = vec![bar.name.as_str().into()];
            let mut values = bar.values.iter().peekable();
            cells.extend((0..self.parts.len()).map(|part| {
                let value = values.next_if(|it| it.0 == part);
                Cell::from(value.map_or(0, |it| it.1))
            }));
            cells.push(bar.total.into());
            table.push(cells);
        }
        Report {
            title: self.of.title.clone(),
            facts: vec![("Counted".to_owned(), self.of.counted.clone())],
            tables: vec![table],
            shares: Vec::new(),
            notes: vec![self.of.note.clone()],
        }
    }

    /// How long a bar is: its parts together, or the whole.
    pub fn length(bar: &ChartBar) -> u64 {
        let parts: u64 = bar.values.iter().map(|it| it.1).sum();
        parts.max(bar.total)
    }

    /// The longest bar; at least 1.
    pub fn longest(&self) -> u64 {
        self.bars.iter().map(Self::length).max().unwrap_or(0).max(1)
    }

    /// The tone of a part: they keep apart in grey as long as they are no more than there are greys, 63.
    fn tone(&self, part: usize) -> Tone {
        let last = self.parts.len().saturating_sub(1).max(1);
        let share = 78 - 62 * part.min(last) / last;
        Tone::Shade(share as u8)
    }

    /// The chart as a figure.
    pub fn figure(&self) -> Figure {
        let about = format!("{} bars. {}", self.bars.len(), self.of.note);
        let mut figure = Figure::new(self.of.title.as_str(), about);
        let names = self.bars.iter();
        let names = names.map(|bar| Style::TEXT.width(&bar.name) * 1.06);
        let names = names.fold(60.0, f32::max).min(NAMES);
        let left = names + GAP;
        let room = (figure.width - left - VALUES).max(80.0);
        let mut y = 0.0;
        for (part, name) in self.parts.iter().enumerate() {
            let at = (left, y);
            figure.block(at, (THICK, THICK), self.tone(part), Some(Tone::Line));
            let width = figure.width - left - THICK - GAP;
            let from = (left + THICK + GAP, y - 1.0);
            let high = figure.paragraph(from, width, name, Style::SMALL);
            y += high.max(THICK) + 4.0;
        }
        y += BETWEEN;
        let longest = self.longest() as f32;
        for bar in &self.bars {
            let high = Style::TEXT.height(&bar.name, names);
            let row = high.max(THICK);
            figure.paragraph((0.0, y + (row - high) / 2.0), names, &bar.name, Style::TEXT);
            let top = y + (row - THICK) / 2.0;
            let mut x = left;
            let whole = [(0, bar.total)];
            let values = if self.parts.is_empty() {
                whole.as_slice()
            } else {
                bar.values.as_slice()
            };
            for (part, value) in values.iter().copied() {
                let wide = value as f32 / longest * room;
                if wide > 0.0 {
                    let tone = if self.parts.is_empty() {
                        Tone::Accent
                    } else {
                        self.tone(part)
                    };
                    figure.block((x, top), (wide, THICK), tone, None);
                }
                x += wide;
            }
            let at = (x + 6.0, top + THICK - 3.0);
            figure.words(at, &bar.total.to_string(), Style::SMALL, Anchor::Left);
            y += row + BETWEEN;
        }
        figure.paragraph(
            (0.0, y + BETWEEN),
            figure.width,
            &self.of.note,
            Style::SMALL,
        );
        figure.room_below(4.0);
        figure
    }
}
