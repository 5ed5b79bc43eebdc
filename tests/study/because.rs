//! The discrepancies behind a change of the codebook, as each viewer may read them.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use crate::simulation::Room;
use interlinea::exchange::codebook::{CodebookFormat, codebook};
use interlinea::model::acts::{self, ActError};
use interlinea::model::*;

/// One act of somebody's.
fn act(
    room: &mut Room,
    desk: usize,
    fill: impl FnOnce(&Seen<'_>, &mut StepDraft) -> Result<(), ActError>,
) {
    let mut draft = room.draft(desk);
    let seen = room.seen(desk);
    fill(&seen, &mut draft).unwrap();
    drop(seen);
    room.commit(desk, draft);
}

/// A code of the whole study.
fn code(room: &mut Room, name: &str) -> CodeId {
    let mut made = None;
    act(room, 0, |seen, draft| {
        made = Some(acts::make_code(seen, draft, acts::new_code(name))?);
        Ok(())
    });
    for desk in 1..room.desks.len() {
        room.sync(desk);
    }
    made.unwrap()
}

/// A coding of somebody's in a pass.
fn coding(room: &mut Room, desk: usize, pass: PassId, code: CodeId) -> CodingId {
    let document = room.document;
    let mut made = None;
    act(room, desk, |seen, draft| {
        let span = Span::new(10, 40);
        made = Some(acts::code_passage(seen, draft, pass, document, span, code)?);
        Ok(())
    });
    made.unwrap()
}

fn define(room: &mut Room, desk: usize, code: CodeId, words: &str, because: Option<Ground>) {
    let edit = CodeEdit::Definition(words.to_owned());
    act(room, desk, |_, draft| {
        draft.push(Change::EditCode { code, edit });
        if let Some(of) = because {
            draft.push(Change::Because {
                step: None,
                of,
                linked: true,
            });
        }
        Ok(())
    });
}

/// The grounds of the codebook's changes that have any, as a person reads them.
fn grounds(room: &Room, desk: usize) -> Vec<String> {
    let rows = codebook(&room.seen(desk)).changes.into_iter();
    rows.map(|row| row.because)
        .filter(|it| !it.is_empty())
        .collect()
}

#[test]
fn the_list_of_changes_names_the_discrepancy_behind_a_new_definition() {
    let mut room = Room::with(2);
    let (trust, hope) = (code(&mut room, "trust"), code(&mut room, "hope"));
    let pass = room.open_pass;
    let first = coding(&mut room, 0, pass, trust);
    let second = coding(&mut room, 1, pass, hope);
    room.sync(0);
    let of = Ground::discrepancy([second, first]);
    define(&mut room, 0, trust, "Being believed.", Some(of.clone()));
    assert_eq!(
        grounds(&room, 0),
        ["Interview 1, characters 10–40: “trust” (Person 0), “hope” (Person 1)"]
    );
    let seen = room.seen(0);
    let text = codebook(&seen).bytes(CodebookFormat::Markdown).unwrap();
    let text = String::from_utf8(text).unwrap();
    assert!(text.contains("Because of: Interview 1"), "{text}");
    let history = seen.history_of(HistoryOf::Code(trust));
    assert_eq!(history[0].because, std::slice::from_ref(&of));
    let came = seen.came_of(&of);
    assert_eq!(came, [history[0].step]);
    drop(seen);

    // The change and its ground are one step: undo takes both.
    let step = room.seen(0).next_undo().unwrap().step;
    act(&mut room, 0, |_, draft| {
        draft.push(Change::Undo { step });
        Ok(())
    });
    assert!(grounds(&room, 0).is_empty());
    assert!(room.seen(0).came_of(&of).is_empty());
}

#[test]
fn a_ground_is_named_afterwards_and_taken_back_whoever_changed_the_code() {
    let mut room = Room::with(2);
    let trust = code(&mut room, "trust");
    let pass = room.open_pass;
    let first = coding(&mut room, 0, pass, trust);
    define(&mut room, 0, trust, "Being believed.", None);
    room.sync(1);
    let step = room.seen(0).next_undo().unwrap().step;
    let of = Ground::discrepancy([first]);
    act(&mut room, 1, |seen, draft| {
        acts::link_ground(seen, draft, step, of.clone(), true)
    });
    room.sync(0);
    assert_eq!(room.seen(0).because_of(step), std::slice::from_ref(&of));
    let log = room.seen(1).log();
    let last = log.last().unwrap();
    assert_eq!(last.what, "discrepancy behind: definition of trust");
    assert!(
        last.details.starts_with("because of Interview 1"),
        "{}",
        last.details
    );
    act(&mut room, 0, |seen, draft| {
        acts::link_ground(seen, draft, step, of.clone(), false)
    });
    room.sync(1);
    assert!(room.seen(1).because_of(step).is_empty());
}

#[test]
fn a_ground_in_an_open_blind_pass_shows_to_nobody_but_its_analyst() {
    let mut room = Room::with(2);
    let trust = code(&mut room, "trust");
    let pass = room.pass;
    let hidden = coding(&mut room, 0, pass, trust);
    let of = Ground::discrepancy([hidden]);
    define(&mut room, 0, trust, "Being believed.", None);
    let step = room.seen(0).next_undo().unwrap().step;
    act(&mut room, 0, |seen, draft| {
        acts::link_ground(seen, draft, step, of.clone(), true)
    });
    room.sync(1);
    assert_eq!(grounds(&room, 0).len(), 1);
    assert!(grounds(&room, 1).is_empty());
    let seen = room.seen(1);
    assert!(seen.because_of(step).is_empty());
    assert!(seen.came_of(&of).is_empty());
    assert_eq!(seen.ground_in_words(&of), "a discrepancy");
    let told: Vec<String> = seen.log().into_iter().map(|it| it.what).collect();
    assert!(
        !told.iter().any(|it| it.starts_with("discrepancy")),
        "{told:?}"
    );
    drop(seen);
    let mut draft = room.draft(1);
    let refused = acts::link_ground(&room.seen(1), &mut draft, step, of, true);
    assert!(matches!(refused, Err(ActError::NotHere { .. })));
}
