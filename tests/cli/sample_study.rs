//! The sample study is what its sources make of it, and holds something for every screen.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

#[path = "../../examples/maker/mod.rs"]
mod maker;

use interlinea::analysis::agreement::Measure;
use interlinea::analysis::agreement::of_study::{AgreementOptions, Counted, agreement_of_study};
use interlinea::analysis::discrepancies::{DifferenceKind, discrepancies};
use interlinea::analysis::layer::{LayerChoice, LayerCodings};
use interlinea::journal::{Installation, Project, copy_sample_to};
use interlinea::model::acts::unsorted_codes;
use interlinea::model::things::Document;
use interlinea::model::{
    AnalystId, AttributeValue, CategoryLevel, Cut, MemoKind, Moment, Origin, PassKind, PassState,
    QuotationUse, Reading, Seen, Span, Subject, Verdict, Viewer,
};
use maker::files;
use maker::source::Source;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use tempfile::TempDir;

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// A copy of the sample, opened by an installation that belongs to nobody.
fn opened() -> (TempDir, Project) {
    let temp = TempDir::new().unwrap();
    let folder = temp.path().join("copy");
    copy_sample_to(&folder).unwrap();
    let home = Installation::at(temp.path().join("home"));
    let project = Project::open(&folder, &home).unwrap();
    (temp, project)
}

fn analyst(seen: &Seen<'_>, name: &str) -> AnalystId {
    let analysts = seen.analysts();
    let found = analysts.iter().find(|analyst| analyst.name.text() == name);
    found.expect("an analyst of the sample").id
}

#[test]
fn the_sample_is_what_its_sources_make_byte_for_byte() {
    let source = Source::read(&root().join("examples/sample")).unwrap();
    let made = maker::make(&source).unwrap();
    let here = files::below(&root().join("projects/peer-support")).unwrap();
    let again = "; run `cargo run --example make_sample`";
    // More files are no fault: whoever opens the folder itself and works in it writes a journal of their own.
    for (name, bytes) in &made {
        let same = here.get(name).is_some_and(|here| here == bytes);
        assert!(same, "{name} differs{again}");
    }
    let list = std::fs::read_to_string(root().join("src/journal/sample_files.rs")).unwrap();
    assert_eq!(list, files::list(made.keys()), "the list differs{again}");
}

#[test]
fn the_copy_that_the_program_makes_is_the_sample() {
    let temp = TempDir::new().unwrap();
    let folder = temp.path().join("new/copy");
    copy_sample_to(&folder).unwrap();
    let copied = files::below(&folder).unwrap();
    let here = files::below(&root().join("projects/peer-support")).unwrap();
    assert!(copied.len() >= 13 + 2 + 3, "texts, journals and the rest");
    assert!(copied.iter().all(|(name, bytes)| here[name] == *bytes));
    let sentence = copy_sample_to(&folder).unwrap_err().to_string();
    assert!(sentence.contains("is not empty"), "{sentence}");
}

#[test]
fn a_passage_is_named_by_document_speaker_and_turn() {
    let (_temp, project) = opened();
    let seen = project.seen();
    let labels = seen.participant_labels();
    let documents = seen.documents();
    let named = |name: &str| documents.iter().find(|it| it.name.text() == name).unwrap();
    let bernie = named("Bernie, laundrette");
    let fifth = &bernie.turns()[4];
    let within = Span::new(fifth.body + 3, fifth.body + 9);
    let words = "Bernie, laundrette · Peer supporter #1 · turn 5";
    assert_eq!(seen.source_of(&labels, bernie, within), words);
    assert_eq!(bernie.place_of(within), "Bernie, laundrette · turn 5");
    let between = Span::new(bernie.turns()[3].end, fifth.body + 1);
    assert_eq!(seen.source_of(&labels, bernie, between), words);
    assert_eq!(
        bernie.turn_of(Span::new(bernie.length(), bernie.length())),
        None
    );
    let unknown = seen.source_of(&Default::default(), bernie, within);
    assert_eq!(unknown, words, "labels that are missing are made");
    let note = documents.iter().find(|it| it.turns().is_empty()).unwrap();
    let source = seen.source_of(&labels, note, Span::new(0, 9));
    assert_eq!(source, note.name.text());
}

#[test]
fn nothing_of_the_sample_says_where_it_was_made() {
    let (temp, _project) = opened();
    let here = files::below(&temp.path().join("copy")).unwrap();
    let home = std::env::var("HOME").unwrap_or_else(|_| "/root".to_owned());
    for (name, bytes) in here {
        let text = String::from_utf8(bytes).unwrap();
        for place in [env!("CARGO_MANIFEST_DIR"), "/tmp/", &format!("{home}/")] {
            assert!(!text.contains(place), "{name} holds {place}");
        }
    }
}

#[test]
fn the_sample_is_sound_and_a_copy_of_it_can_be_changed() {
    let (_temp, mut project) = opened();
    let report = project.check().unwrap();
    assert!(report.ok, "{:?}", report.faults);
    assert!(report.waiting.is_empty() && report.notes.is_empty());
    assert!(project.study().pending().is_empty());
    assert_eq!(project.person(), None);
    let ellen = analyst(&project.seen(), "Ellen");
    project.bind(ellen).unwrap();
    assert_eq!(project.person(), Some(ellen));
    assert!(project.undo().unwrap().is_some());
    assert!(project.check().unwrap().ok);
}

#[test]
fn its_readme_says_that_all_of_it_is_fiction() {
    let readme = std::fs::read_to_string(root().join("projects/peer-support/README.md")).unwrap();
    assert!(readme.contains("All of it is fiction"));
    let (_temp, project) = opened();
    assert!(project.seen().description().contains("fiction"));
}

#[test]
fn its_material_is_eleven_long_transcripts_of_three_roles_and_two_field_notes() {
    let (_temp, project) = opened();
    let seen = project.seen();
    let documents = seen.documents();
    assert_eq!(documents.len(), 13);
    let long = documents.iter().filter(|it| it.imported.words >= 1500);
    assert_eq!(long.count(), 11);
    let roles = seen.roles();
    let names: Vec<&str> = roles.iter().map(|role| role.name.text()).collect();
    assert_eq!(names, ["Peer supporter", "Parent", "Steering group member"]);
    let of_role = |n: usize| {
        let all = seen.participants().into_iter();
        all.filter(|it| it.role.get_or(None) == Some(roles[n].id))
            .count()
    };
    assert_eq!([0, 1, 2].map(of_role), [6, 3, 3]);
    for document in &documents {
        let text = project.text(document.imported.text).unwrap();
        assert_eq!(text.len(), document.length());
        assert!(
            document.date.get().is_some_and(Option::is_some),
            "{}",
            document.name.text()
        );
        assert!(!seen.participants_of(document).is_empty());
        for speaker in 0..document.speaker_labels().len() {
            assert!(document.speaker(speaker as u16).is_some());
        }
    }
    let translated = documents
        .iter()
        .filter(|it| it.translated_from.get().is_some_and(Option::is_some));
    assert_eq!(translated.count(), 1);
}

#[test]
fn its_participants_have_values_of_every_kind() {
    let (_temp, project) = opened();
    let seen = project.seen();
    let mut kinds = BTreeSet::new();
    for participant in seen.participants() {
        for attribute in seen.attributes() {
            let value = seen.value(Subject::Participant(participant.id), attribute.id);
            kinds.insert(match value {
                Some(AttributeValue::Number(_)) => "number",
                Some(AttributeValue::Above(_)) => "more than a number",
                Some(AttributeValue::Below(_)) => "less than a number",
                Some(AttributeValue::Text(_)) => "words",
                Some(AttributeValue::Missing) => "missing",
                None => "does not apply",
            });
        }
    }
    for kind in [
        "number",
        "more than a number",
        "words",
        "missing",
        "does not apply",
    ] {
        assert!(kinds.contains(kind), "no value is {kind}");
    }
}

#[test]
fn it_has_some_sixty_inductive_codes_and_no_code_that_nobody_gave() {
    let (_temp, project) = opened();
    let seen = project.seen();
    let counts = seen.counts();
    let tree = seen.code_tree();
    let inductive: Vec<_> = seen
        .codes()
        .into_iter()
        .filter(|code| code.origin.get_or(Origin::Deductive) == Origin::Inductive)
        .collect();
    assert_eq!(inductive.len(), 66, "65 of the codebook and one split off");
    for code in &inductive {
        let name = code.name.text();
        assert!(!code.definition.text().is_empty(), "{name}");
        assert!(
            counts.codings_of(tree.effective(code.id)) > 0,
            "{name} is empty"
        );
    }
    let in_vivo = inductive.iter().filter(|code| code.first.in_vivo).count();
    assert!(in_vivo >= 5, "{in_vivo} in vivo");
    let merged = inductive.iter().filter(|code| tree.is_merged(code.id));
    assert_eq!(merged.count(), 1);
    let split = inductive
        .iter()
        .filter(|code| code.first.split_from.is_some());
    assert_eq!(split.count(), 1);
}

#[test]
fn its_framework_is_loaded_with_the_sub_domains_that_were_coded() {
    let (_temp, project) = opened();
    let seen = project.seen();
    assert_eq!(seen.frameworks().len(), 1);
    let counts = seen.counts();
    let codes = seen.codes().into_iter();
    let constructs = codes.filter(|code| code.first.construct.is_some());
    let (off, on): (Vec<_>, Vec<_>) = constructs.partition(|it| it.switched_off.get_or(false));
    let names: Vec<&str> = off.iter().map(|code| code.name.text()).collect();
    assert_eq!(
        names,
        [
            "Description of intervention and its causal assumptions",
            "Outcomes"
        ]
    );
    for construct in on {
        let name = construct.name.text();
        assert!(counts.codings_with_below(construct.id) > 0, "{name}");
    }
}

/// The moment before the line that recorded the reveal of the inductive pass.
fn before_the_reveal(project: &Project) -> Cut {
    let seen = project.seen();
    let passes = seen.passes();
    let inductive = passes
        .iter()
        .find(|it| it.opened.kind == PassKind::Inductive);
    let reveals = &inductive.unwrap().reveals;
    let (_, revealed) = reveals.iter().next().expect("a recorded reveal");
    // The cut holds the last closing; without that line it is the moment before.
    let line = revealed.stamp.id;
    let last = revealed.cut.of(line.device());
    assert!(reveals.values().all(|it| it.cut == revealed.cut));
    revealed
        .cut
        .iter()
        .map(|(device, seq)| {
            if device == line.device() {
                (device, last - 1)
            } else {
                (device, seq)
            }
        })
        .collect()
}

#[test]
fn what_each_coded_blind_is_hidden_from_the_other_until_both_have_closed() {
    let (_temp, project) = opened();
    let now = project.seen();
    let (ellen, samir) = (analyst(&now, "Ellen"), analyst(&now, "Samir"));
    let pass = now.passes()[1].id;
    let of = |seen: &Seen<'_>, who| {
        let codings = seen.codings().filter(|it| it.pass() == pass);
        codings.filter(|it| it.analyst() == who).count()
    };
    let before = project.study().at(&before_the_reveal(&project));
    let by_ellen = before.seen_by(Viewer::Analyst(ellen));
    let by_samir = before.seen_by(Viewer::Analyst(samir));
    let by_anyone = before.seen_by(Viewer::Anyone);
    let (ellens, samirs) = (of(&by_ellen, ellen), of(&by_samir, samir));
    assert!(ellens > 300 && samirs > 250, "{ellens}, {samirs}");
    assert_eq!(of(&by_ellen, samir), 0);
    assert_eq!(of(&by_samir, ellen), 0);
    assert_eq!(of(&by_anyone, ellen) + of(&by_anyone, samir), 0);
    let names = |seen: &Seen<'_>| -> BTreeSet<String> {
        let codes = seen.codes();
        codes
            .iter()
            .map(|code| code.name.text().to_owned())
            .collect()
    };
    let own_of_samir = "Mistrust that is accurate";
    assert!(names(&by_samir).contains(own_of_samir));
    assert!(!names(&by_ellen).contains(own_of_samir));
    for viewer in [
        Viewer::Analyst(ellen),
        Viewer::Analyst(samir),
        Viewer::Anyone,
    ] {
        let seen = project.study().seen_by(viewer);
        assert_eq!((of(&seen, ellen), of(&seen, samir)), (ellens, samirs));
        assert!(names(&seen).contains(own_of_samir));
    }
}

#[test]
fn its_passes_are_closed_and_the_blind_one_is_revealed() {
    let (_temp, project) = opened();
    let seen = project.seen();
    let passes = seen.passes();
    let states: Vec<PassState> = passes.iter().map(|it| seen.pass_state(it)).collect();
    assert_eq!(states, [PassState::Closed, PassState::Revealed]);
    assert!(!seen.hides_anything());
    for pass in &passes {
        let documents = seen.documents_of_pass(pass.id);
        assert_eq!(documents.len(), 13);
        for analyst in &pass.opened.analysts {
            let parts = seen.parts(pass.id);
            assert!(parts.iter().all(|part| pass.has_closed(*analyst, *part)));
            let read = |document| seen.reading(pass.id, *analyst, document);
            assert!(
                documents
                    .iter()
                    .all(|it| read(*it) != Some(Reading::Unread))
            );
        }
    }
}

#[test]
fn it_was_made_in_three_months_on_two_installations() {
    let (_temp, project) = opened();
    let seen = project.seen();
    assert_eq!(seen.installations().len(), 2);
    let log = seen.log();
    let (first, last) = (log.first().unwrap(), log.last().unwrap());
    let days = |entry: &interlinea::model::LogEntry| entry.stamp.at.milliseconds() / 86_400_000;
    assert_eq!(days(first), 20_486, "2 February 2026");
    assert_eq!(days(last), 20_573, "30 April 2026");
    assert!(log.iter().filter(|entry| entry.by.is_none()).count() == 2);
    let whys = log.iter().filter(|entry| entry.why.is_some()).count();
    assert!(whys >= 4, "merge, split, recoding, new definition");
}

#[test]
fn its_audit_trail_is_written_in_words() {
    let (_temp, project) = opened();
    for entry in project.seen().log() {
        let row = format!("{} {}", entry.what, entry.details);
        for code in ["Some(", "(None", "(true", "eq6y5e4e", "fxr155d0"] {
            assert!(!row.contains(code), "{row}");
        }
    }
}

#[test]
fn its_memos_are_of_every_kind_and_one_reflexive_memo_is_its_authors_alone() {
    let (_temp, project) = opened();
    let seen = project.seen();
    let kind = |memo: &&interlinea::model::things::Memo| memo.kind.get_or(MemoKind::Analytic);
    let kinds: BTreeSet<MemoKind> = seen.memos().iter().map(kind).collect();
    assert_eq!(kinds.len(), 6);
    let ellen = analyst(&seen, "Ellen");
    let of_ellen = project.study().seen_by(Viewer::Analyst(ellen));
    assert_eq!(of_ellen.memos().len(), seen.memos().len() + 1);
}

#[test]
fn its_categories_and_themes_leave_some_codes_unsorted_and_two_nearly_the_same() {
    let (_temp, project) = opened();
    let seen = project.seen();
    let of_level = |level| {
        let categories = seen.categories().into_iter();
        let standing = categories.filter(|it| it.level.get_or(CategoryLevel::Category) == level);
        standing.count()
    };
    assert_eq!(of_level(CategoryLevel::Category), 10);
    assert_eq!(of_level(CategoryLevel::Theme), 2);
    let under = seen.categories().into_iter();
    assert_eq!(under.map(|it| it.parents().count()).sum::<usize>(), 6);
    let unsorted = unsorted_codes(&seen);
    assert!((3..=15).contains(&unsorted.len()), "{}", unsorted.len());
    let counts = seen.counts();
    for name in ["Work that the figures miss", "Work the figures do not see"] {
        let codes = seen.codes();
        let code = codes.iter().find(|code| code.name.text() == name);
        let code = code.expect("one of the pair");
        assert!(!seen.code_tree().is_merged(code.id));
        assert_eq!(counts.of(code.id).analysts.len(), 1);
    }
}

#[test]
fn its_analysts_agree_as_people_do_who_have_not_talked_yet() {
    let (_temp, project) = opened();
    let seen = project.seen();
    let texts = |document: &Document| {
        let text = project.text(document.imported.text);
        text.map_err(|error| error.to_string())
    };
    let options = AgreementOptions::default();
    let now = project.study().now();
    let answer = agreement_of_study(&seen, &texts, &now, &options).unwrap();
    assert_eq!((answer.unit, answer.universe), ("sentence", "participants"));
    let alpha = |counted: &Counted| {
        let figure = counted.figure(Measure::KrippendorffAlpha);
        figure.and_then(|figure| figure.as_ref().ok().copied())
    };
    let overall = alpha(&answer.pooled.micro).unwrap();
    assert!((0.55..0.75).contains(&overall), "{overall}");
    let of_codes: Vec<f64> = answer
        .per_code
        .iter()
        .filter_map(|code| alpha(&code.counted))
        .collect();
    assert_eq!(of_codes.len(), 41, "codes that both could give");
    let least = of_codes.iter().copied().fold(1.0, f64::min);
    let most = of_codes.iter().copied().fold(0.0, f64::max);
    assert!(least < 0.2 && most > 0.8, "from {least} to {most}");
    let found = discrepancies(&seen, &texts, None, &[]).unwrap();
    assert!(found.agreed > 50, "{} agreed", found.agreed);
    for kind in [
        DifferenceKind::only(0),
        DifferenceKind::only(1),
        DifferenceKind::OtherCode,
        DifferenceKind::Borders,
    ] {
        let differences = found.items.iter().flat_map(|item| &item.differences);
        let of_kind = differences.filter(|it| it.kind == kind).count();
        assert!((30..200).contains(&of_kind), "{kind:?}: {of_kind}");
    }
}

#[test]
fn the_folder_itself_can_be_opened_where_it_lies() {
    let temp = TempDir::new().unwrap();
    let home = Installation::at(temp.path());
    let folder: &Path = &root().join("projects/peer-support");
    let project = Project::open(folder, &home).unwrap();
    assert!(project.seen().codings().count() > 800);
    assert!(project.is_read_only().is_none());
}

#[test]
fn its_consensus_is_closed_in_ten_documents_and_open_in_three() {
    let (_temp, project) = opened();
    let seen = project.seen();
    let pass = seen.passes()[1].id;
    let parts = seen.parts(pass);
    let closed = parts
        .iter()
        .filter(|part| seen.consensus_closed(pass, **part).is_some());
    assert_eq!((closed.count(), parts.len()), (10, 13));
    assert_eq!(
        seen.decisions()
            .iter()
            .filter(|it| it.decided.session.is_none())
            .count(),
        0
    );
    let texts = |document: &Document| {
        let text = project.text(document.imported.text);
        text.map_err(|error| error.to_string())
    };
    let layer = LayerCodings::of(&seen, &texts, LayerChoice::Consensus).unwrap();
    assert_eq!((layer.closed, layer.open.len()), (10, 3));
    assert!(layer.left_out.is_empty());
    // A code that was split off after the reveal has the codings that both moved to it.
    let codes = seen.codes();
    let split = codes.iter().find(|it| it.name.text() == "Pressing no");
    assert_eq!(layer.count([split.unwrap().id]).segments, 5);
    for category in seen.categories() {
        let count = layer.count(category.members());
        assert!(count.segments > 5, "{}", category.name.text());
    }
}

#[test]
fn its_quotations_leave_two_categories_without_any() {
    let (_temp, project) = opened();
    let seen = project.seen();
    let of = |used| {
        seen.codings()
            .filter(|it| it.quotation() == Some(used))
            .count()
    };
    let uses = [
        QuotationUse::MainText,
        QuotationUse::Supplement,
        QuotationUse::Candidate,
    ];
    assert_eq!(uses.map(of), [11, 5, 2]);
    let tree = seen.code_tree();
    let chosen: BTreeSet<_> = seen
        .codings()
        .filter(|it| it.quotation() == Some(QuotationUse::MainText))
        .map(|it| tree.effective(it.code()))
        .collect();
    let categories = seen.categories();
    let without: Vec<&str> = categories
        .iter()
        .filter(|it| {
            !it.members()
                .any(|code| chosen.contains(&tree.effective(code)))
        })
        .map(|it| it.name.text())
        .collect();
    assert_eq!(
        without,
        [
            "A district that has been thinned out before",
            "From being visited to taking part"
        ]
    );
}

#[test]
fn its_second_version_followed_an_objection_and_has_a_question_open() {
    let (_temp, project) = opened();
    let seen = project.seen();
    assert_eq!(seen.signers().len(), 3);
    let versions = seen.analysis_versions();
    assert_eq!(versions.len(), 2);
    let [first, second] = [0, 1].map(|n| seen.review_of(versions[n].version.id).unwrap());
    assert_eq!(first.threads.len(), 2);
    assert_eq!(first.open().count(), 0);
    assert_eq!(first.threads[0].begun.review.verdict, Verdict::Object);
    assert_eq!(first.threads[0].replies.len(), 2);
    assert_eq!(second.open().count(), 1);
    assert_eq!(second.signed().len(), 2);
    let ruth = analyst(&seen, "Ruth");
    assert_eq!(second.undecided(ruth).len(), 1);
    let [before, after] = [0, 1].map(|n| Moment::Cut(&versions[n].version.frozen.cut));
    let told: Vec<&str> = seen
        .categories_between(before, after)
        .iter()
        .map(|it| it.kind.as_str())
        .collect();
    assert_eq!(told, ["renamed", "redefined", "redefined", "code moved"]);
}
