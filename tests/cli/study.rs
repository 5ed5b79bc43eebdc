//! Making a study, bringing transcripts and people in, and looking at them, from the command line.

#![allow(clippy::unwrap_used)]

use crate::desk::{Desk, FIRST, Place, has_keys, id_of, keys, study};
use serde_json::json;

#[test]
fn a_study_is_made_with_framework_and_people_and_belongs_to_the_first_of_them() {
    let (ada, place) = (Desk::new(), Place::new());
    let folder = place.study();
    let new = [
        "new",
        &folder,
        "--title",
        "T",
        "--framework",
        "mrc",
        "--analyst",
        "Ada",
        "--analyst",
        "Berit Öst",
    ];
    ada.run(&new).ok();
    let analysts = ada.run(&["analysts", &folder, "--json"]).json();
    assert_eq!(analysts[0]["name"], "Ada");
    assert_eq!(analysts[0]["here"], true);
    assert_eq!(analysts[1]["initials"], "BÖ");
    has_keys(&analysts[0], &["id", "name", "initials"]);
    let codes = ada.run(&["codes", &folder, "--json"]).json();
    let reach = codes.as_array().unwrap().iter();
    let reach = reach.filter(|code| code["origin"] == "deductive").count();
    assert!(reach > 10, "the constructs of the framework are codes");
    let wanted = [
        "id",
        "name",
        "path",
        "origin",
        "parent",
        "definition",
        "counts",
    ];
    has_keys(&codes[0], &wanted);
    assert_eq!(
        keys(&codes[0]["counts"]),
        ["analysts", "codings", "documents"]
    );
}

#[test]
fn nothing_is_made_when_something_about_a_new_study_is_wrong() {
    let (ada, place) = (Desk::new(), Place::new());
    let folder = place.study();
    let new = |more: &[&str]| {
        let mut arguments = vec!["new", folder.as_str(), "--title", "T"];
        arguments.extend(more);
        ada.run(&arguments)
    };
    assert!(
        new(&["--framework", "nothing"])
            .refused(1)
            .contains("There is no framework")
    );
    let bad = place.file("own.csv", "parent\nx\n");
    assert!(new(&["--framework", &bad]).refused(1).contains("Line 1"));
    assert!(
        new(&["--analyst", "Ada", "--analyst", "ada"])
            .refused(2)
            .contains("named twice")
    );
    assert!(!std::path::Path::new(&folder).exists());
    place.file("study/letter.txt", "x");
    assert!(new(&[]).refused(1).contains("not empty"));
}

#[test]
fn a_teams_own_framework_is_loaded_from_a_table() {
    let (ada, place) = (Desk::new(), Place::new());
    let (folder, own) = (
        place.study(),
        place.file("own.csv", "name,parent\nContext,\nLeadership,Context\n"),
    );
    ada.run(&[
        "new",
        &folder,
        "--title",
        "T",
        "--framework",
        &own,
        "--analyst",
        "Ada",
    ])
    .ok();
    let codes = ada.run(&["codes", &folder, "--json"]).json();
    assert_eq!(codes[1]["path"], "Context/Leadership");
    assert_eq!(codes[1]["origin"], "deductive");
}

#[test]
fn the_built_in_frameworks_are_listed_with_their_constructs() {
    let frameworks = Desk::new().run(&["frameworks", "--json"]).json();
    let ids: Vec<&str> = frameworks
        .as_array()
        .unwrap()
        .iter()
        .filter_map(|it| it["id"].as_str())
        .collect();
    assert_eq!(
        ids,
        [
            "mrc-pe-2015",
            "sis-2018",
            "qif-2012",
            "cfir-2022",
            "re-aim-1999",
            "proctor-2011",
            "tdf-2012",
            "npt-2009",
            "i-parihs-2016"
        ]
    );
    let construct = &frameworks[0]["constructs"][0];
    has_keys(
        construct,
        &["key", "name", "kind", "definition", "source", "parent"],
    );
}

#[test]
fn wrong_arguments_end_with_status_2_and_one_sentence() {
    let desk = Desk::new();
    for wrong in [
        &["nonsense", "--x"][..],
        &["new", "somewhere"],
        &["codings"],
        &["agreement", "p", "--unit", "word"],
        &["passes", "p", "--add", "X"],
        &["passes", "p", "--reopen", "X"],
        &["codings", "p", "--json", "--csv"],
    ] {
        let sentence = desk.run(wrong).refused(2);
        assert!(sentence.ends_with("says what can be typed."), "{sentence}");
    }
}

#[test]
fn a_folder_that_is_no_study_is_said_to_be_none() {
    let (desk, place) = (Desk::new(), Place::new());
    let nowhere = desk.run(&["codes", &place.path("nowhere")]).refused(1);
    assert!(nowhere.contains("project.ron"), "{nowhere}");
}

#[test]
fn transcripts_come_in_once_and_their_text_is_as_it_was() {
    let (ada, place) = (Desk::new(), Place::new());
    let folder = study(&ada, &place);
    assert_eq!(ada.run(&["text", &folder, "first"]).ok(), FIRST);
    let documents = ada.run(&["documents", &folder, "--json"]).json();
    let first = &documents[0];
    let wanted = [
        "id",
        "name",
        "characters",
        "words",
        "turns",
        "speakers",
        "participants",
        "language",
        "sha256",
    ];
    has_keys(first, &wanted);
    assert_eq!(first["characters"], FIRST.chars().count());
    assert_eq!(first["turns"], 4);
    assert_eq!(first["speakers"], json!(["I", "R1"]));
    let again = place.file("copies/another name.txt", FIRST);
    let answer = ada.run(&["import", &folder, &again, "--json"]).json();
    assert_eq!(keys(&answer), ["imported", "notes", "skipped"]);
    let imported = &answer["imported"][0];
    let wanted = [
        "document",
        "name",
        "file",
        "characters",
        "encoding",
        "turns",
        "already",
    ];
    has_keys(imported, &wanted);
    assert_eq!(imported["already"], true);
    assert_eq!(imported["document"], first["id"]);
    assert_eq!(
        ada.run(&["documents", &folder, "--json"])
            .json()
            .as_array()
            .unwrap()
            .len(),
        2
    );
}

#[test]
fn a_bad_file_is_skipped_and_the_rest_comes_in() {
    let (ada, place) = (Desk::new(), Place::new());
    let folder = study(&ada, &place);
    place.file("more/a.txt", "A: One.\nB: Two.\n");
    place.file("more/b.txt", "");
    place.file("more/c.pdf", "%PDF-1.4");
    place.file("more/deep/d.md", "A: Three.\n");
    place.file("more/.hidden.txt", "not this");
    place.file("more/codes.qdc", "<CodeBook/>");
    let answer = ada
        .run(&["import", &folder, &place.path("more"), "--json"])
        .json_with(1);
    let names: Vec<&str> = answer["imported"]
        .as_array()
        .unwrap()
        .iter()
        .filter_map(|it| it["name"].as_str())
        .collect();
    assert_eq!(names, ["a", "d"]);
    let skipped = answer["skipped"].as_array().unwrap();
    assert_eq!(skipped.len(), 3);
    has_keys(&skipped[0], &["file", "reason"]);
    let reasons = answer["skipped"].to_string();
    assert!(reasons.contains("import it by its own name"), "{reasons}");
}

#[test]
fn a_dry_run_and_every_reading_command_write_nothing() {
    let (ada, place) = (Desk::new(), Place::new());
    let folder = study(&ada, &place);
    let before = place.everything();
    let new = place.file("new.txt", "A: One.\n");
    let dry = ada
        .run(&["import", &folder, &new, "--dry-run", "--json"])
        .json();
    assert_eq!(dry["imported"][0]["document"], json!(null));
    let table = place.file(
        "c.csv",
        "analyst,document,code,start,end\nAda,first,New,0,5\n",
    );
    ada.run(&["code", &folder, "--codings", &table, "--dry-run"])
        .ok();
    let stranger = Desk::new();
    for desk in [&ada, &stranger] {
        for command in [
            "documents",
            "participants",
            "analysts",
            "passes",
            "codes",
            "codings",
            "check",
            "log",
        ] {
            desk.run(&[command, &folder]).ok();
        }
        desk.run(&["text", &folder, "first"]).ok();
        desk.run(&["search", &folder, "trust"]).ok();
        desk.run(&["agreement", &folder]).refused(1);
    }
    assert!(before == place.everything(), "something was written");
}

#[test]
fn a_name_is_an_id_a_path_or_a_name_that_only_one_has() {
    let (ada, place) = (Desk::new(), Place::new());
    let folder = study(&ada, &place);
    let table = place.file(
        "c.csv",
        "analyst,document,code,start,end\nAda,first,Context/Staff,0,5\nAda,first,Reach/Staff,0,5\nAda,first,Reach,0,5\n",
    );
    ada.run(&["code", &folder, "--codings", &table]).ok();
    let given = |code: &str| ada.run(&["codings", &folder, "--code", code, "--json"]);
    assert_eq!(given("Context/Staff").json().as_array().unwrap().len(), 1);
    assert_eq!(
        given("reach").json().as_array().unwrap().len(),
        2,
        "with what lies below"
    );
    let codes = ada.run(&["codes", &folder, "--json"]).json();
    let context = id_of(&codes, "Context");
    assert_eq!(given(&context).json().as_array().unwrap().len(), 1);
    let ambiguous = given("Staff").refused(1);
    assert!(
        ambiguous.contains("Context/Staff") && ambiguous.contains("Reach/Staff"),
        "{ambiguous}"
    );
    assert!(
        given("Nothing")
            .refused(1)
            .contains("There is no code “Nothing”")
    );
    let nobody = ada
        .run(&["codings", &folder, "--analyst", "Cleo"])
        .refused(1);
    assert!(nobody.contains("There is no analyst “Cleo”"), "{nobody}");
}

#[test]
fn participants_come_from_a_table_with_attributes_documents_and_speakers() {
    let (ada, place) = (Desk::new(), Place::new());
    let folder = study(&ada, &place);
    let table = place.file(
        "people.csv",
        "Pseudonym;Role;Document;Speaker;Age\nMaria;Parent;first;R1;34\nHodan;Peer supporter;second;R2;>20\n;Parent;nowhere;;9\n",
    );
    let answer = ada.run(&["participants", &folder, "--add", &table, "--json"]);
    assert!(answer.err.contains("Row 4"), "{}", answer.err);
    let people = answer.json_with(1);
    assert_eq!(people[0]["label"], "Parent #1");
    assert_eq!(people[1]["attributes"]["Age"], ">20");
    let documents = ada.run(&["documents", &folder, "--json"]).json();
    assert_eq!(
        documents[0]["speaker_names"],
        json!(["Interviewer", "Parent #1"])
    );
    assert_eq!(documents[0]["participants"][0], people[0]["id"]);
}

#[test]
fn the_study_as_it_was_is_seen_at_a_cut_or_a_date_and_cannot_be_changed_there() {
    let (ada, place) = (Desk::new(), Place::new());
    let folder = study(&ada, &place);
    let log = ada.run(&["log", &folder, "--json"]).json();
    let log = log.as_array().unwrap();
    has_keys(&log[0], &["id", "at", "by", "what", "details"]);
    let import = log
        .iter()
        .find(|it| it["what"].as_str().unwrap().contains("import"));
    let cut = import.unwrap()["id"].as_str().unwrap().replace('-', ":");
    for moment in [&cut, import.unwrap()["id"].as_str().unwrap()] {
        let then = ada
            .run(&["documents", &folder, "--at", moment, "--json"])
            .json();
        assert_eq!(then.as_array().unwrap().len(), 1, "{moment}");
    }
    let long_ago = ada
        .run(&["documents", &folder, "--at", "1999-12-31", "--json"])
        .json();
    assert_eq!(long_ago, json!([]));
    let table = place.file(
        "c.csv",
        "analyst,document,code,start,end\nAda,first,New,0,5\n",
    );
    let past = ada
        .run(&["code", &folder, "--codings", &table, "--at", &cut])
        .refused(2);
    assert!(past.contains("earlier moment"), "{past}");
    assert!(
        ada.run(&["codes", &folder, "--at", "soon"])
            .refused(2)
            .contains("is no moment")
    );
}

#[test]
fn every_fault_is_reported_by_file_and_line() {
    let (ada, place) = (Desk::new(), Place::new());
    let folder = study(&ada, &place);
    let sound = ada.run(&["check", &folder, "--json"]).json();
    has_keys(
        &sound,
        &[
            "ok",
            "changes",
            "documents",
            "faults",
            "waiting",
            "conflicts",
        ],
    );
    assert_eq!(sound["ok"], true);
    assert_eq!(sound["documents"], 2);
    let files = place.everything();
    let (journal, _) = files
        .iter()
        .find(|(path, _)| path.ends_with("0001.ron"))
        .unwrap();
    let text = std::fs::read_to_string(journal).unwrap();
    std::fs::write(journal, text.replacen("Berit", "Berta", 1)).unwrap();
    let faulty = ada.run(&["check", &folder, "--json"]).json_with(1);
    assert_eq!(faulty["ok"], false);
    let fault = &faulty["faults"][0];
    assert!(fault["file"].as_str().unwrap().ends_with("0001.ron"));
    assert!(fault["line"].as_u64().unwrap() > 1);
    has_keys(fault, &["what"]);
}

#[test]
fn words_are_found_with_their_place_and_their_sentence() {
    let (ada, place) = (Desk::new(), Place::new());
    let folder = study(&ada, &place);
    let found = ada.run(&["search", &folder, "listened", "--json"]).json();
    assert_eq!(found["total"], 1);
    let hit = &found["hits"][0];
    let wanted = [
        "document",
        "document_name",
        "start",
        "end",
        "context",
        "score",
    ];
    has_keys(hit, &wanted);
    let (start, end) = crate::desk::span(FIRST, "listened");
    assert_eq!(
        (hit["start"].as_u64(), hit["end"].as_u64()),
        (Some(start as u64), Some(end as u64))
    );
    let documents = ada.run(&["documents", &folder, "--json"]).json();
    assert_eq!(hit["document"], documents[0]["id"]);
    let few = ada
        .run(&["search", &folder, "nobody", "--limit", "1", "--json"])
        .json();
    assert_eq!(few["total"], 2);
    assert_eq!(few["hits"].as_array().unwrap().len(), 1);
}
