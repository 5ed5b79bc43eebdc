//! A coded stretch as it counts in a layer.

use crate::model::{CodeId, CodingId, DocumentId, Place, Span, Stance, Valence};

/// A stretch with its code. In the consensus it rests on the codings of several analysts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LayerSegment {
    /// The document.
    pub document: DocumentId,
    /// The code it shows under.
    pub code: CodeId,
    /// The construct within which it was coded, in a pass that works within constructs.
    pub within: Option<CodeId>,
    /// The passage (code points).
    pub span: Span,
    /// The first coding it rests on.
    pub coding: CodingId,
    /// The others, in the consensus.
    pub others: Option<Box<[CodingId]>>,
    /// Barrier or facilitator; both where analysts marked it differently.
    pub valence: Option<Valence>,
    /// Internal or external; both where analysts marked it differently.
    pub place: Option<Place>,
    /// How the speaker stands to it; for and against where analysts marked it differently.
    pub stance: Option<Stance>,
    /// Whether anybody marked it as a deviant case.
    pub is_deviant: bool,
    /// Its analysts, as a set of places in [`super::LayerCodings::analysts`].
    pub(super) who: u64,
}

impl LayerSegment {
    /// All codings it rests on.
    pub fn codings(&self) -> impl Iterator<Item = CodingId> + '_ {
        let others = self.others.as_deref().unwrap_or_default();
        std::iter::once(self.coding).chain(others.iter().copied())
    }
}
