//! Every number leads to the text it was counted from.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use crate::made_study::{Done, Made, SENTENCES};
use interlinea::analysis::agreement::of_study::{
    AgreementOptions, BehindOf, Present, RowOf, UnitChoice, UnitsBehind, units_behind,
};
use interlinea::analysis::units::KeptBorders;
use interlinea::model::things::Document;
use interlinea::model::*;

/// Ada gives trust to 0 and 1 of the first document and to 2 of the second, Bo to 1 of the first; fear by Bo to 5.
fn study() -> (Done, [CodeId; 2], [DocumentId; 2]) {
    let mut made = Made::default();
    let (ada, bo) = (made.analyst("Ada"), made.analyst("Bo"));
    let documents = [made.document(SENTENCES), made.document(SENTENCES)];
    let codes = [made.code("trust", None), made.code("fear", None)];
    let pass = made.pass("P", &[ada, bo], false);
    for (who, code, document, number) in [
        (ada, 0, 0, 0),
        (ada, 0, 0, 1),
        (ada, 0, 1, 2),
        (bo, 0, 0, 1),
        (bo, 1, 0, 5),
    ] {
        made.give(who, pass, codes[code], documents[document], number);
    }
    made.close_all(pass, &[ada, bo]);
    (made.done(), codes, documents)
}

fn behind(done: &Done, unit: UnitChoice, of: BehindOf, present: Present) -> UnitsBehind {
    let options = AgreementOptions {
        unit: Some(unit),
        ..AgreementOptions::default()
    };
    let texts = |document: &Document| done.text(document);
    let seen = done.study.seen_by(Viewer::Anyone);
    units_behind(
        &seen,
        &texts,
        &KeptBorders::default(),
        &options,
        of,
        present,
        1000,
    )
    .unwrap()
}

#[test]
fn as_many_units_stand_behind_every_cell_as_it_says() {
    let (done, codes, _) = study();
    for unit in UnitChoice::ALL {
        if unit == UnitChoice::Segment {
            continue;
        }
        let options = AgreementOptions {
            unit: Some(unit),
            ..AgreementOptions::default()
        };
        let answer = done.agreement(&options).unwrap();
        for (code, of) in codes.iter().zip(&answer.per_code) {
            let cells = of.counted.of_two().unwrap();
            for (present, count) in [0b11, 0b01, 0b10, 0b00].into_iter().zip(cells) {
                let row = BehindOf::Row(RowOf::Code(*code));
                let found = behind(&done, unit, row, Present::Exactly(present));
                if unit == UnitChoice::Character {
                    let characters: u64 =
                        found.units.iter().map(|it| u64::from(it.span.len())).sum();
                    assert!(present == 0 || characters == count, "{unit:?} {present}");
                } else {
                    assert_eq!(found.total, count, "{unit:?} {present}");
                    assert_eq!(found.units.len() as u64, count);
                }
            }
        }
        if unit != UnitChoice::Character {
            let [both, a, b, neither] = answer.pooled.micro.of_two().unwrap();
            let count = |present| behind(&done, unit, BehindOf::AllCodes, present).total;
            assert_eq!(count(Present::Exactly(3)), both);
            assert_eq!(count(Present::Differing), a + b);
            assert_eq!(count(Present::Exactly(0)), neither);
        }
    }
}

#[test]
fn the_units_are_those_that_were_given_the_code() {
    let (done, codes, documents) = study();
    let of = |code: usize| BehindOf::Row(RowOf::Code(codes[code]));
    let alone = behind(&done, UnitChoice::Sentence, of(0), Present::Exactly(0b01));
    let places: Vec<(DocumentId, u32)> = alone
        .units
        .iter()
        .map(|it| (it.document, it.span.start))
        .collect();
    // “Line 0 of 0.” takes 12 characters and a blank.
    assert_eq!(places, [(documents[0], 0), (documents[1], 26)]);
    let all = behind(
        &done,
        UnitChoice::Sentence,
        BehindOf::AllCodes,
        Present::Differing,
    );
    assert_eq!(all.units.last().unwrap().code, Some(codes[0]));
    assert!(all.units.iter().any(|it| it.code == Some(codes[1])));
}

#[test]
fn a_long_list_is_cut_and_says_how_long_it_is() {
    let (done, codes, _) = study();
    let texts = |document: &Document| done.text(document);
    let seen = done.study.seen_by(Viewer::Anyone);
    let row = BehindOf::Row(RowOf::Code(codes[0]));
    let (kept, options) = (KeptBorders::default(), AgreementOptions::default());
    let found = units_behind(&seen, &texts, &kept, &options, row, Present::Exactly(0), 3).unwrap();
    assert_eq!((found.units.len(), found.total), (3, 9));
    assert_eq!(
        kept.len(),
        2,
        "the borders found are kept for the next time"
    );
}
