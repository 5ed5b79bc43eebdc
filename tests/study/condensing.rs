//! Condensing on the board: categories, themes that lie across, a second axis, orienting concepts, links, provenance.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use crate::simulation::Room;
use interlinea::model::acts::{self, ActError, PartToClose};
use interlinea::model::*;

/// Three codes given once each by the first of two people, in the pass that is open to all.
fn room() -> (Room, [CodeId; 3]) {
    let mut room = Room::with(2);
    let codes = ["before it began", "while it ran", "once it had ended"]
        .map(|name| code(&mut room, 0, name));
    (room, codes)
}

fn code(room: &mut Room, desk: usize, name: &str) -> CodeId {
    let (pass, document) = (room.open_pass, room.document);
    act(room, desk, |seen, draft| {
        let code = acts::make_code(seen, draft, acts::new_code(name)).unwrap();
        acts::code_passage(seen, draft, pass, document, Span::new(3, 9), code)?;
        Ok(code)
    })
    .unwrap()
}

fn act<T>(
    room: &mut Room,
    desk: usize,
    act: impl FnOnce(&Seen<'_>, &mut StepDraft) -> Result<T, ActError>,
) -> Result<T, ActError> {
    let mut draft = room.draft(desk);
    let seen = room.seen(desk);
    let made = act(&seen, &mut draft);
    drop(seen);
    if made.is_ok() {
        room.commit(desk, draft);
    }
    made
}

fn category(room: &mut Room, name: &str, level: CategoryLevel, codes: &[CodeId]) -> CategoryId {
    act(room, 0, |seen, draft| {
        let new = NewCategory {
            name: name.to_owned(),
            level,
            within: None,
        };
        acts::make_category(seen, draft, new, codes)
    })
    .unwrap()
}

fn time(room: &mut Room) -> (AxisId, Vec<AxisValueId>) {
    let axis = act(room, 0, |seen, draft| {
        acts::make_axis(
            seen,
            draft,
            "Time",
            &["before", " during", "", "after", "Before"],
        )
    })
    .unwrap();
    let seen = room.seen(0);
    let values = seen.axis_values(axis);
    let names: Vec<&str> = values.iter().map(|it| it.name.text()).collect();
    assert_eq!(names, ["before", "during", "after"]);
    (axis, values.iter().map(|it| it.id).collect())
}

#[test]
fn a_second_axis_sorts_codes_that_stay_coded_and_categorised_as_they_were() {
    let (mut room, [first, second, third]) = room();
    let category = category(&mut room, "A category", CategoryLevel::Category, &[first]);
    let before: Vec<_> = room.seen(0).codings().cloned().collect();
    let (axis, values) = time(&mut room);
    act(&mut room, 0, |seen, draft| {
        let what = [Sorted::Code(second), Sorted::Code(third)];
        acts::place_on_axis(seen, draft, &what, axis, Some(values[1]));
        let what = [Sorted::Category(category)];
        acts::place_on_axis(seen, draft, &what, axis, Some(values[0]));
        Ok(())
    })
    .unwrap();
    let seen = room.seen(0);
    let placed = seen.placed_on(axis);
    assert_eq!(placed.len(), 3);
    assert_eq!(placed[&Sorted::Code(second)], values[1]);
    assert_eq!(placed[&Sorted::Category(category)], values[0]);
    let after: Vec<_> = seen.codings().cloned().collect();
    assert_eq!(before, after);
    let told = seen.history_of(HistoryOf::Code(second));
    assert!(
        told.iter()
            .any(|it| it.field == "Time" && it.after == "during")
    );
    assert_eq!(
        seen.next_undo().unwrap().name,
        "place of 3 codes and categories in Time"
    );
}

#[test]
fn what_was_placed_at_a_value_that_is_taken_away_is_unplaced_and_comes_back_with_it() {
    let (mut room, [first, ..]) = room();
    let (axis, values) = time(&mut room);
    act(&mut room, 0, |seen, draft| {
        acts::place_on_axis(seen, draft, &[Sorted::Code(first)], axis, Some(values[2]));
        Ok(())
    })
    .unwrap();
    act(&mut room, 0, |_, draft| {
        acts::delete_axis_value(draft, values[2]);
        Ok(())
    })
    .unwrap();
    assert!(room.seen(0).placed_on(axis).is_empty());
    let undo = room.seen(0).next_undo().unwrap().step;
    act(&mut room, 0, |_, draft| {
        draft.push(Change::Undo { step: undo });
        Ok(())
    })
    .unwrap();
    assert_eq!(room.seen(0).placed_on(axis).len(), 1);
}

#[test]
fn values_of_an_axis_are_put_in_order_and_no_two_have_one_name() {
    let (mut room, _) = room();
    let (axis, values) = time(&mut room);
    act(&mut room, 0, |seen, draft| {
        acts::move_axis_value(seen, draft, values[2], false)
    })
    .unwrap();
    act(&mut room, 0, |seen, draft| {
        acts::add_axis_value(seen, draft, axis, "long after")
    })
    .unwrap();
    let refused = act(&mut room, 0, |seen, draft| {
        acts::rename_axis_value(seen, draft, values[0], "After")
    });
    assert!(matches!(refused, Err(ActError::NameTaken { .. })));
    let seen = room.seen(0);
    let values = seen.axis_values(axis);
    let names: Vec<&str> = values.iter().map(|it| it.name.text()).collect();
    assert_eq!(names, ["before", "after", "during", "long after"]);
}

#[test]
fn a_theme_lies_across_categories_and_a_category_never_under_itself() {
    let (mut room, [first, second, third]) = room();
    let one = category(&mut room, "One", CategoryLevel::Category, &[first]);
    let other = category(&mut room, "Other", CategoryLevel::Category, &[second]);
    let theme = category(&mut room, "Across", CategoryLevel::Theme, &[third]);
    let second_theme = category(&mut room, "Across too", CategoryLevel::Theme, &[]);
    for (lower, upper) in [(one, theme), (other, theme), (one, second_theme)] {
        act(&mut room, 0, |seen, draft| {
            acts::place_category(seen, draft, lower, upper, true)
        })
        .unwrap();
    }
    let refused = act(&mut room, 0, |seen, draft| {
        acts::place_category(seen, draft, theme, one, true)
    });
    assert!(matches!(refused, Err(ActError::UnderItself { .. })));
    let seen = room.seen(0);
    assert_eq!(seen.category(one).unwrap().parents().count(), 2);
    assert!(acts::unsorted_codes(&seen).is_empty());
}

#[test]
fn levels_are_called_as_the_studys_tradition_calls_them() {
    use CategoryLevel::{Category, Theme};
    use Tradition as T;
    assert_eq!(acts::level_name(T::ContentManifest, Theme), "main category");
    assert_eq!(acts::level_name(T::ContentLatent, Theme), "theme");
    assert_eq!(acts::level_name(T::Thematic, Category), "sub-theme");
    assert_eq!(acts::level_name(T::GroundedTheory, Theme), "core category");
}

#[test]
fn only_a_construct_of_a_framework_orients() {
    let (mut room, [first, second, _]) = room();
    let refused = act(&mut room, 0, |seen, draft| {
        acts::mark_concept(seen, draft, Sorted::Code(first), second, true)
    });
    assert!(refused.is_err());
    let refused = act(&mut room, 0, |seen, draft| {
        acts::link_codes(seen, draft, first, first, Some(CodeLink::LeadsTo))
    });
    assert!(matches!(refused, Err(ActError::LinkedToItself { .. })));
}

#[test]
fn a_link_is_told_in_the_log_in_words() {
    let (mut room, [first, second, _]) = room();
    act(&mut room, 0, |seen, draft| {
        acts::link_codes(seen, draft, first, second, Some(CodeLink::LeadsTo))
    })
    .unwrap();
    let last = room.seen(0).log().pop().unwrap();
    assert_eq!(last.details, "“before it began” leads to “while it ran”");
    assert_eq!(last.what, "link between before it began and while it ran");
}

#[test]
fn what_is_merged_is_found_under_its_old_name_with_its_passages() {
    let (mut room, [first, second, _]) = room();
    act(&mut room, 0, |seen, draft| {
        acts::merge_codes(seen, draft, &[second], first)
    })
    .unwrap();
    let seen = room.seen(0);
    assert_eq!(seen.code_tree().merged_into(first), [second]);
    assert_eq!(seen.code(second).unwrap().name.text(), "while it ran");
    let of_first = [first].into_iter().collect();
    assert_eq!(seen.codings_of_codes(&of_first).count(), 2);
    assert!(seen.codings().any(|coding| coding.code() == second));
}

#[test]
fn where_a_hidden_code_was_placed_is_hidden_with_it() {
    let mut room = Room::with(2);
    let (pass, document) = (room.pass, room.document);
    // Arises in the blind pass, which is open.
    let hidden = act(&mut room, 0, |seen, draft| {
        let mut new = acts::new_code("hidden");
        new.arose = Some(Arose {
            pass,
            document: Some(document),
            span: None,
            within: None,
        });
        let code = acts::make_code(seen, draft, new)?;
        acts::code_passage(seen, draft, pass, document, Span::new(3, 9), code)?;
        Ok(code)
    })
    .unwrap();
    let shown = code(&mut room, 0, "shown");
    let (axis, values) = time(&mut room);
    act(&mut room, 0, |seen, draft| {
        let what = [Sorted::Code(hidden), Sorted::Code(shown)];
        acts::place_on_axis(seen, draft, &what, axis, Some(values[0]));
        acts::link_codes(seen, draft, hidden, shown, Some(CodeLink::RelatedTo))?;
        draft.push(Change::MarkConcept {
            what: Sorted::Code(hidden),
            concept: shown,
            marked: true,
        });
        Ok(())
    })
    .unwrap();
    room.sync(1);
    let others = room.seen(1);
    assert_eq!(others.placed_on(axis).len(), 1);
    assert!(others.concepts().is_empty());
    assert!(others.code_links().is_empty());
    assert!(!others.log().iter().any(|it| it.details.contains("hidden")));
    assert_eq!(room.seen(0).placed_on(axis).len(), 2);
}

#[test]
fn nobody_undoes_a_decision_that_a_closed_consensus_rests_on() {
    let mut room = Room::with(2);
    let trust = code(&mut room, 0, "trust");
    room.sync(1);
    let (pass, document) = (room.open_pass, room.document);
    let coding = act(&mut room, 1, |seen, draft| {
        let span = Span::new(20, 29);
        acts::code_passage(seen, draft, pass, document, span, trust)
    })
    .unwrap();
    act(&mut room, 1, |_, draft| {
        draft.push(Change::Decide(Box::new(NewDecision {
            pass,
            codings: vec![coding],
            decision: Decision::Both,
            reason: String::new(),
            session: None,
            by_rule: None,
        })));
        Ok(())
    })
    .unwrap();
    assert_eq!(room.seen(1).next_undo().unwrap().name, "decision");
    room.sync(0);
    let person = room.desks[0].person;
    act(&mut room, 0, |seen, draft| {
        let part = Part::Document(document);
        let closed = ConsensusClosed {
            words: None,
            session: None,
            present: vec![person],
            others: Vec::new(),
        };
        acts::close_consensus(seen, draft, pass, &[PartToClose { part, open: 0 }], closed)
    })
    .unwrap();
    room.sync(1);
    assert_eq!(room.seen(1).next_undo(), None);
}

#[test]
fn a_category_is_said_to_hinder_and_to_lie_outside_and_each_is_taken_back_by_itself() {
    let (mut room, codes) = room();
    let trust = category(&mut room, "Trust", CategoryLevel::Category, &codes[..1]);
    let said = |room: &Room, desk: usize| {
        let seen = room.seen(desk);
        let marks = seen.category(trust).unwrap().marks();
        marks.map(CategoryMark::in_words).collect::<Vec<_>>()
    };
    let mark = |room: &mut Room, desk: usize, mark: CategoryMark| {
        act(room, desk, |seen, draft| {
            acts::mark_category(seen, draft, trust, mark)
        })
    };
    assert!(said(&room, 0).is_empty());
    mark(&mut room, 0, CategoryMark::Valence(Some(Valence::Both))).unwrap();
    mark(&mut room, 0, CategoryMark::Place(Some(Place::External))).unwrap();
    assert_eq!(said(&room, 0), ["barrier and facilitator", "external"]);
    assert_eq!(
        room.seen(0).next_undo().unwrap().name,
        "mark Trust as external"
    );
    // Each of two people sets a field of their own: both stand on both machines.
    room.sync(1);
    mark(&mut room, 1, CategoryMark::Valence(Some(Valence::Barrier))).unwrap();
    mark(&mut room, 0, CategoryMark::Place(None)).unwrap();
    room.sync(0);
    room.sync(1);
    assert_eq!(said(&room, 0), ["barrier"]);
    assert_eq!(said(&room, 1), ["barrier"]);
    assert!(room.seen(0).conflicts().is_empty());
    let log: Vec<String> = room
        .seen(0)
        .log()
        .into_iter()
        .map(|it| it.details)
        .collect();
    for words in [
        "“Trust”: barrier and facilitator",
        "“Trust”: external",
        "“Trust”: not said whether internal or external",
    ] {
        assert!(
            log.iter().any(|it| it == words),
            "{words} is not in {log:?}"
        );
    }
    // What is undone leaves what somebody else said since.
    let step = room.seen(0).next_undo().unwrap().step;
    act(&mut room, 0, |_, draft| {
        draft.push(Change::Undo { step });
        Ok(())
    })
    .unwrap();
    assert_eq!(said(&room, 0), ["barrier", "external"]);
}

#[test]
fn what_two_say_of_a_category_at_once_is_listed_and_one_of_it_taken() {
    let (mut room, codes) = room();
    let trust = category(&mut room, "Trust", CategoryLevel::Category, &codes[..1]);
    room.sync(1);
    for (desk, valence) in [(0, Valence::Barrier), (1, Valence::Facilitator)] {
        let mark = CategoryMark::Valence(Some(valence));
        act(&mut room, desk, |seen, draft| {
            acts::mark_category(seen, draft, trust, mark)
        })
        .unwrap();
    }
    room.sync(0);
    room.sync(1);
    let conflicts = room.seen(0).conflicts();
    let [conflict] = conflicts.as_slice() else {
        panic!("{conflicts:?}");
    };
    let ConflictOf::Field { field, values, .. } = &conflict.of else {
        panic!("{conflict:?}");
    };
    assert_eq!(*field, "barrier or facilitator");
    let barrier = values.iter().find(|(_, words)| words == "barrier").unwrap();
    act(&mut room, 0, |seen, draft| {
        acts::take_value(seen, draft, barrier.0)
    })
    .unwrap();
    assert!(room.seen(0).conflicts().is_empty());
    let seen = room.seen(0);
    let valence = seen.category(trust).unwrap().valence.get_or(None);
    assert_eq!(valence, Some(Valence::Barrier));
}

#[test]
fn nothing_is_said_of_a_category_that_was_deleted_and_nothing_twice() {
    let (mut room, codes) = room();
    let trust = category(&mut room, "Trust", CategoryLevel::Category, &codes[..1]);
    let mark = CategoryMark::Place(Some(Place::Internal));
    for expected in [1, 0] {
        let mut draft = room.draft(0);
        acts::mark_category(&room.seen(0), &mut draft, trust, mark).unwrap();
        assert_eq!(draft.changes().len(), expected);
        if expected > 0 {
            room.commit(0, draft);
        }
    }
    act(&mut room, 0, |_, draft| {
        acts::delete_category(draft, trust);
        Ok(())
    })
    .unwrap();
    let refused = act(&mut room, 0, |seen, draft| {
        acts::mark_category(seen, draft, trust, mark)
    });
    assert_eq!(
        refused,
        Err(ActError::NotHere {
            what: "The category"
        })
    );
}
