//! The frames, made off the screen's thread.

use super::super::found::reader;
use crate::analysis::layers::CompareError;
use crate::analysis::matching::{Standing, Suggestion, TwoFrames};
use crate::journal::Texts;
use crate::model::{AnalystId, CodeId, PassId, SeenApart};
use rustc_hash::FxHashSet;

/// Two frames and what suggests itself.
#[derive(Debug)]
pub(in super::super) struct Frames {
    pub two: TwoFrames,
    /// The strongest first.
    pub suggestions: Vec<Suggestion>,
}

impl Frames {
    /// Sets them side by side.
    pub fn of(
        apart: &SeenApart,
        texts: &Texts,
        pass: PassId,
        pair: [AnalystId; 2],
    ) -> Result<Self, CompareError> {
        let two = TwoFrames::of(&apart.seen(), &reader(texts), pass, pair)?;
        let suggestions = two.suggestions();
        Ok(Self { two, suggestions })
    }

    /// How many codes both gave.
    pub fn shared(&self) -> usize {
        let [first, _] = &self.two.frames;
        let shared = first.iter().filter(|it| it.standing == Standing::Shared);
        shared.count()
    }

    /// A side's codes: what there is to match first, then what both gave; of these only those that wait, where asked.
    pub fn in_order(&self, side: usize, waiting: Option<&FxHashSet<CodeId>>) -> Vec<CodeId> {
        let frame = self.two.frames.get(side).map_or(&[][..], Vec::as_slice);
        let alone = frame.iter().filter(|it| it.standing != Standing::Shared);
        let shared = frame.iter().filter(|it| it.standing == Standing::Shared);
        let all = alone.chain(shared).map(|it| it.code);
        all.filter(|code| waiting.is_none_or(|waiting| waiting.contains(code)))
            .collect()
    }
}
