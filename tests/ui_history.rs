//! History, reasons and the study as it was, in the real window.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod window;

use egui::accesskit::Role;
use egui::{Key, Modifiers, Vec2};
use egui_kittest::kittest::Queryable as _;
use interlinea::model::CodeId;
use interlinea::ui::{Action, Command, Selected, WorkspaceKind};
use window::{Window, coded::coded, picture};

const SIZE: Vec2 = Vec2::new(1280.0, 800.0);

fn code_of(window: &Window, name: &str) -> CodeId {
    let codes = &window.app().study().unwrap().overview().codes;
    codes.iter().find(|code| code.name == name).unwrap().id
}

fn push(window: &mut Window, command: Command) {
    window.harness.state_mut().push(command);
    window.settle();
}

/// The study with a code selected in Code.
fn with_code(name: &str) -> Window {
    let mut window = coded(SIZE);
    push(&mut window, Command::Go(WorkspaceKind::Code));
    let code = code_of(&window, name);
    push(&mut window, Command::Select(Selected::Code(code)));
    window
}

/// Writes a definition over the one that stands.
fn define(window: &mut Window, words: &str) {
    window.click_role(Role::MultilineTextInput, "Definition");
    window.keys(Modifiers::COMMAND, Key::A);
    window.write(words);
    window.click_role(Role::MultilineTextInput, "Include");
}

#[test]
fn after_a_definition_a_quiet_line_asks_why_and_the_history_tells_it() {
    let mut window = with_code("being asked");
    define(&mut window, "Somebody asks how one is.");
    assert!(window.shows("Definition changed."));
    window.key(Key::Escape);
    define(&mut window, "A peer supporter asks how a parent is.");
    window.type_into("Why?", "friends are another code");
    window.key(Key::Enter);
    assert!(!window.shows("Definition changed."), "the line is gone");
    window.click("History");
    assert!(window.shows("Why: friends are another code"));
    assert!(window.shows("Anna · "));
    picture(&mut window, "history-fold-light");
    push(&mut window, Command::Do(Action::Dark));
    picture(&mut window, "history-fold-dark");
    // The reason belongs to the act: one undo takes both.
    window.keys(Modifiers::COMMAND, Key::Num1);
    window.keys(Modifiers::COMMAND, Key::Z);
    let code = code_of(&window, "being asked");
    let study = window.app().study().unwrap();
    let seen = study.project().seen();
    let definition = seen.code(code).unwrap().definition.text().to_owned();
    assert_eq!(definition, "Somebody asks how one is.");
}

#[test]
fn a_reason_that_was_typed_is_kept_when_something_else_is_done() {
    let mut window = with_code("being asked");
    define(&mut window, "Somebody asks how one is.");
    window.keys(Modifiers::COMMAND | Modifiers::SHIFT, Key::Y);
    window.write("it was missing");
    let other = code_of(&window, "not by phone");
    push(
        &mut window,
        Command::Act {
            what: "rename",
            act: Box::new(move |act| {
                interlinea::model::acts::rename_code(act.seen, act.draft, other, "no phone")
                    .map(|()| Vec::new())
                    .map_err(|error| error.to_string())
            }),
            why: None,
        },
    );
    let study = window.app().study().unwrap();
    let log = study.project().seen().log();
    let said = log
        .iter()
        .filter(|it| it.why.as_deref() == Some("it was missing"));
    assert_eq!(said.count(), 1);
    assert!(
        window
            .harness
            .query_by_role_and_label(Role::TextInput, "Why?")
            .is_none()
    );
}

#[test]
fn keys_typed_into_a_field_do_nothing_else() {
    let mut window = with_code("being asked");
    define(&mut window, "Said.");
    window.keys(Modifiers::COMMAND | Modifiers::SHIFT, Key::Y);
    let before = window.app().study().unwrap().project().study().line_count();
    // Each of these letters does something on the transcript.
    for key in [
        Key::M,
        Key::R,
        Key::I,
        Key::N,
        Key::D,
        Key::C,
        Key::Num1,
        Key::Delete,
    ] {
        window.key(key);
    }
    window.write("mrindc1/");
    let study = window.app().study().unwrap();
    assert_eq!(study.project().study().line_count(), before);
    assert_eq!(
        study.here.selected,
        Selected::Code(code_of(&window, "being asked"))
    );
}

#[test]
fn every_action_with_keys_is_on_the_sheet_of_shortcuts() {
    let mut window = coded(Vec2::new(1280.0, 2400.0));
    window.key(Key::F1);
    for action in Action::ALL {
        if action.keys().is_some() && action.group() != interlinea::ui::ActionGroup::Help {
            assert!(window.shows(action.text()), "{action:?}");
        }
    }
}
