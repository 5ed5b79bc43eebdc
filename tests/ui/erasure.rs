//! A participant withdraws: erasing a document in the real window.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use crate::window::{coded::coded, picture};
use egui::{Key, Modifiers, Vec2};
use egui_kittest::kittest::Queryable as _;
use std::path::Path;

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

#[test]
fn selected_words_are_erased_from_the_text_and_the_document_can_be_renamed_with_them() {
    let mut window = coded(Vec2::new(1280.0, 800.0));
    let study = window.path("study");
    let (document, span) = {
        let open = window.app().study().unwrap();
        let seen = open.project().seen();
        let document = seen.documents()[1].clone();
        let text = open.project().text(document.imported.text).unwrap();
        let words = "She asked me how I slept";
        let place = text.as_str().find(words).unwrap();
        let start = text.as_str()[..place].chars().count() as u32;
        let end = start + words.chars().count() as u32;
        (document.id, interlinea::model::Span::new(start, end))
    };
    let command = interlinea::ui::Command::ShowPassage { document, span };
    window.harness.state_mut().push(command);
    window.settle();
    window.keys(Modifiers::COMMAND, Key::K);
    window.write("erase these words");
    window.key(Key::Enter);
    window.type_into("Reason for erasing", "a name was said");
    let name = "Name of the document (erasing leaves it as it is)";
    window.click_role(egui::accesskit::Role::TextInput, name);
    window.keys(Modifiers::COMMAND, Key::A);
    window.write("Parent 7");
    picture(&mut window, "erase-passage");
    window.get("Erase for good").click_accesskit();
    // The fonts that come with the program have no black bar, and no others are here: the text is not drawn again.
    let elsewhere = interlinea::ui::Command::Go(interlinea::ui::WorkspaceKind::Documents);
    window.harness.state_mut().push(elsewhere);
    window.settle();
    picture(&mut window, "erased-passage");
    window.wait_until("the erasure", |_| {
        !found_in(&study, "She asked me how I slept")
    });
    assert!(
        found_in(&study, "Nobody had asked me that"),
        "the rest stays"
    );
    let open = window.app().study().unwrap();
    assert_eq!(open.overview().document(document).unwrap().name, "Parent 7");
}
