//! Figures of agreement from the command line, calculated by hand beside.

#![allow(clippy::unwrap_used)]

use crate::desk::{Desk, Place, codings, has_keys, row, study};
use serde_json::{Value, json};

const MEASURES: [&str; 11] = [
    "percent_agreement",
    "positive_agreement",
    "jaccard",
    "krippendorff_alpha_nominal",
    "cohen_kappa",
    "scott_pi",
    "fleiss_kappa",
    "conger_kappa",
    "mean_pairwise_cohen_kappa",
    "gwet_ac1",
    "brennan_prediger",
];

/// Sentences of participants: "I was afraid at first." "Then I trusted her 😀." "She listened to me." "Nobody else
/// did." and "Nobody asked us." "It was hard to trust them."
fn coded() -> (Desk, Place, String) {
    let (ada, place) = (Desk::new(), Place::new());
    let folder = study(&ada, &place);
    let table = codings(&[
        row("Ada", "first", "Trust", "I trusted her"),
        row("Berit", "first", "Trust", "trusted her 😀."),
        row("Ada", "first", "Trust", "She listened to me."),
        row("Berit", "second", "Trust", "hard to trust"),
        row("Ada", "second", "Fear", "Nobody asked us"),
        // The interviewer's question is no participant's turn.
        row("Berit", "first", "Fear", "Why?"),
    ]);
    let table = place.file("c.csv", table);
    ada.run(&["code", &folder, "--codings", &table]).ok();
    (ada, place, folder)
}

fn close(value: &Value, expected: f64) {
    let value = value.as_f64().unwrap();
    assert!(
        (value - expected).abs() < 1e-12,
        "{value} is not {expected}"
    );
}

#[test]
fn sentences_of_participants_are_compared_by_default() {
    let (ada, _place, folder) = coded();
    let answer = ada.run(&["agreement", &folder, "--json"]).json();
    let wanted = [
        "analysts",
        "unit",
        "unit_rule",
        "universe",
        "documents",
        "n_units",
        "per_code",
        "pooled",
        "pass",
        "cut",
        "convention",
        "program_version",
    ];
    has_keys(&answer, &wanted);
    assert_eq!(
        (&answer["unit"], &answer["unit_rule"]),
        (&json!("sentence"), &json!("sentences-1"))
    );
    assert_eq!(answer["universe"], "participants");
    assert_eq!(answer["n_units"], 6);
    let trust = &answer["per_code"][0];
    has_keys(trust, &MEASURES);
    has_keys(trust, &["code", "code_name", "cells", "ci95", "reason"]);
    assert_eq!(trust["code_name"], "Trust");
    assert_eq!(trust["cells"], json!({"11": 1, "10": 1, "01": 1, "00": 3}));
    let four = ["both", "a_only", "b_only", "neither"].map(|key| trust[key].as_u64().unwrap());
    assert_eq!(four, [1, 1, 1, 3]);
    close(&trust["percent_agreement"], 4.0 / 6.0);
    // Dice 2·1 / (2·1 + 1 + 1), Jaccard 1/3.
    close(&trust["positive_agreement"], 0.5);
    close(&trust["jaccard"], 1.0 / 3.0);
    // Both have the code in 2 of 6 units: P_e = (1/3)² + (2/3)² = 5/9, (2/3 − 5/9) / (4/9) = 1/4.
    close(&trust["cohen_kappa"], 0.25);
    // D_o = 4/12, D_e = 2·4·8/(12·11) = 16/33: 1 − 11/16.
    close(&trust["krippendorff_alpha_nominal"], 5.0 / 16.0);
    assert_eq!(trust["ci95"], json!(null));
    assert!(
        trust["reason"]["ci95"]
            .as_str()
            .unwrap()
            .contains("below 10 documents")
    );
}

#[test]
fn an_undefined_figure_is_null_with_its_reason_and_counted_as_skipped() {
    let (ada, _place, folder) = coded();
    let answer = ada
        .run(&["agreement", &folder, "--documents", "first", "--json"])
        .json();
    let fear = &answer["per_code"][1];
    assert_eq!(fear["code_name"], "Fear");
    assert_eq!(
        fear["cells"]["00"], 4,
        "neither gave it to a participant's sentence"
    );
    assert_eq!(fear["krippendorff_alpha_nominal"], json!(null));
    let why = fear["reason"]["krippendorff_alpha_nominal"]
        .as_str()
        .unwrap();
    assert!(why.contains("no variation"), "{why}");
    close(&fear["percent_agreement"], 1.0);
    let means = &answer["pooled"]["mean_over_codes"];
    assert_eq!(means["skipped"], 1);
    assert_eq!(means["skipped_by_measure"]["percent_agreement"], 0);
    has_keys(means, &MEASURES);
    has_keys(&answer["pooled"]["micro"], &MEASURES);
    // Four sentences: {Trust} {Trust}, {Trust} {}, {} {}, {} {}. D_o = (0 + 1 + 0 + 0) / 4; of the 8 sets 3 are {Trust}
    // and 5 empty, so D_e = 2·3·5 / (8·7) = 15/28: 1 − 7/15.
    let sets = &answer["pooled"]["set_valued"];
    close(&sets["alpha_jaccard"], 8.0 / 15.0);
    close(&sets["alpha_masi_passonneau"], 8.0 / 15.0);
    let characters = ada
        .run(&["agreement", &folder, "--unit", "character", "--json"])
        .json();
    let sets = &characters["pooled"]["set_valued"];
    assert_eq!(sets["alpha_jaccard"], json!(null));
    assert!(sets["reason"]["alpha_jaccard"].is_string());
    // Trust: 1, 1, 0, 2; Fear: 0, 0, 0, 4.
    assert_eq!(
        answer["pooled"]["micro"]["cells"],
        json!({"11": 1, "10": 1, "01": 0, "00": 6})
    );
}

#[test]
fn every_unit_and_universe_can_be_chosen() {
    let (ada, _place, folder) = coded();
    let of = |unit: &str, universe: &str, code: &str| {
        let answer = ada
            .run(&[
                "agreement",
                &folder,
                "--unit",
                unit,
                "--universe",
                universe,
                "--codes",
                code,
                "--json",
            ])
            .json();
        let cells = answer["per_code"][0]["cells"].clone();
        (answer["n_units"].as_u64().unwrap(), cells)
    };
    // Three turns of participants: Ada in both of the first, Berit in one of the first and in the second.
    assert_eq!(
        of("turn", "participants", "Trust"),
        (3, json!({"11": 1, "10": 1, "01": 1, "00": 0}))
    );
    assert_eq!(
        of("turn", "all", "Fear"),
        (6, json!({"11": 0, "10": 1, "01": 1, "00": 4}))
    );
    assert_eq!(of("paragraph", "material", "Fear").0, 6);
    assert_eq!(
        of("document", "material", "Trust"),
        (2, json!({"11": 1, "10": 0, "01": 1, "00": 0}))
    );
    // Characters: "trusted her" is 11 by both; Ada alone "I " and "She listened to me." (2 + 19), Berit alone " 😀."
    // and "hard to trust" (3 + 13); participants said 43 + 36 + 43 characters.
    let said = [
        "I was afraid at first. Then I trusted her 😀.",
        "She listened to me. Nobody else did.",
        "Nobody asked us. It was hard to trust them.",
    ];
    let said: u64 = said.iter().map(|it| it.chars().count() as u64).sum();
    let neither = said - 11 - 21 - 16;
    assert_eq!(
        of("character", "participants", "Trust"),
        (said, json!({"11": 11, "10": 21, "01": 16, "00": neither}))
    );
    let segments = ada
        .run(&["agreement", &folder, "--unit", "segment"])
        .refused(1);
    assert!(segments.contains("within constructs"), "{segments}");
}

#[test]
fn a_code_counts_with_everything_below_it() {
    let (ada, place, folder) = coded();
    let table = place.file(
        "d.csv",
        codings(&[
            row("Ada", "second", "Theme/One", "Nobody asked us"),
            row("Berit", "second", "Theme/Two", "Nobody asked us"),
        ]),
    );
    ada.run(&["code", &folder, "--codings", &table]).ok();
    let answer = ada
        .run(&["agreement", &folder, "--codes", "Theme,Theme/One", "--json"])
        .json();
    assert_eq!(answer["per_code"][0]["both"], 1);
    assert_eq!(answer["per_code"][1]["a_only"], 1);
}

#[test]
fn three_analysts_are_compared_at_once_and_in_pairs() {
    let (ada, place, folder) = coded();
    ada.run(&["analysts", &folder, "--add", "Cleo"]).ok();
    let table = codings(&[
        row("Cleo", "first", "Trust", "I trusted her"),
        row("Cleo", "second", "Trust", "hard to trust"),
    ]);
    let table = place.file("cleo.csv", table);
    ada.run(&["code", &folder, "--codings", &table]).ok();
    let all = ada.run(&["agreement", &folder, "--json"]).json();
    assert_eq!(all["analysts"].as_array().unwrap().len(), 3);
    let trust = &all["per_code"][0];
    assert_eq!(
        trust["cells"],
        json!({"111": 1, "100": 1, "011": 1, "000": 3})
    );
    assert!(trust.get("both").is_none());
    assert_eq!(trust["cohen_kappa"], json!(null));
    assert!(
        trust["reason"]["cohen_kappa"]
            .as_str()
            .unwrap()
            .contains("two coders")
    );
    // Agreeing pairs per unit: 3/3, 1/3, 1/3, 1, 1, 1.
    close(&trust["percent_agreement"], (1.0 + 2.0 / 3.0 + 3.0) / 6.0);
    let two = ada
        .run(&["agreement", &folder, "--analysts", "Berit,Cleo", "--json"])
        .json();
    assert_eq!(
        two["per_code"][0]["cells"],
        json!({"11": 2, "10": 0, "01": 0, "00": 4})
    );
    let one = ada
        .run(&["agreement", &folder, "--analysts", "Ada"])
        .refused(1);
    assert!(one.contains("1 analyst to"), "{one}");
    let one = ["discrepancies", &folder, "--analysts", "Ada"];
    let one = ada.run(&one).refused(1);
    assert!(one.contains("from 2 to 26"), "{one}");
    let found = ada.run(&["discrepancies", &folder, "--json"]).json();
    let found = found.as_array().unwrap();
    let kinds: Vec<&str> = found
        .iter()
        .map(|it| it["kind"].as_str().unwrap())
        .collect();
    assert_eq!(kinds, ["borders", "only_b", "only_a", "only_a", "only_b_c"]);
}

#[test]
fn a_document_that_one_has_not_finished_never_counts() {
    let (ada, place) = (Desk::new(), Place::new());
    let folder = study(&ada, &place);
    let table = codings(&[
        row("Ada", "first", "Trust", "I trusted her"),
        row("Berit", "first", "Trust", "I trusted her"),
        row("Ada", "second", "Trust", "hard to trust"),
    ]);
    let table = place.file("c.csv", table);
    ada.run(&["code", &folder, "--codings", &table]).ok();
    let answer = ada.run(&["agreement", &folder, "--json"]).json();
    assert_eq!(answer["document_names"], json!(["first"]));
    let left = &answer["documents_left_out"][0];
    assert_eq!(left["reason"], "not finished by Berit");
    // Who closes the pass has read it all: then the second document counts too.
    for who in ["Ada", "Berit"] {
        ada.run(&["passes", &folder, "--close", "Imported", "--as", who])
            .ok();
    }
    let answer = ada.run(&["agreement", &folder, "--json"]).json();
    assert_eq!(answer["documents"].as_array().unwrap().len(), 2);
    assert_eq!(answer["per_code"][0]["a_only"], 1);
}

#[test]
fn segments_are_the_units_of_a_pass_within_constructs() {
    let (ada, place) = (Desk::new(), Place::new());
    let folder = study(&ada, &place);
    let pass = |name: &str, kind: &str, analysts: &str, more: &[&str]| {
        let add = [
            "passes",
            &folder,
            "--add",
            name,
            "--kind",
            kind,
            "--analysts",
            analysts,
        ];
        ada.run(&[&add[..], more].concat()).ok();
    };
    let in_pass = |file: &str, pass: &str, rows: &[String]| {
        let rows: Vec<String> = rows
            .iter()
            .map(|it| format!("{},{pass}", it.trim_end()))
            .collect();
        let rows = rows.join("\n");
        let table = place.file(
            file,
            format!("analyst,document,code,start,end,pass\n{rows}"),
        );
        ada.run(&["code", &folder, "--codings", &table]).ok();
    };
    pass("D", "deductive", "Ada", &[]);
    in_pass(
        "d.csv",
        "D",
        &[
            row("Ada", "first", "Reach", "I was afraid at first."),
            row(
                "Ada",
                "first",
                "Reach",
                "She listened to me. Nobody else did.",
            ),
            row("Ada", "second", "Reach", "Nobody asked us."),
            // Overlaps the one before: a unit of its own all the same.
            row("Ada", "second", "Reach", "asked us. It was"),
            row("Ada", "second", "Dose", "hard to trust"),
        ],
    );
    ada.run(&["passes", &folder, "--close", "D"]).ok();
    pass("I", "inductive", "Ada,Berit", &["--within", "Reach,Dose"]);
    in_pass(
        "i.csv",
        "I",
        &[
            row("Ada", "first", "X", "afraid"),
            row("Berit", "first", "X", "I was afraid"),
            row("Ada", "first", "X", "Nobody else"),
            row("Berit", "second", "X", "Nobody asked"),
            row("Berit", "second", "X", "to trust"),
        ],
    );
    for who in ["Ada", "Berit"] {
        ada.run(&["passes", &folder, "--close", "I", "--as", who])
            .ok();
    }
    let answer = ada
        .run(&["agreement", &folder, "--pass", "I", "--json"])
        .json();
    assert_eq!(
        (&answer["unit"], &answer["universe"]),
        (&json!("segment"), &json!("material"))
    );
    assert_eq!(answer["n_units"], 5);
    // Both in the first; Ada in the second; Berit in the third, in the fourth by "asked", and in Dose by "to trust".
    assert_eq!(
        answer["per_code"][0]["cells"],
        json!({"11": 1, "10": 1, "01": 3, "00": 0})
    );
}

#[test]
fn intervals_are_drawn_from_ten_documents_on() {
    let (ada, place) = (Desk::new(), Place::new());
    let folder = place.study();
    let new = [
        "new",
        &folder,
        "--title",
        "T",
        "--analyst",
        "Ada",
        "--analyst",
        "Berit",
    ];
    ada.run(&new).ok();
    let mut rows = "analyst,document,code,start,end\n".to_owned();
    for n in 0..10 {
        place.file(
            &format!("in/d{n}.txt"),
            format!("A: Yes {n} indeed. No way. Never ever.\n"),
        );
        rows += &format!(
            "Ada,d{n},C,3,8\nBerit,d{n},C,{}\n",
            if n % 3 == 0 { "18,22" } else { "3,8" }
        );
    }
    ada.run(&["import", &folder, &place.path("in")]).ok();
    let table = place.file("c.csv", rows);
    ada.run(&["code", &folder, "--codings", &table]).ok();
    let answer = ada
        .run(&["agreement", &folder, "--all-coefficients", "--json"])
        .json();
    let interval = &answer["per_code"][0]["ci95"];
    let alpha = &interval["krippendorff_alpha_nominal"];
    has_keys(
        alpha,
        &["lo", "hi", "method", "draws", "undefined_draws", "seed"],
    );
    let value = answer["per_code"][0]["krippendorff_alpha_nominal"]
        .as_f64()
        .unwrap();
    assert!(alpha["lo"].as_f64().unwrap() < value && value < alpha["hi"].as_f64().unwrap());
    has_keys(interval, &MEASURES);
    let headline = ada.run(&["agreement", &folder, "--json"]).json();
    assert!(headline["per_code"][0]["ci95"].get("cohen_kappa").is_none());
    let again = ada
        .run(&["agreement", &folder, "--all-coefficients", "--json"])
        .json();
    assert_eq!(answer, again, "the same draws each time");
}

#[test]
fn discrepancies_pair_same_codes_first_by_largest_overlap() {
    let (ada, place) = (Desk::new(), Place::new());
    let folder = study(&ada, &place);
    let table = codings(&[
        // One item: same code with other borders, and other codes.
        row("Ada", "first", "Trust", "Then I trusted her 😀."),
        row("Ada", "first", "Fear", "afraid at first. Then"),
        row("Berit", "first", "Trust", "I trusted her"),
        row("Berit", "first", "Hope", "first. Then I"),
        // Agreed.
        row("Ada", "first", "Trust", "She listened to me."),
        row("Berit", "first", "Trust", "She listened to me."),
        // They share no whole word, so they are two items.
        row("Ada", "second", "Fear", "hard to tr"),
        row("Berit", "second", "Fear", "rust them"),
    ]);
    let table = place.file("c.csv", table);
    ada.run(&["code", &folder, "--codings", &table]).ok();
    let found = ada.run(&["discrepancies", &folder, "--json"]).json();
    let found = found.as_array().unwrap();
    let wanted = ["id", "document", "kind", "codings", "state", "decision"];
    has_keys(&found[0], &wanted);
    let kinds: Vec<&str> = found
        .iter()
        .map(|it| it["kind"].as_str().unwrap())
        .collect();
    assert_eq!(kinds, ["other_code", "borders", "only_a", "only_b"]);
    assert_eq!(
        found[0]["item"], found[1]["item"],
        "one item is discussed at once"
    );
    assert_ne!(found[2]["item"], found[3]["item"]);
    let names = |n: usize| -> Vec<&str> {
        let codings = found[n]["codings"].as_array().unwrap().iter();
        codings
            .map(|it| it["code_name"].as_str().unwrap())
            .collect()
    };
    assert_eq!(names(0), ["Fear", "Hope"]);
    assert_eq!(names(1), ["Trust", "Trust"]);
    assert_eq!(
        (&found[0]["state"], &found[0]["decision"]),
        (&json!("open"), &json!(null))
    );
    let text = ada
        .run(&["discrepancies", &folder, "--analysts", "Berit,Ada"])
        .ok();
    assert!(text.contains("A is Berit"), "{text}");
    assert!(text.contains("1 coding agrees"), "{text}");
}

#[test]
fn reliability_answers_the_published_cases() {
    let path = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/tests/golden/agreement-vectors.json"
    );
    let vectors: Value = serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap();
    let (desk, place) = (Desk::new(), Place::new());
    let mut compared = 0;
    for case in vectors["nominal"].as_array().unwrap().iter().step_by(8) {
        let id = case["id"].as_str().unwrap();
        let file = place.file(&format!("{id}.json"), case.to_string());
        let answer = desk.run(&["reliability", &file, "--json"]).json();
        for (key, expected) in case["expected"].as_object().unwrap() {
            if let Some(expected) = expected.as_f64() {
                let got = answer[key].as_f64().unwrap();
                assert!((got - expected).abs() < 1e-9, "{id} {key}: {got}");
            } else {
                assert_eq!(answer[key], json!(null), "{id} {key}");
                assert!(answer["reason"][key].is_string(), "{id} {key}");
            }
            compared += 1;
        }
    }
    assert!(compared > 50, "only {compared} figures compared");
    let spans = &vectors["spans"][0];
    let file = place.file("spans.json", spans.to_string());
    let answer = desk.run(&["reliability", &file, "--json"]).json();
    let both = &answer["per_code"]["A"]["chars"]["both"];
    assert_eq!(both, &spans["expected"]["per_code"]["A"]["chars"]["both"]);
    let csv = place.file("t.csv", "x,y\na,a\na,b\nb,b\n,b\n");
    let answer = desk
        .run(&["reliability", &csv, "--declared", "a,b,c", "--json"])
        .json();
    assert_eq!(answer["n_units"], 4);
    // Three categories are declared: P_e is 1/3, P_a is 2/3.
    close(&answer["brennan_prediger"], 0.5);
    let text = desk.run(&["reliability", &csv]).ok();
    assert!(text.contains("Krippendorff"), "{text}");
    let bad = place.file("bad.csv", "x,y\na,b,c\n");
    assert!(
        desk.run(&["reliability", &bad])
            .refused(1)
            .contains("row 2")
    );
}

#[test]
fn the_table_can_be_of_documents_or_pairs_and_intervals_can_be_left_out() {
    let (ada, place, folder) = coded();
    let documents = ada.run(&["agreement", &folder, "--by", "documents"]).ok();
    assert!(documents.contains("document  "), "{documents}");
    assert!(
        documents.lines().any(|line| line.starts_with("first ")),
        "{documents}"
    );
    ada.run(&["analysts", &folder, "--add", "Cleo"]).ok();
    let table = place.file(
        "cleo.csv",
        codings(&[
            row("Cleo", "first", "Trust", "I trusted her"),
            row("Cleo", "second", "Trust", "hard to trust"),
        ]),
    );
    ada.run(&["code", &folder, "--codings", &table]).ok();
    let pairs = ada
        .run(&["agreement", &folder, "--by", "pairs", "--draws", "0"])
        .ok();
    assert!(
        pairs.contains("Ada, Berit") && pairs.contains("Berit, Cleo"),
        "{pairs}"
    );
    assert!(pairs.contains("No interval was asked for"), "{pairs}");
    let all = ada.run(&["agreement", &folder, "--json"]).json();
    assert_eq!(all["per_pair"].as_array().unwrap().len(), 3);
    has_keys(
        &all["per_document"][0],
        &["document", "document_name", "n_units", "any_code", "cells"],
    );
    assert_eq!(all["interval_over"], "documents");
}

#[test]
fn one_analyst_in_two_passes_is_asked_for_by_name() {
    let (ada, place, folder) = coded();
    let again = |name: &str| {
        let add = [
            "passes",
            &folder,
            "--add",
            name,
            "--kind",
            "directed",
            "--analysts",
            "Ada",
        ];
        ada.run(&add).ok();
        let rows = [
            row("Ada", "first", "Trust", "I trusted her"),
            row("Ada", "second", "Trust", "hard to trust"),
        ];
        let rows: Vec<String> = rows
            .iter()
            .map(|it| format!("{},{name}", it.trim_end()))
            .collect();
        let table = format!(
            "analyst,document,code,start,end,pass\n{}\n",
            rows.join("\n")
        );
        let table = place.file(&format!("{name}.csv"), table);
        ada.run(&["code", &folder, "--codings", &table]).ok();
        ada.run(&["passes", &folder, "--close", name]).ok();
    };
    again("Again");
    let answer = ada
        .run(&[
            "agreement",
            &folder,
            "--analysts",
            "Ada",
            "--pass",
            "Imported",
            "--and-pass",
            "Again",
            "--json",
        ])
        .json();
    assert_eq!(
        answer["analyst_names"],
        json!(["Ada, Imported", "Ada, Again"])
    );
    assert_eq!(answer["and_pass_name"], "Again");
    // Trust: in “I trusted her” twice; “She listened to me” at first alone, “hard to trust” then alone.
    assert_eq!(
        answer["per_code"][0]["cells"],
        json!({"11": 1, "10": 1, "01": 1, "00": 3})
    );
    let refused = ada
        .run(&[
            "agreement",
            &folder,
            "--pass",
            "Imported",
            "--and-pass",
            "Imported",
        ])
        .refused(1);
    assert!(refused.contains("two different passes"), "{refused}");
    let without = ada.run(&["agreement", &folder, "--and-pass", "Again"]);
    assert_eq!(without.status, 2, "the first pass has to be named");
}

#[test]
fn unitizing_and_gamma_stand_beside_the_other_figures_where_they_are_asked_for() {
    let (ada, _place, folder) = coded();
    let plain = ada.run(&["agreement", &folder, "--json"]).json();
    assert!(plain.get("unitizing").is_none());
    let answer = ada
        .run(&["agreement", &folder, "--unitizing", "--json"])
        .json();
    let unitizing = &answer["unitizing"];
    has_keys(
        unitizing,
        &[
            "overall",
            "any_code",
            "per_code",
            "per_document",
            "convention",
        ],
    );
    assert!(unitizing["overall"].get("gamma").is_none());
    let trust = &unitizing["per_code"][0];
    assert_eq!(trust["code_name"], "Trust");
    // Ada marked “I trusted her” and “She listened to me.”, Berit “trusted her 😀.” and “hard to trust”.
    assert_eq!(trust["units"], json!([2, 2]));
    let gamma = |seed: &str| {
        let run = [
            "agreement",
            &folder,
            "--gamma",
            "--gamma-draws",
            "50",
            "--gamma-seed",
            seed,
            "--json",
        ];
        ada.run(&run).json()["unitizing"]["overall"]["gamma"].clone()
    };
    let (one, again, other) = (gamma("1"), gamma("1"), gamma("2"));
    assert_eq!(one, again);
    assert_ne!(
        one["expected_disorder_mean"],
        other["expected_disorder_mean"]
    );
    assert_eq!(one["observed_disorder"], other["observed_disorder"]);
    assert_eq!(
        (&one["draws"], &one["seed"], &one["exact"]),
        (&json!(50), &json!(1), &json!(true))
    );
    let text = ada
        .run(&["agreement", &folder, "--gamma", "--gamma-draws", "50"])
        .ok();
    assert!(text.contains("50 draws each with seed 1"), "{text}");
}
