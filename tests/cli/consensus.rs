//! The consensus of two analysts: what agrees, what was decided, and what is still open.

#![allow(clippy::unwrap_used)]

use crate::desk::revealed::Revealed;
use crate::desk::{FIRST, row, span};
use interlinea::analysis::consensus::{Consensus, Ground, Outcome};
use interlinea::analysis::discrepancies::{
    DifferenceKind, Discrepancies, SettledState, Settling, Tolerance, discrepancies_within,
};
use interlinea::model::{
    AnalystId, Change, CodeId, CodeMatch, CodingId, Decision, MemoKind, NewDecision, NewMemo, Part,
    Span, Target,
};

const TRUST: &str = "Then I trusted her";
const TRUST_OF_BERIT: &str = "I trusted her";
const LISTENED: &str = "She listened to me";

/// Both gave "fear" alike and "trust" with other borders; one passage has two codes; one only Berit coded.
fn study() -> Revealed {
    matched(Revealed::of(
        &[
            row("Ada", "first", "fear", "I was afraid at first"),
            row("Ada", "first", "trust", TRUST),
            row("Ada", "first", "listening", LISTENED),
        ],
        &[
            row("Berit", "first", "fear", "I was afraid at first"),
            row("Berit", "first", "trust", TRUST_OF_BERIT),
            row("Berit", "first", "respect", LISTENED),
            row("Berit", "first", "alone", "Nobody else did"),
        ],
    ))
}

/// Codes that each found by themselves and named alike are declared to be equal.
fn matched(mut study: Revealed) -> Revealed {
    for name in ["fear", "trust"] {
        let of_name: Vec<CodeId> = {
            let seen = study.project.seen();
            let codes = seen.codes();
            let named = codes.iter().filter(|code| code.name.text() == name);
            named.map(|code| code.id).collect()
        };
        if let [a, b] = *of_name.as_slice() {
            let matched = Some(CodeMatch::Equal);
            study.record(Change::MatchCodes { a, b, matched });
        }
    }
    study
}

fn found(study: &Revealed, tolerance: Tolerance) -> Discrepancies {
    let seen = study.project.seen();
    discrepancies_within(&seen, &study.texts(), None, &[], tolerance).unwrap()
}

fn consensus(study: &Revealed) -> Consensus {
    Consensus::of(&study.project.seen(), &found(study, Tolerance::Exact))
}

fn ids_of(study: &Revealed, kind: DifferenceKind) -> Vec<CodingId> {
    let found = found(study, Tolerance::Exact);
    let mut all = found.items.iter().flat_map(|item| &item.differences);
    all.find(|it| it.kind == kind).unwrap().ids()
}

fn decide(study: &mut Revealed, codings: Vec<CodingId>, decision: Decision) {
    let pass = found(study, Tolerance::Exact).pass;
    study.record(Change::Decide(Box::new(NewDecision {
        pass,
        codings,
        decision,
        reason: "after reading it again".to_owned(),
        session: None,
        by_rule: None,
    })));
}

fn analysts(study: &Revealed) -> [AnalystId; 2] {
    let analysts = found(study, Tolerance::Exact).analysts;
    analysts.try_into().unwrap()
}

fn words(text: &str) -> Span {
    let (start, end) = span(FIRST, text);
    Span::new(start as u32, end as u32)
}

/// The codings of the consensus: code and passage.
fn standing(study: &Revealed) -> Vec<(String, Span)> {
    let seen = study.project.seen();
    let all = consensus(study).codings;
    all.iter()
        .map(|it| (seen.code_name(it.code), it.span))
        .collect()
}

fn stands(study: &Revealed, code: &str, passage: Span) -> bool {
    standing(study).contains(&(code.to_owned(), passage))
}

#[test]
fn what_both_coded_alike_is_in_the_consensus_before_any_talk() {
    let study = study();
    let consensus = consensus(&study);
    assert_eq!(
        standing(&study),
        [("fear".to_owned(), words("I was afraid at first"))]
    );
    assert_eq!(consensus.codings[0].ground, Ground::Agreed);
    assert_eq!(consensus.codings[0].from.len(), 2);
    assert_eq!(consensus.open(), 3);
    assert_eq!(
        consensus.outcomes[0],
        Outcome {
            kept: 1,
            open: 2,
            ..Outcome::default()
        }
    );
    assert_eq!(
        consensus.outcomes[1],
        Outcome {
            kept: 1,
            open: 3,
            ..Outcome::default()
        }
    );
    assert_eq!(consensus.outcomes[0].share_kept(), Some(1.0));
}

#[test]
fn one_analysts_coding_stands_as_that_analyst_made_it() {
    let mut study = study();
    let [ada, _] = analysts(&study);
    let ids = ids_of(&study, DifferenceKind::Borders);
    decide(&mut study, ids, Decision::As(ada));
    assert!(stands(&study, "trust", words(TRUST)));
    let consensus = consensus(&study);
    assert_eq!(consensus.outcomes[0].kept, 2);
    // Berit's words are in it, in Ada's borders: hers is not in the consensus as she made it.
    assert_eq!(consensus.outcomes[1].not_kept, 1);
    assert_eq!(consensus.changed.len(), 1);
    assert_eq!(consensus.changed[0].kind, DifferenceKind::Borders);
}

#[test]
fn union_intersection_and_new_borders_make_one_coding_of_two() {
    let ids = |study: &Revealed| ids_of(study, DifferenceKind::Borders);
    for (decision, passage) in [
        (Decision::Union, words(TRUST)),
        (Decision::Intersection, words(TRUST_OF_BERIT)),
    ] {
        let mut study = study();
        let codings = ids(&study);
        decide(&mut study, codings, decision);
        assert!(stands(&study, "trust", passage));
        assert_eq!(standing(&study).len(), 2);
    }
    let mut study = study();
    let (code, passage) = (study.code("trust"), words("trusted her"));
    let codings = ids(&study);
    let (start, end) = (passage.start, passage.end);
    decide(&mut study, codings, Decision::Borders { code, start, end });
    assert!(stands(&study, "trust", passage));
    let outcomes = consensus(&study).outcomes;
    assert_eq!(
        [outcomes[0].other_borders, outcomes[1].other_borders],
        [1, 1]
    );
}

#[test]
fn another_code_takes_the_place_of_both() {
    let mut study = study();
    let code = study.code("trust");
    let ids = ids_of(&study, DifferenceKind::OtherCode);
    decide(&mut study, ids, Decision::AnotherCode(code));
    assert!(stands(&study, "trust", words(LISTENED)));
    assert!(!stands(&study, "listening", words(LISTENED)));
    let outcomes = consensus(&study).outcomes;
    assert_eq!([outcomes[0].other_code, outcomes[1].other_code], [1, 1]);
}

#[test]
fn differing_readings_are_both_kept_with_their_memo() {
    let mut study = study();
    let memo = NewMemo {
        analyst: None,
        kind: MemoKind::Analytic,
        text: "We read it differently.".to_owned(),
        on: Target::Study,
        pass: None,
        author: None,
        dated: None,
    };
    study.record(Change::AddMemo(Box::new(memo)));
    let memo = study.project.seen().memos()[0].id;
    let ids = ids_of(&study, DifferenceKind::OtherCode);
    decide(&mut study, ids, Decision::DifferingReadings(memo));
    assert!(stands(&study, "listening", words(LISTENED)));
    assert!(stands(&study, "respect", words(LISTENED)));
    let readings = consensus(&study).codings;
    let kept = readings
        .iter()
        .filter(|it| matches!(it.ground, Ground::DifferingReadings(_, of) if of == memo));
    assert_eq!(kept.count(), 2);
}

#[test]
fn a_part_is_settled_when_nothing_in_it_is_open_and_opens_again_with_a_decision() {
    let mut study = study();
    let seen_first = |study: &Revealed| {
        let seen = study.project.seen();
        let documents = seen.documents();
        documents
            .iter()
            .find(|it| it.name.text() == "first")
            .unwrap()
            .id
    };
    let first = Part::Document(seen_first(&study));
    for kind in [DifferenceKind::Borders, DifferenceKind::OtherCode] {
        let ids = ids_of(&study, kind);
        decide(&mut study, ids, Decision::Both);
    }
    assert!(!consensus(&study).is_settled(first));
    let ids = ids_of(&study, DifferenceKind::only(1));
    decide(&mut study, ids.clone(), Decision::Neither);
    let settled = consensus(&study);
    assert!(settled.is_settled(first));
    assert_eq!(settled.outcomes[1].not_kept, 1);
    assert_eq!(settled.outcomes[1].share_kept(), Some(0.75));
    decide(&mut study, ids, Decision::Reopened);
    assert!(!consensus(&study).is_settled(first));
}

#[test]
fn what_is_referred_or_waits_for_a_definition_is_open() {
    let mut study = study();
    let [ada, _] = analysts(&study);
    let (borders, code) = (ids_of(&study, DifferenceKind::Borders), study.code("trust"));
    decide(&mut study, borders, Decision::DefinitionUnclear(code));
    let other = ids_of(&study, DifferenceKind::OtherCode);
    decide(&mut study, other, Decision::Refer(ada));
    assert_eq!(consensus(&study).open(), 3);
}

#[test]
fn a_decision_on_the_whole_item_stands_once() {
    let mut study = Revealed::of(
        &[
            row("Ada", "first", "trust", TRUST),
            row("Ada", "first", "calm", "trusted"),
        ],
        &[
            row("Berit", "first", "trust", TRUST_OF_BERIT),
            row("Berit", "first", "hope", "her"),
        ],
    );
    let item = found(&study, Tolerance::Exact).items.remove(0);
    assert!(item.differences.len() > 1);
    let ids = item.ids();
    decide(&mut study, ids, Decision::Both);
    assert_eq!(standing(&study).len(), 4);
    assert_eq!(consensus(&study).open(), 0);
}

#[test]
fn within_a_tolerance_small_differences_of_borders_agree_and_the_wider_borders_stand() {
    let study = study();
    let found = found(&study, Tolerance::Words(1));
    assert_eq!(found.agreed, 2);
    let consensus = Consensus::of(&study.project.seen(), &found);
    assert_eq!(consensus.tolerance, Tolerance::Words(1));
    assert!(consensus.codings.iter().any(|it| it.span == words(TRUST)));
    assert_eq!(consensus.open(), 2);
}

#[test]
fn the_analysts_own_codings_are_what_they_were() {
    let mut study = study();
    let before: Vec<_> = study.project.seen().codings().cloned().collect();
    let ids = ids_of(&study, DifferenceKind::only(1));
    decide(&mut study, ids, Decision::Neither);
    let after: Vec<_> = study.project.seen().codings().cloned().collect();
    assert_eq!(before, after);
}

#[test]
fn the_same_item_is_decided_under_every_tolerance() {
    let mut study = study();
    let ids = ids_of(&study, DifferenceKind::OtherCode);
    decide(&mut study, ids, Decision::Both);
    for tolerance in [Tolerance::Exact, Tolerance::Words(0), Tolerance::Words(3)] {
        let found = found(&study, tolerance);
        let seen = study.project.seen();
        let settling = Settling::of(&seen, &found);
        let settled = found.items.iter().flat_map(|item| {
            let of = |it| settling.settled(item, it).state;
            item.differences.iter().map(of).collect::<Vec<_>>()
        });
        assert_eq!(settled.filter(|it| *it == SettledState::Decided).count(), 1);
    }
}
