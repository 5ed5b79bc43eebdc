//! A study's folder: made, opened, changed by several installations and windows.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use interlinea::journal::{Installation, JournalError, Project};
use interlinea::model::{AnalystId, Change, NewAnalyst, NewDocument, StudyEdit, Text};
use std::path::PathBuf;
use tempfile::TempDir;

struct Place {
    _temp: TempDir,
    study: PathBuf,
    home: PathBuf,
}

impl Place {
    fn new() -> Self {
        let temp = TempDir::new().unwrap();
        Self {
            study: temp.path().join("my study"),
            home: temp.path().join("home"),
            _temp: temp,
        }
    }

    fn home(&self, name: &str) -> Installation {
        Installation::at(self.home.join(name))
    }
}

fn analyst(project: &mut Project, name: &str) -> AnalystId {
    let mut draft = project.draft().unwrap();
    let new = NewAnalyst {
        name: name.into(),
        initials: name.chars().take(2).collect(),
        colour: 1,
    };
    let id = draft.push(Change::AddAnalyst(Box::new(new)));
    project.commit(draft).unwrap();
    id.into()
}

fn title(project: &mut Project, title: &str) {
    let mut draft = project.draft().unwrap();
    draft.push(Change::Study(StudyEdit::Title(title.into())));
    project.commit(draft).unwrap();
}

#[test]
fn what_was_recorded_is_there_when_the_study_is_opened_again() {
    let place = Place::new();
    let mut project = Project::create(&place.study, &place.home("a")).unwrap();
    let ana = analyst(&mut project, "Ana");
    project.bind(ana).unwrap();
    title(&mut project, "Peers");
    drop(project);
    let project = Project::open(&place.study, &place.home("a")).unwrap();
    assert_eq!(project.seen().title(), "Peers");
    assert_eq!(project.person(), Some(ana));
    assert!(project.check().unwrap().ok);
}

#[test]
fn two_installations_on_one_folder_see_each_other() {
    let place = Place::new();
    let mut one = Project::create(&place.study, &place.home("a")).unwrap();
    let ana = analyst(&mut one, "Ana");
    one.bind(ana).unwrap();
    let mut two = Project::open(&place.study, &place.home("b")).unwrap();
    assert_eq!(
        two.person(),
        None,
        "another installation belongs to nobody yet"
    );
    let bo = analyst(&mut two, "Bo");
    two.bind(bo).unwrap();
    assert_eq!(one.refresh().unwrap().new_lines, 2);
    assert_eq!(one.seen().analyst(bo).unwrap().name.text(), "Bo");
    assert_eq!(one.study(), two.study());
    assert_eq!(one.person(), Some(ana));
    assert_eq!(two.person(), Some(bo));
    title(&mut one, "Peers");
    assert_eq!(two.refresh().unwrap().new_lines, 1);
    assert_eq!(two.refresh().unwrap().new_lines, 0);
    assert_eq!(two.seen().title(), "Peers");
}

#[test]
fn two_windows_of_one_installation_write_with_two_devices_and_the_next_takes_the_first() {
    let place = Place::new();
    let home = place.home("a");
    let mut one = Project::create(&place.study, &home).unwrap();
    let first = one.draft().unwrap().device();
    title(&mut one, "a");
    let mut two = Project::open(&place.study, &home).unwrap();
    let second = two.draft().unwrap().device();
    assert_ne!(first, second);
    title(&mut two, "b");
    drop(one);
    drop(two);
    let mut three = Project::open(&place.study, &home).unwrap();
    assert_eq!(three.draft().unwrap().device(), first);
    title(&mut three, "c");
    assert_eq!(three.seen().title(), "c");
    assert!(three.check().unwrap().ok);
}

#[test]
fn undo_and_redo_reach_across_restarts() {
    let place = Place::new();
    let home = place.home("a");
    let mut project = Project::create(&place.study, &home).unwrap();
    let ana = analyst(&mut project, "Ana");
    project.bind(ana).unwrap();
    title(&mut project, "a");
    title(&mut project, "b");
    drop(project);
    let mut project = Project::open(&place.study, &home).unwrap();
    assert!(project.undo().unwrap().is_some());
    assert_eq!(project.seen().title(), "a");
    drop(project);
    let mut project = Project::open(&place.study, &home).unwrap();
    assert!(project.redo().unwrap().is_some());
    assert_eq!(project.seen().title(), "b");
    assert!(project.redo().unwrap().is_none());
}

#[test]
fn a_text_is_durable_and_verified_and_a_missing_one_is_said_to_be_missing() {
    let place = Place::new();
    let mut project = Project::create(&place.study, &place.home("a")).unwrap();
    let text = Text::new("Ö, sa hon.\nJa.".to_owned());
    let hash = project.add_text(&text).unwrap();
    let mut draft = project.draft().unwrap();
    draft.push(Change::AddDocument(Box::new(NewDocument {
        name: "Interview 1".into(),
        kind: Default::default(),
        text: hash,
        length: text.len(),
        words: 4,
        speakers: vec![],
        turns: vec![],
        language: None,
        original: None,
        follows: None,
    })));
    project.commit(draft).unwrap();
    let again = Project::open(&place.study, &place.home("b")).unwrap();
    assert_eq!(*again.text(hash).unwrap(), text);
    let path = place.study.join(format!("texts/{hash}.txt"));
    std::fs::write(&path, "Something else").unwrap();
    let report = again.check().unwrap();
    assert_eq!(report.faults[0].file, format!("texts/{hash}.txt"));
    std::fs::remove_file(&path).unwrap();
    let again = Project::open(&place.study, &place.home("b")).unwrap();
    assert!(matches!(
        again.text(hash),
        Err(JournalError::TextMissing { .. })
    ));
    assert!(!again.check().unwrap().ok);
}

#[test]
fn a_new_study_wants_an_empty_folder_and_a_study_its_project_file() {
    let place = Place::new();
    std::fs::create_dir_all(&place.study).unwrap();
    std::fs::write(place.study.join("notes.txt"), "x").unwrap();
    let home = place.home("a");
    let refused = Project::create(&place.study, &home).unwrap_err();
    assert!(matches!(refused, JournalError::NotEmpty(_)));
    let refused = Project::open(&place.study, &home).unwrap_err();
    assert!(refused.to_string().contains("project.ron"));
}

#[test]
fn opening_and_drafting_write_nothing_into_the_folder() {
    let place = Place::new();
    drop(Project::create(&place.study, &place.home("a")).unwrap());
    let listing = || {
        let mut names: Vec<_> = walk(&place.study);
        names.sort();
        names
    };
    let before = listing();
    let mut project = Project::open(&place.study, &place.home("a")).unwrap();
    let draft = project.draft().unwrap();
    project.commit(draft).unwrap();
    project.refresh().unwrap();
    project.check().unwrap();
    assert_eq!(listing(), before);
}

fn walk(folder: &std::path::Path) -> Vec<(PathBuf, Vec<u8>)> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.push((path.clone(), Vec::new()));
            found.extend(walk(&path));
        } else {
            let content = std::fs::read(&path).unwrap();
            found.push((path, content));
        }
    }
    found
}
