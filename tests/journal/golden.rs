//! A study written by version 0.1 stays readable for ever.
//!
//! `tests/golden/project-0.1` is such a study. It is never written again: a version that writes something else gets a
//! golden project of its own beside it.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use crate::studies::{Bench, STUDY, coded, document, new_code, pass, person, step, title};
use interlinea::journal::{Installation, Project};
use interlinea::model::{
    Change, CodeEdit, CodingEdit, CodingId, Cut, Mark, MemoKind, NewMemo, NewVersion, Span,
    StudyEdit, Target, Tradition, Valence, VersionOf,
};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

const WORDS: &str =
    "I: Hur var det att komma hem?\nR: Ja, det var “bra” – 😀.\nR: Min syster bor på Storgatan.";

fn golden() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden/project-0.1")
}

/// The files of a folder, without the README, which is for people.
fn files(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut found = BTreeMap::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(next) = folders.pop() {
        for entry in std::fs::read_dir(&next).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if !path.ends_with("README.txt") {
                let below = path.strip_prefix(folder).unwrap();
                let name = below.to_string_lossy().replace('\\', "/");
                found.insert(name, std::fs::read(&path).unwrap());
            }
        }
    }
    found
}

/// The story of the golden project, as it was told once.
fn tell() -> Bench {
    let bench = Bench::new();
    let mut a = Project::create(Path::new(STUDY), &bench.home_of_seed("a", 1)).unwrap();
    let ana = person(&mut a, "Ana");
    title(&mut a, "Coming home");
    step(&mut a, |draft| {
        draft.push(Change::Study(StudyEdit::Tradition(Tradition::Thematic)));
        draft.explain("As the protocol says: “themes”");
    });
    let document = document(&mut a, "Interview 1", WORDS);
    bench.clock.advance(3_600_000);
    let mut b = Project::open(Path::new(STUDY), &bench.home_of_seed("b", 2)).unwrap();
    let bo = person(&mut b, "Bo");
    a.refresh().unwrap();
    let pass = pass(&mut a, &[ana, bo]);
    let home = coded(&mut a, "home", (document, pass), (7, 29));
    bench.clock.advance(90_000);
    b.refresh().unwrap();
    let well = coded(&mut b, "“bra”", (document, pass), (45, 50));
    step(&mut b, |draft| {
        draft.push(Change::EditCode {
            code: home,
            edit: CodeEdit::Definition("Where one is from;\nand where one goes.".into()),
        });
    });
    // This computer's clock is two hours slow.
    bench.clock.set(crate::studies::START - 7_200_000);
    a.refresh().unwrap();
    let coding: CodingId = a.seen().codings().next().unwrap().id;
    step(&mut a, |draft| {
        draft.push(Change::EditCoding {
            coding,
            edit: CodingEdit::Mark(Mark::Valence(Some(Valence::Facilitator))),
        });
        draft.push(Change::AddMemo(Box::new(NewMemo {
            analyst: Some(ana),
            kind: MemoKind::Analytic,
            text: "Home is a person.".into(),
            on: Target::Code(well),
            pass: Some(pass),
            author: None,
            dated: None,
        })));
    });
    step(&mut a, |draft| {
        draft.push(new_code("a mistake"));
    });
    a.undo().unwrap();
    let cut: Cut = a.study().now();
    step(&mut a, |draft| {
        draft.push(Change::Freeze(Box::new(NewVersion {
            of: VersionOf::Codebook,
            name: "First".into(),
            cut,
        })));
    });
    let street = Span::new(77, 86);
    a.erase_passage(document, street, "A street").unwrap();
    bench
}

#[test]
fn a_study_written_by_version_0_1_is_read_as_it_was_meant() {
    let before = files(&golden());
    let home = tempfile::tempdir().unwrap();
    let project = Project::open(&golden(), &Installation::at(home.path())).unwrap();
    assert_eq!(project.is_read_only(), None);
    let report = project.check().unwrap();
    assert!(report.ok && report.waiting.is_empty(), "{report:?}");
    assert_eq!(report.not_erased, []);
    let names: Vec<&str> = {
        let seen = project.seen();
        assert_eq!(seen.title(), "Coming home");
        assert_eq!(seen.tradition(), Tradition::Thematic);
        assert_eq!(seen.codings().count(), 2);
        let home = seen
            .codes()
            .iter()
            .find(|c| c.name.text() == "home")
            .copied()
            .unwrap();
        assert_eq!(
            home.definition.text(),
            "Where one is from;\nand where one goes."
        );
        let memos = seen.memos();
        assert_eq!(memos[0].text.text(), "Home is a person.");
        let document = seen.documents()[0];
        let text = project.text(document.imported.text).unwrap();
        assert!(
            text.as_str().ends_with("Min syster bor på █████████."),
            "{}",
            text.as_str()
        );
        assert_eq!(text.slice(Span::new(45, 50)), "“bra”");
        let analysts = seen.analysts();
        analysts.iter().map(|analyst| analyst.name.text()).collect()
    };
    assert_eq!(names, ["Ana", "Bo"]);
    let codes: Vec<&str> = project
        .seen()
        .codes()
        .iter()
        .map(|c| c.name.text())
        .collect();
    assert!(!codes.contains(&"a mistake"), "undone: {codes:?}");
    assert_eq!(files(&golden()), before, "reading writes nothing");
}

#[test]
fn the_same_story_is_written_byte_for_byte() {
    let bench = tell();
    let told: BTreeMap<String, Vec<u8>> = bench
        .disk
        .contents()
        .into_iter()
        .filter_map(|(path, content)| {
            let below = path.strip_prefix(STUDY).ok()?.to_str()?.to_owned();
            (below != "README.txt").then_some((below, content))
        })
        .collect();
    // Once only, when the version was new.
    if std::env::var_os("INTERLINEA_WRITE_GOLDEN").is_some() {
        for (name, content) in &told {
            let path = golden().join(name);
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(path, content).unwrap();
        }
    }
    let written = files(&golden());
    assert_eq!(
        told.keys().collect::<Vec<_>>(),
        written.keys().collect::<Vec<_>>()
    );
    for (name, content) in &told {
        let text = String::from_utf8_lossy(content);
        assert_eq!(text, String::from_utf8_lossy(&written[name]), "{name}");
    }
}
