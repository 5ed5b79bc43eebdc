//! A study that Anna and Bo have coded independently, each on an installation of their own.

#![allow(dead_code, clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use super::{Window, new_study};
use egui::Vec2;
use interlinea::journal::{Installation, Project};
use interlinea::model::acts::{self, ImportedDocument, NewPassOf};
use interlinea::model::*;
use std::path::Path;
use tempfile::TempDir;

/// The transcript: six sentences of the participant's.
pub const TEXT: &str = "I: What did the visits change?\nMarek: She asked me how I slept. Nobody had asked me that. We had no time at all. Trust came later. With the forms came the worries. We laughed.\n";

/// What Anna coded: words and code.
pub const ANNA: [(&str, &str); 4] = [
    ("She asked me how I slept.", "trust"),
    ("Nobody had asked me that.", "trust"),
    ("We had no time at all.", "trust"),
    ("Trust came later.", "time"),
];

/// What Bo coded.
pub const BO: [(&str, &str); 4] = [
    ("She asked me how I slept.", "trust"),
    ("Nobody had asked me", "trust"),
    ("We had no time at all.", "time"),
    ("With the forms came the worries.", "trust"),
];

/// What Anna coded in a pass in which each made codes of their own.
pub const ANNAS_OWN: [(&str, &str); 5] = [
    ("She asked me how I slept.", "being seen"),
    ("Nobody had asked me that.", "being seen"),
    ("Trust came later.", "being seen"),
    ("We had no time at all.", "no time"),
    ("We laughed.", "laughter"),
];

/// What Bo coded in it.
pub const BOS_OWN: [(&str, &str); 5] = [
    ("She asked me how I slept.", "somebody asks"),
    ("Nobody had asked me that.", "somebody asks"),
    ("We had no time at all.", "No time"),
    ("With the forms came the worries.", "paperwork"),
    (
        "With the forms came the worries. We laughed.",
        "mixed feelings",
    ),
];

/// The study with the temporary folder it lies in.
pub struct Compared {
    pub folder: TempDir,
    pub pass: PassId,
    pub document: DocumentId,
    pub anna: AnalystId,
    pub bo: AnalystId,
}

impl Compared {
    /// Both have coded; Anna has closed the pass, Bo has not.
    pub fn hidden() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let study = folder.path().join("study");
        let home = Installation::at(folder.path().join("anna"));
        let mut project = new_study(&study).make(&home).unwrap();
        let anna = project.person().unwrap();
        let bo = act(&mut project, |seen, draft| {
            acts::add_analyst(seen, draft, "Bo").unwrap()
        });
        let document = import(&mut project);
        for name in ["trust", "time"] {
            act(&mut project, |seen, draft| {
                acts::make_code(seen, draft, acts::new_code(name)).unwrap()
            });
        }
        let pass = act(&mut project, |seen, draft| {
            let new = NewPassOf {
                name: "Inductive".to_owned(),
                kind: PassKind::Inductive,
                analysts: vec![anna, bo],
                framework: None,
                level: Level::Manifest,
                blind: true,
                within: None,
            };
            acts::open_pass(seen, draft, new).unwrap()
        });
        let compared = Self {
            folder,
            pass,
            document,
            anna,
            bo,
        };
        compared.code(&mut project, &ANNA);
        compared.close(&mut project);
        let mut other = compared.project("bo");
        other.bind(bo).unwrap();
        compared.code(&mut other, &BO);
        compared
    }

    /// Both have closed a further blind pass in which each made codes of their own, and it is revealed.
    pub fn independent() -> Self {
        let it = Self::independent_but_open();
        it.close(&mut it.project("bo"));
        it
    }

    /// The same before Bo has closed: nothing of it is revealed.
    pub fn independent_but_open() -> Self {
        let mut it = Self::revealed();
        let mut project = it.project("anna");
        it.pass = act(&mut project, |seen, draft| {
            let new = NewPassOf {
                name: "Open coding".to_owned(),
                kind: PassKind::Inductive,
                analysts: vec![it.anna, it.bo],
                framework: None,
                level: Level::Manifest,
                blind: true,
                within: None,
            };
            acts::open_pass(seen, draft, new).unwrap()
        });
        it.code_own(&mut project, &ANNAS_OWN);
        it.close(&mut project);
        let mut other = it.project("bo");
        it.code_own(&mut other, &BOS_OWN);
        it
    }

    /// Codes with codes made on the spot.
    fn code_own(&self, project: &mut Project, codings: &[(&str, &str)]) {
        for (words, name) in codings {
            let start = TEXT.find(words).unwrap() as u32;
            let span = Span::new(start, start + words.len() as u32);
            act(project, |seen, draft| {
                let codes = seen.codes();
                let here = codes.iter().find(|code| code.name.text() == *name);
                let code = here.map_or_else(
                    || {
                        let arose = Arose {
                            pass: self.pass,
                            document: Some(self.document),
                            span: Some(span),
                            within: None,
                        };
                        let new = NewCode {
                            arose: Some(arose),
                            ..acts::new_code(name)
                        };
                        acts::make_code(seen, draft, new).unwrap()
                    },
                    |code| code.id,
                );
                draft.push(Change::AddCoding(NewCoding {
                    analyst: project_person(seen),
                    document: self.document,
                    pass: self.pass,
                    code,
                    start: span.start,
                    end: span.end,
                    within: None,
                }));
            });
        }
    }

    /// Both have closed, and the pass is revealed.
    pub fn revealed() -> Self {
        let compared = Self::hidden();
        let mut project = compared.project("bo");
        compared.close(&mut project);
        compared
    }

    /// A further pass, not blind, in which Anna, Bo and Cy have given “trust” to these sentences and closed.
    pub fn of_three(&self, given: [&[&str]; 3]) {
        let mut project = self.project("anna");
        act(&mut project, |seen, draft| {
            let cy = acts::add_analyst(seen, draft, "Cy").unwrap();
            let people = [self.anna, self.bo, cy];
            let new = NewPassOf {
                name: "All three".to_owned(),
                kind: PassKind::Directed,
                analysts: people.to_vec(),
                framework: None,
                level: Level::Manifest,
                blind: false,
                within: None,
            };
            let pass = acts::open_pass(seen, draft, new).unwrap();
            let codes = seen.codes();
            let code = codes.iter().find(|code| code.name.text() == "trust");
            let code = code.unwrap().id;
            for (analyst, given) in people.into_iter().zip(given) {
                for words in given {
                    let start = TEXT.find(words).unwrap() as u32;
                    draft.push(Change::AddCoding(NewCoding {
                        analyst,
                        document: self.document,
                        pass,
                        code,
                        start,
                        end: start + words.len() as u32,
                        within: None,
                    }));
                }
                draft.push(Change::Close {
                    pass,
                    analyst,
                    parts: vec![Part::Document(self.document)],
                    closing: Closing::Closed(Talk::NotDiscussed),
                });
            }
        });
    }

    /// The study as one of the two installations opens it.
    pub fn project(&self, name: &str) -> Project {
        let home = Installation::at(self.path(name));
        Project::open(&self.path("study"), &home).unwrap()
    }

    /// Anna's window.
    pub fn window(self, size: Vec2) -> Window {
        let project = self.project("anna");
        Window::with(project, self.folder, size)
    }

    fn path(&self, name: &str) -> std::path::PathBuf {
        Path::new(self.folder.path()).join(name)
    }

    fn code(&self, project: &mut Project, codings: &[(&str, &str)]) {
        for (words, name) in codings {
            let start = TEXT.find(words).unwrap() as u32;
            let span = Span::new(start, start + words.len() as u32);
            act(project, |seen, draft| {
                let codes = seen.codes();
                let code = codes.iter().find(|code| code.name.text() == *name);
                let code = code.unwrap().id;
                acts::code_passage(seen, draft, self.pass, self.document, span, code).unwrap()
            });
        }
    }

    fn close(&self, project: &mut Project) {
        let now = project.study().now();
        act(project, |seen, draft| {
            let parts = seen.parts(self.pass);
            acts::close_parts(seen, draft, self.pass, &parts, Talk::NotDiscussed, &now).unwrap()
        });
    }
}

/// One step.
pub fn act<T>(project: &mut Project, act: impl FnOnce(&Seen<'_>, &mut StepDraft) -> T) -> T {
    let mut draft = project.draft().unwrap();
    let made = act(&project.seen(), &mut draft);
    project.commit(draft).unwrap();
    made
}

pub fn import(project: &mut Project) -> DocumentId {
    let text = Text::new(TEXT.to_owned());
    let hash = project.add_text(&text).unwrap();
    let recognised = interlinea::import::turns::recognise_turns(&text, &Default::default());
    assert_eq!(recognised.turns.len(), 2);
    let imported = ImportedDocument {
        name: "Marek".to_owned(),
        kind: DocumentKind::Transcript,
        text: hash,
        length: text.len(),
        words: TEXT.split_whitespace().count() as u32,
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

fn project_person(seen: &Seen<'_>) -> AnalystId {
    seen.person().unwrap()
}
