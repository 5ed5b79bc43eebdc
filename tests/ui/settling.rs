//! Differences settled in the real window: by several analysts at once, with names hidden, by a third, and again.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use crate::window::compared::{Compared, act};
use crate::window::several::{Given, Several};
use crate::window::{Window, picture};
use egui::accesskit::Role;
use egui::{Key, Modifiers, Vec2};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use interlinea::model::{Change, CodingId, Decision, NewDecision};
use interlinea::ui::{Action, Command};

const SIZE: Vec2 = Vec2::new(1280.0, 800.0);

/// Long enough for a passage to stand in its context.
const TEXT: &str = "I: What did the visits change for you?\nMarek: In the beginning they thought I was from social services. One held her child closer when I said where I work. The ones who need it most, nobody knows who they are. They do not go to the park. I tell my colleagues, but who would we ask?\nI: And who does come?\nMarek: She comes because her sister came. It was the nurse who gave me the card. We had no time at all, and trust came later.\n";

/// Four analysts: all of one mind once; other borders; two codes; one alone; three of four.
const FOUR: [Given; 15] = [
    (0, "fear", "they thought I was from social services"),
    (1, "fear", "they thought I was from social services"),
    (2, "fear", "they thought I was from social services"),
    (3, "fear", "they thought I was from social services"),
    (
        0,
        "unseen",
        "The ones who need it most, nobody knows who they are. They do not go to the park.",
    ),
    (1, "unseen", "nobody knows who they are."),
    (
        2,
        "unseen",
        "The ones who need it most, nobody knows who they are.",
    ),
    (
        3,
        "unseen",
        "nobody knows who they are. They do not go to the park.",
    ),
    (0, "family", "She comes because her sister came."),
    (1, "family", "She comes because her sister came."),
    (2, "word of mouth", "because her sister came."),
    (3, "the card", "the nurse who gave me the card"),
    (0, "trust", "trust came later"),
    (1, "trust", "trust came later"),
    (3, "trust", "trust came later"),
];

fn four() -> Several {
    Several::of(&["Bo", "Cy", "Dee"], TEXT, &FOUR)
}

fn compare(study: Several, who: &str, size: Vec2) -> Window {
    let mut window = study.window(who, size);
    window.keys(Modifiers::COMMAND, Key::Num3);
    window.wait_for("differences in");
    window
}

fn decisions(window: &Window) -> Vec<(Decision, usize)> {
    let project = window.app().study().unwrap().project();
    let decisions = project.seen().decisions();
    let all = decisions.iter().map(|it| &it.decided);
    all.map(|it| (it.decision.clone(), it.codings.len()))
        .collect()
}

/// Everything in the window that has a name or says something, below the bar at the top, where one's own name stands.
fn said(window: &Window) -> Vec<String> {
    let all = window.harness.query_all_by(|_| true);
    let mut said = Vec::new();
    for node in all {
        let node = node.accesskit_node();
        if node.raw_bounds().is_some_and(|it| it.y1 < 44.0) {
            continue;
        }
        said.extend(node.label());
        said.extend(node.value());
    }
    said
}

/// Whether the name stands in these words as a word of its own.
fn names(words: &str, name: &str) -> bool {
    words
        .split(|sign: char| !sign.is_alphanumeric())
        .any(|word| word == name)
}

#[track_caller]
fn names_nobody(window: &Window) {
    for words in said(window) {
        for name in ["Anna", "Bo", "Cy", "Dee"] {
            assert!(!names(&words, name), "{name} in “{words}”");
        }
    }
}

fn hide(window: &mut Window) {
    window.click_role(Role::CheckBox, "Hide names");
}

#[test]
fn four_analysts_are_settled_at_once_and_a_decision_is_one_undoable_step() {
    let mut window = compare(four(), "anna", SIZE);
    assert!(window.shows(
        "4 differences in 4 passages, 1 document: 1 only Dee, 1 all but Cy, 1 other code, 1 borders. One coding is the same in all."
    ));
    for words in ["Anna: unseen", "Bo: unseen", "Cy: unseen", "Dee: unseen"] {
        assert!(window.shows(words), "{words}");
    }
    // The key of the third analyst; of the fourth, D being that of new borders, E.
    window.key(Key::E);
    window.wait_for("Parent 1, turn 2, Dee’s");
    let dee = window.app().study().unwrap().project().seen().analysts()[3].id;
    assert_eq!(decisions(&window), [(Decision::As(dee), 4)]);
    window.keys(Modifiers::COMMAND, Key::Z);
    window.wait_for("4 of 4 open");
    assert!(decisions(&window).is_empty());
    window.key(Key::Home);
    window.key(Key::I);
    window.wait_for("what all coded");
    window.click_role(Role::Tab, "Consensus");
    window.wait_for(
        "2 codings stand in the consensus: 1 alike by all without a decision, 1 by a decision.",
    );
    for name in ["Anna", "Bo", "Cy", "Dee"] {
        assert!(window.shows(&format!("{name}, ")), "{name}");
    }
}

#[test]
fn while_it_is_hidden_who_coded_what_nobody_is_named_and_the_log_still_knows() {
    let mut window = compare(four(), "anna", SIZE);
    hide(&mut window);
    // The order of the readings is another, so that they are compared anew.
    window.wait_for("All differences");
    assert!(window.shows("Four readings") && window.shows("4 analysts"));
    assert!(window.shows("1 only one, 1 only three, 1 other code, 1 borders"));
    for _ in 0..4 {
        names_nobody(&window);
        assert!(window.shows("First reading: ") && window.shows("Fourth reading: "));
        window.key(Key::ArrowDown);
    }
    window.key(Key::Home);
    window.key(Key::A);
    window.wait_for("the first’s");
    assert!(matches!(decisions(&window)[0].0, Decision::As(_)));
    names_nobody(&window);
    window.key(Key::Home);
    names_nobody(&window);
    window.click_role(Role::Tab, "Consensus");
    window.wait_for("All together");
    window.click_role(Role::Tab, "Passages to talk about");
    hide(&mut window);
    // The order of the readings is another, so that they are compared anew.
    window.wait_for("All differences");
    assert!(window.shows("Anna, Bo, Cy and Dee"));
    assert!(!window.shows("the first’s"));
    let project = window.app().study().unwrap().project();
    let seen = project.seen();
    let Decision::As(who) = seen.decisions()[0].decided.decision else {
        panic!("a decision for one of them");
    };
    let name = seen.analyst(who).unwrap().name.text().to_owned();
    window.wait_for(&format!("Parent 1, turn 2, {name}’s"));
}

#[test]
fn hidden_readings_keep_their_order_and_it_is_not_that_of_the_analysts_everywhere() {
    let texts: Vec<String> = (0..12)
        .map(|n| format!("I: What?\nMarek: A sentence number {n} here.\n"))
        .collect();
    let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
    let given: [Given; 2] = [(0, "one", "A sentence"), (1, "other", "A sentence")];
    let given: Vec<&[Given]> = texts.iter().map(|_| given.as_slice()).collect();
    let study = Several::in_documents(&["Bo"], &texts, &given);
    let mut window = compare(study, "anna", SIZE);
    hide(&mut window);
    // The order of the readings is another, so that they are compared anew.
    window.wait_for("All differences");
    let mut first = Vec::new();
    for _ in 0..12 {
        first.push(window.shows("First reading: one"));
        window.key(Key::ArrowDown);
    }
    assert!(first.contains(&true) && first.contains(&false), "{first:?}");
    window.key(Key::Home);
    assert_eq!(window.shows("First reading: one"), first[0]);
}

#[test]
fn what_was_left_to_a_third_analyst_is_what_that_analyst_finds_first() {
    let two: Vec<Given> = FOUR.into_iter().filter(|it| it.0 < 2).collect();
    let study = Several::of(&["Bo"], TEXT, &two);
    let cy = {
        let mut project = study.project("anna");
        act(&mut project, |seen, draft| {
            interlinea::model::acts::add_analyst(seen, draft, "Cy").unwrap()
        })
    };
    {
        let mut window = Window::with(study.project("anna"), tempfile::tempdir().unwrap(), SIZE);
        window.keys(Modifiers::COMMAND, Key::Num3);
        window.wait_for("1 difference in 1 passage");
        window.key(Key::T);
        window.wait_for("refer to Cy");
        assert_eq!(decisions(&window), [(Decision::Refer(cy), 2)]);
        assert!(!window.shows("Referred to you"));
    }
    let mut window = study.window("cy", SIZE);
    window.keys(Modifiers::COMMAND, Key::Num3);
    window.wait_for("Referred to you");
    assert!(window.shows("refer to Cy"));
    picture(&mut window, "settling-referred");
    window.key(Key::B);
    window.wait_for("Bo’s");
    assert!(!window.shows("Referred to you"));
    assert!(window.shows("None of them is open"));
}

#[test]
fn decisions_belong_to_the_session_that_was_started_whatever_its_day_until_another_is_chosen() {
    let mut window = compare(four(), "anna", SIZE);
    window.click("Start a session");
    window.click_role(Role::TextInput, "Date");
    window.keys(Modifiers::COMMAND, Key::A);
    window.write("2026-05-03");
    window.type_into("Others present", "Prof. Lind");
    window.click_role(Role::Button, "Start");
    window.wait_for("Session, 3 May");
    assert!(window.shows("Prof. Lind"));
    window.key(Key::Escape);
    window.click("borders, The ones who need it most, nobody knows who they are. They do not go to the park., Parent 1, turn 2, open");
    window.key(Key::U);
    window.wait_for("turn 2, union");
    window.click_role(Role::ComboBox, "Decisions are recorded");
    window.click_role(Role::Button, "in no session");
    window.click("only Dee, the nurse who gave me the card, Parent 1, turn 4, open");
    window.key(Key::Num0);
    window.wait_for("turn 4, none of them");
    let project = window.app().study().unwrap().project();
    let seen = project.seen();
    let session = seen.sessions()[0];
    assert_eq!(session.held.others, ["Prof. Lind"]);
    assert_eq!(session.held.present.len(), 4);
    let of: Vec<bool> = seen
        .decisions()
        .iter()
        .map(|it| it.decided.session == Some(session.id))
        .collect();
    assert_eq!(of, [true, false]);
}

/// Anna and Bo decide one difference without having seen each other's decision.
fn decided_twice() -> Several {
    let study = four();
    let (mut anna, mut bo) = (study.project("anna"), study.project("bo"));
    for (project, decision) in [(&mut anna, Decision::Union), (&mut bo, Decision::Neither)] {
        let codings = borders(project);
        let pass = study.pass;
        act(project, |_, draft| {
            draft.push(Change::Decide(Box::new(NewDecision {
                pass,
                codings,
                decision,
                reason: String::new(),
                session: None,
                by_rule: None,
            })));
        });
    }
    study
}

/// The codings with the code “unseen”.
fn borders(project: &interlinea::journal::Project) -> Vec<CodingId> {
    let seen = project.seen();
    let codings = seen.codings();
    let mut ids: Vec<CodingId> = codings
        .filter(|it| seen.code_name(it.code()) == "unseen")
        .map(|it| it.id)
        .collect();
    ids.sort();
    ids
}

#[test]
fn two_decisions_made_at_once_are_an_open_conflict_that_one_key_settles() {
    let mut window = compare(decided_twice(), "anna", SIZE);
    window.wait_for("decided twice");
    assert!(window.shows("The later: none of them") && window.shows("The earlier: union"));
    picture(&mut window, "settling-twice");
    window.key(Key::X);
    window.wait_for("Parent 1, turn 2, union");
    assert_eq!(decisions(&window).last(), Some(&(Decision::Union, 4)));
    // Whoever decides having seen the other's decision makes no conflict.
    window.key(Key::ArrowUp);
    window.key(Key::Num0);
    window.wait_for("Parent 1, turn 2, none of them");
    assert!(!window.shows("decided twice"));
}

#[test]
fn what_was_decided_when_a_group_was_another_is_looked_at_again_and_may_stand_by_one_key() {
    let mut window = compare(four(), "anna", SIZE);
    // Without Dee the group is smaller; what three decide is not what four decide.
    window.click_role(Role::ListItem, "Dee");
    window.wait_for("only Anna and Bo, trust came later");
    window.key(Key::U);
    window.wait_for("Parent 1, turn 2, union");
    window.click_role(Role::ListItem, "Dee, left out");
    window.wait_for("look again");
    window.key(Key::Home);
    assert!(window.shows("Decided was: union"));
    window.key(Key::Y);
    window.wait_for("Parent 1, turn 2, union");
    assert_eq!(
        decisions(&window),
        [(Decision::Union, 3), (Decision::Union, 4)]
    );
}

#[test]
fn the_list_is_searched_ordered_and_filtered_and_n_goes_to_the_next_open_one() {
    let mut window = compare(four(), "anna", SIZE);
    window.type_into("Search the passages", "sister");
    assert!(window.shows("One of them is shown."));
    window.click("Show all");
    window.click_role(Role::ComboBox, "State");
    window.click_role(Role::Button, "Decided");
    assert!(window.shows("0 of them are shown."));
    window.click("Show all");
    window.click_role(Role::ComboBox, "Coded by");
    window.click_role(Role::Button, "Cy");
    assert!(window.shows("2 of them are shown."));
    window.click("Show all");
    window.click("only Dee, the nurse who gave me the card, Parent 1, turn 4, open");
    window.key(Key::Num0);
    window.wait_for("turn 4, none of them");
    window.key(Key::Home);
    window.key(Key::N);
    window.key(Key::N);
    // Past the one that is decided.
    assert!(window.shows("Anna: trust"));
    window.key(Key::N);
    assert!(window.shows("Anna: unseen"), "and round to the first");
    window.keys(Modifiers::SHIFT, Key::N);
    assert!(window.shows("Anna: trust"));
    window.click_role(Role::ComboBox, "In the order of");
    window.click_role(Role::Button, "the longest first");
    window.key(Key::Home);
    assert!(window.shows("Anna: unseen"));
}

#[test]
fn progress_is_told_by_document_and_code_and_shows_the_differences_of_each() {
    let mut window = compare(four(), "anna", Vec2::new(1920.0, 1080.0));
    window.click_role(Role::ListItem, "Progress");
    assert!(window.shows("Parent 1, 4 of 4 open"));
    window.click_role(Role::ComboBox, "Told");
    window.click_role(Role::Button, "by code");
    picture(&mut window, "settling-progress");
    assert!(window.shows("trust, 1 of 1 open"));
    window.click("trust, 1 of 1 open");
    assert!(window.shows("One of them is shown."));
    window.key(Key::Num2);
    window.wait_for("trust, 1 settled");
}

/// 250 documents with four differences each.
fn thousand() -> Several {
    let texts: Vec<String> = (0..250)
        .map(|n| {
            format!("I: What changed?\nMarek: She asked me how I slept, visit {n}. Nobody had asked me that before. We had no time at all. Trust came later. With the forms came the worries.\n")
        })
        .collect();
    let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
    let given: [Given; 6] = [
        (0, "trust", "She asked me how I slept"),
        (1, "trust", "asked me how I slept"),
        (0, "unseen", "Nobody had asked me that"),
        (1, "worry", "Nobody had asked me that before"),
        (0, "time", "no time at all"),
        (1, "worry", "With the forms came the worries"),
    ];
    let given: Vec<&[Given]> = texts.iter().map(|_| given.as_slice()).collect();
    Several::in_documents(&["Bo"], &texts, &given)
}

#[test]
fn of_a_thousand_differences_only_those_in_sight_are_drawn() {
    let mut window = compare(thousand(), "anna", SIZE);
    assert!(window.shows("1,000 differences in 1,000 passages, 250 documents"));
    let rows = |window: &Window| {
        let rows = window.harness.query_all_by_role(Role::ListItem);
        let names = rows.filter_map(|row| row.accesskit_node().label());
        names.filter(|name| name.ends_with(", open")).count()
    };
    assert!((10..40).contains(&rows(&window)), "{}", rows(&window));
    window.click("Only Anna, 250");
    window.click("Settle these 250 by a rule");
    window.click_role(Role::Button, "Settle 250");
    window.wait_for("750 of 1,000 open");
    window.click_role(Role::ListItem, "Progress");
    picture(&mut window, "settling-thousand");
    window.keys(Modifiers::COMMAND, Key::Z);
    window.wait_for("1,000 of 1,000 open");
}

#[test]
fn pictures_of_two_and_four_with_names_and_without() {
    let two: Vec<Given> = FOUR.into_iter().filter(|it| it.0 < 2).collect();
    let large = Vec2::new(1920.0, 1080.0);
    for (mode, action) in [("light", Action::Light), ("dark", Action::Dark)] {
        for (count, size) in [(2, SIZE), (4, SIZE), (4, large)] {
            let study = if count == 2 {
                Several::of(&["Bo"], TEXT, &two)
            } else {
                four()
            };
            let mut window = study.window("anna", size);
            window.keys(Modifiers::COMMAND, Key::Num3);
            window.wait_for("difference");
            window.harness.state_mut().push(Command::Do(action));
            window.settle();
            let name = format!("settling-{count}-{mode}-{}", size.x);
            picture(&mut window, &name);
            hide(&mut window);
            picture(&mut window, &format!("{name}-hidden"));
        }
    }
}

#[test]
fn pictures_of_the_consensus_of_four_of_a_rule_and_of_text_of_double_size() {
    let mut window = compare(four(), "anna", SIZE);
    window.key(Key::F);
    picture(&mut window, "settling-definition");
    window.key(Key::Escape);
    window.key(Key::ArrowDown);
    window.key(Key::Num2);
    window.click_role(Role::Tab, "Consensus");
    window.wait_for("in the consensus");
    picture(&mut window, "settling-consensus");
    hide(&mut window);
    picture(&mut window, "settling-consensus-hidden");
    window.click_role(Role::Tab, "Passages to talk about");
    for _ in 0..12 {
        let larger = Command::Do(Action::LargerText);
        window.harness.state_mut().push(larger);
        window.settle();
    }
    picture(&mut window, "settling-200");
    assert!(window.shows("Four readings") && window.shows("Search the passages"));
}

#[test]
fn names_are_hidden_in_figures_and_in_the_text_behind_them() {
    let mut window = Compared::revealed().window(SIZE);
    window.keys(Modifiers::COMMAND, Key::Num3);
    window.click_role(Role::CheckBox, "Hide names");
    window.click_role(Role::Tab, "Figures");
    window.wait_for("coded by A and B");
    window.key(Key::ArrowDown);
    window.wait_for("Only B");
    names_nobody(&window);
    let only = {
        let links = window.harness.query_all_by_role(Role::Link);
        let mut names = links.filter_map(|it| it.accesskit_node().label());
        names.find(|it| it.starts_with("Only B")).unwrap()
    };
    window.click_role(Role::Link, &only);
    window.wait_for("Back to the figures");
    window.settle();
    names_nobody(&window);
    picture(&mut window, "figures-hidden-names");
    window.click("Back to the figures");
    window.click_role(Role::CheckBox, "Hide names");
    window.wait_for("coded by Anna and Bo");
}

#[test]
fn names_are_hidden_in_matching() {
    let mut window = Compared::independent().window(SIZE);
    window.keys(Modifiers::COMMAND, Key::Num3);
    window.wait_for("are matched or said to be distinct");
    window.click_role(Role::CheckBox, "Hide names");
    window.wait_for("codes of A and");
    window.write(">");
    window.wait_for("A’s is broader");
    window.settle();
    names_nobody(&window);
    picture(&mut window, "matching-hidden-names");
}
