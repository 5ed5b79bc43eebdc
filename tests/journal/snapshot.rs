//! The cached snapshot makes opening faster and changes nothing.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use crate::studies::{Bench, coded, journal, sample, title};
use interlinea::journal::Project;
use std::path::PathBuf;

fn path(project: &Project) -> PathBuf {
    project
        .home()
        .cache_of(project.id())
        .join("journal.snapshot")
}

#[test]
fn a_study_opened_from_its_snapshot_is_the_same_study() {
    let sample = sample();
    let bench = &sample.bench;
    let mut project = bench.open("a");
    project.write_snapshot().unwrap();
    assert!(bench.disk.contents().contains_key(&path(&project)));
    assert_eq!(bench.open("a").study(), project.study());
    coded(
        &mut project,
        "later",
        (sample.document, sample.pass),
        (0, 4),
    );
    let again = bench.open("a");
    assert_eq!(
        again.study(),
        project.study(),
        "what came after the snapshot is read"
    );
    assert!(again.check().unwrap().ok);
}

#[test]
fn the_snapshot_is_really_used() {
    let sample = sample();
    let bench = &sample.bench;
    let mut project = bench.open("a");
    project.write_snapshot().unwrap();
    let path = path(&project);
    // Another study's snapshot in which one letter of the title differs: to be seen only if it is read.
    let mut bytes = bench.read(&path);
    let at = bytes.windows(5).position(|word| word == b"Peers").unwrap();
    bytes[at..at + 5].copy_from_slice(b"Pears");
    let end = bytes.len() - 4;
    let sum = crc32fast::hash(&bytes[..end]).to_le_bytes();
    bytes[end..].copy_from_slice(&sum);
    bench.disk.put(&path, &bytes);
    assert_eq!(bench.open("a").seen().title(), "Pears");
    let report = bench.open("a").check().unwrap();
    assert!(report.ok, "a check reads the journals themselves");
}

#[test]
fn a_damaged_or_outdated_snapshot_is_ignored() {
    let sample = sample();
    let bench = &sample.bench;
    let mut project = bench.open("a");
    project.write_snapshot().unwrap();
    let path = path(&project);
    let bytes = bench.read(&path);
    for place in (0..bytes.len()).step_by(3) {
        let mut damaged = bytes.clone();
        damaged[place] ^= 0x10;
        bench.disk.put(&path, &damaged);
        assert_eq!(bench.open("a").study(), project.study(), "byte {place}");
    }
    bench.disk.put(&path, &bytes);
    // A journal that was changed since: the snapshot of that file no longer counts.
    let journal = journal(sample.device);
    let mut content = bench.read(&journal);
    content[250] ^= 1;
    bench.disk.put(&journal, &content);
    assert!(!bench.open("a").faults().is_empty());
}

#[test]
fn opening_writes_no_snapshot_and_a_second_writing_does_nothing() {
    let bench = Bench::new();
    let mut project = bench.create("a");
    title(&mut project, "One");
    assert!(!bench.disk.contents().contains_key(&path(&bench.open("a"))));
    project.write_snapshot().unwrap();
    let operations = bench.disk.operations();
    project.write_snapshot().unwrap();
    assert_eq!(bench.disk.operations(), operations);
    title(&mut project, "Two");
    project.write_snapshot().unwrap();
    assert!(bench.disk.operations() > operations);
}
