//! A study that goes out as a REFI-QDA project and comes in again is the same, as far as the standard goes.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use crate::refi_study::{Made, told};
use crate::refi_support::{Schema, parts, validate};
use crate::studies::Bench;
use interlinea::exchange::refi::{ProjectTaken, ProjectWritten, read_project, write_project};
use interlinea::journal::{NewFile, Project};
use interlinea::model::things::Document;
use interlinea::model::{Line, Seen, StepDraft, Viewer};
use proptest::prelude::*;
use std::io::Cursor;

fn out(project: &Project, seen: &Seen<'_>) -> (Vec<u8>, ProjectWritten) {
    let texts = |document: &Document| {
        let text = project.text(document.imported.text);
        text.map_err(|error| error.to_string())
    };
    let mut bytes = Cursor::new(Vec::new());
    let written = write_project(seen, project.id(), &texts, &mut bytes).unwrap();
    (bytes.into_inner(), written)
}

/// Takes a package in, and says what was done for it.
fn take_in(project: &mut Project, bytes: &[u8]) -> (Vec<StepDraft>, ProjectTaken) {
    let read = read_project("x.qdpx", Cursor::new(bytes)).unwrap();
    let first = project.draft().unwrap();
    let seen = project.seen();
    let mut taken = read.take_in(&seen, project.id(), first).unwrap();
    let texts = read.new_texts(&seen);
    let files: Vec<NewFile<'_>> = texts.into_iter().map(NewFile::Text).collect();
    project.add_files(&files).unwrap();
    let steps = std::mem::take(&mut taken.steps);
    if !steps.is_empty() {
        project.commit_together(steps.clone(), None).unwrap();
    }
    assert!(project.study().pending().is_empty());
    (steps, taken)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]
    #[test]
    fn what_goes_out_comes_in_again_and_a_second_time_is_here_already(seed: u64, size in 0_usize..30) {
        let made = Made::of(seed, size);
        let seen = made.project.seen();
        let (bytes, written) = out(&made.project, &seen);
        prop_assert_eq!(&bytes, &out(&made.project, &seen).0, "every export is the same");
        for (name, content) in parts(&bytes) {
            if name == "project.qde" {
                validate(&content, Schema::Project);
            } else {
                let stem = name.strip_prefix("sources/").and_then(|it| it.strip_suffix(".txt"));
                prop_assert!(stem.is_some_and(|it| it.len() == 36), "{}", name);
            }
        }
        let bench = Bench::new();
        let mut other = bench.create("other");
        let (_, taken) = take_in(&mut other, &bytes);
        prop_assert_eq!(taken.codings, written.codings, "{:?}", taken.not_taken);
        prop_assert_eq!(&taken.unread, &vec![]);
        let (before, after) = (told(&made.project, &seen), told(&other, &other.seen()));
        for (what, before) in &before {
            let after = after.get(what).cloned().unwrap_or_default();
            let lost: Vec<_> = before.difference(&after).collect();
            let come: Vec<_> = after.difference(before).collect();
            prop_assert!(lost.is_empty() && come.is_empty(), "{}: lost {:#?}, come {:#?}", what, lost, come);
        }
        prop_assert_eq!(before.len(), after.len());
        // Into the copy again, and into the study it came from: there is nothing to do.
        let (steps, again) = take_in(&mut other, &bytes);
        prop_assert!(steps.is_empty(), "{:?} {:?}", steps, again.notes);
        let mut home = made.project;
        let (steps, again) = take_in(&mut home, &bytes);
        prop_assert!(steps.is_empty(), "{:?} {:?}", steps, again.notes);
        prop_assert_eq!(again.codings_here, written.codings);
    }
}

#[test]
fn an_import_is_undone_step_by_step_and_leaves_nothing() {
    let made = Made::of(7, 20);
    let (bytes, _) = out(&made.project, &made.project.seen());
    let bench = Bench::new();
    let mut other = bench.create("other");
    let empty = told(&other, &other.seen());
    let (steps, _) = take_in(&mut other, &bytes);
    assert!(steps.len() > 2);
    let undone: Vec<_> = other.study().lines().map(Line::step_id).collect();
    let mut undone: Vec<_> = undone.into_iter().collect();
    undone.sort();
    undone.dedup();
    for step in undone.into_iter().rev() {
        crate::studies::step(&mut other, |draft| {
            draft.push(interlinea::model::Change::Undo { step });
        });
    }
    assert_eq!(told(&other, &other.seen()), empty);
}

#[test]
fn nothing_of_another_analysts_open_blind_pass_goes_out() {
    let made = Made::of(3, 24);
    let study = made.project.study();
    for viewer in [
        Viewer::Anyone,
        Viewer::Analyst(made.analysts[0]),
        Viewer::Analyst(made.analysts[1]),
    ] {
        let seen = study.seen_by(viewer);
        let (bytes, written) = out(&made.project, &seen);
        let all: usize = seen
            .documents()
            .iter()
            .map(|it| seen.codings_in(it.id).count())
            .sum();
        assert_eq!(written.codings, all);
        let xml = parts(&bytes)
            .into_iter()
            .find(|(name, _)| name == "project.qde");
        let xml = String::from_utf8(xml.unwrap().1).unwrap();
        for (whose, word) in &made.secrets {
            let may = viewer == Viewer::Analyst(*whose);
            assert_eq!(xml.contains(word), may, "{viewer:?}: {word}");
        }
        let losses = format!("{:?}", written.losses);
        assert!(!losses.contains("Secret"), "{losses}");
    }
}
