//! Lines under words: each analyst's of a kind and at a height of its own, so that they can be told apart without their
//! colours.

use egui::{Color32, Painter, Rect, Shape, Stroke, pos2};

/// How a coding is drawn under its words.
#[derive(Debug, Clone, Copy)]
pub(super) struct Underline {
    /// Which of the readings it is of, from 0.
    pub reading: usize,
    /// How many readings there are.
    pub of: usize,
    pub colour: Color32,
}

/// How far the lines of two readings lie apart, in points; and of more than two.
const APART: (f32, f32) = (4.0, 3.0);
const WIDTH: (f32, f32) = (1.75, 1.5);

/// Draws the line under one line of words.
pub(super) fn paint_under(painter: &Painter, words: Rect, under: Underline) {
    let two = under.of <= 2;
    let apart = if two { APART.0 } else { APART.1 };
    let below = under.reading.min(3) as f32 * apart;
    let y = words.bottom() - 4.0 + below;
    line(painter, words.left(), words.right(), y, under);
}

/// Draws a piece of the line as a sample.
pub(super) fn paint_sample(painter: &Painter, rect: Rect, under: Underline) {
    line(painter, rect.left(), rect.right(), rect.center().y, under);
}

fn line(painter: &Painter, from: f32, to: f32, y: f32, under: Underline) {
    let width = if under.of <= 2 { WIDTH.0 } else { WIDTH.1 };
    let stroke = Stroke::new(width, under.colour);
    let ends = [pos2(from, y), pos2(to, y)];
    match under.reading % 4 {
        0 => {
            painter.hline(from..=to, y, stroke);
        }
        1 => painter.extend(Shape::dashed_line(&ends, stroke, 5.0, 3.0)),
        2 => painter.extend(Shape::dotted_line(&ends, under.colour, 4.0, width * 0.6)),
        _ => painter.extend(Shape::dashed_line(&ends, stroke, 10.0, 4.0)),
    }
}
