//! Agreement by category, sub-domain, document and pair, of one analyst in two passes, and intervals over participants;
//! with the arithmetic beside.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use crate::made_study::{Made, SENTENCES};
use interlinea::analysis::agreement::of_study::{AgreementOptions, Counted, UnitChoice};
use interlinea::analysis::agreement::{DrawnFrom, Draws, Measure};
use interlinea::analysis::layers::CompareError;
use interlinea::model::*;

fn close(counted: &Counted, measure: Measure, expected: f64) {
    let value = counted.figure(measure).unwrap().clone().unwrap();
    assert!(
        (value - expected).abs() < 1e-12,
        "{measure}: {value} is not {expected}"
    );
}

/// Two analysts and two documents of six sentences. “trust” and “fear” stand under the sub-domain “Reach” of the domain
/// “Implementation”; “hope” stands under none.
struct Two {
    made: Made,
    ada: AnalystId,
    bo: AnalystId,
    pass: PassId,
    documents: [DocumentId; 2],
    codes: [CodeId; 3],
    reach: CodeId,
}

fn two() -> Two {
    let mut made = Made::default();
    let (ada, bo) = (made.analyst("Ada"), made.analyst("Bo"));
    let documents = [made.document(SENTENCES), made.document(SENTENCES)];
    let framework = made.framework();
    let implementation = made.construct("Implementation", None, framework);
    let reach = made.construct("Reach", Some(implementation), framework);
    let codes = [
        made.code("trust", Some(reach)),
        made.code("fear", Some(reach)),
        made.code("hope", None),
    ];
    let pass = made.pass("P", &[ada, bo], false);
    Two {
        made,
        ada,
        bo,
        pass,
        documents,
        codes,
        reach,
    }
}

/// In the first document Ada gives trust to 0, fear to 1, and Bo fear to 0, fear to 1, trust to 2; in the second Ada
/// gives hope to 5.
fn coded() -> Two {
    let mut two = two();
    let [first, second] = two.documents;
    let [trust, fear, hope] = two.codes;
    for (who, code, document, number) in [
        (two.ada, trust, first, 0),
        (two.ada, fear, first, 1),
        (two.bo, fear, first, 0),
        (two.bo, fear, first, 1),
        (two.bo, trust, first, 2),
        (two.ada, hope, second, 5),
    ] {
        two.made.give(who, two.pass, code, document, number);
    }
    two.made.close_all(two.pass, &[two.ada, two.bo]);
    two
}

#[test]
fn a_sub_domain_is_present_where_any_code_under_it_is() {
    let answer = coded()
        .made
        .done()
        .agreement(&AgreementOptions::default())
        .unwrap();
    let names: Vec<(&str, usize)> = answer
        .per_subdomain
        .iter()
        .map(|it| (it.code_name.as_str(), it.depth))
        .collect();
    assert_eq!(names, [("Implementation", 0), ("Reach", 1)]);
    // Ada in sentences 0 and 1, Bo in 0, 1 and 2, of 12: codes that differ in sentence 0 agree on the sub-domain.
    for of in &answer.per_subdomain {
        assert_eq!(of.counted.of_two(), Some([2, 0, 1, 9]));
        assert_eq!(of.n_units, 12);
        // P_a = 11/12; p = 5/24: D_e = 2·5·19/(24·23), alpha = 1 − (1/12)·(552/190).
        close(
            &of.counted,
            Measure::KrippendorffAlpha,
            1.0 - 552.0 / (12.0 * 190.0),
        );
    }
}

#[test]
fn a_category_is_present_where_any_code_under_it_or_under_a_category_below_is() {
    let mut two = coded();
    let [trust, _, hope] = two.codes;
    let wide = two.made.category("Wide", &[]);
    let narrow = two.made.category("Narrow", &[trust, hope]);
    two.made.draft.push(Change::PlaceCategory {
        category: narrow,
        under: wide,
        placed: true,
    });
    // A circle of categories is no trouble.
    two.made.draft.push(Change::PlaceCategory {
        category: wide,
        under: narrow,
        placed: true,
    });
    two.made.category("Empty", &[]);
    let answer = two
        .made
        .done()
        .agreement(&AgreementOptions::default())
        .unwrap();
    let names: Vec<&str> = answer
        .per_category
        .iter()
        .map(|it| it.category_name.as_str())
        .collect();
    assert_eq!(
        names,
        ["Wide", "Narrow"],
        "a category without a given code has no figures"
    );
    // Ada trust 0, hope in the second document; Bo trust 2: nothing shared.
    for of in &answer.per_category {
        assert_eq!(of.counted.of_two(), Some([0, 2, 1, 9]));
    }
    assert!(
        answer
            .notes
            .iter()
            .any(|note| note.starts_with("Categories were made of codes"))
    );
}

#[test]
fn a_document_pools_all_codes_and_says_whether_anything_was_coded() {
    let answer = coded()
        .made
        .done()
        .agreement(&AgreementOptions::default())
        .unwrap();
    let [first, second] = answer.per_document.as_slice() else {
        panic!("two documents");
    };
    // Three codes × six sentences: fear 1 by both; trust 0 by Ada; fear 0 and trust 2 by Bo.
    assert_eq!(first.counted.of_two(), Some([1, 1, 2, 14]));
    assert_eq!(first.any_code.of_two(), Some([2, 0, 1, 3]));
    assert_eq!(second.counted.of_two(), Some([0, 1, 0, 17]));
    assert_eq!((first.n_units, second.n_units), (6, 6));
    let why = first.counted.ci95.as_ref().unwrap_err();
    assert_eq!(
        why,
        "no interval within one document, which is drawn as a whole"
    );
    let sum = |n: usize| {
        let of = |it: &Counted| it.of_two().unwrap()[n];
        of(&first.counted) + of(&second.counted)
    };
    assert_eq!(answer.pooled.micro.of_two(), Some([0, 1, 2, 3].map(sum)));
}

#[test]
fn every_two_of_three_analysts_are_compared_as_if_they_were_alone() {
    let mut two = coded();
    let cy = two.made.analyst("Cy");
    let [trust, fear, _] = two.codes;
    let [first, second] = two.documents;
    for (code, document, number) in [(trust, first, 0), (trust, second, 3), (fear, first, 1)] {
        two.made.give(cy, two.pass, code, document, number);
    }
    two.made.close_all(two.pass, &[cy]);
    let (ada, bo) = (two.ada, two.bo);
    let done = two.made.done();
    let options = |analysts: &[AnalystId]| AgreementOptions {
        analysts: analysts.to_vec(),
        ..AgreementOptions::default()
    };
    let all = done.agreement(&options(&[ada, bo, cy])).unwrap();
    assert_eq!(all.per_pair.len(), 3);
    for pair in &all.per_pair {
        let alone = done.agreement(&options(&pair.analysts)).unwrap();
        assert!(
            alone.per_pair.is_empty(),
            "two analysts are the pair themselves"
        );
        assert_eq!(
            pair.analyst_names.as_slice(),
            alone.analyst_names.as_slice()
        );
        assert_eq!(pair.any_code.figures, alone.any_code.counted.figures);
        for code in &alone.per_code {
            let own = pair
                .per_code
                .iter()
                .find(|it| it.code == code.code)
                .unwrap();
            assert_eq!(own.counted.cells, code.counted.cells, "{}", code.code_name);
            assert_eq!(
                own.counted.figures, code.counted.figures,
                "{}",
                code.code_name
            );
        }
    }
    assert_eq!(all.per_pair[1].analyst_names, ["Ada", "Cy"]);
    // Ada and Cy: trust 0 by both, Cy alone 3 of the second.
    let trust_of = &all.per_pair[1].per_code[0].counted;
    assert_eq!(trust_of.of_two(), Some([1, 0, 1, 10]));
}

#[test]
fn a_sub_domain_of_a_pass_within_constructs_speaks_of_its_own_segments() {
    let mut two = two();
    let [first, _] = two.documents;
    let dose = {
        let framework = two.made.framework();
        two.made.construct("Dose", None, framework)
    };
    let other = two.made.code("other", None);
    let segments: Vec<_> = (0..4)
        .map(|n| (two.reach, first, n))
        .chain((4..6).map(|n| (dose, first, n)))
        .collect();
    let within = two
        .made
        .pass_within("I", &[two.ada, two.bo], two.pass, &segments);
    for (who, number, construct) in [
        (two.ada, 0, two.reach),
        (two.bo, 0, two.reach),
        (two.ada, 1, two.reach),
        (two.ada, 4, dose),
        (two.bo, 5, dose),
    ] {
        let span = two.made.span(first, number);
        two.made
            .give_span(who, within, other, first, span, Some(construct));
    }
    for who in [two.ada, two.bo] {
        let parts = vec![Part::Construct(two.reach), Part::Construct(dose)];
        two.made.close(who, within, parts);
    }
    let options = AgreementOptions {
        pass: Some(within),
        ..AgreementOptions::default()
    };
    let answer = two.made.done().agreement(&options).unwrap();
    assert_eq!(answer.unit, "segment");
    let of = |name: &str| {
        let mut all = answer.per_subdomain.iter();
        let found = all.find(|it| it.code_name == name).unwrap();
        (found.n_units, found.counted.of_two().unwrap())
    };
    assert_eq!(of("Reach"), (4, [1, 1, 0, 2]));
    assert_eq!(of("Implementation"), (4, [1, 1, 0, 2]));
    assert_eq!(of("Dose"), (2, [0, 1, 1, 0]));
    assert_eq!(answer.n_units, 6);
}

/// Ada alone codes the two documents twice: trust to 0, 1, 2 first and to 0, 1, 3 then; in the second pass she invents
/// “new”.
fn twice() -> (Made, AnalystId, [PassId; 2]) {
    let mut made = Made::default();
    let ada = made.analyst("Ada");
    let documents = [made.document(SENTENCES), made.document(SENTENCES)];
    let trust = made.code("trust", None);
    let passes = [
        made.pass("May", &[ada], false),
        made.pass("June", &[ada], false),
    ];
    let mut new = acts::new_code("new");
    new.arose = Some(Arose {
        pass: passes[1],
        document: None,
        span: None,
        within: None,
    });
    let new = made.code_of(new);
    for (pass, numbers) in passes.into_iter().zip([[0, 1, 2], [0, 1, 3]]) {
        for number in numbers {
            made.give(ada, pass, trust, documents[0], number);
        }
    }
    made.give(ada, passes[1], new, documents[0], 5);
    // The second document was finished in the first pass alone.
    made.close_all(passes[0], &[ada]);
    made.close(ada, passes[1], vec![Part::Document(documents[0])]);
    (made, ada, passes)
}

#[test]
fn one_analyst_in_two_passes_is_compared_on_what_was_finished_in_both() {
    let (made, ada, [may, june]) = twice();
    let done = made.done();
    let options = AgreementOptions {
        pass: Some(may),
        and_pass: Some(june),
        ..AgreementOptions::default()
    };
    let answer = done.agreement_as(Viewer::Analyst(ada), &options).unwrap();
    assert_eq!(answer.analyst_names, ["Ada, May", "Ada, June"]);
    assert_eq!((answer.and_pass, answer.n_units), (Some(june), 6));
    assert_eq!(
        answer.documents_left_out[0].reason,
        "not finished in both passes"
    );
    let trust = &answer.per_code[0].counted;
    assert_eq!(trust.of_two(), Some([2, 1, 1, 2]));
    // P_a = 4/6, each gives it to half: kappa = (2/3 − 1/2) / (1/2) = 1/3.
    close(trust, Measure::CohenKappa, 1.0 / 3.0);
    let new = &answer.per_code[1].counted;
    let why = new
        .figure(Measure::KrippendorffAlpha)
        .unwrap()
        .clone()
        .unwrap_err();
    assert!(why.contains("later of the two passes"), "{why}");
    assert!(answer.notes[0].starts_with("The same analyst, twice"));
    // The other way round the same, with first and second exchanged.
    let back = AgreementOptions {
        pass: Some(june),
        and_pass: Some(may),
        analysts: vec![ada],
        ..AgreementOptions::default()
    };
    let back = done.agreement(&back).unwrap();
    assert_eq!(back.per_code[0].counted.figures, trust.figures);
}

#[test]
fn two_passes_that_cannot_be_compared_are_refused_in_a_sentence() {
    let (mut made, ada, [may, june]) = twice();
    let bo = made.analyst("Bo");
    let of_bo = made.pass("Bo's", &[bo], false);
    let done = made.done();
    let refused = |analysts: Vec<AnalystId>, pass: PassId, and_pass: PassId| {
        let options = AgreementOptions {
            pass: Some(pass),
            and_pass: Some(and_pass),
            analysts,
            ..AgreementOptions::default()
        };
        done.agreement(&options).unwrap_err()
    };
    assert_eq!(
        refused(vec![ada], may, may),
        CompareError::SamePass { pass: "May".into() }
    );
    assert!(matches!(
        refused(vec![ada], may, of_bo),
        CompareError::NotInPass { .. }
    ));
    assert_eq!(refused(vec![ada, bo], may, june), CompareError::OneAnalyst);
    assert_eq!(refused(vec![], may, of_bo), CompareError::OneAnalyst);
}

#[test]
fn nobody_else_sees_an_analysts_two_passes_before_both_are_revealed() {
    let mut made = Made::default();
    let (ada, bo) = (made.analyst("Ada"), made.analyst("Bo"));
    let document = made.document(SENTENCES);
    let code = made.code("trust", None);
    let first = made.pass("First", &[ada], false);
    let blind = made.pass("Blind", &[ada, bo], true);
    for pass in [first, blind] {
        made.give(ada, pass, code, document, 0);
        made.close_all(pass, &[ada]);
    }
    let done = made.done();
    let options = AgreementOptions {
        pass: Some(first),
        and_pass: Some(blind),
        analysts: vec![ada],
        ..AgreementOptions::default()
    };
    for other in [Viewer::Analyst(bo), Viewer::Anyone] {
        let refused = done.agreement_as(other, &options).unwrap_err();
        assert!(matches!(refused, CompareError::Hidden(_)), "{refused}");
    }
    let own = done.agreement_as(Viewer::Analyst(ada), &options).unwrap();
    assert_eq!(own.per_code[0].counted.of_two(), Some([1, 0, 0, 5]));
}

/// Twelve documents; the first six belong to one participant two by two, so that there are nine to draw.
fn twelve(linked: bool) -> (Made, AgreementOptions) {
    let mut made = Made::default();
    let (ada, bo) = (made.analyst("Ada"), made.analyst("Bo"));
    let documents: Vec<DocumentId> = (0..12).map(|_| made.document(SENTENCES)).collect();
    let code = made.code("trust", None);
    let other = made.code("fear", None);
    let pass = made.pass("P", &[ada, bo], false);
    for (n, document) in documents.iter().enumerate() {
        made.give(ada, pass, code, *document, n % 3);
        made.give(bo, pass, code, *document, n % 2);
        made.give(ada, pass, other, *document, 4);
        made.give(bo, pass, other, *document, 4 + n % 2);
    }
    if linked {
        for two in documents.chunks(2).take(3) {
            made.participant("Both", two);
        }
    }
    made.close_all(pass, &[ada, bo]);
    let options = AgreementOptions {
        draws: Draws {
            from: DrawnFrom::Participants,
            ..Draws::default()
        },
        ..AgreementOptions::default()
    };
    (made, options)
}

#[test]
fn documents_that_share_a_participant_are_drawn_together() {
    let (made, options) = twelve(true);
    let done = made.done();
    let few = done.agreement(&options).unwrap();
    assert_eq!((few.n_drawn, few.interval_over), (9, "participants"));
    let why = few.per_code[0].counted.ci95.as_ref().unwrap_err();
    assert!(
        why.starts_with("no interval below 10 participants"),
        "{why}"
    );
    let of_sets = few
        .pooled
        .set_valued
        .interval(false)
        .unwrap_err()
        .to_string();
    assert!(
        of_sets.starts_with("no interval below 10 participants"),
        "{of_sets}"
    );
    let over_documents = done.agreement(&AgreementOptions::default()).unwrap();
    assert_eq!(over_documents.n_drawn, 12);
    assert!(over_documents.per_code[0].counted.ci95.is_ok());
}

#[test]
fn a_document_without_a_participant_is_drawn_by_itself() {
    let (made, options) = twelve(false);
    let done = made.done();
    let participants = done.agreement(&options).unwrap();
    let documents = done.agreement(&AgreementOptions::default()).unwrap();
    let ends = |counted: &Counted| -> Vec<(f64, f64)> {
        let all = counted.ci95.as_ref().unwrap().iter();
        all.filter_map(|(_, it)| it.as_ref().ok().map(|it| (it.lo, it.hi)))
            .collect()
    };
    assert_eq!(
        ends(&participants.per_code[0].counted),
        ends(&documents.per_code[0].counted)
    );
    let interval = participants.pooled.set_valued.interval(false).unwrap();
    let alpha = participants.pooled.set_valued.alpha(false).unwrap();
    assert!(
        interval.lo < alpha && alpha < interval.hi,
        "{interval:?} {alpha}"
    );
    assert!(interval.method.starts_with("bootstrap over documents"));
    assert_eq!(participants.interval_over, "documents");
    let said = |note: &String| note.starts_with("No participant is known");
    assert!(participants.notes.iter().any(said));
}

#[test]
fn an_analyst_without_codings_and_a_single_code_make_no_false_figures() {
    let mut two = two();
    let [trust, ..] = two.codes;
    two.made.give(two.ada, two.pass, trust, two.documents[0], 0);
    two.made.close_all(two.pass, &[two.ada, two.bo]);
    let done = two.made.done();
    for unit in [
        UnitChoice::Sentence,
        UnitChoice::Character,
        UnitChoice::Document,
    ] {
        let options = AgreementOptions {
            unit: Some(unit),
            ..AgreementOptions::default()
        };
        let answer = done.agreement(&options).unwrap();
        let trust = &answer.per_code[0].counted;
        close(trust, Measure::CohenKappa, 0.0);
        assert_eq!(trust.of_two().unwrap()[0], 0);
        assert!(answer.per_category.is_empty());
    }
}

#[test]
fn the_heat_map_holds_what_differs_per_code_and_document() {
    let answer = coded()
        .made
        .done()
        .agreement(&AgreementOptions::default())
        .unwrap();
    let names: Vec<&str> = answer
        .per_code
        .iter()
        .map(|it| it.code_name.as_str())
        .collect();
    assert_eq!(names, ["trust", "fear", "hope"]);
    let at = |code, document| {
        answer
            .places
            .at(code, document)
            .map(|it| (it.differing, it.given))
    };
    assert_eq!(at(0, 0), Some((2, 2)));
    assert_eq!(at(1, 0), Some((1, 2)));
    assert_eq!(at(0, 1), None);
    assert_eq!(at(2, 1), Some((1, 1)));
    assert_eq!(answer.places.units(0), 6);
}
