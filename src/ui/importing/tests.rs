use super::Importing;
use crate::journal::{
    Failure, Installation, Memory, Project, ScriptedClock, ScriptedRandomness, Storage,
};
use crate::model::{DocumentKind, Text};
use crate::ui::{ReadyImport, SpeakerChoice};
use std::path::Path;
use std::sync::Arc;

fn project(disk: &Memory) -> Project {
    disk.make_folder(Path::new("/data")).unwrap();
    disk.sync_folder(Path::new("/")).unwrap();
    let home = Installation::at("/home/a")
        .on(Arc::new(disk.clone()))
        .on_machine("one")
        .with_clock(Arc::new(ScriptedClock::at(1_763_800_000_000)))
        .with_randomness(Arc::new(ScriptedRandomness::of_seed(1)));
    Project::create(Path::new("/data/study"), &home).unwrap()
}

fn ready(file: &str, words: &str, speakers: &[(&str, &str)]) -> ReadyImport {
    let new = |(pseudonym, role): &(&str, &str)| {
        let (pseudonym, role) = ((*pseudonym).to_owned(), (*role).to_owned());
        ("Someone".to_owned(), SpeakerChoice::New { pseudonym, role })
    };
    ReadyImport {
        name: file.to_owned(),
        kind: DocumentKind::default(),
        text: Text::new(words.to_owned()),
        turns: Vec::new(),
        speakers: speakers.iter().map(new).collect(),
        language: None,
        file: file.to_owned(),
        bytes: Arc::new(words.as_bytes().to_vec()),
        keep_original: true,
        remarks: Vec::new(),
    }
}

/// Takes everything in. Gives how many times the window was held up for it, and what was refused.
fn take_all(project: &mut Project, ready: Vec<ReadyImport>) -> (usize, Vec<String>) {
    let mut importing = Importing::default();
    importing.queue(ready);
    let (mut frames, mut refused) = (0, Vec::new());
    while !importing.is_idle() {
        refused.extend(importing.take_in_next(project));
        frames += 1;
        assert!(frames < 1000, "it goes on");
    }
    (frames, refused)
}

/// “Parent 1 Amina”, sorted.
fn people(project: &Project) -> Vec<String> {
    let seen = project.seen();
    let role = |id| seen.role(id).map_or("", |role| role.name.text());
    let mut people: Vec<String> = seen
        .participants()
        .into_iter()
        .map(|it| {
            let of = it.role.get_or(None).map_or("", role);
            let number = it.number.get_or(0);
            format!("{of} {number} {}", it.pseudonym.text())
        })
        .collect();
    people.sort();
    people
}

#[test]
fn two_hundred_transcripts_become_durable_in_a_few_groups_each_as_a_step_of_its_own() {
    let disk = Memory::new();
    let mut project = project(&disk);
    let before = project.seen().log().len();
    let all = (0..200)
        .map(|n| ready(&format!("{n}.txt"), &format!("Talk {n}"), &[("", "Parent")]))
        .collect();
    let (frames, refused) = take_all(&mut project, all);
    assert_eq!(refused, Vec::<String>::new());
    assert!(frames <= 5, "{frames}");
    assert_eq!(project.seen().documents().len(), 200);
    assert_eq!(project.seen().log().len(), before + 200);
    assert_eq!(project.seen().roles().len(), 1);
    let mut people = people(&project);
    people.dedup();
    assert_eq!(people.len(), 200, "each has a number of its own");
}

#[test]
fn who_comes_in_several_transcripts_is_one_participant_and_a_text_comes_once() {
    let disk = Memory::new();
    let mut project = project(&disk);
    let all = vec![
        ready("a", "One", &[("Amina", "Parent"), ("", "Parent")]),
        ready("b", "Two", &[("amina", "Parent")]),
        ready("c", "Three", &[("Bo", "parent")]),
        ready("again", "One", &[]),
        ready("nobody", "Four", &[("", "")]),
        ready("twice", "Five", &[("Cem", "Nurse")]),
        ready("twice", "Five", &[("Cem", "Nurse")]),
        ready("d", "Six", &[("Cem", "Nurse"), ("Dora", "Nurse")]),
    ];
    let (_, refused) = take_all(&mut project, all);
    assert_eq!(refused.len(), 3, "{refused:?}");
    assert!(
        refused
            .iter()
            .any(|it| it.starts_with("“again” was not imported: "))
    );
    assert!(
        refused
            .iter()
            .any(|it| it.starts_with("“nobody” was not imported: A new"))
    );
    assert!(
        refused
            .iter()
            .any(|it| it.starts_with("“twice” was not imported: "))
    );
    let names = ["a", "b", "c", "twice", "d"];
    let documents: Vec<String> = project
        .seen()
        .documents()
        .iter()
        .map(|it| it.name.text().to_owned())
        .collect();
    assert_eq!(documents, names);
    let expected = [
        "Nurse 1 Cem",
        "Nurse 2 Dora",
        "Parent 1 Amina",
        "Parent 2 ",
        "parent 3 Bo",
    ];
    let people: Vec<String> = people(&project);
    let plain = |it: &String| it.to_lowercase();
    assert_eq!(
        people.iter().map(plain).collect::<Vec<_>>(),
        expected.map(str::to_lowercase)
    );
    assert_eq!(project.seen().roles().len(), 2);
}

#[test]
fn where_the_disk_fails_every_document_is_in_the_study_or_says_that_it_is_not() {
    for failure in [Failure::Once, Failure::FromHere] {
        for later in 1..60 {
            let disk = Memory::new();
            let mut project = project(&disk);
            disk.fail_at(disk.operations() + later, failure);
            let all = (0..5)
                .map(|n| ready(&format!("{n}.txt"), &format!("Talk {n}"), &[]))
                .collect();
            let (_, refused) = take_all(&mut project, all);
            let taken = project.seen().documents().len();
            assert_eq!(taken + refused.len(), 5, "{failure:?} {later}: {refused:?}");
            if failure == Failure::Once {
                assert!(refused.len() <= 1, "{later}: {refused:?}");
            }
            let about: Vec<_> = refused.iter().map(|it| it.get(..8)).collect();
            let mut each = about.clone();
            each.dedup();
            assert_eq!(about, each, "each file is named once");
        }
    }
}
