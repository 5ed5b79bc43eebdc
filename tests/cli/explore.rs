//! `retrieve` with any combination of codes, and `matrix` of anything against anything.

#![allow(clippy::unwrap_used)]

use crate::desk::{Desk, Place, codings, row, study};
use serde_json::{Value, json};

/// A study of two documents, in which “Fear” overlaps “Trust” once.
fn coded() -> (Desk, Place, String) {
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
    (ada, place, folder)
}

fn texts(desk: &Desk, folder: &str, more: &[&str]) -> Vec<String> {
    let mut arguments = vec!["retrieve", folder, "--json"];
    arguments.extend(more);
    let found = desk.run(&arguments).json();
    let found = found.as_array().unwrap().iter();
    found
        .map(|it| it["text"].as_str().unwrap().to_owned())
        .collect()
}

#[test]
fn several_codes_are_any_of_them_or_all_where_they_overlap() {
    let (ada, _place, folder) = coded();
    let both = ["--code", "Trust", "--code", "Fear"];
    assert_eq!(texts(&ada, &folder, &both).len(), 4);
    let all = [&both[..], &["--all-codes"]].concat();
    let found = ["afraid at first. Then I trusted", "I trusted her"];
    assert_eq!(texts(&ada, &folder, &all), found);
    let narrowed = [&both[..], &["--document", "second"]].concat();
    assert_eq!(texts(&ada, &folder, &narrowed), ["hard to trust"]);
    let spoken = [&both[..], &["--speaker", "robot"]].concat();
    let arguments = [&["retrieve", folder.as_str()][..], &spoken].concat();
    assert!(
        ada.run(&arguments)
            .refused(1)
            .contains("no kind of speaker")
    );
    let wave = ["retrieve", &folder, "--code", "Trust", "--wave", "9"];
    assert!(ada.run(&wave).refused(1).contains("There is no wave “9”"));
}

#[test]
fn a_matrix_counts_what_it_is_asked_for_with_totals() {
    let (ada, _place, folder) = coded();
    let matrix = |more: &[&str]| -> Value {
        let mut arguments = vec!["matrix", folder.as_str(), "--json"];
        arguments.extend(more);
        ada.run(&arguments).json()
    };
    let segments = matrix(&["--rows", "codes", "--columns", "documents"]);
    assert_eq!(segments["counted"], "segments");
    assert_eq!(segments["total"], 4);
    let columns = segments["columns"].as_array().unwrap();
    let totals: Vec<&Value> = columns.iter().map(|it| &it["total"]).collect();
    assert_eq!(totals, [&json!(3), &json!(1)]);
    let analysts = matrix(&[
        "--rows",
        "documents",
        "--columns",
        "analysts",
        "--count",
        "characters",
    ]);
    let trusted = "I trusted her".chars().count() + "She listened to me.".chars().count();
    assert_eq!(analysts["rows"][0]["counts"][0], trusted);
    assert_eq!(
        analysts["rows"][1]["counts"][0], 0,
        "complete: nothing is left out"
    );
    let arguments = ["matrix", &folder, "--rows", "moods", "--columns", "roles"];
    let refused = ada.run(&arguments).refused(1);
    assert!(
        refused.contains("There is no attribute “moods”"),
        "{refused}"
    );
}

#[test]
fn a_matrix_is_the_same_table_as_in_explore_and_any_number_of_turns_is_near() {
    let (ada, _place, folder) = coded();
    let mut arguments = vec!["matrix", folder.as_str(), "--csv", "--count", "documents"];
    arguments.extend(["--rows", "codes", "--columns", "documents"]);
    let table = ada.run(&arguments).ok();
    let mut lines = table.lines();
    let first = lines.next().unwrap();
    assert_eq!(
        first,
        "\"Codes, with those below\",first (of 1),second (of 1),Total"
    );
    assert!(lines.any(|line| line == "Fear,1,1,2"), "{table}");
    let near = ["--code", "Trust", "--near", "Fear", "--turns"];
    let far = [&near[..], &["18446744073709551615"]].concat();
    assert_eq!(texts(&ada, &folder, &far).len(), 2);
}
