//! The study itself: pure, knows no screen, no disk, no clock, no thread.

mod abbreviations;
pub mod acts;
mod capital;
mod change;
mod cut;
mod days;
mod erasing;
mod field;
mod framework;
mod graphemes;
mod hybrid_time;
mod id;
mod line;
mod numbers;
mod project_id;
mod quotation_form;
mod reworded;
mod seen;
mod sentences;
mod span;
mod stamp;
mod state;
mod step_draft;
mod study;
mod text;
pub mod things;
mod turn;
mod unique;
mod words;

pub use capital::capital;
pub use change::*;
pub use cut::Cut;
pub use days::day_in_words;
pub use field::{Field, Pen};
pub use framework::{
    ChosenFramework, ConstructKind, FrameworkConstruct, FrameworkError, FrameworkFile,
    FrameworkVariant, KindNames, PlacedConstruct, builtin_frameworks, find_framework,
};
pub use graphemes::whole_graphemes;
pub use hybrid_time::HybridTime;
pub use id::{
    AnalystId, AttributeId, AxisId, AxisValueId, CaseId, CategoryId, ChallengeDecisionId,
    ChallengeId, CodeId, CodingId, DecisionId, DeviceId, DocumentId, FrameworkId, Id, MalformedId,
    MemoId, ParticipantId, PassId, ReviewId, RoleId, RoundId, SessionId, StepId, VersionId,
};
pub use line::Line;
pub use numbers::{grouped, many, of_many};
pub use project_id::ProjectId;
pub use quotation_form::{FormFault, form_fault};
pub use reworded::{Reworded, reworded};
pub use seen::{
    AfterReveal, AmendedCoding, AnalysisVersion, CategoryDifference, CategoryDifferenceKind,
    CategoryThen, ChallengeItem, ChallengeState, CodeCounts, CodeInVersion, CodeTree,
    CodebookChange, CodebookDifference, CodebookVersion, Conflict, ConflictOf, Counts, Derived,
    DifferenceKind, EarlierMeaning, HistoryEntry, HistoryOf, Installed, LogEntry, LogKind,
    LogPlace, LogWalk, MatchedCodes, MaterialChange, Moment, PartClosing, PartReveal, PassState,
    Renewed, ReviewReply, ReviewState, ReviewThread, RoundState, SaturationReview, Seen, SeenApart,
    SeenReview, SeenRound, SeenShared, SeenSummary, Standing, UndoStep, Viewer,
};
pub use sentences::{SENTENCES_1, sentences};
pub use span::Span;
pub use stamp::Stamp;
pub use step_draft::StepDraft;
pub use study::{Applied, ChangedSince, Pending, PendingReason, Study};
pub use text::Text;
pub use turn::Turn;
pub use unique::unique;
pub use words::{WORDS_1, word_count, words};
