//! What `agreement` and its neighbours say of unusual questions.

#![allow(clippy::unwrap_used)]

use crate::desk::{Desk, Place, codings, row, study};
use serde_json::Value;

fn coded() -> (Desk, Place, String) {
    let (desk, place) = (Desk::new(), Place::new());
    let folder = study(&desk, &place);
    let rows = [
        row("Ada", "first", "Fear", "I was afraid at first"),
        row("Berit", "first", "Fear", "I was afraid at first"),
        row("Ada", "first", "Trust", "Then I trusted her"),
        row("Ada", "second", "Trust", "hard to trust"),
    ];
    let table = place.file("codings.csv", codings(&rows));
    desk.run(&["code", &folder, "--codings", &table]).ok();
    (desk, place, folder)
}

#[test]
fn any_code_is_any_of_those_asked_for() {
    let (desk, _place, folder) = coded();
    let asked = ["agreement", &folder, "--codes", "Fear"];
    let answer = desk.run(&[&asked[..], &["--json"]].concat()).json();
    let (code, any) = (&answer["per_code"][0], &answer["any_code"]);
    assert_eq!(code["code_name"], "Fear");
    assert_eq!(any["cells"], code["cells"]);
    assert_eq!(any["code_name"], "any of these codes");
    assert!(desk.run(&asked).ok().contains("any of these codes"));
    let all = desk.run(&["agreement", &folder, "--json"]).json();
    assert_ne!(all["any_code"]["cells"], any["cells"]);
    assert_eq!(all["any_code"]["code_name"], "any code");
}

#[test]
fn documents_that_cannot_be_compared_are_refused_with_who_has_not_finished() {
    let (desk, _place, folder) = coded();
    let asked = ["agreement", &folder, "--documents", "second"];
    let said = desk.run(&asked).refused(1);
    assert!(said.contains("second: not finished by Berit"), "{said}");
    assert!(!said.contains("Nobody has coded"), "{said}");
}

#[test]
fn an_analyst_named_twice_is_refused() {
    let (desk, place, folder) = coded();
    let before = place.everything();
    let twice = ["--analysts", "Ada,Ada"];
    for run in [
        &["agreement", &folder][..],
        &["discrepancies", &folder],
        &[
            "passes",
            &folder,
            "--add",
            "B",
            "--kind",
            "inductive",
            "--blind",
        ],
    ] {
        let said = desk.run(&[run, &twice[..]].concat()).refused(2);
        assert_eq!(said, "The analyst “Ada” is named twice: name each once.");
    }
    assert_eq!(place.everything(), before);
}

#[test]
fn where_no_participant_is_known_documents_are_drawn_and_said_to_be() {
    let (desk, _place, folder) = coded();
    let over = ["agreement", &folder, "--over", "participants", "--json"];
    let answer = desk.run(&over).json();
    assert_eq!(answer["interval_over"], "documents");
    let notes = answer["notes"].as_array().unwrap();
    let says = |note: &Value| {
        note.as_str()
            .unwrap()
            .starts_with("No participant is known")
    };
    assert!(notes.iter().any(says), "{notes:?}");
}

#[test]
fn a_draw_of_more_than_there_is_says_that_it_is_all() {
    let (desk, _place, folder) = coded();
    let add = ["passes", &folder, "--add", "P", "--kind", "directed"];
    desk.run(&[&add[..], &["--analysts", "Ada,Berit"]].concat())
        .ok();
    let draw = [
        "passes", &folder, "--round", "R", "--of", "P", "--draw", "900",
    ];
    let said = desk.run(&draw).ok();
    assert!(
        said.contains("all of 2 documents (900 asked for)"),
        "{said}"
    );
}
