//! The shell of the window: welcome screen, top bar, palette, shortcuts, settings, undo.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use crate::window::{Window, picture};
use egui::accesskit::Role;
use egui::{Key, Modifiers};
use interlinea::ui::WorkspaceKind;

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

#[test]
fn a_folded_panel_and_the_size_of_text_are_remembered_on_this_machine() {
    let mut window = Window::study();
    assert!(window.shows("This study"));
    window.keys(Modifiers::COMMAND, Key::B);
    assert!(!window.shows("This study"));
    window.keys(Modifiers::COMMAND, Key::Plus);
    let home = window.path("home");
    let saved = interlinea::ui::Settings::load(&interlinea::journal::Installation::at(home));
    assert!(saved.panels_of(WorkspaceKind::Documents).left_folded);
    assert!((saved.zoom - 1.1).abs() < 1e-6);
}

#[test]
fn the_sample_is_opened_from_the_welcome_screen_as_a_copy_and_asks_who_one_is() {
    let mut window = Window::welcome();
    window.click("Open the sample study");
    assert!(window.shows("Who are you?"));
    let folder = window.app().study().unwrap().project().folder().to_owned();
    assert!(folder.starts_with(window.path("home").canonicalize().unwrap()));
}

#[test]
fn a_folder_that_is_no_study_is_a_sentence_on_the_welcome_screen() {
    let mut window = Window::welcome();
    window.click("Open a study…");
    let nothing = window.path("nothing");
    std::fs::create_dir(&nothing).unwrap();
    // The dialog may be open too; the field has the focus.
    window.type_into("Folder", &nothing.display().to_string());
    window.key(Key::Enter);
    assert!(window.shows("is not a study's folder"));
    picture(&mut window, "welcome-refused-light");
    window.click("Close this message");
    assert!(!window.shows("is not a study's folder"));
}

#[test]
fn a_study_is_made_by_the_keyboard_alone() {
    let mut window = Window::welcome();
    window.keys(Modifiers::COMMAND, Key::N);
    window.write("Keys only");
    window.key(Key::Tab);
    window.keys(Modifiers::COMMAND, Key::A);
    let folder = window.path("keys-only").display().to_string();
    window.write(&folder);
    // Past the button, the tradition and the framework to the name.
    for _ in 0..4 {
        window.key(Key::Tab);
    }
    assert!(window.role(Role::TextInput, "Your name").is_focused());
    window.write("Bo");
    window.key(Key::Tab);
    window.key(Key::Enter);
    let study = window.app().study().expect("made by keys");
    assert_eq!(study.overview().title, "Keys only");
    assert_eq!(study.overview().people[0].name, "Bo");
}

#[test]
fn the_study_menu_names_every_page_and_what_undo_takes_back() {
    let mut window = Window::study();
    window.click("Study: Peer support in Eastfield");
    for name in [
        "Participants",
        "Analysts",
        "Frameworks",
        "Passes",
        "Settings…",
    ] {
        assert!(window.shows(name), "{name}");
    }
    picture(&mut window, "menu-light");
}

/// The welcome screen with title, folder and name filled in.
fn filled_in() -> Window {
    let mut window = Window::welcome();
    window.type_into("Title", "Trust");
    let folder = window.path("trust").display().to_string();
    window.click_role(Role::TextInput, "Folder");
    window.keys(Modifiers::COMMAND, Key::A);
    window.write(&folder);
    window.type_into("Your name", "Anna");
    window
}

#[test]
fn a_framework_is_chosen_by_the_mouse_alone() {
    let mut window = filled_in();
    window.click_role(Role::ComboBox, "Framework");
    window.click("Quality Implementation Framework");
    window.click("Make the study");
    let codes = &window.app().study().unwrap().overview().codes;
    assert_eq!(codes.iter().filter(|code| code.depth == 0).count(), 4);
}

#[test]
fn a_framework_is_chosen_by_the_keyboard_alone() {
    let mut window = filled_in();
    // Back from the name to the framework, and down in its list.
    window.keys(Modifiers::SHIFT, Key::Tab);
    assert!(window.role(Role::ComboBox, "Framework").is_focused());
    window.key(Key::Enter);
    for _ in 0..12 {
        let marked = window.get("Quality Implementation Framework").is_focused();
        if marked {
            break;
        }
        window.key(Key::ArrowDown);
    }
    assert!(window.get("Quality Implementation Framework").is_focused());
    window.key(Key::Enter);
    window.click("Make the study");
    let codes = &window.app().study().unwrap().overview().codes;
    assert_eq!(codes.iter().filter(|code| code.depth == 0).count(), 4);
}
