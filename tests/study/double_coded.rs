//! The share of the material that two analysts finished.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use crate::simulation::Room;
use interlinea::analysis::double_coded::{PartOf, double_coded};
use interlinea::model::*;

const fn of(of_two: u64, all: u64) -> PartOf {
    PartOf { of_two, all }
}

#[test]
fn a_document_is_double_coded_once_two_analysts_have_finished_it() {
    let mut room = Room::with(2);
    let (pass, document) = (room.pass, room.document);
    let share = |room: &Room| double_coded(&room.seen(0), pass).unwrap();
    assert_eq!(share(&room).documents, of(0, 2));
    room.close(0, document);
    room.sync(1);
    assert_eq!(share(&room).documents, of(0, 2), "one of two is not double");
    room.close(1, document);
    room.sync(0);
    let now = share(&room);
    assert_eq!(now.documents, of(1, 2));
    // Two documents of 1,000 characters without turns, each one stretch of speech.
    assert_eq!((now.turns, now.characters), (of(1, 2), of(1000, 2000)));
    assert_eq!(now.characters.share(), Some(0.5));
    assert!(!now.documents.is_whole());
}

#[test]
fn what_another_has_read_in_a_hidden_pass_counts_for_nobody_else() {
    let mut room = Room::with(2);
    for (desk, pass) in [
        (0, room.pass),
        (1, room.pass),
        (0, room.open_pass),
        (1, room.open_pass),
    ] {
        let mut draft = room.draft(desk);
        draft.push(Change::Read {
            pass,
            analyst: room.desks[desk].person,
            document: room.document,
            reading: Reading::NothingRelevant,
        });
        room.commit(desk, draft);
    }
    room.sync(0);
    room.sync(1);
    for desk in [0, 1] {
        let share = |pass| double_coded(&room.seen(desk), pass).unwrap().documents;
        assert_eq!(share(room.pass), of(0, 2), "the blind pass");
        assert_eq!(share(room.open_pass), of(1, 2), "the open pass");
    }
}

#[test]
fn a_pass_of_one_analyst_has_no_share() {
    let room = Room::with(1);
    assert_eq!(double_coded(&room.seen(0), room.pass), None);
}
