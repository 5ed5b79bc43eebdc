//! Words after masking, with where everything came to stand.

use crate::model::Span;

/// A place where something was masked. Positions are code points.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MaskHit {
    /// Which entry of the dictionary decided: its place in [`super::Masks::entries`].
    pub entry: usize,
    /// Where the words stood.
    pub found: Span,
    /// Where their replacement stands.
    pub placed: Span,
}

/// Words after masking.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Masked {
    /// The words as they may go out.
    pub text: String,
    /// The stretches that were asked about, in the masked words. One whose border lay within masked words holds all of
    /// the replacement.
    pub spans: Vec<Span>,
    /// What was masked, in order.
    pub hits: Vec<MaskHit>,
    /// Longer words that begin with words of the dictionary and went out as they stand: “Annas”, “Annabel”.
    pub near: Vec<Span>,
}

impl Masked {
    /// Where a stretch that begins at a position of the original begins now.
    pub fn start_of(&self, position: u32) -> u32 {
        self.moved(position, |hit| hit.placed.start)
    }

    /// Where a stretch that ends at a position of the original ends now.
    pub fn end_of(&self, position: u32) -> u32 {
        self.moved(position, |hit| hit.placed.end)
    }

    /// A stretch of the original in the masked words.
    pub fn span_of(&self, span: Span) -> Span {
        let start = self.start_of(span.start);
        Span::new(start, self.end_of(span.end).max(start))
    }

    fn moved(&self, position: u32, within: impl Fn(&MaskHit) -> u32) -> u32 {
        let after = self.hits.partition_point(|hit| hit.found.start < position);
        let Some(hit) = after.checked_sub(1).and_then(|at| self.hits.get(at)) else {
            return position;
        };
        if position < hit.found.end {
            return within(hit);
        }
        hit.placed.end + (position - hit.found.end)
    }
}
