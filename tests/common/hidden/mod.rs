//! One study in two worlds: in both Anna, Bo, Cy and Dana have worked; in one of them Bo has done more in passes that are
//! hidden from the others. Whoever is not Bo must see the same of both.

#![allow(
    dead_code,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::must_use_candidate
)]

pub mod masked;
mod work;

use interlinea::journal::{Installation, Project};
use interlinea::model::acts::{self, ImportedDocument, NewPassOf};
use interlinea::model::*;
use std::path::{Path, PathBuf};
use tempfile::TempDir;
pub use work::{Passes, hidden_work, own_work};

/// What every word of Bo's hidden work begins with, in whatever case.
pub const SECRET: &str = "bozz";
/// What every word of Anna's own work in the same passes begins with.
pub const OWN: &str = "annz";

/// Said in both interviews; 24 sentences.
pub const SAID: [&str; 8] = [
    "I go where they already are. It is almost never by phone. If she speaks Tigrinya I can only smile.",
    "They do not go to the park. The ones who need it most nobody knows. We met at the laundrette.",
    "Twice with some and ten times with others. It depends on what she needs. We had coffee and that was all.",
    "She asked me how I slept. Nobody had asked me that. We had no time at all.",
    "Trust came later. With the forms came the worries. We laughed.",
    "My mother rang every day. I did not answer. She came all the same.",
    "The office closed at three. We waited in the corridor. Somebody brought a chair.",
    "I would do it again. Not in the same place. Perhaps with fewer forms.",
];

/// The people of the study.
#[derive(Debug, Clone, Copy)]
pub struct People {
    pub anna: AnalystId,
    pub bo: AnalystId,
    pub cy: AnalystId,
    pub dana: AnalystId,
}

/// Both worlds, in one temporary folder.
pub struct Worlds {
    pub folder: TempDir,
    pub people: People,
    pub passes: Passes,
    pub documents: Vec<DocumentId>,
    /// Names of the things that Bo's hidden work made: no command and no screen of another may print one.
    pub hidden_ids: Vec<String>,
}

impl Worlds {
    /// Builds both.
    pub fn build() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let common = folder.path().join("common");
        let (mut anna, people, documents) = found(&folder, &common);
        let passes = work::open_passes(&mut anna, people, &documents, folder.path(), &common);
        own_work(&mut anna, &passes, &documents);
        drop(anna);
        let mut hidden_ids = Vec::new();
        for world in ["without", "with"] {
            let study = folder.path().join(world).join("study");
            copy_folder(&common, &study);
            let home = Installation::at(folder.path().join(format!("bo-{world}")));
            let mut bo = Project::open(&study, &home).unwrap();
            bo.bind(people.bo).unwrap();
            // Something of Bo's that everybody sees, so that it shows in both worlds that he was at work.
            act(&mut bo, |_, draft| {
                draft.push(Change::EditAnalyst {
                    analyst: people.bo,
                    edit: AnalystEdit::Background("physiotherapist".to_owned()),
                });
            });
            if world == "with" {
                hidden_ids = hidden_work(&mut bo, &passes, &documents);
            } else {
                work::visible_of_bo(&mut bo, &passes, &documents);
            }
        }
        Self {
            folder,
            people,
            passes,
            documents,
            hidden_ids,
        }
    }

    /// The study's folder in one of the worlds.
    pub fn study(&self, with: bool) -> PathBuf {
        let world = if with { "with" } else { "without" };
        self.folder.path().join(world).join("study")
    }

    /// How a cut names the installation at which Bo worked in a world.
    pub fn device_of_bo(&self, with: bool) -> String {
        let world = if with { "with" } else { "without" };
        let home = Installation::at(self.folder.path().join(format!("bo-{world}")));
        let project = Project::open(&self.study(with), &home).unwrap();
        let common = Project::open(&self.folder.path().join("common"), &home).unwrap();
        let known = common.seen().installations();
        let bound = project.seen().installations();
        let mut new = bound.iter().filter(|it| !known.contains(it));
        format!("{}:", new.next().unwrap().0)
    }

    /// A copy of the study of a world for somebody to look at in a window of their own.
    pub fn opened_by(&self, with: bool, who: Option<AnalystId>) -> (Project, TempDir) {
        let folder = tempfile::tempdir().unwrap();
        let study = folder.path().join("study");
        copy_folder(&self.study(with), &study);
        let home = Installation::at(folder.path().join("home"));
        let mut project = Project::open(&study, &home).unwrap();
        if let Some(who) = who {
            project.bind(who).unwrap();
        }
        (project, folder)
    }
}

/// One step.
pub fn act<T>(project: &mut Project, act: impl FnOnce(&Seen<'_>, &mut StepDraft) -> T) -> T {
    let mut draft = project.draft().unwrap();
    let made = act(&project.seen(), &mut draft);
    project.commit(draft).unwrap();
    made
}

/// Where a sentence stands.
pub fn sentence(words: &str) -> Span {
    let text = words_of_interview();
    let at = text.find(words).unwrap_or_else(|| panic!("{words}"));
    let start = text[..at].chars().count() as u32;
    Span::new(start, start + words.chars().count() as u32)
}

fn words_of_interview() -> String {
    turns().0
}

fn turns() -> (String, Vec<Turn>) {
    let mut words = String::new();
    let mut turns = Vec::new();
    for (n, said) in SAID.iter().enumerate() {
        for (speaker, label, said) in [(0, "I", "And then?"), (1, "PS", *said)] {
            let start = words.chars().count() as u32;
            words.push_str(&format!("{label}: {said}\n"));
            turns.push(Turn {
                start,
                body: start + label.len() as u32 + 2,
                end: words.chars().count() as u32 - 1,
                speaker: Some(speaker),
                time_ms: Some(n as u32 * 60_000),
            });
        }
    }
    (words, turns)
}

fn found(folder: &TempDir, study: &Path) -> (Project, People, Vec<DocumentId>) {
    let home = Installation::at(folder.path().join("anna"));
    let new = interlinea::ui::NewStudy {
        title: "Peer support in Eastfield".to_owned(),
        folder: study.to_owned(),
        framework: "mrc-pe-2015".to_owned(),
        person: "Anna".to_owned(),
        ..interlinea::ui::NewStudy::default()
    };
    let mut anna = new.make(&home).unwrap();
    let me = anna.person().unwrap();
    let mut add = |name: &str| {
        act(&mut anna, |seen, draft| {
            acts::add_analyst(seen, draft, name).unwrap()
        })
    };
    let people = People {
        anna: me,
        bo: add("Bo"),
        cy: add("Cy"),
        dana: add("Dana"),
    };
    let mut documents = Vec::new();
    for name in ["Peer supporter #2", "Parent #1"] {
        let (words, turns) = turns();
        let words = words + &format!("{name} leaves.\n");
        let text = Text::new(words);
        let hash = anna.add_text(&text).unwrap();
        let imported = ImportedDocument {
            name: name.to_owned(),
            kind: DocumentKind::Transcript,
            text: hash,
            length: text.len(),
            words: 300,
            turns,
            speakers: vec![
                ("I".to_owned(), Some(SpeakerIs::Interviewer)),
                ("PS".to_owned(), None),
            ],
            language: Some("en".to_owned()),
            original: None,
            remarks: Vec::new(),
        };
        documents.push(act(&mut anna, |seen, draft| {
            acts::import_document(seen, draft, imported).unwrap()
        }));
    }
    (anna, people, documents)
}

/// A pass in the making.
pub fn new_pass(name: &str, kind: PassKind, analysts: &[AnalystId]) -> NewPassOf {
    NewPassOf {
        name: name.to_owned(),
        kind,
        analysts: analysts.to_vec(),
        framework: None,
        level: Level::Manifest,
        blind: analysts.len() > 1,
        within: None,
    }
}

/// Closes parts of a pass.
pub fn close(project: &mut Project, pass: PassId, parts: &[Part], talk: Talk) {
    let now = project.study().now();
    let parts = parts.to_vec();
    act(project, |seen, draft| {
        acts::close_parts(seen, draft, pass, &parts, talk, &now).unwrap();
    });
}

pub fn copy_folder(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).unwrap();
    for entry in std::fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let target = to.join(entry.file_name());
        if entry.file_type().unwrap().is_dir() {
            copy_folder(&entry.path(), &target);
        } else {
            std::fs::copy(entry.path(), target).unwrap();
        }
    }
}
