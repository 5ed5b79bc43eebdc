//! Report in the real window: the codebook is saved.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod window;

use egui::{Key, Modifiers, Vec2, accesskit::Role};
use window::{coded::coded, picture};

#[test]
fn the_codebook_is_seen_before_it_is_saved_as_a_table() {
    let mut window = coded(Vec2::new(1280.0, 800.0));
    window.keys(Modifiers::COMMAND, Key::Num6);
    assert!(window.shows("being asked"));
    picture(&mut window, "report");
    window.click("Table (CSV)");
    window.click_role(Role::TextInput, "Save as");
    window.keys(Modifiers::COMMAND, Key::A);
    let path = window.path("codebook.csv");
    window.write(&path.display().to_string());
    window.click("Save the codebook");
    window.wait_for("Saved as");
    let written = std::fs::read_to_string(path).unwrap();
    assert!(written.contains("being asked"));
}

#[test]
fn a_folder_that_is_not_there_is_said_in_a_sentence_and_nothing_is_lost() {
    let mut window = coded(Vec2::new(1280.0, 800.0));
    window.keys(Modifiers::COMMAND, Key::Num6);
    window.click_role(Role::TextInput, "Save as");
    window.keys(Modifiers::COMMAND, Key::A);
    let path = window.path("no/such/folder/codebook.xlsx");
    window.write(&path.display().to_string());
    window.click("Save the codebook");
    window.wait_for("no/such/folder");
    assert!(!window.shows("Saved as /"));
}
