//! Challenges to the deductive layer in the real window: listed and decided in Compare after the reveal; and what stands
//! there where nobody coded beside one analyst.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use crate::window::compared::{TEXT, act, import};
use crate::window::{Window, new_study, picture};
use egui::accesskit::Role;
use egui::{Key, Vec2};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use interlinea::journal::{Installation, Project};
use interlinea::model::acts::{self, NewPassOf};
use interlinea::model::*;
use interlinea::ui::{Action, Command, WorkspaceKind};

const SMALL: Vec2 = Vec2::new(1280.0, 800.0);
const LARGE: Vec2 = Vec2::new(1920.0, 1080.0);

fn push(window: &mut Window, command: Command) {
    window.harness.state_mut().push(command);
    window.settle();
}

fn span(words: &str) -> Span {
    let start = TEXT.find(words).unwrap() as u32;
    Span::new(start, start + words.len() as u32)
}

/// Anna's deductive pass with Reach twice and Dose once, closed; then the blind pass of Anna and Bo within both, in
/// which Bo holds three things against it; both have closed unless `open`.
fn paper(size: Vec2, open: bool) -> (Window, PassId, PassId) {
    paper_saying(size, open, "it is about how often, not whom")
}

/// The same, with Bo's reason for the first of them.
fn paper_saying(size: Vec2, open: bool, why: &str) -> (Window, PassId, PassId) {
    let folder = tempfile::tempdir().unwrap();
    let home = Installation::at(folder.path().join("anna"));
    let mut anna = new_study(&folder.path().join("study")).make(&home).unwrap();
    let me = anna.person().unwrap();
    let bo = act(&mut anna, |seen, draft| {
        acts::add_analyst(seen, draft, "Bo").unwrap()
    });
    let document = import(&mut anna);
    let named = |project: &Project, name: &str| {
        let seen = project.seen();
        let codes = seen.codes();
        codes.iter().find(|it| it.name.text() == name).unwrap().id
    };
    let (reach, dose) = (named(&anna, "Reach"), named(&anna, "Dose"));
    let of = NewPassOf {
        name: "Deductive".to_owned(),
        kind: PassKind::Deductive,
        analysts: vec![me],
        framework: Some(anna.seen().frameworks()[0].id),
        level: Level::Manifest,
        blind: false,
        within: None,
    };
    let deductive = act(&mut anna, |seen, draft| {
        acts::open_pass(seen, draft, of.clone()).unwrap()
    });
    for (words, code) in [
        ("She asked me how I slept.", reach),
        ("Nobody had asked me that.", reach),
        ("We had no time at all.", dose),
    ] {
        act(&mut anna, |seen, draft| {
            acts::code_passage(seen, draft, deductive, document, span(words), code).unwrap()
        });
    }
    close(&mut anna, deductive);
    let of = NewPassOf {
        name: "Inductive within".to_owned(),
        kind: PassKind::Inductive,
        analysts: vec![me, bo],
        framework: None,
        blind: true,
        within: Some((deductive, vec![reach, dose])),
        ..of
    };
    let within = act(&mut anna, |seen, draft| {
        acts::open_pass(seen, draft, of).unwrap()
    });
    let home = Installation::at(folder.path().join("bo"));
    let mut other = Project::open(&folder.path().join("study"), &home).unwrap();
    other.bind(bo).unwrap();
    act(&mut other, |seen, draft| {
        let mut codings: Vec<_> = seen.codings().collect();
        codings.sort_by_key(|it| it.span());
        let claims = [
            (Claim::BelongsIn(dose), why),
            (Claim::DoesNotBelong, "a remark in passing"),
        ];
        for (coding, (claim, reason)) in codings.iter().zip(claims) {
            acts::challenge_coding(seen, draft, within, coding.id, claim, reason).unwrap();
        }
        let at = (document, span("Trust came later."));
        let reason = "she says when it began";
        acts::challenge_missed(seen, draft, within, deductive, at, reach, reason).unwrap();
    });
    close(&mut other, within);
    anna.refresh().unwrap();
    if !open {
        close(&mut anna, within);
    }
    let mut window = Window::with(anna, folder, size);
    push(&mut window, Command::WorkIn(within));
    push(&mut window, Command::Go(WorkspaceKind::Compare));
    (window, deductive, within)
}

fn close(project: &mut Project, pass: PassId) {
    let now = project.study().now();
    act(project, |seen, draft| {
        let parts = seen.parts(pass);
        acts::close_parts(seen, draft, pass, &parts, Talk::NotDiscussed, &now).unwrap();
    });
}

/// The rows of the list, as they are read out.
fn rows(window: &Window) -> Vec<String> {
    let rows = window.harness.query_all_by_role(Role::ListItem);
    let rows = rows.filter_map(|it| it.accesskit_node().label());
    rows.filter(|it| it.contains("turn 2")).collect()
}

#[test]
fn before_the_reveal_nothing_tells_that_something_was_challenged() {
    let (mut window, ..) = paper(SMALL, true);
    assert!(window.shows("hidden until all its analysts have closed it"));
    assert!(!window.shows("Challenges"));
    push(&mut window, Command::Do(Action::ShowPasses));
    assert!(!window.shows("Challenges to it"));
    assert!(!window.shows("how often, not whom"));
}

#[test]
fn challenges_are_decided_one_key_each_and_the_next_open_one_follows() {
    let (mut window, deductive, within) = paper(SMALL, false);
    assert!(window.shows("3 open"));
    window.click("Deductive, 3 open");
    assert!(window.shows("Challenges to “Deductive”"));
    assert!(window.shows(
        "Coded by Anna. 2 segments are challenged, 1 passage is named as missed; 0 of 3 decided, 0 changed."
    ));
    let listed = rows(&window);
    assert_eq!(listed.len(), 3, "{listed:?}");
    assert!(listed[0].contains("Reach: belongs in “Dose”"), "{listed:?}");
    assert!(window.shows("Bo: belongs in “Dose”"));
    assert!(window.shows("it is about how often, not whom"));
    assert!(window.shows("Anna: Reach"));
    picture(&mut window, "challenges");
    push(&mut window, Command::Do(Action::Dark));
    picture(&mut window, "challenges-dark");
    push(&mut window, Command::Do(Action::Light));
    window.click("Start a session");
    window.click("Start");
    window.type_into_lines("Reason", "how often is dose in our guide");
    window.click("As challenged");
    assert!(
        rows(&window)[0].contains("as Bo says"),
        "{:?}",
        rows(&window)
    );
    {
        let seen = window.app().study().unwrap().project().seen();
        let items = seen.challenge_items(deductive);
        let made = items[0].decision.unwrap();
        assert_eq!(made.decided.reason, "how often is dose in our guide");
        assert!(made.decided.session.is_some(), "the session of the day");
        let changed = seen.material_changes(within);
        assert_eq!(changed.len(), 2, "one segment changed its construct");
    }
    // The next is chosen already: it stays as coded by its key; what was missed is another construct by a few letters.
    window.key(Key::A);
    assert!(rows(&window)[1].contains("as coded"));
    window.key(Key::Slash);
    window.write("Adapt");
    window.key(Key::Enter);
    assert!(
        rows(&window)[2].contains("“Adaptations” instead"),
        "{:?}",
        rows(&window)
    );
    assert!(window.shows("3 of 3 decided, 2 changed"));
    window.key(Key::ArrowUp);
    assert!(window.shows("Decided: the coding stays"));
    picture(&mut window, "challenges-decided");
    window.click("Open again");
    assert!(window.shows("2 of 3 decided, 2 changed"));
    // Back to what is compared.
    window.click_role(Role::ListItem, "Inductive within");
    assert!(window.shows("Passages to talk about"));
}

#[test]
fn names_are_hidden_in_challenges_too() {
    let (mut window, ..) = paper(SMALL, false);
    window.click("Deductive, 3 open");
    window.click_role(Role::CheckBox, "Hide names");
    window.wait_for("Coded by one analyst.");
    assert!(window.shows("Challenged: belongs in “Dose”"));
    window.click("As challenged");
    assert!(rows(&window)[0].contains("as challenged"));
    window.key(Key::ArrowUp);
    assert!(window.shows("Decided: the coding is changed"));
    for words in ["Bo:", "Anna:", "Coded by Anna", "as Bo says", "Anna ·"] {
        assert!(!window.shows(words), "{words}");
    }
    picture(&mut window, "challenges-hidden-names");
}

#[test]
fn however_long_the_reasons_the_decision_is_in_sight() {
    let why = "She speaks of how often somebody came and for how long. ".repeat(24);
    let (mut window, ..) = paper_saying(SMALL, false, &why);
    window.click("Deductive, 3 open");
    window.settle();
    picture(&mut window, "challenges-long");
    for name in ["As coded", "As challenged", "Another code"] {
        let button = window.harness.get_by_role_and_label(Role::Button, name);
        let rect = button.rect();
        assert!(rect.bottom() < SMALL.y - 24.0, "{name}: {rect:?}");
    }
}

#[test]
fn a_large_window_shows_the_same() {
    let (mut window, ..) = paper(LARGE, false);
    window.click("Deductive, 3 open");
    picture(&mut window, "challenges-large");
    for _ in 0..12 {
        push(&mut window, Command::Do(Action::LargerText));
    }
    picture(&mut window, "challenges-200");
    assert!(window.shows("As challenged"));
}

/// Anna alone has coded.
fn alone(size: Vec2) -> Window {
    let folder = tempfile::tempdir().unwrap();
    let home = Installation::at(folder.path().join("anna"));
    let mut anna = new_study(&folder.path().join("study")).make(&home).unwrap();
    let me = anna.person().unwrap();
    import(&mut anna);
    act(&mut anna, |seen, draft| {
        let of = NewPassOf {
            name: "Inductive".to_owned(),
            kind: PassKind::Inductive,
            analysts: vec![me],
            framework: None,
            level: Level::Manifest,
            blind: false,
            within: None,
        };
        acts::open_pass(seen, draft, of).unwrap()
    });
    let mut window = Window::with(anna, folder, size);
    push(&mut window, Command::Go(WorkspaceKind::Compare));
    window
}

#[test]
fn where_one_coded_alone_compare_says_so_and_keeps_the_talks_with_peers() {
    let mut window = alone(SMALL);
    assert!(window.shows("No second coder"));
    assert!(window.shows("All coding was done by one analyst (Anna); there was no second coder"));
    assert!(window.shows("No discussion of the coding with peers is on record."));
    picture(&mut window, "alone");
    window.click("Record a discussion…");
    window.type_into("Who was there", "Maria Lind, Per Ek");
    window.type_into_lines("What was discussed", "whether trust is one code or two");
    picture(&mut window, "alone-writing");
    window.click("Record");
    assert!(window.shows("with Maria Lind, Per Ek"));
    assert!(window.shows("whether trust is one code or two"));
    assert!(window.shows("The coding was discussed with peers once"));
    let seen = window.app().study().unwrap().project().seen();
    let memos = seen.memos();
    assert_eq!(memos.len(), 1);
    assert_eq!(memos[0].kind.get(), Some(&MemoKind::Method));
    drop(seen);
    push(&mut window, Command::Do(Action::Dark));
    picture(&mut window, "alone-dark");
}

#[test]
fn a_second_analyst_is_added_with_a_blind_pass_for_both() {
    let mut window = alone(LARGE);
    picture(&mut window, "alone-large");
    window.type_into("The second analyst’s name", "Bo");
    window.click("Add, and open a pass…");
    assert!(window.shows("New pass"));
    window.click("Open the pass");
    let seen = window.app().study().unwrap().project().seen();
    let passes = seen.passes();
    let pass = passes.last().unwrap();
    assert!(pass.opened.blind);
    assert_eq!(pass.opened.analysts.len(), 2);
}
