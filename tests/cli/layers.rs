//! `matrix` and `retrieve` of a layer: the consensus, one analyst's codings, everybody's.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use crate::desk::{Desk, Place, row, study};
use serde_json::Value;

/// Ada and Berit agree on “fear” and differ in one passage; both have closed.
fn coded() -> (Desk, Place, String) {
    let (desk, place) = (Desk::new(), Place::new());
    let folder = study(&desk, &place);
    desk.run(&[
        "passes",
        &folder,
        "--add",
        "P",
        "--kind",
        "inductive",
        "--analysts",
        "Ada,Berit",
    ])
    .ok();
    let rows = [
        row("Ada", "first", "fear", "I was afraid at first"),
        row("Berit", "first", "fear", "I was afraid at first"),
        row("Berit", "first", "alone", "Nobody else did"),
    ];
    let rows: Vec<String> = rows
        .iter()
        .map(|it| format!("{},P", it.trim_end()))
        .collect();
    let table = format!(
        "analyst,document,code,start,end,pass\n{}\n",
        rows.join("\n")
    );
    let table = place.file("codings.csv", table);
    desk.run(&["code", &folder, "--codings", &table]).ok();
    for who in ["Ada", "Berit"] {
        desk.run(&["passes", &folder, "--close", "P", "--as", who])
            .ok();
    }
    (desk, place, folder)
}

fn found(desk: &Desk, folder: &str, code: &str, layer: &str) -> Vec<Value> {
    let arguments = [
        "retrieve", folder, "--code", code, "--layer", layer, "--json",
    ];
    let answer = desk.run(&arguments).json();
    answer.as_array().unwrap().clone()
}

#[test]
fn an_analysts_layer_and_everybodys_differ_by_who_coded() {
    let (desk, _place, folder) = coded();
    assert_eq!(found(&desk, &folder, "fear", "all").len(), 2);
    let ada = found(&desk, &folder, "fear", "Ada");
    assert_eq!(ada.len(), 1);
    assert_eq!(ada[0]["analyst_name"], "Ada");
    assert!(found(&desk, &folder, "alone", "Ada").is_empty());
}

#[test]
fn what_is_not_settled_is_not_in_the_consensus_and_that_is_said() {
    let (desk, _place, folder) = coded();
    let answer = desk.run(&[
        "retrieve",
        &folder,
        "--code",
        "fear",
        "--layer",
        "consensus",
    ]);
    assert_eq!(answer.status, 0);
    assert!(
        answer.err.contains("left out since they are open"),
        "{}",
        answer.err
    );
    assert!(found(&desk, &folder, "fear", "consensus").is_empty());
}

#[test]
fn a_matrix_says_of_which_layer_it_is() {
    let (desk, _place, folder) = coded();
    let base = [
        "matrix",
        &folder,
        "--rows",
        "codes",
        "--columns",
        "documents",
        "--json",
    ];
    let all = desk.run(&base).json();
    assert_eq!(all["layer"], "everybody’s codings");
    let mut of_ada = base.to_vec();
    of_ada.extend(["--layer", "Ada"]);
    let ada = desk.run(&of_ada).json();
    assert_eq!(ada["layer"], "the codings of Ada");
    let total = |answer: &Value| -> u64 {
        let rows = answer["rows"].as_array().unwrap().iter();
        let counts = rows.flat_map(|row| row["counts"].as_array().unwrap().clone());
        counts.filter_map(|count| count.as_u64()).sum()
    };
    assert_eq!((total(&all), total(&ada)), (3, 1));
}

#[test]
fn a_layer_of_nobody_is_refused() {
    let (desk, _place, folder) = coded();
    let refused = desk
        .run(&["retrieve", &folder, "--code", "fear", "--layer", "Cleo"])
        .refused(1);
    assert!(refused.contains("Cleo"), "{refused}");
}
