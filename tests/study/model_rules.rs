//! Rules of the method that the model keeps.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use crate::simulation::Room;
use interlinea::model::acts;
use interlinea::model::*;

fn code(room: &mut Room, desk: usize, name: &str, pass: PassId, span: Span) -> (CodeId, CodingId) {
    let mut draft = room.draft(desk);
    let document = room.document;
    let seen = room.seen(desk);
    let mut new = acts::new_code(name);
    new.arose = Some(Arose {
        pass,
        document: Some(document),
        span: Some(span),
        within: None,
    });
    let code = acts::make_code(&seen, &mut draft, new).unwrap();
    let coding = acts::code_passage(&seen, &mut draft, pass, document, span, code).unwrap();
    drop(seen);
    room.commit(desk, draft);
    (code, coding)
}

#[test]
fn an_analyst_cannot_see_the_others_codings_before_both_close_the_pass() {
    let mut room = Room::with(2);
    let pass = room.pass;
    let (hers, coding) = code(&mut room, 0, "mistrust", pass, Span::new(10, 40));
    room.sync(1);
    assert!(room.seen(1).coding(coding).is_none());
    assert!(room.seen(1).code(hers).is_none());
    assert_eq!(room.seen(1).counts().codings, 0);
    let document = room.document;
    room.close(0, document);
    room.sync(1);
    assert!(
        room.seen(1).coding(coding).is_none(),
        "one has closed, the other has not"
    );
    room.close(1, document);
    room.sync(0);
    room.sync(1);
    assert!(room.seen(1).coding(coding).is_some());
    assert_eq!(room.seen(1).code_name(hers), "mistrust");
}

#[test]
fn a_reveal_goes_by_document_and_is_recorded_with_its_cut() {
    let mut room = Room::with(2);
    let pass = room.pass;
    let (_, before) = code(&mut room, 0, "mistrust", pass, Span::new(10, 40));
    let (first, second) = (room.document, room.second);
    room.close(0, first);
    room.sync(1);
    room.close(1, first);
    room.sync(0);
    let study = &room.desks[0].study;
    let seen = room.seen(0);
    let it = seen.pass(pass).unwrap();
    assert!(it.is_revealed(Part::Document(first)));
    assert!(!it.is_revealed(Part::Document(second)));
    let recorded = &it.reveals[&Part::Document(first)];
    assert!(recorded.cut.contains(before.0));
    assert!(study.line(recorded.stamp.id).is_some());
    drop(seen);
    // What is coded after a reopening is known to lie after the reveal, and the reveal stays.
    let mut draft = room.draft(0);
    let now = room.desks[0].study.now();
    let seen = room.seen(0);
    acts::reopen_parts(
        &seen,
        &mut draft,
        pass,
        &[Part::Document(first)],
        "forgot the end",
        &now,
    )
    .unwrap();
    drop(seen);
    room.commit(0, draft);
    let (_, after) = code(&mut room, 0, "late", pass, Span::new(100, 140));
    room.sync(1);
    let seen = room.seen(1);
    let it = seen.pass(pass).unwrap();
    assert!(it.is_revealed(Part::Document(first)), "a reveal is final");
    assert!(seen.coding(after).is_some());
    assert!(!it.reveals[&Part::Document(first)].cut.contains(after.0));
}

#[test]
fn two_who_close_at_the_same_time_reveal_without_anybody_recording_it() {
    let mut room = Room::with(2);
    let document = room.document;
    room.close(0, document);
    room.close(1, document);
    room.sync(0);
    let seen = room.seen(0);
    let pass = seen.pass(room.pass).unwrap();
    assert!(pass.is_revealed(Part::Document(document)));
    assert_eq!(
        seen.unrecorded_reveals(pass),
        vec![Part::Document(document)]
    );
}

#[test]
fn nobody_codes_in_a_document_they_have_closed() {
    let mut room = Room::with(2);
    let (pass, document) = (room.pass, room.document);
    let (code, coding) = code(&mut room, 0, "mistrust", pass, Span::new(10, 40));
    room.close(0, document);
    let mut draft = room.draft(0);
    let seen = room.seen(0);
    let refused = acts::code_passage(&seen, &mut draft, pass, document, Span::new(50, 60), code);
    assert!(matches!(refused, Err(acts::ActError::PartClosed { .. })));
    assert!(acts::remove_coding(&seen, &mut draft, coding).is_err());
    assert!(draft.is_empty());
}

#[test]
fn codings_of_a_merged_code_show_under_the_target_also_those_that_arrive_later() {
    let mut room = Room::with(2);
    let pass = room.open_pass;
    let (a, _) = code(&mut room, 0, "flyers do not work", pass, Span::new(0, 10));
    let (b, _) = code(
        &mut room,
        0,
        "paper reaches nobody",
        pass,
        Span::new(20, 30),
    );
    room.sync(1);
    let mut draft = room.draft(0);
    let seen = room.seen(0);
    acts::merge_codes(&seen, &mut draft, &[a], b).unwrap();
    drop(seen);
    room.commit(0, draft);
    // Meanwhile the other codes with the old one.
    let mut draft = room.draft(1);
    let seen = room.seen(1);
    acts::code_passage(&seen, &mut draft, pass, room.document, Span::new(50, 60), a).unwrap();
    drop(seen);
    room.commit(1, draft);
    room.sync(0);
    let seen = room.seen(0);
    assert_eq!(seen.counts().codings_of(b), 3);
    assert_eq!(seen.code_tree().merged_into(b), vec![a]);
    assert_eq!(
        seen.code_name(a),
        "flyers do not work",
        "the old name stays"
    );
}

#[test]
fn a_cycle_of_parents_made_by_two_at_once_is_cut_at_its_newest_edge() {
    let mut room = Room::with(2);
    let pass = room.open_pass;
    let (a, _) = code(&mut room, 0, "a", pass, Span::new(0, 10));
    let (b, _) = code(&mut room, 0, "b", pass, Span::new(20, 30));
    room.sync(1);
    for (desk, code, parent) in [(0, a, b), (1, b, a)] {
        let mut draft = room.draft(desk);
        let seen = room.seen(desk);
        acts::move_code(&seen, &mut draft, code, Some(parent)).unwrap();
        drop(seen);
        room.commit(desk, draft);
    }
    room.sync(0);
    let seen = room.seen(0);
    let tree = seen.code_tree();
    assert_eq!(tree.parent(a), Some(b), "the older edge stays");
    assert_eq!(tree.parent(b), None, "the newer one is cut");
}

#[test]
fn two_names_given_at_once_are_a_conflict_until_somebody_names_the_code_again() {
    let mut room = Room::with(2);
    let pass = room.open_pass;
    let (a, _) = code(&mut room, 0, "a", pass, Span::new(0, 10));
    room.sync(1);
    let rename = |room: &mut Room, desk: usize, name: &str| {
        let mut draft = room.draft(desk);
        let seen = room.seen(desk);
        acts::rename_code(&seen, &mut draft, a, name).unwrap();
        drop(seen);
        room.commit(desk, draft);
    };
    rename(&mut room, 0, "trust");
    rename(&mut room, 1, "confidence");
    room.sync(0);
    let conflicts = room.seen(0).conflicts();
    assert_eq!(conflicts.len(), 1);
    assert!(
        conflicts[0]
            .sentence(&room.seen(0))
            .contains("“trust” or “confidence”")
    );
    assert_eq!(
        room.seen(0).code_name(a),
        "confidence",
        "the later one stands"
    );
    rename(&mut room, 0, "trust in people");
    assert_eq!(room.seen(0).conflicts(), vec![]);
}

#[test]
fn numbers_within_a_role_are_generated_and_never_double() {
    let mut room = Room::with(2);
    let mut draft = room.draft(0);
    let seen = room.seen(0);
    let role = acts::add_role(&seen, &mut draft, "Peer supporter").unwrap();
    drop(seen);
    room.commit(0, draft);
    room.sync(1);
    let row = |name: &str| acts::ParticipantRow {
        row: 2,
        pseudonym: name.to_owned(),
        role: "peer supporter".to_owned(),
        cells: vec![
            ("age".to_owned(), "34".to_owned()),
            ("months".to_owned(), ">20".to_owned()),
        ],
    };
    let mut added = Vec::new();
    for (desk, name) in [(0, "Amina"), (1, "Berit"), (0, "Carin")] {
        let mut draft = room.draft(desk);
        let seen = room.seen(desk);
        let (ids, refused) = acts::add_participants(&seen, &mut draft, &[row(name)]);
        assert!(refused.is_empty());
        drop(seen);
        room.commit(desk, draft);
        added.extend(ids);
    }
    room.sync(0);
    let seen = room.seen(0);
    let labels: Vec<String> = added.iter().map(|id| seen.participant_label(*id)).collect();
    assert_eq!(
        labels,
        [
            "Peer supporter #1",
            "Peer supporter #3",
            "Peer supporter #2"
        ]
    );
    assert_eq!(seen.participants()[0].role.get_or(None), Some(role));
}

#[test]
fn a_step_that_names_what_has_not_arrived_waits_and_then_acts() {
    let mut room = Room::with(2);
    let pass = room.open_pass;
    code(&mut room, 0, "a", pass, Span::new(0, 10));
    let lines = room.lines.clone();
    let (last, earlier) = lines.split_last().unwrap();
    let without_code: Vec<Line> = earlier
        .iter()
        .filter(|line| line.step_id() != last.step_id())
        .cloned()
        .collect();
    let mut study = Study::from_lines(without_code);
    assert_eq!(study.apply(last.clone()), Applied::Kept);
    assert_eq!(study.pending()[0].reason, PendingReason::Incomplete);
    for line in earlier {
        study.apply(line.clone());
    }
    assert!(study.pending().is_empty());
}

#[test]
fn a_framework_is_frozen_only_while_a_pass_that_uses_it_is_open() {
    let mut room = Room::with(1);
    let frameworks = builtin_frameworks().unwrap();
    let chosen = find_framework(&frameworks, "mrc").unwrap();
    let mut draft = room.draft(0);
    let seen = room.seen(0);
    let framework = acts::load_framework(&seen, &mut draft, &chosen).unwrap();
    drop(seen);
    room.commit(0, draft);
    let reach = {
        let seen = room.seen(0);
        let codes = seen.codes();
        codes
            .iter()
            .find(|code| code.name.text() == "Reach")
            .unwrap()
            .id
    };
    let mut draft = room.draft(0);
    let seen = room.seen(0);
    let new = acts::NewPassOf {
        name: "Deductive".to_owned(),
        kind: PassKind::Deductive,
        analysts: vec![room.desks[0].person],
        framework: Some(framework),
        level: Level::Manifest,
        blind: false,
        within: None,
    };
    acts::rename_code(&seen, &mut draft, reach, "Who was reached").unwrap();
    acts::open_pass(&seen, &mut draft, new).unwrap();
    drop(seen);
    room.commit(0, draft);
    let seen = room.seen(0);
    let code = seen.code(reach).unwrap();
    let original = code.first.construct.as_ref().unwrap();
    assert_eq!(
        (original.name.as_str(), code.name.text()),
        ("Reach", "Who was reached")
    );
    let mut draft = room.draft(0);
    let refused = acts::rename_code(&seen, &mut draft, reach, "Reach again");
    assert!(matches!(
        refused,
        Err(acts::ActError::FrameworkInUse { .. })
    ));
}

#[test]
fn a_code_leaves_a_category_also_where_only_what_was_merged_into_it_was_placed() {
    let mut room = Room::with(1);
    let pass = room.open_pass;
    let (a, _) = code(&mut room, 0, "flyers do not work", pass, Span::new(0, 10));
    let (b, _) = code(
        &mut room,
        0,
        "paper reaches nobody",
        pass,
        Span::new(20, 30),
    );
    let mut draft = room.draft(0);
    let seen = room.seen(0);
    let new = NewCategory {
        name: "Ways of reaching".to_owned(),
        level: CategoryLevel::Category,
        within: None,
    };
    let category = acts::make_category(&seen, &mut draft, new, &[a]).unwrap();
    acts::merge_codes(&seen, &mut draft, &[a], b).unwrap();
    drop(seen);
    room.commit(0, draft);
    assert!(
        acts::unsorted_codes(&room.seen(0)).is_empty(),
        "it shows through what was merged"
    );
    let mut draft = room.draft(0);
    let seen = room.seen(0);
    acts::place_codes(&seen, &mut draft, &[b], None, false);
    drop(seen);
    room.commit(0, draft);
    let seen = room.seen(0);
    assert_eq!(seen.category(category).unwrap().members().count(), 0);
    assert_eq!(acts::unsorted_codes(&seen), vec![b]);
}
