//! Quotations: words read from the transcript, labels from the record, masks, counts, and what goes out.

use crate::made_study::{Done, Made};
use interlinea::analysis::quotations::{ChosenQuotations, Kept, LabelIssue, Piece, printed};
use interlinea::exchange::report::{
    FileFormat, ReadyReport, ReportError, ReportKind, ReportOptions, ReportSource,
};
use interlinea::model::{acts, *};
use proptest::prelude::*;
use std::io::Read as _;

const TALK: &str = "\
I: How was it?
P: It became a beautiful relationship, with Anna Ek in Malmö.
I: Really?
P: Yes, Annas house was open.";

/// What the tests stand on: one interview with its turns, two coded passages, two categories.
struct Talk {
    made: Made,
    document: DocumentId,
    ada: AnalystId,
    pass: PassId,
    participant: ParticipantId,
    role: RoleId,
    trust: CodeId,
    coding: CodingId,
}

fn span_of(words: &str) -> Span {
    let before = TALK.split(words).next().unwrap();
    let start = before.chars().count() as u32;
    Span::new(start, start + words.chars().count() as u32)
}

fn turns() -> Vec<Turn> {
    let mut start = 0;
    let lines = TALK.lines().map(|line| {
        let end = start + line.chars().count() as u32;
        let turn = Turn {
            start,
            body: start + 3,
            end,
            speaker: Some(u16::from(line.starts_with('P'))),
            time_ms: None,
        };
        start = end + 1;
        turn
    });
    lines.collect()
}

impl Talk {
    fn new() -> Self {
        let mut made = Made::default();
        let ada = made.analyst("Ada");
        let document = made.document_of(TALK);
        made.draft.push(Change::CorrectTurns {
            document,
            speakers: vec!["I".into(), "P".into()],
            turns: turns(),
        });
        let role: RoleId = made
            .draft
            .push(Change::AddRole(Box::new(NewRole {
                name: "Mother".into(),
                pattern: "{pseudonym}(M)".into(),
            })))
            .into();
        let participant = made.participant("Hanna", &[document]);
        let edit = ParticipantEdit::Role(Some(role));
        made.draft
            .push(Change::EditParticipant { participant, edit });
        for (speaker, is) in [
            (0, SpeakerIs::Interviewer),
            (1, SpeakerIs::Participant(participant)),
        ] {
            let is = Some(is);
            made.draft.push(Change::MapSpeaker {
                document,
                speaker,
                is,
            });
        }
        let pass = made.pass("Inductive", &[ada], false);
        let trust = made.code("trust", None);
        let other = made.code("other", None);
        made.category("Being trusted", &[trust]);
        made.category("Being far away", &[other]);
        let mut it = Self {
            made,
            document,
            ada,
            pass,
            participant,
            role,
            trust,
            coding: CodingId(Id::new(DeviceId::from_bits(7), 1)),
        };
        it.coding = it.code("It became a beautiful relationship, with Anna Ek in Malmö.");
        it.quote(it.coding, QuotationUse::MainText);
        it
    }

    fn code(&mut self, words: &str) -> CodingId {
        self.code_span(span_of(words))
    }

    fn code_span(&mut self, span: Span) -> CodingId {
        let new = NewCoding {
            analyst: self.ada,
            document: self.document,
            pass: self.pass,
            code: self.trust,
            start: span.start,
            end: span.end,
            within: None,
        };
        self.made.draft.push(Change::AddCoding(new)).into()
    }

    fn quote(&mut self, coding: CodingId, quoted: QuotationUse) {
        let edit = CodingEdit::Quotation(Some(quoted));
        self.made.draft.push(Change::EditCoding { coding, edit });
    }

    fn form(&mut self, parts: Vec<QuotationPart>) {
        let edit = QuotationEdit::Form(Some(parts));
        let coding = self.coding;
        self.made.draft.push(Change::EditQuotation { coding, edit });
    }

    fn mask(&mut self, words: &str, replacement: &str) {
        self.made.draft.push(Change::MaskWords {
            words: words.into(),
            mask: Some(Mask {
                replacement: replacement.into(),
                case: MaskCase::Any,
            }),
        });
    }
}

fn verbatim(words: &str) -> QuotationPart {
    QuotationPart::verbatim(span_of(words))
}

fn chosen(done: &Done, viewer: Viewer) -> ChosenQuotations {
    let texts = |document: &interlinea::model::things::Document| done.text(document);
    ChosenQuotations::of(&done.study.seen_by(viewer), &texts, None)
}

fn only(done: &Done) -> (String, String) {
    let all = chosen(done, Viewer::Anyone).all;
    let [it] = all.as_slice() else {
        panic!("{all:?}")
    };
    let printed = printed(&it.pieces, OmissionMark::default());
    (printed, it.label.text.clone())
}

fn report(
    done: &Done,
    viewer: Viewer,
    options: &[(&str, &str)],
) -> Result<Box<dyn ReadyReport>, ReportError> {
    let seen = done.study.seen_by(viewer);
    let text = |hash: TextHash| {
        let documents = seen.documents();
        let document = documents.iter().find(|it| it.imported.text == hash);
        done.text(document.unwrap())
    };
    let source = ReportSource {
        seen: &seen,
        project: ProjectId::from_random(7),
        now: seen.now(),
        text: &text,
    };
    let options: ReportOptions = options.iter().copied().collect();
    ReportKind::Quotations.make(&source, &options)
}

fn csv(done: &Done, options: &[(&str, &str)]) -> String {
    let report = report(done, Viewer::Anyone, options).unwrap();
    String::from_utf8(report.bytes(FileFormat::Csv).unwrap()).unwrap()
}

#[test]
fn a_segment_is_quoted_as_it_stands_without_the_labels_of_the_transcript() {
    let done = Talk::new().made.done();
    let (words, label) = only(&done);
    assert_eq!(
        words,
        "It became a beautiful relationship, with Anna Ek in Malmö."
    );
    assert_eq!(label, "Hanna(M)");
}

#[test]
fn omissions_insertions_and_what_was_heard_stand_in_brackets_between_verbatim_words() {
    let mut talk = Talk::new();
    talk.form(vec![
        verbatim("It became"),
        QuotationPart::Insertion("the contact".into()),
        verbatim(" a "),
        QuotationPart::Omission,
        verbatim("relationship,"),
        QuotationPart::NonVerbal("hushing sound".into()),
        verbatim(" with Anna Ek in Malmö."),
        QuotationPart::Omission,
        verbatim("Yes"),
    ]);
    // The insertion takes no words away, the omission says where some are missing.
    let done = talk.made.done();
    assert_eq!(
        only(&done).0,
        "It became [the contact] a [...] relationship, [hushing sound] with Anna Ek in Malmö. [...] Yes"
    );
}

#[test]
fn where_several_speak_each_is_named_from_the_record() {
    let mut talk = Talk::new();
    let span = Span::new(span_of("with Anna").start, span_of("Yes,").end);
    talk.form(vec![QuotationPart::verbatim(span)]);
    let done = talk.made.done();
    let (words, label) = only(&done);
    assert_eq!(
        words,
        "[Hanna(M)] with Anna Ek in Malmö.\n[Interviewer] Really?\n[Hanna(M)] Yes,"
    );
    assert_eq!(label, "Hanna(M)");
}

#[test]
fn a_form_that_leaves_words_out_unsaid_never_comes_in() {
    let talk = Talk::new();
    let coding = talk.coding;
    let mut done = talk.made.done();
    let parts = vec![verbatim("It became"), verbatim("relationship")];
    edit(&mut done, coding, parts);
    // The line is refused, so the segment stands as it is in the transcript.
    assert_eq!(
        only(&done).0,
        "It became a beautiful relationship, with Anna Ek in Malmö."
    );
}

#[test]
fn the_label_names_the_wave_and_that_the_words_are_a_translation() {
    let mut talk = Talk::new();
    let document = talk.document;
    let edits = [
        DocumentEdit::Wave(Some("Early interview".into())),
        DocumentEdit::TranslatedFrom(Some("so".into())),
    ];
    for edit in edits {
        talk.made
            .draft
            .push(Change::EditDocument { document, edit });
    }
    let style = QuotationStyle::Wave(true);
    talk.made.draft.push(Change::QuotationStyle(style));
    let done = talk.made.done();
    assert_eq!(only(&done).1, "Hanna(M), Early interview, translated");
}

#[test]
fn a_wave_that_the_participants_table_denies_is_pointed_out() {
    let mut talk = Talk::new();
    let (document, participant) = (talk.document, talk.participant);
    let edit = DocumentEdit::Wave(Some("Later".into()));
    talk.made
        .draft
        .push(Change::EditDocument { document, edit });
    let wave = NewAttribute {
        name: "Wave".into(),
        unit: String::new(),
        of: AttributeOf::Participants,
    };
    let attribute = talk.made.draft.push(Change::AddAttribute(Box::new(wave)));
    talk.made.draft.push(Change::SetAttribute {
        of: Subject::Participant(participant),
        attribute: attribute.into(),
        value: Some(AttributeValue::Text("Early".into())),
    });
    let style = QuotationStyle::Wave(true);
    talk.made.draft.push(Change::QuotationStyle(style));
    let done = talk.made.done();
    let all = chosen(&done, Viewer::Anyone).all;
    assert_eq!(
        all[0].label.issues,
        [LabelIssue::WaveDiffers {
            document: "Later".into(),
            participant: "Early".into()
        }]
    );
}

#[test]
fn two_participants_with_one_label_are_pointed_out() {
    let mut talk = Talk::new();
    let other = talk.made.participant("Hanna", &[]);
    let edit = ParticipantEdit::Role(Some(talk.role));
    talk.made.draft.push(Change::EditParticipant {
        participant: other,
        edit,
    });
    let done = talk.made.done();
    let chosen = chosen(&done, Viewer::Anyone);
    assert_eq!(chosen.shared_labels, [("Hanna(M)".to_owned(), 2)]);
    assert!(matches!(
        chosen.all[0].label.issues[..],
        [LabelIssue::Shared { .. }]
    ));
    let word = csv_notes(&done);
    assert!(word.contains("2 participants have the label"), "{word}");
}

/// Gives a quotation a form in a step of its own.
fn edit(done: &mut Done, coding: CodingId, parts: Vec<QuotationPart>) {
    let device = DeviceId::from_bits(7);
    let seq = done.study.last_line(device) + 1;
    let edit = QuotationEdit::Form(Some(parts));
    done.study.apply(Line {
        id: Id::new(device, seq),
        step: (seq, 1),
        at: HybridTime::new(1_763_900_000_000, 0),
        wall: None,
        by: None,
        seen: None,
        why: None,
        change: Change::EditQuotation { coding, edit },
    });
}

fn csv_notes(done: &Done) -> String {
    let report = report(done, Viewer::Anyone, &[]).unwrap();
    format!("{:?}", report.preview())
}

#[test]
fn balance_counts_who_is_quoted_and_names_categories_without_a_quotation() {
    let mut talk = Talk::new();
    let second = talk.code("Yes, Annas house was open.");
    talk.quote(second, QuotationUse::Supplement);
    talk.made.participant("Berit", &[]);
    let done = talk.made.done();
    let chosen = chosen(&done, Viewer::Anyone);
    let people: Vec<(&str, usize)> = chosen
        .balance
        .participants
        .iter()
        .map(|it| (it.label.as_str(), it.uses.printed()))
        .collect();
    assert_eq!(people, [("Hanna(M)", 2), ("Berit", 0)]);
    let unquoted: Vec<&str> = chosen.unquoted().map(|it| it.name.as_str()).collect();
    assert_eq!(unquoted, ["Being far away"]);
    let roles: Vec<_> = chosen
        .balance
        .roles
        .iter()
        .map(|it| (it.name.as_str(), it.quoted, it.participants))
        .collect();
    assert_eq!(roles, [("Mother", 1, 1), ("no role", 0, 1)]);
}

#[test]
fn the_dictionary_masks_what_goes_out_and_leaves_the_study_as_it_is() {
    let mut talk = Talk::new();
    let second = talk.code("Yes, Annas house was open.");
    talk.quote(second, QuotationUse::Supplement);
    talk.mask("Anna Ek", "XX");
    talk.mask("malmö", "[a town]");
    let done = talk.made.done();
    let csv = csv(&done, &[]);
    assert!(csv.contains("with XX in [a town]."), "{csv}");
    assert!(!csv.contains("Anna Ek") && !csv.contains("Malmö"), "{csv}");
    // A longer word is not masked: it may be another name. It has to be in the dictionary itself.
    assert!(csv.contains("Annas house"));
    assert!(chosen(&done, Viewer::Anyone).all[0].words == 10);
    let notes = csv_notes(&done);
    assert!(notes.contains("2 names or phrases were masked, in 2 places."));
    assert!(!notes.contains("Anna Ek"));
}

#[test]
fn a_quotation_that_begins_within_a_masked_name_does_not_show_the_rest_of_it() {
    let mut talk = Talk::new();
    let inner = talk.code("Ek in Malmö.");
    talk.quote(inner, QuotationUse::Supplement);
    talk.mask("Anna Ek", "XX");
    let csv = csv(&talk.made.done(), &[]);
    assert!(
        csv.contains("XX in Malmö.") && !csv.contains("Ek in"),
        "{csv}"
    );
}

#[test]
fn what_stands_in_place_of_a_name_may_show_no_name_of_the_dictionary() {
    let mut talk = Talk::new();
    talk.mask("Anna Ek", "Berit");
    let done = talk.made.done();
    let seen = done.study.seen_by(Viewer::Anyone);
    let refused = |words: &str, by: &str| {
        let mut draft = StepDraft::new(DeviceId::from_bits(9), 1);
        let refused = acts::mask_words(&seen, &mut draft, words, by, MaskCase::Any);
        refused.unwrap_err().to_string()
    };
    assert!(refused("Malmö", "the town of anna ek").contains("would show “Anna Ek” again"));
    assert_eq!(
        refused("berit", "YY"),
        "“Anna Ek” goes out as “Berit”, which shows “berit”: let “Anna Ek” go out as something else first."
    );
}

#[test]
fn a_quotation_is_to_be_checked_when_its_segment_was_moved_after_the_edit() {
    let mut talk = Talk::new();
    talk.form(vec![verbatim("It became"), QuotationPart::Omission]);
    let coding = talk.coding;
    let whole = span_of("It became a beautiful");
    let edit = CodingEdit::Borders {
        start: whole.start,
        end: whole.end,
    };
    talk.made.draft.push(Change::EditCoding { coding, edit });
    let done = talk.made.done();
    let all = chosen(&done, Viewer::Anyone).all;
    assert_eq!(all[0].kept, Kept::SegmentMoved);
    assert!(csv_notes(&done).contains("borders were moved after the quotation was edited"));
}

#[test]
fn a_translation_is_printed_beside_the_original_with_who_made_and_checked_it() {
    let mut talk = Talk::new();
    let coding = talk.coding;
    let edits = [
        TranslationEdit::Text("Det blev en vacker relation, med Anna Ek.".into()),
        TranslationEdit::Translator("Ada".into()),
        TranslationEdit::CheckedBy("Bo".into()),
    ];
    for edit in edits {
        let to = "sv".to_owned();
        let edit = QuotationEdit::Translation { to, edit };
        talk.made.draft.push(Change::EditQuotation { coding, edit });
    }
    talk.mask("Anna Ek", "XX");
    let done = talk.made.done();
    let all = csv(&done, &[]);
    assert!(
        all.contains("translation_sv,translated_by_sv,checked_by_sv"),
        "{all}"
    );
    assert!(
        all.contains("\"Det blev en vacker relation, med XX.\",Ada,Bo"),
        "{all}"
    );
    let instead = csv(&done, &[("words", "translation")]);
    assert!(!instead.contains("beautiful"), "{instead}");
    assert!(instead.contains("\"Hanna(M), translated\""), "{instead}");
    let original = csv(&done, &[("words", "original")]);
    assert!(!original.contains("vacker"), "{original}");
}

#[test]
fn a_translation_that_was_reworded_is_no_longer_checked() {
    let mut talk = Talk::new();
    let coding = talk.coding;
    let edits = [
        TranslationEdit::Text("one".into()),
        TranslationEdit::CheckedBy("Bo".into()),
        TranslationEdit::Text("two".into()),
    ];
    for edit in edits {
        let to = "sv".to_owned();
        let edit = QuotationEdit::Translation { to, edit };
        talk.made.draft.push(Change::EditQuotation { coding, edit });
    }
    let done = talk.made.done();
    let seen = done.study.seen_by(Viewer::Anyone);
    let translation = &seen.quotation(coding).unwrap().translations["sv"];
    assert_eq!(translation.checked(), None);
    assert_eq!(translation.checked_before(), Some("Bo"));
}

#[test]
fn quotations_of_an_open_blind_pass_are_in_nobody_elses_list_count_or_file() {
    let mut talk = Talk::new();
    let bo = talk.made.analyst("Bo");
    let blind = talk.made.pass("Blind", &[talk.ada, bo], true);
    talk.pass = blind;
    let hidden = talk.code("Yes, Annas house was open.");
    talk.quote(hidden, QuotationUse::MainText);
    let ada = talk.ada;
    let done = talk.made.done();
    assert_eq!(chosen(&done, Viewer::Analyst(ada)).all.len(), 2);
    for viewer in [Viewer::Analyst(bo), Viewer::Anyone] {
        let chosen = chosen(&done, viewer);
        assert_eq!(chosen.all.len(), 1);
        assert_eq!(chosen.uses().main, 1);
        assert_eq!(chosen.balance.participants[0].uses.main, 1);
        let report = report(&done, viewer, &[("quotations", "candidates")]).unwrap();
        let csv = String::from_utf8(report.bytes(FileFormat::Csv).unwrap()).unwrap();
        assert!(!csv.contains("house"), "{csv}");
        assert!(done.study.seen_by(viewer).quotation(hidden).is_none());
    }
}

#[test]
fn the_word_document_has_main_text_and_supplement_apart_by_category() {
    let mut talk = Talk::new();
    let second = talk.code("Yes, Annas house was open.");
    talk.quote(second, QuotationUse::Supplement);
    let done = talk.made.done();
    let report = report(&done, Viewer::Anyone, &[]).unwrap();
    let bytes = report.bytes(FileFormat::Docx).unwrap();
    let mut zip = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
    let mut xml = String::new();
    let mut part = zip.by_name("word/document.xml").unwrap();
    part.read_to_string(&mut xml).unwrap();
    let at = |words: &str| xml.find(words).unwrap_or_else(|| panic!("{words}"));
    assert!(at(">Main text<") < at("beautiful relationship"));
    assert!(at("beautiful relationship") < at(">Supplement<"));
    assert!(at(">Supplement<") < at("Annas house"));
    assert!(xml.contains("Categories without a quotation: 1 of 2: Being far away"));
    for format in [FileFormat::Xlsx, FileFormat::Csv, FileFormat::Docx] {
        assert_eq!(report.bytes(format).unwrap(), report.bytes(format).unwrap());
    }
}

#[test]
fn a_study_without_a_quotation_says_how_to_choose_one() {
    let mut made = Made::default();
    made.document_of(TALK);
    let error = report(&made.done(), Viewer::Anyone, &[]).err().unwrap();
    assert!(error.to_string().contains("No quotation is chosen yet"));
}

/// What a form prints outside its brackets, stretch by stretch.
fn outside_brackets(pieces: &[Piece]) -> Vec<String> {
    let said = pieces.iter().filter_map(|piece| match piece {
        Piece::Said { words, .. } => Some(words.clone()),
        _ => None,
    });
    said.collect()
}

fn some_part() -> impl Strategy<Value = QuotationPart> {
    let length = TALK.chars().count() as u32;
    prop_oneof![
        4 => (0..length + 5, 0..length + 5).prop_map(|(start, end)| QuotationPart::Verbatim { start, end }),
        3 => Just(QuotationPart::Omission),
        1 => "[a-z ]{0,8}".prop_map(QuotationPart::Insertion),
        1 => "[a-z\\]\\[]{0,8}".prop_map(QuotationPart::NonVerbal),
    ]
}

proptest! {
    #[test]
    fn whatever_form_comes_in_only_words_of_the_transcript_stand_outside_brackets(
        parts in proptest::collection::vec(some_part(), 0..6),
        mut cuts in proptest::collection::vec(0_u32..TALK.chars().count() as u32, 2..8),
        sorted in any::<bool>(),
    ) {
        let talk = Talk::new();
        let length = TALK.chars().count() as u32;
        let parts = if sorted {
            // Stretches in order, with an omission between each two.
            cuts.sort_unstable();
            cuts.dedup();
            let mut form = Vec::new();
            for pair in cuts.chunks_exact(2) {
                form.push(QuotationPart::Verbatim { start: pair[0], end: pair[1] });
                form.push(QuotationPart::Omission);
            }
            form
        } else {
            parts
        };
        let refused = form_fault(&parts, length).is_some();
        let coding = talk.coding;
        let mut done = talk.made.done();
        edit(&mut done, coding, parts);
        let all = chosen(&done, Viewer::Anyone).all;
        prop_assert_eq!(all[0].is_edited, !refused);
        let line: Vec<&str> = TALK.split_whitespace().collect();
        let line = line.join(" ");
        let mut rest = line.as_str();
        for said in outside_brackets(&all[0].pieces) {
            let at = rest.find(&said);
            prop_assert!(at.is_some(), "{said:?} not in {rest:?}");
            rest = &rest[at.unwrap() + said.len()..];
        }
        let printed = printed(&all[0].pieces, OmissionMark::default());
        let mut depth = 0_i32;
        let bare: String = printed.chars().filter(|letter| {
            match letter { '[' => depth += 1, ']' => depth -= 1, _ => {} }
            depth == 0 && *letter != ']'
        }).collect();
        prop_assert_eq!(
            bare.split_whitespace().collect::<String>(),
            outside_brackets(&all[0].pieces).concat().split_whitespace().collect::<String>()
        );
    }
}
