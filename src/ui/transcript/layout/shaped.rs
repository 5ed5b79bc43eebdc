//! The layout for letters that run from right to left, or that change places and join.

use cosmic_text::LayoutGlyph;
use egui::epaint::Mesh;
use egui::text::{LayoutJob, TextFormat};
use egui::{Color32, Painter, Pos2, Rect, Shape, TextureHandle, Vec2, pos2, vec2};

use super::clumps::Clumps;
use super::lines::{Line, line};
use super::{Base, LineRects, Setting, TextLayout};
use crate::ui::fonts::Shaper;
use crate::ui::theme::pixels::AS_THEY_ARE;

/// Lines set by Unicode's rules of order and the fonts' own rules of joining.
pub(super) struct ShapedLayout {
    lines: Vec<Line>,
    line: f32,
    /// Where an empty paragraph has its caret.
    edge: f32,
    inks: Vec<Ink>,
}

/// The glyphs whose pictures are on one texture.
struct Ink {
    texture: TextureHandle,
    quads: Vec<Quad>,
}

/// A glyph: where it is in the block, and its picture.
struct Quad {
    place: Rect,
    uv: Rect,
    coloured: bool,
}

impl ShapedLayout {
    pub fn new(painter: &Painter, words: &str, base: Base, setting: &Setting) -> Self {
        let (set, lead) = as_set(words, base);
        Shaper::with(painter.ctx(), |shaper| {
            let glyphs = shaper.glyphs(painter.ctx(), &set, &setting.font);
            let clumps = Clumps::new(words, &set, lead, &glyphs, base);
            let mut inks = Inks::new(painter, setting);
            let mut lines = Vec::new();
            for (n, row) in clumps.rows(setting.width).into_iter().enumerate() {
                let lefts = clumps.lefts(row.clone(), base, setting.width);
                let row = clumps.all.get(row).unwrap_or_default();
                for (clump, left) in row.iter().zip(&lefts) {
                    for (glyph, right) in &clump.glyphs {
                        if let Some(glyph) = glyphs.get(*glyph as usize) {
                            inks.add(shaper, glyph, n, left + right);
                        }
                    }
                }
                lines.push(line(row, &lefts, &clumps.borders));
            }
            Self::of(lines, inks.done, base, setting)
        })
    }

    fn of(lines: Vec<Line>, inks: Vec<Ink>, base: Base, setting: &Setting) -> Self {
        Self {
            lines,
            line: setting.line,
            edge: match base {
                Base::ToTheLeft if setting.width.is_finite() => setting.width,
                _ => 0.0,
            },
            inks,
        }
    }

    fn line_at(&self, y: f32) -> usize {
        ((y / self.line).max(0.0) as usize).min(self.lines.len().saturating_sub(1))
    }

    /// The line a position is on; a position between two lines is on the lower one.
    fn line_of(&self, position: u32) -> usize {
        self.lines
            .partition_point(|line| line.from <= position)
            .saturating_sub(1)
    }

    fn upright(&self, n: usize, x: f32) -> Rect {
        let top = n as f32 * self.line;
        Rect::from_min_max(pos2(x, top), pos2(x, top + self.line))
    }
}

impl TextLayout for ShapedLayout {
    fn height(&self) -> f32 {
        self.lines.len() as f32 * self.line
    }

    fn width(&self) -> f32 {
        self.lines.iter().map(Line::width).fold(0.0, f32::max)
    }

    fn position_at(&self, at: Vec2) -> u32 {
        let n = self.line_at(at.y);
        let last = n + 1 == self.lines.len();
        self.lines
            .get(n)
            .map_or(0, |line| line.position_at(at.x, last))
    }

    fn line_start(&self, y: f32) -> u32 {
        self.lines.get(self.line_at(y)).map_or(0, |line| line.from)
    }

    fn caret(&self, position: u32) -> Rect {
        let n = self.line_of(position);
        let x = self.lines.get(n).and_then(|line| line.before(position));
        self.upright(n, x.unwrap_or(self.edge))
    }

    fn caret_behind(&self, position: u32) -> Rect {
        let n = self.line_of(position.saturating_sub(1));
        let x = self.lines.get(n).and_then(|line| line.behind(position));
        self.upright(n, x.unwrap_or(self.edge))
    }

    fn line_rects(&self, from: u32, to: u32) -> LineRects {
        let mut rects = LineRects::new();
        if from >= to {
            return rects;
        }
        for (n, line) in self.lines.iter().enumerate().skip(self.line_of(from)) {
            if line.from >= to {
                break;
            }
            for (left, right) in line.stretches(from, to) {
                rects.push(self.upright(n, left).with_max_x(right));
            }
        }
        rects
    }

    fn paint(&self, painter: &Painter, at: Pos2, colour: Color32) {
        // The pictures are made for whole pixels.
        let scale = painter.pixels_per_point();
        let at = vec2(
            (at.x * scale).round() / scale,
            (at.y * scale).round() / scale,
        );
        for ink in &self.inks {
            let mut mesh = Mesh::with_texture(ink.texture.id());
            for quad in &ink.quads {
                let colour = if quad.coloured { AS_THEY_ARE } else { colour };
                mesh.add_rect_with_uv(quad.place.translate(at), quad.uv, colour);
            }
            painter.add(Shape::mesh(mesh));
        }
    }
}

/// The words as they are set, and how many bytes stand before them: the letter that says which way the
/// paragraph runs. What would end a paragraph is a space in it.
fn as_set(words: &str, base: Base) -> (String, usize) {
    let mut set = String::with_capacity(words.len() + 3);
    set.push(base.mark());
    let lead = set.len();
    set.extend(words.chars().map(|sign| match sign {
        '\t' => '\t',
        '\u{2028}' | '\u{2029}' => ' ',
        sign if sign.is_control() => ' ',
        sign => sign,
    }));
    (set, lead)
}

/// Glyphs being drawn.
struct Inks<'a> {
    painter: &'a Painter,
    setting: &'a Setting,
    baseline: f32,
    done: Vec<Ink>,
}

impl<'a> Inks<'a> {
    fn new(painter: &'a Painter, setting: &'a Setting) -> Self {
        Self {
            painter,
            setting,
            baseline: baseline(painter, setting),
            done: Vec::new(),
        }
    }

    /// Adds a glyph that stands at `x` on a line.
    fn add(&mut self, shaper: &mut Shaper, glyph: &LayoutGlyph, line: usize, x: f32) {
        let scale = self.painter.pixels_per_point();
        let below = ((line as f32 * self.setting.line + self.baseline) * scale).round();
        let glyph = LayoutGlyph { x, ..glyph.clone() };
        let placed = glyph.physical((0.0, below), scale);
        let Some(picture) = shaper.picture(self.painter.ctx(), placed.cache_key) else {
            return;
        };
        let min = pos2(
            (placed.x + picture.left) as f32,
            (placed.y - picture.top) as f32,
        );
        let quad = Quad {
            place: Rect::from_min_size(min, picture.size) / scale,
            uv: picture.uv,
            coloured: picture.coloured,
        };
        let id = picture.texture.id();
        if let Some(ink) = self.done.iter_mut().find(|ink| ink.texture.id() == id) {
            ink.quads.push(quad);
        } else {
            self.done.push(Ink {
                texture: picture.texture,
                quads: vec![quad],
            });
        }
    }
}

/// From a line's top to where its letters stand, as egui sets its own: every line alike, whatever faces
/// are on it.
fn baseline(painter: &Painter, setting: &Setting) -> f32 {
    let format = TextFormat {
        font_id: setting.font.clone(),
        line_height: Some(setting.line),
        ..TextFormat::default()
    };
    let galley = painter.layout_job(LayoutJob::single_section("x".to_owned(), format));
    let glyph = galley.rows.first().and_then(|row| row.glyphs.first());
    glyph.map_or(setting.line * 0.75, |glyph| glyph.pos.y)
}
