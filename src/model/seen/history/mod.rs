//! What became of one thing: who set what when, what stood before, and why. Read from the fields of that thing alone.

mod codebook;
mod of_codes;
mod of_material;
mod of_people;
mod of_work;
mod trail;

pub use codebook::CodebookChange;

use super::Seen;
use crate::model::{
    AnalystId, CaseId, CategoryId, CodeId, CodingId, DocumentId, FrameworkId, Ground, MemoId,
    ParticipantId, PassId, RoleId, Stamp, StepId,
};
use trail::Trail;

/// What became of a code as the codebook has it, oldest first.
pub(super) fn entries_of_code(
    seen: &Seen<'_>,
    code: &crate::model::things::Code,
) -> Vec<HistoryEntry> {
    let mut trail = Trail::new(seen);
    trail.code_itself(code);
    trail.oldest_first()
}

/// A thing that has a history.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[allow(
    missing_docs,
    reason = "each variant is the kind of thing its id names"
)]
pub enum HistoryOf {
    Study,
    Document(DocumentId),
    Participant(ParticipantId),
    Role(RoleId),
    Case(CaseId),
    Analyst(AnalystId),
    Framework(FrameworkId),
    Code(CodeId),
    Category(CategoryId),
    Pass(PassId),
    Coding(CodingId),
    Memo(MemoId),
}

/// Something that was set on a thing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HistoryEntry {
    /// The step that set it.
    pub step: StepId,
    /// When.
    pub stamp: Stamp,
    /// Who was at the keyboard.
    pub by: Option<AnalystId>,
    /// What was set: “Definition”.
    pub field: String,
    /// What stood there before; none where nothing did.
    pub before: Option<String>,
    /// What stands there since; empty where it was taken away.
    pub after: String,
    /// Whether these are sentences, to be compared word by word.
    pub is_prose: bool,
    /// The explanation given, if any.
    pub why: Option<String>,
    /// The discrepancies and challenges behind it, as far as they show.
    pub because: Vec<Ground>,
}

impl Seen<'_> {
    /// What became of a thing, newest first, without what was undone and without what is hidden from the viewer.
    /// Empty for a thing that does not show. Looks at the fields of this one thing, not at the journals.
    pub fn history_of(&self, thing: HistoryOf) -> Vec<HistoryEntry> {
        let mut trail = Trail::new(self);
        match thing {
            HistoryOf::Study => trail.study(),
            HistoryOf::Document(id) => trail.document(id),
            HistoryOf::Participant(id) => trail.participant(id),
            HistoryOf::Role(id) => trail.role(id),
            HistoryOf::Case(id) => trail.case(id),
            HistoryOf::Analyst(id) => trail.analyst(id),
            HistoryOf::Framework(id) => trail.framework(id),
            HistoryOf::Code(id) => trail.code(id),
            HistoryOf::Category(id) => trail.category(id),
            HistoryOf::Pass(id) => trail.pass(id),
            HistoryOf::Coding(id) => trail.coding(id),
            HistoryOf::Memo(id) => trail.memo(id),
        }
        trail.newest_first()
    }

    /// What was ever said of how two codes match, newest first, read from the first to the second.
    pub fn history_of_match(&self, a: CodeId, b: CodeId) -> Vec<HistoryEntry> {
        let mut trail = Trail::new(self);
        trail.match_of(a, b);
        trail.newest_first()
    }
}
