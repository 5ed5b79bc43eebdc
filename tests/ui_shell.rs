//! The shell of the window: welcome screen, top bar, palette, shortcuts, settings, undo.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod window;

use egui::accesskit::Role;
use egui::{Key, Modifiers};
use interlinea::ui::WorkspaceKind;
use window::{Window, picture};

#[test]
fn a_study_is_made_on_the_welcome_screen_and_found_again_under_recent_studies() {
    let mut window = Window::welcome();
    picture(&mut window, "welcome-light");
    window.type_into("Title", "Trust in midwives");
    let folder = window.path("trust");
    let field = window.role(Role::TextInput, "Folder");
    field.click();
    window.settle();
    window.keys(Modifiers::COMMAND, Key::A);
    window.write(&folder.display().to_string());
    window.type_into("Your name", "Anna Berg");
    picture(&mut window, "welcome-filled-light");
    window.click("Make the study");
    let study = window.app().study().expect("the study is open");
    assert_eq!(study.overview().title, "Trust in midwives");
    assert_eq!(study.overview().people[0].name, "Anna Berg");
    assert!(study.overview().people[0].is_me);
    picture(&mut window, "new-study-light");
    window.keys(Modifiers::COMMAND, Key::W);
    assert!(window.app().study().is_none());
    assert!(window.shows("Trust in midwives"));
}

#[test]
fn ctrl_with_a_digit_goes_to_each_workspace() {
    let mut window = Window::study();
    let keys = [
        Key::Num1,
        Key::Num2,
        Key::Num3,
        Key::Num4,
        Key::Num5,
        Key::Num6,
    ];
    for (key, kind) in keys.into_iter().zip(WorkspaceKind::ALL) {
        window.keys(Modifiers::COMMAND, key);
        assert_eq!(window.app().study().unwrap().here.workspace, kind);
        picture(&mut window, &format!("empty-{}-light", kind.name()));
    }
}

#[test]
fn the_palette_does_what_its_marked_line_says() {
    let mut window = Window::study();
    window.keys(Modifiers::COMMAND, Key::K);
    window.write("condense");
    picture(&mut window, "palette-light");
    window.key(Key::Enter);
    assert_eq!(
        window.app().study().unwrap().here.workspace,
        WorkspaceKind::Condense
    );
}

#[test]
fn f1_shows_all_shortcuts_and_escape_closes_them() {
    let mut window = Window::study();
    window.key(Key::F1);
    assert!(window.shows("Keyboard shortcuts"));
    assert!(window.shows("Ctrl K") || window.shows("Search or do anything"));
    picture(&mut window, "shortcuts-light");
    window.key(Key::Escape);
    assert!(!window.shows("Keyboard shortcuts"));
}
