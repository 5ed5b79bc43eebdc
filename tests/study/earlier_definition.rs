//! Codings made under a definition that has changed since: what was meant then, and that it still fits.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use crate::simulation::Room;
use interlinea::model::acts::{self, ActError};
use interlinea::model::*;

fn code(room: &mut Room, desk: usize, name: &str, pass: PassId, span: Span) -> (CodeId, CodingId) {
    let mut draft = room.draft(desk);
    let document = room.document;
    let seen = room.seen(desk);
    let code = acts::make_code(&seen, &mut draft, acts::new_code(name)).unwrap();
    let coding = acts::code_passage(&seen, &mut draft, pass, document, span, code).unwrap();
    drop(seen);
    room.commit(desk, draft);
    (code, coding)
}

fn again(room: &mut Room, desk: usize, pass: PassId, span: Span, code: CodeId) -> CodingId {
    let mut draft = room.draft(desk);
    let document = room.document;
    let seen = room.seen(desk);
    let coding = acts::code_passage(&seen, &mut draft, pass, document, span, code).unwrap();
    drop(seen);
    room.commit(desk, draft);
    coding
}

fn define(room: &mut Room, desk: usize, code: CodeId, edit: CodeEdit) {
    let mut draft = room.draft(desk);
    draft.push(Change::EditCode { code, edit });
    room.commit(desk, draft);
}

fn definition(words: &str) -> CodeEdit {
    CodeEdit::Definition(words.to_owned())
}

fn outdated(room: &Room, desk: usize, code: CodeId) -> Vec<CodingId> {
    let seen = room.seen(desk);
    let codings = seen.codings_under_earlier_meaning(code);
    codings.iter().map(|coding| coding.id).collect()
}

fn fits(room: &mut Room, desk: usize, coding: CodingId) -> Result<(), ActError> {
    let mut draft = room.draft(desk);
    let seen = room.seen(desk);
    let done = acts::still_fits(&seen, &mut draft, coding);
    drop(seen);
    room.commit(desk, draft);
    done
}

#[test]
fn a_coding_is_made_under_the_definition_of_its_day() {
    let mut room = Room::with(1);
    let pass = room.pass;
    let (trust, before) = code(&mut room, 0, "trust", pass, Span::new(0, 5));
    define(&mut room, 0, trust, definition("Feeling safe"));
    let under_first = again(&mut room, 0, pass, Span::new(10, 20), trust);
    assert_eq!(outdated(&room, 0, trust), []);
    define(&mut room, 0, trust, definition("Relying on somebody"));
    let under_second = again(&mut room, 0, pass, Span::new(30, 40), trust);
    // What was coded before anything was written had no other definition.
    assert_eq!(outdated(&room, 0, trust), [under_first]);
    let seen = room.seen(0);
    let earlier = seen.earlier_meaning(seen.coding(under_first).unwrap());
    let earlier = earlier.unwrap();
    assert_eq!(earlier.then.definition, "Feeling safe");
    assert_eq!(earlier.now.definition, "Relying on somebody");
    for coding in [before, under_second] {
        assert_eq!(seen.earlier_meaning(seen.coding(coding).unwrap()), None);
    }
}

#[test]
fn an_example_or_white_space_changes_nothing_of_what_is_meant_but_an_exclusion_does() {
    let mut room = Room::with(1);
    let pass = room.pass;
    let (trust, _) = code(&mut room, 0, "trust", pass, Span::new(0, 5));
    define(&mut room, 0, trust, definition("Feeling safe"));
    let coding = again(&mut room, 0, pass, Span::new(10, 20), trust);
    define(&mut room, 0, trust, CodeEdit::Example("She told me".into()));
    define(&mut room, 0, trust, definition(" Feeling safe\n"));
    assert_eq!(outdated(&room, 0, trust), []);
    define(&mut room, 0, trust, CodeEdit::Exclude("In services".into()));
    assert_eq!(outdated(&room, 0, trust), [coding]);
}

#[test]
fn what_still_fits_or_was_coded_anew_is_listed_again_only_after_the_next_change() {
    let mut room = Room::with(1);
    let pass = room.pass;
    let (trust, _) = code(&mut room, 0, "trust", pass, Span::new(0, 5));
    define(&mut room, 0, trust, definition("one"));
    let first = again(&mut room, 0, pass, Span::new(10, 20), trust);
    let second = again(&mut room, 0, pass, Span::new(30, 40), trust);
    define(&mut room, 0, trust, definition("two"));
    assert_eq!(outdated(&room, 0, trust), [first, second]);
    fits(&mut room, 0, first).unwrap();
    assert_eq!(outdated(&room, 0, trust), [second]);
    define(&mut room, 0, trust, definition("three"));
    assert_eq!(outdated(&room, 0, trust), [first, second]);
    let seen = room.seen(0);
    let then = seen.earlier_meaning(seen.coding(first).unwrap()).unwrap();
    assert_eq!(then.then.definition, "two", "the one it was found to fit");
}

#[test]
fn a_definition_that_says_again_what_it_said_then_leaves_nothing_to_look_at() {
    let mut room = Room::with(1);
    let pass = room.pass;
    let (trust, _) = code(&mut room, 0, "trust", pass, Span::new(0, 5));
    define(&mut room, 0, trust, definition("one"));
    again(&mut room, 0, pass, Span::new(10, 20), trust);
    define(&mut room, 0, trust, definition("two"));
    assert_eq!(outdated(&room, 0, trust).len(), 1);
    define(&mut room, 0, trust, definition("one"));
    assert_eq!(outdated(&room, 0, trust), [], "it says the same as then");
}

#[test]
fn only_one_s_own_codings_can_be_said_to_fit_and_in_a_closed_part_too() {
    let mut room = Room::with(2);
    let pass = room.pass;
    let (trust, _) = code(&mut room, 0, "trust", pass, Span::new(0, 5));
    define(&mut room, 0, trust, definition("one"));
    let coding = again(&mut room, 0, pass, Span::new(10, 20), trust);
    define(&mut room, 0, trust, definition("two"));
    let document = room.document;
    room.close(0, document);
    room.sync(1);
    room.close(1, document);
    room.sync(0);
    room.sync(1);
    assert!(matches!(
        fits(&mut room, 1, coding),
        Err(ActError::NotYourCoding)
    ));
    fits(&mut room, 0, coding).unwrap();
    assert_eq!(outdated(&room, 0, trust), []);
}

#[test]
fn nobody_learns_of_another_s_hidden_codings_by_what_a_definition_has_changed() {
    let mut room = Room::with(2);
    let (pass, open) = (room.pass, room.open_pass);
    // The code is known to both, and both code with it behind closed doors.
    let (trust, _) = code(&mut room, 0, "trust", open, Span::new(0, 5));
    define(&mut room, 0, trust, definition("one"));
    room.sync(1);
    let hers = again(&mut room, 0, pass, Span::new(10, 20), trust);
    let his = again(&mut room, 1, pass, Span::new(12, 22), trust);
    define(&mut room, 0, trust, definition("two"));
    room.sync(0);
    room.sync(1);
    // His was made without knowledge of the change; the clock decides.
    let seen_by_her = outdated(&room, 0, trust);
    let seen_by_him = outdated(&room, 1, trust);
    assert!(seen_by_her.contains(&hers) && !seen_by_her.contains(&his));
    assert!(!seen_by_him.contains(&hers));
    // That she found it to fit does not show in his log either.
    fits(&mut room, 0, hers).unwrap();
    room.sync(1);
    let log = room.seen(1).log();
    assert!(
        !log.iter()
            .any(|entry| format!("{entry:?}").contains("still fits"))
    );
    let own = room.seen(0).log();
    assert!(
        own.iter()
            .any(|entry| format!("{entry:?}").contains("still fits"))
    );
}
