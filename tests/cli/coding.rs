//! Codings brought in, listed, retrieved and taken back.

#![allow(clippy::unwrap_used)]

use crate::desk::{Desk, FIRST, Place, codings, has_keys, row, span, study};
use serde_json::Value;

fn list(desk: &Desk, folder: &str, more: &[&str]) -> Vec<Value> {
    let mut arguments = vec!["codings", folder, "--json"];
    arguments.extend(more);
    desk.run(&arguments).json().as_array().unwrap().clone()
}

#[test]
fn rows_become_codings_and_rows_that_are_there_are_skipped() {
    let (ada, place) = (Desk::new(), Place::new());
    let folder = study(&ada, &place);
    let table = place.file(
        "c.csv",
        codings(&[
            row("Ada", "first", "Trust", "I trusted her 😀"),
            row("Berit", "first.txt", "Trust", "I trusted her"),
            row("BE", "second", "Trust/Lost", "hard to trust"),
        ]),
    );
    let taken = ada
        .run(&["code", &folder, "--codings", &table, "--json"])
        .json();
    assert_eq!(taken["added"], 3);
    assert_eq!(
        taken["codes_made"],
        serde_json::json!(["Trust", "Trust/Lost"])
    );
    assert_eq!(taken["passes"], serde_json::json!({"Imported": 3}));
    let again = ada
        .run(&["code", &folder, "--codings", &table, "--json"])
        .json();
    assert_eq!(
        (&again["added"], &again["there_already"]),
        (&0.into(), &3.into())
    );
    let all = list(&ada, &folder, &[]);
    assert_eq!(all.len(), 3);
    let wanted = [
        "id",
        "analyst",
        "document",
        "document_name",
        "pass",
        "code",
        "code_name",
        "start",
        "end",
        "text",
    ];
    has_keys(&all[0], &wanted);
    assert_eq!(all[0]["text"], "I trusted her 😀");
    let (start, end) = span(FIRST, "I trusted her 😀");
    assert_eq!(
        (&all[0]["start"], &all[0]["end"]),
        (&start.into(), &end.into())
    );
    assert_eq!(list(&ada, &folder, &["--analyst", "Berit"]).len(), 2);
    assert_eq!(
        list(
            &ada,
            &folder,
            &["--document", "second", "--pass", "Imported"]
        )
        .len(),
        1
    );
}

#[test]
fn refused_rows_are_named_by_number_and_the_rest_is_taken() {
    let (ada, place) = (Desk::new(), Place::new());
    let folder = study(&ada, &place);
    let table = place.file(
        "c.csv",
        "analyst,document,code,start,end\nCleo,first,A,0,5\nAda,nowhere,A,0,5\nAda,first,A,5,5\nAda,first,A,0,99999\nAda,first,A,x,5\nAda,first,,0,5\nAda,first,A,0,5\n",
    );
    let taken = ada
        .run(&["code", &folder, "--codings", &table, "--json"])
        .json_with(1);
    assert_eq!(taken["added"], 1);
    let rows: Vec<u64> = taken["refused"]
        .as_array()
        .unwrap()
        .iter()
        .map(|it| it["row"].as_u64().unwrap())
        .collect();
    assert_eq!(rows, [2, 3, 4, 5, 6, 7]);
    let lacks = place.file("d.csv", "analyst,document,code,from,to\n");
    let lacks = ada.run(&["code", &folder, "--codings", &lacks]).refused(1);
    assert!(lacks.contains("no column “start”"), "{lacks}");
}

#[test]
fn a_table_of_codings_is_one_step_that_can_be_taken_back() {
    let (ada, place) = (Desk::new(), Place::new());
    let folder = study(&ada, &place);
    let table = place.file(
        "c.csv",
        codings(&[
            row("Ada", "first", "Trust", "I trusted her"),
            row("Ada", "second", "Fear", "hard to trust"),
        ]),
    );
    let steps = |desk: &Desk| {
        desk.run(&["log", &folder, "--json"])
            .json()
            .as_array()
            .unwrap()
            .len()
    };
    let before = steps(&ada);
    ada.run(&["code", &folder, "--codings", &table]).ok();
    assert_eq!(steps(&ada), before + 1);
    let home = interlinea::journal::Installation::at(ada.home());
    let mut project = interlinea::journal::Project::open(folder.as_ref(), &home).unwrap();
    project.undo().unwrap().unwrap();
    drop(project);
    assert!(list(&ada, &folder, &[]).is_empty());
    let codes = ada.run(&["codes", &folder, "--json"]).json();
    assert!(
        codes.as_array().unwrap().is_empty(),
        "codes and pass went with it: {codes}"
    );
    let passes = ada.run(&["passes", &folder, "--json"]).json();
    assert!(passes.as_array().unwrap().is_empty());
}

#[test]
fn what_codings_prints_as_a_table_can_be_brought_into_another_study() {
    let (ada, place, other) = (Desk::new(), Place::new(), Place::new());
    let folder = study(&ada, &place);
    let table = codings(&[
        row("Ada", "first", "=1+1/-x", "I trusted her"),
        row("Berit", "second", "Fear", "hard to trust"),
    ]);
    let table = place.file("c.csv", table);
    ada.run(&["code", &folder, "--codings", &table]).ok();
    let csv = ada.run(&["codings", &folder, "--csv"]).ok();
    assert!(csv.contains(",'=1+1/-x,"), "no spreadsheet runs it: {csv}");
    let second = study(&ada, &other);
    let table = other.file("c.csv", csv);
    ada.run(&["code", &second, "--codings", &table]).ok();
    let names = |folder: &str| -> Vec<String> {
        let all = list(&ada, folder, &[]);
        all.iter()
            .map(|it| format!("{} {} {}", it["code_path"], it["start"], it["text"]))
            .collect()
    };
    assert_eq!(names(&folder), names(&second));
}

#[test]
fn a_memo_comes_with_its_coding() {
    let (ada, place) = (Desk::new(), Place::new());
    let folder = study(&ada, &place);
    let table = place.file(
        "c.csv",
        "analyst,document,code,start,end,memo\nAda,first,Trust,0,5,\"Ask, again\"\n",
    );
    ada.run(&["code", &folder, "--codings", &table]).ok();
    let log = ada.run(&["log", &folder]).ok();
    assert!(log.contains("coding"), "{log}");
    let found = ada
        .run(&["search", &folder, "in:memos again", "--json"])
        .json();
    assert_eq!(found["total"], 1);
}

#[test]
fn segments_are_retrieved_by_what_else_was_coded_there() {
    let (ada, place) = (Desk::new(), Place::new());
    let folder = study(&ada, &place);
    let table = place.file(
        "c.csv",
        codings(&[
            row("Ada", "first", "Trust", "I trusted her"),
            row("Ada", "first", "Trust", "She listened to me."),
            row("Berit", "first", "Fear", "afraid at first. Then I trusted"),
            row("Berit", "second", "Fear", "hard to trust"),
        ]),
    );
    ada.run(&["code", &folder, "--codings", &table]).ok();
    let texts = |more: &[&str]| -> Vec<String> {
        let mut arguments = vec!["retrieve", folder.as_str(), "--json", "--code", "Trust"];
        arguments.extend(more);
        let found = ada.run(&arguments).json();
        let found = found.as_array().unwrap().iter();
        found
            .map(|it| it["text"].as_str().unwrap().to_owned())
            .collect()
    };
    assert_eq!(texts(&[]), ["I trusted her", "She listened to me."]);
    assert_eq!(texts(&["--with", "Fear"]), ["I trusted her"]);
    assert_eq!(texts(&["--without", "Fear"]), ["She listened to me."]);
    let matrix = ada
        .run(&[
            "matrix",
            &folder,
            "--rows",
            "codes",
            "--columns",
            "documents",
            "--json",
        ])
        .json();
    assert_eq!(matrix["rows"][1]["counts"], serde_json::json!([1, 1]));
}

#[test]
fn codings_are_listed_where_a_text_has_not_arrived_yet() {
    let (ada, place) = (Desk::new(), Place::new());
    let folder = study(&ada, &place);
    let table = place.file(
        "c.csv",
        codings(&[
            row("Ada", "first", "Trust", "I trusted her"),
            row("Ada", "second", "Fear", "hard to trust"),
        ]),
    );
    ada.run(&["code", &folder, "--codings", &table]).ok();
    let documents = ada.run(&["documents", &folder, "--json"]).json();
    let hash = documents[0]["sha256"].as_str().unwrap();
    std::fs::remove_file(format!("{folder}/texts/{hash}.txt")).unwrap();
    let answer = ada.run(&["codings", &folder, "--json"]);
    assert!(answer.err.contains("has not arrived"), "{}", answer.err);
    let all = answer.json();
    assert_eq!(
        (&all[0]["text"], &all[1]["text"]),
        (&"".into(), &"hard to trust".into())
    );
    assert!(
        ada.run(&["text", &folder, "first"])
            .refused(1)
            .contains("has not arrived")
    );
    assert!(
        ada.run(&["agreement", &folder, "--analysts", "Ada,Berit"])
            .status
            == 1
    );
}

#[test]
fn codes_that_a_table_makes_have_colours_of_their_own() {
    let (ada, place) = (Desk::new(), Place::new());
    let folder = study(&ada, &place);
    let table = place.file(
        "c.csv",
        codings(&[
            row("Ada", "first", "Trust", "I trusted her"),
            row("Ada", "second", "Doubt", "hard to trust"),
        ]),
    );
    ada.run(&["code", &folder, "--codings", &table]).ok();
    let codebook = ada.run(&[
        "export", &folder, "codebook", "--format", "qdc", "--out", "-",
    ]);
    let codebook = codebook.ok();
    let colour = |code: &str| {
        let (_, after) = codebook.split_once(&format!("name=\"{code}\"")).unwrap();
        let (_, colour) = after.split_once("color=\"").unwrap();
        colour[..7].to_owned()
    };
    assert_ne!(colour("Trust"), colour("Doubt"));
}
