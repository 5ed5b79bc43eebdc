//! Everything that can happen to a study. A change that creates a thing names it: its line's id is the thing's id.
//!
//! A released variant never gains or loses a field, since a reader silently drops what it does not know:
//! a new shape is a new variant.

mod analyst;
mod attribute;
mod because;
mod board;
mod category;
mod category_mark;
mod challenge;
mod challenge_decision;
mod code;
mod coding;
mod consensus;
mod decision;
mod document;
mod erasure;
mod makes;
mod masking;
mod memo;
mod participant;
mod pass;
mod quotation;
mod references;
mod review;
mod round;
mod saturation;
mod signing;
mod study;
mod summary;
mod words;

pub use analyst::{AnalystEdit, NewAnalyst};
pub use attribute::{AttributeOf, AttributeValue, NewAttribute, Subject};
pub use because::Ground;
pub use board::{AxisEdit, AxisValueEdit, NewAxis, NewAxisValue, Sorted};
pub use category::{CategoryEdit, CategoryLevel, NewCategory};
pub use category_mark::CategoryMark;
pub use challenge::{ChallengeEdit, Claim, NewChallenge};
pub use challenge_decision::{ChallengeDecision, NewChallengeDecision};
pub use code::{
    Arose, CodeEdit, CodeLink, Construct, FrameworkEdit, NewCode, NewFramework, Origin,
};
pub use coding::{CodingEdit, Mark, NewCoding, Place, QuotationUse, Stance, Valence};
pub use consensus::{ConsensusClosed, ConsensusClosing};
pub use decision::{CodeMatch, Decision, NewDecision, NewSession};
pub use document::{DocumentEdit, DocumentKind, NewDocument, Original, SpeakerIs, TextHash};
pub use erasure::{ERASED, Erase, Erased};
pub use masking::{Mask, MaskCase};
pub use memo::{MemoEdit, MemoKind, NewMemo, Target};
pub use participant::{CaseEdit, NewCase, NewParticipant, NewRole, ParticipantEdit, RoleEdit};
pub use pass::{
    Closing, Level, Material, MaterialSpan, NewPass, NewRound, Part, PassEdit, PassKind, Reading,
    Talk,
};
pub use quotation::{OmissionMark, QuotationEdit, QuotationPart, QuotationStyle, TranslationEdit};
pub use references::Reference;
pub use review::{NewReview, NewVersion, Verdict, VersionOf};
pub use round::{
    Draw, DrawBy, Drawable, NewDrawnRound, NotEligible, RoundEdit, Share, Stratum, WhyNot,
};
pub use saturation::{NewSaturationReview, SaturationOf, SaturationOrder};
pub use signing::{Answer, NewFinal, NewReply};
pub use study::{Reported, StudyEdit, Tradition};
pub use summary::{NewSummary, SummaryLink};

use super::{
    AnalystId, AttributeId, AxisId, AxisValueId, CaseId, CategoryId, ChallengeId, CodeId, CodingId,
    Cut, DocumentId, FrameworkId, MemoId, ParticipantId, PassId, RoleId, RoundId, StepId, Turn,
};
use serde::{Deserialize, Serialize};

/// One recorded change.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Change {
    /// Sets a field of the study.
    Study(StudyEdit),
    /// This installation now belongs to this person; the line's `by` is who it belonged to before.
    Bind {
        /// The person at this installation's keyboard from now on.
        analyst: AnalystId,
    },
    /// Makes an analyst.
    AddAnalyst(Box<NewAnalyst>),
    /// Sets a field of an analyst.
    EditAnalyst {
        /// Which analyst.
        analyst: AnalystId,
        /// What is set.
        edit: AnalystEdit,
    },
    /// Makes a role.
    AddRole(Box<NewRole>),
    /// Sets a field of a role.
    EditRole {
        /// Which role.
        role: RoleId,
        /// What is set.
        edit: RoleEdit,
    },
    /// Makes a case.
    AddCase(Box<NewCase>),
    /// Sets a field of a case.
    EditCase {
        /// Which case.
        case: CaseId,
        /// What is set.
        edit: CaseEdit,
    },
    /// Makes a participant.
    AddParticipant(Box<NewParticipant>),
    /// Sets a field of a participant.
    EditParticipant {
        /// Which participant.
        participant: ParticipantId,
        /// What is set.
        edit: ParticipantEdit,
    },
    /// Makes an attribute.
    AddAttribute(Box<NewAttribute>),
    /// Sets or clears an attribute's value.
    SetAttribute {
        /// Whose value.
        of: Subject,
        /// Which attribute.
        attribute: AttributeId,
        /// The value; none clears it.
        value: Option<AttributeValue>,
    },
    /// Makes a document of a text that is in the project folder.
    AddDocument(Box<NewDocument>),
    /// Sets a field of a document.
    EditDocument {
        /// Which document.
        document: DocumentId,
        /// What is set.
        edit: DocumentEdit,
    },
    /// Corrects the turns that were recognised.
    CorrectTurns {
        /// Which document.
        document: DocumentId,
        /// Labels of the speakers, in the order that turns refer to.
        speakers: Vec<String>,
        /// The turns, in order.
        turns: Vec<Turn>,
    },
    /// Says who a speaker of a document is.
    MapSpeaker {
        /// Which document.
        document: DocumentId,
        /// Which of its speakers.
        speaker: u16,
        /// Who that is; none when not known.
        is: Option<SpeakerIs>,
    },
    /// Says whether a participant speaks in, or is what, a document is about.
    LinkParticipant {
        /// Which document.
        document: DocumentId,
        /// Which participant.
        participant: ParticipantId,
        /// Whether they belong together.
        linked: bool,
    },
    /// Says whether a field note belongs to an interview.
    LinkNote {
        /// The field note.
        note: DocumentId,
        /// The interview.
        document: DocumentId,
        /// Whether they belong together.
        linked: bool,
    },
    /// Loads a framework; its constructs follow as codes.
    AddFramework(Box<NewFramework>),
    /// Sets a field of a framework.
    EditFramework {
        /// Which framework.
        framework: FrameworkId,
        /// What is set.
        edit: FrameworkEdit,
    },
    /// Makes a code.
    AddCode(Box<NewCode>),
    /// Sets a field of a code.
    EditCode {
        /// Which code.
        code: CodeId,
        /// What is set.
        edit: CodeEdit,
    },
    /// Says how two codes are connected.
    LinkCodes {
        /// From this code.
        from: CodeId,
        /// To this code.
        to: CodeId,
        /// How; none takes the link away.
        link: Option<CodeLink>,
    },
    /// Says how codes of two analysts match.
    MatchCodes {
        /// One code.
        a: CodeId,
        /// The other.
        b: CodeId,
        /// How they match; none takes it back.
        matched: Option<CodeMatch>,
    },
    /// Says whether no code of another analyst corresponds to this one.
    NoCounterpart {
        /// Which code.
        code: CodeId,
        /// Whether there is none.
        none: bool,
    },
    /// Makes a category.
    AddCategory(Box<NewCategory>),
    /// Sets a field of a category.
    EditCategory {
        /// Which category.
        category: CategoryId,
        /// What is set.
        edit: CategoryEdit,
    },
    /// Says what a category itself is: barrier or facilitator, internal or external; or takes that back.
    MarkCategory {
        /// Which category.
        category: CategoryId,
        /// What is said.
        mark: CategoryMark,
    },
    /// Puts a code into a category or takes it out.
    PlaceCode {
        /// Which code.
        code: CodeId,
        /// Which category.
        category: CategoryId,
        /// Whether it belongs there.
        placed: bool,
    },
    /// Puts a category under another (a subcategory, a theme's category) or takes it out.
    PlaceCategory {
        /// The lower one.
        category: CategoryId,
        /// The upper one.
        under: CategoryId,
        /// Whether it belongs there.
        placed: bool,
    },
    /// Writes the summary of a cell of the framework matrix.
    Summarise(Box<NewSummary>),
    /// Quotes a segment in a cell of the framework matrix, or no longer.
    LinkSummary(Box<SummaryLink>),
    /// Declares an axis that codes and categories can be sorted by besides.
    AddAxis(Box<NewAxis>),
    /// Sets a field of an axis.
    EditAxis {
        /// Which axis.
        axis: AxisId,
        /// What is set.
        edit: AxisEdit,
    },
    /// Makes a value of an axis.
    AddAxisValue(Box<NewAxisValue>),
    /// Sets a field of an axis's value.
    EditAxisValue {
        /// Which value.
        value: AxisValueId,
        /// What is set.
        edit: AxisValueEdit,
    },
    /// Says which value a code or category has on an axis.
    PlaceOnAxis {
        /// What is placed.
        what: Sorted,
        /// On which axis.
        axis: AxisId,
        /// The value; none takes it off the axis.
        value: Option<AxisValueId>,
    },
    /// Marks a code or category with a concept of a framework that orients the analysis, or takes the mark away.
    MarkConcept {
        /// What is marked.
        what: Sorted,
        /// The construct.
        concept: CodeId,
        /// Whether it bears the mark.
        marked: bool,
    },
    /// Opens a pass.
    AddPass(Box<NewPass>),
    /// Sets a field of a pass.
    EditPass {
        /// Which pass.
        pass: PassId,
        /// What is set.
        edit: PassEdit,
    },
    /// Opens a round of a pass.
    AddRound(Box<NewRound>),
    /// Opens a round of a pass on material that was drawn.
    DrawRound(Box<NewDrawnRound>),
    /// Sets a field of a round.
    EditRound {
        /// Of which pass.
        pass: PassId,
        /// Which round.
        round: RoundId,
        /// What is set.
        edit: RoundEdit,
    },
    /// Takes material that changed in the earlier pass into this one, or puts it out again.
    TakeInMaterial {
        /// Which pass.
        pass: PassId,
        /// The stretch.
        span: MaterialSpan,
        /// Whether it belongs to the material.
        taken_in: bool,
    },
    /// Says how far an analyst has read a document.
    Read {
        /// In which pass.
        pass: PassId,
        /// Who.
        analyst: AnalystId,
        /// Which document.
        document: DocumentId,
        /// How far.
        reading: Reading,
    },
    /// Says that an analyst left a stretch uncoded on purpose, or takes that back.
    PassOver {
        /// In which pass.
        pass: PassId,
        /// Who.
        analyst: AnalystId,
        /// Which document.
        document: DocumentId,
        /// First code point.
        start: u32,
        /// First code point after it.
        end: u32,
        /// Whether nothing in it is relevant.
        over: bool,
    },
    /// Chooses a code for a pass over existing codes, or takes it off its list.
    OfferCode {
        /// Which pass.
        pass: PassId,
        /// Which code.
        code: CodeId,
        /// Whether the pass offers it.
        offered: bool,
    },
    /// An analyst closes parts of a pass, or reopens them.
    Close {
        /// Which pass.
        pass: PassId,
        /// Who.
        analyst: AnalystId,
        /// Which parts of its material.
        parts: Vec<Part>,
        /// Closed or reopened, and with what statement.
        closing: Closing,
    },
    /// Records that parts of a pass are revealed. Final.
    Reveal {
        /// Which pass.
        pass: PassId,
        /// Which parts of its material.
        parts: Vec<Part>,
        /// What had been coded when they were.
        cut: Cut,
    },
    /// Makes a coding.
    AddCoding(NewCoding),
    /// Sets a field of a coding.
    EditCoding {
        /// Which coding.
        coding: CodingId,
        /// What is set.
        edit: CodingEdit,
    },
    /// Sets a field of a quotation: of a coding that is, or may be, quoted.
    EditQuotation {
        /// Which coding.
        coding: CodingId,
        /// What is set.
        edit: QuotationEdit,
    },
    /// Sets how the study prints its quotations.
    QuotationStyle(QuotationStyle),
    /// Says what stands in place of words in everything that leaves the program.
    MaskWords {
        /// The word or phrase.
        words: String,
        /// What stands in its place; none takes it out of the dictionary.
        mask: Option<Mask>,
    },
    /// Challenges the coding of an earlier pass.
    AddChallenge(Box<NewChallenge>),
    /// Sets a field of a challenge.
    EditChallenge {
        /// Which challenge.
        challenge: ChallengeId,
        /// What is set.
        edit: ChallengeEdit,
    },
    /// Decides what was held against the coding of an earlier pass.
    DecideChallenge(Box<NewChallengeDecision>),
    /// Writes a memo.
    AddMemo(Box<NewMemo>),
    /// Sets a field of a memo.
    EditMemo {
        /// Which memo.
        memo: MemoId,
        /// What is set.
        edit: MemoEdit,
    },
    /// Links a memo to a further thing.
    LinkMemo {
        /// Which memo.
        memo: MemoId,
        /// What it is linked to.
        to: Target,
        /// Whether it is linked.
        linked: bool,
    },
    /// Starts a consensus session.
    AddSession(Box<NewSession>),
    /// Decides a discrepancy.
    Decide(Box<NewDecision>),
    /// Closes the consensus of parts of a pass, or takes it up again.
    CloseConsensus {
        /// Which pass.
        pass: PassId,
        /// Which parts of its material.
        parts: Vec<Part>,
        /// Closed or reopened, with whom or why.
        closing: ConsensusClosing,
    },
    /// Freezes the study as it is.
    Freeze(Box<NewVersion>),
    /// A reviewer's verdict on a category.
    Review(Box<NewReview>),
    /// Says whether a person has to sign the analysis before it is final.
    NeedSigner {
        /// Who.
        signer: AnalystId,
        /// Whether their signature is needed.
        needed: bool,
    },
    /// A reply in the thread of a review.
    Reply(Box<NewReply>),
    /// Finalizes a version.
    Finalize(Box<NewFinal>),
    /// Records what named reviewers conclude about saturation.
    ReviewSaturation(Box<NewSaturationReview>),
    /// Takes back a step, wherever its values still stand.
    Undo {
        /// Which step.
        step: StepId,
    },
    /// Says why a step was done, after it was done.
    Explain {
        /// Which step.
        step: StepId,
        /// Why, in one line; empty takes the reason back.
        why: String,
    },
    /// Says what a step was done because of: the discrepancies behind a change of the codebook.
    Because {
        /// Which step; none for the one this line belongs to.
        step: Option<StepId>,
        /// What lies behind it.
        of: Ground,
        /// Whether that is so; false takes it back.
        linked: bool,
    },
    /// Closes an own step that a crash left incomplete.
    Abandoned {
        /// Which step.
        step: StepId,
    },
    /// Has words deleted everywhere.
    Erase(Box<Erase>),
    /// Stands where a whole change was erased.
    Erased(Erased),
}
