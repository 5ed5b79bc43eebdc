//! Searching at the command line: switches, codes, and what is hidden.

#![allow(clippy::unwrap_used)]

use crate::desk::{Desk, FIRST, Place, span, study};
use serde_json::Value;

fn total(desk: &Desk, arguments: &[&str]) -> u64 {
    let mut all = vec!["search"];
    all.extend(arguments);
    all.push("--json");
    desk.run(&all).json()["total"].as_u64().unwrap()
}

#[test]
fn words_count_in_any_form_unless_they_are_wanted_exactly() {
    let (ada, place) = (Desk::new(), Place::new());
    let folder = study(&ada, &place);
    let swedish = place.file(
        "third.txt",
        "I: Var det ett café?\nR3: Ja, på kaféet. Cafe Kobb.\n",
    );
    ada.run(&["import", &folder, &swedish, "--language", "en"])
        .ok();
    assert_eq!(
        total(&ada, &[&folder, "listening"]),
        0,
        "no language is known"
    );
    assert_eq!(total(&ada, &[&folder, "cafe"]), 2);
    assert_eq!(total(&ada, &[&folder, "cafe", "--keep-diacritics"]), 1);
    assert_eq!(total(&ada, &[&folder, "cafes"]), 2, "English stems");
    assert_eq!(total(&ada, &[&folder, "cafes", "--exact"]), 0);
    let by_document = ada
        .run(&[
            "search",
            &folder,
            "nobody OR cafe",
            "--by-document",
            "--json",
        ])
        .json();
    let names: Vec<&str> = by_document["hits"]
        .as_array()
        .unwrap()
        .iter()
        .filter_map(|hit| hit["document_name"].as_str())
        .collect();
    let mut sorted = names.clone();
    sorted.sort_unstable();
    assert_eq!(names, sorted);
}

/// Ada and Berit, each with a code and a memo of their own in a blind pass.
fn blind(ada: &Desk, berit: &Desk, place: &Place) -> String {
    let folder = study(ada, place);
    ada.run(&[
        "passes",
        &folder,
        "--add",
        "Second reading",
        "--kind",
        "inductive",
        "--analysts",
        "Ada,Berit",
        "--blind",
    ])
    .ok();
    for (desk, who, code, words) in [
        (ada, "Ada", "AdasOwn", "I was afraid at first"),
        (berit, "Berit", "BeritsOwn", "Then I trusted her"),
    ] {
        let (start, end) = span(FIRST, words);
        let table = format!(
            "analyst,document,code,start,end,pass,memo\n{who},first,{code},{start},{end},Second reading,{code}Memo\n"
        );
        let table = place.file(&format!("{who}.csv"), table);
        desk.run(&["code", &folder, "--codings", &table, "--as", who])
            .ok();
    }
    folder
}

#[test]
fn a_hidden_code_is_as_unknown_as_one_that_does_not_exist() {
    let (ada, berit, place) = (Desk::new(), Desk::new(), Place::new());
    let folder = blind(&ada, &berit, &place);
    let answer = |desk: &Desk, who: &str, query: &str| -> Value {
        let arguments = ["search", &folder, query, "--as", who, "--json"];
        desk.run(&arguments).json()
    };
    for (query, of_nobody) in [
        ("code:BeritsOwn", "code:NobodysOwn"),
        ("trusted -code:BeritsOwn", "trusted -code:NobodysOwn"),
        ("code:Berits*", "code:Nobody*"),
        ("in:memos BeritsOwnMemo", "in:memos NobodysOwnMemo"),
        ("in:all BeritsOwnMem~", "in:all NobodysOwnMem~"),
    ] {
        let hidden = answer(&ada, "Ada", query).to_string();
        let unknown = answer(&ada, "Ada", of_nobody).to_string();
        let unknown = unknown
            .replace("Nobodys", "Berits")
            .replace("Nobody*", "Berits*");
        assert_eq!(hidden, unknown, "{query}");
    }
    assert_eq!(answer(&berit, "Berit", "code:BeritsOwn")["total"], 1);
    assert_eq!(
        answer(&berit, "Berit", "in:memos BeritsOwnMemo")["total"],
        1
    );
    assert_eq!(answer(&ada, "Ada", "code:AdasOwn")["total"], 1);
    assert_eq!(answer(&ada, "Ada", "afraid code:AdasOwn")["total"], 1);
}

#[test]
fn segments_are_retrieved_by_what_was_coded_some_turns_away() {
    let (ada, place) = (Desk::new(), Place::new());
    let folder = study(&ada, &place);
    let table = crate::desk::codings(&[
        crate::desk::row("Ada", "first", "Fear", "I was afraid at first"),
        crate::desk::row("Ada", "first", "Listening", "She listened to me"),
    ]);
    let table = place.file("codings.csv", table);
    ada.run(&["code", &folder, "--codings", &table]).ok();
    let found = |turns: &str| {
        let arguments = [
            "retrieve",
            &folder,
            "--code",
            "Fear",
            "--near",
            "Listening",
            "--turns",
            turns,
            "--json",
        ];
        ada.run(&arguments).json().as_array().unwrap().len()
    };
    assert_eq!((found("0"), found("1"), found("2")), (0, 0, 1));
}
