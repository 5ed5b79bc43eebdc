//! The participants' table of the paper.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use crate::desk::{Desk, Place, study};
use std::collections::BTreeMap;

/// Three mothers and a midwife; ages, and years in the district of which one is “>20”.
const PEOPLE: &str = "Role,Pseudonym,Age,Years\n\
    Mother,Ada,20,0.75\n\
    Mother,Bea,40,>20\n\
    Mother,Cim,,3\n\
    Midwife,Dot,50,n/a\n";

fn table(people: &str) -> (Vec<BTreeMap<String, String>>, String) {
    let (desk, place) = (Desk::new(), Place::new());
    let folder = study(&desk, &place);
    let file = place.file("people.csv", people);
    desk.run(&["participants", &folder, "--add", &file]).ok();
    let export = |format: &str| {
        let out = place.path(&format!("out.{format}"));
        let words = [
            "export",
            &folder,
            "participants",
            "--format",
            format,
            "--out",
            &out,
        ];
        desk.run(&words).ok();
        std::fs::read(out).unwrap()
    };
    let csv = export("csv");
    let csv = csv.strip_prefix(b"\xef\xbb\xbf").unwrap();
    let mut name = String::new();
    let mut rows: Vec<BTreeMap<String, String>> = csv::Reader::from_reader(csv)
        .deserialize()
        .map(Result::unwrap)
        .collect();
    for row in &mut rows {
        let first = row.get_mut("Characteristic").unwrap();
        if first.is_empty() {
            first.clone_from(&name);
        }
        name.clone_from(first);
    }
    let word = interlinea::import::read_bytes("table.docx", &export("docx"), &Default::default());
    assert!(export("xlsx").starts_with(b"PK"));
    (rows, word.unwrap().text.as_str().to_owned())
}

fn cell(rows: &[BTreeMap<String, String>], name: &str, value: &str, group: &str) -> String {
    let row = rows
        .iter()
        .find(|it| it["Characteristic"] == name && it["Value"] == value);
    row.unwrap_or_else(|| panic!("no line {name}, {value}"))[group].clone()
}

#[test]
fn numbers_have_mean_and_range_by_role_and_shares_their_denominator() {
    let (rows, _) = table(PEOPLE);
    let mean = "mean (range), n";
    // (20 + 40 + 50) / 3 = 36.67; (20 + 40) / 2 = 30.
    assert_eq!(
        cell(&rows, "Age", mean, "All (N = 4)"),
        "36.7 (20–50), n = 3"
    );
    assert_eq!(
        cell(&rows, "Age", mean, "Mother (N = 3)"),
        "30 (20–40), n = 2"
    );
    assert_eq!(cell(&rows, "Age", mean, "Midwife (N = 1)"), "50, n = 1");
    assert_eq!(
        cell(&rows, "Age", "not known", "Mother (N = 3)"),
        "1/3 (33%)"
    );
}

#[test]
fn values_that_are_no_plain_numbers_are_counted_as_words_and_that_is_said() {
    let (rows, word) = table(PEOPLE);
    assert_eq!(cell(&rows, "Years", ">20", "All (N = 4)"), "1/3 (33%)");
    assert_eq!(cell(&rows, "Years", "0.75", "Mother (N = 3)"), "1/3 (33%)");
    assert_eq!(
        cell(&rows, "Years", "not known", "Midwife (N = 1)"),
        "1/1 (100%)"
    );
    assert!(
        !rows
            .iter()
            .any(|it| it["Characteristic"] == "Years" && it["Value"].contains("mean"))
    );
    assert!(
        word.contains("Years has values that are no plain numbers (“>20”)"),
        "{word}"
    );
}

#[test]
fn a_study_without_participants_has_a_table_without_people() {
    let (desk, place) = (Desk::new(), Place::new());
    let folder = study(&desk, &place);
    let out = place.path("out.csv");
    let words = [
        "export",
        &folder,
        "participants",
        "--format",
        "csv",
        "--out",
        &out,
    ];
    desk.run(&words).ok();
    assert!(
        std::fs::read_to_string(out)
            .unwrap()
            .contains("All (N = 0)")
    );
}
