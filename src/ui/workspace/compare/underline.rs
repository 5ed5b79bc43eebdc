//! Lines under words: the first analyst's drawn through, the second's in dashes a little lower, so that they can be
//! told apart without their colours.

use egui::{Color32, Painter, Rect, Shape, Stroke, pos2};

/// How a coding is drawn under its words.
#[derive(Debug, Clone, Copy)]
pub(super) struct Underline {
    /// Whether it is the first analyst's.
    pub first: bool,
    pub colour: Color32,
}

/// Draws the line under one line of words.
pub(super) fn paint_under(painter: &Painter, words: Rect, under: Underline) {
    let y = if under.first {
        words.bottom() - 4.0
    } else {
        words.bottom()
    };
    line(painter, words.left(), words.right(), y, under);
}

/// Draws a piece of the line as a sample.
pub(super) fn paint_sample(painter: &Painter, rect: Rect, under: Underline) {
    line(painter, rect.left(), rect.right(), rect.center().y, under);
}

fn line(painter: &Painter, from: f32, to: f32, y: f32, under: Underline) {
    let stroke = Stroke::new(1.75, under.colour);
    if under.first {
        painter.hline(from..=to, y, stroke);
    } else {
        let ends = [pos2(from, y), pos2(to, y)];
        painter.extend(Shape::dashed_line(&ends, stroke, 5.0, 3.0));
    }
}
