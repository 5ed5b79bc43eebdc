//! Passes at work: what a later pass holds against an earlier one, what fits no domain, what was passed over, and how
//! much is covered.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use crate::simulation::Room;
use interlinea::analysis::coverage::{coverage, coverage_of_constructs, double_coding};
use interlinea::analysis::double_coded::{PartOf, double_coded};
use interlinea::model::acts::{self, ActError, NewPassOf};
use interlinea::model::*;

/// Anna's deductive pass, closed, and the blind pass of two within two of its constructs.
struct Passes {
    room: Room,
    deductive: PassId,
    within: PassId,
    reach: CodeId,
    dose: CodeId,
    segment: CodingId,
}

fn pass(name: &str, room: &Room, analysts: usize) -> NewPassOf {
    let people = room.desks.iter().take(analysts);
    NewPassOf {
        name: name.to_owned(),
        kind: PassKind::Deductive,
        analysts: people.map(|desk| desk.person).collect(),
        framework: room.seen(0).frameworks().first().map(|it| it.id),
        level: Level::Manifest,
        blind: false,
        within: None,
    }
}

fn framework(room: &mut Room) {
    let frameworks = builtin_frameworks().unwrap();
    let file = find_framework(&frameworks, "mrc-pe-2015").unwrap();
    let mut draft = room.draft(0);
    acts::load_framework(&room.seen(0), &mut draft, &file).unwrap();
    room.commit(0, draft);
}

fn construct(room: &Room, name: &str) -> CodeId {
    let seen = room.seen(0);
    let mut codes = seen.codes().into_iter();
    let code = codes.find(|code| code.name.text() == name);
    code.unwrap_or_else(|| panic!("no construct {name}")).id
}

fn open(room: &mut Room, of: NewPassOf) -> PassId {
    let mut draft = room.draft(0);
    let pass = acts::open_pass(&room.seen(0), &mut draft, of).unwrap();
    room.commit(0, draft);
    pass
}

fn give(room: &mut Room, desk: usize, pass: PassId, code: CodeId, span: (u32, u32)) -> CodingId {
    let mut draft = room.draft(desk);
    let document = room.document;
    let span = Span::new(span.0, span.1);
    let coding =
        acts::code_passage(&room.seen(desk), &mut draft, pass, document, span, code).unwrap();
    room.commit(desk, draft);
    coding
}

fn close(room: &mut Room, desk: usize, pass: PassId, parts: &[Part]) {
    let mut draft = room.draft(desk);
    let now = room.desks[desk].study.now();
    let talk = Talk::NotDiscussed;
    acts::close_parts(&room.seen(desk), &mut draft, pass, parts, talk, &now).unwrap();
    room.commit(desk, draft);
}

fn passes() -> Passes {
    let mut room = Room::with(2);
    framework(&mut room);
    let (reach, dose) = (construct(&room, "Reach"), construct(&room, "Dose"));
    let of = pass("Deductive", &room, 1);
    let deductive = open(&mut room, of);
    let segment = give(&mut room, 0, deductive, reach, (100, 200));
    give(&mut room, 0, deductive, reach, (300, 400));
    give(&mut room, 0, deductive, dose, (500, 600));
    let all = room.seen(0).parts(deductive);
    close(&mut room, 0, deductive, &all);
    let of = NewPassOf {
        kind: PassKind::Inductive,
        framework: None,
        blind: true,
        within: Some((deductive, vec![reach, dose])),
        ..pass("Within", &room, 2)
    };
    let within = open(&mut room, of);
    room.sync(1);
    Passes {
        room,
        deductive,
        within,
        reach,
        dose,
        segment,
    }
}

impl Passes {
    fn challenge(
        &mut self,
        desk: usize,
        claim: Claim,
        reason: &str,
    ) -> Result<ChallengeId, ActError> {
        let mut draft = self.room.draft(desk);
        let seen = self.room.seen(desk);
        let made =
            acts::challenge_coding(&seen, &mut draft, self.within, self.segment, claim, reason);
        drop(seen);
        self.room.commit(desk, draft);
        made
    }

    fn sync(&mut self) {
        self.room.sync(0);
        self.room.sync(1);
    }
}

#[test]
fn a_challenge_is_hidden_until_the_part_it_was_made_in_is_revealed_to_both() {
    let mut it = passes();
    let hers = it
        .challenge(0, Claim::DoesNotBelong, "it is about dose")
        .unwrap();
    let his = it
        .challenge(1, Claim::BelongsIn(it.dose), "how much she got")
        .unwrap();
    it.sync();
    let shown = |it: &Passes, desk: usize| -> Vec<ChallengeId> {
        let seen = it.room.seen(desk);
        seen.challenges_to(it.deductive)
            .iter()
            .map(|c| c.id)
            .collect()
    };
    assert_eq!(shown(&it, 0), [hers]);
    assert_eq!(shown(&it, 1), [his]);
    assert!(it.room.seen(1).challenge(hers).is_none());
    let log = |it: &Passes, desk: usize| {
        let entries = it.room.seen(desk).log();
        entries
            .iter()
            .filter(|entry| entry.what.contains("challenge"))
            .count()
    };
    assert_eq!((log(&it, 0), log(&it, 1)), (1, 1));
    // Closing another construct reveals nothing of it.
    let (within, reach, dose) = (it.within, it.reach, it.dose);
    for desk in [0, 1] {
        close(&mut it.room, desk, within, &[Part::Construct(dose)]);
        it.sync();
    }
    assert_eq!(shown(&it, 1), [his]);
    close(&mut it.room, 0, within, &[Part::Construct(reach)]);
    it.sync();
    assert_eq!(shown(&it, 1), [his], "one has closed, the other has not");
    close(&mut it.room, 1, within, &[Part::Construct(reach)]);
    it.sync();
    assert_eq!(shown(&it, 0), [hers, his]);
    assert_eq!(shown(&it, 1), [hers, his]);
    assert_eq!((log(&it, 0), log(&it, 1)), (2, 2));
}

#[test]
fn a_challenge_changes_nothing_in_the_pass_it_challenges() {
    let mut it = passes();
    let counts = it.room.seen(0).counts();
    let spans = it.room.seen(0).material_spans(it.within);
    it.challenge(0, Claim::BelongsIn(it.dose), "how much she got")
        .unwrap();
    let seen = it.room.seen(0);
    assert_eq!(seen.counts(), counts);
    assert_eq!(seen.coding(it.segment).unwrap().code(), it.reach);
    assert_eq!(seen.material_spans(it.within), spans);
    assert!(seen.material_changes(it.within).is_empty());
}

#[test]
fn a_challenge_needs_a_reason_an_earlier_closed_pass_and_an_open_part() {
    let mut it = passes();
    let refused = it.challenge(0, Claim::DoesNotBelong, "  ");
    assert_eq!(refused.unwrap_err(), ActError::NoReasonToChallenge);
    let mut draft = it.room.draft(0);
    let seen = it.room.seen(0);
    let own = acts::challenge_coding(
        &seen,
        &mut draft,
        it.deductive,
        it.segment,
        Claim::DoesNotBelong,
        "no",
    );
    assert!(matches!(own.unwrap_err(), ActError::NotEarlier { .. }));
    drop(seen);
    let (within, reach) = (it.within, it.reach);
    close(&mut it.room, 0, within, &[Part::Construct(reach)]);
    let refused = it.challenge(0, Claim::DoesNotBelong, "too late");
    assert!(matches!(refused.unwrap_err(), ActError::PartClosed { .. }));
}

#[test]
fn a_challenge_is_withdrawn_by_its_analyst_alone_and_undone_as_one_step() {
    let mut it = passes();
    let hers = it
        .challenge(0, Claim::DoesNotBelong, "it is about dose")
        .unwrap();
    let undo = it.room.seen(0).next_undo().unwrap();
    assert!(undo.name.contains("challenge"), "{}", undo.name);
    let mut draft = it.room.draft(0);
    draft.push(Change::Undo { step: undo.step });
    it.room.commit(0, draft);
    assert!(it.room.seen(0).challenges().is_empty());
    let redo = it.room.seen(0).next_redo().unwrap();
    let mut draft = it.room.draft(0);
    draft.push(Change::Undo { step: redo.step });
    it.room.commit(0, draft);
    assert_eq!(it.room.seen(0).challenges().len(), 1);
    it.sync();
    let mut draft = it.room.draft(1);
    let refused = acts::withdraw_challenge(&it.room.seen(1), &mut draft, hers);
    assert!(refused.is_err(), "it is another's, and hidden");
    let mut draft = it.room.draft(0);
    acts::withdraw_challenge(&it.room.seen(0), &mut draft, hers).unwrap();
    it.room.commit(0, draft);
    assert!(it.room.seen(0).challenges().is_empty());
}

#[test]
fn what_was_missed_is_said_without_coding_it() {
    let mut it = passes();
    let mut draft = it.room.draft(0);
    let at = (it.room.document, Span::new(700, 760));
    let seen = it.room.seen(0);
    acts::challenge_missed(
        &seen,
        &mut draft,
        it.within,
        it.deductive,
        at,
        it.reach,
        "she names who came",
    )
    .unwrap();
    drop(seen);
    let before = it.room.seen(0).counts().codings;
    it.room.commit(0, draft);
    let seen = it.room.seen(0);
    let challenges = seen.challenges_to(it.deductive);
    assert_eq!(challenges.len(), 1);
    assert_eq!(challenges[0].first.within, Some(it.reach));
    assert_eq!(
        seen.claim_in_words(Claim::Missed(it.reach)),
        "missed here: “Reach”"
    );
    assert_eq!(seen.counts().codings, before);
}

#[test]
fn what_fits_no_domain_has_a_code_of_its_own_that_is_no_construct() {
    let mut room = Room::with(2);
    framework(&mut room);
    let of = NewPassOf {
        blind: true,
        ..pass("Both", &room, 2)
    };
    let both = open(&mut room, of);
    room.sync(1);
    let document = room.document;
    for (desk, span) in [(0, Span::new(10, 40)), (1, Span::new(20, 60))] {
        let mut draft = room.draft(desk);
        acts::code_outside(&room.seen(desk), &mut draft, both, document, span).unwrap();
        room.commit(desk, draft);
    }
    room.sync(0);
    room.sync(1);
    for desk in [0, 1] {
        let seen = room.seen(desk);
        let code = seen.outside_code(both).unwrap();
        assert_eq!(seen.counts().codings_of(code), 1, "the other's is hidden");
        let outside = seen
            .codes()
            .into_iter()
            .filter(|code| code.first.origin == Origin::Outside);
        assert_eq!(outside.count(), 1);
    }
    let parts = room.seen(0).parts(both);
    close(&mut room, 0, both, &parts);
    room.sync(1);
    close(&mut room, 1, both, &parts);
    room.sync(0);
    let seen = room.seen(0);
    let code = seen.outside_code(both).unwrap();
    assert_eq!(
        seen.counts().codings_of(code),
        2,
        "after the reveal they are one code"
    );
    assert_eq!(seen.code_name(code), "Outside the framework");
    let it = seen.code(code).unwrap();
    assert!(it.first.construct.is_none());
    assert_eq!(seen.framework_of(code), None);
    let rows = seen.code_tree().order.iter();
    assert_eq!(
        rows.filter(|(id, _)| seen.code_name(*id) == "Outside the framework")
            .count(),
        1
    );
}

#[test]
fn coverage_says_how_much_of_its_material_an_analyst_has_worked_through() {
    let mut room = Room::with(2);
    let (pass, document) = (room.pass, room.document);
    let (me, other) = (room.desks[0].person, room.desks[1].person);
    let mut draft = room.draft(0);
    let seen = room.seen(0);
    let code = acts::make_code(&seen, &mut draft, acts::new_code("trust")).unwrap();
    drop(seen);
    room.commit(0, draft);
    give(&mut room, 0, pass, code, (100, 300));
    give(&mut room, 0, pass, code, (250, 350));
    let mut draft = room.draft(0);
    let over = Span::new(300, 500);
    acts::pass_over(&room.seen(0), &mut draft, pass, document, over, true).unwrap();
    room.commit(0, draft);
    let of = |room: &Room, desk: usize, who: AnalystId| coverage(&room.seen(desk), pass, who);
    let mine = of(&room, 0, me).unwrap();
    let first = mine.iter().find(|(id, _)| *id == document).unwrap().1;
    // 1,000 characters without turns; 100–350 coded, 350–500 passed over besides.
    assert_eq!(
        (first.characters, first.coded, first.passed_over),
        (1000, 250, 150)
    );
    assert_eq!((first.turns, first.turns_coded), (1, 1));
    assert_eq!(first.share(), Some(0.25));
    let second = mine.iter().find(|(id, _)| *id != document).unwrap().1;
    assert_eq!((second.coded, second.is_worked_through()), (0, false));
    room.sync(1);
    assert!(
        of(&room, 1, me).is_none(),
        "another's figures in a hidden pass show to nobody"
    );
    assert!(room.seen(1).passed_over(pass, me, document).is_empty());
    assert!(of(&room, 1, other).is_some());
    assert!(
        double_coding(&room.seen(0), pass).is_none(),
        "nothing is revealed yet"
    );
    room.close(0, document);
    room.sync(1);
    room.close(1, document);
    room.sync(0);
    let both = double_coding(&room.seen(0), pass).unwrap();
    assert_eq!((both.parts, both.all_parts), (1, 2));
    // One passage, 100–350, coded by one alone.
    assert_eq!((both.segments, both.segments_of_both), (1, 0));
}

#[test]
fn double_coding_within_constructs_counts_the_segments_of_the_material() {
    let mut it = passes();
    for desk in [0, 1] {
        let mut draft = it.room.draft(desk);
        let seen = it.room.seen(desk);
        let new = acts::new_code(&format!("code of {desk}"));
        let code = acts::make_code(&seen, &mut draft, new).unwrap();
        drop(seen);
        it.room.commit(desk, draft);
        give(&mut it.room, desk, it.within, code, (110, 150));
        if desk == 0 {
            give(&mut it.room, desk, it.within, code, (310, 390));
        }
    }
    it.sync();
    let me = it.room.desks[0].person;
    let of_reach = coverage_of_constructs(&it.room.seen(0), it.within, me);
    let (_, reach) = of_reach.iter().find(|(code, _)| *code == it.reach).unwrap();
    let reach = reach.unwrap();
    assert_eq!(
        (
            reach.characters,
            reach.coded,
            reach.turns,
            reach.turns_coded
        ),
        (200, 120, 2, 2)
    );
    let theirs = coverage_of_constructs(&it.room.seen(1), it.within, me);
    assert!(theirs.iter().all(|(_, shown)| shown.is_none()));
    let (within, reach) = (it.within, it.reach);
    for desk in [0, 1] {
        close(&mut it.room, desk, within, &[Part::Construct(reach)]);
        it.sync();
    }
    let both = double_coding(&it.room.seen(1), within).unwrap();
    // Two segments of Reach, of which both coded one; Dose is not revealed.
    assert_eq!((both.parts, both.all_parts), (1, 2));
    assert_eq!((both.segments, both.segments_of_both), (2, 1));
    // Finished by both: Reach, one of two sub-domains; two of three segments, 200 of 300 characters. The one document
    // has material of Dose too, so it is not finished.
    let finished = double_coded(&it.room.seen(0), within).unwrap();
    let of = |part: PartOf| (part.of_two, part.all);
    assert!(finished.within_constructs);
    assert_eq!(of(finished.constructs), (1, 2));
    assert_eq!(of(finished.turns), (2, 3));
    assert_eq!(of(finished.characters), (200, 300));
    assert_eq!(of(finished.documents), (0, 1));
}

#[test]
fn what_the_earlier_pass_changes_is_listed_until_it_is_taken_in_or_left_out() {
    let mut it = passes();
    let reason = "a passage was forgotten";
    let all = it.room.seen(0).parts(it.deductive);
    let mut draft = it.room.draft(0);
    let now = it.room.desks[0].study.now();
    acts::reopen_parts(
        &it.room.seen(0),
        &mut draft,
        it.deductive,
        &all,
        reason,
        &now,
    )
    .unwrap();
    it.room.commit(0, draft);
    let (deductive, reach) = (it.deductive, it.reach);
    give(&mut it.room, 0, deductive, reach, (800, 850));
    let mut draft = it.room.draft(0);
    acts::remove_coding(&it.room.seen(0), &mut draft, it.segment).unwrap();
    it.room.commit(0, draft);
    let changes = it.room.seen(0).material_changes(it.within);
    let shown: Vec<_> = changes.iter().map(|c| (c.span.start, c.is_new)).collect();
    assert_eq!(shown, [(100, false), (800, true)]);
    assert_eq!(
        it.room.seen(0).material_spans(it.within).len(),
        3,
        "nothing is taken in by itself"
    );
    let mut draft = it.room.draft(0);
    acts::settle_material(
        &it.room.seen(0),
        &mut draft,
        it.within,
        changes[1].span,
        true,
    )
    .unwrap();
    acts::settle_material(
        &it.room.seen(0),
        &mut draft,
        it.within,
        changes[0].span,
        true,
    )
    .unwrap();
    it.room.commit(0, draft);
    let seen = it.room.seen(0);
    assert!(seen.material_changes(it.within).is_empty());
    assert_eq!(
        seen.material_spans(it.within).len(),
        4,
        "one was taken in, the other kept"
    );
    drop(seen);
    // Taken in, and then changed once more: listed again.
    let coding = it
        .room
        .seen(0)
        .codings()
        .find(|c| c.span().start == 800)
        .unwrap()
        .id;
    let mut draft = it.room.draft(0);
    acts::remove_coding(&it.room.seen(0), &mut draft, coding).unwrap();
    it.room.commit(0, draft);
    let again = it.room.seen(0).material_changes(it.within);
    assert_eq!(again.len(), 1);
    assert_eq!((again[0].span.start, again[0].is_new), (800, false));
}

#[test]
fn a_directed_pass_offers_the_codes_chosen_for_it() {
    let mut room = Room::with(1);
    let pass = room.open_pass;
    let mut draft = room.draft(0);
    let seen = room.seen(0);
    let codes = ["trust", "money", "time"]
        .map(|name| acts::make_code(&seen, &mut draft, acts::new_code(name)).unwrap());
    drop(seen);
    room.commit(0, draft);
    assert_eq!(
        room.seen(0).offered_codes(pass),
        None,
        "all, as long as none are chosen"
    );
    let offer = |room: &mut Room, chosen: &[CodeId]| {
        let mut draft = room.draft(0);
        acts::offer_codes(&room.seen(0), &mut draft, pass, chosen).unwrap();
        room.commit(0, draft);
    };
    offer(&mut room, &codes[..2]);
    assert_eq!(room.seen(0).offered_codes(pass), Some(codes[..2].to_vec()));
    offer(&mut room, &codes[1..]);
    assert_eq!(room.seen(0).offered_codes(pass), Some(codes[1..].to_vec()));
    offer(&mut room, &[]);
    assert_eq!(room.seen(0).offered_codes(pass), None);
}
