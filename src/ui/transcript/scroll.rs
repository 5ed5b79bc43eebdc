//! Bringing blocks to their place on the screen.

use egui::Painter;

use super::blocks::{Block, Gap};
use super::geometry::Geometry;
use super::heights::Heights;
use super::page::{Page, Placed};
use super::scroll_bar::{foot, whole};
use super::state::{Request, TranscriptState};
use crate::model::Text;

/// Lays out what is on the screen.
pub(super) struct Scroller<'a> {
    pub painter: &'a Painter,
    pub text: &'a Text,
    pub geometry: &'a Geometry,
    /// Space above the first block, with the heading in it.
    pub head: f32,
}

impl<'a> Scroller<'a> {
    /// New heights when the page is another; the line at the top of the screen stays where it is.
    pub fn fit(&self, state: &mut TranscriptState) {
        let same = state.prepared.geometry.as_ref().is_some_and(|before| {
            before.setting == self.geometry.setting && state.prepared.heights.len() > 0
        });
        if same {
            state.prepared.geometry = Some(self.geometry.clone());
            return;
        }
        let first_time = state.prepared.heights.len() == 0;
        let blocks = &state.prepared.blocks;
        let heights = blocks
            .iter()
            .enumerate()
            .map(|(n, block)| {
                let guess = self.geometry.guess(block.span.len());
                f64::from(self.gap(n, block) + self.least(block, guess))
            })
            .collect();
        state.prepared.heights = Heights::new(heights);
        state.prepared.geometry = Some(self.geometry.clone());
        if !first_time {
            let (top, offset) = (state.scroll.top, state.scroll.top_offset);
            self.bring(state, top, offset);
        }
    }

    /// Follows a request, or leaves the page where it is, and lays out what is then on the screen.
    pub fn page(&self, state: &mut TranscriptState) -> Page<'a> {
        match state.request.take() {
            Some(Request::Show(position)) => {
                self.bring(state, position, self.geometry.rect.height() * 0.3);
            }
            Some(Request::Top(position)) => self.bring(state, position, 8.0),
            Some(Request::Line { position, below }) => self.bring(state, position, below),
            Some(Request::Page { by, .. }) => state.scroll.offset -= by,
            Some(Request::Share(share)) => self.go_to_share(state, share),
            Some(Request::Reach(position)) => {
                let page = self.placed(state);
                if self.is_in_sight(&page, position) {
                    return page;
                }
                self.bring(state, position, self.geometry.rect.height() * 0.3);
            }
            Some(Request::Nearest(position)) => {
                let page = self.placed(state);
                if self.is_in_sight(&page, position) {
                    return page;
                }
                let above = state.scroll.top > position;
                let line = self.geometry.setting.line;
                let room = self.geometry.rect.height();
                let at = if above {
                    line * 2.0
                } else {
                    (room - line * 4.0).max(line)
                };
                self.bring(state, position, at);
            }
            None => {}
        }
        self.placed(state)
    }

    fn is_in_sight(&self, page: &Page<'_>, position: u32) -> bool {
        let rect = self.geometry.rect;
        page.caret(position)
            .is_some_and(|caret| caret.top() >= rect.top() && caret.bottom() <= rect.bottom() - 8.0)
    }

    /// Puts the line of a position `below` points under the screen's upper edge.
    fn bring(&self, state: &mut TranscriptState, position: u32, below: f32) {
        let blocks = &state.prepared.blocks;
        let n = blocks
            .partition_point(|block| block.span.start <= position)
            .saturating_sub(1);
        let Some(block) = blocks.get(n).copied() else {
            return;
        };
        let words = self.text.slice(block.span);
        let Some(layout) = state.layouts.get(self.painter, n, words, block.base) else {
            return;
        };
        let within = position.saturating_sub(block.span.start);
        let line = layout.caret(within.min(block.span.len())).top();
        state.scroll.block = n;
        state.scroll.offset = below - self.gap(n, &block) - line;
    }

    fn go_to_share(&self, state: &mut TranscriptState, share: f32) {
        let screen = f64::from(self.geometry.rect.height());
        let most = (whole(&state.prepared, self.geometry) - screen).max(0.0);
        let above = most * f64::from(share.clamp(0.0, 1.0));
        state.scroll.block = state.prepared.heights.at(above);
        let before = state.prepared.heights.before(state.scroll.block);
        state.scroll.offset = (before - above) as f32;
    }

    /// Lays out from the block held still to the lower edge, and keeps both ends of the document from
    /// coming too far into the screen.
    fn placed(&self, state: &mut TranscriptState) -> Page<'a> {
        self.settle_upwards(state);
        let (mut placed, mut bottom) = self.downwards(state);
        let last = placed
            .last()
            .is_none_or(|placed| placed.n + 1 == state.prepared.blocks.len());
        let missing = self.geometry.rect.bottom() - foot(&state.prepared, self.geometry) - bottom;
        if last && missing > 0.0 {
            state.scroll.offset += missing;
            self.settle_upwards(state);
            (placed, bottom) = self.downwards(state);
        }
        self.remember(state, &placed, bottom);
        Page {
            geometry: self.geometry,
            placed,
        }
    }

    /// Moves the anchor so that it is the first block on the screen.
    fn settle_upwards(&self, state: &mut TranscriptState) {
        while state.scroll.offset > 0.0 && state.scroll.block > 0 {
            state.scroll.block -= 1;
            let height = self.measure(state, state.scroll.block);
            state.scroll.offset -= height;
        }
        if state.scroll.block == 0 {
            state.scroll.offset = state.scroll.offset.min(0.0);
        }
        while state.scroll.block + 1 < state.prepared.blocks.len() {
            let height = self.measure(state, state.scroll.block);
            if state.scroll.offset + height > 0.0 {
                break;
            }
            state.scroll.offset += height;
            state.scroll.block += 1;
        }
    }

    fn downwards(&self, state: &mut TranscriptState) -> (Vec<Placed>, f32) {
        let mut placed = Vec::new();
        let rect = self.geometry.rect;
        let mut top = rect.top() + state.scroll.offset;
        let mut n = state.scroll.block;
        while top < rect.bottom() {
            let Some(block) = state.prepared.blocks.get(n).copied() else {
                break;
            };
            let height = self.measure(state, n);
            let words = self.text.slice(block.span);
            if let Some(layout) = state.layouts.get(self.painter, n, words, block.base) {
                placed.push(Placed {
                    n,
                    block,
                    top: (top + self.gap(n, &block)).round(),
                    layout,
                });
            }
            top += height;
            n += 1;
        }
        (placed, top)
    }

    /// Height of a block with the gap above it, laid out and corrected.
    fn measure(&self, state: &mut TranscriptState, n: usize) -> f32 {
        let Some(block) = state.prepared.blocks.get(n).copied() else {
            return 0.0;
        };
        let words = self.text.slice(block.span);
        let Some(layout) = state.layouts.get(self.painter, n, words, block.base) else {
            return state.prepared.heights.get(n) as f32;
        };
        let height = self.gap(n, &block) + self.least(&block, layout.height());
        state.prepared.heights.set(n, f64::from(height));
        height
    }

    /// Space above a block.
    fn gap(&self, n: usize, block: &Block) -> f32 {
        match block.gap {
            Gap::Excerpt if n == 0 => self.head + self.geometry.excerpt_gap(),
            Gap::Excerpt => self.geometry.excerpt_gap(),
            _ if n == 0 => self.head,
            Gap::None => 0.0,
            Gap::Paragraph => self.geometry.paragraph_gap(),
            Gap::Turn => self.geometry.turn_gap(),
        }
    }

    /// A turn of one block is at least as high as what stands beside it.
    fn least(&self, block: &Block, height: f32) -> f32 {
        if block.leads && block.ends && block.turn.is_some() {
            height.max(self.geometry.least())
        } else {
            height
        }
    }

    fn remember(&self, state: &mut TranscriptState, placed: &[Placed], bottom: f32) {
        let rect = self.geometry.rect;
        let first = placed
            .iter()
            .find(|placed| {
                placed.top + placed.layout.height() >= rect.top() + self.geometry.setting.line
            })
            .or(placed.last());
        if let Some(first) = first {
            let line = first_whole_line(first, rect.top(), self.geometry.setting.line);
            state.scroll.top = first.block.span.start + line;
            state.scroll.top_offset = first.top + first.layout.caret(line).top() - rect.top();
        }
        let last = placed.last().map_or(0, |placed| placed.n + 1);
        let total = state.prepared.heights.total().max(1.0);
        let past = f64::from((bottom - rect.bottom()).max(0.0));
        let seen = (state.prepared.heights.before(last) - past) / total;
        state.scroll.seen = seen.clamp(0.0, 1.0) as f32;
    }
}

/// First position of the first line that is not cut by the screen's upper edge.
fn first_whole_line(placed: &Placed, edge: f32, line: f32) -> u32 {
    let above = (edge - placed.top).max(0.0);
    let cut = placed.layout.line_start(above + 1.0);
    let top = placed.layout.caret(cut).top();
    if top + 1.0 >= above || top + line >= placed.layout.height() {
        return cut;
    }
    placed.layout.line_start(top + line + 1.0)
}
