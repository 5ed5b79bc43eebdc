//! The seam behind which words become lines.
//!
//! egui lays out text that runs from left to right. Text that runs from right to left comes out in the
//! wrong order there and wants another layout; whatever that is, it fits behind [`TextLayout`].

use std::sync::Arc;

use egui::text::{LayoutJob, TextFormat, TextWrapping};
use egui::{Color32, FontId, Galley, Painter, Pos2, Rect, Vec2, pos2};
use smallvec::SmallVec;
use unicode_segmentation::GraphemeCursor;

/// Rectangles of a stretch, one to each line it is on.
pub(in crate::ui) type LineRects = SmallVec<[Rect; 4]>;

/// A laid out block. Positions are code points from its start, points from its top left.
pub(in crate::ui) trait TextLayout {
    /// Height in points.
    fn height(&self) -> f32;

    /// The place between characters nearest to a point; never inside what a reader sees as one character.
    fn position_at(&self, at: Vec2) -> u32;

    /// The caret before a code point, as high as its line and without width.
    fn caret(&self, position: u32) -> Rect;

    /// The ground of a stretch.
    fn line_rects(&self, from: u32, to: u32) -> LineRects;

    /// Draws the words; `colour` is that of the text.
    fn paint(&self, painter: &Painter, at: Pos2, colour: Color32);
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

/// Lays out a block.
pub(in crate::ui) fn lay_out(
    painter: &Painter,
    words: &str,
    setting: &Setting,
) -> Arc<dyn TextLayout> {
    let format = TextFormat {
        font_id: setting.font.clone(),
        line_height: Some(setting.line),
        // Replaced when painted, so that ink and quiet text share one layout.
        color: Color32::PLACEHOLDER,
        ..TextFormat::default()
    };
    let mut job = LayoutJob::single_section(words.to_owned(), format);
    job.wrap = TextWrapping::wrap_at_width(setting.width);
    job.break_on_newline = false;
    Arc::new(GalleyLayout::new(painter.layout_job(job)))
}

/// egui's own layout.
struct GalleyLayout {
    galley: Arc<Galley>,
    /// First glyph of each row.
    rows: Vec<u32>,
    /// Code point of each glyph, where the two are not counted alike.
    code_points: Option<Vec<u32>>,
}

impl GalleyLayout {
    fn new(galley: Arc<Galley>) -> Self {
        let mut rows = Vec::with_capacity(galley.rows.len());
        let mut glyphs = 0;
        for row in &galley.rows {
            rows.push(glyphs);
            glyphs += row.glyphs.len() as u32;
        }
        let code_points = code_points_of_glyphs(&galley, glyphs as usize);
        Self {
            galley,
            rows,
            code_points,
        }
    }

    /// Code point before which a glyph stands.
    fn code_point(&self, glyph: u32) -> u32 {
        match &self.code_points {
            None => glyph,
            Some(all) => all
                .get(glyph as usize)
                .or(all.last())
                .copied()
                .unwrap_or_default(),
        }
    }

    /// First glyph of a code point.
    fn glyph(&self, code_point: u32) -> u32 {
        match &self.code_points {
            None => code_point,
            Some(all) => all.partition_point(|own| *own < code_point) as u32,
        }
    }

    /// Row of a glyph; a glyph at a row's end belongs to the next row.
    fn row_of(&self, glyph: u32) -> usize {
        self.rows
            .partition_point(|first| *first <= glyph)
            .saturating_sub(1)
    }
}

impl TextLayout for GalleyLayout {
    fn height(&self) -> f32 {
        self.galley.size().y
    }

    fn position_at(&self, at: Vec2) -> u32 {
        let rows = &self.galley.rows;
        let row = rows
            .iter()
            .position(|row| at.y < row.max_y())
            .unwrap_or(rows.len().saturating_sub(1));
        let (Some(placed), Some(first)) = (rows.get(row), self.rows.get(row)) else {
            return 0;
        };
        let column = placed.char_at(at.x - placed.pos.x).0 as u32;
        let last_row = row + 1 == rows.len();
        let after = first + placed.glyphs.len() as u32;
        let mut glyph = first + column;
        if !last_row && glyph >= after {
            // After the last character of a line means before the white space the line was broken at,
            // or the caret would jump to the next line.
            glyph = after.saturating_sub(1).max(*first);
        }
        snap(&self.galley.job.text, self.code_point(glyph))
    }

    fn caret(&self, position: u32) -> Rect {
        let glyph = self.glyph(position);
        let row = self.row_of(glyph);
        let (Some(placed), Some(first)) = (self.galley.rows.get(row), self.rows.get(row)) else {
            return Rect::from_min_size(Pos2::ZERO, Vec2::ZERO);
        };
        let column = (glyph - first) as usize;
        let x = placed.pos.x + placed.x_offset(column.into());
        Rect::from_min_max(pos2(x, placed.min_y()), pos2(x, placed.max_y()))
    }

    fn line_rects(&self, from: u32, to: u32) -> LineRects {
        let (from, to) = (self.glyph(from), self.glyph(to));
        let mut rects = LineRects::new();
        if from >= to {
            return rects;
        }
        for row in self.row_of(from)..self.galley.rows.len() {
            let (Some(placed), Some(first)) = (self.galley.rows.get(row), self.rows.get(row))
            else {
                break;
            };
            if *first >= to {
                break;
            }
            let begin = from.saturating_sub(*first) as usize;
            let end = ((to - first) as usize).min(placed.glyphs.len());
            let words = placed.glyphs.get(begin..end).unwrap_or_default();
            // White space a line is broken at is not part of the ground.
            let seen = if end == placed.glyphs.len() {
                words.iter().rposition(|glyph| !glyph.chr.is_whitespace())
            } else {
                words.len().checked_sub(1)
            };
            let (Some(left), Some(right)) = (words.first(), seen.and_then(|last| words.get(last)))
            else {
                continue;
            };
            rects.push(Rect::from_min_max(
                pos2(placed.pos.x + left.pos.x, placed.min_y()),
                pos2(placed.pos.x + right.max_x(), placed.max_y()),
            ));
        }
        rects
    }

    fn paint(&self, painter: &Painter, at: Pos2, colour: Color32) {
        painter.galley(at, Arc::clone(&self.galley), colour);
    }
}

/// Code point of each glyph and, last, the number of code points; none where glyph and code point are
/// the same number, as they are unless a shaper draws one character with several glyphs.
fn code_points_of_glyphs(galley: &Galley, glyphs: usize) -> Option<Vec<u32>> {
    let text = &galley.job.text;
    let length = text.chars().count();
    if length == glyphs {
        return None;
    }
    let mut signs = text.chars().enumerate().peekable();
    let mut own = Vec::with_capacity(glyphs + 1);
    let mut at = 0;
    for glyph in galley.rows.iter().flat_map(|row| &row.glyphs) {
        if let Some((n, sign)) = signs.peek()
            && *sign == glyph.chr
        {
            at = *n as u32;
            signs.next();
        }
        own.push(at);
    }
    own.push(length as u32);
    Some(own)
}

/// The nearest place at or before `position` that is not inside a grapheme cluster (UAX #29).
fn snap(text: &str, position: u32) -> u32 {
    let byte = text
        .char_indices()
        .nth(position as usize)
        .map_or(text.len(), |(byte, _)| byte);
    let mut cursor = GraphemeCursor::new(byte, text.len(), true);
    if cursor.is_boundary(text, 0) == Ok(true) {
        return position;
    }
    match cursor.prev_boundary(text, 0) {
        Ok(Some(before)) => {
            let inside = text.get(before..byte).unwrap_or_default().chars().count();
            position - inside as u32
        }
        _ => position,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_inside_an_emoji_or_before_a_combining_mark_moves_to_its_start() {
        let text = "a👩‍👧e\u{301}b";
        let snapped: Vec<u32> = (0..8).map(|position| snap(text, position)).collect();
        //                      a  👩 ZWJ 👧 e  ́  b  end
        assert_eq!(snapped, vec![0, 1, 1, 1, 4, 4, 6, 7]);
    }
}
