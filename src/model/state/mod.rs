//! What the applied changes add up to. Only [`super::Study`] holds one, and only [`super::Seen`] shows it.

mod codings;
mod touch;

pub(super) use codings::Codings;

use super::things::{
    Analyst, Attribute, Axis, AxisValue, Case, Category, Challenge, ChallengeDecided, Code,
    DecisionMade, Document, LoadedFramework, Made, Memo, Participant, Pass, Quotation, Role,
    Session, Summary, Version,
};
use super::{
    AnalystId, AttributeId, AttributeValue, AxisId, AxisValueId, CaseId, CategoryId,
    ChallengeDecisionId, ChallengeId, CodeId, CodeLink, CodeMatch, CodingId, ConsensusClosing,
    DecisionId, DeviceId, DocumentId, Erase, Field, FrameworkId, Ground, Id, Mask, MemoId,
    NewFinal, NewReply, NewReview, NewSaturationReview, OmissionMark, Part, ParticipantId, PassId,
    Reference, Reported, ReviewId, RoleId, SessionId, Sorted, StepId, Subject, Tradition,
    VersionId,
};
use std::collections::{BTreeMap, BTreeSet};

/// Everything the applied changes made.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct State {
    pub title: Field<String>,
    pub description: Field<String>,
    pub tradition: Field<Tradition>,
    pub reported: Field<Reported>,
    /// Who each installation belongs to.
    pub bound: BTreeMap<DeviceId, Field<AnalystId>>,
    pub analysts: BTreeMap<AnalystId, Analyst>,
    pub roles: BTreeMap<RoleId, Role>,
    pub cases: BTreeMap<CaseId, Case>,
    pub participants: BTreeMap<ParticipantId, Participant>,
    pub attributes: BTreeMap<AttributeId, Attribute>,
    pub values: BTreeMap<(Subject, AttributeId), Field<Option<AttributeValue>>>,
    pub documents: BTreeMap<DocumentId, Document>,
    pub frameworks: BTreeMap<FrameworkId, LoadedFramework>,
    pub codes: BTreeMap<CodeId, Code>,
    pub code_links: BTreeMap<(CodeId, CodeId), Field<Option<CodeLink>>>,
    /// What was said of two codes, the smaller id first.
    pub code_matches: BTreeMap<(CodeId, CodeId), Field<Option<CodeMatch>>>,
    /// Codes that were said to have no counterpart, or again to have to be matched.
    pub no_counterpart: BTreeMap<CodeId, Field<bool>>,
    pub categories: BTreeMap<CategoryId, Category>,
    pub axes: BTreeMap<AxisId, Axis>,
    pub axis_values: BTreeMap<AxisValueId, AxisValue>,
    pub on_axes: BTreeMap<(AxisId, Sorted), Field<Option<AxisValueId>>>,
    pub concepts: BTreeMap<(Sorted, CodeId), Field<bool>>,
    pub passes: BTreeMap<PassId, Pass>,
    pub codings: Codings,
    /// Codings that were ever chosen as quotations, or taken back as such.
    pub ever_quoted: BTreeSet<CodingId>,
    pub quotations: BTreeMap<CodingId, Quotation>,
    pub omission_mark: Field<OmissionMark>,
    pub wave_in_labels: Field<bool>,
    /// What is masked, by the words as they stand in the dictionary.
    pub masks: BTreeMap<String, Field<Option<Mask>>>,
    pub challenges: BTreeMap<ChallengeId, Challenge>,
    pub challenge_decisions: BTreeMap<ChallengeDecisionId, ChallengeDecided>,
    pub memos: BTreeMap<MemoId, Memo>,
    /// Cells of the framework matrix.
    pub summaries: BTreeMap<(Subject, Sorted), Summary>,
    pub sessions: BTreeMap<SessionId, Session>,
    pub decisions: BTreeMap<DecisionId, DecisionMade>,
    pub consensus_closings: BTreeMap<(PassId, Part), Field<ConsensusClosing>>,
    pub versions: BTreeMap<VersionId, Version>,
    pub reviews: BTreeMap<ReviewId, (Made, NewReview)>,
    /// Whose signature the analysis needs.
    pub signers: BTreeMap<AnalystId, Field<bool>>,
    pub replies: BTreeMap<Id, (Made, NewReply)>,
    pub finals: BTreeMap<Id, (Made, NewFinal)>,
    pub saturation_reviews: BTreeMap<Id, (Made, NewSaturationReview)>,
    pub erasures: BTreeMap<Id, Erase>,
    /// Why steps were done, where that was said afterwards.
    pub whys: BTreeMap<StepId, Field<String>>,
    /// What steps were done because of.
    pub grounds: BTreeMap<StepId, BTreeMap<Ground, Field<bool>>>,
}

impl State {
    /// Whether a named thing is here. Steps are looked up by the study.
    pub fn has(&self, reference: Reference) -> bool {
        match reference {
            Reference::Analyst(id) => self.analysts.contains_key(&id),
            Reference::Role(id) => self.roles.contains_key(&id),
            Reference::Participant(id) => self.participants.contains_key(&id),
            Reference::Case(id) => self.cases.contains_key(&id),
            Reference::Attribute(id) => self.attributes.contains_key(&id),
            Reference::Document(id) => self.documents.contains_key(&id),
            Reference::Framework(id) => self.frameworks.contains_key(&id),
            Reference::Code(id) => self.codes.contains_key(&id),
            Reference::Category(id) => self.categories.contains_key(&id),
            Reference::Axis(id) => self.axes.contains_key(&id),
            Reference::AxisValue(id) => self.axis_values.contains_key(&id),
            Reference::Pass(id) => self.passes.contains_key(&id),
            Reference::Round(id) => self
                .passes
                .values()
                .any(|pass| pass.rounds.contains_key(&id)),
            Reference::Coding(id) => self.codings.get(id).is_some(),
            Reference::Challenge(id) => self.challenges.contains_key(&id),
            Reference::Memo(id) => self.memos.contains_key(&id),
            Reference::Session(id) => self.sessions.contains_key(&id),
            Reference::Version(id) => self.versions.contains_key(&id),
            Reference::Review(id) => self.reviews.contains_key(&id),
            Reference::Step(_) => false,
        }
    }

    /// Length of a document in code points.
    pub fn length(&self, document: DocumentId) -> u32 {
        self.documents.get(&document).map_or(0, Document::length)
    }
}
