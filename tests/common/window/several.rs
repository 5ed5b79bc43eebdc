//! A study with a pass that several analysts have coded, not blind and closed, for what they decide.

#![allow(dead_code, clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use super::compared::act;
use super::{Window, new_study};
use egui::Vec2;
use interlinea::import::turns::recognise_turns;
use interlinea::journal::{Installation, Project};
use interlinea::model::acts::{self, ImportedDocument, NewPassOf};
use interlinea::model::*;
use tempfile::TempDir;

/// Whose (by place), which code, and the words.
pub type Given = (usize, &'static str, &'static str);

/// The study with the temporary folder it lies in.
pub struct Several {
    pub folder: TempDir,
    pub pass: PassId,
    pub people: Vec<AnalystId>,
}

impl Several {
    /// Anna, who made the study, and these others have coded this text and closed the pass “Together”.
    pub fn of(others: &[&str], text: &str, given: &[Given]) -> Self {
        Self::in_documents(others, &[text], &[given])
    }

    /// The same with several documents, each with what was given in it.
    pub fn in_documents(others: &[&str], texts: &[&str], given: &[&[Given]]) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let home = Installation::at(folder.path().join("anna"));
        let mut project = new_study(&folder.path().join("study")).make(&home).unwrap();
        let mut people = vec![project.person().unwrap()];
        for name in others {
            people.push(act(&mut project, |seen, draft| {
                acts::add_analyst(seen, draft, name).unwrap()
            }));
        }
        let mut documents = Vec::new();
        for (n, text) in texts.iter().enumerate() {
            documents.push(import(&mut project, &format!("Parent {}", n + 1), text));
        }
        let mut names: Vec<&str> = given
            .iter()
            .flat_map(|it| it.iter().map(|it| it.1))
            .collect();
        names.sort_unstable();
        names.dedup();
        let codes: Vec<(&str, CodeId)> = names
            .into_iter()
            .map(|name| {
                let code = act(&mut project, |seen, draft| {
                    acts::make_code(seen, draft, acts::new_code(name)).unwrap()
                });
                (name, code)
            })
            .collect();
        let pass = act(&mut project, |seen, draft| {
            let new = NewPassOf {
                name: "Together".to_owned(),
                kind: PassKind::Inductive,
                analysts: people.clone(),
                framework: None,
                level: Level::Manifest,
                blind: false,
                within: None,
            };
            let pass = acts::open_pass(seen, draft, new).unwrap();
            for ((document, text), given) in documents.iter().zip(texts).zip(given) {
                for (who, name, words) in *given {
                    let byte = text.find(words).unwrap();
                    let start = text[..byte].chars().count() as u32;
                    let code = codes.iter().find(|(it, _)| it == name).unwrap().1;
                    draft.push(Change::AddCoding(NewCoding {
                        analyst: people[*who],
                        document: *document,
                        pass,
                        code,
                        start,
                        end: start + words.chars().count() as u32,
                        within: None,
                    }));
                }
            }
            for analyst in &people {
                draft.push(Change::Close {
                    pass,
                    analyst: *analyst,
                    parts: documents.iter().map(|it| Part::Document(*it)).collect(),
                    closing: Closing::Closed(Talk::NotDiscussed),
                });
            }
            pass
        });
        drop(project);
        Self {
            folder,
            pass,
            people,
        }
    }

    /// The study as a person of this name opens it, on an installation of their own.
    pub fn project(&self, name: &str) -> Project {
        let home = Installation::at(self.folder.path().join(name));
        let mut project = Project::open(&self.folder.path().join("study"), &home).unwrap();
        if project.person().is_none() {
            let analysts = project.seen().analysts();
            let who = analysts
                .iter()
                .find(|it| it.name.text().to_lowercase() == name);
            let who = who.unwrap().id;
            project.bind(who).unwrap();
        }
        project
    }

    /// That person's window.
    pub fn window(self, name: &str, size: Vec2) -> Window {
        let project = self.project(name);
        Window::with(project, self.folder, size)
    }
}

fn import(project: &mut Project, name: &str, words: &str) -> DocumentId {
    let text = Text::new(words.to_owned());
    let hash = project.add_text(&text).unwrap();
    let recognised = recognise_turns(&text, &Default::default());
    let imported = ImportedDocument {
        name: name.to_owned(),
        kind: DocumentKind::Transcript,
        text: hash,
        length: text.len(),
        words: words.split_whitespace().count() as u32,
        speakers: recognised
            .speakers
            .iter()
            .map(|label| {
                (
                    label.clone(),
                    (label == "I").then_some(SpeakerIs::Interviewer),
                )
            })
            .collect(),
        turns: recognised.turns,
        language: Some("en".to_owned()),
        original: None,
        remarks: Vec::new(),
    };
    act(project, |seen, draft| {
        acts::import_document(seen, draft, imported).unwrap()
    })
}
