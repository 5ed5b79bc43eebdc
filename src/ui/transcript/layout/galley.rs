//! egui's own layout: from left to right, a glyph to each character.

use std::sync::Arc;

use egui::epaint::text::Glyph;
use egui::text::{LayoutJob, TextFormat, TextWrapping};
use egui::{Color32, Galley, Painter, Pos2, Rect, Vec2, pos2};
use unicode_segmentation::GraphemeCursor;

use super::{LineRects, Setting, TextLayout};

/// egui's own layout. Glyphs and code points have the same numbers.
pub(super) struct GalleyLayout {
    galley: Arc<Galley>,
    /// First glyph of each row.
    rows: Vec<u32>,
}

impl GalleyLayout {
    /// Words laid out by egui; none where they do not come out with a glyph to each character, since then
    /// nothing could be told of where a character is.
    pub fn new(painter: &Painter, words: &str, setting: &Setting) -> Option<Self> {
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
        let galley = painter.layout_job(job);
        let glyphs = galley.rows.iter().flat_map(|row| &row.glyphs);
        if !glyphs.map(|glyph| glyph.chr).eq(words.chars()) {
            return None;
        }
        let galley = with_shared_ligatures(galley);
        let mut rows = Vec::with_capacity(galley.rows.len());
        let mut glyphs = 0;
        for row in &galley.rows {
            rows.push(glyphs);
            glyphs += row.glyphs.len() as u32;
        }
        Some(Self { galley, rows })
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

    fn width(&self) -> f32 {
        self.galley.size().x
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
        let text = &self.galley.job.text;
        let before = snap(text, glyph);
        if before == glyph {
            return glyph;
        }
        // Inside what a reader sees as one character: the nearer of its edges.
        let behind = (glyph..=after).find(|next| snap(text, *next) == *next);
        let behind = behind.unwrap_or(glyph).min(after);
        let edge =
            |at: u32| placed.pos.x + placed.x_offset((at.saturating_sub(*first) as usize).into());
        if (edge(behind) - at.x).abs() <= (edge(before) - at.x).abs() {
            behind
        } else {
            before
        }
    }

    fn caret(&self, position: u32) -> Rect {
        let row = self.row_of(position);
        let (Some(placed), Some(first)) = (self.galley.rows.get(row), self.rows.get(row)) else {
            return Rect::from_min_size(Pos2::ZERO, Vec2::ZERO);
        };
        let column = position.saturating_sub(*first) as usize;
        let x = placed.pos.x + placed.x_offset(column.into());
        Rect::from_min_max(pos2(x, placed.min_y()), pos2(x, placed.max_y()))
    }

    fn line_start(&self, y: f32) -> u32 {
        let row = self.galley.rows.iter().position(|row| y < row.max_y());
        let row = row.unwrap_or(self.rows.len().saturating_sub(1));
        self.rows.get(row).copied().unwrap_or_default()
    }

    fn caret_behind(&self, position: u32) -> Rect {
        let last = position.saturating_sub(1);
        let row = self.row_of(last);
        let (Some(placed), Some(first)) = (self.galley.rows.get(row), self.rows.get(row)) else {
            return self.caret(position);
        };
        let glyph = placed.glyphs.get(last.saturating_sub(*first) as usize);
        let x = placed.pos.x + glyph.map_or(0.0, Glyph::max_x);
        Rect::from_min_max(pos2(x, placed.min_y()), pos2(x, placed.max_y()))
    }

    fn line_rects(&self, from: u32, to: u32) -> LineRects {
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
            // White space a line is broken at is not part of the ground, wherever in it the stretch ends.
            let mut rest = placed.glyphs.iter().skip(end);
            let seen = if rest.all(|glyph| glyph.chr.is_whitespace()) {
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

/// A galley in which the letters of a ligature share its width; egui gives it all to the first. How the galley
/// is drawn has been settled before and stays.
fn with_shared_ligatures(mut galley: Arc<Galley>) -> Arc<Galley> {
    let hides = |glyph: &Glyph| glyph.advance_width == 0.0 && glyph.chr.is_alphanumeric();
    let rows = galley.rows.iter().enumerate();
    let with_any = rows.filter(|(_, row)| row.glyphs.iter().any(hides));
    for n in with_any.map(|(n, _)| n).collect::<Vec<_>>() {
        let Some(placed) = Arc::make_mut(&mut galley).rows.get_mut(n) else {
            continue;
        };
        let mut left = &mut Arc::make_mut(&mut placed.row).glyphs[..];
        while !left.is_empty() {
            let more = left.iter().skip(1).take_while(|glyph| hides(glyph)).count();
            let (ligature, rest) = left.split_at_mut(more + 1);
            let first = ligature
                .first()
                .map(|glyph| (glyph.pos.x, glyph.advance_width));
            let (x, width) = first.unwrap_or_default();
            let share = width / ligature.len() as f32;
            for (n, glyph) in ligature.iter_mut().enumerate().filter(|_| more > 0) {
                glyph.pos.x = x + share * n as f32;
                glyph.advance_width = share;
            }
            left = rest;
        }
    }
    galley
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
