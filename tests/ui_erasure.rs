//! A participant withdraws: erasing a document in the real window.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod window;

use egui::{Key, Modifiers, Vec2};
use egui_kittest::kittest::Queryable as _;
use std::path::Path;
use window::{coded::coded, picture};

/// Whether any file of the folder holds these words.
fn found_in(folder: &Path, words: &str) -> bool {
    std::fs::read_dir(folder).unwrap().any(|entry| {
        let path = entry.unwrap().path();
        if path.is_dir() {
            return found_in(&path, words);
        }
        let bytes = std::fs::read(&path).unwrap();
        String::from_utf8_lossy(&bytes).contains(words)
    })
}

#[test]
fn an_erased_document_leaves_no_word_in_the_folder() {
    let mut window = coded(Vec2::new(1280.0, 800.0));
    let study = window.path("study");
    assert!(found_in(&study, "She asked me how I slept"));
    window.keys(Modifiers::COMMAND, Key::Num1);
    let row = window.harness.get_all_by_label_contains("Marek").next();
    row.unwrap().click();
    window.settle();
    window.click("Erase…");
    window.type_into("Reason for erasing", "withdrew");
    picture(&mut window, "erase");
    window.click("Erase for good");
    window.wait_for("Words were erased from this study");
    assert!(!found_in(&study, "She asked me how I slept"));
    assert!(found_in(&study, "withdrew"), "who, when and why stay");
    // The rest of the study goes on.
    assert!(found_in(&study, "Nobody knows who they are"));
    assert!(window.shows("The words of this document were erased."));
    window.keys(Modifiers::COMMAND, Key::Num2);
    picture(&mut window, "erased-code");
    assert!(!window.shows("She asked me how I slept"));
}
