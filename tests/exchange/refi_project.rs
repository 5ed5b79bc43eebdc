//! Projects as REFI-QDA, in: every conformance case as its `expected.json` says.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use crate::desk::{Desk, Place};
use crate::refi_support::{package, shared};
use serde_json::Value;

/// An empty study by Ada.
fn empty(ada: &Desk, place: &Place) -> String {
    let study = place.study();
    let new = ["new", &study, "--title", "Home", "--analyst", "Ada"];
    ada.run(&new).ok();
    study
}

struct Taken {
    answer: Value,
    codings: Vec<Value>,
    status: i32,
}

/// Imports a project into an empty study.
fn take(file: &str) -> Taken {
    let (ada, place) = (Desk::new(), Place::new());
    let folder = empty(&ada, &place);
    let run = ada.run(&["import", &folder, file, "--json"]);
    let status = run.status;
    let answer: Value = serde_json::from_str(&run.out)
        .unwrap_or_else(|error| panic!("{error}: {} {}", run.out, run.err));
    let codings = ada.run(&["codings", &folder, "--json"]).json();
    Taken {
        answer,
        codings: codings.as_array().unwrap().clone(),
        status,
    }
}

fn told(value: &Value) -> String {
    value.to_string()
}

#[test]
fn every_case_comes_in_as_expected() {
    let Some(folder) = shared("refi/cases") else {
        return;
    };
    let expected = std::fs::read_to_string(folder.join("expected.json")).unwrap();
    let expected: Value = serde_json::from_str(&expected).unwrap();
    for (name, expected) in expected.as_object().unwrap() {
        if std::path::Path::new(name)
            .extension()
            .is_none_or(|it| it != "qdpx")
        {
            continue;
        }
        let taken = take(folder.join(name).to_str().unwrap());
        if let Some(error) = expected["error"].as_str() {
            assert_eq!(taken.status, 1, "{name}");
            let said = told(&taken.answer["skipped"]);
            assert!(said.contains(error), "{name}: {said}");
        }
        if let Some(sources) = expected["sources"].as_u64() {
            assert_eq!(
                taken.answer["imported"].as_array().unwrap().len() as u64,
                sources
            );
        }
        let Some(codings) = expected["codings"].as_array() else {
            continue;
        };
        assert_eq!(
            taken.codings.len(),
            codings.len(),
            "{name}: {:?}",
            taken.codings
        );
        for (got, wanted) in taken.codings.iter().zip(codings) {
            assert_eq!(got["text"], wanted["text"], "{name}");
            assert_eq!(got["code_name"], wanted["code"], "{name}");
            for key in ["start", "end"] {
                if let Some(position) = wanted[key].as_u64() {
                    assert_eq!(got[key], position, "{name}");
                }
            }
        }
    }
}

/// What the answer says of one of the cases; none where the material is not there.
fn case(name: &str) -> Option<Taken> {
    let file = shared(&format!("refi/cases/{name}"))?;
    Some(take(file.to_str().unwrap()))
}

#[test]
fn two_coders_are_two_analysts_and_their_codings_are_said_to_be_brought_in() {
    let Some(file) = shared("refi/cases/10_double_coding_two_users.qdpx") else {
        return;
    };
    let (ada, place) = (Desk::new(), Place::new());
    let folder = empty(&ada, &place);
    let answer = ada
        .run(&["import", &folder, file.to_str().unwrap(), "--json"])
        .json();
    assert_eq!(answer["analysts"], 2);
    assert_eq!(answer["codings"], 3);
    assert_eq!(answer["codes"], 2);
    assert_eq!(told(&answer["not_taken"]), "[]");
    let passes = ada.run(&["passes", &folder, "--json"]).json();
    assert_eq!(passes[0]["name"], "Imported");
    assert_eq!(passes[0]["blind"], false);
    assert_eq!(passes[0]["analysts"].as_array().unwrap().len(), 2);
    for name in ["Alice", "Bob"] {
        let own = ada
            .run(&["codings", &folder, "--analyst", name, "--json"])
            .json();
        let number = if name == "Alice" { 1 } else { 2 };
        assert_eq!(own.as_array().unwrap().len(), number);
    }
    let figures = ada.run(&["agreement", &folder, "--json"]).json();
    assert_eq!(figures["analysts"].as_array().unwrap().len(), 2);
    let log = told(&ada.run(&["log", &folder, "--json"]).json());
    assert!(log.contains("10_double_coding_two_users.qdpx"), "{log}");
    // The same file again: everything is here, and nothing is written.
    let before = place.everything();
    let again = ada
        .run(&["import", &folder, file.to_str().unwrap(), "--json"])
        .json();
    assert_eq!(again["imported"][0]["already"], true);
    for count in ["codes", "analysts", "codings"] {
        assert_eq!(again[count], 0, "{count}");
    }
    assert_eq!(place.everything(), before);
}

#[test]
fn the_way_positions_are_counted_is_told_and_said() {
    for (name, says) in [
        ("01_baseline_lf.qdpx", "no text leaves any doubt"),
        (
            "03_nonbmp_utf16_offsets.qdpx",
            "UTF-16 units, and not as the standard says",
        ),
        (
            "04_crlf_offsets_count_both.qdpx",
            "code points, as the standard says: where programs count differently, in 1 document",
        ),
        (
            "06_utf8_bom.qdpx",
            "code points, as the standard says: where programs count differently, in 1 document",
        ),
    ] {
        let Some(taken) = case(name) else { return };
        let notes = told(&taken.answer["notes"]);
        assert!(notes.contains(says), "{name}: {notes}");
    }
}

#[test]
fn nothing_is_dropped_silently() {
    let Some(taken) = case("15_out_of_range.qdpx") else {
        return;
    };
    assert_eq!(taken.status, 0);
    let not_taken = taken.answer["not_taken"].as_array().unwrap();
    assert_eq!(not_taken.len(), 3, "{not_taken:?}");
    let said = told(&taken.answer["not_taken"]);
    for wanted in [
        "10 to 99999",
        "beyond the text",
        "9 to 3",
        "-1 to 4",
        "75 characters",
    ] {
        assert!(said.contains(wanted), "{wanted}: {said}");
    }
    let Some(taken) = case("14_missing_source_file.qdpx") else {
        return;
    };
    let said = told(&taken.answer["not_taken"]);
    assert!(
        said.contains("Interview 1") && said.contains("1 coding"),
        "{said}"
    );
    assert_eq!(taken.answer["codes"], 2, "the rest is taken");
}

#[test]
fn hostile_packages_are_refused_and_change_nothing() {
    for (name, says) in [
        ("18_xxe_doctype.qdpx", "document type declaration"),
        ("19_zip_slip.qdpx", "unsafe path"),
        ("20_zip_bomb_small.qdpx", "beyond belief"),
        ("21_truncated.qdpx", "not a zip"),
    ] {
        let Some(file) = shared(&format!("refi/cases/{name}")) else {
            return;
        };
        let (ada, place) = (Desk::new(), Place::new());
        let folder = empty(&ada, &place);
        let before = place.everything();
        let answer = ada
            .run(&["import", &folder, file.to_str().unwrap(), "--json"])
            .json_with(1);
        let said = told(&answer["skipped"]);
        assert!(said.contains(says), "{name}: {said}");
        assert_eq!(place.everything(), before, "{name}");
    }
}

#[test]
fn a_project_of_the_field_comes_in_whole() {
    let Some(file) = shared("data/qda-projects/refi/demo.qdpx") else {
        return;
    };
    let taken = take(file.to_str().unwrap());
    assert_eq!(taken.status, 0);
    let imported = taken.answer["imported"].as_array().unwrap();
    let names: Vec<&str> = imported
        .iter()
        .map(|it| it["name"].as_str().unwrap())
        .collect();
    assert_eq!(names, ["board_2017", "admin-1"]);
    // 262 codes, of which those of one name in one place are one; 205 codings of 158 passages.
    let codes = taken.answer["codes"].as_u64().unwrap();
    assert!((200..=262).contains(&codes), "{codes}");
    let here = taken.answer["codings"].as_u64().unwrap();
    assert_eq!(taken.codings.len() as u64, here);
    assert_eq!(here, 205, "{}", taken.answer["notes"]);
    assert_eq!(told(&taken.answer["not_taken"]), "[]");
    assert!(
        taken
            .codings
            .iter()
            .all(|it| !it["text"].as_str().unwrap().trim().is_empty())
    );
}

fn guid(n: u32) -> String {
    format!("00000000-0000-0000-0000-{n:012}")
}

/// A project with one text; `inside` stands in its source, `more` after the sources.
fn project(text: &str, inside: &str, more: &str) -> Vec<u8> {
    let xml = format!(
        "<Project name=\"x\" origin=\"Elsewhere 1\"><Users><User guid=\"{{{}}}\" name=\"ada\"/><User guid=\"{}\" name=\"Eve\"/>\
         <User guid=\"{}\" name=\"Eve\"/></Users>\
         <CodeBook><Codes><Code guid=\"{}\" name=\"A\" isCodable=\"true\"/><Code guid=\"{}\" name=\"B\" isCodable=\"true\"/></Codes></CodeBook>\
         <Variables><Variable guid=\"{}\" name=\"Age\" typeOfVariable=\"Integer\"/><Variable guid=\"{}\" name=\"Unused\" typeOfVariable=\"Text\"/></Variables>\
         <Cases><Case guid=\"{}\" name=\"Kim\"><VariableValue><VariableRef targetGUID=\"{}\"/><IntegerValue>34</IntegerValue></VariableValue>\
         <SourceRef targetGUID=\"{}\"/></Case></Cases>\
         <Sources><TextSource guid=\"{}\" name=\"One\" plainTextPath=\"internal://One.txt\">{inside}</TextSource></Sources>{more}</Project>",
        guid(1),
        guid(2),
        guid(3),
        guid(11),
        guid(12),
        guid(21),
        guid(22),
        guid(31),
        guid(21),
        guid(41),
        guid(41),
    );
    package(&[
        ("project.qde", xml.as_bytes()),
        ("sources/one.TXT", text.as_bytes()),
    ])
}

fn selection(n: u32, start: usize, end: usize, inside: &str) -> String {
    format!(
        "<PlainTextSelection guid=\"{}\" startPosition=\"{start}\" endPosition=\"{end}\">{inside}</PlainTextSelection>",
        guid(n)
    )
}

fn coding(n: u32, user: u32, code: u32) -> String {
    format!(
        "<Coding guid=\"{}\" creatingUser=\"{}\"><CodeRef targetGUID=\"{{{}}}\"/></Coding>",
        guid(n),
        guid(user),
        guid(code)
    )
}

const TEXT: &str = "I: How did it go?\nKim: Well enough, I think.\n";

#[test]
fn people_passages_cases_variables_notes_and_links_become_what_they_are_here() {
    let inside = [
        selection(51, 0, 17, &(coding(61, 1, 11) + &coding(62, 2, 12))),
        selection(52, 23, 34, "<Description>Said with a shrug</Description>"),
        selection(53, 23, 27, &coding(63, 3, 11)),
        selection(54, 0, 5, &coding(64, 99, 11)),
        selection(55, 0, 6, &coding(65, 1, 99)),
        selection(56, 0, 7, ""),
        coding(66, 1, 12),
        format!("<NoteRef targetGUID=\"{}\"/>", guid(71)),
    ]
    .concat();
    let more = format!(
        "<Notes><Note guid=\"{0}\" name=\"Setting\" creatingUser=\"{1}\"><PlainTextContent>In her kitchen</PlainTextContent>\
         <NoteRef targetGUID=\"{2}\"/></Note><Note guid=\"{2}\"><PlainTextContent>On the note</PlainTextContent></Note>\
         <Note guid=\"{3}\"><PlainTextContent>On a person</PlainTextContent></Note></Notes>\
         <Links><Link guid=\"{4}\" name=\"x\" direction=\"OneWay\" originGUID=\"{5}\" targetGUID=\"{6}\"/>\
         <Link guid=\"{4}\" originGUID=\"{3}\" targetGUID=\"{7}\"/><Link guid=\"{4}\" originGUID=\"{8}\" targetGUID=\"{9}\"/></Links>\
         <Sets><Set guid=\"{4}\" name=\"Group\"><MemberCode targetGUID=\"{5}\"/><MemberSource targetGUID=\"{8}\"/></Set></Sets>\
         <Graphs><Graph guid=\"{4}\"/></Graphs>",
        guid(71),
        guid(2),
        guid(72),
        guid(73),
        guid(81),
        guid(11),
        guid(12),
        guid(31),
        guid(41),
        guid(99),
    );
    let (ada, place) = (Desk::new(), Place::new());
    let folder = empty(&ada, &place);
    let file = place.file("x.qdpx", project(TEXT, &inside, &more));
    let answer = ada.run(&["import", &folder, &file, "--json"]).json();
    let said = told(&answer);
    // Ada is here; Eve is two people; somebody is not named.
    assert_eq!(answer["analysts"], 3, "{said}");
    assert_eq!(answer["codings"], 5, "{said}");
    for wanted in [
        "“ada” of the file was taken",
        "Two users are called “Eve”",
        "Unnamed coder",
        "a coding of 0 to 6 in “One”",
        "the passage 0 to 7 of “One”",
        "the variable “Unused”",
        "1 graph",
        "1 document of the set “Group”",
        "the link (line",
        "1 coding of whole documents",
        "One case became a participant",
        "4 memos, 1 participants and 1 categories",
    ] {
        assert!(said.contains(wanted), "{wanted}: {said}");
    }
    let participants = told(&ada.run(&["participants", &folder, "--json"]).json());
    assert!(
        participants.contains("Kim") && participants.contains("34"),
        "{participants}"
    );
    let documents = ada.run(&["documents", &folder, "--json"]).json();
    assert_eq!(documents[0]["participants"].as_array().unwrap().len(), 1);
    let book = ada
        .run(&["export", &folder, "memos", "--format", "md", "--out", "-"])
        .ok();
    for wanted in [
        "Said with a shrug",
        "Setting",
        "Document One",
        "Memo “Setting In her kitchen”",
        "Participant Kim",
    ] {
        assert!(book.contains(wanted), "{wanted}: {book}");
    }
    let before = place.everything();
    let again = ada.run(&["import", &folder, &file, "--json"]).json();
    assert_eq!(again["codings"], 0);
    assert_eq!(place.everything(), before, "{again}");
}

#[test]
fn a_text_outside_the_package_is_not_opened() {
    let secret = Place::new();
    let outside = secret.file("secret.txt", "a secret");
    for path in [
        format!("absolute://{outside}"),
        "relative:///../secret.txt".to_owned(),
        "internal://../secret.txt".to_owned(),
    ] {
        let xml = format!(
            "<Project name=\"x\"><Sources><TextSource guid=\"{}\" name=\"S\" plainTextPath=\"{path}\"/></Sources></Project>",
            guid(1)
        );
        let place = Place::new();
        let file = place.file("x.qdpx", package(&[("project.qde", xml.as_bytes())]));
        let taken = take(&file);
        assert_eq!(taken.status, 1);
        let said = told(&taken.answer);
        assert!(said.contains("outside the package"), "{said}");
        assert_eq!(told(&taken.answer["imported"]), "[]");
    }
}

#[test]
fn a_closed_document_takes_no_codings() {
    let (ada, place) = (Desk::new(), Place::new());
    let folder = empty(&ada, &place);
    let first = project(TEXT, &selection(51, 0, 17, &coding(61, 1, 11)), "");
    let file = place.file("x.qdpx", first);
    ada.run(&["import", &folder, &file]).ok();
    ada.run(&["passes", &folder, "--close", "Imported"]).ok();
    let second = project(TEXT, &selection(51, 0, 17, &coding(62, 1, 12)), "");
    let file = place.file("y.qdpx", second);
    let answer = ada.run(&["import", &folder, &file, "--json"]).json();
    assert_eq!(answer["codings"], 0);
    assert!(
        told(&answer["not_taken"]).contains("1 coding of Ada in “One”"),
        "{answer}"
    );
}

#[test]
fn a_dry_run_says_the_same_and_takes_nothing() {
    let (ada, place) = (Desk::new(), Place::new());
    let folder = empty(&ada, &place);
    let project = project(TEXT, &selection(51, 0, 17, &coding(61, 1, 11)), "");
    let file = place.file("x.qdpx", project);
    let before = place.everything();
    let dry = ada
        .run(&["import", &folder, &file, "--dry-run", "--json"])
        .json();
    assert_eq!(place.everything(), before);
    let mut wet = ada.run(&["import", &folder, &file, "--json"]).json();
    wet["imported"][0]["document"] = Value::Null;
    assert_eq!(dry, wet);
}
