//! What became of things and why, as each viewer may read it.

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

/// A code on a passage, which arose in the pass.
fn code(room: &mut Room, desk: usize, name: &str, pass: PassId) -> (CodeId, CodingId) {
    let span = Span::new(10, 40);
    let document = room.document;
    let mut made = None;
    act(room, desk, |seen, draft| {
        let mut new = acts::new_code(name);
        new.arose = Some(Arose {
            pass,
            document: Some(document),
            span: Some(span),
            within: None,
        });
        let code = acts::make_code(seen, draft, new)?;
        let coding = acts::code_passage(seen, draft, pass, document, span, code)?;
        made = Some((code, coding));
        Ok(())
    });
    made.unwrap()
}

fn define(room: &mut Room, desk: usize, code: CodeId, words: &str) {
    let edit = CodeEdit::Definition(words.to_owned());
    act(room, desk, |_, draft| {
        draft.push(Change::EditCode { code, edit });
        Ok(())
    });
}

/// “Field: before → after (why)” of a thing, newest first.
fn told(room: &Room, desk: usize, thing: HistoryOf) -> Vec<String> {
    let entries = room.seen(desk).history_of(thing).into_iter();
    entries
        .map(|it| {
            let before = it.before.map_or_else(String::new, |it| format!("{it} → "));
            let why = it.why.map_or_else(String::new, |it| format!(" ({it})"));
            format!("{}: {before}{}{why}", it.field, it.after)
        })
        .collect()
}

#[test]
fn a_code_tells_who_set_what_when_with_what_stood_before_and_why() {
    let mut room = Room::with(2);
    let pass = room.open_pass;
    let (trust, coding) = code(&mut room, 0, "trust", pass);
    define(&mut room, 0, trust, "Being believed.");
    room.sync(1);
    act(&mut room, 1, |seen, draft| {
        acts::rename_code(seen, draft, trust, "trust in staff")
    });
    let step = room.seen(1).next_undo().unwrap().step;
    act(&mut room, 1, |seen, draft| {
        acts::explain_step(seen, draft, step, "  two kinds\nof trust ")
    });
    room.sync(0);
    let told_of = told(&room, 0, HistoryOf::Code(trust));
    assert_eq!(
        told_of,
        [
            "Name: trust → trust in staff (two kinds of trust)",
            "Definition: Being believed.",
            "Made: “trust”",
        ]
    );
    let seen = room.seen(0);
    let renamed = &seen.history_of(HistoryOf::Code(trust))[0];
    assert_eq!(renamed.by, Some(room.desks[1].person));
    let entry = seen.log_entry(step).unwrap();
    assert_eq!(entry.why.as_deref(), Some("two kinds of trust"));
    drop(seen);
    assert_eq!(
        told(&room, 0, HistoryOf::Coding(coding)),
        ["Made: “trust in staff”"]
    );
}

#[test]
fn nobody_says_why_another_did_something() {
    let mut room = Room::with(2);
    let pass = room.open_pass;
    let (trust, _) = code(&mut room, 0, "trust", pass);
    define(&mut room, 0, trust, "Being believed.");
    room.sync(1);
    let step = room.seen(0).next_undo().unwrap().step;
    let mut draft = room.draft(1);
    let refused = acts::explain_step(&room.seen(1), &mut draft, step, "because");
    assert!(matches!(refused, Err(ActError::NotHere { .. })));
}

#[test]
fn undo_takes_the_act_with_its_reason_and_redo_brings_both_back() {
    let mut room = Room::with(1);
    let pass = room.open_pass;
    let (trust, _) = code(&mut room, 0, "trust", pass);
    act(&mut room, 0, |seen, draft| {
        acts::rename_code(seen, draft, trust, "hope")
    });
    let rename = room.seen(0).next_undo().unwrap();
    act(&mut room, 0, |seen, draft| {
        acts::explain_step(seen, draft, rename.step, "clearer")
    });
    let undo = room.seen(0).next_undo().unwrap();
    assert_eq!(undo, rename, "the reason is no step of its own to undo");
    act(&mut room, 0, |_, draft| {
        draft.push(Change::Undo { step: undo.step });
        Ok(())
    });
    assert_eq!(told(&room, 0, HistoryOf::Code(trust)), ["Made: “trust”"]);
    assert!(room.seen(0).codebook_changes().is_empty());
    let redo = room
        .seen(0)
        .next_redo()
        .expect("the undo can be taken back");
    act(&mut room, 0, |_, draft| {
        draft.push(Change::Undo { step: redo.step });
        Ok(())
    });
    let told_of = told(&room, 0, HistoryOf::Code(trust));
    assert_eq!(told_of[0], "Name: trust → hope (clearer)");
}

#[test]
fn nothing_of_a_hidden_pass_is_told_of_or_explained_before_the_reveal() {
    let mut room = Room::with(2);
    let pass = room.pass;
    let (secret, coding) = code(&mut room, 0, "secret", pass);
    define(&mut room, 0, secret, "Not to be seen.");
    let step = room.seen(0).next_undo().unwrap().step;
    act(&mut room, 0, |seen, draft| {
        acts::explain_step(seen, draft, step, "hidden reason")
    });
    let mut category = None;
    act(&mut room, 0, |seen, draft| {
        let new = NewCategory {
            name: "Open category".to_owned(),
            level: CategoryLevel::Category,
            within: None,
        };
        category = Some(acts::make_category(seen, draft, new, &[secret])?);
        Ok(())
    });
    let category = HistoryOf::Category(category.unwrap());
    room.sync(1);
    assert!(told(&room, 1, HistoryOf::Code(secret)).is_empty());
    assert!(told(&room, 1, HistoryOf::Coding(coding)).is_empty());
    let of_category = told(&room, 1, category).join("\n");
    assert!(!of_category.contains("secret"), "{of_category}");
    assert!(room.seen(1).codebook_changes().is_empty());
    let entries = room.seen(1).log().into_iter();
    let said: Vec<String> = entries
        .map(|it| format!("{} {} {:?}", it.what, it.details, it.why))
        .collect();
    let log = said.join("\n");
    for word in ["secret", "hidden reason", "Not to be seen"] {
        assert!(!log.contains(word), "{word} in {log}");
    }
    // The author reads it all.
    assert!(
        told(&room, 0, HistoryOf::Code(secret))
            .join("\n")
            .contains("hidden reason")
    );
    let document = room.document;
    room.close(0, document);
    room.sync(1);
    room.close(1, document);
    room.sync(0);
    room.sync(1);
    assert!(
        told(&room, 1, HistoryOf::Code(secret))
            .join("\n")
            .contains("hidden reason")
    );
    assert!(told(&room, 1, category).join("\n").contains("secret"));
}

#[test]
fn the_codebook_prints_its_changes_with_their_reasons_and_no_first_wording() {
    let mut room = Room::with(1);
    let pass = room.open_pass;
    let (trust, _) = code(&mut room, 0, "trust", pass);
    define(&mut room, 0, trust, "Being believed.");
    assert!(codebook(&room.seen(0)).changes.is_empty());
    define(&mut room, 0, trust, "Being believed by staff.");
    let step = room.seen(0).next_undo().unwrap().step;
    act(&mut room, 0, |seen, draft| {
        acts::explain_step(seen, draft, step, "families are another code")
    });
    let mut categories = Vec::new();
    for name in ["One", "Two"] {
        act(&mut room, 0, |seen, draft| {
            let new = NewCategory {
                name: name.to_owned(),
                level: CategoryLevel::Category,
                within: None,
            };
            categories.push(acts::make_category(seen, draft, new, &[])?);
            Ok(())
        });
    }
    for category in categories {
        act(&mut room, 0, |seen, draft| {
            acts::place_codes(seen, draft, &[trust], Some(category), false);
            Ok(())
        });
    }
    let printed = codebook(&room.seen(0));
    let fields: Vec<&str> = printed.changes.iter().map(|it| it.field.as_str()).collect();
    assert_eq!(fields, ["Definition", "Categories"]);
    let text = printed.bytes(CodebookFormat::Markdown).unwrap();
    let text = String::from_utf8(text).unwrap();
    assert!(text.contains("## List of changes"), "{text}");
    assert!(
        text.contains(
            "code **trust**, definition: “Being believed.” → “Being believed by staff.”. Why: families are another code"
        ),
        "{text}"
    );
    assert!(text.contains("categories: “One” → “Two”"), "{text}");
}

#[test]
fn every_kind_of_thing_has_a_history() {
    let mut room = Room::with(1);
    let (pass, document) = (room.open_pass, room.document);
    let (_, coding) = code(&mut room, 0, "trust", pass);
    let mut things = vec![
        HistoryOf::Document(document),
        HistoryOf::Pass(pass),
        HistoryOf::Coding(coding),
        HistoryOf::Analyst(room.desks[0].person),
    ];
    act(&mut room, 0, |_, draft| {
        draft.push(Change::Study(StudyEdit::Title("A title".to_owned())));
        let role = draft.push(Change::AddRole(Box::new(NewRole {
            name: "Parent".to_owned(),
            pattern: "Parent #".to_owned(),
        })));
        let case = draft.push(Change::AddCase(Box::new(NewCase {
            name: "North".to_owned(),
            kind: "region".to_owned(),
            parent: None,
        })));
        let participant = draft.push(Change::AddParticipant(Box::new(NewParticipant {
            pseudonym: "Amina".to_owned(),
            role: Some(role.into()),
            number: 1,
            case: Some(case.into()),
        })));
        let memo = draft.push(Change::AddMemo(Box::new(NewMemo {
            analyst: None,
            kind: MemoKind::Analytic,
            text: "A thought.".to_owned(),
            on: Target::Study,
            pass: None,
            author: None,
            dated: None,
        })));
        things.extend([
            HistoryOf::Study,
            HistoryOf::Role(role.into()),
            HistoryOf::Case(case.into()),
            HistoryOf::Participant(participant.into()),
            HistoryOf::Memo(memo.into()),
        ]);
        Ok(())
    });
    for thing in things {
        let told_of = told(&room, 0, thing);
        assert!(!told_of.is_empty(), "{thing:?}");
    }
}

#[test]
fn the_index_of_the_log_has_the_same_steps_however_small_the_slices() {
    let mut room = Room::with(2);
    let (hidden, open) = (room.pass, room.open_pass);
    let (secret, _) = code(&mut room, 0, "secret", hidden);
    define(&mut room, 0, secret, "Not to be seen.");
    code(&mut room, 1, "shown", open);
    room.sync(0);
    room.sync(1);
    for desk in 0..2 {
        let seen = room.seen(desk);
        for slice in [1, 3, usize::MAX] {
            let mut walk = LogWalk::default();
            while !walk.is_done() {
                seen.walk_log(&mut walk, slice);
            }
            let mut found: Vec<StepId> = walk.found.iter().map(|it| it.step).collect();
            let mut log: Vec<StepId> = seen.log().iter().map(|it| it.step).collect();
            found.sort();
            log.sort();
            assert_eq!(found, log, "desk {desk}, slices of {slice}");
        }
    }
    let steps = |desk: usize| room.seen(desk).log().len();
    assert_eq!(
        steps(0),
        steps(1) + 2,
        "two steps are hidden from the other"
    );
}

#[test]
fn the_past_hides_what_was_hidden_then_though_it_has_been_revealed_since() {
    let mut room = Room::with(2);
    let pass = room.pass;
    let (secret, coding) = code(&mut room, 0, "secret", pass);
    room.sync(1);
    let then = room.desks[1].study.now();
    let document = room.document;
    room.close(0, document);
    room.sync(1);
    room.close(1, document);
    assert!(room.seen(1).coding(coding).is_some(), "revealed by now");
    let past = room.desks[1].study.at(&then);
    let seen = past.seen_by(Viewer::Analyst(room.desks[1].person));
    assert!(seen.coding(coding).is_none());
    assert!(seen.history_of(HistoryOf::Code(secret)).is_empty());
    let own = past.seen_by(Viewer::Analyst(room.desks[0].person));
    assert!(own.coding(coding).is_some());
}

#[test]
fn taking_one_of_two_values_set_at_once_settles_it_for_everybody() {
    let mut room = Room::with(2);
    let pass = room.open_pass;
    let (trust, _) = code(&mut room, 0, "trust", pass);
    room.sync(1);
    for (desk, name) in [(0, "trust in staff"), (1, "being believed")] {
        act(&mut room, desk, |seen, draft| {
            acts::rename_code(seen, draft, trust, name)
        });
    }
    room.sync(0);
    room.sync(1);
    let conflicts = room.seen(0).conflicts();
    let ConflictOf::Field { values, .. } = &conflicts[0].of else {
        panic!("{conflicts:?}");
    };
    assert_eq!(values.len(), 2);
    let (earlier, name) = values[0].clone();
    act(&mut room, 0, |seen, draft| {
        acts::take_value(seen, draft, earlier)
    });
    room.sync(1);
    for desk in 0..2 {
        assert!(room.seen(desk).conflicts().is_empty());
        assert_eq!(room.seen(desk).code_name(trust), name);
    }
}
