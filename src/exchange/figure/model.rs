//! A figure in the making.

use super::face::Face;
use super::lines::lines;
use super::shape::Shape;
use super::tone::Tone;
use crate::exchange::docx::{Direction, first_direction};
use crate::exchange::masking::{Leaving, Masks};

/// Width of what is in a figure, in points: with its margins a landscape page of A4 between those of the page (257 mm).
pub const WIDTH: f32 = 948.0;
/// Empty room on each side of a figure, in points.
pub(super) const MARGIN: f32 = 12.0;
/// Distance of lines, in shares of the size.
const LINE: f32 = 1.32;
/// From the top of a line to where its words stand, in shares of the size.
const STANDS: f32 = 1.02;

/// How words are set.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Style {
    /// The face.
    pub face: Face,
    /// Its size in points.
    pub size: f32,
    /// Its tone.
    pub tone: Tone,
}

/// By which end words are held.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Anchor {
    /// By their left end.
    Left,
    /// By their middle.
    Middle,
    /// By their right end.
    Right,
}

/// A figure: what it shows in words, and the shapes it is drawn with.
#[derive(Debug, Clone, PartialEq)]
pub struct Figure {
    /// Its title, read out by screen readers.
    pub title: String,
    /// What it shows, for those who do not see it.
    pub description: String,
    /// The width of what is in it, in points.
    pub width: f32,
    /// The height of what is in it, in points.
    pub height: f32,
    /// What it is drawn with, the undermost first.
    pub shapes: Vec<Shape>,
}

/// Words were broken into lines and shortened when the figure was laid out: what it is made of has to be masked before,
/// and this finds nothing more. It is there for what was forgotten.
impl Leaving for Figure {
    fn mask(&mut self, masks: &Masks) {
        self.title.mask(masks);
        self.description.mask(masks);
        for shape in &mut self.shapes {
            if let Shape::Words { words, .. } = shape {
                words.mask(masks);
            }
        }
    }
}

impl Style {
    /// Usual words: 12 points on the screen, 9 in print.
    pub const TEXT: Self = Self::new(Face::Regular, 12.0, Tone::Ink);
    /// Names.
    pub const NAME: Self = Self::new(Face::Medium, 12.0, Tone::Ink);
    /// Headings within a figure.
    pub const HEADING: Self = Self::new(Face::SemiBold, 13.0, Tone::Ink);
    /// Words beside.
    pub const SMALL: Self = Self::new(Face::Regular, 10.5, Tone::Quiet);

    /// A way to set words.
    pub const fn new(face: Face, size: f32, tone: Tone) -> Self {
        Self { face, size, tone }
    }

    /// The same in another tone.
    #[must_use]
    pub const fn tone(self, tone: Tone) -> Self {
        Self { tone, ..self }
    }

    /// Width of words, in points.
    pub fn width(self, words: &str) -> f32 {
        self.face.width(words, self.size)
    }

    /// Height of words broken into lines of a width, in points.
    pub fn height(self, words: &str, width: f32) -> f32 {
        lines(words, self, width).len() as f32 * self.line()
    }

    /// Distance of two lines, in points.
    pub fn line(self) -> f32 {
        self.size * LINE
    }
}

impl Figure {
    /// An empty figure of the usual width.
    pub fn new(title: impl Into<String>, description: impl Into<String>) -> Self {
        Self {
            title: title.into(),
            description: description.into(),
            width: WIDTH,
            height: 0.0,
            shapes: Vec::new(),
        }
    }

    /// Its width and height with its margins, in points.
    pub fn size(&self) -> (f32, f32) {
        let with_margins = |length: f32| (length + 2.0 * MARGIN).ceil();
        (with_margins(self.width), with_margins(self.height))
    }

    /// Draws a rectangle with a ground and perhaps a border.
    pub fn block(&mut self, at: (f32, f32), size: (f32, f32), ground: Tone, border: Option<Tone>) {
        self.push(Shape::Box {
            x: at.0,
            y: at.1,
            width: size.0,
            height: size.1,
            radius: 3.0,
            ground: Some(ground),
            border: border.map(|tone| (tone, 1.0)),
        });
    }

    /// Draws a thin line between two points.
    pub fn rule(&mut self, from: (f32, f32), to: (f32, f32), tone: Tone) {
        self.push(Shape::Line {
            points: vec![from, to],
            tone,
            thick: 1.0,
        });
    }

    /// Sets one line of words; `at` is the end by which they are held, and the line they stand on.
    pub fn words(&mut self, at: (f32, f32), words: &str, style: Style, anchor: Anchor) {
        if words.is_empty() {
            return;
        }
        self.push(Shape::Words {
            x: at.0,
            y: at.1,
            words: words.to_owned(),
            style,
            anchor,
            upwards: false,
        });
    }

    /// Sets words in lines of a width from the upper left corner `at`, at the right where they run from right to left.
    /// Gives their height.
    pub fn paragraph(&mut self, at: (f32, f32), width: f32, words: &str, style: Style) -> f32 {
        let right = first_direction(words) == Some(Direction::Right);
        let (x, anchor) = if right {
            (at.0 + width, Anchor::Right)
        } else {
            (at.0, Anchor::Left)
        };
        self.lines(x, at.1, width, words, style, anchor)
    }

    /// Sets words in lines of a width around the middle `at`. Gives their height.
    pub fn centred(&mut self, at: (f32, f32), width: f32, words: &str, style: Style) -> f32 {
        self.lines(at.0, at.1, width, words, style, Anchor::Middle)
    }

    fn lines(&mut self, x: f32, y: f32, width: f32, words: &str, style: Style, by: Anchor) -> f32 {
        let lines = lines(words, style, width);
        for (n, line) in lines.iter().enumerate() {
            let stands = y + n as f32 * style.line() + style.size * STANDS;
            self.words((x, stands), line, style, by);
        }
        lines.len() as f32 * style.line()
    }

    /// Adds a shape; the figure grows until it is in it.
    pub fn push(&mut self, shape: Shape) {
        let bottom = match &shape {
            Shape::Box { y, height, .. } => y + height + 1.0,
            Shape::Line { points, .. } => {
                let lowest = points.iter().map(|(_, y)| *y);
                lowest.fold(0.0, f32::max) + 1.0
            }
            Shape::Dot { y, radius, .. } => y + radius,
            Shape::Words { y, style, .. } => y + style.size * (LINE - STANDS),
        };
        self.height = self.height.max(bottom);
        self.shapes.push(shape);
    }

    /// Room below everything, in points.
    pub fn room_below(&mut self, room: f32) {
        self.height += room;
    }
}
