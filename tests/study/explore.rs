//! Segments of any combination of codes, matrices, and codes that occur together: numbers worked out by hand, and what
//! must hold between them in any study.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use crate::made_study::{Done, Made};
use interlinea::analysis::category_tree::CategoryTree;
use interlinea::analysis::explore::*;
use interlinea::analysis::layer::{LayerChoice, LayerCodings, LayerSegment};
use interlinea::analysis::spread::{By, Spread};
use interlinea::model::*;
use proptest::prelude::*;
use std::sync::Arc;

/// Two documents of eleven characters a turn, four turns each: 0–10, 11–21, 22–32, 33–43. Ida speaks in the turns 0 and
/// 2 of the first, an interviewer in 1 and 3; Ove in all of the second.
struct Talks {
    done: Done,
    documents: [DocumentId; 2],
    trust: CodeId,
    early: CodeId,
    fear: CodeId,
    people: [ParticipantId; 2],
    category: CategoryId,
}

fn talks() -> Talks {
    let mut made = Made::default();
    let anna = made.analyst("Anna");
    let words = "aaaaaaaaaa\nbbbbbbbbbb\ncccccccccc\ndddddddddd";
    let first = made.document_of(words);
    let second = made.document_of(&words.to_uppercase());
    let ida = made.participant("Ida", &[first]);
    let ove = made.participant("Ove", &[second]);
    for (document, speaks) in [(first, [0, 1, 0, 1]), (second, [0, 0, 0, 0])] {
        let turns = (0..4u32).map(|n| Turn {
            start: n * 11,
            body: n * 11,
            end: n * 11 + 10,
            speaker: Some(speaks[n as usize]),
            time_ms: None,
        });
        made.draft.push(Change::CorrectTurns {
            document,
            speakers: vec!["P".into(), "I".into()],
            turns: turns.collect(),
        });
    }
    for (document, speaker, is) in [
        (first, 0, SpeakerIs::Participant(ida)),
        (first, 1, SpeakerIs::Interviewer),
        (second, 0, SpeakerIs::Participant(ove)),
    ] {
        made.draft.push(Change::MapSpeaker {
            document,
            speaker,
            is: Some(is),
        });
    }
    let trust = made.code("Trust", None);
    let early = made.code("Early trust", Some(trust));
    let fear = made.code("Fear", None);
    let category = made.category("Bonds", &[early]);
    let pass = made.pass("Open", &[anna], false);
    for (code, document, from, to) in [
        (trust, first, 0, 8),
        (early, first, 4, 15),
        (fear, first, 6, 10),
        (fear, first, 33, 43),
        (early, second, 0, 5),
        (fear, second, 22, 32),
    ] {
        made.give_span(anna, pass, code, document, Span::new(from, to), None);
    }
    Talks {
        done: made.done(),
        documents: [first, second],
        trust,
        early,
        fear,
        people: [ida, ove],
        category,
    }
}

fn seen(done: &Done) -> Seen<'_> {
    done.study.seen_by(Viewer::Anyone)
}

fn layer(seen: &Seen<'_>) -> LayerCodings {
    let none = |_: &interlinea::model::things::Document| Err::<Arc<Text>, _>(String::new());
    LayerCodings::of(seen, &none, LayerChoice::Everybody).unwrap()
}

fn spans(found: &[&LayerSegment]) -> Vec<(u32, u32)> {
    found
        .iter()
        .map(|it| (it.span.start, it.span.end))
        .collect()
}

fn tab(seen: &Seen<'_>, rows: Axis, columns: Axis, counted: Counted) -> Crosstab {
    Crosstab::of(seen, &layer(seen), rows, columns, counted, &|| false).unwrap()
}

#[test]
fn segments_are_found_by_what_overlaps_holds_or_lies_near_them() {
    let it = talks();
    let seen = seen(&it.done);
    let layer = layer(&seen);
    let find = |asked: Asked| spans(&asked_for(&seen, &layer, &asked));
    let of = |codes: &[CodeId]| Asked {
        of: codes.to_vec(),
        ..Asked::default()
    };
    assert_eq!(
        find(of(&[it.trust])),
        [(0, 8), (4, 15), (0, 5)],
        "with those below"
    );
    assert_eq!(find(of(&[it.early, it.fear])).len(), 5);
    let together = Asked {
        of_all: true,
        ..of(&[it.early, it.fear])
    };
    assert_eq!(find(together), [(4, 15), (6, 10)]);
    let with = |lying| Asked {
        with: vec![it.early],
        lying,
        ..of(&[it.fear])
    };
    assert_eq!(find(with(Lying::Overlap)), [(6, 10)]);
    assert_eq!(find(with(Lying::Inside)), [(6, 10)]);
    assert!(find(with(Lying::Around)).is_empty());
    let around = Asked {
        with: vec![it.fear],
        lying: Lying::Around,
        ..of(&[it.early])
    };
    assert_eq!(find(around), [(4, 15)]);
    let without = Asked {
        without: vec![it.trust],
        ..of(&[it.fear])
    };
    assert_eq!(find(without), [(33, 43), (22, 32)]);
    let near = |turns| Asked {
        near: vec![it.early],
        turns,
        ..of(&[it.fear])
    };
    assert_eq!(find(near(0)), [(6, 10)]);
    // “Early trust” reaches into the second turn; the fourth is two turns away from it, as is the third from the first.
    assert_eq!(find(near(2)), [(6, 10), (33, 43), (22, 32)]);
    let any = Asked {
        near: vec![it.early, it.trust],
        near_any: true,
        turns: 1,
        ..of(&[it.fear])
    };
    assert_eq!(find(any), [(6, 10)]);
}

#[test]
fn segments_are_narrowed_by_who_speaks_where_one_of_a_kind_is_enough() {
    let it = talks();
    let seen = seen(&it.done);
    let layer = layer(&seen);
    let find = |only: &[HeadingOf]| {
        let asked = Asked {
            only: only.to_vec(),
            ..Asked::default()
        };
        spans(&asked_for(&seen, &layer, &asked))
    };
    assert_eq!(
        find(&[HeadingOf::Participant(it.people[0])]),
        [(0, 8), (4, 15), (6, 10)]
    );
    let interviewer = HeadingOf::Speaker(SpokenBy::Interviewer);
    assert_eq!(
        find(std::slice::from_ref(&interviewer)),
        [(4, 15), (33, 43)]
    );
    let both = [interviewer, HeadingOf::Document(it.documents[1])];
    assert!(find(&both).is_empty(), "of each kind one must fit");
    let documents = it.documents.map(HeadingOf::Document);
    assert_eq!(find(&documents).len(), 6);
}

#[test]
fn a_condition_is_said_as_a_sentence() {
    let it = talks();
    let seen = seen(&it.done);
    let asked = Asked {
        of: vec![it.trust, it.early],
        with: vec![it.fear],
        near: vec![it.early],
        turns: 1,
        only: vec![
            HeadingOf::Participant(it.people[0]),
            HeadingOf::Participant(it.people[1]),
        ],
        ..Asked::default()
    };
    assert_eq!(
        asked.sentence(&seen),
        "Segments of “Trust” or “Early trust” that overlap “Fear” and have “Early trust” at most 1 turn away; participants: Ida or Ove."
    );
}

#[test]
fn a_matrix_counts_each_thing_once_in_a_cell_and_once_in_a_total() {
    let it = talks();
    let seen = seen(&it.done);
    let segments = tab(&seen, Axis::Codes, Axis::Documents, Counted::Segments);
    let row = |tab: &Crosstab, of: CodeId| {
        let at = tab.rows.iter().position(|it| it.of == HeadingOf::Code(of));
        at.unwrap()
    };
    let (trust, fear) = (row(&segments, it.trust), row(&segments, it.fear));
    assert_eq!((segments.value(trust, 0), segments.value(trust, 1)), (2, 1));
    assert_eq!((segments.value(fear, 0), segments.value(fear, 1)), (2, 1));
    assert_eq!(segments.row_totals[trust], 3);
    // “Early trust” counts in its own row and in that of “Trust”, and once in the column.
    assert_eq!(segments.column_totals, [4, 2]);
    assert_eq!(segments.total, 6);
    let characters = tab(&seen, Axis::Codes, Axis::Documents, Counted::Characters);
    // 0–8 and 4–15 are 15 characters.
    assert_eq!(characters.value(trust, 0), 15);
    assert_eq!(characters.column_totals, [25, 15]);
    let people = tab(&seen, Axis::Codes, Axis::Speakers, Counted::Participants);
    assert_eq!(people.value(fear, 0), 2, "Ida and Ove");
    assert_eq!(
        people.value(fear, 1),
        0,
        "where the interviewer speaks no participant does"
    );
    let themselves = tab(
        &seen,
        Axis::CodesThemselves,
        Axis::Participants,
        Counted::Segments,
    );
    assert_eq!(themselves.row_totals[row(&themselves, it.trust)], 1);
    assert_eq!(
        themselves.left_out, 1,
        "what the interviewer alone says is of no participant"
    );
    let category = tab(
        &seen,
        Axis::Categories,
        Axis::Participants,
        Counted::Documents,
    );
    assert_eq!(category.rows[0].of, HeadingOf::Category(it.category));
    assert_eq!((category.value(0, 0), category.value(0, 1)), (1, 1));
    assert_eq!(category.column_bases, [Some(1), Some(1)]);
    assert_eq!(category.segments(0, 0).len(), 1);
}

/// Turns of eleven characters, the first three of which are the label, by the numbers of their speakers; of some of
/// these it is known who they are.
fn speak(made: &mut Made, document: DocumentId, turns: &[u16], known: &[(u16, SpeakerIs)]) {
    let turns = (0u32..).zip(turns).map(|(n, speaker)| Turn {
        start: n * 11,
        body: n * 11 + 3,
        end: n * 11 + 10,
        speaker: Some(*speaker),
        time_ms: None,
    });
    made.draft.push(Change::CorrectTurns {
        document,
        speakers: vec!["A".into(), "B".into(), "C".into()],
        turns: turns.collect(),
    });
    for (speaker, is) in known.iter().cloned() {
        made.draft.push(Change::MapSpeaker {
            document,
            speaker,
            is: Some(is),
        });
    }
}

/// Interviews with Ida, a nurse, and with the patients Ove and Eva; Una, another nurse, was taken out of the study. In
/// the first everybody is known, in the second the interviewer alone, in the third nobody, in the fourth Una alone.
struct Ward {
    done: Done,
    trust: CodeId,
    fear: CodeId,
}

fn ward() -> Ward {
    let mut made = Made::default();
    let anna = made.analyst("Anna");
    let words = "A: aaaaaaa\nB: bbbbbbb\nC: ccccccc\nA: ddddddd";
    let all = [1, 2, 3, 4].map(|n| made.document_of(&words.replace('d', &n.to_string())));
    let [nurse, patient] = ["Nurse", "Patient"].map(|name| -> RoleId {
        let new = NewRole {
            name: name.into(),
            pattern: String::new(),
        };
        made.draft.push(Change::AddRole(Box::new(new))).into()
    });
    let ida = made.participant("Ida", &[all[0], all[2]]);
    let ove = made.participant("Ove", &[all[0]]);
    let eva = made.participant("Eva", &[all[1], all[3]]);
    let una = made.participant("Una", &[]);
    for (participant, role) in [(ida, nurse), (ove, patient), (eva, patient), (una, nurse)] {
        let edit = ParticipantEdit::Role(Some(role));
        made.draft
            .push(Change::EditParticipant { participant, edit });
    }
    made.draft.push(Change::EditParticipant {
        participant: una,
        edit: ParticipantEdit::Removed(true),
    });
    let is = SpeakerIs::Participant;
    let known = [(0, is(ida)), (1, is(ove)), (2, SpeakerIs::Interviewer)];
    speak(&mut made, all[0], &[0, 1, 2, 0], &known);
    speak(&mut made, all[1], &[0, 1], &[(0, SpeakerIs::Interviewer)]);
    speak(&mut made, all[2], &[0, 1], &[]);
    speak(&mut made, all[3], &[0, 1], &[(0, is(una))]);
    let (trust, fear) = (made.code("Trust", None), made.code("Fear", None));
    made.category("Bonds", &[trust, fear]);
    let pass = made.pass("Open", &[anna], false);
    for (code, document, from, to) in [
        (trust, 0, 0, 21),
        (fear, 0, 14, 25),
        (fear, 0, 25, 32),
        (trust, 1, 3, 10),
        (fear, 1, 14, 21),
        (trust, 2, 0, 2),
        (fear, 2, 3, 10),
        (trust, 3, 3, 10),
    ] {
        made.give_span(anna, pass, code, all[document], Span::new(from, to), None);
    }
    Ward {
        done: made.done(),
        trust,
        fear,
    }
}

#[test]
fn a_cell_counts_those_participants_who_belong_to_its_row_and_column() {
    let it = ward();
    let seen = seen(&it.done);
    let roles = tab(&seen, Axis::Roles, Axis::Codes, Counted::Participants);
    let names: Vec<&str> = roles.rows.iter().map(|it| it.name.as_str()).collect();
    assert_eq!(names, ["Nurse", "Patient"]);
    let of = |code: CodeId| {
        let mut columns = roles.columns.iter();
        let at = columns.position(|it| it.of == HeadingOf::Code(code));
        [0, 1].map(|row| roles.value(row, at.unwrap()))
    };
    // In the first document Ida and Ove speak in one segment of “Trust”.
    assert_eq!(of(it.trust), [1, 1]);
    // Ida where nobody is known; Ove in the first document, and Eva beside the interviewer.
    assert_eq!(of(it.fear), [1, 2]);
    assert_eq!((&roles.row_totals, roles.total), (&vec![1, 2], 3));
    assert_eq!(roles.row_bases, [Some(1), Some(2)]);
    let people = tab(
        &seen,
        Axis::Participants,
        Axis::Participants,
        Counted::Participants,
    );
    let cells = [0, 1, 2].map(|row| [0, 1, 2].map(|it| people.value(row, it)));
    assert_eq!(cells, [[1, 0, 0], [0, 1, 0], [0, 0, 1]]);
    assert_eq!(people.segments(0, 1).len(), 1, "but Ove answers Ida once");
    let speakers = tab(&seen, Axis::Speakers, Axis::Codes, Counted::Participants);
    assert_eq!(
        speakers.row_totals,
        [3, 0, 0, 0],
        "no participant is an interviewer"
    );
}

#[test]
fn a_matrix_and_the_table_of_categories_agree_on_who_speaks() {
    let it = ward();
    let seen = seen(&it.done);
    let layer = layer(&seen);
    let tree = CategoryTree::of(&seen);
    let spread = Spread::of(&seen, &layer, &tree, By::Roles, &[CategoryLevel::Category]);
    let cells = &spread.rows[0].cells;
    for (counted, amounts, expected) in [
        (
            Counted::Participants,
            [cells[0].participants, cells[1].participants],
            [1, 2],
        ),
        (
            Counted::Documents,
            [cells[0].documents, cells[1].documents],
            [2, 2],
        ),
        (
            Counted::Segments,
            [cells[0].segments, cells[1].segments],
            [2, 3],
        ),
    ] {
        let tab = tab(&seen, Axis::Categories, Axis::Roles, counted);
        let matrix = [0, 1].map(|at| tab.value(0, at) as usize);
        assert_eq!((matrix, amounts), (expected, expected), "{counted:?}");
        // An interviewer in two documents, a label alone, and somebody taken out of the study.
        assert_eq!((tab.left_out, spread.nobody), (4, 4));
    }
}

#[test]
fn categories_stand_and_count_as_in_the_tables_and_not_through_one_taken_out() {
    let mut made = Made::default();
    let anna = made.analyst("Anna");
    let document = made.document_of("aaaaaaaaaa");
    let (low_code, top_code) = (made.code("A", None), made.code("B", None));
    let low = made.category("Low", &[low_code]);
    let gone = made.category("Gone", &[]);
    let top = made.category("Top", &[top_code]);
    let first = made.category("First", &[]);
    for (category, under) in [(low, gone), (gone, top)] {
        made.draft.push(Change::PlaceCategory {
            category,
            under,
            placed: true,
        });
    }
    for (category, edit) in [
        (gone, CategoryEdit::Removed(true)),
        (first, CategoryEdit::Order(-1)),
    ] {
        made.draft.push(Change::EditCategory { category, edit });
    }
    let pass = made.pass("Open", &[anna], false);
    for code in [low_code, top_code] {
        made.give_span(anna, pass, code, document, Span::new(0, 5), None);
    }
    let done = made.done();
    let seen = seen(&done);
    let tab = tab(&seen, Axis::Categories, Axis::Documents, Counted::Segments);
    let names: Vec<&str> = tab.rows.iter().map(|it| it.name.as_str()).collect();
    assert_eq!(names, ["First", "Low", "Top"]);
    assert_eq!(tab.row_totals, [0, 1, 1]);
    let axis = Axis::Categories;
    let together = Together::of(&seen, &layer(&seen), axis, How::Overlap, &|| false).unwrap();
    assert_eq!(together.pairs.len(), 1, "nothing joins them any more");
}

#[test]
fn codes_that_occur_together_are_counted_as_pairs_places_and_shared_text() {
    let it = talks();
    let seen = seen(&it.done);
    let layer = layer(&seen);
    let axis = Axis::CodesThemselves;
    let together = |how| Together::of(&seen, &layer, axis, how, &|| false).unwrap();
    let overlap = together(How::Overlap);
    let at = |code: CodeId| {
        let mut items = overlap.items.iter();
        items.position(|it| it.of == HeadingOf::Code(code)).unwrap()
    };
    let (early, fear) = (at(it.early), at(it.fear));
    let pair = overlap.pair(fear, early).unwrap();
    assert_eq!(
        (pair.pairs, pair.places, pair.documents, pair.shared),
        (1, 1, 1, 4)
    );
    // “Early trust” has 11 + 5 characters, “Fear” 4 + 10 + 10.
    assert!((pair.jaccard - 4.0 / 36.0).abs() < 1e-12);
    assert!(
        overlap.pair(at(it.trust), early).is_none(),
        "one lies above the other"
    );
    let near = together(How::Turns(2));
    let pair = near.pair(early, fear).unwrap();
    assert_eq!((pair.pairs, pair.documents, pair.shared), (3, 2, 4));
    // From 4 to 43 in the first, where both pairs share text, and from 0 to 32 in the second.
    assert_eq!(pair.places, 2);
    let same = together(How::Turns(0));
    assert_eq!(same.pair(early, fear).unwrap().pairs, 1);
    let segments = near.segments(&seen, &layer, (early, fear));
    assert_eq!(
        spans(&segments),
        [(4, 15), (6, 10), (33, 43), (0, 5), (22, 32)]
    );
    let segments = overlap.segments(&seen, &layer, (fear, early));
    assert_eq!(spans(&segments), [(4, 15), (6, 10)]);
}

/// A study of three documents and four codes in a small tree, coded at random.
fn study_of(given: &[Given]) -> (Done, Vec<CodeId>) {
    let mut made = Made::default();
    let anna = made.analyst("Anna");
    let documents: Vec<DocumentId> = (0..3).map(|_| made.document(4)).collect();
    let top = made.code("A", None);
    let below = made.code("B", Some(top));
    let codes = vec![
        top,
        below,
        made.code("C", Some(below)),
        made.code("D", None),
    ];
    made.participant("Ida", &documents[..2]);
    made.participant("Ove", &documents[1..]);
    let pass = made.pass("Open", &[anna], false);
    for (code, document, from, long) in given.iter().copied() {
        let span = Span::new(from, from + long);
        made.give_span(anna, pass, codes[code], documents[document], span, None);
    }
    (made.done(), codes)
}

/// Code, document, first character, length.
type Given = (usize, usize, u32, u32);

fn any_codings() -> impl Strategy<Value = Vec<Given>> {
    prop::collection::vec((0usize..4, 0usize..3, 0u32..40, 1u32..12), 0..24)
}

proptest! {
    #[test]
    fn a_cell_has_what_is_found_by_asking_for_its_row_and_column(given in any_codings()) {
        let (done, codes) = study_of(&given);
        let seen = seen(&done);
        let layer = layer(&seen);
        for columns in [Axis::Documents, Axis::Participants] {
            let tab = tab(&seen, Axis::Codes, columns, Counted::Segments);
            for (row, heading) in tab.rows.iter().enumerate() {
                let HeadingOf::Code(code) = heading.of else { panic!("a code") };
                prop_assert!(codes.contains(&code));
                for (column, of) in tab.columns.iter().enumerate() {
                    let asked = Asked { of: vec![code], only: vec![of.of.clone()], ..Asked::default() };
                    let found = asked_for(&seen, &layer, &asked);
                    prop_assert_eq!(tab.value(row, column) as usize, found.len());
                    prop_assert_eq!(tab.segments(row, column).len(), found.len());
                }
                let all = asked_for(&seen, &layer, &Asked { of: vec![code], ..Asked::default() });
                prop_assert_eq!(tab.row_totals[row] as usize, all.len());
                prop_assert_eq!(tab.segments_of_row(row).len(), all.len());
            }
            prop_assert_eq!(tab.total as usize, layer.segments.len());
        }
    }

    #[test]
    fn pairs_are_those_of_all_segments_held_against_all(given in any_codings()) {
        let (done, _) = study_of(&given);
        let seen = seen(&done);
        let layer = layer(&seen);
        let axis = Axis::CodesThemselves;
        let together = Together::of(&seen, &layer, axis, How::Overlap, &|| false).unwrap();
        let tree = seen.code_tree();
        for (one, a) in together.items.iter().enumerate() {
            for (other, b) in together.items.iter().enumerate().skip(one + 1) {
                let (HeadingOf::Code(a), HeadingOf::Code(b)) = (&a.of, &b.of) else { panic!("codes") };
                if tree.above(*a).contains(b) || tree.above(*b).contains(a) {
                    prop_assert!(together.pair(one, other).is_none());
                    continue;
                }
                let pairs = layer.of_code(*a).iter().flat_map(|x| {
                    layer.of_code(*b).iter().filter(move |y| {
                        x.document == y.document && x.span.overlaps(y.span)
                    })
                });
                let found = together.pair(one, other);
                prop_assert_eq!(found.map_or(0, |it| it.pairs) as usize, pairs.count());
                if let Some(pair) = found {
                    prop_assert!(pair.places >= 1 && pair.places <= pair.pairs);
                    prop_assert!(pair.jaccard > 0.0 && pair.jaccard <= 1.0);
                    let both = [*a, *b].map(|code| {
                        let asked = Asked { of: vec![code], with: vec![if code == *a { *b } else { *a }], ..Asked::default() };
                        // Codes below are no part of a code by itself.
                        let found = asked_for(&seen, &layer, &asked);
                        found.into_iter().filter(|it| it.code == code).count()
                    });
                    let listed = together.segments(&seen, &layer, (one, other));
                    prop_assert!(listed.len() <= both[0] + both[1]);
                }
            }
        }
    }
}
