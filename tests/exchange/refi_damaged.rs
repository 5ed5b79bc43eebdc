//! Damaged and hostile REFI-QDA files: each is refused with a sentence or taken with a list of what was left, and none
//! stops the program or leaves half a study.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use crate::refi_study::Made;
use crate::refi_support::{package, parts};
use crate::studies::Bench;
use interlinea::exchange::refi::{read_codebook, read_project, write_project};
use interlinea::journal::{NewFile, Project};
use interlinea::model::things::Document;
use proptest::prelude::*;
use std::io::Cursor;
use std::sync::OnceLock;

/// A package with something of everything in it.
fn good() -> &'static [u8] {
    static GOOD: OnceLock<Vec<u8>> = OnceLock::new();
    GOOD.get_or_init(|| {
        let made = Made::of(11, 14);
        let project = &made.project;
        let texts = |document: &Document| {
            let text = project.text(document.imported.text);
            text.map_err(|error| error.to_string())
        };
        let mut bytes = Cursor::new(Vec::new());
        write_project(&project.seen(), project.id(), &texts, &mut bytes).unwrap();
        bytes.into_inner()
    })
}

/// A project's description and the other files of its package, each with its name.
type Inside = (String, Vec<(String, Vec<u8>)>);

/// The project file and the texts of the good package.
fn inside() -> &'static (String, Vec<(String, Vec<u8>)>) {
    static INSIDE: OnceLock<Inside> = OnceLock::new();
    INSIDE.get_or_init(|| {
        let (qde, texts): (Vec<_>, Vec<_>) = parts(good())
            .into_iter()
            .partition(|(name, _)| name == "project.qde");
        (String::from_utf8(qde[0].1.clone()).unwrap(), texts)
    })
}

/// Reads a package and, where that goes, records what comes of it in a new study. Returns whether it went.
fn try_in(bytes: &[u8]) -> bool {
    let read = match read_project("x.qdpx", Cursor::new(bytes)) {
        Ok(read) => read,
        Err(error) => {
            let said = error.to_string();
            assert!(said.contains("x.qdpx") && said.ends_with('.'), "{said}");
            return false;
        }
    };
    let bench = Bench::new();
    let mut project: Project = bench.create("home");
    let first = project.draft().unwrap();
    let taken = {
        let seen = project.seen();
        read.take_in(&seen, project.id(), first).unwrap()
    };
    let texts = read.new_texts(&project.seen());
    let files: Vec<NewFile<'_>> = texts.into_iter().map(NewFile::Text).collect();
    project.add_files(&files).unwrap();
    // Whatever was in the file, what is recorded makes sense to the study.
    project.commit_together(taken.steps, None).unwrap();
    assert!(project.study().pending().is_empty());
    true
}

#[test]
fn a_package_cut_short_anywhere_is_refused() {
    let good = good();
    assert!(try_in(good));
    for end in (0..good.len()).step_by(good.len() / 300 + 1) {
        assert!(!try_in(&good[..end]), "cut at {end}");
    }
}

#[test]
fn a_project_file_cut_short_anywhere_is_refused() {
    let (xml, texts) = inside();
    for end in (0..xml.len() - 2).step_by(xml.len() / 300 + 1) {
        let mut cut: Vec<(&str, &[u8])> = vec![("project.qde", &xml.as_bytes()[..end])];
        cut.extend(
            texts
                .iter()
                .map(|(name, text)| (name.as_str(), text.as_slice())),
        );
        assert!(!try_in(&package(&cut)), "cut at {end}");
    }
}

#[test]
fn a_package_without_its_texts_says_which_are_missing() {
    let (xml, texts) = inside();
    let bytes = package(&[("project.qde", xml.as_bytes())]);
    let read = read_project("x.qdpx", Cursor::new(bytes)).unwrap();
    assert_eq!(read.documents(), 0);
    let bench = Bench::new();
    let mut project = bench.create("home");
    let first = project.draft().unwrap();
    let taken = read.take_in(&project.seen(), project.id(), first).unwrap();
    assert_eq!(taken.unread.len(), texts.len());
    assert!(
        taken
            .unread
            .iter()
            .all(|it| it.reason.contains("missing source"))
    );
    project.commit_together(taken.steps, None).unwrap();
}

#[test]
fn two_project_files_or_none_are_refused() {
    assert!(!try_in(&package(&[("sources/a.txt", b"a")])));
    assert!(!try_in(&package(&[
        ("a.qde", b"<Project/>"),
        ("b.qde", b"<Project/>")
    ])));
    assert!(try_in(&package(&[
        ("project.qde", b"<Project/>"),
        ("b.qde", b"<Project/>")
    ])));
    assert!(!try_in(&package(&[("project.qde", b"<CodeBook/>")])));
}

/// A piece of XML such as programs write, and such as they do not.
fn piece() -> impl Strategy<Value = String> {
    let guid = (0_u8..6).prop_map(|n| format!("00000000-0000-0000-0000-00000000000{n}"));
    let value = prop_oneof![
        guid,
        Just(String::new()),
        Just("-1".to_owned()),
        Just("99999999999999999999".to_owned()),
        Just("3".to_owned()),
        Just("internal://a.txt".to_owned()),
        Just("internal://../a.txt".to_owned()),
        Just("&#0;&#xD800;".to_owned()),
        "\\PC{0,6}".prop_map(|it| it.replace(['<', '&', '"'], "")),
    ];
    let name = prop::sample::select(vec![
        "Users",
        "User",
        "CodeBook",
        "Codes",
        "Code",
        "Description",
        "NoteRef",
        "Variables",
        "Variable",
        "Cases",
        "Case",
        "VariableValue",
        "VariableRef",
        "TextValue",
        "SourceRef",
        "SelectionRef",
        "Sources",
        "TextSource",
        "PDFSource",
        "PlainTextContent",
        "PlainTextSelection",
        "Coding",
        "CodeRef",
        "Notes",
        "Note",
        "Links",
        "Link",
        "Sets",
        "Set",
        "MemberCode",
        "MemberSource",
        "MemberNote",
        "Graphs",
        "Graph",
        "Other",
    ]);
    let attribute = prop::sample::select(vec![
        "guid",
        "name",
        "targetGUID",
        "creatingUser",
        "startPosition",
        "endPosition",
        "isCodable",
        "color",
        "plainTextPath",
        "richTextPath",
        "originGUID",
        "direction",
        "creationDateTime",
    ]);
    let attributes = prop::collection::vec((attribute, value), 0..5);
    let leaf =
        (name.clone(), attributes.clone(), "\\PC{0,12}").prop_map(|(name, attributes, words)| {
            element(name, &attributes, &words.replace(['<', '&'], " "))
        });
    leaf.prop_recursive(6, 60, 6, move |inner| {
        (
            name.clone(),
            attributes.clone(),
            prop::collection::vec(inner, 0..6),
        )
            .prop_map(|(name, attributes, inside)| element(name, &attributes, &inside.concat()))
    })
}

fn element(name: &str, attributes: &[(&str, String)], inside: &str) -> String {
    let mut met = Vec::new();
    let mut said = String::new();
    for (of, value) in attributes {
        if !met.contains(of) {
            met.push(*of);
            said.push_str(&format!(" {of}=\"{value}\""));
        }
    }
    format!("<{name}{said}>{inside}</{name}>")
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_package_with_changed_bytes_never_stops_the_program(
        changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..12),
    ) {
        let mut bytes = good().to_vec();
        for (at, byte) in changes {
            let at = at.index(bytes.len());
            bytes[at] = byte;
        }
        try_in(&bytes);
    }

    #[test]
    fn a_project_file_with_pieces_moved_about_never_stops_the_program(
        cuts in prop::collection::vec((any::<prop::sample::Index>(), any::<prop::sample::Index>(), 0_usize..3), 1..8),
    ) {
        let (xml, texts) = inside();
        let mut lines: Vec<&str> = xml.lines().collect();
        for (from, to, what) in cuts {
            let (from, to) = (from.index(lines.len()), to.index(lines.len()));
            match what {
                0 => lines.swap(from, to),
                1 => lines.insert(to, lines[from]),
                _ => {
                    lines.remove(from);
                }
            }
        }
        let xml = lines.join("\n");
        let mut changed: Vec<(&str, &[u8])> = vec![("project.qde", xml.as_bytes())];
        changed.extend(texts.iter().map(|(name, text)| (name.as_str(), text.as_slice())));
        try_in(&package(&changed));
    }

    #[test]
    fn any_project_of_known_elements_is_taken_or_refused(pieces in prop::collection::vec(piece(), 0..5), text: String) {
        let xml = format!("<Project name=\"x\">{}</Project>", pieces.concat());
        try_in(&package(&[("project.qde", xml.as_bytes()), ("sources/a.txt", text.as_bytes())]));
    }

    #[test]
    fn any_bytes_are_a_codebook_or_refused(bytes: Vec<u8>, pieces in prop::collection::vec(piece(), 0..4)) {
        let _ = read_codebook("x.qdc", &bytes);
        let xml = format!("<CodeBook>{}</CodeBook>", pieces.concat());
        let bench = Bench::new();
        let mut project = bench.create("home");
        if let Ok(read) = read_codebook("x.qdc", xml.as_bytes()) {
            let mut draft = project.draft().unwrap();
            read.take_in(&project.seen(), project.id(), &mut draft).unwrap();
            project.commit(draft).unwrap();
        }
    }
}
