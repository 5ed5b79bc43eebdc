//! A program that is killed in the middle of its work loses nothing that it said was saved.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use interlinea::journal::{Installation, Project};
use interlinea::model::{Change, StudyEdit};
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Command, Stdio};

/// Tells the test binary, run again, that it is the one to be killed.
const VICTIM: &str = "INTERLINEA_TEST_VICTIM";

fn title(n: u32) -> String {
    format!("title {n} {}", "ö".repeat(200))
}

/// Records steps of two changes without end, and says after each one that it is saved.
fn work_until_killed(place: &Path) {
    let home = Installation::at(place.join("home"));
    let mut project = Project::open(&place.join("study"), &home).unwrap();
    for n in 0.. {
        let mut draft = project.draft().unwrap();
        draft.push(Change::Study(StudyEdit::Description(title(n))));
        draft.push(Change::Study(StudyEdit::Title(title(n))));
        project.commit(draft).unwrap();
        println!("saved {n}");
    }
}

#[test]
fn victim() {
    // Does nothing unless the test below runs it.
    if let Some(place) = std::env::var_os(VICTIM) {
        work_until_killed(Path::new(&place));
    }
}

#[test]
fn a_killed_program_loses_nothing_that_it_said_was_saved() {
    let place = tempfile::tempdir().unwrap();
    let study = place.path().join("study");
    let home = Installation::at(place.path().join("home"));
    drop(Project::create(&study, &home).unwrap());
    let mut devices = std::collections::BTreeSet::new();
    for round in 1..=8 {
        let mut victim = Command::new(std::env::current_exe().unwrap())
            .args(["--exact", "kill::victim", "--nocapture"])
            .env(VICTIM, place.path())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let mut saved = None;
        for line in BufReader::new(victim.stdout.take().unwrap()).lines() {
            let line = line.unwrap();
            if let Some((_, n)) = line.split_once("saved ") {
                saved = n.trim().parse::<u32>().ok();
            }
            if saved.is_some_and(|n| n >= round * 7) {
                // On Unix this is SIGKILL: nothing of the program runs any more.
                victim.kill().unwrap();
            }
        }
        victim.wait().unwrap();
        let saved = saved.expect("the victim saved something");
        let project = Project::open(&study, &home).unwrap();
        let report = project.check().unwrap();
        assert_eq!(report.faults, [], "round {round}");
        let seen = project.seen();
        let number = |text: &str| text.split(' ').nth(1).unwrap().parse::<u32>().unwrap();
        assert!(
            number(seen.title()) >= saved,
            "round {round}: {} of {saved}",
            seen.title()
        );
        assert_eq!(
            seen.title(),
            seen.description(),
            "a step never acts in part"
        );
        devices.extend(project.study().lines().map(|line| line.id.device()));
    }
    assert_eq!(
        devices.len(),
        1,
        "a killed program's lock is free, and its journal goes on"
    );
}
