//! What each document adds: bars of what is new, and the line of what there is by then.

use super::lines::shortened;
use super::model::{Anchor, Figure, Style};
use super::shape::Shape;
use super::tone::Tone;
use crate::exchange::masking::{Leaving, Masks};

/// New codes by document.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct DiscoveryChart {
    /// Its title.
    pub title: String,
    /// What is new: “codes”.
    pub what: String,
    /// The documents, in the order that is shown.
    pub steps: Vec<Step>,
    /// How many of them are the base.
    pub base: usize,
    /// The order, the layer and the measure in words; printed below.
    pub note: String,
}

/// What one document adds.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Step {
    /// Its name.
    pub name: String,
    /// How many are new in it.
    pub new: usize,
    /// How many there are by then.
    pub total: usize,
}

/// Height of the plot, and the most that names below it get.
const HIGH: f32 = 260.0;
const NAMES: f32 = 150.0;
/// Room for the axis at the left, and the widest a document gets.
const AXIS: f32 = 44.0;
const WIDEST: f32 = 110.0;

impl Leaving for DiscoveryChart {
    fn mask(&mut self, masks: &Masks) {
        let Self {
            title,
            what,
            steps,
            base: _,
            note,
        } = self;
        title.mask(masks);
        what.mask(masks);
        for step in steps {
            step.name.mask(masks);
        }
        note.mask(masks);
    }
}

impl DiscoveryChart {
    /// The chart as a figure; as wide as its documents need where they are many.
    pub fn figure(&self) -> Figure {
        let mut figure = Figure::new(self.title.as_str(), self.description());
        let count = self.steps.len().max(1) as f32;
        let wide = ((figure.width - AXIS - 8.0) / count).clamp(14.0, WIDEST);
        figure.width = figure.width.max(AXIS + wide * count + 8.0);
        let most = self
            .steps
            .iter()
            .map(|it| it.total)
            .max()
            .unwrap_or(0)
            .max(1);
        let top = self.legend(&mut figure);
        let floor = top + HIGH;
        let up = |value: usize| floor - value as f32 / most as f32 * HIGH;
        self.ground(&mut figure, top, wide);
        let right = AXIS + wide * count;
        for tick in ticks(most) {
            figure.rule((AXIS, up(tick)), (right, up(tick)), Tone::Pale);
            let at = (AXIS - 8.0, up(tick) + 3.5);
            figure.words(at, &tick.to_string(), Style::SMALL, Anchor::Right);
        }
        let middle = |n: usize| AXIS + (n as f32 + 0.5) * wide;
        for (n, step) in self.steps.iter().enumerate() {
            let thick = (wide * 0.6).min(34.0);
            if step.new > 0 {
                figure.push(Shape::Box {
                    x: middle(n) - thick / 2.0,
                    y: up(step.new),
                    width: thick,
                    height: floor - up(step.new),
                    radius: 1.0,
                    ground: Some(Tone::Shade(35)),
                    border: None,
                });
            }
            if wide >= 20.0 {
                // Within the bar where there is room, so that the line does not run through it.
                let inside = floor - up(step.new) > 18.0;
                let y = up(step.new) + if inside { 13.0 } else { -4.0 };
                let at = (middle(n), y);
                figure.words(at, &step.new.to_string(), Style::SMALL, Anchor::Middle);
            }
        }
        let totals = self.steps.iter().enumerate();
        let points: Vec<(f32, f32)> = totals.map(|(n, it)| (middle(n), up(it.total))).collect();
        for (x, y) in &points {
            let (x, y, tone) = (*x, *y, Tone::Shade(90));
            figure.push(Shape::Dot {
                x,
                y,
                radius: 2.5,
                tone,
            });
        }
        figure.push(Shape::Line {
            points,
            tone: Tone::Shade(90),
            thick: 1.5,
        });
        figure.rule((AXIS, floor), (right, floor), Tone::Line);
        let below = self.names(&mut figure, floor + 6.0, &middle);
        if !self.note.is_empty() {
            let width = figure.width;
            figure.paragraph((0.0, below + 10.0), width, &self.note, Style::SMALL);
        }
        figure.room_below(4.0);
        figure
    }

    fn legend(&self, figure: &mut Figure) -> f32 {
        let new = format!("New {}", self.what);
        figure.block((AXIS, 2.0), (10.0, 10.0), Tone::Shade(35), None);
        figure.words((AXIS + 16.0, 11.0), &new, Style::SMALL, Anchor::Left);
        let x = AXIS + 16.0 + Style::SMALL.width(&new) * 1.08 + 20.0;
        figure.push(Shape::Line {
            points: vec![(x, 7.0), (x + 20.0, 7.0)],
            tone: Tone::Shade(90),
            thick: 1.5,
        });
        let (y, tone) = (7.0, Tone::Shade(90));
        figure.push(Shape::Dot {
            x: x + 10.0,
            y,
            radius: 2.5,
            tone,
        });
        let all = format!("All {} so far", self.what);
        figure.words((x + 26.0, 11.0), &all, Style::SMALL, Anchor::Left);
        34.0
    }

    /// The ground under the documents of the base.
    fn ground(&self, figure: &mut Figure, top: f32, wide: f32) {
        let base = self.base.min(self.steps.len());
        if base == 0 {
            return;
        }
        let size = (base as f32 * wide, HIGH);
        figure.block((AXIS, top), size, Tone::Pale, None);
        let words = if size.0 > 40.0 { "Base" } else { "" };
        figure.words((AXIS + 6.0, top + 14.0), words, Style::SMALL, Anchor::Left);
    }

    /// Names of the documents, upwards. Gives where they end.
    fn names(&self, figure: &mut Figure, top: f32, middle: &dyn Fn(usize) -> f32) -> f32 {
        let shown = |step: &Step| shortened(&step.name, Style::SMALL, NAMES);
        let longest = self
            .steps
            .iter()
            .map(|step| Style::SMALL.width(&shown(step)) * 1.08);
        let high = longest.fold(0.0, f32::max);
        for (n, step) in self.steps.iter().enumerate() {
            figure.push(Shape::Words {
                x: middle(n) + Style::SMALL.size * 0.35,
                y: top,
                words: shown(step),
                style: Style::SMALL,
                anchor: Anchor::Right,
                upwards: true,
            });
        }
        figure.height = figure.height.max(top + high);
        top + high
    }

    fn description(&self) -> String {
        let steps = self
            .steps
            .iter()
            .map(|it| format!("{}: {} new, {} so far", it.name, it.new, it.total));
        let steps: Vec<String> = steps.collect();
        format!(
            "New {} by document. {}. {}",
            self.what,
            steps.join("; "),
            self.note
        )
    }
}

/// A few round numbers up to the highest.
fn ticks(most: usize) -> Vec<usize> {
    let steps = [
        1, 2, 5, 10, 20, 25, 50, 100, 200, 250, 500, 1000, 2000, 5000,
    ];
    let step = steps
        .into_iter()
        .find(|step| most / step <= 5)
        .unwrap_or(10_000);
    (0..=most).step_by(step).collect()
}
