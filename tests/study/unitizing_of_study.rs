//! Unitizing coefficients and gamma of a study, per code, document and over all.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use crate::made_study::{Done, Made};
use interlinea::analysis::agreement::of_study::{
    AgreementOptions, GammaDraws, StudyUnitizing, UnitizingOf, unitizing_of_study,
};
use interlinea::analysis::agreement::reliability::reliability_from_json;
use interlinea::analysis::agreement::{Continuum, GAMMA_DRAWS, GAMMA_SEED, Universe, gamma};
use interlinea::model::*;
use serde_json::{Value, json};
use std::ops::ControlFlow;
use std::sync::atomic::{AtomicU64, Ordering};

fn go_on(_: u64, _: u64) -> ControlFlow<()> {
    ControlFlow::Continue(())
}

fn unitizing(done: &Done, with_gamma: bool) -> StudyUnitizing {
    let seen = done.study.seen_by(Viewer::Anyone);
    let gamma = with_gamma.then(GammaDraws::default);
    let options = AgreementOptions::default();
    unitizing_of_study(&seen, &options, gamma, &go_on)
        .unwrap()
        .unwrap()
}

/// One document that the spans of a case of the published vectors are laid over; its length is the case's.
fn study_of(case: &Value) -> Done {
    let length = case["doc_len"].as_u64().unwrap() as usize;
    let mut made = Made::default();
    let coders = case["coders"].as_object().unwrap();
    let analysts: Vec<AnalystId> = coders.keys().map(|name| made.analyst(name)).collect();
    let document = made.document_of(&"x".repeat(length));
    let names: Vec<String> = serde_json::from_value(case["codes"].clone()).unwrap();
    let codes: Vec<CodeId> = names.iter().map(|name| made.code(name, None)).collect();
    let pass = made.pass("P", &analysts, false);
    for (analyst, spans) in analysts.iter().zip(coders.values()) {
        for span in spans.as_array().unwrap() {
            let code = names
                .iter()
                .position(|name| name == span[2].as_str().unwrap())
                .unwrap();
            let at = |n: usize| span[n].as_u64().unwrap() as u32;
            let stretch = Span::new(at(0), at(1));
            made.give_span(*analyst, pass, codes[code], document, stretch, None);
        }
    }
    made.close_all(pass, &analysts);
    made.done()
}

fn alike(expected: &Value, own: &Value) -> bool {
    match (expected.as_f64(), own.as_f64()) {
        (Some(a), Some(b)) => (a - b).abs() <= 1e-9,
        (a, b) => a.is_none() && b.is_none(),
    }
}

#[test]
fn a_study_of_one_document_has_the_figures_of_the_published_vectors() {
    let path = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/tests/golden/agreement-vectors.json"
    );
    let vectors: Value = serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap();
    let mut compared = 0;
    for case in vectors["spans"].as_array().unwrap() {
        let name = case["id"].as_str().unwrap();
        // Nothing was given in it, so that a study has no code to compare.
        if name == "sp-none" {
            continue;
        }
        let answer = serde_json::to_value(unitizing(&study_of(case), false)).unwrap();
        let expected = &case["expected"]["overall"];
        for key in [
            "u_alpha",
            "bar_u_alpha_binary",
            "cu_alpha",
            "cu_alpha_own_formula",
        ] {
            let (a, b) = (
                &expected["alpha_u_2016"][key],
                &answer["overall"]["alpha_u_2016"][key],
            );
            assert!(alike(a, b), "{name} {key}: {a} {b}");
            compared += 1;
        }
        for key in ["alpha", "Do", "De"] {
            let (a, b) = (
                &expected["alpha_u_1995"][key],
                &answer["overall"]["alpha_u_1995"][key],
            );
            assert!(alike(a, b), "{name} 1995 {key}: {a} {b}");
        }
        for code in answer["per_code"].as_array().unwrap() {
            let of = &case["expected"]["per_code"][code["code_name"].as_str().unwrap()];
            let (a, b) = (
                &of["alpha_u_2016"]["u_alpha"],
                &code["alpha_u_2016"]["u_alpha"],
            );
            assert!(alike(a, b), "{name} {}: {a} {b}", code["code_name"]);
            let (a, b) = (&of["alpha_u_1995"]["alpha"], &code["alpha_u_1995"]["alpha"]);
            assert!(alike(a, b), "{name} {} 1995: {a} {b}", code["code_name"]);
            compared += 2;
        }
    }
    assert!(compared > 80, "only {compared} figures compared");
}

/// Two documents of 60 characters. In the first Ada marks 0–20 and 30–40 and Bo 0–20 and 30–50, in the second Ada
/// alone 10–20; nobody marks anything in the third.
fn three_documents() -> (Made, [AnalystId; 2], PassId) {
    let mut made = Made::default();
    let people = [made.analyst("Ada"), made.analyst("Bo")];
    let documents: Vec<DocumentId> = (0..3).map(|_| made.document_of(&"x".repeat(60))).collect();
    let code = made.code("trust", None);
    let pass = made.pass("P", &people, false);
    for (who, document, start, end) in [
        (people[0], documents[0], 0, 20),
        (people[0], documents[0], 30, 40),
        (people[1], documents[0], 0, 20),
        (people[1], documents[0], 30, 50),
        (people[0], documents[1], 10, 20),
    ] {
        made.give_span(who, pass, code, document, Span::new(start, end), None);
    }
    made.close_all(pass, &people);
    (made, people, pass)
}

#[test]
fn several_documents_are_one_continuum_end_to_end() {
    let (made, ..) = three_documents();
    let answer = unitizing(&made.done(), false);
    let spans = json!({
        "doc_len": 180,
        "codes": ["trust"],
        "coders": {
            "Ada": [[0, 20, "trust"], [30, 40, "trust"], [70, 80, "trust"]],
            "Bo": [[0, 20, "trust"], [30, 50, "trust"]],
        },
    });
    let joined = reliability_from_json(&spans.to_string(), None).unwrap();
    let joined = serde_json::to_value(joined).unwrap();
    let own = serde_json::to_value(&answer).unwrap();
    for (key, part) in [("alpha_u_2016", "u_alpha"), ("alpha_u_1995", "alpha")] {
        let a = &joined["overall"][key][part];
        assert!(
            a.is_number() && alike(a, &own["overall"][key][part]),
            "{key}"
        );
        assert!(alike(a, &own["per_code"][0][key][part]), "{key}");
        assert!(alike(a, &own["any_code"][key][part]), "{key}");
    }
    assert_eq!(answer.overall.units, [3, 2]);
    assert_eq!((answer.n_characters, answer.per_document.len()), (180, 3));
    let nobody = &own["per_document"][2];
    assert_eq!(nobody["alpha_u_2016"]["u_alpha"], Value::Null);
    let why = nobody["alpha_u_2016"]["reason"]["u_alpha"]
        .as_str()
        .unwrap();
    assert_eq!(why, "no coder applied the code");
}

#[test]
fn gamma_is_made_document_by_document_and_weighted_with_their_units() {
    let (made, ..) = three_documents();
    let answer = unitizing(&made.done(), true);
    let of = |it: &UnitizingOf| it.gamma.unwrap();
    let [first, second, third] = answer.per_document.as_slice() else {
        panic!("three documents");
    };
    let mut alone = Continuum::new(2);
    alone.push_text(
        &Universe::whole(60),
        &[
            vec![(Span::new(0, 20), 0), (Span::new(30, 40), 0)],
            vec![(Span::new(0, 20), 0), (Span::new(30, 50), 0)],
        ],
    );
    let expected = gamma(&alone, GAMMA_DRAWS, GAMMA_SEED, |_| {
        ControlFlow::Continue(())
    })
    .unwrap();
    assert_eq!(of(&first.figures).gamma, expected.gamma);
    assert!((of(&first.figures).observed - expected.observed).abs() < 1e-12);
    // ((0 + 10) / (10 + 20))² = 1/9 over two units of an analyst.
    assert!((expected.observed - 1.0 / 18.0).abs() < 1e-12);
    let why = of(&second.figures).gamma.unwrap_err().to_string();
    assert_eq!(
        why,
        "a coder marked nothing, so there are no units to align"
    );
    // One unit alone over half a unit of an analyst.
    assert!((of(&second.figures).observed - 2.0).abs() < 1e-12);
    assert!(of(&third.figures).gamma.is_err());
    let pooled = of(&answer.overall);
    assert_eq!((pooled.documents, pooled.one_sided), (2, 1));
    let observed = (2.0 * (1.0 / 18.0) + 0.5 * 2.0) / 2.5;
    assert!((pooled.observed - observed).abs() < 1e-12);
    let [one, other] = [first, second].map(|it| of(&it.figures).expected);
    let expected = (2.0 * one + 0.5 * other) / 2.5;
    assert!((pooled.gamma.unwrap() - (1.0 - observed / expected)).abs() < 1e-12);
    assert!(pooled.exact);
    let json = serde_json::to_value(&answer).unwrap();
    let written = &json["per_code"][0]["gamma"];
    assert_eq!(written["seed"], GAMMA_SEED);
    assert_eq!(written["draws"], GAMMA_DRAWS);
    assert!(
        json["convention"]["gamma"]
            .as_str()
            .unwrap()
            .starts_with("Mathet")
    );
}

#[test]
fn progress_reaches_the_whole_and_a_calculation_can_be_broken_off() {
    let (made, ..) = three_documents();
    let done = made.done();
    let seen = done.study.seen_by(Viewer::Anyone);
    let options = AgreementOptions::default();
    let (most, total) = (AtomicU64::new(0), AtomicU64::new(0));
    let draws = Some(GammaDraws { count: 70, seed: 3 });
    unitizing_of_study(&seen, &options, draws, &|done, of| {
        most.fetch_max(done, Ordering::Relaxed);
        total.store(of, Ordering::Relaxed);
        ControlFlow::Continue(())
    })
    .unwrap()
    .unwrap();
    // Two documents with units, for the code, for all codes and for any.
    assert_eq!(total.load(Ordering::Relaxed), 6 * 70);
    assert_eq!(most.load(Ordering::Relaxed), 6 * 70);
    let stopped = unitizing_of_study(&seen, &options, draws, &|_, _| ControlFlow::Break(()));
    assert_eq!(stopped.unwrap(), None);
}

#[test]
fn three_analysts_are_aligned_by_partitions_and_told_when_one_was_not_proved() {
    let (mut made, people, pass) = three_documents();
    let cy = made.analyst("Cy");
    let (document, code) = made.first();
    made.give_span(cy, pass, code, document, Span::new(0, 20), None);
    made.close_all(pass, &[cy, people[0], people[1]]);
    let answer = unitizing(&made.done(), true);
    assert_eq!(answer.analyst_names.len(), 3);
    assert!(answer.overall.gamma.unwrap().gamma.is_ok());
    assert!(answer.overall.gamma.unwrap().exact);
    let why = answer.overall.family.cu_alpha.unwrap_err().to_string();
    assert!(
        why.starts_with("not settled for more than two coders"),
        "{why}"
    );
}

#[test]
fn a_code_invented_blind_by_one_has_its_reason_and_only_any_code_is_compared() {
    let mut made = Made::default();
    let people = [made.analyst("Ada"), made.analyst("Bo")];
    let document = made.document_of(&"x".repeat(60));
    let pass = made.pass("P", &people, true);
    for (who, start) in people.into_iter().zip([0, 10]) {
        let mut new = acts::new_code(&format!("of {start}"));
        new.arose = Some(Arose {
            pass,
            document: Some(document),
            span: None,
            within: None,
        });
        let code = made.code_of(new);
        made.give_span(
            who,
            pass,
            code,
            document,
            Span::new(start, start + 20),
            None,
        );
    }
    made.close_all(pass, &people);
    let answer = unitizing(&made.done(), true);
    let json = serde_json::to_value(&answer).unwrap();
    for code in json["per_code"].as_array().unwrap() {
        assert_eq!(code["alpha_u_2016"], Value::Null);
        let why = code["reason"]["alpha_u_2016"].as_str().unwrap();
        assert!(why.contains("match codes"), "{why}");
    }
    assert!(answer.any_code.family.u_alpha.is_ok());
    assert!(answer.overall.family.u_alpha.is_err());
}
