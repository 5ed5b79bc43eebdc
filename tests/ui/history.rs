//! History, reasons and the study as it was, in the real window.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use crate::window::{Window, coded::coded, picture};
use egui::accesskit::Role;
use egui::{Key, Modifiers, Vec2};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use interlinea::model::CodeId;
use interlinea::ui::{Action, Command, Selected, WorkspaceKind};

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

/// The definition in the panel at the right; empty where none is shown.
fn definition(window: &Window) -> String {
    let field = window
        .harness
        .query_by_role_and_label(Role::MultilineTextInput, "Definition");
    field
        .and_then(|it| it.accesskit_node().value())
        .unwrap_or_default()
}

/// The History page, reached by its shortcut.
fn history_page(window: &mut Window) {
    window.keys(Modifiers::COMMAND, Key::H);
    window.settle();
}

#[test]
fn the_whole_window_shows_the_study_as_it_was_and_nothing_can_be_changed_there() {
    let mut window = with_code("being asked");
    define(&mut window, "Somebody asks how one is.");
    let lines = window.app().study().unwrap().project().study().line_count();
    history_page(&mut window);
    picture(&mut window, "history-page-light");
    // The coding of the second document, long before the definition.
    let rows: Vec<String> = {
        let rows = window
            .harness
            .query_all_by_label_contains("coding with being asked");
        rows.filter_map(|row| row.accesskit_node().label())
            .collect()
    };
    window.click(&rows[0].clone());
    window.click("The study as it was then");
    window.wait_for("read only");
    assert!(window.shows("As it was on"));
    push(&mut window, Command::Go(WorkspaceKind::Code));
    let code = code_of(&window, "being asked");
    push(&mut window, Command::Select(Selected::Code(code)));
    assert_eq!(definition(&window), "");
    picture(&mut window, "as-it-was-light");
    push(&mut window, Command::Do(Action::Dark));
    picture(&mut window, "as-it-was-dark");
    push(
        &mut window,
        Command::Act {
            what: "rename",
            act: Box::new(move |act| {
                interlinea::model::acts::rename_code(act.seen, act.draft, code, "other")
                    .map(|()| Vec::new())
                    .map_err(|error| error.to_string())
            }),
            why: None,
        },
    );
    push(&mut window, Command::Do(Action::Undo));
    assert!(window.shows("nothing can be changed there"));
    let study = window.app().study().unwrap();
    assert_eq!(study.project().study().line_count(), lines);
    window.click("Back to now");
    assert!(!window.shows("read only"));
    assert_eq!(definition(&window), "Somebody asks how one is.");
}

#[test]
fn an_earlier_day_is_typed_and_one_before_everything_is_refused() {
    let mut window = coded(SIZE);
    push(&mut window, Command::Do(Action::AsItWas));
    window.type_into("Day", "the other day");
    window.click("Show the study as it was");
    assert!(window.shows("is no day and time"));
    window.click_role(Role::TextInput, "Day");
    window.keys(Modifiers::COMMAND, Key::A);
    window.write("2001-01-01");
    window.click("Show the study as it was");
    window.wait_for("Nothing had been recorded at that moment");
    assert!(!window.shows("As it was on"));
    picture(&mut window, "as-it-was-choose");
}

#[test]
fn the_log_is_filtered_and_saved_as_it_is_filtered() {
    let mut window = with_code("being asked");
    define(&mut window, "Somebody asks how one is.");
    history_page(&mut window);
    window.type_into("Filter", "somebody asks");
    assert!(window.shows("1 steps") || window.shows("1 step"));
    window.click("Save these as a file…");
    let path = window.path("out.csv");
    window.click_role(Role::TextInput, "Save as");
    window.keys(Modifiers::COMMAND, Key::A);
    window.write(&path.display().to_string());
    window.click("Save the log");
    window.wait_for("Saved as");
    assert!(path.is_file());
    picture(&mut window, "history-saved");
}

#[test]
fn who_is_how_far_shows_no_more_than_what_is_finished() {
    let mut window = coded(SIZE);
    history_page(&mut window);
    window.click("Who is how far");
    assert!(window.shows("Anna (you)"));
    assert!(window.shows("0 of 2 documents finished"));
    picture(&mut window, "history-people");
    window.click("To settle");
    assert!(window.shows("Everything on this folder has arrived"));
}
