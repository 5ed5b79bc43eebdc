//! One kappa and one alpha of a small study, worked out by hand.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use crate::made_study::Made;
use interlinea::analysis::agreement::Measure;
use interlinea::analysis::agreement::of_study::{AgreementOptions, Counted};
use interlinea::model::{AnalystId, CodeId, DocumentId};

fn figure(counted: &Counted, measure: Measure) -> f64 {
    counted.figure(measure).unwrap().clone().unwrap()
}

/// Two interviews of ten sentences, one code, two analysts who read both through. A 1 is a sentence with the code:
///
/// ```text
///            first interview        second interview
/// sentence   1 2 3 4 5 6 7 8 9 10   1 2 3 4 5 6 7 8 9 10
/// Ada        1 1 0 0 1 0 0 0 1 0    0 1 0 0 0 0 1 0 0 0       6 sentences
/// Bo         1 0 0 0 1 0 1 0 1 0    0 1 0 0 1 0 0 0 0 0       6 sentences
/// ```
///
/// Both 4 (first: 1, 5, 9; second: 2), only Ada 2 (first: 2; second: 7), only Bo 2 (first: 7; second: 5), neither 12;
/// n = 20.
const ADA: [&[usize]; 2] = [&[0, 1, 4, 8], &[1, 6]];
const BO: [&[usize]; 2] = [&[0, 4, 6, 8], &[1, 4]];

#[test]
fn kappa_and_alpha_of_two_interviews_are_those_of_pencil_and_paper() {
    let mut made = Made::default();
    let (ada, bo) = (made.analyst("Ada"), made.analyst("Bo"));
    let documents: Vec<DocumentId> = (0..2).map(|_| made.document(10)).collect();
    let code: CodeId = made.code("trust", None);
    let pass = made.pass("P", &[ada, bo], false);
    let people: [(AnalystId, [&[usize]; 2]); 2] = [(ada, ADA), (bo, BO)];
    for (who, given) in people {
        for (document, numbers) in documents.iter().zip(given) {
            for number in numbers {
                made.give(who, pass, code, *document, *number);
            }
        }
    }
    made.close_all(pass, &[ada, bo]);
    let answer = made.done().agreement(&AgreementOptions::default()).unwrap();
    let trust = &answer.per_code[0].counted;
    assert_eq!((answer.n_units, trust.of_two()), (20, Some([4, 2, 2, 12])));

    // Percent agreement: (4 + 12) / 20 = 16/20 = 4/5.
    assert!((figure(trust, Measure::PercentAgreement) - 0.8).abs() < 1e-12);

    // Cohen's kappa. Ada gave the code to 6 of 20, Bo to 6 of 20.
    // P_e = (6/20)(6/20) + (14/20)(14/20) = 36/400 + 196/400 = 232/400 = 29/50.
    // kappa = (4/5 − 29/50) / (1 − 29/50) = (40/50 − 29/50) / (21/50) = 11/21 = 0.523809523809…
    let kappa = 11.0 / 21.0;
    assert!((figure(trust, Measure::CohenKappa) - kappa).abs() < 1e-12);

    // Krippendorff's alpha. 40 ratings, n_1 = 6 + 6 = 12 with the code, n_0 = 28 without it.
    // Coincidences of two raters: o_01 = o_10 = 2 + 2 = 4, so that the off-diagonal sum is 8.
    // D_o = 8/40 = 1/5.  D_e = 2 · 12 · 28 / (40 · 39) = 672/1560 = 28/65.
    // alpha = 1 − (1/5) / (28/65) = 1 − 65/140 = 1 − 13/28 = 15/28 = 0.535714285714…
    let alpha = 15.0 / 28.0;
    assert!((figure(trust, Measure::KrippendorffAlpha) - alpha).abs() < 1e-12);

    // Both gave it equally often, so that pi is kappa, and alpha = 1 − (1 − pi)(1 − 1/2N) = 1 − (10/21)(39/40) = 15/28.
    assert!((1.0 - (1.0 - kappa) * (1.0 - 1.0 / 40.0) - alpha).abs() < 1e-12);

    // Positive agreement 2·4 / (6 + 6) = 2/3, Jaccard 4/8 = 1/2.
    assert!((figure(trust, Measure::PositiveAgreement) - 2.0 / 3.0).abs() < 1e-12);
    assert!((figure(trust, Measure::Jaccard) - 0.5).abs() < 1e-12);
}

#[test]
fn figures_of_a_pass_in_which_nobody_coded_say_so() {
    let mut made = Made::default();
    let (ada, bo) = (made.analyst("Ada"), made.analyst("Bo"));
    made.document(10);
    let pass = made.pass("Second", &[ada, bo], false);
    made.close_all(pass, &[ada, bo]);
    let answer = made.done().agreement(&AgreementOptions::default()).unwrap();
    assert!(
        answer
            .notes
            .iter()
            .any(|it| it.contains("Nobody has coded anything") && it.contains("“Second”")),
        "{:?}",
        answer.notes
    );
}
