//! What must hold of a study whatever its people do, and in whatever order their lines arrive.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use crate::simulation::{LENGTH, Room, picture};
use interlinea::model::*;
use proptest::prelude::*;

/// Acts of three people who now and then hear of each other.
fn acts() -> impl Strategy<Value = Vec<(usize, u8, u32, u32, bool)>> {
    let act = (
        0_usize..3,
        0_u8..20,
        0_u32..2000,
        0_u32..2000,
        prop::bool::weighted(0.2),
    );
    prop::collection::vec(act, 1..60)
}

fn play(acts: &[(usize, u8, u32, u32, bool)]) -> Room {
    let mut room = Room::with(3);
    for (desk, choice, a, b, sync) in acts.iter().copied() {
        if sync {
            room.sync(desk);
        }
        room.act(desk, choice, a, b);
    }
    room
}

/// A fixed shuffle, so that a failing case can be shrunk.
fn shuffled(mut lines: Vec<Line>, seed: u64) -> Vec<Line> {
    let mut state = seed | 1;
    for n in (1..lines.len()).rev() {
        state = state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        lines.swap(n, (state >> 33) as usize % (n + 1));
    }
    lines
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn any_order_of_arrival_gives_the_same_study(acts in acts(), seed in any::<u64>()) {
        let room = play(&acts);
        let sorted = Study::from_lines(room.lines.clone());
        let mut arrived = Study::new();
        for line in shuffled(room.lines.clone(), seed) {
            arrived.apply(line);
        }
        prop_assert_eq!(sorted.pending(), vec![], "everything arrived, so nothing waits");
        let me = Viewer::Analyst(room.desks[0].person);
        prop_assert_eq!(picture(&sorted.seen_by(me)), picture(&arrived.seen_by(me)));
        prop_assert!(sorted == arrived);
        prop_assert_eq!(sorted.now(), arrived.now());
    }

    #[test]
    fn half_of_the_lines_never_show_half_a_step_or_name_what_is_not_there(acts in acts(), seed in any::<u64>()) {
        let room = play(&acts);
        let mut arrived = Study::new();
        let lines = shuffled(room.lines.clone(), seed);
        for line in lines.iter().take(lines.len() / 2).cloned() {
            arrived.apply(line);
        }
        let seen = arrived.seen_by(Viewer::Analyst(room.desks[1].person));
        for coding in seen.codings() {
            prop_assert!(seen.document(coding.document()).is_some());
            prop_assert!(seen.pass(coding.pass()).is_some());
            prop_assert!(seen.code(coding.code()).is_some());
            let span = coding.span();
            prop_assert!(span.start < span.end && span.end <= LENGTH);
        }
        for (code, _) in &seen.code_tree().order {
            prop_assert!(!seen.code_tree().above(*code).contains(code), "a cycle");
        }
        for entry in seen.log() {
            let first = arrived.line(entry.step.0).expect("the step's first line");
            let (start, count) = first.step;
            for seq in start..start + count {
                let id = Id::new(first.id.device(), seq);
                prop_assert!(arrived.line(id).is_some() || !acts_now(&arrived, entry.step), "half a step acts");
            }
        }
    }

    #[test]
    fn codings_found_by_their_code_are_those_of_a_walk_over_all(acts in acts(), seed in any::<u64>()) {
        let room = play(&acts);
        let lines = shuffled(room.lines.clone(), seed);
        let mut arrived = Study::new();
        for (n, line) in lines.into_iter().enumerate() {
            arrived.apply(line);
            if n % 16 == 0 {
                found_as_walked(&arrived.seen_by(Viewer::Analyst(room.desks[1].person)))?;
            }
        }
        for study in room.desks.iter().map(|desk| &desk.study).chain([&arrived]) {
            for desk in &room.desks {
                found_as_walked(&study.seen_by(Viewer::Analyst(desk.person)))?;
            }
            found_as_walked(&study.seen_by(Viewer::Anyone))?;
        }
    }

    #[test]
    fn undoing_everything_gives_the_start_and_redoing_everything_the_end(acts in acts()) {
        let mut room = Room::with(1);
        let start = visible(&room);
        for (_, choice, a, b, _) in acts {
            // Undo and redo come below.
            if !matches!(choice, 13 | 14) {
                room.act(0, choice, a, b);
            }
        }
        let end = visible(&room);
        let opened = room.lines.len();
        let mut undone = 0;
        // The steps of the opening are its own too; they stay.
        let of_opening = room.desks[0].study.line(room.open_pass.0).unwrap().id.seq();
        while let Some(undo) = room.seen(0).next_undo().filter(|undo| undo.step.0.seq() > of_opening) {
            let mut draft = room.draft(0);
            draft.push(Change::Undo { step: undo.step });
            room.commit(0, draft);
            undone += 1;
        }
        prop_assert_eq!(visible(&room), start);
        for _ in 0..undone {
            let redo = room.seen(0).next_redo().expect("something to redo");
            let mut draft = room.draft(0);
            draft.push(Change::Undo { step: redo.step });
            room.commit(0, draft);
        }
        prop_assert!(room.seen(0).next_redo().is_none());
        prop_assert_eq!(visible(&room), end);
        prop_assert!(room.lines.len() == opened + 2 * undone);
    }

    #[test]
    fn nothing_of_a_hidden_pass_reaches_another_viewer(acts in acts()) {
        // The same story twice; in the second the first person does more in the blind pass. Whoever is not
        // that person must see no difference at all.
        let mut plain = Room::with(3);
        let mut busy = Room::with(3);
        for (desk, choice, a, b, _) in acts {
            let blind = a & !1;
            if desk == 0 && matches!(choice, 0..=5 | 12 | 16 | 17) {
                // The making of a code under a hidden parent or with a chosen code must not depend on the others.
                hidden_work(&mut busy, choice, blind, b);
            } else if desk == 1 {
                hidden_work_of(&mut plain, 1, choice, blind, b);
                hidden_work_of(&mut busy, 1, choice, blind, b);
            }
        }
        for room in [&mut plain, &mut busy] {
            for desk in 0..3 {
                room.sync(desk);
            }
        }
        for viewer in [1, 2] {
            prop_assert_eq!(plain.picture(viewer), busy.picture(viewer));
        }
        let anyone = Viewer::Anyone;
        prop_assert_eq!(
            picture(&plain.desks[0].study.seen_by(anyone)),
            picture(&busy.desks[0].study.seen_by(anyone))
        );
    }
}

/// Whether a code's codings, and those of two codes, are found as a walk over all finds them: as set, and with what was
/// merged into them.
fn found_as_walked(seen: &Seen<'_>) -> Result<(), TestCaseError> {
    let mut codes: Vec<CodeId> = seen.codes().iter().map(|code| code.id).collect();
    codes.extend(seen.codings().map(things::Coding::code));
    codes.sort();
    codes.dedup();
    let tree = seen.code_tree();
    let ids = |codings: Vec<&things::Coding>| -> Vec<CodingId> {
        codings.into_iter().map(|coding| coding.id).collect()
    };
    for asked in codes.chunks(1).chain(codes.windows(2)) {
        let asked: rustc_hash::FxHashSet<CodeId> = asked.iter().copied().collect();
        let walked = seen
            .codings()
            .filter(|coding| asked.contains(&coding.code()));
        let walked = ids(walked.collect());
        prop_assert_eq!(ids(seen.codings_with(&asked).collect()), walked);
        let walked = seen.codings();
        let walked = walked.filter(|coding| asked.contains(&tree.effective(coding.code())));
        let walked = ids(walked.collect());
        prop_assert_eq!(ids(seen.codings_of_codes(&asked).collect()), walked);
    }
    Ok(())
}

fn acts_now(study: &Study, step: StepId) -> bool {
    study.pending().iter().all(|pending| pending.step != step)
}

/// What shows, without the log, which only grows.
fn visible(room: &Room) -> String {
    let all = room.picture(0);
    let lines = all.lines().filter(|line| !line.starts_with("log "));
    lines.collect::<Vec<_>>().join("\n")
}

fn hidden_work(room: &mut Room, choice: u8, a: u32, b: u32) {
    hidden_work_of(room, 0, choice, a, b);
}

/// Work in the blind pass only: new codes, codings with them, memos, what was passed over, challenges.
fn hidden_work_of(room: &mut Room, desk: usize, choice: u8, a: u32, b: u32) {
    let choice = if matches!(choice, 12 | 16 | 17) {
        choice
    } else {
        0
    };
    room.act(desk, choice, a, b | 1);
}
