//! Every case of the published vectors by name, with how it is met; a case that is added and not known here fails.

#![allow(clippy::unwrap_used)]

use interlinea::analysis::agreement::reliability::reliability_from_json;
use serde_json::Value;

/// Kind and name of every case, and how it is met.
const CASES: [(&str, &str, &str); 61] = [
    (
        "nominal",
        "pub-cohen1960-p37",
        "the published values as rerun, to 1e-9",
    ),
    (
        "nominal",
        "pub-artstein-poesio2008-p558",
        "the published values as rerun, to 1e-9",
    ),
    (
        "nominal",
        "pub-fleiss1971",
        "the published values as rerun, to 1e-9",
    ),
    (
        "nominal",
        "pub-brennan-prediger1981-p689",
        "the published values as rerun, to 1e-9",
    ),
    (
        "nominal",
        "pub-krippendorff2011-A",
        "the published values as rerun, to 1e-9",
    ),
    (
        "nominal",
        "pub-krippendorff2011-B",
        "the published values as rerun, to 1e-9",
    ),
    (
        "nominal",
        "pub-krippendorff2011-C",
        "the published values as rerun, to 1e-9",
    ),
    (
        "nominal",
        "pub-hayes-krippendorff2007",
        "the published values as rerun, to 1e-9",
    ),
    (
        "nominal",
        "pub-gwet2008-hand",
        "the published values as rerun, to 1e-9",
    ),
    (
        "nominal",
        "pub-gwet-paradox-80-7-8-5",
        "the published values as rerun, to 1e-9",
    ),
    (
        "nominal",
        "pub-cicchetti-feinstein1990-a",
        "the published values as rerun, to 1e-9",
    ),
    (
        "nominal",
        "pub-krippendorff1980-p139",
        "the published values as rerun, to 1e-9",
    ),
    (
        "nominal",
        "pub-krippendorff2004-p246-a",
        "the published values as rerun, to 1e-9",
    ),
    (
        "nominal",
        "pub-randolph2005-ex1",
        "the published values as rerun, to 1e-9",
    ),
    (
        "nominal",
        "pub-ben-gerry-irrcac",
        "the published values as rerun, to 1e-9",
    ),
    (
        "nominal",
        "rnd-2r-bin-bal",
        "every figure and interval to 1e-9",
    ),
    (
        "nominal",
        "rnd-2r-bin-skew95",
        "every figure and interval to 1e-9",
    ),
    (
        "nominal",
        "rnd-2r-bin-chance",
        "every figure and interval to 1e-9",
    ),
    (
        "nominal",
        "rnd-2r-3cat",
        "every figure and interval to 1e-9",
    ),
    (
        "nominal",
        "rnd-2r-8cat",
        "every figure and interval to 1e-9",
    ),
    (
        "nominal",
        "rnd-2r-miss20",
        "every figure to 1e-9; interval of alpha to 1e-9, irrCAC for Python",
    ),
    (
        "nominal",
        "rnd-2r-small",
        "every figure and interval to 1e-9",
    ),
    (
        "nominal",
        "rnd-3r-3cat",
        "every figure and interval to 1e-9",
    ),
    (
        "nominal",
        "rnd-3r-skew",
        "every figure and interval to 1e-9",
    ),
    (
        "nominal",
        "rnd-4r-miss30",
        "every figure to 1e-9; interval of alpha to 1e-9, irrCAC for Python",
    ),
    (
        "nominal",
        "rnd-5r-5cat",
        "every figure and interval to 1e-9",
    ),
    (
        "nominal",
        "rnd-6r-miss10",
        "every figure to 1e-9; interval of alpha to 1e-9, irrCAC for Python",
    ),
    (
        "nominal",
        "rnd-3r-miss60",
        "every figure to 1e-9; interval of alpha to 1e-9, irrCAC for Python",
    ),
    (
        "nominal",
        "rnd-2r-declared4",
        "every figure and interval to 1e-9",
    ),
    (
        "nominal",
        "deg-all-same",
        "one category: coefficients null, percent agreement 1",
    ),
    (
        "nominal",
        "deg-all-same-declared2",
        "two declared, one used: AC1 and Brennan-Prediger 1, the others null",
    ),
    (
        "nominal",
        "deg-all-same-3r",
        "one category: coefficients null, percent agreement 1",
    ),
    ("nominal", "deg-empty", "no unit: everything null"),
    (
        "nominal",
        "deg-single-unit-agree",
        "as printed, to 1e-9; nulls with a reason",
    ),
    (
        "nominal",
        "deg-single-unit-disagree",
        "as printed, to 1e-9; nulls with a reason",
    ),
    (
        "nominal",
        "deg-perfect-2cat",
        "as printed, to 1e-9; nulls with a reason",
    ),
    (
        "nominal",
        "deg-perfect-disagreement",
        "as printed, to 1e-9; nulls with a reason",
    ),
    (
        "nominal",
        "deg-one-coder-constant",
        "as printed, to 1e-9; nulls with a reason",
    ),
    (
        "nominal",
        "deg-no-overlap",
        "no unit with two ratings: everything null",
    ),
    (
        "nominal",
        "deg-one-pair-among-missing",
        "as printed, to 1e-9; nulls with a reason",
    ),
    (
        "nominal",
        "deg-3r-perfect-disagreement",
        "as printed, to 1e-9; nulls with a reason",
    ),
    (
        "set_valued",
        "set-dkpro-example",
        "Jaccard, MASI (Passonneau) and exact sets to 1e-9",
    ),
    (
        "set_valued",
        "set-2r-4codes",
        "Jaccard, MASI (Passonneau) and exact sets to 1e-9",
    ),
    (
        "set_valued",
        "set-2r-noempty",
        "Jaccard, MASI (Passonneau) and exact sets to 1e-9",
    ),
    (
        "set_valued",
        "set-3r-5codes",
        "Jaccard, MASI (Passonneau) and exact sets to 1e-9",
    ),
    (
        "spans",
        "sp-krippendorff1995",
        "characters and unitizing to 1e-9, gamma within its tolerance",
    ),
    (
        "spans",
        "sp-krippendorff1995-x1000",
        "characters and unitizing to 1e-9, gamma within its tolerance",
    ),
    (
        "spans",
        "sp-krippendorff2004-p254",
        "characters and unitizing to 1e-9, gamma within its tolerance",
    ),
    (
        "spans",
        "sp-krippendorff2019-fig12.11",
        "cu-alpha of three null, the own form .72417; unitizing to 1e-9",
    ),
    (
        "spans",
        "sp-nvivo-1000",
        "characters and unitizing to 1e-9, gamma within its tolerance",
    ),
    (
        "spans",
        "sp-identical",
        "characters and unitizing to 1e-9, gamma within its tolerance",
    ),
    (
        "spans",
        "sp-disjoint",
        "characters and unitizing to 1e-9, gamma within its tolerance",
    ),
    (
        "spans",
        "sp-one-coder-only",
        "gamma null, one coder has no units",
    ),
    (
        "spans",
        "sp-none",
        "kappa null, agreement 1; character sets 1 as the vectors say, with a note; no unit, so no gamma",
    ),
    (
        "spans",
        "sp-all-text",
        "kappa null, agreement 1; character sets 1 as the vectors say, with a note",
    ),
    (
        "spans",
        "sp-self-overlap",
        "united for characters, merged for units",
    ),
    (
        "spans",
        "sp-touching-vs-one",
        "characters and 2016 are 1; 1995 and gamma see the border",
    ),
    (
        "spans",
        "sp-overlap-codes",
        "family over all codes null; per code, sets and gamma given",
    ),
    (
        "spans",
        "sp-long-uncoded",
        "characters and unitizing to 1e-9, gamma within its tolerance",
    ),
    (
        "spans",
        "sp-rnd-excl",
        "characters and unitizing to 1e-9, gamma within its tolerance",
    ),
    (
        "spans",
        "sp-rnd-multi",
        "characters and unitizing to 1e-9, gamma within its tolerance",
    ),
];

/// Numbers of the vectors that only tell something: values of other packages, the range of their draws.
const INFORMATIONAL: [&str; 12] = [
    "alpha_quallmer",
    "gamma_min",
    "gamma_max",
    "qualcoder_report",
    "by_implementation",
    "gamma_cat_mean",
    "gamma_tolerance",
    "observed_disorder_tolerance",
    "params",
    "gamma_by_seed",
    "note",
    "reason",
];

fn vectors() -> Value {
    let path = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/tests/golden/agreement-vectors.json"
    );
    serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap()
}

#[test]
fn every_case_is_known_by_name_and_every_name_is_a_case() {
    let vectors = vectors();
    let mut there: Vec<(String, String)> = Vec::new();
    for kind in ["nominal", "set_valued", "spans"] {
        for case in vectors[kind].as_array().unwrap() {
            there.push((kind.to_owned(), case["id"].as_str().unwrap().to_owned()));
        }
    }
    let known: Vec<(String, String)> = CASES
        .iter()
        .map(|(kind, name, _)| ((*kind).to_owned(), (*name).to_owned()))
        .collect();
    assert_eq!(there, known);
}

#[test]
fn every_number_of_every_case_is_met_within_its_tolerance() {
    let vectors = vectors();
    let mut wrong = Vec::new();
    for (kind, name, how) in CASES {
        let cases = vectors[kind].as_array().unwrap();
        let case = cases.iter().find(|case| case["id"] == name).unwrap();
        let answer = reliability_from_json(&case.to_string(), None).unwrap();
        let answer = serde_json::to_value(answer).unwrap();
        let mut compared = 0;
        compare(
            &case["expected"],
            &answer,
            &case["expected"],
            "",
            &mut compared,
            &mut |place| {
                wrong.push(format!("{name} ({how}): {place}"));
            },
        );
        assert!(compared > 2, "{name}: only {compared} numbers compared");
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Compares every number, and every null, of an expected block with the answer's.
fn compare(
    expected: &Value,
    own: &Value,
    beside: &Value,
    place: &str,
    compared: &mut usize,
    wrong: &mut dyn FnMut(String),
) {
    match expected {
        Value::Object(map) => {
            for (key, value) in map {
                let told_only = INFORMATIONAL.contains(&key.as_str());
                if !told_only && (own.get(key).is_some() || !value.is_object()) {
                    compare(
                        value,
                        &own[key],
                        expected,
                        &format!("{place}.{key}"),
                        compared,
                        wrong,
                    );
                } else if !told_only {
                    wrong(format!("{place}.{key} is missing"));
                }
            }
        }
        Value::Number(number) => {
            *compared += 1;
            let tolerance = tolerance(place, beside);
            let near = own
                .as_f64()
                .is_some_and(|own| (own - number.as_f64().unwrap()).abs() <= tolerance);
            if !near {
                wrong(format!("{place}: expected {number}, got {own}"));
            }
        }
        // A block that is null stands in the answer as figures that are all null, each with its reason.
        Value::Null => {
            *compared += 1;
            let none = has_no_number(own);
            if !none {
                wrong(format!("{place}: expected nothing, got {own}"));
            }
        }
        _ => {}
    }
}

fn has_no_number(own: &Value) -> bool {
    match own {
        Value::Object(map) => {
            let figures = ["params", "exact", "reason"];
            let mut rest = map
                .iter()
                .filter(|(key, _)| !figures.contains(&key.as_str()));
            rest.all(|(_, value)| has_no_number(value))
        }
        own => own.is_null(),
    }
}

/// The vectors' tolerance: 1e-9, except for what was drawn at random or aligned in single precision.
fn tolerance(place: &str, beside: &Value) -> f64 {
    let stated = |key: &str| beside[key].as_f64().unwrap_or(1e-9);
    if place.ends_with(".gamma_mean") {
        stated("gamma_tolerance")
    } else if place.ends_with(".observed_disorder") {
        stated("observed_disorder_tolerance")
    } else if place.ends_with(".expected_disorder_mean") {
        // Another sampler gives another expected disorder; gamma itself is compared.
        f64::INFINITY
    } else {
        1e-9
    }
}

#[test]
fn what_does_not_vary_is_one_where_the_vectors_say_so_and_says_what_it_is() {
    for name in ["sp-none", "sp-all-text"] {
        let vectors = vectors();
        let cases = vectors["spans"].as_array().unwrap();
        let case = cases.iter().find(|case| case["id"] == name).unwrap();
        let answer = reliability_from_json(&case.to_string(), None).unwrap();
        let answer = serde_json::to_value(answer).unwrap();
        let sets = &answer["overall"]["char_set_alpha"];
        assert_eq!(sets["jaccard"], 1.0, "{name}");
        assert!(
            sets["note"].as_str().unwrap().contains("says nothing"),
            "{name}"
        );
        let codes = answer["per_code"].as_object().unwrap();
        for (code, of) in codes {
            assert!(of["char_cohen_kappa"].is_null(), "{name} {code}");
            assert_eq!(of["char_percent_agreement"], 1.0, "{name} {code}");
        }
    }
}
