//! The Documents workspace: importing, records, participants, frameworks, passes.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use crate::window::{Window, picture};
use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable as _;
use interlinea::model::{PassKind, SpeakerIs};
use interlinea::ui::{Selected, WorkspaceKind};

const TALK: &str = "Interviewer: How did it begin?\n\
    Amina: A neighbour told me about it.\n\
    Interviewer: And then?\n\
    Amina: I came the week after, and I have come since.\n\
    Interviewer: What was it like?\n\
    Amina: Like sitting in a kitchen.\n";

/// Types the path of a file into the import page and waits for its preview.
fn look_at(window: &mut Window, name: &str, words: &str) {
    let path = window.file(name, words);
    window.keys(Modifiers::COMMAND, Key::I);
    window.write(&path.display().to_string());
    window.key(Key::Enter);
    window.wait_for(&format!("{name}, 2 speakers"));
}

fn import(window: &mut Window, name: &str, words: &str) {
    look_at(window, name, words);
    if window.shows("Say what becomes of the files") {
        window.click("keep only the text");
    }
    let before = window.app().study().unwrap().overview().documents.len();
    window.click("Import 1 document");
    window.wait_until("the import", |app| {
        app.study().unwrap().overview().documents.len() == before + 1
    });
}

#[test]
fn a_typed_path_is_previewed_corrected_mapped_and_imported() {
    let mut window = Window::study();
    look_at(&mut window, "Amina.txt", TALK);
    assert!(window.shows("Amina.txt, 2 speakers · 6 turns"));
    picture(&mut window, "import-light");
    // Whether the file is kept is asked before the first import, and nothing is imported before it is said.
    assert!(window.shows("Say what becomes of the files themselves."));
    window.type_into("Role of everybody else", "Parent");
    window.click("Set");
    window.click("keep a copy in the study's folder");
    picture(&mut window, "import-mapped-light");
    window.click("Import 1 document");
    window.wait_until("the import", |app| {
        app.study().unwrap().overview().documents.len() == 1
    });
    let study = window.app().study().unwrap();
    let document = &study.overview().documents[0];
    assert_eq!(document.name, "Amina");
    assert_eq!(document.participants.len(), 1);
    assert_eq!(
        study.overview().label(document.participants[0]),
        "Parent #1"
    );
    let seen = study.project().seen();
    let record = seen.document(document.id).unwrap();
    assert_eq!(record.speaker(0), Some(&SpeakerIs::Interviewer));
    assert!(record.imported.original.as_ref().unwrap().kept);
    picture(&mut window, "documents-light");
}

#[test]
fn a_file_that_is_there_already_says_so_and_is_not_imported_twice() {
    let mut window = Window::study();
    import(&mut window, "Amina.txt", TALK);
    let path = window.file("Again.txt", TALK);
    window.keys(Modifiers::COMMAND, Key::I);
    window.write(&path.display().to_string());
    window.key(Key::Enter);
    window.wait_for("in the study already as “Amina”");
    assert!(window.shows("Import 0 documents"));
}

#[test]
fn a_file_that_cannot_be_read_is_a_sentence_that_stays_until_read() {
    let mut window = Window::study();
    let path = window.path("missing.docx");
    window.keys(Modifiers::COMMAND, Key::I);
    window.write(&path.display().to_string());
    window.key(Key::Enter);
    window.wait_for("missing.docx");
    window.settle();
    assert!(window.shows("missing.docx"));
    picture(&mut window, "import-refused-light");
    window.click("Close this message");
    assert!(!window.shows("missing.docx"));
}

#[test]
fn a_pass_is_opened_by_the_keyboard_alone() {
    let mut window = Window::study();
    import(&mut window, "Amina.txt", TALK);
    window.keys(Modifiers::COMMAND, Key::K);
    window.write("open a pass");
    window.key(Key::Enter);
    // The name has the focus and a proposal; the tab key goes on to the button.
    picture(&mut window, "new-pass-light");
    for _ in 0..12 {
        window.key(Key::Tab);
        if window.role(Role::Button, "Open the pass").is_focused() {
            break;
        }
    }
    assert!(window.role(Role::Button, "Open the pass").is_focused());
    window.key(Key::Enter);
    let study = window.app().study().unwrap();
    let pass = &study.overview().passes[0];
    assert_eq!(pass.kind, PassKind::Deductive);
    assert_eq!(pass.name, "Deductive");
    assert_eq!(study.here.pass, Some(pass.id));
    assert_eq!(study.here.selected, Selected::Pass(pass.id));
    picture(&mut window, "passes-light");
}

#[test]
fn undo_takes_an_import_back_and_redo_brings_it_again() {
    let mut window = Window::study();
    import(&mut window, "Amina.txt", TALK);
    window.keys(Modifiers::COMMAND, Key::Z);
    assert!(
        window
            .app()
            .study()
            .unwrap()
            .overview()
            .documents
            .is_empty()
    );
    window.keys(Modifiers::COMMAND | Modifiers::SHIFT, Key::Z);
    assert_eq!(window.app().study().unwrap().overview().documents.len(), 1);
}

#[test]
fn a_switched_off_construct_stays_in_the_framework_but_not_in_use() {
    let mut window = Window::study();
    window.keys(Modifiers::COMMAND, Key::K);
    window.write("frameworks");
    window.key(Key::Enter);
    picture(&mut window, "frameworks-light");
    let used = |window: &Window| {
        let codes = &window.app().study().unwrap().overview().codes;
        let context = codes.iter().find(|code| code.path == "Context").unwrap();
        !context.switched_off
    };
    assert!(used(&window));
    window.click_role(Role::CheckBox, "Use Context");
    assert!(!used(&window));
    window.keys(Modifiers::COMMAND, Key::Z);
    assert!(used(&window));
}

#[test]
fn what_was_done_is_found_again_when_the_study_is_opened_again() {
    let mut window = Window::study();
    import(&mut window, "Amina.txt", TALK);
    window.keys(Modifiers::COMMAND, Key::W);
    assert!(window.app().study().is_none());
    window
        .harness
        .get_by_label_contains("Peer support in Eastfield, ")
        .click();
    window.settle();
    let study = window.app().study().expect("it is open again");
    assert_eq!(study.overview().documents[0].name, "Amina");
    assert_eq!(study.overview().people[0].name, "Anna");
    assert!(study.overview().people[0].is_me);
    assert_eq!(study.here.workspace, WorkspaceKind::Documents);
}

/// A file as the system drops it on a window.
#[derive(Debug)]
struct Dropped(std::path::PathBuf);

impl egui::DroppedFile for Dropped {
    fn path(&self) -> &std::path::Path {
        &self.0
    }

    fn bytes(&self) -> Result<Vec<u8>, String> {
        std::fs::read(&self.0).map_err(|error| error.to_string())
    }
}

#[test]
fn files_dropped_on_any_screen_are_previewed() {
    let mut window = Window::study();
    window.keys(Modifiers::COMMAND, Key::Num4);
    let path = window.file("Amina.txt", TALK);
    let dropped: egui::DroppedFileHandle = std::sync::Arc::new(Dropped(path));
    window.harness.input_mut().dropped_files.push(dropped);
    window.wait_for("Amina.txt, 2 speakers");
    assert_eq!(
        window.app().study().unwrap().here.workspace,
        WorkspaceKind::Documents
    );
}

#[test]
fn a_label_can_be_renamed_merged_and_ignored_before_the_import() {
    let mut window = Window::study();
    let talk = TALK.replace("Amina: Like", "Amnia: Like");
    let path = window.file("Slip.txt", &(talk + "Amnia: Every week.\n"));
    window.keys(Modifiers::COMMAND, Key::I);
    window.write(&path.display().to_string());
    window.key(Key::Enter);
    window.wait_for("Slip.txt, 3 speakers");
    window.click_role(Role::TextInput, "Name of Amnia");
    window.keys(Modifiers::COMMAND, Key::A);
    window.write("Amina");
    assert!(window.shows("Slip.txt, 2 speakers"));
    window.click_role(Role::CheckBox, "Interviewer is no speaker");
    assert!(window.shows("Slip.txt, 1 speaker ·"));
}

#[test]
fn participants_get_their_labels_from_role_and_number_and_attributes_are_typed_beside_them() {
    let mut window = Window::study();
    window.keys(Modifiers::COMMAND, Key::K);
    window.write("participants");
    window.key(Key::Enter);
    for _ in 0..2 {
        window.click_role(Role::TextInput, "Role");
        window.keys(Modifiers::COMMAND, Key::A);
        window.write("Peer supporter");
        window.click("Add the participant");
    }
    let labels = |window: &Window| -> Vec<String> {
        let study = window.app().study().unwrap();
        study.overview().labels.values().cloned().collect()
    };
    assert_eq!(labels(&window), ["Peer supporter #1", "Peer supporter #2"]);
    window.type_into("New attribute", "age");
    window.click("Add");
    window.type_into("age", ">60");
    window.key(Key::Enter);
    assert!(window.shows("Peer supporter #2, Peer supporter, >60"));
    picture(&mut window, "participants-light");
}

#[test]
fn an_undo_button_names_what_it_takes_back() {
    let mut window = Window::study();
    import(&mut window, "Amina.txt", TALK);
    let undo = window
        .app()
        .study()
        .unwrap()
        .overview()
        .undo
        .clone()
        .unwrap();
    assert!(!undo.name.is_empty());
    let name = format!("Undo: {}", undo.name);
    window.role(Role::Button, &name).click();
    window.settle();
    assert!(
        window
            .app()
            .study()
            .unwrap()
            .overview()
            .documents
            .is_empty()
    );
}
