//! `reliability`: any table or spans in, every figure out, as a reader outside would check it.

#![allow(clippy::unwrap_used)]

use interlinea::analysis::agreement::reliability::{
    Reliability, ReliabilityError, reliability_from_csv, reliability_from_json,
};
use serde_json::{Value, json};

fn cases(kind: &str) -> Vec<Value> {
    let path = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/tests/golden/agreement-vectors.json"
    );
    let vectors: Value = serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap();
    vectors[kind].as_array().unwrap().clone()
}

fn answer(read: Result<Reliability, ReliabilityError>) -> Value {
    serde_json::to_value(read.unwrap()).unwrap()
}

fn csv_of(case: &Value) -> String {
    let coders = case["raters"].as_u64().unwrap();
    let mut csv: Vec<String> = vec![
        (1..=coders)
            .map(|n| format!("coder {n}"))
            .collect::<Vec<_>>()
            .join(","),
    ];
    for unit in case["units"].as_array().unwrap() {
        let cells = unit
            .as_array()
            .unwrap()
            .iter()
            .map(|cell| cell.as_str().unwrap_or(""));
        csv.push(cells.collect::<Vec<_>>().join(","));
    }
    csv.join("\n")
}

/// What differs between an expected block and an answer: numbers to 1e-9, null with a reason beside it.
fn differences(expected: &Value, got: &Value, place: &str) -> Vec<String> {
    let mut wrong = Vec::new();
    for (key, value) in expected.as_object().unwrap() {
        let found = &got[key];
        let same = match (value.as_f64(), found.as_f64()) {
            (Some(a), Some(b)) => (a - b).abs() < 1e-9,
            (None, None) => {
                found.is_null() && got["reason"][key].as_str().is_some_and(|why| why.len() > 5)
            }
            _ => false,
        };
        if !same {
            wrong.push(format!("{place} {key}: expected {value}, got {found}"));
        }
    }
    wrong
}

#[test]
fn every_nominal_case_is_answered_from_csv_and_from_json_with_a_reason_for_every_null() {
    let mut wrong = Vec::new();
    for case in cases("nominal") {
        let declared: Option<Vec<String>> =
            serde_json::from_value(case["categories_declared"].clone()).unwrap();
        let from_csv = answer(reliability_from_csv(&csv_of(&case), declared.as_deref()));
        let from_json = answer(reliability_from_json(&case.to_string(), None));
        for (form, got) in [("csv", from_csv), ("json", from_json)] {
            let place = format!("{} from {form}", case["id"]);
            wrong.extend(differences(&case["expected"], &got, &place));
            for (measure, expected) in case["ci95"].as_object().unwrap() {
                let found = &got["ci95"][measure];
                if expected.is_null() {
                    let why = got["ci95"]["reason"][measure].is_string();
                    wrong.extend(
                        (!found.is_null() || !why)
                            .then(|| format!("{place} interval {measure}: {found}")),
                    );
                } else {
                    let ends =
                        json!({"lo": expected["lo"], "hi": expected["hi"], "se": expected["se"]});
                    wrong.extend(differences(
                        &ends,
                        found,
                        &format!("{place} interval {measure}"),
                    ));
                    assert!(found["method"].is_string());
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_span_case_is_answered_with_its_character_measures() {
    let mut wrong = Vec::new();
    let mut compared = 0;
    for case in cases("spans") {
        let got = answer(reliability_from_json(&case.to_string(), None));
        for (code, expected) in case["expected"]["per_code"].as_object().unwrap() {
            let place = format!("{} code {code}", case["id"]);
            let own = &got["per_code"][code];
            let mut measures = expected.clone();
            measures
                .as_object_mut()
                .unwrap()
                .retain(|key, _| key.starts_with("char_"));
            compared += measures.as_object().unwrap().len();
            wrong.extend(differences(&measures, own, &place));
            if let Some(chars) = expected.get("chars") {
                wrong.extend(
                    (*chars != own["chars"]).then(|| format!("{place} chars: {}", own["chars"])),
                );
            }
        }
        let mut overall = case["expected"]["overall"].clone();
        overall
            .as_object_mut()
            .unwrap()
            .retain(|key, _| key.starts_with("pooled_"));
        compared += overall.as_object().unwrap().len();
        wrong.extend(differences(
            &overall,
            &got["overall"],
            &format!("{} overall", case["id"]),
        ));
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(compared > 140, "only {compared} figures compared");
}

#[test]
fn every_span_case_is_answered_with_its_unitizing_coefficients() {
    let mut wrong = Vec::new();
    let mut compared = 0;
    for case in cases("spans") {
        let name = case["id"].as_str().unwrap();
        let got = answer(reliability_from_json(&case.to_string(), None));
        for (code, expected) in case["expected"]["per_code"].as_object().unwrap() {
            let own = &got["per_code"][code];
            let place = format!("{name} code {code}");
            let squared = &expected["alpha_u_1995"];
            for key in ["alpha", "Do", "De"] {
                let alike = close(&squared[key], &own["alpha_u_1995"][key], 1e-9);
                wrong.extend((!alike).then(|| format!("{place} 1995 {key}")));
            }
            let expected = &expected["alpha_u_2016"]["u_alpha"];
            let alike = close(expected, &own["alpha_u_2016"]["u_alpha"], 1e-9);
            wrong.extend((!alike).then(|| format!("{place} 2016")));
            compared += 4;
        }
        let (expected, own) = (&case["expected"]["overall"], &got["overall"]);
        for key in ["alpha", "Do", "De"] {
            let alike = close(
                &expected["alpha_u_1995"][key],
                &own["alpha_u_1995"][key],
                1e-9,
            );
            wrong.extend((!alike).then(|| format!("{name} overall 1995 {key}")));
        }
        let family = &expected["alpha_u_2016"];
        for key in [
            "u_alpha",
            "bar_u_alpha_binary",
            "cu_alpha",
            "cu_alpha_own_formula",
        ] {
            let alike = close(&family[key], &own["alpha_u_2016"][key], 1e-9);
            wrong.extend((!alike).then(|| format!("{name} overall {key}")));
            compared += 1;
        }
        for (code, of_code) in family["k_u_alpha"].as_object().into_iter().flatten() {
            let own = &own["alpha_u_2016"]["k_u_alpha"][code];
            for key in ["alpha", "coverage"] {
                let alike = close(&of_code[key], &own[key], 1e-9);
                wrong.extend((!alike).then(|| format!("{name} (k)u {code} {key}")));
                compared += 1;
            }
        }
        for (key, value) in expected["char_set_alpha"].as_object().into_iter().flatten() {
            let alike = close(value, &own["char_set_alpha"][key], 1e-9);
            wrong.extend((!alike).then(|| format!("{name} sets {key}")));
            compared += 1;
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(compared > 200, "only {compared} figures compared");
}

#[test]
fn every_gamma_lies_within_the_tolerance_of_its_case() {
    let mut wrong = Vec::new();
    for case in cases("spans") {
        let name = case["id"].as_str().unwrap();
        let expected = &case["expected"]["overall"]["gamma"];
        let own = &answer(reliability_from_json(&case.to_string(), None))["overall"]["gamma"];
        if expected.is_null() {
            assert!(own["gamma_mean"].is_null(), "{name}");
            continue;
        }
        let tolerance = |key: &str| expected[key].as_f64().unwrap();
        for (key, most) in [
            (
                "observed_disorder",
                tolerance("observed_disorder_tolerance"),
            ),
            ("gamma_mean", tolerance("gamma_tolerance")),
        ] {
            if !close(&expected[key], &own[key], most) {
                wrong.push(format!("{name} {key}: {} for {}", own[key], expected[key]));
            }
        }
        assert_eq!(
            expected["unitary_alignments"], own["unitary_alignments"],
            "{name}"
        );
        assert_eq!(own["exact"], true, "{name}");
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Whether two figures are the same within a tolerance, or both undefined.
fn close(expected: &Value, own: &Value, tolerance: f64) -> bool {
    match (expected.as_f64(), own.as_f64()) {
        (Some(expected), Some(own)) => (expected - own).abs() <= tolerance,
        (expected, own) => expected.is_none() && own.is_none(),
    }
}

#[test]
fn every_set_valued_case_is_answered() {
    let mut wrong = Vec::new();
    for case in cases("set_valued") {
        let got = answer(reliability_from_json(&case.to_string(), None));
        wrong.extend(differences(
            &case["expected"],
            &got,
            &case["id"].to_string(),
        ));
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn no_answer_holds_a_null_without_a_reason_beside_it() {
    fn look(value: &Value, place: &str) {
        match value {
            Value::Object(map) => {
                for (key, inner) in map {
                    if inner.is_null() {
                        assert!(
                            map["reason"][key].is_string(),
                            "{place}.{key} is null without a reason"
                        );
                    }
                    look(inner, &format!("{place}.{key}"));
                }
            }
            Value::Array(list) => list.iter().for_each(|inner| look(inner, place)),
            _ => {}
        }
    }
    for case in cases("nominal")
        .into_iter()
        .chain(cases("spans"))
        .chain(cases("set_valued"))
    {
        let got = answer(reliability_from_json(&case.to_string(), None));
        look(&got, case["id"].as_str().unwrap());
    }
}

#[test]
fn tables_as_spreadsheets_save_them_are_read() {
    let plain = answer(reliability_from_csv("A,B\nx,x\ny,x\n,y\n", None));
    for csv in [
        "\u{feff}A,B\r\nx,x\r\ny,x\r\n,y\r\n",
        "A;B\nx;x\ny;x\n;y\n",
        "A\tB\nx\tx\ny\tx\n\ty\n",
        "A,B\n\"x\", x\ny,x\n\n,y",
    ] {
        assert_eq!(answer(reliability_from_csv(csv, None)), plain, "{csv:?}");
    }
    assert_eq!(plain["n_units"], 3);
    assert_eq!(plain["n_pairable_units"], 2);
    assert_eq!(plain["categories"], json!(["x", "y"]));
}

#[test]
fn declared_categories_change_ac1_and_brennan_prediger_only() {
    let csv = "A,B\nx,x\ny,x\nx,y\ny,y\nx,x\n";
    let declared = ["x", "y", "z"].map(str::to_owned);
    let observed = answer(reliability_from_csv(csv, None));
    let with = answer(reliability_from_csv(csv, Some(&declared)));
    // P_a = 3/5; Brennan–Prediger (3/5 - 1/2) / (1/2) = 1/5 and (3/5 - 1/3) / (2/3) = 2/5.
    assert!((observed["brennan_prediger"].as_f64().unwrap() - 0.2).abs() < 1e-12);
    assert!((with["brennan_prediger"].as_f64().unwrap() - 0.4).abs() < 1e-12);
    assert_ne!(observed["gwet_ac1"], with["gwet_ac1"]);
    for measure in [
        "cohen_kappa",
        "scott_pi",
        "fleiss_kappa",
        "conger_kappa",
        "krippendorff_alpha_nominal",
    ] {
        assert_eq!(observed[measure], with[measure], "{measure}");
    }
}

fn refused(read: Result<Reliability, ReliabilityError>) -> String {
    let sentence = read.unwrap_err().to_string();
    assert!(
        !sentence.contains('\n') && !sentence.ends_with('.'),
        "{sentence}"
    );
    sentence
}

#[test]
fn bad_input_is_refused_in_one_sentence_that_says_where() {
    let csv = |text: &str| refused(reliability_from_csv(text, None));
    assert!(
        csv("A,B\nx,x\nx\n").starts_with("row 3: there are 1 ratings where the table has 2 coders")
    );
    assert!(csv("").contains("must name the coders"));
    let declared = ["x".to_owned()];
    let unknown = refused(reliability_from_csv("A,B\nx,q\n", Some(&declared)));
    assert!(
        unknown.starts_with("row 2: coder 2 gave \"q\""),
        "{unknown}"
    );

    let json = |text: &str| refused(reliability_from_json(text, None));
    assert!(json("{\"units\": [[1, 2], [1]]}").starts_with("unit 2: "));
    assert!(json("{\"units\": [[[\"a\"], [\"b\"]], [[]]]}").starts_with("unit 2: "));
    assert!(json("{\"units\": [[[[\"a\"]], [\"b\"]]]}").contains("line 1"));
    assert!(json("{\"units\": ").contains("line 1"));
    assert!(json("{}").contains("neither"));
    let spans = |list: &str| {
        json(&format!(
            "{{\"doc_len\": 9, \"codes\": [\"c\"], \"coders\": {{\"Eva\": {list}}}}}"
        ))
    };
    assert!(spans("[[0, 2, \"c\"], [5, 10, \"c\"]]").starts_with("coder \"Eva\", span 2: 5 to 10"));
    assert!(spans("[[5, 5, \"c\"]]").starts_with("coder \"Eva\", span 1: 5 to 5"));
    assert!(spans("[[5, 6, \"d\"]]").contains("\"d\" is not among \"codes\""));
    assert!(spans("[[-5, 6, \"c\"]]").contains("line 1"));
}

#[test]
fn the_first_coder_of_the_file_is_a_whatever_the_alphabet_says() {
    let got = answer(reliability_from_json(
        "{\"doc_len\": 10, \"coders\": {\"Zoe\": [[0, 4, \"c\"]], \"Adam\": [[3, 5, \"c\"]]}}",
        None,
    ));
    assert_eq!(got["coders"], json!(["Zoe", "Adam"]));
    assert_eq!(
        got["per_code"]["c"]["chars"],
        json!({"both": 1, "a_only": 3, "b_only": 1, "neither": 5})
    );
}

#[test]
fn people_get_aligned_columns_with_convention_and_reason() {
    let text = reliability_from_csv("Ada,Bo\nx,x\ny,x\nx,x\n", None)
        .unwrap()
        .to_text();
    assert!(text.starts_with("3 units, 3 of them rated by two coders or more; coders: Ada, Bo\n2 categories, observed: x, y\n"));
    assert!(text.contains("Note: Bo gave one category throughout"));
    let line = |name: &str| {
        text.lines()
            .find(|line| line.starts_with(name))
            .unwrap()
            .to_owned()
    };
    assert!(line("Cohen's kappa").contains("0.000"), "{text}");
    assert!(line("Percent agreement ").contains("0.667"), "{text}");
    assert!(
        line("Krippendorff's alpha")
            .ends_with("nominal, any number of coders, units with one rating dropped")
    );
    let constant = reliability_from_csv("Ada,Bo\nx,x\nx,x\n", None)
        .unwrap()
        .to_text();
    assert!(
        constant.contains("no variation") && !constant.contains("NaN"),
        "{constant}"
    );
    let spans = "{\"doc_len\": 10, \"codes\": [\"c\", \"d\"], \"coders\": {\"Ada\": [[0, 4, \"c\"]], \"Bo\": []}}";
    let text = reliability_from_json(spans, None).unwrap().to_text();
    assert!(
        text.contains("only Ada")
            && text.contains("Undefined: d, char_jaccard: no coder applied the code."),
        "{text}"
    );
}
