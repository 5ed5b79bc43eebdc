//! Condense in the real window: codes into categories.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod window;

use egui::{Key, Modifiers, Vec2, accesskit::Role};
use window::{coded::coded, picture};

const SIZE: Vec2 = Vec2::new(1280.0, 800.0);

#[test]
fn codes_that_were_given_wait_unsorted_until_they_are_in_a_category() {
    let mut window = coded(SIZE);
    window.keys(Modifiers::COMMAND, Key::Num4);
    assert!(window.shows("4 codes"));
    assert!(window.shows("being asked, 2 segments · 1 document · Anna"));
    window.click("being asked, 2 segments · 1 document · Anna");
    window.click("Make a category of 1 code");
    assert!(window.shows("3 codes"), "one fewer in the tray");
    picture(&mut window, "condense");
}

#[test]
fn a_category_is_made_named_and_defined_by_keyboard() {
    let mut window = coded(SIZE);
    window.keys(Modifiers::COMMAND, Key::Num4);
    window.click("not by phone, 1 segment · 1 document · Anna");
    window.type_into("New category", "Ways of meeting");
    window.key(Key::Enter);
    assert!(window.shows("Ways of meeting"));
    window.click_role(Role::MultilineTextInput, "Definition");
    window.write("How the first contact comes about.");
    window.key(Key::Tab);
    assert!(window.shows("Level: Category"));
    let said = window.app().study().unwrap().project().seen().categories()[0]
        .definition
        .text()
        .to_owned();
    assert_eq!(said, "How the first contact comes about.");
    window.click("Undo: definition of Ways of meeting");
    window.click("Undo: new category Ways of meeting");
    assert!(window.shows("4 codes"), "all codes are unsorted again");
}
