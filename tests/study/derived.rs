//! What is kept up to date from change to change is what would be derived from the whole study anew.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use crate::simulation::Room;
use interlinea::model::{Derived, Renewed, Study, Viewer};
use interlinea::ui::Overview;
use proptest::prelude::*;

/// Everything that an overview says, side by side with another.
fn same(kept: &Overview, anew: &Overview) {
    assert_eq!(kept.tree, anew.tree);
    assert_eq!(kept.counts(), anew.counts());
    assert_eq!(kept.codes, anew.codes);
    assert_eq!(kept.documents, anew.documents);
    assert_eq!(kept.passes, anew.passes);
    assert_eq!(kept.people, anew.people);
    assert_eq!(kept.mine, anew.mine);
    assert_eq!(kept.labels, anew.labels);
    assert_eq!((&kept.undo, &kept.redo), (&anew.undo, &anew.redo));
    assert_eq!(kept.hides_anything, anew.hides_anything);
    assert_eq!(kept.title, anew.title);
    for pass in &anew.passes {
        for person in &anew.people {
            for document in &anew.documents {
                let progress = |of: &Overview| of.progress(pass.id, person.id, document.id);
                assert_eq!(progress(kept), progress(anew));
            }
        }
    }
    let ids = |of: &Overview| -> Vec<_> {
        let codes = of.codes.iter().map(|row| row.id);
        codes.map(|id| of.code(id).map(|row| row.id)).collect()
    };
    assert_eq!(ids(kept), ids(anew));
}

fn up_to_date(kept: &mut Overview, study: &Study) {
    kept.renew(study);
    let seen = study.seen_by(kept.viewer());
    assert!(kept.is_of(&seen));
    same(kept, &Overview::of(&seen));
    let quick = kept.seen(study);
    assert_eq!(quick.code_tree(), seen.code_tree());
    let codes = |of: &interlinea::model::Seen<'_>| -> Vec<_> {
        of.codes().into_iter().map(|code| code.id).collect()
    };
    assert_eq!(codes(&quick), codes(&seen));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn what_is_kept_is_what_would_be_derived_anew(
        acts in proptest::collection::vec((0_u8..20, 0_u32..1000, 0_u32..1000, 0_usize..3), 1..60),
    ) {
        let mut room = Room::with(3);
        let viewers: Vec<Viewer> = room.desks.iter().map(|desk| Viewer::Analyst(desk.person)).collect();
        let mut kept: Vec<Vec<Overview>> = room
            .desks
            .iter()
            .map(|desk| {
                let all = viewers.iter().chain(&[Viewer::Anyone]);
                all.map(|viewer| Overview::of(&desk.study.seen_by(*viewer))).collect()
            })
            .collect();
        for (choice, a, b, desk) in acts {
            let document = if a.is_multiple_of(2) { room.document } else { room.second };
            match choice {
                16 | 17 => room.sync(desk),
                18 => {
                    let pass = room.pass;
                    let me = room.desks[desk].person;
                    let closed = room.seen(desk).pass(pass).unwrap().has_closed(me, interlinea::model::Part::Document(document));
                    if !closed {
                        room.close(desk, document);
                    }
                }
                _ => room.act(desk, choice, a, b),
            }
            for kept in &mut kept[desk] {
                up_to_date(kept, &room.desks[desk].study);
            }
        }
    }
}

#[test]
fn a_coding_touches_its_document_and_codes_alone() {
    let mut room = Room::with(2);
    room.act(0, 0, 1, 1);
    let study = &room.desks[0].study;
    let me = Viewer::Analyst(room.desks[0].person);
    let mut kept = Derived::of(&study.seen_by(me));
    assert_eq!(kept.renew(study), Renewed::Nothing);
    room.act(0, 2, 1, 3);
    let renewed = kept.renew(&room.desks[0].study);
    let Renewed::Parts {
        documents,
        codes,
        tree: false,
        rest: false,
    } = renewed
    else {
        panic!("{renewed:?}");
    };
    assert_eq!(documents, [room.second]);
    assert_eq!(codes.len(), 1);
}

#[test]
fn a_study_that_was_read_again_is_derived_anew() {
    let mut room = Room::with(2);
    room.act(0, 0, 1, 1);
    let study = &room.desks[0].study;
    let mut kept = Derived::of(&study.seen_by(Viewer::Analyst(room.desks[0].person)));
    let mut again = study.anew();
    for line in &room.lines {
        again.apply(line.clone());
    }
    assert_eq!(kept.renew(&again), Renewed::All);
}
