//! The codings of a layer.

use super::gather::Gathering;
use super::{InLayer, LayerChoice, LayerSegment};
use crate::analysis::layers::{LeftOut, Texts};
use crate::model::{AnalystId, CodeId, DocumentId, Part, PassId, Seen};
use rustc_hash::FxHashMap;
use std::ops::Range;

/// The segments of a layer, found by code. Hidden codings are in none.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct LayerCodings {
    /// Which layer.
    pub choice: LayerChoice,
    /// Its segments, by code, then by document and place.
    pub segments: Vec<LayerSegment>,
    /// Analysts whose codings are in it, in the order they joined the study.
    pub analysts: Vec<AnalystId>,
    /// Parts of the material that count in a consensus, closed ones and settled ones.
    pub parts: Vec<(PassId, Part)>,
    /// How many of those are closed.
    pub closed: usize,
    /// Parts that do not count yet, since something in them is open.
    pub open: Vec<(PassId, Part)>,
    /// Documents or passes that could not be taken in, with the reason.
    pub left_out: Vec<LeftOut>,
    pub(super) by_code: FxHashMap<CodeId, OfCode>,
}

/// Where the segments of a code stand, and what they add to a count.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct OfCode {
    range: Range<usize>,
    documents: Box<[DocumentId]>,
    who: u64,
}

impl LayerCodings {
    /// Gathers a layer. One walk over the codings; for the consensus, one comparison for each pass of several analysts.
    ///
    /// # Errors
    /// Where a text that the consensus needs is missing: one sentence.
    pub fn of(seen: &Seen<'_>, texts: &Texts<'_>, choice: LayerChoice) -> Result<Self, String> {
        let mut gathering = Gathering::of(seen, choice);
        match choice {
            LayerChoice::Everybody => gathering.codings_of(None),
            LayerChoice::Analyst(who) => gathering.codings_of(Some(who)),
            LayerChoice::Consensus => gathering.consensus(texts)?,
        }
        Ok(gathering.finish())
    }

    pub(super) fn found(mut self, order: impl Fn(&LayerSegment) -> usize) -> Self {
        self.segments
            .sort_by_cached_key(|it| (it.code, order(it), it.span.start, it.span.end, it.coding));
        let mut from = 0;
        for same in self.segments.chunk_by(|a, b| a.code == b.code) {
            if let Some(first) = same.first() {
                let mut documents: Vec<DocumentId> = same.iter().map(|it| it.document).collect();
                documents.sort();
                documents.dedup();
                let of_code = OfCode {
                    range: from..from + same.len(),
                    documents: documents.into_boxed_slice(),
                    who: same.iter().fold(0, |who, it| who | it.who),
                };
                self.by_code.insert(first.code, of_code);
            }
            from += same.len();
        }
        self
    }

    /// The segments of a code alone.
    pub fn of_code(&self, code: CodeId) -> &[LayerSegment] {
        let range = self.by_code.get(&code).map(|it| it.range.clone());
        range
            .and_then(|range| self.segments.get(range))
            .unwrap_or_default()
    }

    /// Codes that have segments.
    pub fn codes(&self) -> impl Iterator<Item = CodeId> + '_ {
        self.by_code.keys().copied()
    }

    /// Counts of codes together.
    pub fn count(&self, codes: impl IntoIterator<Item = CodeId>) -> InLayer {
        let mut counted = InLayer::default();
        let mut who = 0;
        let codes = codes.into_iter();
        for of_code in codes.filter_map(|code| self.by_code.get(&code)) {
            counted.segments += of_code.range.len();
            counted.documents.extend(&of_code.documents);
            who |= of_code.who;
        }
        counted.analysts = self.named(who);
        counted
    }

    /// The analysts whose codings a segment rests on.
    pub fn analysts_of(&self, segment: &LayerSegment) -> Vec<AnalystId> {
        self.named(segment.who)
    }

    fn named(&self, who: u64) -> Vec<AnalystId> {
        let analysts = self.analysts.iter().enumerate();
        analysts
            .filter(|(n, _)| who & bit(*n) != 0)
            .map(|(_, analyst)| *analyst)
            .collect()
    }

    /// Where the numbers come from, and what they leave out, in one sentence.
    pub fn sentence(&self, seen: &Seen<'_>) -> String {
        let LayerChoice::Consensus = self.choice else {
            return format!("Counts are of {}.", self.choice.words(seen));
        };
        let settled = self.parts.len() - self.closed;
        let mut words = vec![format!("{} closed", self.closed)];
        if settled > 0 {
            words.push(format!("{settled} settled and not closed"));
        }
        if !self.open.is_empty() {
            words.push(format!("{} left out since they are open", self.open.len()));
        }
        format!(
            "Counts are of the consensus; parts of the material: {}.",
            words.join(", ")
        )
    }
}

/// The place of an analyst in a set; those beyond the sixty-third share one.
pub(super) const fn bit(place: usize) -> u64 {
    let most = if place < 63 { place } else { 63 };
    1 << most
}
