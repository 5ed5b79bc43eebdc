//! The names beside the brackets: where each stands and how it is wrapped.

use egui::{FontId, Pos2, Ui, pos2};

use super::ShownCoding;
use super::geometry::Geometry;
use super::margin::Bracket;
use crate::ui::fonts;
use crate::ui::prose::Words;

/// Brackets that get a name or a place in a "+n"; more than that on one screen only get their bar.
const MOST_NAMES: usize = 200;
/// How many lines of names a name may be pushed below its bracket by those above it.
const PUSHED: f32 = 2.5;
/// Lines a name may take where nothing stands below it.
const MOST_ROWS: usize = 3;

/// A name or, when it did not fit, the names that share a "+n".
pub(super) struct Note<'a> {
    pub codings: Vec<&'a ShownCoding>,
    /// Whether it is a "+n".
    pub counted: bool,
    /// Whether one cannot see which bracket it belongs to: it stands below it, or many stand here.
    pub apart: bool,
    pub at: Pos2,
    pub words: Words,
}

/// Where each name stands: beside the top of its bracket, pushed down by those above it, and counted in a
/// "+n" where it would lose touch with its bracket. `strong` are the codings lifted and selected: they are
/// written stronger, and nothing moves for it.
pub(super) fn notes<'a>(
    ui: &Ui,
    geometry: &Geometry,
    brackets: &[Bracket<'a>],
    strong: [Option<u64>; 2],
) -> Vec<Note<'a>> {
    let screen = geometry.rect;
    let head = |bracket: &Bracket<'_>| bracket.top.max(screen.top() + 4.0) - 1.0;
    let mut order: Vec<&Bracket<'a>> = brackets.iter().take(MOST_NAMES).collect();
    order.sort_by(|a, b| head(a).total_cmp(&head(b)));
    let mut notes: Vec<Note<'a>> = Vec::new();
    let mut free = screen.top() + 4.0;
    let line = (geometry.small.size * 1.35).round();
    for (n, bracket) in order.iter().enumerate() {
        let coding = bracket.coding;
        let wanted = head(bracket);
        let top = wanted.max(free);
        let counted_above = notes
            .last()
            .is_some_and(|last: &Note<'_>| last.counted && last.at.y + line * 2.0 > wanted);
        let fits = top <= bracket.bottom.max(wanted + line) + line * (PUSHED - 1.0);
        if fits {
            let next = order.get(n + 1).map_or(f32::INFINITY, |next| head(next));
            let rows = (((next - top) / line).floor() as usize).clamp(1, MOST_ROWS);
            let writing = Writing { ui, geometry };
            let widest = |rows: usize| widest_lane(brackets, top, top + line * rows as f32);
            let apart = top > bracket.bottom || beside(brackets, top, top + line) > 2;
            let indent = if apart { 12.0 } else { 0.0 };
            let mut left = geometry.lane(widest(1)) + geometry.lane_width.max(8.0) + indent;
            let mut wide = writing.written(&coding.title(), left, true, rows);
            if wide.rows() > 1 {
                left = geometry.lane(widest(wide.rows())) + geometry.lane_width.max(8.0) + indent;
                wide = writing.written(&coding.title(), left, true, rows);
            }
            // Room is kept for the stronger writing, so that nothing moves when a coding is lifted.
            free = top + wide.size().y + 4.0;
            let is_strong = strong.contains(&Some(coding.id));
            let words = if is_strong {
                wide
            } else {
                writing.written(&coding.title(), left, false, rows)
            };
            let at = pos2(left, top);
            notes.push(Note {
                codings: vec![coding],
                counted: false,
                apart,
                at,
                words,
            });
        } else if counted_above && let Some(last) = notes.last_mut() {
            last.codings.push(coding);
            let words = format!("+{}", last.codings.len());
            let writing = Writing { ui, geometry };
            last.words = writing.written(&words, last.at.x, false, 1);
        } else {
            let widest = widest_lane(brackets, free, free + line);
            let left = geometry.lane(widest) + geometry.lane_width.max(8.0) + 4.0;
            let writing = Writing { ui, geometry };
            let words = writing.written("+1", left, false, 1);
            let at = pos2(left, free);
            free += words.size().y + 4.0;
            notes.push(Note {
                codings: vec![coding],
                counted: true,
                apart: false,
                at,
                words,
            });
        }
    }
    notes
}

/// How many brackets stand between two heights.
fn beside(brackets: &[Bracket<'_>], top: f32, bottom: f32) -> usize {
    let here = |bracket: &&Bracket<'_>| bracket.top < bottom && bracket.bottom > top;
    brackets.iter().filter(here).count()
}

/// The outermost lane with a bracket between two heights.
fn widest_lane(brackets: &[Bracket<'_>], top: f32, bottom: f32) -> u16 {
    brackets
        .iter()
        .filter(|bracket| bracket.top < bottom && bracket.bottom > top)
        .map(|bracket| bracket.lane)
        .max()
        .unwrap_or_default()
}

struct Writing<'a> {
    ui: &'a Ui,
    geometry: &'a Geometry,
}

impl Writing<'_> {
    /// A name from `left` to the margin's right edge, on so many lines at most.
    fn written(&self, words: &str, left: f32, strong: bool, rows: usize) -> Words {
        let size = self.geometry.small.size;
        let font: FontId = if strong {
            fonts::sans_semibold(size)
        } else {
            self.geometry.small.clone()
        };
        let line = (size * 1.35).round();
        let room = (self.geometry.margin.max - left).max(40.0);
        Words::lines(self.ui.painter(), words, font, Some(line), room, rows)
    }
}
