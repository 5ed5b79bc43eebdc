//! Drawing the column.

use egui::{Align2, Color32, CornerRadius, Painter, Rect, Stroke, pos2, vec2};

use super::excerpt::excerpt_at;
use super::page::{Page, Placed};
use super::state::{Gesture, TranscriptState};
use super::{Excerpt, ShownCoding, ShownSpeaker};
use crate::model::{Span, Turn};
use crate::ui::fonts;
use crate::ui::prose::Words;
use crate::ui::theme::{Theme, metrics};

/// Everything the column is drawn from.
pub(super) struct Scene<'a> {
    pub theme: &'a Theme,
    pub page: &'a Page<'a>,
    pub turns: &'a [Turn],
    pub speakers: &'a [ShownSpeaker],
    pub codings: &'a [ShownCoding],
    pub found: &'a [Span],
    pub found_at: Option<usize>,
    pub heading: Option<(&'a str, &'a str)>,
    pub selected: Option<u64>,
    pub excerpts: &'a [Excerpt],
    pub in_sight: Option<&'a [Span]>,
    pub drop: Option<Span>,
    /// The sentence at the caret, where it is to be marked.
    pub sentence: Option<Span>,
    pub focused: bool,
}

impl Scene<'_> {
    /// Draws grounds, words and caret.
    pub fn paint(&self, painter: &Painter, state: &TranscriptState) {
        for placed in &self.page.placed {
            self.grounds(painter, state, placed);
            if placed.n == 0 {
                self.title(painter, placed.top);
            }
        }
        for placed in &self.page.placed {
            let at = pos2(self.page.geometry.column.min, placed.top);
            if self.excerpts.is_empty() && self.in_sight.is_none() {
                let colour = self.text_colour(state, placed);
                placed.layout.paint(painter, at, colour);
            } else {
                self.excerpt_words(painter, state, placed, at);
            }
        }
        self.caret(painter, state);
    }

    /// Quiet for the interviewer's turns, unless words in them are coded, found or selected: then they matter
    /// here, and quiet text would be hard to read on their ground.
    fn text_colour(&self, state: &TranscriptState, placed: &Placed) -> Color32 {
        let quiet = self.speaker(placed).is_some_and(|speaker| speaker.quiet);
        let block = placed.block.span;
        let coded = || {
            let stretches = &state.over.stretches;
            let n = stretches.partition_point(|stretch| stretch.span.end <= block.start);
            stretches
                .get(n)
                .is_some_and(|stretch| stretch.span.overlaps(block))
        };
        let selected = || {
            state
                .selecting
                .span()
                .is_some_and(|span| span.overlaps(block))
        };
        let found = || {
            let n = self.found.partition_point(|span| span.end <= block.start);
            self.found.get(n).is_some_and(|span| span.overlaps(block))
        };
        if quiet && !selected() && !coded() && !found() {
            self.theme.quiet
        } else {
            self.theme.ink
        }
    }

    /// The words an excerpt is about, or those in sight, in ink, and what is selected; what is around them quieter,
    /// coded or not.
    fn excerpt_words(
        &self,
        painter: &Painter,
        state: &TranscriptState,
        placed: &Placed,
        at: egui::Pos2,
    ) {
        let block = placed.block.span;
        let own = self.own_of(block);
        let in_sight = self.in_sight.unwrap_or_default();
        let first = in_sight.partition_point(|span| span.end <= block.start);
        let in_sight = in_sight.iter().skip(first).copied();
        let in_sight = in_sight.take_while(|span| span.start < block.end);
        let lifted = own
            .into_iter()
            .chain(in_sight)
            .chain(state.selecting.span());
        let mut parts: Vec<Span> = lifted.filter_map(|span| span.intersection(block)).collect();
        parts.sort_unstable();
        let quiet = around(block, &parts);
        let parts = around(block, &quiet);
        let left = self.page.geometry.column.min;
        // Each piece is painted once, in its colour: words painted twice would look bold.
        for (pieces, colour) in [(&parts, self.theme.ink), (&quiet, self.theme.quiet)] {
            if pieces.contains(&block) {
                placed.layout.paint(painter, at, colour);
                return;
            }
            for rect in pieces.iter().flat_map(|piece| placed.rects(*piece, left)) {
                let clip = rect.intersect(painter.clip_rect());
                placed
                    .layout
                    .paint(&painter.with_clip_rect(clip), at, colour);
            }
        }
    }

    /// The words that the excerpt of a block is about.
    fn own_of(&self, block: Span) -> Option<Span> {
        let n = excerpt_at(self.excerpts, block.start)?;
        self.excerpts.get(n)?.own
    }

    fn speaker(&self, placed: &Placed) -> Option<&ShownSpeaker> {
        let turn = self.turns.get(placed.block.turn? as usize)?;
        self.speakers.get(usize::from(turn.speaker?))
    }

    fn title(&self, painter: &Painter, top: f32) {
        let Some((heading, below)) = self.heading else {
            return;
        };
        let scale = self.page.geometry.scale.sqrt().clamp(0.9, 1.4);
        let left = self.page.geometry.column.min;
        let lead = if self.excerpts.is_empty() {
            top - self.page.geometry.turn_gap()
        } else {
            top - self.page.geometry.excerpt_gap()
        };
        let font = fonts::serif_semibold(metrics::HEADING * scale);
        let heading = Words::line(painter, heading, font, self.page.geometry.column.span());
        let at = pos2(left, lead - 40.0 * scale - heading.size().y / 2.0);
        heading.paint(painter, at, self.theme.ink);
        painter.text(
            pos2(left, lead - 16.0 * scale),
            Align2::LEFT_CENTER,
            below,
            fonts::sans((metrics::TEXT - 0.5) * scale),
            self.theme.quiet,
        );
    }

    /// The grounds of a block: codings, found words, selection, in this order.
    fn grounds(&self, painter: &Painter, state: &TranscriptState, placed: &Placed) {
        self.tints(painter, state, placed);
        let left = self.page.geometry.column.min;
        let block = placed.block.span;
        let first = self.found.partition_point(|span| span.end <= block.start);
        for (n, span) in self.found.iter().enumerate().skip(first) {
            let Some(part) = span.intersection(block) else {
                break;
            };
            for rect in placed.rects(part, left) {
                let rect = rect.shrink2(vec2(-1.0, 3.0));
                painter.rect_filled(rect, CornerRadius::same(3), self.theme.found);
                if self.found_at == Some(n) {
                    let ring = Stroke::new(1.5, self.theme.warn);
                    let inside = egui::StrokeKind::Outside;
                    painter.rect_stroke(rect, CornerRadius::same(3), ring, inside);
                }
            }
        }
        if let Some(part) = state
            .selecting
            .span()
            .and_then(|span| span.intersection(block))
        {
            for rect in placed.rects(part, left) {
                painter.rect_filled(rect, CornerRadius::ZERO, self.theme.selection);
            }
        }
        if let Some(part) = self
            .at_caret(state)
            .and_then(|span| span.intersection(block))
        {
            for rect in placed.rects(part, left) {
                let stroke = Stroke::new(1.0, self.theme.thin_mark());
                painter.hline(rect.x_range(), rect.bottom() - 3.0, stroke);
            }
        }
        if let Some(part) = self.drop.and_then(|span| span.intersection(block)) {
            for rect in placed.rects(part, left) {
                painter.rect_filled(rect, CornerRadius::same(3), self.theme.accent_ground);
                let stroke = Stroke::new(2.0, self.theme.accent);
                painter.hline(rect.x_range(), rect.bottom() - 2.0, stroke);
            }
        }
    }

    fn tints(&self, painter: &Painter, state: &TranscriptState, placed: &Placed) {
        let block = placed.block.span;
        let own = self.own_of(block);
        let stretches = &state.over.stretches;
        let first = stretches.partition_point(|stretch| stretch.span.end <= block.start);
        for stretch in stretches.iter().skip(first) {
            let Some(part) = stretch.span.intersection(block) else {
                break;
            };
            let on_top = || {
                stretch
                    .top
                    .iter()
                    .filter_map(|n| self.codings.get(*n as usize))
            };
            let colours: smallvec::SmallVec<[usize; 4]> =
                on_top().map(|coding| coding.colour).collect();
            let mut ground = self.theme.mixed_tint(&colours);
            if own.is_some_and(|own| !own.overlaps(part)) {
                // What is around an excerpt's own words stands back, and quiet words want a light ground.
                ground = self.theme.paper.lerp_to_gamma(ground, 0.4);
            }
            let raised = state.hovered.or(self.selected);
            let lifted = raised.and_then(|id| self.lifted_in(state, id, part));
            match lifted {
                Some(colour) => ground = self.theme.lifted_tint(colour),
                None if state.hovered.is_some() => {
                    ground = self.theme.paper.lerp_to_gamma(ground, 0.45);
                }
                None => {}
            }
            let line = on_top()
                .next()
                .filter(|_| stretch.count > 1)
                .map(|coding| self.theme.code_colour(coding.colour));
            for rect in placed.rects(part, self.page.geometry.column.min) {
                let rect = rect.shrink2(vec2(0.0, 0.5));
                painter.rect_filled(rect, CornerRadius::same(2), ground);
                if let Some(colour) = line {
                    let colour = self.theme.paper.lerp_to_gamma(colour, 0.8);
                    painter.hline(
                        rect.x_range(),
                        rect.bottom() - 2.0,
                        Stroke::new(1.5, colour),
                    );
                }
            }
        }
        if let Gesture::Border { id, span, .. } = state.gesture
            && let Some(part) = span.intersection(block)
            && let Some(coding) = state.over.coding(self.codings, id)
        {
            let ground = self.theme.lifted_tint(coding.colour);
            for rect in placed.rects(part, self.page.geometry.column.min) {
                painter.rect_filled(rect.shrink2(vec2(0.0, 0.5)), CornerRadius::same(2), ground);
            }
        }
    }

    /// Colour of the lifted coding when it covers this part.
    fn lifted_in(&self, state: &TranscriptState, id: u64, part: Span) -> Option<usize> {
        state
            .over
            .coding(self.codings, id)
            .filter(|coding| coding.span.covers(part))
            .map(|coding| coding.colour)
    }

    /// The sentence at the caret while one reads with the keyboard and nothing is selected.
    fn at_caret(&self, state: &TranscriptState) -> Option<Span> {
        let idle = self.focused && self.selected.is_none() && state.selecting.span().is_none();
        self.sentence.filter(|_| idle)
    }

    fn caret(&self, painter: &Painter, state: &TranscriptState) {
        if !self.focused {
            return;
        }
        let Some(caret) = self.page.caret(state.selecting.head) else {
            return;
        };
        let rect =
            Rect::from_center_size(caret.center(), vec2(2.0, (caret.height() * 0.8).round()));
        painter.rect_filled(rect, CornerRadius::same(1), self.theme.accent);
    }
}

/// What of a block lies outside these parts of it, which are in order; those that overlap are joined in them.
fn around(block: Span, parts: &[Span]) -> Vec<Span> {
    let mut gaps = Vec::new();
    let mut at = block.start;
    for part in parts {
        if part.start > at {
            gaps.push(Span::new(at, part.start));
        }
        at = at.max(part.end);
    }
    if at < block.end {
        gaps.push(Span::new(at, block.end));
    }
    gaps
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_around_coded_words_is_all_the_rest_of_the_block() {
        let parts = [Span::new(2, 4), Span::new(3, 6), Span::new(8, 10)];
        let gaps = around(Span::new(0, 10), &parts);
        assert_eq!(gaps, [Span::new(0, 2), Span::new(6, 8)]);
        assert_eq!(around(Span::new(3, 5), &[]), [Span::new(3, 5)]);
    }
}
