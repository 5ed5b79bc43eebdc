//! The agreement figures against published examples and runs of independent implementations.

#![allow(clippy::unwrap_used)]

use interlinea::analysis::agreement::{Measure, Ratings, interval};
use serde_json::Value;

fn vectors() -> Value {
    let path = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/tests/golden/agreement-vectors.json"
    );
    serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap()
}

fn cases(kind: &str) -> Vec<Value> {
    vectors()[kind].as_array().unwrap().clone()
}

fn table(case: &Value) -> Ratings {
    let declared: Option<Vec<String>> =
        serde_json::from_value(case["categories_declared"].clone()).unwrap();
    let coders = case["raters"].as_u64().unwrap() as usize;
    let mut ratings = Ratings::new(coders, declared.as_deref());
    for unit in case["units"].as_array().unwrap() {
        let row: Vec<Option<&str>> = unit.as_array().unwrap().iter().map(Value::as_str).collect();
        ratings.push(&row).unwrap();
    }
    ratings
}

#[test]
fn every_nominal_coefficient_is_that_of_the_vectors() {
    let mut compared = 0;
    let mut wrong = Vec::new();
    for case in cases("nominal") {
        let coefficients = table(&case).coefficients();
        for (key, expected) in case["expected"].as_object().unwrap() {
            let measure = Measure::ALL
                .into_iter()
                .find(|measure| measure.key() == key)
                .unwrap();
            let got = coefficients.get(measure);
            let right = match (expected.as_f64(), got) {
                (None, Err(_)) => true,
                (Some(expected), Ok(got)) => (expected - got).abs() < 1e-9,
                _ => false,
            };
            compared += 1;
            if !right {
                wrong.push(format!(
                    "{} {key}: expected {expected}, got {got:?}",
                    case["id"]
                ));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(compared > 380, "only {compared} figures compared");
}

#[test]
fn every_interval_by_linearisation_is_that_of_the_vectors() {
    let mut wrong = Vec::new();
    let mut compared = 0;
    for case in cases("nominal") {
        let ratings = table(&case);
        for (key, expected) in case["ci95"].as_object().unwrap() {
            let measure = Measure::ALL
                .into_iter()
                .find(|measure| measure.key() == key)
                .unwrap();
            let got = interval(measure, ratings.patterns()).unwrap();
            compared += 1;
            let right = match (expected.is_null(), &got) {
                (true, Err(_)) => true,
                (false, Ok(got)) => {
                    let off =
                        |key: &str, value: f64| (expected[key].as_f64().unwrap() - value).abs();
                    off("se", got.se) < 1e-9 && off("lo", got.lo) < 1e-9 && off("hi", got.hi) < 1e-9
                }
                _ => false,
            };
            if !right {
                wrong.push(format!(
                    "{} {key}: expected {expected}, got {got:?}",
                    case["id"]
                ));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(compared > 190, "only {compared} intervals compared");
}
