//! Two installations on one folder: who sits here, and what of the other shows.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use crate::window::{Window, new_study, picture};
use egui::accesskit::Role;
use egui::{Key, Modifiers, Vec2};
use egui_kittest::kittest::Queryable as _;
use interlinea::journal::{Installation, Project};
use interlinea::model::acts::{
    ImportedDocument, NewPassOf, add_analyst, close_parts, code_passage, import_document,
    make_code, new_code, open_pass,
};
use interlinea::model::{
    Arose, DocumentId, DocumentKind, Level, Part, PassId, PassKind, Span, Talk, Text,
};
use interlinea::ui::WorkspaceKind;
use std::path::Path;

/// A study of Anna and Bo with two documents and a blind inductive pass, in which Bo has coded the first document
/// with a code of his own and closed it. Returns Anna's project, Bo's, the pass and the documents.
struct Blind {
    anna: Project,
    bo: Project,
    pass: PassId,
    documents: Vec<DocumentId>,
}

fn add_document(project: &mut Project, name: &str, words: &str) -> DocumentId {
    let text = Text::new(words.to_owned());
    let hash = project.add_text(&text).unwrap();
    let mut draft = project.draft().unwrap();
    let document = import_document(
        &project.seen(),
        &mut draft,
        ImportedDocument {
            name: name.to_owned(),
            kind: DocumentKind::Transcript,
            text: hash,
            length: text.len(),
            words: 4,
            turns: Vec::new(),
            speakers: Vec::new(),
            language: None,
            original: None,
            remarks: Vec::new(),
        },
    )
    .unwrap();
    project.commit(draft).unwrap();
    document
}

fn blind_study(folder: &Path) -> Blind {
    let anna_home = Installation::at(folder.join("home"));
    let mut anna = new_study(&folder.join("study")).make(&anna_home).unwrap();
    let mut draft = anna.draft().unwrap();
    let bo_id = add_analyst(&anna.seen(), &mut draft, "Bo").unwrap();
    anna.commit(draft).unwrap();
    let documents = vec![
        add_document(&mut anna, "Parent A", "She knows the whole street."),
        add_document(&mut anna, "Parent B", "Nobody rang our bell."),
    ];
    let mut draft = anna.draft().unwrap();
    let pass = {
        let seen = anna.seen();
        let analysts = seen.analysts().iter().map(|it| it.id).collect();
        let of = NewPassOf {
            name: "Inductive".to_owned(),
            kind: PassKind::Inductive,
            analysts,
            framework: None,
            level: Level::Manifest,
            blind: true,
            within: None,
        };
        open_pass(&seen, &mut draft, of).unwrap()
    };
    anna.commit(draft).unwrap();
    let bo_home = Installation::at(folder.join("bo"));
    let mut bo = Project::open(anna.folder(), &bo_home).unwrap();
    bo.bind(bo_id).unwrap();
    let mut draft = bo.draft().unwrap();
    {
        let seen = bo.seen();
        let mut new = new_code("secret of Bo");
        new.arose = Some(Arose {
            pass,
            document: Some(documents[0]),
            span: None,
            within: None,
        });
        let code = make_code(&seen, &mut draft, new).unwrap();
        code_passage(&seen, &mut draft, pass, documents[0], Span::new(0, 9), code).unwrap();
        let now = bo.study().now();
        let part = [Part::Document(documents[0])];
        close_parts(&seen, &mut draft, pass, &part, Talk::NotDiscussed, &now).unwrap();
    }
    bo.commit(draft).unwrap();
    anna.refresh().unwrap();
    Blind {
        anna,
        bo,
        pass,
        documents,
    }
}

#[test]
fn of_a_hidden_pass_only_finished_documents_of_the_other_show() {
    let folder = tempfile::tempdir().unwrap();
    let study = blind_study(folder.path());
    let mut window = Window::with(study.anna, folder, Vec2::new(1280.0, 800.0));
    window.keys(Modifiers::COMMAND, Key::Num1);
    assert!(window.shows("hidden until both close"));
    assert!(window.shows(
        "2 documents · yours: 0 codings, 0 codes, 0 documents finished · Bo: 1 document finished"
    ));
    picture(&mut window, "hidden-documents");
    for kind in WorkspaceKind::ALL {
        window
            .harness
            .state_mut()
            .push(interlinea::ui::Command::Go(kind));
        window.settle();
        assert!(!window.shows("secret of Bo"), "{kind:?}");
    }
    window.keys(Modifiers::COMMAND, Key::K);
    window.write("secret");
    assert!(!window.shows("secret of Bo"));
    window.key(Key::Escape);
    window.keys(Modifiers::COMMAND, Key::K);
    window.write("passes");
    window.key(Key::Enter);
    assert!(!window.shows("secret of Bo"));
    assert!(window.shows("1 of 2 documents finished"));
    let overview = window.app().study().unwrap().overview();
    let bo = overview
        .people
        .iter()
        .find(|it| it.name == "Bo")
        .unwrap()
        .id;
    let first = overview
        .progress(study.pass, bo, study.documents[0])
        .unwrap();
    assert!(first.finished);
    assert_eq!(first.codings, 0);
    assert!(
        overview
            .progress(study.pass, bo, study.documents[1])
            .is_none()
    );
}

#[test]
fn closing_the_last_part_reveals_it_and_says_so() {
    let folder = tempfile::tempdir().unwrap();
    let study = blind_study(folder.path());
    let mut window = Window::with(study.anna, folder, Vec2::new(1280.0, 800.0));
    window.keys(Modifiers::COMMAND, Key::K);
    window.write("passes");
    window.key(Key::Enter);
    let card = "Pass Inductive, hidden until both close";
    window.click(card);
    window.click_role(Role::CheckBox, "Parent A");
    window.click("Close 1 document");
    assert!(window.shows("All analysts have closed"));
    picture(&mut window, "revealed-pass");
    // Now the other's code shows.
    let overview = window.app().study().unwrap().overview();
    assert!(
        overview
            .codes
            .iter()
            .any(|code| code.name == "secret of Bo")
    );
    assert_eq!(overview.counts().codings, 1);
    assert!(window.shows("1 of 2 revealed"));
}

#[test]
fn what_the_other_writes_arrives_in_the_open_window() {
    let folder = tempfile::tempdir().unwrap();
    let mut study = blind_study(folder.path());
    let mut window = Window::with(study.anna, folder, Vec2::new(1280.0, 800.0));
    window.keys(Modifiers::COMMAND, Key::Num1);
    assert!(!window.shows("Parent C"));
    add_document(&mut study.bo, "Parent C", "We met at the laundrette.");
    window.wait_until("the document", |app| {
        let documents = &app.study().unwrap().overview().documents;
        documents.iter().any(|it| it.name == "Parent C")
    });
    assert!(window.shows("Parent C"));
}

#[test]
fn an_installation_that_belongs_to_nobody_is_asked_who_it_is_and_a_new_name_joins() {
    let folder = tempfile::tempdir().unwrap();
    let study = blind_study(folder.path());
    let home = Installation::at(folder.path().join("third"));
    let project = Project::open(study.anna.folder(), &home).unwrap();
    let mut window = Window::with(project, folder, Vec2::new(1280.0, 800.0));
    assert!(window.shows("Who are you?"));
    assert!(!window.shows("secret of Bo"));
    window.type_into("Somebody else: your name", "Cem Yildiz");
    window.click("Join");
    let open = window.app().study().unwrap();
    let me = open.overview().people.iter().find(|it| it.is_me).unwrap();
    assert_eq!(me.name, "Cem Yildiz");
    assert!(!window.shows("Who are you?"));
}

#[test]
fn a_person_of_the_study_takes_their_place_by_a_click() {
    let folder = tempfile::tempdir().unwrap();
    let study = blind_study(folder.path());
    let home = Installation::at(folder.path().join("third"));
    let project = Project::open(study.anna.folder(), &home).unwrap();
    let mut window = Window::with(project, folder, Vec2::new(1280.0, 800.0));
    window.click("Bo, BO");
    let open = window.app().study().unwrap();
    let me = open.overview().people.iter().find(|it| it.is_me).unwrap();
    assert_eq!(me.name, "Bo");
    assert!(
        open.overview()
            .codes
            .iter()
            .any(|code| code.name == "secret of Bo")
    );
}

#[test]
fn changing_the_person_is_a_recorded_act_in_the_settings() {
    let folder = tempfile::tempdir().unwrap();
    let study = blind_study(folder.path());
    let mut window = Window::with(study.anna, folder, Vec2::new(1280.0, 800.0));
    window.keys(Modifiers::COMMAND, Key::Comma);
    assert!(window.shows("It belongs to Anna."));
    window.click("Another person sits here now");
    window.type_into("Name", "Dina");
    picture(&mut window, "settings-person");
    window.click("Record the change");
    let open = window.app().study().unwrap();
    let me = open.overview().people.iter().find(|it| it.is_me).unwrap();
    assert_eq!(me.name, "Dina");
    let log = open.project().seen().log();
    assert!(
        log.iter()
            .any(|entry| entry.details.contains("Dina") || entry.what.contains("Dina"))
    );
    assert!(window.harness.query_by_label("Settings").is_some());
}

#[test]
fn the_history_names_who_did_what_and_nothing_hidden() {
    let folder = tempfile::tempdir().unwrap();
    let study = blind_study(folder.path());
    let mut window = Window::with(study.anna, folder, Vec2::new(1280.0, 800.0));
    window.keys(Modifiers::COMMAND, Key::H);
    assert!(window.shows("History and sync"));
    assert!(window.shows("Parent A"));
    assert!(!window.shows("secret of Bo"));
    window.type_into("Filter", "Parent B");
    assert!(!window.shows("Parent A"));
    assert!(window.shows("Parent B"));
    picture(&mut window, "history-light");
}

#[test]
fn a_search_for_the_others_hidden_code_says_what_it_says_of_no_code() {
    let folder = tempfile::tempdir().unwrap();
    let study = blind_study(folder.path());
    let mut window = Window::with(study.anna, folder, Vec2::new(1280.0, 800.0));
    window.keys(Modifiers::COMMAND, Key::Num5);
    for query in ["code:\"secret of Bo\"", "code:\"secret of Nobody\""] {
        window.click_role(Role::TextInput, "Search the transcripts");
        window.keys(Modifiers::COMMAND, Key::A);
        window.write(query);
        window.wait_for(&format!("0 places in 0 paragraphs for “{query}”"));
        assert!(window.shows("there is no code of this name or path"));
    }
    // Nor is it offered where segments are chosen by code.
    window.click_role(Role::Tab, "Segments of codes");
    window.click("Choose a code…");
    window.write("secret");
    assert!(!window.shows("secret of Bo"));
    // Its coding does not stand beside what is found there.
    window.key(Key::Escape);
    window.click_role(Role::Tab, "Search");
    window.click_role(Role::TextInput, "Search the transcripts");
    window.keys(Modifiers::COMMAND, Key::A);
    window.write("knows");
    window.wait_for("1 place in 1 paragraph for “knows”");
    assert!(!window.shows("secret of Bo"));
}
