//! What is compared, and as of when: the rules of the blind pass, of matching and of settling.

#![allow(clippy::unwrap_used)]

use crate::desk::revealed::Revealed;
use crate::desk::{Desk, row, span};
use interlinea::analysis::agreement::Draws;
use interlinea::analysis::agreement::of_study::{AgreementOptions, StudyAgreement};
use interlinea::analysis::discrepancies::{Discrepancies, SettledState, Settling};
use interlinea::analysis::units::Cover;
use interlinea::model::{
    Change, CodeEdit, CodeMatch, CodingEdit, CodingId, Decision, NewDecision, Seen,
};

fn counts(answer: &StudyAgreement, code: &str) -> [u64; 4] {
    let code = answer
        .per_code
        .iter()
        .find(|it| it.code_name == code)
        .unwrap();
    code.counted.of_two().unwrap()
}

/// Both code one sentence, each with a code of her own, and Ada another.
fn independent() -> Revealed {
    Revealed::of(
        &[
            row("Ada", "first", "Being believed", "I trusted her"),
            row("Ada", "second", "Alone", "Nobody asked us."),
        ],
        &[row("Berit", "first", "Trust", "Then I trusted her")],
    )
}

#[test]
fn what_is_changed_after_the_reveal_never_enters_the_blind_figures() {
    let mut study = independent();
    let options = AgreementOptions::default();
    let (before, items) = (study.agreement(&options), study.discrepancies());
    assert_eq!(before.any_code.counted.of_two(), Some([1, 1, 0, 4]));
    let (trusted, alone) = (study.coding_of("Being believed"), study.coding_of("Alone"));
    study.record(Change::EditCoding {
        coding: alone,
        edit: CodingEdit::Removed(true),
    });
    study.record(Change::EditCoding {
        coding: trusted,
        edit: CodingEdit::Borders { start: 0, end: 3 },
    });
    assert_eq!(
        study.project.seen().codings().count(),
        2,
        "the coding is gone today"
    );
    let after = study.agreement(&options);
    assert_eq!(before.any_code, after.any_code);
    assert_eq!(before.cut, after.cut, "the answer says as of when");
    assert_eq!(items.items, study.discrepancies().items);
}

#[test]
fn matched_codes_count_as_one_and_the_answer_says_so() {
    let mut study = independent();
    let options = AgreementOptions::default();
    let before = study.agreement(&options);
    assert!(
        before
            .per_code
            .iter()
            .all(|it| it.counted.figures.iter().all(|(_, f)| f.is_err()))
    );
    assert!(
        before
            .notes
            .iter()
            .any(|note| note.contains("before they are matched"))
    );
    let (a, b) = (study.code("Being believed"), study.code("Trust"));
    study.record(Change::MatchCodes {
        a,
        b,
        matched: Some(CodeMatch::Equal),
    });
    let after = study.agreement(&options);
    assert_eq!(counts(&after, "Being believed"), [1, 0, 0, 5]);
    assert!(
        after
            .notes
            .iter()
            .any(|note| note.contains("not an independent test"))
    );
    let found = study.discrepancies();
    let kinds: Vec<String> = found
        .items
        .iter()
        .flat_map(|it| &it.differences)
        .map(|it| it.kind.name())
        .collect();
    assert_eq!(kinds, ["borders", "only_a"]);
}

#[test]
fn codes_merged_after_the_reveal_are_no_independent_test() {
    let mut study = independent();
    let (code, into) = (study.code("Trust"), study.code("Being believed"));
    study.record(Change::EditCode {
        code,
        edit: CodeEdit::MergedInto(Some(into)),
    });
    let after = study.agreement(&AgreementOptions::default());
    assert_eq!(counts(&after, "Being believed"), [1, 0, 0, 5]);
    assert!(
        after
            .notes
            .iter()
            .any(|note| note.contains("merged after the reveal"))
    );
}

#[test]
fn half_of_a_units_words_may_be_asked_for() {
    let study = Revealed::of(
        &[row("Ada", "first", "X", "Then I trusted")],
        &[row("Berit", "first", "X", "Then")],
    );
    let options = |cover| AgreementOptions {
        cover,
        draws: Draws {
            count: 0,
            ..Draws::default()
        },
        ..AgreementOptions::default()
    };
    // "Then I trusted her" has four words: Ada covers three, Berit one.
    let one = study.agreement(&options(Cover::OneWord));
    let half = study.agreement(&options(Cover::HalfOfWords));
    assert_eq!(one.any_code.counted.of_two(), Some([1, 0, 0, 5]));
    assert_eq!(half.any_code.counted.of_two(), Some([0, 1, 0, 5]));
    assert!(half.presence_rule.contains("half"));
}

fn state_of(
    seen: &Seen<'_>,
    found: &Discrepancies,
    item: usize,
    difference: usize,
) -> SettledState {
    let item = &found.items[item];
    let settling = Settling::of(seen, found);
    settling.settled(item, &item.differences[difference]).state
}

#[test]
fn a_discrepancy_is_named_by_its_codings_and_keeps_its_decision() {
    let mut study = independent();
    let found = study.discrepancies();
    let codings = found.items[0].differences[0].ids();
    assert!(codings.is_sorted());
    assert_eq!(
        state_of(&study.project.seen(), &found, 0, 0),
        SettledState::Open
    );
    let decide = |decision, codings: &[CodingId]| {
        Change::Decide(Box::new(NewDecision {
            pass: found.pass,
            codings: codings.to_vec(),
            decision,
            reason: "her words".to_owned(),
            session: None,
            by_rule: None,
        }))
    };
    study.record(decide(Decision::Both, &codings));
    assert_eq!(
        state_of(&study.project.seen(), &found, 0, 0),
        SettledState::Decided
    );
    assert_eq!(
        state_of(&study.project.seen(), &found, 1, 0),
        SettledState::Open
    );
    study.record(decide(Decision::Reopened, &codings));
    assert_eq!(
        state_of(&study.project.seen(), &found, 0, 0),
        SettledState::Open
    );
    // A decision on one coding of the two is no decision on both.
    study.record(decide(Decision::Neither, &codings[..1]));
    let other = state_of(&study.project.seen(), &found, 0, 0);
    assert_eq!(
        other,
        SettledState::Open,
        "the reopening of this very item goes before"
    );
}

#[test]
fn an_overlap_without_a_whole_word_connects_nothing() {
    let (start, end) = span(crate::desk::FIRST, "trusted");
    let study = Revealed::of(
        &[format!("Ada,first,X,{start},{}", end - 2)],
        &[format!("Berit,first,X,{},{end}", start + 2)],
    );
    let found = study.discrepancies();
    assert_eq!(found.items.len(), 2);
    assert_eq!(found.agreed, 0);
}

/// Berit's passage ends a word earlier than Ada's.
#[test]
fn differences_are_listed_and_reported_within_a_stated_tolerance() {
    let mut study = Revealed::of(
        &[row("Ada", "first", "Trust", "I trusted her")],
        &[row("Berit", "first", "Trust", "I trusted")],
    );
    let codes: Vec<_> = {
        let seen = study.project.seen();
        let codes = seen.codes();
        let both = codes.iter().filter(|it| it.name.text() == "Trust");
        both.map(|it| it.id).collect()
    };
    // Each made a code of that name; they mean the same.
    study.record(Change::MatchCodes {
        a: codes[0],
        b: codes[1],
        matched: Some(CodeMatch::Equal),
    });
    let desk = Desk::new();
    let folder = study.project.folder().display().to_string();
    let asked = |more: &[&str]| {
        let run = ["discrepancies", &folder, "--as", "Ada"];
        desk.run(&[&run[..], more].concat()).ok()
    };
    assert!(asked(&[]).contains("B is Berit; borders count to the character."));
    assert!(asked(&[]).contains("1 difference in 1 item; 0 codings agree"));
    let within = asked(&["--tolerance", "1"]);
    assert!(
        within.contains("borders that differ by one word count as the same."),
        "{within}"
    );
    assert!(within.contains("0 differences in 0 items;"), "{within}");
    let run = ["export", &folder, "discrepancies", "--format", "csv"];
    let rows = |option: &str| {
        let more = ["--out", "-", "--option", option];
        let csv = desk.run(&[&run[..], &more[..]].concat()).ok();
        csv.lines().filter(|line| line.contains("Trust (")).count()
    };
    assert_eq!((rows("tolerance=exact"), rows("tolerance=1")), (1, 0));
    let wrong = ["--out", "-", "--option", "tolerance=9"];
    let wrong = desk.run(&[&run[..], &wrong[..]].concat()).refused(2);
    assert!(wrong.contains("“9” is no value of “tolerance”"), "{wrong}");
}
