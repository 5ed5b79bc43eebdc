//! Bars with their names at the left and their values at the right.

use super::model::{Anchor, Figure, Style};
use super::shape::Shape;
use super::tone::Tone;

/// A chart of bars.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct BarChart {
    /// Its title.
    pub title: String,
    /// What the bars of a name stand for, where there are several: “Women”, “Mentors”.
    pub series: Vec<String>,
    /// The bars, the uppermost first.
    pub bars: Vec<Bar>,
    /// What is counted, of what and from whose codings; printed below.
    pub note: String,
}

/// The bars of one name.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Bar {
    /// The name.
    pub name: String,
    /// For each series its length and how it is written: 12 and “12 of 19”. No length is no bar, with its reason written.
    pub values: Vec<(Option<f64>, String)>,
}

/// Thickness of a bar, room between two of a name, and between names.
const THICK: f32 = 15.0;
const APART: f32 = 2.0;
const BETWEEN: f32 = 9.0;
/// The widest that names get.
const NAMES: f32 = 320.0;
/// Room between names, bars and values.
const GAP: f32 = 10.0;

impl BarChart {
    /// The chart as a figure.
    pub fn figure(&self) -> Figure {
        let mut figure = Figure::new(self.title.as_str(), self.description());
        let names = self
            .bars
            .iter()
            .map(|bar| Style::TEXT.width(&bar.name) * 1.06);
        let names = names.fold(60.0, f32::max).min(NAMES);
        let values = self.bars.iter().flat_map(|bar| &bar.values);
        let written = values.map(|(_, shown)| Style::SMALL.width(shown) * 1.08);
        let written = written.fold(20.0, f32::max).min(240.0);
        let left = names + GAP;
        let room = (figure.width - left - GAP - written).max(80.0);
        let mut y = self.legend(&mut figure, left);
        let (longest, first) = (self.longest(), y);
        for bar in &self.bars {
            let high = bar.values.len().max(1) as f32 * (THICK + APART) - APART;
            let name_high = Style::TEXT.height(&bar.name, names);
            let row = high.max(name_high);
            figure.paragraph(
                (0.0, y + (row - name_high) / 2.0),
                names,
                &bar.name,
                Style::TEXT,
            );
            let mut top = y + (row - high) / 2.0;
            for (n, (value, shown)) in bar.values.iter().enumerate() {
                let share = value
                    .filter(|_| longest > 0.0)
                    .map_or(0.0, |it| it / longest);
                let long = room * share.clamp(0.0, 1.0) as f32;
                if long > 0.0 {
                    figure.push(block((left, top), (long.max(1.5), THICK), self.tone(n)));
                }
                let stands = (left + long + 6.0, top + THICK - 4.0);
                figure.words(stands, shown, Style::SMALL, Anchor::Left);
                top += THICK + APART;
            }
            y += row + BETWEEN;
        }
        figure.rule((left, first), (left, (y - BETWEEN).max(first)), Tone::Line);
        if !self.note.is_empty() {
            let width = figure.width;
            figure.paragraph((0.0, y + GAP), width, &self.note, Style::SMALL);
        }
        figure.room_below(4.0);
        figure
    }

    fn longest(&self) -> f64 {
        let values = self.bars.iter().flat_map(|bar| &bar.values);
        values.filter_map(|(value, _)| *value).fold(0.0, f64::max)
    }

    /// Series are told apart by lightness, which print in grey keeps.
    fn tone(&self, series: usize) -> Tone {
        let steps = self.series.len().max(2) - 1;
        let share = 80_usize.saturating_sub(series * 55 / steps);
        Tone::Shade(share.max(25) as u8)
    }

    fn legend(&self, figure: &mut Figure, left: f32) -> f32 {
        if self.series.len() < 2 {
            return 0.0;
        }
        let (mut x, mut y) = (left, 4.0);
        for (n, name) in self.series.iter().enumerate() {
            let wide = 16.0 + Style::SMALL.width(name) * 1.08 + 18.0;
            if x > left && x + wide > figure.width {
                (x, y) = (left, y + 18.0);
            }
            figure.push(block((x, y), (10.0, 10.0), self.tone(n)));
            figure.words((x + 16.0, y + 9.0), name, Style::SMALL, Anchor::Left);
            x += wide;
        }
        y + 24.0
    }

    fn description(&self) -> String {
        let bars = self.bars.iter().map(|bar| {
            let values = bar.values.iter().enumerate().map(|(n, (_, shown))| {
                let series = self.series.get(n).filter(|_| self.series.len() > 1);
                series.map_or_else(|| shown.clone(), |it| format!("{it} {shown}"))
            });
            format!("{}: {}", bar.name, values.collect::<Vec<_>>().join(", "))
        });
        let bars: Vec<String> = bars.collect();
        format!("Bars. {}. {}", bars.join("; "), self.note)
    }
}

fn block(at: (f32, f32), size: (f32, f32), tone: Tone) -> Shape {
    Shape::Box {
        x: at.0,
        y: at.1,
        width: size.0,
        height: size.1,
        radius: 1.5,
        ground: Some(tone),
        border: None,
    }
}
