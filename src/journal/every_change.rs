//! One instance of every change and of every field that can be set, for the tests.

use crate::model::{
    AnalystEdit, AnalystId, Answer, Arose, AttributeId, AttributeOf, AttributeValue, AxisEdit,
    AxisId, AxisValueEdit, AxisValueId, CaseEdit, CaseId, CategoryEdit, CategoryId, CategoryLevel,
    CategoryMark, ChallengeDecision, ChallengeEdit, ChallengeId, Change, Claim, Closing, CodeEdit,
    CodeId, CodeLink, CodeMatch, CodingEdit, CodingId, ConsensusClosed, ConsensusClosing,
    Construct, Cut, Decision, DeviceId, DocumentEdit, DocumentId, DocumentKind, Draw, DrawBy,
    Drawable, Erase, Erased, FrameworkEdit, FrameworkId, Ground, Id, Level, Mark, Mask, MaskCase,
    Material, MaterialSpan, MemoEdit, MemoId, MemoKind, NewAnalyst, NewAttribute, NewAxis,
    NewAxisValue, NewCase, NewCategory, NewChallenge, NewChallengeDecision, NewCode, NewCoding,
    NewDecision, NewDocument, NewDrawnRound, NewFinal, NewFramework, NewMemo, NewParticipant,
    NewPass, NewReply, NewReview, NewRole, NewRound, NewSaturationReview, NewSession, NewSummary,
    NewVersion, NotEligible, OmissionMark, Origin, Original, Part, ParticipantEdit, ParticipantId,
    PassEdit, PassId, PassKind, Place, QuotationEdit, QuotationPart, QuotationStyle, Reading,
    Reported, ReviewId, RoleEdit, RoleId, RoundEdit, RoundId, SaturationOf, SaturationOrder,
    SessionId, Share, Sorted, SpeakerIs, Stance, StepId, Stratum, StudyEdit, Subject, SummaryLink,
    Talk, Target, TextHash, Tradition, TranslationEdit, Turn, Valence, Verdict, VersionId,
    VersionOf, WhyNot,
};

/// The place of a variant among all. A new variant does not compile until it is named here, and fails the tests until
/// it has an instance below.
pub(super) fn variant(change: &Change) -> usize {
    match change {
        Change::Study(_) => 0,
        Change::Bind { .. } => 1,
        Change::AddAnalyst(_) => 2,
        Change::EditAnalyst { .. } => 3,
        Change::AddRole(_) => 4,
        Change::EditRole { .. } => 5,
        Change::AddCase(_) => 6,
        Change::EditCase { .. } => 7,
        Change::AddParticipant(_) => 8,
        Change::EditParticipant { .. } => 9,
        Change::AddAttribute(_) => 10,
        Change::SetAttribute { .. } => 11,
        Change::AddDocument(_) => 12,
        Change::EditDocument { .. } => 13,
        Change::CorrectTurns { .. } => 14,
        Change::MapSpeaker { .. } => 15,
        Change::LinkParticipant { .. } => 16,
        Change::LinkNote { .. } => 17,
        Change::AddFramework(_) => 18,
        Change::EditFramework { .. } => 19,
        Change::AddCode(_) => 20,
        Change::EditCode { .. } => 21,
        Change::LinkCodes { .. } => 22,
        Change::MatchCodes { .. } => 23,
        Change::AddCategory(_) => 24,
        Change::EditCategory { .. } => 25,
        Change::PlaceCode { .. } => 26,
        Change::PlaceCategory { .. } => 27,
        Change::AddPass(_) => 28,
        Change::EditPass { .. } => 29,
        Change::AddRound(_) => 30,
        Change::TakeInMaterial { .. } => 31,
        Change::Read { .. } => 32,
        Change::Close { .. } => 33,
        Change::Reveal { .. } => 34,
        Change::AddCoding(_) => 35,
        Change::EditCoding { .. } => 36,
        Change::AddMemo(_) => 37,
        Change::EditMemo { .. } => 38,
        Change::LinkMemo { .. } => 39,
        Change::AddSession(_) => 40,
        Change::Decide(_) => 41,
        Change::Freeze(_) => 42,
        Change::Review(_) => 43,
        Change::Undo { .. } => 44,
        Change::Abandoned { .. } => 45,
        Change::Erase(_) => 46,
        Change::Erased(_) => 47,
        Change::AddChallenge(_) => 48,
        Change::EditChallenge { .. } => 49,
        Change::PassOver { .. } => 50,
        Change::OfferCode { .. } => 51,
        Change::Explain { .. } => 52,
        Change::Because { .. } => 53,
        Change::CloseConsensus { .. } => 54,
        Change::AddAxis(_) => 55,
        Change::EditAxis { .. } => 56,
        Change::AddAxisValue(_) => 57,
        Change::EditAxisValue { .. } => 58,
        Change::PlaceOnAxis { .. } => 59,
        Change::MarkConcept { .. } => 60,
        Change::DrawRound(_) => 61,
        Change::EditRound { .. } => 62,
        Change::DecideChallenge(_) => 63,
        Change::NeedSigner { .. } => 64,
        Change::Reply(_) => 65,
        Change::Finalize(_) => 66,
        Change::EditQuotation { .. } => 67,
        Change::QuotationStyle(_) => 68,
        Change::MaskWords { .. } => 69,
        Change::NoCounterpart { .. } => 70,
        Change::Summarise(_) => 71,
        Change::LinkSummary(_) => 72,
        Change::ReviewSaturation(_) => 73,
        Change::MarkCategory { .. } => 74,
    }
}

/// Number of variants.
pub(super) const VARIANTS: usize = 75;

fn id(n: u32) -> Id {
    Id::new(DeviceId::from_bits(0x00a1_b2c3_d4e5 + u64::from(n)), n)
}

fn words() -> String {
    "Ö “None” Some(x) // 0123abcd\n\ttab \\ \" 😀".to_owned()
}

fn hash() -> TextHash {
    TextHash([0xab; 32])
}

fn cut() -> Cut {
    [(id(1).device(), 7), (id(2).device(), 9)]
        .into_iter()
        .collect()
}

/// Everything that can be recorded.
pub(super) fn every_change() -> Vec<Change> {
    let mut all = people();
    all.extend(documents());
    all.extend(codes());
    all.extend(passes());
    all.extend(codings());
    all.extend(settling());
    all.extend(closed_consensus());
    all.extend(board());
    all.extend(summaries());
    all.extend(signing());
    all.extend(quotations());
    all.extend(saturation());
    all
}

fn people() -> Vec<Change> {
    let mut all = Vec::new();
    let traditions = [
        Tradition::ContentManifest,
        Tradition::ContentLatent,
        Tradition::Thematic,
        Tradition::GroundedTheory,
        Tradition::Framework,
        Tradition::Realist,
    ];
    all.extend(traditions.map(StudyEdit::Tradition).map(Change::Study));
    let reported = [Reported::ConsensusOnly, Reported::AgreementToo];
    all.extend(reported.map(StudyEdit::Reported).map(Change::Study));
    let texts = [StudyEdit::Title(words()), StudyEdit::Description(words())];
    all.extend(texts.map(Change::Study));
    let analyst = AnalystId(id(3));
    all.push(Change::Bind { analyst });
    all.push(Change::AddAnalyst(Box::new(NewAnalyst {
        name: words(),
        initials: words(),
        colour: 255,
    })));
    let edits = [
        AnalystEdit::Name(words()),
        AnalystEdit::Initials(words()),
        AnalystEdit::Colour(9),
        AnalystEdit::Background(words()),
        AnalystEdit::Relation(words()),
        AnalystEdit::Removed(true),
    ];
    all.extend(edits.map(|edit| Change::EditAnalyst { analyst, edit }));
    let role = RoleId(id(4));
    all.push(Change::AddRole(Box::new(NewRole {
        name: words(),
        pattern: words(),
    })));
    let edits = [
        RoleEdit::Name(words()),
        RoleEdit::Pattern(words()),
        RoleEdit::Removed(false),
    ];
    all.extend(edits.map(|edit| Change::EditRole { role, edit }));
    let case = CaseId(id(5));
    for parent in [None, Some(case)] {
        all.push(Change::AddCase(Box::new(NewCase {
            name: words(),
            kind: words(),
            parent,
        })));
        let edit = CaseEdit::Parent(parent);
        all.push(Change::EditCase { case, edit });
    }
    let edits = [
        CaseEdit::Name(words()),
        CaseEdit::Kind(words()),
        CaseEdit::Removed(true),
    ];
    all.extend(edits.map(|edit| Change::EditCase { case, edit }));
    let participant = ParticipantId(id(6));
    for (role, case) in [(None, None), (Some(role), Some(case))] {
        all.push(Change::AddParticipant(Box::new(NewParticipant {
            pseudonym: words(),
            role,
            number: u32::MAX,
            case,
        })));
        let edits = [ParticipantEdit::Role(role), ParticipantEdit::Case(case)];
        all.extend(edits.map(|edit| Change::EditParticipant { participant, edit }));
    }
    let edits = [
        ParticipantEdit::Pseudonym(words()),
        ParticipantEdit::Number(0),
        ParticipantEdit::Removed(true),
    ];
    all.extend(edits.map(|edit| Change::EditParticipant { participant, edit }));
    let attribute = AttributeId(id(7));
    for of in [
        AttributeOf::Participants,
        AttributeOf::Cases,
        AttributeOf::Documents,
    ] {
        all.push(Change::AddAttribute(Box::new(NewAttribute {
            name: words(),
            unit: words(),
            of,
        })));
    }
    let subjects = [
        Subject::Participant(participant),
        Subject::Case(case),
        Subject::Document(DocumentId(id(8))),
    ];
    let values = [
        None,
        Some(AttributeValue::Number(-0.1)),
        Some(AttributeValue::Number(1e300)),
        Some(AttributeValue::Number(34.0)),
        Some(AttributeValue::Above(20.0)),
        Some(AttributeValue::Below(1.0 / 3.0)),
        Some(AttributeValue::Text(words())),
        Some(AttributeValue::Text("None".into())),
        Some(AttributeValue::Missing),
    ];
    for of in subjects {
        all.extend(values.clone().map(|value| Change::SetAttribute {
            of,
            attribute,
            value,
        }));
    }
    all
}

fn documents() -> Vec<Change> {
    let mut all = Vec::new();
    let document = DocumentId(id(8));
    let turn = |speaker, time_ms| Turn {
        start: 0,
        body: 3,
        end: 90,
        speaker,
        time_ms,
    };
    let kinds = [
        DocumentKind::Transcript,
        DocumentKind::FieldNote,
        DocumentKind::Questionnaire,
        DocumentKind::PublishedStudy,
        DocumentKind::Other,
    ];
    for kind in kinds {
        all.push(Change::AddDocument(Box::new(NewDocument {
            name: words(),
            kind,
            text: hash(),
            length: 90,
            words: 12,
            speakers: vec![words(), String::new()],
            turns: vec![turn(None, None), turn(Some(1), Some(723_000))],
            language: Some("sv".into()),
            original: Some(Original {
                file: words(),
                hash: hash(),
                kept: true,
            }),
            follows: Some(document),
        })));
        let edit = DocumentEdit::Kind(kind);
        all.push(Change::EditDocument { document, edit });
    }
    all.push(Change::AddDocument(Box::new(NewDocument {
        name: String::new(),
        kind: DocumentKind::Transcript,
        text: hash(),
        length: 0,
        words: 0,
        speakers: vec![],
        turns: vec![],
        language: None,
        original: None,
        follows: None,
    })));
    let edits = [
        DocumentEdit::Name(words()),
        DocumentEdit::Date(Some("2025-11-22".into())),
        DocumentEdit::Date(None),
        DocumentEdit::Wave(Some("None".into())),
        DocumentEdit::Mode(Some(words())),
        DocumentEdit::Interviewer(Some(AnalystId(id(3)))),
        DocumentEdit::Interviewer(None),
        DocumentEdit::Language(Some("fa".into())),
        DocumentEdit::TranslatedFrom(Some("ps".into())),
        DocumentEdit::TranslatedBy(Some(words())),
        DocumentEdit::Removed(true),
    ];
    all.extend(edits.map(|edit| Change::EditDocument { document, edit }));
    all.push(Change::CorrectTurns {
        document,
        speakers: vec![words()],
        turns: vec![turn(Some(0), None)],
    });
    let participant = ParticipantId(id(6));
    let speakers = [
        None,
        Some(SpeakerIs::Participant(participant)),
        Some(SpeakerIs::Interviewer),
        Some(SpeakerIs::Interpreter),
        Some(SpeakerIs::Other(words())),
    ];
    all.extend(speakers.map(|is| Change::MapSpeaker {
        document,
        speaker: 2,
        is,
    }));
    all.push(Change::LinkParticipant {
        document,
        participant,
        linked: true,
    });
    all.push(Change::LinkNote {
        note: DocumentId(id(9)),
        document,
        linked: false,
    });
    for passage in [None, Some(crate::model::Span::new(3, 9))] {
        all.push(Change::Erase(Box::new(Erase {
            document,
            passage,
            texts: vec![hash(), hash()],
            replaced_by: passage.map(|_| document),
            reason: words(),
        })));
    }
    all.push(Change::Erased(Erased { document }));
    all
}

fn codes() -> Vec<Change> {
    let mut all = Vec::new();
    let framework = FrameworkId(id(10));
    all.push(Change::AddFramework(Box::new(NewFramework {
        key: words(),
        name: words(),
        variant: String::new(),
        citation: words(),
    })));
    let edits = [FrameworkEdit::Name(words()), FrameworkEdit::Removed(true)];
    all.extend(edits.map(|edit| Change::EditFramework { framework, edit }));
    let code = CodeId(id(11));
    let origins = [
        Origin::Inductive,
        Origin::Deductive,
        Origin::Abductive,
        Origin::Outside,
    ];
    for origin in origins {
        all.push(Change::AddCode(Box::new(NewCode {
            name: words(),
            parent: Some(code),
            origin,
            in_vivo: true,
            colour: 1,
            construct: Some(Construct {
                framework,
                key: words(),
                name: words(),
                source: words(),
                stands_for: vec![words()],
            }),
            arose: Some(Arose {
                pass: PassId(id(12)),
                document: Some(DocumentId(id(8))),
                span: Some(crate::model::Span::new(1, 2)),
                within: Some(code),
            }),
            split_from: Some(code),
        })));
        let edit = CodeEdit::Origin(origin);
        all.push(Change::EditCode { code, edit });
    }
    all.push(Change::AddCode(Box::new(NewCode {
        name: String::new(),
        parent: None,
        origin: Origin::Inductive,
        in_vivo: false,
        colour: 0,
        construct: None,
        arose: None,
        split_from: None,
    })));
    let edits = [
        CodeEdit::Name(words()),
        CodeEdit::Parent(None),
        CodeEdit::Parent(Some(code)),
        CodeEdit::Definition(words()),
        CodeEdit::Include(words()),
        CodeEdit::Exclude(words()),
        CodeEdit::Example(words()),
        CodeEdit::Colour(4),
        CodeEdit::Level(None),
        CodeEdit::Level(Some(Level::Manifest)),
        CodeEdit::Level(Some(Level::Latent)),
        CodeEdit::MergedInto(None),
        CodeEdit::MergedInto(Some(code)),
        CodeEdit::SwitchedOff(true),
        CodeEdit::Order(i32::MIN),
        CodeEdit::Removed(true),
    ];
    all.extend(edits.map(|edit| Change::EditCode { code, edit }));
    let links = [
        None,
        Some(CodeLink::RelatedTo),
        Some(CodeLink::LeadsTo),
        Some(CodeLink::ContrastsWith),
    ];
    all.extend(links.map(|link| Change::LinkCodes {
        from: code,
        to: code,
        link,
    }));
    let matches = [
        None,
        Some(CodeMatch::Equal),
        Some(CodeMatch::Broader),
        Some(CodeMatch::Narrower),
        Some(CodeMatch::Distinct),
    ];
    all.extend(matches.map(|matched| Change::MatchCodes {
        a: code,
        b: code,
        matched,
    }));
    all.extend([true, false].map(|none| Change::NoCounterpart { code, none }));
    let category = CategoryId(id(13));
    let levels = [
        CategoryLevel::Subcategory,
        CategoryLevel::Category,
        CategoryLevel::Theme,
    ];
    for level in levels {
        all.push(Change::AddCategory(Box::new(NewCategory {
            name: words(),
            level,
            within: Some(code),
        })));
        let edit = CategoryEdit::Level(level);
        all.push(Change::EditCategory { category, edit });
    }
    let edits = [
        CategoryEdit::Name(words()),
        CategoryEdit::Definition(words()),
        CategoryEdit::Meaning(None),
        CategoryEdit::Meaning(Some(Level::Latent)),
        CategoryEdit::Within(None),
        CategoryEdit::Within(Some(code)),
        CategoryEdit::Order(3),
        CategoryEdit::Removed(true),
    ];
    all.extend(edits.map(|edit| Change::EditCategory { category, edit }));
    let marks = [
        CategoryMark::Valence(None),
        CategoryMark::Valence(Some(Valence::Barrier)),
        CategoryMark::Valence(Some(Valence::Facilitator)),
        CategoryMark::Valence(Some(Valence::Both)),
        CategoryMark::Place(None),
        CategoryMark::Place(Some(Place::Internal)),
        CategoryMark::Place(Some(Place::External)),
        CategoryMark::Place(Some(Place::Both)),
    ];
    all.extend(marks.map(|mark| Change::MarkCategory { category, mark }));
    all.push(Change::PlaceCode {
        code,
        category,
        placed: true,
    });
    all.push(Change::PlaceCategory {
        category,
        under: category,
        placed: false,
    });
    all
}

fn passes() -> Vec<Change> {
    let mut all = Vec::new();
    let pass = PassId(id(12));
    let (document, code) = (DocumentId(id(8)), CodeId(id(11)));
    let span = MaterialSpan {
        construct: code,
        document,
        start: 4,
        end: 9,
    };
    let materials = [
        Material::AllDocuments,
        Material::Documents(vec![document]),
        Material::Segments {
            of: pass,
            constructs: vec![code],
            spans: vec![span],
        },
    ];
    let kinds = [PassKind::Deductive, PassKind::Inductive, PassKind::Directed];
    for (material, kind) in materials.into_iter().zip(kinds) {
        all.push(Change::AddPass(Box::new(NewPass {
            name: words(),
            kind,
            analysts: vec![AnalystId(id(3))],
            framework: Some(FrameworkId(id(10))),
            level: Level::Latent,
            blind: true,
            material,
        })));
    }
    let edits = [
        PassEdit::Name(words()),
        PassEdit::Level(Level::Manifest),
        PassEdit::Removed(true),
    ];
    all.extend(edits.map(|edit| Change::EditPass { pass, edit }));
    all.push(Change::AddRound(Box::new(NewRound {
        pass,
        name: words(),
        documents: vec![document],
    })));
    all.extend(rounds(pass, document, span));
    all.push(Change::TakeInMaterial {
        pass,
        span,
        taken_in: true,
    });
    let analyst = AnalystId(id(3));
    let readings = [Reading::Unread, Reading::Read, Reading::NothingRelevant];
    all.extend(readings.map(|reading| Change::Read {
        pass,
        analyst,
        document,
        reading,
    }));
    let closings = [
        Closing::Closed(Talk::NotStated),
        Closing::Closed(Talk::NotDiscussed),
        Closing::Closed(Talk::Discussed {
            with: words(),
            about: words(),
        }),
        Closing::Reopened { reason: words() },
    ];
    let parts = vec![Part::Document(document), Part::Construct(code)];
    all.extend(closings.map(|closing| Change::Close {
        pass,
        analyst,
        parts: parts.clone(),
        closing,
    }));
    all.extend(passes_at_work(pass, analyst, document, code));
    all.push(Change::Reveal {
        pass,
        parts,
        cut: cut(),
    });
    all
}

/// Challenges to an earlier pass, what was passed over, and what a pass offers.
fn passes_at_work(
    pass: PassId,
    analyst: AnalystId,
    document: DocumentId,
    code: CodeId,
) -> Vec<Change> {
    let mut all = vec![
        Change::PassOver {
            pass,
            analyst,
            document,
            start: 3,
            end: 9,
            over: true,
        },
        Change::OfferCode {
            pass,
            code,
            offered: false,
        },
    ];
    let claims = [
        (Some(CodingId(id(14))), Claim::DoesNotBelong),
        (Some(CodingId(id(14))), Claim::BelongsIn(code)),
        (None, Claim::Missed(code)),
    ];
    let challenge = ChallengeId(id(20));
    for (coding, claim) in claims {
        all.push(Change::AddChallenge(Box::new(NewChallenge {
            pass,
            analyst,
            of: pass,
            coding,
            document,
            start: 3,
            end: 9,
            within: coding.map(|_| code),
            claim,
            reason: words(),
        })));
        let edit = ChallengeEdit::Claim(claim);
        all.push(Change::EditChallenge { challenge, edit });
    }
    let decisions = [
        ChallengeDecision::AsCoded,
        ChallengeDecision::AsChallenged(challenge),
        ChallengeDecision::Another(code),
        ChallengeDecision::Both,
        ChallengeDecision::Neither,
        ChallengeDecision::Refer(analyst),
        ChallengeDecision::Reopened,
    ];
    for (n, decision) in decisions.into_iter().enumerate() {
        all.push(Change::DecideChallenge(Box::new(NewChallengeDecision {
            of: pass,
            challenges: vec![challenge, ChallengeId(id(21))],
            decision,
            reason: words(),
            session: (n > 0).then(|| SessionId(id(17))),
        })));
    }
    let edits = [ChallengeEdit::Reason(words()), ChallengeEdit::Removed(true)];
    all.extend(edits.map(|edit| Change::EditChallenge { challenge, edit }));
    all
}

fn codings() -> Vec<Change> {
    let mut all = Vec::new();
    let code = CodeId(id(11));
    for within in [None, Some(code)] {
        all.push(Change::AddCoding(NewCoding {
            analyst: AnalystId(id(3)),
            document: DocumentId(id(8)),
            pass: PassId(id(12)),
            code,
            start: 10_422,
            end: 10_611,
            within,
        }));
    }
    let marks = [
        Mark::Valence(None),
        Mark::Valence(Some(Valence::Barrier)),
        Mark::Valence(Some(Valence::Facilitator)),
        Mark::Valence(Some(Valence::Both)),
        Mark::Place(None),
        Mark::Place(Some(Place::Internal)),
        Mark::Place(Some(Place::External)),
        Mark::Place(Some(Place::Both)),
        Mark::Stance(None),
        Mark::Stance(Some(Stance::Positive)),
        Mark::Stance(Some(Stance::Negative)),
        Mark::Stance(Some(Stance::Ambivalent)),
        Mark::Deviant(true),
    ];
    let coding = CodingId(id(14));
    let mut edits = vec![
        CodingEdit::Code(code),
        CodingEdit::Borders { start: 1, end: 2 },
        CodingEdit::Condensed(words()),
        CodingEdit::Removed(true),
        CodingEdit::Quotation(None),
        CodingEdit::Quotation(Some(crate::model::QuotationUse::Candidate)),
        CodingEdit::Quotation(Some(crate::model::QuotationUse::MainText)),
        CodingEdit::Quotation(Some(crate::model::QuotationUse::Supplement)),
        CodingEdit::StillFits(crate::model::Stamp {
            at: crate::model::HybridTime::new(1_700_000_000_000, 3),
            id: id(30),
        }),
    ];
    edits.extend(marks.map(CodingEdit::Mark));
    let edit = |edit| Change::EditCoding { coding, edit };
    all.extend(edits.into_iter().map(edit));
    let memo = MemoId(id(15));
    let document = DocumentId(id(8));
    let targets = [
        Target::Study,
        Target::Document(document),
        Target::Passage {
            document,
            span: crate::model::Span::new(3, 9),
        },
        Target::Code(code),
        Target::Coding(coding),
        Target::Category(CategoryId(id(13))),
        Target::Participant(ParticipantId(id(6))),
        Target::Case(CaseId(id(5))),
        Target::Pass(PassId(id(12))),
        Target::Memo(memo),
        Target::Analyst(AnalystId(id(3))),
    ];
    for on in targets {
        all.push(Change::AddMemo(Box::new(NewMemo {
            analyst: Some(AnalystId(id(3))),
            kind: MemoKind::Reflexive,
            text: words(),
            on,
            pass: Some(PassId(id(12))),
            author: Some(words()),
            dated: None,
        })));
        let linked = true;
        all.push(Change::LinkMemo {
            memo,
            to: on,
            linked,
        });
    }
    let kinds = [
        MemoKind::Analytic,
        MemoKind::Method,
        MemoKind::Theory,
        MemoKind::Reflexive,
        MemoKind::FieldNote,
        MemoKind::ToExploreNext,
    ];
    let mut edits = vec![
        MemoEdit::Text(words()),
        MemoEdit::Shared(true),
        MemoEdit::Removed(false),
        MemoEdit::Explored(true),
    ];
    edits.extend(kinds.map(MemoEdit::Kind));
    let edit = |edit| Change::EditMemo { memo, edit };
    all.extend(edits.into_iter().map(edit));
    all
}

fn rounds(pass: PassId, document: DocumentId, span: MaterialSpan) -> Vec<Change> {
    let round = RoundId(id(21));
    let by = [
        None,
        Some(DrawBy::Role),
        Some(DrawBy::Case),
        Some(DrawBy::Wave),
        Some(DrawBy::Construct),
        Some(DrawBy::Attribute(AttributeId(id(7)))),
    ];
    let what = Drawable::Document(document);
    let why = [
        WhyNot::Coded(vec![AnalystId(id(3))]),
        WhyNot::Hidden(pass),
        WhyNot::InRound(round),
        WhyNot::Erased,
    ];
    let not_eligible: Vec<NotEligible> = why
        .map(|because| NotEligible { what, because })
        .into_iter()
        .collect();
    let strata = vec![
        Stratum {
            name: String::new(),
            eligible: vec![what],
            drawn: vec![],
        },
        Stratum {
            name: words(),
            eligible: vec![Drawable::Segment(span)],
            drawn: vec![Drawable::Segment(span)],
        },
    ];
    let draws = by.into_iter().enumerate().map(|(n, by)| NewDrawnRound {
        pass,
        name: words(),
        is_test: n % 2 == 1,
        version: Some(VersionId(id(18))).filter(|_| n > 0),
        draw: Draw {
            rule: "draw-1".into(),
            seed: u64::MAX - n as u64,
            share: if n % 2 == 0 {
                Share::Number(3)
            } else {
                Share::Percent(20)
            },
            by,
            strata: strata.clone(),
            not_eligible: not_eligible.clone(),
        },
    });
    let draws = draws.map(|new| Change::DrawRound(Box::new(new)));
    let edits = [RoundEdit::Name(words()), RoundEdit::Removed(true)];
    let edits = edits.map(|edit| Change::EditRound { pass, round, edit });
    draws.chain(edits).collect()
}

fn settling() -> Vec<Change> {
    let mut all = Vec::new();
    let (pass, code) = (PassId(id(12)), CodeId(id(11)));
    let analyst = AnalystId(id(3));
    all.push(Change::AddSession(Box::new(NewSession {
        pass,
        date: "2025-11-22".into(),
        present: vec![analyst],
        others: vec![words()],
    })));
    let decisions = [
        Decision::As(analyst),
        Decision::Both,
        Decision::Union,
        Decision::Intersection,
        Decision::Borders {
            code,
            start: 1,
            end: 2,
        },
        Decision::AnotherCode(code),
        Decision::Neither,
        Decision::Refer(analyst),
        Decision::DefinitionUnclear(code),
        Decision::DifferingReadings(MemoId(id(15))),
        Decision::Reopened,
    ];
    all.extend(decisions.map(|decision| {
        Change::Decide(Box::new(NewDecision {
            pass,
            codings: vec![CodingId(id(14)), CodingId(id(16))],
            decision,
            reason: words(),
            session: Some(SessionId(id(17))),
            by_rule: Some(words()),
        }))
    }));
    let version = VersionId(id(18));
    for of in [
        VersionOf::Codebook,
        VersionOf::Categories,
        VersionOf::Analysis,
    ] {
        all.push(Change::Freeze(Box::new(NewVersion {
            of,
            name: words(),
            cut: cut(),
        })));
    }
    for verdict in [Verdict::Agree, Verdict::Object, Verdict::Open] {
        all.push(Change::Review(Box::new(NewReview {
            version,
            category: CategoryId(id(13)),
            reviewer: analyst,
            verdict,
            comment: words(),
        })));
    }
    let step = StepId(id(19));
    all.push(Change::Undo { step });
    let why = words();
    all.push(Change::Explain { step, why });
    let grounds = [
        Ground::discrepancy([CodingId(id(16)), CodingId(id(14))]),
        Ground::Challenge(ChallengeId(id(20))),
    ];
    all.extend(grounds.map(|of| Change::Because {
        step: Some(step),
        of,
        linked: true,
    }));
    all.push(Change::Because {
        step: None,
        of: Ground::discrepancy([]),
        linked: false,
    });
    all.push(Change::Abandoned { step });
    all
}

fn closed_consensus() -> Vec<Change> {
    let analyst = AnalystId(id(3));
    let parts = vec![
        Part::Document(DocumentId(id(8))),
        Part::Construct(CodeId(id(11))),
    ];
    let closed = |words, session| {
        ConsensusClosing::Closed(ConsensusClosed {
            words,
            session,
            present: vec![analyst],
            others: vec![self::words()],
        })
    };
    let closings = [
        closed(None, None),
        closed(Some(1), Some(SessionId(id(17)))),
        ConsensusClosing::Reopened { reason: words() },
    ];
    let of = |closing| Change::CloseConsensus {
        pass: PassId(id(12)),
        parts: parts.clone(),
        closing,
    };
    closings.map(of).into()
}

fn summaries() -> Vec<Change> {
    let (analyst, pass) = (Some(AnalystId(id(1))), Some(PassId(id(12))));
    let (code, coding) = (CodeId(id(11)), CodingId(id(14)));
    let cells = [
        (
            Subject::Participant(ParticipantId(id(4))),
            Sorted::Code(code),
        ),
        (
            Subject::Document(DocumentId(id(7))),
            Sorted::Category(CategoryId(id(13))),
        ),
    ];
    let mut all = Vec::new();
    for (row, column) in cells {
        all.push(Change::Summarise(Box::new(NewSummary {
            row,
            column,
            text: words(),
            analyst,
            pass,
        })));
        all.push(Change::LinkSummary(Box::new(SummaryLink {
            row,
            column,
            coding,
            linked: true,
            analyst: None,
            pass: None,
        })));
    }
    all
}

fn board() -> Vec<Change> {
    let (axis, value) = (AxisId(id(21)), AxisValueId(id(22)));
    let code = CodeId(id(11));
    let mut all = vec![
        Change::AddAxis(Box::new(NewAxis { name: words() })),
        Change::AddAxisValue(Box::new(NewAxisValue {
            axis,
            name: words(),
        })),
    ];
    let edits = [AxisEdit::Name(words()), AxisEdit::Removed(true)];
    all.extend(edits.map(|edit| Change::EditAxis { axis, edit }));
    let edits = [
        AxisValueEdit::Name(words()),
        AxisValueEdit::Order(-2),
        AxisValueEdit::Removed(false),
    ];
    all.extend(edits.map(|edit| Change::EditAxisValue { value, edit }));
    let sorted = [Sorted::Code(code), Sorted::Category(CategoryId(id(13)))];
    for what in sorted {
        for value in [None, Some(value)] {
            all.push(Change::PlaceOnAxis { what, axis, value });
        }
        all.push(Change::MarkConcept {
            what,
            concept: code,
            marked: true,
        });
    }
    all
}

fn signing() -> Vec<Change> {
    let (one, other) = (AnalystId(id(3)), AnalystId(id(4)));
    let mut all = vec![Change::NeedSigner {
        signer: one,
        needed: true,
    }];
    let answers = [None, Some(Answer::Accepted), Some(Answer::Rejected)];
    all.extend(answers.map(|answer| {
        Change::Reply(Box::new(NewReply {
            review: ReviewId(id(31)),
            by: other,
            text: words(),
            answer,
        }))
    }));
    all.push(Change::Finalize(Box::new(NewFinal {
        version: VersionId(id(30)),
        signers: vec![one],
        objecting: vec![other],
        over: words(),
    })));
    all
}

fn saturation() -> Vec<Change> {
    let of = [
        SaturationOf::InductiveCodes,
        SaturationOf::AllCodes,
        SaturationOf::Categories,
    ];
    let order = [
        SaturationOrder::Dates,
        SaturationOrder::Import,
        SaturationOrder::Coding,
        SaturationOrder::Manual,
    ];
    let mut all = Vec::new();
    for (n, order) in order.into_iter().enumerate() {
        let role = (!n.is_multiple_of(2)).then(|| RoleId(id(3)));
        all.push(Change::ReviewSaturation(Box::new(NewSaturationReview {
            reviewers: vec![AnalystId(id(1)), AnalystId(id(2))],
            conclusion: words(),
            of: of[n % 3],
            consensus: n.is_multiple_of(2),
            order,
            role,
            base: 4,
            run: 2,
            threshold: 5,
            new: vec![(DocumentId(id(9)), 12), (DocumentId(id(10)), 0)],
            cut: cut(),
        })));
    }
    all
}

fn quotations() -> Vec<Change> {
    let coding = CodingId(id(14));
    let parts = vec![
        QuotationPart::Verbatim { start: 1, end: 5 },
        QuotationPart::Omission,
        QuotationPart::Insertion(words()),
        QuotationPart::NonVerbal(words()),
    ];
    let forms = [None, Some(parts)].map(QuotationEdit::Form);
    let translations = [
        TranslationEdit::Text(words()),
        TranslationEdit::Translator(words()),
        TranslationEdit::CheckedBy(words()),
    ];
    let translations = translations.map(|edit| QuotationEdit::Translation {
        to: "en".into(),
        edit,
    });
    let edits = forms.into_iter().chain(translations);
    let mut all: Vec<Change> = edits
        .map(|edit| Change::EditQuotation { coding, edit })
        .collect();
    let marks = OmissionMark::ALL.map(QuotationStyle::Omissions);
    all.extend(marks.map(Change::QuotationStyle));
    all.push(Change::QuotationStyle(QuotationStyle::Wave(true)));
    let masks = [MaskCase::Any, MaskCase::AsWritten].map(|case| {
        Some(Mask {
            replacement: words(),
            case,
        })
    });
    let masks = masks.into_iter().chain([None]);
    all.extend(masks.map(|mask| Change::MaskWords {
        words: words(),
        mask,
    }));
    all
}
