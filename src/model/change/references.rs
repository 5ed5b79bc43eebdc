//! Which things a change names, so that it can wait for those that have not arrived.

use super::{
    ChallengeDecision, Change, CodeEdit, ConsensusClosing, Decision, Draw, DrawBy, Drawable,
    Ground, Material, Part, ParticipantEdit, Sorted, SpeakerIs, Subject, Target,
};
use crate::model::{
    AnalystId, AttributeId, AxisId, AxisValueId, CaseId, CategoryId, ChallengeId, CodeId, CodingId,
    DocumentId, FrameworkId, Id, MemoId, ParticipantId, PassId, ReviewId, RoleId, RoundId,
    SessionId, StepId, VersionId,
};

/// A thing that a change names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[allow(
    missing_docs,
    reason = "each variant is the kind of thing its id names"
)]
pub enum Reference {
    Analyst(AnalystId),
    Role(RoleId),
    Participant(ParticipantId),
    Case(CaseId),
    Attribute(AttributeId),
    Document(DocumentId),
    Framework(FrameworkId),
    Code(CodeId),
    Category(CategoryId),
    Axis(AxisId),
    AxisValue(AxisValueId),
    Pass(PassId),
    Round(RoundId),
    Coding(CodingId),
    Challenge(ChallengeId),
    Memo(MemoId),
    Session(SessionId),
    Version(VersionId),
    Review(ReviewId),
    Step(StepId),
}

impl Reference {
    /// The id of the named thing.
    pub const fn id(self) -> Id {
        match self {
            Self::Analyst(AnalystId(id))
            | Self::Role(RoleId(id))
            | Self::Participant(ParticipantId(id))
            | Self::Case(CaseId(id))
            | Self::Attribute(AttributeId(id))
            | Self::Document(DocumentId(id))
            | Self::Framework(FrameworkId(id))
            | Self::Code(CodeId(id))
            | Self::Category(CategoryId(id))
            | Self::Axis(AxisId(id))
            | Self::AxisValue(AxisValueId(id))
            | Self::Pass(PassId(id))
            | Self::Round(RoundId(id))
            | Self::Coding(CodingId(id))
            | Self::Challenge(ChallengeId(id))
            | Self::Memo(MemoId(id))
            | Self::Session(SessionId(id))
            | Self::Version(VersionId(id))
            | Self::Review(ReviewId(id))
            | Self::Step(StepId(id)) => id,
        }
    }

    /// What kind of thing it is, in a word.
    pub const fn kind(self) -> &'static str {
        match self {
            Self::Analyst(_) => "analyst",
            Self::Role(_) => "role",
            Self::Participant(_) => "participant",
            Self::Case(_) => "case",
            Self::Attribute(_) => "attribute",
            Self::Document(_) => "document",
            Self::Framework(_) => "framework",
            Self::Code(_) => "code",
            Self::Category(_) => "category",
            Self::Axis(_) => "axis",
            Self::AxisValue(_) => "axis's value",
            Self::Pass(_) => "pass",
            Self::Round(_) => "round",
            Self::Coding(_) => "coding",
            Self::Challenge(_) => "challenge",
            Self::Memo(_) => "memo",
            Self::Session(_) => "session",
            Self::Version(_) => "version",
            Self::Review(_) => "review",
            Self::Step(_) => "step",
        }
    }
}

/// Turns ids of any kind into references.
macro_rules! references {
    ($($id:ident => $variant:ident),* $(,)?) => {$(
        impl From<$id> for Reference {
            fn from(id: $id) -> Self {
                Self::$variant(id)
            }
        }
    )*};
}

references!(
    AnalystId => Analyst, RoleId => Role, ParticipantId => Participant, CaseId => Case,
    AttributeId => Attribute, DocumentId => Document, FrameworkId => Framework, CodeId => Code,
    CategoryId => Category, AxisId => Axis, AxisValueId => AxisValue, PassId => Pass,
    RoundId => Round, CodingId => Coding, ChallengeId => Challenge, MemoId => Memo,
    SessionId => Session, VersionId => Version, ReviewId => Review, StepId => Step,
);

impl From<Subject> for Reference {
    fn from(subject: Subject) -> Self {
        match subject {
            Subject::Participant(id) => id.into(),
            Subject::Case(id) => id.into(),
            Subject::Document(id) => id.into(),
        }
    }
}

impl From<Part> for Reference {
    fn from(part: Part) -> Self {
        match part {
            Part::Document(id) => id.into(),
            Part::Construct(id) => id.into(),
        }
    }
}

impl From<Sorted> for Reference {
    fn from(what: Sorted) -> Self {
        match what {
            Sorted::Code(id) => id.into(),
            Sorted::Category(id) => id.into(),
        }
    }
}

impl Target {
    /// The thing it names; none for the study itself.
    pub fn reference(self) -> Option<Reference> {
        Some(match self {
            Self::Study => return None,
            Self::Document(document) | Self::Passage { document, .. } => document.into(),
            Self::Code(id) => id.into(),
            Self::Coding(id) => id.into(),
            Self::Category(id) => id.into(),
            Self::Participant(id) => id.into(),
            Self::Case(id) => id.into(),
            Self::Pass(id) => id.into(),
            Self::Memo(id) => id.into(),
            Self::Analyst(id) => id.into(),
        })
    }
}

/// Collects references of mixed kinds.
struct Named<'a>(&'a mut dyn FnMut(Reference));

impl Named<'_> {
    fn add(&mut self, reference: impl Into<Reference>) -> &mut Self {
        (self.0)(reference.into());
        self
    }

    fn all(&mut self, references: impl IntoIterator<Item = impl Into<Reference>>) -> &mut Self {
        for reference in references {
            self.add(reference);
        }
        self
    }
}

impl Change {
    /// Calls `visit` with everything the change names, except what it makes itself.
    pub fn references(&self, visit: &mut dyn FnMut(Reference)) {
        let mut named = Named(visit);
        self.name_people(&mut named);
        self.name_codes(&mut named);
        self.name_work(&mut named);
    }

    fn name_people(&self, named: &mut Named<'_>) {
        match self {
            Self::Bind { analyst } | Self::EditAnalyst { analyst, .. } => {
                named.add(*analyst);
            }
            Self::EditRole { role, .. } => {
                named.add(*role);
            }
            Self::AddCase(new) => {
                named.all(new.parent);
            }
            Self::EditCase { case, edit } => {
                named.add(*case);
                if let super::CaseEdit::Parent(parent) = edit {
                    named.all(*parent);
                }
            }
            Self::AddParticipant(new) => {
                named.all(new.role).all(new.case);
            }
            Self::EditParticipant { participant, edit } => {
                named.add(*participant);
                match edit {
                    ParticipantEdit::Role(role) => named.all(*role),
                    ParticipantEdit::Case(case) => named.all(*case),
                    _ => named,
                };
            }
            Self::SetAttribute { of, attribute, .. } => {
                named.add(*of).add(*attribute);
            }
            Self::AddDocument(new) => {
                named.all(new.follows);
            }
            Self::EditDocument { document, edit } => {
                named.add(*document);
                if let super::DocumentEdit::Interviewer(who) = edit {
                    named.all(*who);
                }
            }
            Self::CorrectTurns { document, .. } => {
                named.add(*document);
            }
            Self::MapSpeaker { document, is, .. } => {
                named.add(*document);
                if let Some(SpeakerIs::Participant(participant)) = is {
                    named.add(*participant);
                }
            }
            Self::LinkParticipant {
                document,
                participant,
                ..
            } => {
                named.add(*document).add(*participant);
            }
            Self::LinkNote { note, document, .. } => {
                named.add(*note).add(*document);
            }
            _ => {}
        }
    }

    fn name_codes(&self, named: &mut Named<'_>) {
        match self {
            Self::EditFramework { framework, .. } => {
                named.add(*framework);
            }
            Self::AddCode(new) => {
                named.all(new.parent).all(new.split_from);
                named.all(new.construct.as_ref().map(|c| c.framework));
                if let Some(arose) = &new.arose {
                    named.add(arose.pass).all(arose.document).all(arose.within);
                }
            }
            Self::EditCode { code, edit } => {
                named.add(*code);
                if let CodeEdit::Parent(other) | CodeEdit::MergedInto(other) = edit {
                    named.all(*other);
                }
            }
            Self::LinkCodes { from: a, to: b, .. } | Self::MatchCodes { a, b, .. } => {
                named.add(*a).add(*b);
            }
            Self::NoCounterpart { code, .. } => {
                named.add(*code);
            }
            Self::AddCategory(new) => {
                named.all(new.within);
            }
            Self::EditCategory { category, edit } => {
                named.add(*category);
                if let super::CategoryEdit::Within(code) = edit {
                    named.all(*code);
                }
            }
            Self::MarkCategory { category, .. } => {
                named.add(*category);
            }
            Self::PlaceCode { code, category, .. } => {
                named.add(*code).add(*category);
            }
            Self::PlaceCategory {
                category, under, ..
            } => {
                named.add(*category).add(*under);
            }
            Self::EditAxis { axis, .. } => {
                named.add(*axis);
            }
            Self::AddAxisValue(new) => {
                named.add(new.axis);
            }
            Self::EditAxisValue { value, .. } => {
                named.add(*value);
            }
            Self::Summarise(new) => {
                named.add(new.row).add(new.column);
                named.all(new.analyst).all(new.pass);
            }
            Self::LinkSummary(new) => {
                named.add(new.row).add(new.column).add(new.coding);
                named.all(new.analyst).all(new.pass);
            }
            Self::PlaceOnAxis { what, axis, value } => {
                named.add(*what).add(*axis).all(*value);
            }
            Self::MarkConcept { what, concept, .. } => {
                named.add(*what).add(*concept);
            }
            _ => {}
        }
    }

    fn name_work(&self, named: &mut Named<'_>) {
        match self {
            Self::AddPass(new) => {
                named.all(new.analysts.iter().copied()).all(new.framework);
                name_material(&new.material, named);
            }
            Self::EditPass { pass, .. } => {
                named.add(*pass);
            }
            Self::AddRound(new) => {
                named.add(new.pass).all(new.documents.iter().copied());
            }
            Self::DrawRound(new) => {
                named.add(new.pass).all(new.version);
                name_draw(&new.draw, named);
            }
            Self::EditRound { pass, round, .. } => {
                named.add(*pass).add(*round);
            }
            Self::TakeInMaterial { pass, span, .. } => {
                named.add(*pass).add(span.construct).add(span.document);
            }
            Self::Read {
                pass,
                analyst,
                document,
                ..
            }
            | Self::PassOver {
                pass,
                analyst,
                document,
                ..
            } => {
                named.add(*pass).add(*analyst).add(*document);
            }
            Self::OfferCode { pass, code, .. } => {
                named.add(*pass).add(*code);
            }
            Self::AddChallenge(new) => {
                named.add(new.pass).add(new.analyst).add(new.of);
                named.all(new.coding).add(new.document).all(new.within);
                named.all(new.claim.construct());
            }
            Self::EditChallenge { challenge, edit } => {
                named.add(*challenge);
                if let super::ChallengeEdit::Claim(claim) = edit {
                    named.all(claim.construct());
                }
            }
            Self::DecideChallenge(new) => {
                named.add(new.of).all(new.challenges.iter().copied());
                named.all(new.session);
                match new.decision {
                    ChallengeDecision::AsChallenged(challenge) => named.add(challenge),
                    ChallengeDecision::Another(code) => named.add(code),
                    ChallengeDecision::Refer(analyst) => named.add(analyst),
                    _ => named,
                };
            }
            Self::Close {
                pass,
                analyst,
                parts,
                ..
            } => {
                named.add(*pass).add(*analyst).all(parts.iter().copied());
            }
            Self::Reveal { pass, parts, .. } => {
                named.add(*pass).all(parts.iter().copied());
            }
            Self::AddCoding(new) => {
                named.add(new.analyst).add(new.document).add(new.pass);
                named.add(new.code).all(new.within);
            }
            Self::EditCoding { coding, edit } => {
                named.add(*coding);
                if let super::CodingEdit::Code(code) = edit {
                    named.add(*code);
                }
            }
            Self::EditQuotation { coding, .. } => {
                named.add(*coding);
            }
            Self::AddMemo(new) => {
                named.all(new.analyst).all(new.pass);
                named.all(new.on.reference());
            }
            Self::EditMemo { memo, .. } => {
                named.add(*memo);
            }
            Self::LinkMemo { memo, to, .. } => {
                named.add(*memo).all(to.reference());
            }
            Self::AddSession(new) => {
                named.add(new.pass).all(new.present.iter().copied());
            }
            Self::Decide(new) => {
                named.add(new.pass).all(new.codings.iter().copied());
                named.all(new.session);
                match &new.decision {
                    Decision::As(analyst) | Decision::Refer(analyst) => named.add(*analyst),
                    Decision::Borders { code, .. }
                    | Decision::AnotherCode(code)
                    | Decision::DefinitionUnclear(code) => named.add(*code),
                    Decision::DifferingReadings(memo) => named.add(*memo),
                    _ => named,
                };
            }
            Self::CloseConsensus {
                pass,
                parts,
                closing,
            } => {
                named.add(*pass).all(parts.iter().copied());
                if let ConsensusClosing::Closed(closed) = closing {
                    named.all(closed.session);
                    named.all(closed.present.iter().copied());
                }
            }
            Self::Review(new) => {
                named.add(new.version).add(new.category).add(new.reviewer);
            }
            Self::NeedSigner { signer, .. } => {
                named.add(*signer);
            }
            Self::Reply(new) => {
                named.add(new.review).add(new.by);
            }
            Self::Finalize(new) => {
                named.add(new.version);
                named.all(new.signers.iter().copied());
                named.all(new.objecting.iter().copied());
            }
            Self::ReviewSaturation(new) => {
                named.all(new.reviewers.iter().copied()).all(new.role);
                named.all(new.new.iter().map(|(document, _)| *document));
            }
            Self::Undo { step } | Self::Explain { step, .. } => {
                named.add(*step);
            }
            Self::Because { step, of, .. } => {
                named.all(*step);
                match of {
                    Ground::Discrepancy(codings) => named.all(codings.iter().copied()),
                    Ground::Challenge(challenge) => named.add(*challenge),
                };
            }
            Self::Erase(erase) => {
                named.add(erase.document).all(erase.replaced_by);
            }
            _ => {}
        }
    }
}

/// What can be waited for: everything that was drawn or could have been.
fn name_draw(draw: &Draw, named: &mut Named<'_>) {
    if let Some(DrawBy::Attribute(attribute)) = draw.by {
        named.add(attribute);
    }
    let eligible = draw.strata.iter().flat_map(|it| it.eligible.iter());
    let left = draw.not_eligible.iter().map(|it| &it.what);
    for it in eligible.chain(left) {
        named.add(it.document());
        if let Drawable::Segment(span) = it {
            named.add(span.construct);
        }
    }
}

fn name_material(material: &Material, named: &mut Named<'_>) {
    match material {
        Material::AllDocuments => {}
        Material::Documents(documents) => {
            named.all(documents.iter().copied());
        }
        Material::Segments {
            of,
            constructs,
            spans,
        } => {
            named.add(*of).all(constructs.iter().copied());
            for span in spans {
                named.add(span.construct).add(span.document);
            }
        }
    }
}
