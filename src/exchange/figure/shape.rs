//! What figures are made of.

use super::model::{Anchor, Style};
use super::tone::Tone;

/// A piece of a figure. Positions and lengths are in points, from the upper left corner.
#[derive(Debug, Clone, PartialEq)]
pub enum Shape {
    /// A rectangle.
    Box {
        /// Its left side.
        x: f32,
        /// Its upper side.
        y: f32,
        /// Its width.
        width: f32,
        /// Its height.
        height: f32,
        /// How round its corners are.
        radius: f32,
        /// Its ground.
        ground: Option<Tone>,
        /// Its border and how thick it is.
        border: Option<(Tone, f32)>,
    },
    /// A line through points.
    Line {
        /// The points.
        points: Vec<(f32, f32)>,
        /// Its tone.
        tone: Tone,
        /// How thick it is.
        thick: f32,
    },
    /// A disc.
    Dot {
        /// Its middle.
        x: f32,
        /// Its middle.
        y: f32,
        /// From the middle to the rim.
        radius: f32,
        /// Its tone.
        tone: Tone,
    },
    /// A line of words.
    Words {
        /// Where they are held.
        x: f32,
        /// The line they stand on.
        y: f32,
        /// The words.
        words: String,
        /// How they are set.
        style: Style,
        /// By which end they are held.
        anchor: Anchor,
        /// Whether they run upwards.
        upwards: bool,
    },
}
