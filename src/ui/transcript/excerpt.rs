//! Stretches of many documents shown as one text.

use super::blocks::{Block, Gap};
use super::state::Selecting;
use crate::model::Span;

/// A stretch of another text with a heading of its own: many of them make one text to read.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Excerpt {
    /// Where it lies in the text that is shown (code points). What lies between two excerpts belongs to none.
    pub start: u32,
    /// First code point after it.
    pub end: u32,
    /// The words it is about (code points of the text shown); what is around them stands back.
    pub own: Option<Span>,
    /// Where it comes from: “Peer supporter #2 · turn 31”.
    pub title: String,
    /// More about it, quieter.
    pub detail: String,
    /// Whether it is ticked; none where there is nothing to tick.
    pub ticked: Option<bool>,
    /// Whether more around it can be shown.
    pub widens: bool,
    /// Whether less around it can be shown.
    pub narrows: bool,
}

impl Excerpt {
    /// Where it lies in the text that is shown.
    pub const fn span(&self) -> Span {
        Span::new(self.start, self.end)
    }
}

/// Which part of a longer list the excerpts are that are at hand, as shares of the whole from 0 to 1.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct PartOfList {
    /// Share of the list before them.
    pub from: f32,
    /// Share up to their end.
    pub to: f32,
}

impl PartOfList {
    /// All there is.
    pub const WHOLE: Self = Self { from: 0.0, to: 1.0 };

    /// Whether the list goes on after them.
    pub(super) fn goes_on(self) -> bool {
        self.to < 1.0
    }

    /// The part of the list they are, never nothing.
    pub(super) fn share(self) -> f64 {
        f64::from(self.to - self.from).clamp(1e-6, 1.0)
    }
}

impl Default for PartOfList {
    fn default() -> Self {
        Self::WHOLE
    }
}

/// The excerpt a position is in, or the last before it.
pub(super) fn excerpt_at(excerpts: &[Excerpt], position: u32) -> Option<usize> {
    excerpts
        .partition_point(|excerpt| excerpt.start <= position)
        .checked_sub(1)
}

/// Gives the first block of each excerpt its heading.
pub(super) fn head_blocks(blocks: &mut [Block], excerpts: &[Excerpt]) {
    let mut before = None;
    for block in blocks {
        let here = excerpt_at(excerpts, block.span.start);
        if here.is_some() && here != before {
            block.gap = Gap::Excerpt;
        }
        before = here;
    }
}

/// A selection kept within the excerpt it began in.
pub(super) fn clipped(selecting: Selecting, excerpts: &[Excerpt]) -> Selecting {
    let Some(span) = selecting.span() else {
        return selecting;
    };
    let began = excerpt_at(excerpts, selecting.anchor.start).and_then(|n| excerpts.get(n));
    let Some(excerpt) = began.filter(|excerpt| !excerpt.span().covers(span)) else {
        return selecting;
    };
    let within = |position: u32| position.clamp(excerpt.start, excerpt.end);
    Selecting {
        anchor: Span::new(within(selecting.anchor.start), within(selecting.anchor.end)),
        head: within(selecting.head),
        unit: selecting.unit,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::transcript::units::Unit;
    use proptest::prelude::*;

    fn excerpt(start: u32, end: u32) -> Excerpt {
        Excerpt {
            start,
            end,
            ..Excerpt::default()
        }
    }

    #[test]
    fn a_selection_over_an_excerpts_edge_ends_there() {
        let excerpts = [excerpt(0, 10), excerpt(11, 30)];
        let selecting = |from, to| Selecting {
            anchor: Span::new(from, from),
            head: to,
            unit: Unit::Character,
        };
        let span = |from, to| clipped(selecting(from, to), &excerpts).span();
        assert_eq!(span(4, 20), Some(Span::new(4, 10)));
        assert_eq!(span(20, 4), Some(Span::new(11, 20)));
        assert_eq!(span(12, 15), Some(Span::new(12, 15)));
    }

    proptest! {
        #[test]
        fn no_selection_lies_in_two_excerpts(
            lengths in prop::collection::vec(1_u32..40, 1..6), from in 0_u32..200, to in 0_u32..200,
        ) {
            let mut at = 0;
            let mut excerpts = Vec::new();
            for length in lengths {
                excerpts.push(excerpt(at, at + length));
                at += length + 1;
            }
            let anchor = Span::new(from, from);
            let selecting = clipped(Selecting { anchor, head: to, unit: Unit::Character }, &excerpts);
            if let Some(span) = selecting.span() {
                prop_assert!(excerpts.iter().any(|excerpt| excerpt.span().covers(span)));
            }
        }
    }
}
