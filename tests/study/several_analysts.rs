//! Discrepancies and consensus of three, four and more analysts.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use crate::made_study::{Done, Made};
use interlinea::analysis::consensus::{Consensus, Outcome};
use interlinea::analysis::discrepancies::{
    Difference, DifferenceKind, Discrepancies, Settled, SettledState, Settling, Tolerance,
    discrepancies_within,
};
use interlinea::analysis::layers::Layered;
use interlinea::exchange::report::discrepancies_report;
use interlinea::exchange::spreadsheet::Cell;
use interlinea::model::things::Document;
use interlinea::model::*;
use proptest::prelude::*;
use std::collections::BTreeSet;

const SENTENCES: usize = 4;

/// Whose, which code, from which word to which (the last one excluded).
type Given = (usize, char, usize, usize);

struct Coded {
    done: Done,
    pass: PassId,
    analysts: Vec<AnalystId>,
    codings: Vec<CodingId>,
    codes: Vec<CodeId>,
}

/// One document of sixteen words, “Line 0 of 0. Line 1 of 0. …”, coded by so many analysts.
fn coded(analysts: usize, given: &[Given]) -> Coded {
    decided(analysts, given, |_, _| Vec::new())
}

/// The same with decisions: the places of the codings each is on, and what was decided.
fn decided(
    analysts: usize,
    given: &[Given],
    decisions: impl Fn(&[AnalystId], &[CodeId]) -> Vec<(Vec<usize>, Decision)>,
) -> Coded {
    let mut made = Made::default();
    let names = ["Ada", "Berit", "Cleo", "Dora", "Eli"];
    let analysts: Vec<AnalystId> = names[..analysts]
        .iter()
        .map(|it| made.analyst(it))
        .collect();
    let document = made.document(SENTENCES);
    let codes: Vec<CodeId> = ["x", "y", "z"]
        .iter()
        .map(|it| made.code(it, None))
        .collect();
    let pass = made.pass("Inductive", &analysts, false);
    for (who, code, from, to) in given {
        let code = codes[*code as usize - 'x' as usize];
        let span = words(*from, *to);
        made.give_span(analysts[*who], pass, code, document, span, None);
    }
    let all = made.draft.changes().len() as u32;
    let first = made.draft.first() + all - given.len() as u32;
    let codings: Vec<CodingId> = (first..first + given.len() as u32)
        .map(|seq| CodingId(Id::new(DeviceId::from_bits(7), seq)))
        .collect();
    made.close_all(pass, &analysts);
    for (on, decision) in decisions(&analysts, &codes) {
        let mut on: Vec<CodingId> = on.into_iter().map(|at| codings[at]).collect();
        on.sort();
        made.draft.push(Change::Decide(Box::new(NewDecision {
            pass,
            codings: on,
            decision,
            reason: "after reading it again".to_owned(),
            session: None,
            by_rule: None,
        })));
    }
    Coded {
        done: made.done(),
        pass,
        analysts,
        codings,
        codes,
    }
}

/// From the first of these words to the end of the last: each sentence has the words “Line”, its number, “of”, “0”.
fn words(from: usize, to: usize) -> Span {
    let starts = [0, 5, 7, 10];
    let ends = [4, 6, 9, 11];
    let start = from / 4 * 13 + starts[from % 4];
    let end = (to - 1) / 4 * 13 + ends[(to - 1) % 4];
    Span::new(start as u32, end as u32)
}

impl Coded {
    fn found(&self) -> Discrepancies {
        self.found_by(&self.analysts, Tolerance::Exact)
    }

    fn found_by(&self, analysts: &[AnalystId], tolerance: Tolerance) -> Discrepancies {
        let texts = |document: &Document| self.done.text(document);
        let seen = self.done.study.seen_by(Viewer::Anyone);
        discrepancies_within(&seen, &texts, Some(self.pass), analysts, tolerance).unwrap()
    }

    fn consensus(&self) -> Consensus {
        Consensus::of(&self.done.study.seen_by(Viewer::Anyone), &self.found())
    }

    /// Kind and places of the codings of every difference.
    fn differences(&self) -> Vec<(String, Vec<usize>)> {
        let found = self.found();
        let all = found.items.iter().flat_map(|item| &item.differences);
        all.map(|it| (it.kind.name(), self.places(&it.codings)))
            .collect()
    }

    fn places(&self, codings: &[Layered]) -> Vec<usize> {
        let place = |it: &Layered| self.codings.iter().position(|id| *id == it.id).unwrap();
        codings.iter().map(place).collect()
    }

    /// Code and words of what stands.
    fn stands(&self) -> Vec<(char, Span)> {
        let consensus = self.consensus();
        let stands = consensus.codings.iter().map(|it| {
            let code = self.codes.iter().position(|code| *code == it.code).unwrap();
            (char::from(b'x' + code as u8), it.span)
        });
        stands.collect()
    }

    fn states(&self, found: &Discrepancies) -> Vec<SettledState> {
        let seen = self.done.study.seen_by(Viewer::Anyone);
        let settling = Settling::of(&seen, found);
        let items = found.items.iter();
        items
            .flat_map(|item| item.differences.iter().map(move |it| (item, it)))
            .map(|(item, it)| -> Settled<'_> { settling.settled(item, it) })
            .map(|it| it.state)
            .collect()
    }
}

fn kind(name: &str, codings: &[usize]) -> (String, Vec<usize>) {
    (name.to_owned(), codings.to_vec())
}

#[test]
fn where_all_give_one_code_with_one_pair_of_borders_they_agree() {
    let study = coded(3, &[(0, 'x', 0, 4), (1, 'x', 0, 4), (2, 'x', 0, 4)]);
    let found = study.found();
    assert_eq!((found.agreed, found.items.len()), (1, 0));
    assert_eq!(study.places(&found.agreements[0]), [0, 1, 2]);
    assert_eq!(study.stands(), [('x', words(0, 4))]);
    let kept = Outcome {
        kept: 1,
        ..Outcome::default()
    };
    assert_eq!(study.consensus().outcomes, [kept; 3]);
}

#[test]
fn where_one_of_three_has_other_borders_the_borders_of_all_are_discussed_at_once() {
    let study = coded(3, &[(0, 'x', 0, 4), (1, 'x', 0, 4), (2, 'x', 0, 5)]);
    assert_eq!(study.differences(), [kind("borders", &[0, 1, 2])]);
    let found = study.found_by(&study.analysts, Tolerance::Words(1));
    assert_eq!((found.agreed, found.items.len()), (1, 0));
}

#[test]
fn a_tolerance_holds_between_every_two() {
    // Ada and Cleo are two words apart, each one word from Berit.
    let study = coded(3, &[(0, 'x', 0, 4), (1, 'x', 0, 5), (2, 'x', 0, 6)]);
    let one = study.found_by(&study.analysts, Tolerance::Words(1));
    assert_eq!(one.agreed, 0);
    let two = study.found_by(&study.analysts, Tolerance::Words(2));
    assert_eq!(two.agreed, 1);
}

#[test]
fn a_code_that_some_gave_is_of_these_only() {
    let study = coded(3, &[(0, 'x', 0, 4), (2, 'x', 1, 4), (1, 'y', 8, 10)]);
    assert_eq!(
        study.differences(),
        [kind("only_a_c", &[0, 1]), kind("only_b", &[2])]
    );
}

#[test]
fn where_two_give_one_code_and_the_third_another_the_codes_differ_in_one_item() {
    let study = coded(3, &[(0, 'x', 0, 4), (1, 'y', 1, 3), (2, 'x', 0, 3)]);
    assert_eq!(study.differences(), [kind("other_code", &[0, 1, 2])]);
    // Without the third, two with different codes.
    let study = coded(3, &[(0, 'x', 0, 4), (1, 'y', 1, 3)]);
    assert_eq!(study.differences(), [kind("other_code", &[0, 1])]);
}

#[test]
fn same_codes_pair_by_their_largest_overlap_and_nobody_stands_twice_in_a_group() {
    // Berit coded two stretches where Ada and Cleo coded one: the longer one goes with theirs.
    let given = [
        (0, 'x', 0, 8),
        (1, 'x', 0, 2),
        (1, 'x', 2, 8),
        (2, 'x', 1, 8),
    ];
    let study = coded(3, &given);
    assert_eq!(
        study.differences(),
        [kind("borders", &[0, 2, 3]), kind("only_b", &[1])]
    );
    assert_eq!(study.found().items.len(), 1, "discussed at once");
}

#[test]
fn of_two_with_one_overlap_the_one_with_the_same_borders_is_taken() {
    // Ada gave the code twice; Berit's passage lies within both and is the same as the second.
    let study = coded(2, &[(0, 'x', 0, 8), (0, 'x', 4, 8), (1, 'x', 4, 8)]);
    let found = study.found();
    assert_eq!(found.agreed, 1);
    assert_eq!(study.places(&found.agreements[0]), [1, 2]);
    assert_eq!(study.differences(), [kind("only_a", &[0])]);
}

#[test]
fn four_analysts_two_and_two_are_one_difference() {
    let given = [
        (0, 'x', 0, 4),
        (1, 'x', 0, 4),
        (2, 'y', 0, 4),
        (3, 'y', 0, 4),
    ];
    let study = coded(4, &given);
    assert_eq!(study.differences(), [kind("other_code", &[0, 1, 2, 3])]);
    assert_eq!(study.found().items[0].differences[0].analysts().len(), 4);
}

#[test]
fn a_code_of_all_does_not_draw_in_what_one_gave_beside_it() {
    let given = [
        (0, 'x', 0, 4),
        (1, 'x', 0, 4),
        (2, 'x', 0, 4),
        (1, 'y', 0, 4),
    ];
    let study = coded(3, &given);
    assert_eq!(study.differences(), [kind("only_b", &[3])]);
    assert_eq!(study.found().agreed, 1);
}

#[test]
fn a_decision_is_on_the_codings_of_all_and_tells_what_became_of_each() {
    let given = [(0, 'x', 0, 4), (1, 'x', 0, 5), (2, 'x', 1, 4)];
    let on = || vec![0, 1, 2];
    let of = |decision: &dyn Fn(&[AnalystId], &[CodeId]) -> Decision| {
        decided(3, &given, |who, codes| vec![(on(), decision(who, codes))])
    };
    let as_berit = of(&|who, _| Decision::As(who[1]));
    assert_eq!(as_berit.stands(), [('x', words(0, 5))]);
    let outcomes = as_berit.consensus().outcomes;
    assert_eq!(outcomes.iter().map(|it| it.kept).sum::<usize>(), 1);
    assert_eq!([outcomes[0].not_kept, outcomes[2].not_kept], [1, 1]);
    assert_eq!(of(&|_, _| Decision::Union).stands(), [('x', words(0, 5))]);
    assert_eq!(
        of(&|_, _| Decision::Intersection).stands(),
        [('x', words(1, 4))]
    );
    assert_eq!(
        of(&|_, codes| Decision::AnotherCode(codes[2])).stands(),
        [('z', words(0, 5))]
    );
    assert_eq!(of(&|_, _| Decision::Both).stands().len(), 3);
    assert!(of(&|_, _| Decision::Neither).stands().is_empty());
}

#[test]
fn what_two_coded_alike_stands_once_where_all_readings_stand() {
    let given = [(0, 'x', 0, 4), (1, 'y', 0, 4), (2, 'x', 0, 4)];
    let study = decided(3, &given, |_, _| vec![(vec![0, 1, 2], Decision::Both)]);
    assert_eq!(study.stands(), [('x', words(0, 4)), ('y', words(0, 4))]);
    let kept: Vec<usize> = study
        .consensus()
        .outcomes
        .iter()
        .map(|it| it.kept)
        .collect();
    assert_eq!(kept, [1, 1, 1]);
}

#[test]
fn a_decision_of_three_stands_when_two_of_them_are_looked_at_unless_it_follows_the_third() {
    let given = [(0, 'x', 0, 4), (1, 'y', 0, 4), (2, 'x', 0, 4)];
    let on = || vec![0, 1, 2];
    let both = decided(3, &given, |_, _| vec![(on(), Decision::Both)]);
    let two = both.found_by(&both.analysts[..2], Tolerance::Exact);
    assert_eq!(both.states(&two), [SettledState::Decided]);
    let cleo = decided(3, &given, |who, _| vec![(on(), Decision::As(who[2]))]);
    let two = cleo.found_by(&cleo.analysts[..2], Tolerance::Exact);
    assert_eq!(cleo.states(&two), [SettledState::LookAgain]);
    // What two decided has to be looked at again with the third.
    let two = decided(3, &given, |_, _| vec![(vec![0, 1], Decision::Both)]);
    assert_eq!(two.states(&two.found()), [SettledState::LookAgain]);
    assert_eq!(two.consensus().open(), 1);
}

#[test]
fn the_report_has_a_column_for_each_analyst_and_says_who_alone_gave_a_code() {
    let given = [(0, 'x', 0, 4), (2, 'x', 0, 4), (1, 'y', 8, 10)];
    let study = decided(3, &given, |_, _| vec![(vec![0, 1], Decision::Both)]);
    let seen = study.done.study.seen_by(Viewer::Anyone);
    let report = discrepancies_report(&seen, &study.found(), None);
    let table = &report.tables[0];
    let heads = ["Code of Ada", "Code of Berit", "Code of Cleo"];
    assert_eq!(table.headers[3..6], heads);
    assert_eq!(report.shares.len(), table.headers.len());
    let kinds: Vec<&Cell> = table.rows.iter().map(|row| &row[2]).collect();
    assert_eq!(
        kinds,
        [&Cell::from("only Ada and Cleo"), &Cell::from("only Berit")]
    );
    assert_eq!(table.rows[0][8], Cell::from("all stand"));
    let people = (
        "Analysts".to_owned(),
        "A is Ada, B is Berit, C is Cleo".to_owned(),
    );
    assert!(report.facts.contains(&people));
    assert!(report.facts.iter().any(|(name, _)| name == "Borders"));
    assert_eq!(report.tables[1].rows.len(), 3, "what became of each one's");
}

#[test]
fn of_a_blind_pass_two_are_not_compared_before_the_third_has_closed_it_too() {
    let mut made = Made::default();
    let people: Vec<AnalystId> = ["Ada", "Berit", "Cleo"].map(|it| made.analyst(it)).to_vec();
    let document = made.document(SENTENCES);
    let code = made.code("secret", None);
    let pass = made.pass("Blind", &people, true);
    for who in &people {
        made.give_span(*who, pass, code, document, words(0, 4), None);
    }
    made.close_all(pass, &people[..2]);
    let done = made.done();
    let texts = |document: &Document| done.text(document);
    for viewer in [Viewer::Anyone, Viewer::Analyst(people[0])] {
        let seen = done.study.seen_by(viewer);
        for analysts in [&people[..], &people[..2], &[]] {
            let found = discrepancies_within(&seen, &texts, Some(pass), analysts, Tolerance::Exact);
            let refused = found.unwrap_err().to_string();
            assert!(refused.contains("not closed by Cleo"), "{refused}");
            assert!(!refused.contains("secret"));
        }
        let apart = seen.apart(pass);
        let own = apart
            .seen()
            .codings()
            .filter(|it| Some(it.analyst()) == seen.person())
            .count();
        assert_eq!(
            apart.seen().codings().count(),
            own,
            "nothing of the others is taken along"
        );
    }
}

/// The groups of a comparison: ids and kind, whoever the first analyst is.
fn groups(found: &Discrepancies) -> BTreeSet<(Vec<CodingId>, String)> {
    let ids = |codings: &[Layered]| {
        let mut ids: Vec<CodingId> = codings.iter().map(|it| it.id).collect();
        ids.sort();
        ids
    };
    let items = found.items.iter().flat_map(|item| &item.differences);
    let named = |it: &Difference| {
        let kind = match it.kind {
            DifferenceKind::Only(who) => {
                let mut who: Vec<AnalystId> = who.places().map(|at| found.analysts[at]).collect();
                who.sort();
                format!("only {who:?}")
            }
            other => other.name(),
        };
        (ids(&it.codings), kind)
    };
    let agreements = found.agreements.iter();
    let agreements = agreements.map(|it| (ids(it), "agree".to_owned()));
    items.map(named).chain(agreements).collect()
}

fn some_codings(analysts: usize) -> impl Strategy<Value = Vec<Given>> {
    let one = (0..analysts, 0_u8..3, 0..15_usize, 1..6_usize).prop_map(|(who, code, from, len)| {
        let code = char::from(b'x' + code);
        (who, code, from, (from + len).min(16))
    });
    proptest::collection::vec(one, 0..14)
}

proptest! {
    #[test]
    fn every_coding_is_in_exactly_one_group_with_one_of_each_analyst_at_most(
        given in some_codings(4)
    ) {
        let study = coded(4, &given);
        let found = study.found();
        let differences = found.items.iter().flat_map(|item| &item.differences);
        let all: Vec<&[Layered]> = differences
            .map(|it| it.codings.as_slice())
            .chain(found.agreements.iter().map(Vec::as_slice))
            .collect();
        let mut ids: Vec<CodingId> = all.iter().flat_map(|it| it.iter().map(|it| it.id)).collect();
        ids.sort();
        prop_assert_eq!(ids, study.codings.clone());
        for group in &all {
            prop_assert!(group.windows(2).all(|two| two[0].analyst < two[1].analyst));
        }
        for group in &found.agreements {
            prop_assert_eq!(group.len(), 4);
            prop_assert!(group.iter().all(|it| (it.code, it.span) == (group[0].code, group[0].span)));
        }
    }

    #[test]
    fn the_order_of_the_analysts_only_names_them(given in some_codings(4), turn in 0_usize..4) {
        let study = coded(4, &given);
        let mut other = study.analysts.clone();
        other.rotate_left(turn);
        other.swap(1, 2);
        let again = study.found_by(&other, Tolerance::Exact);
        prop_assert_eq!(groups(&study.found()), groups(&again));
    }

    #[test]
    fn of_two_analysts_codings_pair_as_they_do_one_pair_after_the_other(given in some_codings(2)) {
        let study = coded(2, &given);
        prop_assert_eq!(groups(&study.found()), pairs(&study, &given));
    }
}

/// The pairs of two analysts' codings, one after the other by largest overlap, and by least length where that is equal:
/// same codes, then whatever codes.
fn pairs(study: &Coded, given: &[Given]) -> BTreeSet<(Vec<CodingId>, String)> {
    let place = |n: usize| {
        let (_, _, from, to) = given[n];
        let span = words(from, to);
        (span.start, std::cmp::Reverse(span.end), study.codings[n])
    };
    let mut rest: Vec<usize> = (0..given.len()).collect();
    rest.sort_by_key(|n| place(*n));
    let mut groups = BTreeSet::new();
    for same in [true, false] {
        loop {
            let mut best = None;
            for (i, n) in rest.iter().enumerate() {
                for (j, m) in rest.iter().enumerate() {
                    let ((a, code, from, to), (b, other, since, until)) = (given[*n], given[*m]);
                    let shared = to.min(until).saturating_sub(from.max(since));
                    if (a, b) != (0, 1) || shared == 0 || same && code != other {
                        continue;
                    }
                    let both = words(from, to).intersection(words(since, until)).unwrap();
                    let longer = words(from, to).len() + words(since, until).len();
                    let key = (std::cmp::Reverse(both.len()), longer, i, j);
                    if best.is_none_or(|best| key < best) {
                        best = Some(key);
                    }
                }
            }
            let Some((.., i, j)) = best else { break };
            let (n, m) = (rest[i], rest[j]);
            rest.retain(|it| *it != n && *it != m);
            let mut ids = vec![study.codings[n], study.codings[m]];
            ids.sort();
            let kind = match (
                given[n].1 == given[m].1,
                given[n].2 == given[m].2 && given[n].3 == given[m].3,
            ) {
                (false, _) => "other_code",
                (true, true) => "agree",
                (true, false) => "borders",
            };
            groups.insert((ids, kind.to_owned()));
        }
    }
    for n in rest {
        let who = vec![study.analysts[given[n].0]];
        groups.insert((vec![study.codings[n]], format!("only {who:?}")));
    }
    groups
}
