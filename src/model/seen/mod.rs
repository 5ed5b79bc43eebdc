//! A study as one person may see it.

mod after_reveal;
mod analysis_versions;
mod apart;
mod board;
mod board_words;
mod challenge_items;
mod challenges;
mod closings;
mod code_tree;
mod codebook_versions;
mod conflicts;
mod consensus;
mod counts;
mod cuts;
mod decided_words;
mod derived;
mod grounds;
mod hiding;
mod history;
mod labels;
mod lists;
mod log;
mod log_walk;
mod log_words;
mod matches;
mod material;
mod meaning;
mod memos;
mod passes;
mod quotation_words;
mod quotations;
mod review_words;
mod reviews;
mod rounds;
mod saturation;
mod shared;
mod shared_work;
mod step_names;
mod summaries;
mod undo;

pub use after_reveal::AfterReveal;
pub use analysis_versions::{
    AnalysisVersion, CategoryDifference, CategoryDifferenceKind, CategoryThen, CodeInVersion,
};
pub use apart::SeenApart;
pub use challenge_items::{AmendedCoding, ChallengeItem, ChallengeState};
pub use closings::{PartClosing, PartReveal};
pub use code_tree::CodeTree;
pub use codebook_versions::{CodebookDifference, CodebookVersion, DifferenceKind, Moment};
pub use conflicts::{Conflict, ConflictOf};
pub use counts::{CodeCounts, Counts};
pub use derived::{Derived, Renewed};
pub use history::{CodebookChange, HistoryEntry, HistoryOf};
pub use log::LogEntry;
pub use log_walk::{Installed, LogKind, LogPlace, LogWalk};
pub use matches::MatchedCodes;
pub use material::MaterialChange;
pub use meaning::EarlierMeaning;
pub use passes::PassState;
pub use reviews::{ReviewReply, ReviewState, ReviewThread, SeenReview, Standing};
pub use rounds::{RoundState, SeenRound};
pub use saturation::SaturationReview;
pub use shared::SeenShared;
pub use summaries::SeenSummary;
pub use undo::UndoStep;

use super::{AnalystId, CategoryId, CodeId, PassId, RoundId, Stamp, Study};
use rustc_hash::{FxHashMap, FxHashSet};
use std::cell::{OnceCell, RefCell};
use std::sync::Arc;

/// Who looks at a study.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Viewer {
    /// A person of the study.
    Analyst(AnalystId),
    /// Somebody who is no person of the study: sees what is revealed.
    Anyone,
}

/// A study without what is hidden from its viewer.
///
/// Cheap to make; what it derives (code tree, hidden codes) is derived once when first asked for, so keep one
/// for as long as the study's revision stays the same.
#[derive(Debug)]
pub struct Seen<'a> {
    pub(super) study: &'a Study,
    viewer: Viewer,
    tree: OnceCell<Arc<CodeTree>>,
    hidden_codes: OnceCell<Arc<FxHashSet<CodeId>>>,
    hidden_categories: OnceCell<FxHashSet<CategoryId>>,
    hiding: OnceCell<Vec<(Stamp, Vec<AnalystId>)>>,
    revealed_passes: RefCell<FxHashMap<PassId, bool>>,
    /// How much of the codebook changed in rounds, where that was settled beforehand.
    changed_in_rounds: OnceCell<Arc<FxHashMap<RoundId, usize>>>,
}

impl<'a> Seen<'a> {
    pub(super) fn new(study: &'a Study, viewer: Viewer) -> Self {
        Self {
            study,
            viewer,
            tree: OnceCell::new(),
            hidden_codes: OnceCell::new(),
            hidden_categories: OnceCell::new(),
            hiding: OnceCell::new(),
            revealed_passes: RefCell::default(),
            changed_in_rounds: OnceCell::new(),
        }
    }

    /// The same study as somebody outside sees it: without what is hidden from anybody.
    #[must_use]
    pub fn as_anyone(&self) -> Self {
        Self::new(self.study, Viewer::Anyone)
    }

    /// Who looks.
    pub const fn viewer(&self) -> Viewer {
        self.viewer
    }

    /// The person who looks, if one of the study.
    pub const fn person(&self) -> Option<AnalystId> {
        match self.viewer {
            Viewer::Analyst(id) => Some(id),
            Viewer::Anyone => None,
        }
    }

    /// The moment that is seen: how far each journal has come.
    pub fn now(&self) -> super::Cut {
        self.study.now()
    }

    /// The study's revision: keys everything that is derived from this view.
    pub const fn revision(&self) -> u64 {
        self.study.revision()
    }
}
