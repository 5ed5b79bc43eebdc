//! The methods draft: each sentence exactly when its fact holds, and never a word that a log cannot bear out.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use crate::simulation::Room;
use interlinea::exchange::checklists::{builtin_checklists, checklist};
use interlinea::exchange::methods::{MethodsDraft, methods_draft};
use interlinea::exchange::report::{FileFormat, ReadyReport, ReportSource};
use interlinea::journal::{Installation, Project};
use interlinea::model::acts;
use interlinea::model::*;
use std::path::{Path, PathBuf};
use std::sync::Arc;

fn no_text(_: TextHash) -> Result<Arc<Text>, String> {
    Err("The text is not here.".to_owned())
}

fn draft_of(seen: &Seen<'_>) -> MethodsDraft {
    methods_draft(&ReportSource {
        seen,
        project: ProjectId::from_random(0),
        now: seen.now(),
        text: &no_text,
    })
}

fn words(room: &Room, desk: usize) -> String {
    let draft = draft_of(&room.seen(desk));
    let sentences: Vec<&str> = draft.sentences().map(|it| it.words.as_str()).collect();
    sentences.join("\n")
}

#[track_caller]
fn says(words: &str, what: &str) {
    assert!(words.contains(what), "“{what}” is not in:\n{words}");
}

#[track_caller]
fn says_not(words: &str, what: &str) {
    assert!(!words.contains(what), "“{what}” is in:\n{words}");
}

/// Closes a document of the blind pass for a desk, with a statement.
fn close(room: &mut Room, desk: usize, document: DocumentId, talk: Talk) {
    let mut draft = room.draft(desk);
    let now = room.desks[desk].study.now();
    let parts = [Part::Document(document)];
    acts::close_parts(&room.seen(desk), &mut draft, room.pass, &parts, talk, &now).unwrap();
    room.commit(desk, draft);
    for other in 0..room.desks.len() {
        room.sync(other);
    }
}

fn close_all(room: &mut Room, talk: &Talk) {
    for document in [room.document, room.second] {
        for desk in 0..room.desks.len() {
            close(room, desk, document, talk.clone());
        }
    }
}

fn give(room: &mut Room, desk: usize, name: &str, pass: PassId, span: (u32, u32)) -> CodingId {
    let mut draft = room.draft(desk);
    let seen = room.seen(desk);
    let (document, span) = (room.document, Span::new(span.0, span.1));
    let mut new = acts::new_code(name);
    new.arose = Some(Arose {
        pass,
        document: Some(document),
        span: Some(span),
        within: None,
    });
    let code = acts::make_code(&seen, &mut draft, new).unwrap();
    let coding = acts::code_passage(&seen, &mut draft, pass, document, span, code).unwrap();
    drop(seen);
    room.commit(desk, draft);
    coding
}

#[test]
fn one_analyst_is_a_limitation_and_two_are_none() {
    let one = words(&Room::with(1), 0);
    says(&one, "which is a limitation");
    says(&one, "one analyst (Person 0)");
    says_not(&one, "independently, as recorded");
    let two = words(&Room::with(2), 0);
    says_not(&two, "limitation");
    says(
        &two,
        "The analysts of the passes were Person 0 and Person 1.",
    );
}

#[test]
fn independence_is_said_only_of_a_revealed_pass_in_which_nobody_discussed() {
    let independently = "Person 0 and Person 1 coded independently, as recorded in the study's log";
    let mut room = Room::with(2);
    let open = words(&room, 0);
    says(
        &open,
        "are hidden from the others until all have closed a document",
    );
    says_not(&open, "independently");
    says(
        &open,
        "It is still open: 0 of 2 documents are closed by all its analysts.",
    );
    let pass = room.pass;
    give(&mut room, 0, "fear", pass, (10, 40));
    close_all(&mut room, &Talk::NotDiscussed);
    let revealed = words(&room, 0);
    says(&revealed, independently);
    says(
        &revealed,
        "each stated not to have discussed the coding before",
    );
    says_not(&revealed, "are hidden from the others");

    let mut room = Room::with(2);
    give(&mut room, 0, "fear", pass, (10, 40));
    close_all(&mut room, &Talk::NotStated);
    let unsaid = words(&room, 0);
    says_not(&unsaid, "independently");
    says(&unsaid, "Person 0 and Person 1 coded separately");
    says(&unsaid, "For 4 of 4 closings (100%) it was not stated");

    let mut room = Room::with(2);
    give(&mut room, 0, "fear", pass, (10, 40));
    let talk = Talk::Discussed {
        with: "Person 1".to_owned(),
        about: "the borders of “fear”.".to_owned(),
    };
    close_all(&mut room, &talk);
    let discussed = words(&room, 0);
    says_not(&discussed, "independently");
    says(
        &discussed,
        "On closing, Person 0 stated to have discussed the coding with Person 1: “the borders of ‘fear’”.",
    );
}

#[test]
fn what_was_talked_about_after_the_reveal_does_not_touch_the_independence_before_it() {
    let mut room = Room::with(2);
    let (pass, document) = (room.pass, room.document);
    give(&mut room, 0, "fear", pass, (10, 40));
    close_all(&mut room, &Talk::NotDiscussed);
    let mut draft = room.draft(0);
    let now = room.desks[0].study.now();
    let parts = [Part::Document(document)];
    acts::reopen_parts(
        &room.seen(0),
        &mut draft,
        pass,
        &parts,
        "a passage was missed",
        &now,
    )
    .unwrap();
    room.commit(0, draft);
    let talk = Talk::Discussed {
        with: "Person 1".to_owned(),
        about: String::new(),
    };
    close(&mut room, 0, document, talk);
    let words = words(&room, 1);
    says(
        &words,
        "coded independently, as recorded in the study's log",
    );
    says(
        &words,
        "After closing, Person 0 took 1 document up again; the reason given was “a passage was missed”.",
    );
    says(
        &words,
        "On closing again, Person 0 stated to have discussed the coding with Person 1.",
    );
}

#[test]
fn a_pass_that_is_not_hidden_says_so() {
    let room = Room::with(2);
    says(
        &words(&room, 0),
        "In this pass the analysts could see each other's codings while they worked.",
    );
}

#[test]
fn nothing_of_anothers_open_blind_pass_is_in_the_draft_or_counted() {
    let mut room = Room::with(2);
    let pass = room.pass;
    give(&mut room, 1, "a secret code", pass, (10, 40));
    let mut draft = room.draft(1);
    let memo = NewMemo {
        analyst: Some(room.desks[1].person),
        kind: MemoKind::Analytic,
        text: "a secret memo".to_owned(),
        on: Target::Document(room.document),
        pass: Some(pass),
        author: None,
        dated: None,
    };
    draft.push(Change::AddMemo(Box::new(memo)));
    room.commit(1, draft);
    room.sync(0);
    let mine = words(&room, 1);
    says(&mine, "1 memo was written: 1 analytic memo");
    says(&mine, "Person 1 gave 1 coding with 1 code in 1 document");
    let theirs = words(&room, 0);
    let whole =
        String::from_utf8(draft_of(&room.seen(0)).bytes(FileFormat::Markdown).unwrap()).unwrap();
    for hidden in [
        "secret",
        "Person 1 gave",
        "memo was",
        "1 coding",
        "codebook holds",
    ] {
        says_not(&theirs, hidden);
        says_not(&whole, hidden);
    }
    let count = |desk: usize| {
        let draft = draft_of(&room.seen(desk));
        let log = draft
            .sentences()
            .find(|it| it.words.contains("study's log holds"))
            .unwrap();
        log.words.clone()
    };
    assert_ne!(
        count(0),
        count(1),
        "steps of the hidden pass are not counted"
    );
    says(
        &count(0),
        "what is hidden until a pass is revealed is not counted",
    );
    close_all(&mut room, &Talk::NotDiscussed);
    says(
        &words(&room, 0),
        "Person 1 gave 1 coding with 1 code in 1 document",
    );
}

#[test]
fn the_share_that_two_finished_has_its_denominator_and_a_blank_while_it_is_partial() {
    let mut room = Room::with(2);
    let document = room.document;
    let blank = "[…: how the double-coded part of the material was chosen]";
    close(&mut room, 0, document, Talk::NotDiscussed);
    says(
        &words(&room, 0),
        "Both analysts finished 0 of 2 documents (0%)",
    );
    says_not(&words(&room, 0), blank);
    close(&mut room, 1, document, Talk::NotDiscussed);
    let half = words(&room, 0);
    says(
        &half,
        "Both analysts finished 1 of 2 documents (50%), with 1 of 2 turns (50%) of participants and 1,000 of 2,000 characters (50%) of what they said.",
    );
    says(&half, blank);
    close_all(&mut room, &Talk::NotDiscussed);
    says_not(&words(&room, 0), blank);
}

#[test]
fn decisions_and_sessions_are_counted_as_they_stand() {
    let mut room = Room::with(2);
    let pass = room.pass;
    let coding = give(&mut room, 0, "fear", pass, (10, 40));
    close_all(&mut room, &Talk::NotDiscussed);
    says_not(&words(&room, 0), "decision");
    says_not(&words(&room, 0), "session");
    let me = room.desks[0].person;
    let mut session = None;
    for decision in [Decision::Neither, Decision::As(me)] {
        let mut draft = room.draft(0);
        if session.is_none() {
            let held = NewSession {
                pass,
                date: "2026-03-05".to_owned(),
                present: vec![me],
                others: vec!["a professor".to_owned()],
            };
            session = Some(draft.push(Change::AddSession(Box::new(held))).into());
        }
        draft.push(Change::Decide(Box::new(NewDecision {
            pass,
            codings: vec![coding],
            decision,
            reason: "read again".to_owned(),
            session,
            by_rule: None,
        })));
        room.commit(0, draft);
    }
    let said = words(&room, 0);
    says(
        &said,
        "1 decision is recorded: the coding of Person 0 stands (1).",
    );
    says(&said, "1 earlier decision was later replaced by another.");
    says(
        &said,
        "1 session to settle differences is recorded for the pass “Pass true”: 5 March 2026 (Person 0 and a professor).",
    );
    says_not(&said, "outside a session");
}

fn decide(room: &mut Room, desk: usize, coding: CodingId, decision: Decision) {
    let mut draft = room.draft(desk);
    draft.push(Change::Decide(Box::new(NewDecision {
        pass: room.pass,
        codings: vec![coding],
        decision,
        reason: "read again".to_owned(),
        session: None,
        by_rule: None,
    })));
    room.commit(desk, draft);
}

#[test]
fn a_decision_for_who_coded_nothing_leaves_the_passage_uncoded_and_the_log_says_where() {
    let mut room = Room::with(2);
    let pass = room.pass;
    let coding = give(&mut room, 1, "fear", pass, (10, 40));
    close_all(&mut room, &Talk::NotDiscussed);
    let me = room.desks[0].person;
    decide(&mut room, 0, coding, Decision::As(me));
    let said = words(&room, 0);
    says(
        &said,
        "1 decision is recorded: the passage stays uncoded (1).",
    );
    says_not(&said, "the coding of Person 0 stands");
    let log = room.seen(0).log();
    let entry = log.iter().find(|it| it.what == "decision").unwrap();
    says(
        &entry.details,
        "characters 10–40: as Person 0 coded: read again",
    );
}

#[test]
fn a_pass_in_which_nobody_coded_is_not_called_independent() {
    let mut room = Room::with(2);
    close_all(&mut room, &Talk::NotDiscussed);
    let said = words(&room, 0);
    says_not(&said, "coded independently");
    says(&said, "Nobody gave a coding in this pass.");
    says_not(&said, "agreed on all codings");
}

#[test]
fn decisions_made_at_once_are_one_open_difference_and_not_replaced() {
    let mut room = Room::with(2);
    let pass = room.pass;
    let coding = give(&mut room, 1, "fear", pass, (10, 40));
    close_all(&mut room, &Talk::NotDiscussed);
    decide(&mut room, 0, coding, Decision::Neither);
    decide(&mut room, 1, coding, Decision::Both);
    for desk in [0, 1] {
        room.sync(desk);
    }
    let said = words(&room, 0);
    says(
        &said,
        "1 difference was decided differently by people who had not seen each other's decision; it is open until decided again.",
    );
    says_not(&said, "replaced");
    says_not(&said, "decision is recorded");
    let conflicts = room.seen(0).conflicts();
    let sentence = conflicts.first().unwrap().sentence(&room.seen(0));
    says(&sentence, "characters 10–40; by Person 0 and Person 1");
}

#[test]
fn a_sentence_names_the_log_entries_it_rests_on_and_every_entry_is_named() {
    let mut room = Room::with(2);
    let pass = room.pass;
    give(&mut room, 0, "fear", pass, (10, 40));
    close_all(&mut room, &Talk::NotDiscussed);
    let draft = draft_of(&room.seen(0));
    for sentence in draft.sentences() {
        assert_eq!(
            sentence.steps.len(),
            sentence.entries.len(),
            "{}",
            sentence.words
        );
        for (step, number) in sentence.steps.iter().zip(&sentence.entries) {
            assert_eq!(draft.entries[number - 1].step, *step);
        }
        assert!(!sentence.is_blank || sentence.steps.is_empty());
    }
    for (n, entry) in draft.entries.iter().enumerate() {
        assert_eq!(entry.number, n + 1);
        assert!(
            draft
                .sentences()
                .any(|it| it.entries.contains(&entry.number))
        );
    }
    let independent = draft
        .sentences()
        .find(|it| it.words.contains("independently"))
        .unwrap();
    assert!(
        independent.steps.len() + independent.more >= 5,
        "opening and four closings"
    );
}

#[test]
fn whatever_happens_to_a_study_the_draft_claims_no_proof_and_its_grammar_holds() {
    for seed in 0..6_u32 {
        let mut room = Room::with(3);
        for n in 0..160_u32 {
            let x = n.wrapping_mul(2_654_435_761).wrapping_add(seed * 97);
            let desk = (x >> 3) as usize % 3;
            room.act(desk, (x >> 7) as u8, x >> 11, x >> 5);
            if n % 20 == 0 {
                room.sync((desk + 1) % 3);
            }
        }
        for desk in 0..3 {
            room.sync(desk);
        }
        if seed % 2 == 0 {
            close_all(&mut room, &Talk::NotDiscussed);
        }
        for desk in 0..3 {
            let words = words(&room, desk);
            let lower = words.to_lowercase();
            for never in ["blinded", "proves", "proof", "nan%", "somebody gave"] {
                says_not(&lower, never);
            }
            for line in words.lines() {
                sound(line);
            }
            for format in [FileFormat::Docx, FileFormat::Markdown] {
                let draft = draft_of(&room.seen(desk));
                assert_eq!(draft.bytes(format).unwrap(), draft.bytes(format).unwrap());
            }
        }
    }
}

/// A sentence ends with a stop, has no double blanks, and counts one thing as one.
#[track_caller]
fn sound(sentence: &str) {
    assert!(
        sentence.ends_with('.') || sentence.ends_with(']'),
        "{sentence}"
    );
    assert!(
        !sentence.contains("  ") && !sentence.contains(".."),
        "{sentence}"
    );
    let plain: Vec<&str> = sentence.split(['“', '”']).step_by(2).collect();
    for part in plain {
        let tokens: Vec<&str> = part
            .split(|c: char| !c.is_alphanumeric() && c != ',')
            .collect();
        for pair in tokens.windows(2) {
            let [number, noun] = pair else { continue };
            let plural = [
                "documents",
                "codings",
                "codes",
                "turns",
                "memos",
                "steps",
                "changes",
            ];
            assert!(*number != "1" || !plural.contains(noun), "{sentence}");
            let singular = ["document", "coding", "code", "turn", "step", "change"];
            let several = number.parse::<u32>().is_ok_and(|number| number > 1);
            assert!(!several || !singular.contains(noun), "{sentence}");
        }
    }
}

fn sample() -> Option<(tempfile::TempDir, Project)> {
    let sample = Path::new(env!("CARGO_MANIFEST_DIR")).join("projects/peer-support");
    if !sample.join("project.ron").is_file() {
        println!("skipped: the sample study is not here");
        return None;
    }
    let folder = tempfile::tempdir().unwrap();
    copy(&sample, &folder.path().join("study"));
    let home = Installation::at(folder.path().join("home"));
    let mut project = Project::open(&folder.path().join("study"), &home).unwrap();
    let ellen = project.seen().analysts().first().unwrap().id;
    project.bind(ellen).unwrap();
    Some((folder, project))
}

fn copy(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).unwrap();
    for entry in std::fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let target = to.join(entry.file_name());
        if entry.file_type().unwrap().is_dir() {
            copy(&entry.path(), &target);
        } else {
            std::fs::copy(entry.path(), target).unwrap();
        }
    }
}

/// The study at the last moment of the sample, without what this test recorded since.
fn as_shipped(project: &Project) -> Study {
    let home = project.study().now();
    let shipped: Cut = home
        .iter()
        .filter(|(device, _)| ["eq6y5e4e", "fxr155d0"].contains(&device.to_string().as_str()))
        .collect();
    project.study().at(&shipped)
}

fn with_source<T>(
    project: &Project,
    seen: &Seen<'_>,
    then: impl FnOnce(&ReportSource<'_>) -> T,
) -> T {
    let text = |hash| project.text(hash).map_err(|error| error.to_string());
    then(&ReportSource {
        seen,
        project: project.id(),
        now: seen.now(),
        text: &text,
    })
}

#[test]
fn the_draft_of_the_sample_study_is_as_it_was_read() {
    let Some((_folder, project)) = sample() else {
        return;
    };
    let study = as_shipped(&project);
    let ellen = study.seen_by(Viewer::Anyone).analysts().first().unwrap().id;
    let seen = study.seen_by(Viewer::Analyst(ellen));
    let draft = with_source(&project, &seen, methods_draft);
    for sentence in draft.sentences() {
        sound(&sentence.words.replace("et al.", "et al"));
    }
    let written = String::from_utf8(draft.bytes(FileFormat::Markdown).unwrap()).unwrap();
    let golden =
        PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/golden/methods-peer-support.md");
    if std::env::var_os("INTERLINEA_WRITE_GOLDEN").is_some() {
        std::fs::write(&golden, &written).unwrap();
    }
    let known = std::fs::read_to_string(&golden).unwrap();
    for (line, (now, then)) in written.lines().zip(known.lines()).enumerate() {
        assert_eq!(now, then, "line {}", line + 1);
    }
    assert_eq!(written.lines().count(), known.lines().count());
}

#[test]
fn agreement_is_in_the_draft_only_where_the_study_reports_it() {
    let Some((_folder, mut project)) = sample() else {
        return;
    };
    let draft = |project: &Project| {
        let seen = project.seen();
        let draft = with_source(project, &seen, methods_draft);
        let all: Vec<String> = draft.sentences().map(|it| it.words.clone()).collect();
        all.join("\n")
    };
    says(&draft(&project), "Krippendorff's alpha");
    let mut step = project.draft().unwrap();
    step.push(Change::Study(StudyEdit::Reported(Reported::ConsensusOnly)));
    project.commit(step).unwrap();
    let consensus = draft(&project);
    says_not(&consensus, "alpha");
    says_not(&consensus, "percent agreement");
    says(&consensus, "differed on");
}

#[test]
fn a_checklist_answers_what_the_study_knows_and_leaves_the_rest_open() {
    let Some((_folder, project)) = sample() else {
        return;
    };
    let seen = project.seen();
    for file in builtin_checklists().unwrap() {
        let list = with_source(&project, &seen, |source| checklist(source, &file.id)).unwrap();
        let (known, all) = list.known();
        assert_eq!(all, file.items.len());
        assert!(known > 0 && known < all, "{}: {known}", file.id);
        for answer in &list.answers {
            assert_eq!(answer.is_open(), answer.words().is_empty());
            assert!(
                answer.is_open()
                    || answer.source().contains("Log: ")
                    || answer.source().contains("record")
            );
            assert!(!answer.item.topics.is_empty() || answer.is_open());
        }
        for format in [FileFormat::Docx, FileFormat::Xlsx, FileFormat::Markdown] {
            assert!(!list.bytes(format).unwrap().is_empty());
        }
        assert!(list.bytes(FileFormat::Csv).is_err());
    }
    let coreq = with_source(&project, &seen, |source| checklist(source, "coreq")).unwrap();
    let item = |n: usize| &coreq.answers[n - 1];
    says(&item(24).words(), "Ellen and Samir");
    says(&item(27).words(), "Interlinea");
    says(&item(1).words(), "The interviewer is recorded");
    assert!(
        item(10).is_open() && item(13).is_open(),
        "sampling and refusals are for people to write"
    );
    assert!(with_source(&project, &seen, |source| checklist(source, "nothing")).is_err());
}

/// Opens a document with LibreOffice; the number of its pages' bytes, or none where it is not here.
fn pages(name: &str, bytes: &[u8]) -> Option<Vec<u8>> {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join(format!("{name}.docx"));
    std::fs::write(&file, bytes).unwrap();
    let profile = format!(
        "-env:UserInstallation=file://{}/profile",
        folder.path().display()
    );
    let made = std::process::Command::new("soffice")
        .args(["--headless", &profile, "--convert-to", "pdf", "--outdir"])
        .arg(folder.path())
        .arg(&file)
        .output();
    let Ok(made) = made else {
        assert!(
            std::env::var_os("INTERLINEA_REQUIRE_CHECKERS").is_none(),
            "LibreOffice is missing"
        );
        println!("skipped: LibreOffice is not here");
        return None;
    };
    let pdf = std::fs::read(folder.path().join(format!("{name}.pdf")));
    Some(pdf.unwrap_or_else(|error| panic!("{error}: {made:?}")))
}

#[test]
fn libreoffice_makes_pages_of_the_draft_of_the_checklist_and_of_the_participants_table() {
    let Some((_folder, project)) = sample() else {
        return;
    };
    let seen = project.seen();
    let draft = with_source(&project, &seen, methods_draft);
    let list = with_source(&project, &seen, |source| checklist(source, "srqr")).unwrap();
    let table = interlinea::exchange::participants::participants_table(&seen);
    let all: [(&str, &dyn ReadyReport); 3] =
        [("draft", &draft), ("list", &list), ("table", &table)];
    for (name, report) in all {
        let Some(pdf) = pages(name, &report.bytes(FileFormat::Docx).unwrap()) else {
            return;
        };
        assert!(pdf.starts_with(b"%PDF") && pdf.len() > 10_000, "{name}");
    }
}

#[test]
fn the_numbers_of_the_word_document_lead_to_entries_that_are_there_once() {
    let mut room = Room::with(2);
    close_all(&mut room, &Talk::NotDiscussed);
    let bytes = draft_of(&room.seen(0)).bytes(FileFormat::Docx).unwrap();
    let mut zip = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
    let mut xml = String::new();
    std::io::Read::read_to_string(&mut zip.by_name("word/document.xml").unwrap(), &mut xml)
        .unwrap();
    let named = |before: &str| -> Vec<String> {
        let parts = xml.split(before).skip(1);
        parts
            .map(|part| part.split('"').next().unwrap().to_owned())
            .collect()
    };
    let mut anchors = named("<w:bookmarkStart w:id=\"");
    let all = anchors.len();
    anchors.sort();
    anchors.dedup();
    assert_eq!(anchors.len(), all, "numbers of bookmarks are given once");
    let names = named("\" w:name=\"");
    let links = named("<w:hyperlink w:anchor=\"");
    assert!(!links.is_empty());
    for link in links {
        assert_eq!(
            names.iter().filter(|name| **name == link).count(),
            1,
            "{link}"
        );
    }
}
