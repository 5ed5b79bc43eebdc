//! Rounds of a pass, versions of the codebook between them, and its test on material nobody has coded with it.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use crate::simulation::Room;
use interlinea::analysis::drawing::{self, CodedWith};
use interlinea::model::acts::{self, ActError, NewPassOf};
use interlinea::model::*;

fn act<T>(
    room: &mut Room,
    desk: usize,
    fill: impl FnOnce(&Seen<'_>, &mut StepDraft, &Cut) -> Result<T, ActError>,
) -> T {
    let mut draft = room.draft(desk);
    let now = room.desks[desk].study.now();
    let seen = room.seen(desk);
    let made = fill(&seen, &mut draft, &now).unwrap();
    drop(seen);
    room.commit(desk, draft);
    for other in 0..room.desks.len() {
        room.sync(other);
    }
    made
}

fn refused(
    room: &Room,
    desk: usize,
    fill: impl FnOnce(&Seen<'_>, &mut StepDraft) -> Result<(), ActError>,
) -> String {
    let mut draft = room.draft(desk);
    fill(&room.seen(desk), &mut draft).unwrap_err().to_string()
}

/// Twelve documents, of mothers and of nurses.
fn with_documents(room: &mut Room) -> Vec<DocumentId> {
    act(room, 0, |seen, draft, _| {
        let roles = ["Mother", "Nurse"].map(|name| {
            let new = NewRole {
                name: name.to_owned(),
                pattern: "{role} #{number}".to_owned(),
            };
            RoleId(draft.push(Change::AddRole(Box::new(new))))
        });
        let people = roles.map(|role| {
            let new = NewParticipant {
                pseudonym: String::new(),
                role: Some(role),
                number: 1,
                case: None,
            };
            ParticipantId(draft.push(Change::AddParticipant(Box::new(new))))
        });
        let mut documents: Vec<DocumentId> = seen.documents().iter().map(|it| it.id).collect();
        for n in 3..=12 {
            let new = crate::simulation::document(&format!("Interview {n}"), n);
            documents.push(draft.push(new).into());
        }
        for (n, document) in documents.iter().enumerate() {
            draft.push(Change::LinkParticipant {
                document: *document,
                participant: people[usize::from(n % 3 == 0)],
                linked: true,
            });
        }
        Ok(documents)
    })
}

fn code(room: &mut Room, name: &str) -> CodeId {
    act(room, 0, |seen, draft, _| {
        acts::make_code(seen, draft, acts::new_code(name))
    })
}

fn coding(room: &mut Room, desk: usize, pass: PassId, document: DocumentId, code: CodeId) {
    act(room, desk, |seen, draft, _| {
        acts::code_passage(seen, draft, pass, document, Span::new(10, 40), code)
    });
}

fn define(room: &mut Room, code: CodeId, words: &str, why: &str) {
    let edit = CodeEdit::Definition(words.to_owned());
    act(room, 0, |_, draft, _| {
        draft.push(Change::EditCode { code, edit });
        draft.explain(why);
        Ok(())
    });
}

fn freeze(room: &mut Room) -> VersionId {
    act(room, 0, |seen, draft, now| {
        let name = acts::next_version_name(seen);
        acts::freeze_codebook(seen, draft, &name, now)
    })
}

fn close(room: &mut Room, desk: usize, pass: PassId, documents: &[DocumentId]) {
    let parts: Vec<Part> = documents.iter().map(|id| Part::Document(*id)).collect();
    act(room, desk, |seen, draft, now| {
        acts::close_parts(seen, draft, pass, &parts, Talk::NotDiscussed, now)
    });
}

fn names(seen: &Seen<'_>, documents: &[DocumentId]) -> Vec<String> {
    let name = |id: &DocumentId| seen.document(*id).unwrap().name.text().to_owned();
    documents.iter().map(name).collect()
}

#[test]
fn a_pass_in_rounds_is_coded_round_by_round_and_each_is_revealed_by_itself() {
    let mut room = Room::with(2);
    let documents = with_documents(&mut room);
    let pass = room.pass;
    let trust = code(&mut room, "trust");
    let pilot = act(&mut room, 0, |seen, draft, _| {
        acts::open_round(seen, draft, pass, "Pilot", &documents[..2])
    });
    let said = refused(&room, 1, |seen, draft| {
        let span = Span::new(10, 40);
        acts::code_passage(seen, draft, pass, documents[4], span, trust).map(drop)
    });
    assert_eq!(
        said,
        "The pass “Pass true” runs in rounds, and “Interview 5” is in none of them yet: open a round with it first."
    );
    let state = |room: &Room| room.seen(1).round(pass, pilot).unwrap().state;
    assert_eq!(state(&room), RoundState::Open);
    coding(&mut room, 0, pass, documents[0], trust);
    close(&mut room, 0, pass, &documents[..2]);
    assert_eq!(state(&room), RoundState::Coding);
    assert_eq!(
        room.seen(1).codings().count(),
        0,
        "nothing of the other's shows yet"
    );
    close(&mut room, 1, pass, &documents[..2]);
    assert_eq!(state(&room), RoundState::Revealed);
    assert_eq!(room.seen(1).codings().count(), 1);
    assert_eq!(room.seen(0).documents_without_round(pass).len(), 10);
    act(&mut room, 1, |seen, draft, _| {
        acts::open_round(seen, draft, pass, "Main", &documents[2..])
    });
    let rounds = room.seen(0).rounds(pass);
    let told: Vec<_> = rounds.iter().map(|it| (it.number, it.name())).collect();
    assert_eq!(told, [(1, "Pilot"), (2, "Main")]);
    let said = refused(&room, 0, |seen, draft| {
        acts::open_round(seen, draft, pass, "More", &documents[5..6]).map(drop)
    });
    assert_eq!(
        said,
        "“Interview 6” is not material of the pass “Pass true”, or belongs to a round of it already: choose another document."
    );
    let said = refused(&room, 0, |seen, draft| {
        acts::remove_round(seen, draft, pass, pilot)
    });
    assert!(said.contains("has begun"), "{said}");
}

#[test]
fn a_round_knows_the_codebook_it_was_coded_with_and_what_changed_of_it_meanwhile() {
    let mut room = Room::with(2);
    let documents = with_documents(&mut room);
    let pass = room.pass;
    let trust = code(&mut room, "trust");
    let hope = code(&mut room, "hope");
    freeze(&mut room);
    let pilot = act(&mut room, 0, |seen, draft, _| {
        acts::open_round(seen, draft, pass, "Pilot", &documents[..2])
    });
    let changed = |room: &Room, round: RoundId| {
        let seen = room.seen(1);
        let round = seen.round(pass, round).unwrap();
        let number = round.version.map(|it| it.number);
        let changes = seen.codebook_changed_in(&round).into_iter();
        let changes: Vec<_> = changes.map(|it| (it.name, it.kind)).collect();
        (number, changes)
    };
    assert_eq!(changed(&room, pilot), (Some(1), vec![]));
    define(&mut room, trust, "Being believed.", "too wide");
    let redefined = vec![("trust".to_owned(), DifferenceKind::Redefined)];
    assert_eq!(changed(&room, pilot), (Some(1), redefined.clone()));
    close(&mut room, 0, pass, &documents[..2]);
    close(&mut room, 1, pass, &documents[..2]);
    act(&mut room, 0, |seen, draft, _| {
        acts::merge_codes(seen, draft, &[hope], trust)
    });
    assert_eq!(
        changed(&room, pilot),
        (Some(1), redefined),
        "what changes after the reveal is no change during the round"
    );
    freeze(&mut room);
    let main = act(&mut room, 0, |seen, draft, _| {
        acts::open_round(seen, draft, pass, "Main", &documents[2..])
    });
    assert_eq!(changed(&room, main), (Some(2), vec![]));
}

#[test]
fn two_versions_differ_by_what_was_added_merged_split_renamed_and_redefined_with_the_reasons() {
    let mut room = Room::with(2);
    let documents = with_documents(&mut room);
    let open = room.open_pass;
    let [trust, hope, fear, gone] = ["trust", "hope", "fear", "gone"].map(|it| code(&mut room, it));
    coding(&mut room, 0, open, documents[0], trust);
    let behind = room.seen(0).codings().next().unwrap().id;
    freeze(&mut room);
    define(&mut room, trust, "Being believed.", "too wide");
    let step = room.seen(0).next_undo().unwrap().step;
    act(&mut room, 1, |seen, draft, _| {
        acts::link_ground(seen, draft, step, Ground::discrepancy([behind]), true)
    });
    act(&mut room, 1, |seen, draft, _| {
        acts::rename_code(seen, draft, fear, "fear of the ward")
    });
    act(&mut room, 0, |seen, draft, _| {
        acts::merge_codes(seen, draft, &[hope], trust)
    });
    act(&mut room, 0, |seen, draft, _| {
        acts::delete_code(seen, draft, gone)
    });
    code(&mut room, "new");
    act(&mut room, 0, |seen, draft, _| {
        acts::split_code(seen, draft, trust, "trust in staff", &[behind])
    });
    freeze(&mut room);
    // What comes after is not between the two.
    define(&mut room, fear, "Of what happens there.", "");
    let seen = room.seen(1);
    let versions = seen.codebook_versions();
    let cut = |n: usize| Moment::Cut(&versions[n].version.frozen.cut);
    let between = seen.codebook_between(cut(0), cut(1));
    let told: Vec<String> = between
        .iter()
        .map(|it| {
            let word = it.kind.as_str();
            format!("{} {word}: {} → {}", it.name, it.before, it.after)
        })
        .collect();
    assert_eq!(
        told,
        [
            "new added:  → ",
            "trust in staff split: trust → ",
            "hope merged:  → trust",
            "gone removed:  → ",
            "fear of the ward renamed: fear → fear of the ward",
            "trust redefined:  → Being believed.",
        ]
    );
    let redefined = between.last().unwrap();
    assert_eq!(redefined.field, "Definition");
    assert_eq!(redefined.whys, ["too wide"]);
    assert_eq!(redefined.because, [Ground::discrepancy([behind])]);
    assert!(seen.codebook_between(cut(1), cut(1)).is_empty());
}

#[test]
fn what_was_undone_after_a_version_still_stands_in_it() {
    let mut room = Room::with(2);
    let trust = code(&mut room, "trust");
    act(&mut room, 1, |_, draft, _| {
        let edit = CodeEdit::Definition("Being believed.".to_owned());
        draft.push(Change::EditCode { code: trust, edit });
        Ok(())
    });
    // Another than its author freezes, so that the author can still undo.
    freeze(&mut room);
    let step = room.seen(1).next_undo().unwrap().step;
    act(&mut room, 1, |_, draft, _| {
        draft.push(Change::Undo { step });
        Ok(())
    });
    let seen = room.seen(0);
    let versions = seen.codebook_versions();
    let frozen = Moment::Cut(&versions[0].version.frozen.cut);
    let since = seen.codebook_between(frozen, Moment::Now);
    assert_eq!(since.len(), 1);
    assert_eq!(
        (since[0].before.as_str(), since[0].after.as_str()),
        ("Being believed.", "")
    );
}

#[test]
fn codes_of_anothers_hidden_work_are_in_no_comparison_of_versions() {
    let mut room = Room::with(2);
    let (pass, document) = (room.pass, room.document);
    freeze(&mut room);
    act(&mut room, 1, |seen, draft, _| {
        let mut new = acts::new_code("hidden");
        new.arose = Some(Arose {
            pass,
            document: Some(document),
            span: None,
            within: None,
        });
        acts::make_code(seen, draft, new)
    });
    freeze(&mut room);
    let told = |room: &Room, desk: usize| {
        let seen = room.seen(desk);
        let versions = seen.codebook_versions();
        let cut = |n: usize| Moment::Cut(&versions[n].version.frozen.cut);
        seen.codebook_between(cut(0), cut(1)).len()
    };
    assert_eq!((told(&room, 0), told(&room, 1)), (0, 1));
}

fn of_test(room: &Room) -> NewPassOf {
    NewPassOf {
        name: "Test 1".to_owned(),
        kind: PassKind::Directed,
        analysts: room.desks.iter().map(|desk| desk.person).collect(),
        framework: None,
        level: Level::Manifest,
        blind: true,
        within: None,
    }
}

fn eligible(room: &Room, desk: usize) -> drawing::Eligible {
    let analysts: Vec<AnalystId> = room.desks.iter().map(|desk| desk.person).collect();
    drawing::for_test(&room.seen(desk), &analysts, CodedWith::OwnCodes(None), None)
}

#[test]
fn a_test_draws_only_what_none_of_its_analysts_has_coded_with_the_codebook() {
    let mut room = Room::with(3);
    let documents = with_documents(&mut room);
    let (open, blind) = (room.open_pass, room.pass);
    let trust = code(&mut room, "trust");
    // The hidden pass runs in rounds, so what it has not come to yet cannot have been coded in it.
    act(&mut room, 0, |seen, draft, _| {
        acts::open_round(seen, draft, blind, "Pilot", &documents[..3])
    });
    coding(&mut room, 0, blind, documents[0], trust);
    coding(&mut room, 1, open, documents[5], trust);
    let (ada, berit) = (room.desks[0].person, room.desks[1].person);
    let seen = room.seen(0);
    let with = CodedWith::OwnCodes(None);
    let found = drawing::for_test(&seen, &[ada, berit], with, None);
    let left: Vec<_> = found
        .not_eligible
        .iter()
        .map(|it| (it.what.document(), it.because.clone()))
        .collect();
    assert_eq!(
        left,
        [
            (documents[0], WhyNot::Hidden(blind)),
            (documents[1], WhyNot::Hidden(blind)),
            (documents[2], WhyNot::Hidden(blind)),
            (documents[5], WhyNot::Coded(vec![berit])),
        ]
    );
    assert_eq!(found.eligible.len(), 8);
    // What one has coded oneself in the hidden pass makes no difference, nor who asks.
    assert_eq!(
        found,
        drawing::for_test(&room.seen(2), &[ada, berit], with, None)
    );
    // For two others the document that Berit coded is fresh.
    let third = room.desks[2].person;
    let others = drawing::for_test(&seen, &[ada, third], with, None);
    assert_eq!(others.eligible.len(), 9);
}

#[test]
fn a_test_is_one_hidden_pass_on_drawn_material_and_its_draw_stays_on_record() {
    let mut room = Room::with(2);
    let documents = with_documents(&mut room);
    let trust = code(&mut room, "trust");
    let (pass, open) = (room.pass, room.open_pass);
    act(&mut room, 0, |seen, draft, _| {
        acts::open_round(seen, draft, pass, "Pilot", &documents[..1])
    });
    close(&mut room, 0, pass, &documents[..1]);
    close(&mut room, 1, pass, &documents[..1]);
    coding(&mut room, 0, open, documents[0], trust);
    let version = freeze(&mut room);
    let found = eligible(&room, 0);
    assert_eq!(found.eligible.len(), 11);
    let draw = drawing::draw(
        &room.seen(0),
        &found,
        Share::Percent(20),
        Some(DrawBy::Role),
        4711,
    );
    let strata: Vec<_> = draw
        .strata
        .iter()
        .map(|it| (it.name.as_str(), it.eligible.len(), it.drawn.len()))
        .collect();
    // 20 per cent of 11 is 2.2, so 3: quotas 3 · 8/11 = 2.18 and 3 · 3/11 = 0.82.
    assert_eq!(strata, [("Mother", 8, 2), ("Nurse", 3, 1)]);
    let of = of_test(&room);
    let test = act(&mut room, 0, |seen, draft, _| {
        acts::open_test(seen, draft, of, version, draw.clone())
    });
    let undo = room.seen(0).next_undo().unwrap();
    assert_eq!(undo.name, "new pass Test 1");
    let seen = room.seen(1);
    let made = seen.pass(test).unwrap();
    assert!(made.opened.blind);
    let rounds = seen.rounds(test);
    let [round] = rounds.as_slice() else {
        panic!("one round");
    };
    let mut drawn: Vec<DocumentId> = draw.drawn().map(|it| it.document()).collect();
    drawn.sort();
    assert_eq!(made.opened.material, Material::Documents(drawn.clone()));
    assert_eq!(round.documents.len(), 3);
    assert!(drawing::repeats(&round.drawn().unwrap().draw));
    assert_eq!(
        seen.round_in_words(round),
        "test of the codebook, version 1, 20 % of 11 documents by role, seed 4711"
    );
    assert_eq!(seen.codebook_tests().len(), 1);
    let log = seen.log();
    let told = &log.last().unwrap().details;
    assert!(
        told.ends_with("3 drawn, 20 % of 11 documents by role, seed 4711"),
        "{told}"
    );
    assert!(!names(&seen, &drawn).contains(&"Interview 1".to_owned()));
    drop(seen);
    // The same material again is not eligible while the test is hidden.
    let again = eligible(&room, 1);
    assert!(
        again
            .not_eligible
            .iter()
            .any(|it| it.because == WhyNot::Hidden(test))
    );
    close(&mut room, 0, test, &drawn);
    assert!(
        room.seen(0)
            .round_revealed_at(&room.seen(0).rounds(test)[0])
            .is_none()
    );
    close(&mut room, 1, test, &drawn);
    let seen = room.seen(0);
    let round = &seen.rounds(test)[0];
    assert_eq!(round.state, RoundState::Revealed);
    assert!(seen.round_revealed_at(round).is_some());
    let said = refused(&room, 0, |seen, draft| {
        acts::remove_round(seen, draft, test, round.id)
    });
    assert!(said.contains("tests the codebook"), "{said}");
}

#[test]
fn a_test_needs_two_analysts_a_version_and_something_drawn() {
    let mut room = Room::with(2);
    let version = freeze(&mut room);
    let empty = Draw {
        rule: drawing::DRAW_1.to_owned(),
        seed: 1,
        share: Share::Percent(20),
        by: None,
        strata: Vec::new(),
        not_eligible: Vec::new(),
    };
    let said = refused(&room, 0, |seen, draft| {
        acts::open_test(seen, draft, of_test(&room), version, empty.clone()).map(drop)
    });
    assert_eq!(said, "The round has no material: choose or draw some.");
    let mut alone = of_test(&room);
    alone.analysts.truncate(1);
    let said = refused(&room, 0, |seen, draft| {
        acts::open_test(seen, draft, alone, version, empty).map(drop)
    });
    assert_eq!(
        said,
        "A test of the codebook needs two analysts or more: choose them."
    );
}

#[test]
fn within_constructs_the_test_draws_segments_that_nobody_has_coded_with_the_codebook() {
    let mut room = Room::with(2);
    let documents = with_documents(&mut room);
    let open = room.open_pass;
    let (reach, trust) = (code(&mut room, "Reach"), code(&mut room, "trust"));
    // Ten segments of Reach: in each of ten documents one, by one of the two.
    for (n, document) in documents.iter().take(10).enumerate() {
        coding(&mut room, n % 2, open, *document, reach);
    }
    for desk in 0..2 {
        close(&mut room, desk, open, &documents);
    }
    let version = freeze(&mut room);
    let people: Vec<AnalystId> = room.desks.iter().map(|desk| desk.person).collect();
    // A framework that has no constructs yet: nobody has coded with it.
    let framework = act(&mut room, 0, |_, draft, _| {
        Ok(draft.push(Change::AddFramework(Box::new(NewFramework {
            key: "own".into(),
            name: "Own".into(),
            variant: String::new(),
            citation: String::new(),
        }))))
    });
    let with = CodedWith::Framework(framework.into());
    let within = [reach];
    let found = drawing::for_test(&room.seen(0), &people, with, Some((open, &within)));
    assert_eq!((found.eligible.len(), found.not_eligible.len()), (10, 0));
    // With the study's own codes, Reach among them, each segment was coded by one of them.
    let own = CodedWith::OwnCodes(None);
    let none = drawing::for_test(&room.seen(0), &people, own, Some((open, &within)));
    assert_eq!((none.eligible.len(), none.not_eligible.len()), (0, 10));
    let draw = drawing::draw(&room.seen(0), &found, Share::Percent(25), None, 7);
    let mut of = of_test(&room);
    of.kind = PassKind::Deductive;
    of.framework = Some(framework.into());
    of.within = Some((open, vec![reach, trust]));
    let test = act(&mut room, 0, |seen, draft, _| {
        acts::open_test(seen, draft, of, version, draw)
    });
    let seen = room.seen(1);
    let Material::Segments {
        constructs, spans, ..
    } = &seen.pass(test).unwrap().opened.material
    else {
        panic!("segments");
    };
    // 25 per cent of 10 is 2.5, so 3; of trust nothing was drawn, so there is nothing to close in it.
    assert_eq!(spans.len(), 3);
    assert_eq!(constructs, &[reach]);
    let round = &seen.rounds(test)[0];
    assert_eq!(round.spans().len(), 3);
    assert_eq!(
        seen.round_in_words(round),
        "test of the codebook, version 1, 25 % of 10 segments, seed 7"
    );
    drop(seen);
    let said = refused(&room, 0, |seen, draft| {
        acts::open_round(seen, draft, test, "More", &documents[..1]).map(drop)
    });
    assert!(said.contains("runs without rounds"), "{said}");
}

#[test]
fn documents_of_several_kinds_make_a_stratum_of_their_own() {
    let mut room = Room::with(2);
    let documents = with_documents(&mut room);
    let nurse = {
        let seen = room.seen(0);
        let people = seen.participants();
        let of_nurses = people.iter().find(|it| {
            let role = it.role.get_or(None).and_then(|role| seen.role(role));
            role.is_some_and(|role| role.name.text() == "Nurse")
        });
        of_nurses.unwrap().id
    };
    act(&mut room, 0, |_, draft, _| {
        draft.push(Change::LinkParticipant {
            document: documents[1],
            participant: nurse,
            linked: true,
        });
        let edit = DocumentEdit::Wave(Some("2".to_owned()));
        draft.push(Change::EditDocument {
            document: documents[2],
            edit,
        });
        Ok(())
    });
    let seen = room.seen(0);
    let all: Vec<Drawable> = documents.iter().map(|id| Drawable::Document(*id)).collect();
    let sizes = |by| -> Vec<(String, usize)> {
        let strata = drawing::in_strata(&seen, &all, Some(by)).into_iter();
        strata.map(|(name, of)| (name, of.len())).collect()
    };
    assert_eq!(
        sizes(DrawBy::Role),
        [
            ("Mother".to_owned(), 7),
            ("Mother + Nurse".to_owned(), 1),
            ("Nurse".to_owned(), 4)
        ]
    );
    assert_eq!(
        sizes(DrawBy::Wave),
        [(String::new(), 11), ("2".to_owned(), 1)]
    );
    assert_eq!(
        drawing::ways_to_draw(&seen, &all),
        [DrawBy::Role, DrawBy::Wave]
    );
}

#[test]
fn a_draw_never_tells_what_its_drawer_has_coded_hidden() {
    let mut room = Room::with(2);
    let documents = with_documents(&mut room);
    let blind = room.pass;
    act(&mut room, 0, |seen, draft, _| {
        acts::open_round(seen, draft, blind, "Pilot", &documents[..2])
    });
    let trust = code(&mut room, "trust");
    let mut of = of_test(&room);
    of.name = "Deductive".to_owned();
    of.kind = PassKind::Deductive;
    let deductive = act(&mut room, 0, |seen, draft, _| {
        acts::open_pass(seen, draft, of)
    });
    // With a code of the study's own, in a hidden pass that does not code with these.
    coding(&mut room, 0, deductive, documents[5], trust);
    let found = eligible(&room, 0);
    assert_eq!(found, eligible(&room, 1));
    let coded = |it: &&NotEligible| matches!(it.because, WhyNot::Coded(_));
    assert_eq!(found.not_eligible.iter().find(coded), None);
}
