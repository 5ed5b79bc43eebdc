//! The seam behind which words become lines.
//!
//! egui lays out text that runs from left to right and has a glyph to each character. A paragraph with
//! letters that run from right to left, or that change places and join, is set by another layout behind
//! the same trait; who paints, selects or codes does not know which.

mod base;
mod clumps;
mod galley;
mod lines;
mod shaped;
#[cfg(test)]
mod tests;

use std::sync::Arc;

use egui::{Color32, FontId, Painter, Rect, Vec2};
use smallvec::SmallVec;

use crate::ui::fonts::{joins_with_neighbours, runs_to_the_left};

pub(in crate::ui) use base::Base;
use galley::GalleyLayout;
use shaped::ShapedLayout;

/// Rectangles of a stretch: one to each line it is on, or several where a line runs both ways.
pub(in crate::ui) type LineRects = SmallVec<[Rect; 4]>;

/// A laid out block. Positions are code points from its start, points from its top left.
pub(in crate::ui) trait TextLayout: Send + Sync {
    /// Height in points.
    fn height(&self) -> f32;

    /// Width of the widest line in points.
    fn width(&self) -> f32;

    /// The place between characters nearest to a point; never inside what a reader sees as one character.
    fn position_at(&self, at: Vec2) -> u32;

    /// The first position of the line at a height.
    fn line_start(&self, y: f32) -> u32;

    /// The caret before a code point, as high as its line and without width.
    fn caret(&self, position: u32) -> Rect;

    /// The caret behind the character that ends at `position`: on its line, at its far edge.
    fn caret_behind(&self, position: u32) -> Rect;

    /// The ground of a stretch. The rectangles of a line go from left to right.
    fn line_rects(&self, from: u32, to: u32) -> LineRects;

    /// Draws the words; `colour` is that of the text.
    fn paint(&self, painter: &Painter, at: egui::Pos2, colour: Color32);
}

/// How a block is to be set.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::ui) struct Setting {
    /// Face and size.
    pub font: FontId,
    /// Height of a line in points.
    pub line: f32,
    /// Width of the column in points.
    pub width: f32,
}

/// Lays out a block of a paragraph that runs as `base` says.
pub(in crate::ui) fn lay_out(
    painter: &Painter,
    words: &str,
    base: Base,
    setting: &Setting,
) -> Arc<dyn TextLayout> {
    if !wants_shaping(words, base)
        && let Some(galley) = GalleyLayout::new(painter, words, setting)
    {
        return Arc::new(galley);
    }
    Arc::new(ShapedLayout::new(painter, words, base, setting))
}

/// Whether words cannot be set letter after letter from left to right.
pub(in crate::ui) fn wants_shaping(words: &str, base: Base) -> bool {
    base == Base::ToTheLeft
        || !words.is_ascii()
            && words
                .chars()
                .any(|sign| runs_to_the_left(sign) || joins_with_neighbours(sign))
}
