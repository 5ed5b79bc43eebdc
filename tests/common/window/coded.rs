//! A small study of Anna's with two transcripts and some codings, for the windows that show them.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use super::{Window, new_study};
use egui::Vec2;
use interlinea::journal::{Installation, Project};
use interlinea::model::acts::{self, ImportedDocument, NewPassOf};
use interlinea::model::*;

/// The two transcripts.
pub const TEXTS: [(&str, &str); 2] = [
    (
        "Bernie",
        "I: How do you meet a parent for the first time?\nBernie: I go where they already are, the laundrette, the park. It is almost never by phone.\nI: And those who do not come?\nBernie: Nobody knows who they are. They do not go to the park.\n",
    ),
    (
        "Marek",
        "I: What did the visits change?\nMarek: She asked me how I slept. Nobody had asked me that. Trust came later, with the forms.\n",
    ),
];

/// Each coding: document, words, code.
pub const CODINGS: [(usize, &str, &str); 5] = [
    (
        0,
        "I go where they already are",
        "meeting where parents are",
    ),
    (0, "It is almost never by phone", "not by phone"),
    (
        0,
        "Nobody knows who they are",
        "the most isolated stay unseen",
    ),
    (1, "She asked me how I slept", "being asked"),
    (1, "Nobody had asked me that", "being asked"),
];

/// The window of the study, of this size in points.
pub fn coded(size: Vec2) -> Window {
    coded_of(&TEXTS, &CODINGS, size, &[])
}

/// The window of a study with these transcripts and codings.
pub fn coded_of(
    texts: &[(&str, &str)],
    codings: &[(usize, &str, &str)],
    size: Vec2,
    fonts: &[std::path::PathBuf],
) -> Window {
    let folder = tempfile::tempdir().unwrap();
    let installation = Installation::at(folder.path().join("home"));
    let mut project = new_study(&folder.path().join("study"))
        .make(&installation)
        .unwrap();
    let documents: Vec<(DocumentId, &str)> = texts
        .iter()
        .map(|(name, words)| (import(&mut project, name, words), *words))
        .collect();
    let pass = open_pass(&mut project);
    for (document, words, code) in codings {
        let (document, text) = documents[*document];
        code_words(&mut project, pass, document, text, words, code);
    }
    Window::with_fonts(project, folder, size, fonts)
}

fn import(project: &mut Project, name: &str, words: &str) -> DocumentId {
    let text = Text::new(words.to_owned());
    let hash = project.add_text(&text).unwrap();
    let recognised = interlinea::import::turns::recognise_turns(&text, &Default::default());
    let mut draft = project.draft().unwrap();
    let imported = ImportedDocument {
        name: name.to_owned(),
        kind: DocumentKind::Transcript,
        text: hash,
        length: text.len(),
        words: words.split_whitespace().count() as u32,
        speakers: recognised
            .speakers
            .iter()
            .map(|label| (label.clone(), None))
            .collect(),
        turns: recognised.turns,
        language: Some("en".to_owned()),
        original: None,
        remarks: Vec::new(),
    };
    let document = acts::import_document(&project.seen(), &mut draft, imported).unwrap();
    project.commit(draft).unwrap();
    document
}

fn open_pass(project: &mut Project) -> PassId {
    let mut draft = project.draft().unwrap();
    let me = project.person().unwrap();
    let new = NewPassOf {
        name: "Inductive".to_owned(),
        kind: PassKind::Inductive,
        analysts: vec![me],
        framework: None,
        level: Level::Manifest,
        blind: false,
        within: None,
    };
    let pass = acts::open_pass(&project.seen(), &mut draft, new).unwrap();
    project.commit(draft).unwrap();
    pass
}

fn code_words(
    project: &mut Project,
    pass: PassId,
    document: DocumentId,
    text: &str,
    words: &str,
    name: &str,
) {
    let byte = text.find(words).unwrap();
    let start = text[..byte].chars().count() as u32;
    let span = Span::new(start, start + words.chars().count() as u32);
    let mut draft = project.draft().unwrap();
    let seen = project.seen();
    let here = seen
        .codes()
        .into_iter()
        .find(|code| code.name.text() == name)
        .map(|code| code.id);
    let code =
        here.unwrap_or_else(|| acts::make_code(&seen, &mut draft, acts::new_code(name)).unwrap());
    acts::code_passage(&seen, &mut draft, pass, document, span, code).unwrap();
    drop(seen);
    project.commit(draft).unwrap();
}
