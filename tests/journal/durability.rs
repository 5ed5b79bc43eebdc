//! Durable before shown as saved: whatever happens to the disk, nothing that was acknowledged is missing.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use interlinea::journal::{
    Failure, Installation, JournalError, Memory, NewFile, Project, ScriptedClock,
    ScriptedRandomness, Storage, Survives,
};
use interlinea::model::{AnalystId, Change, NewAnalyst, NewDocument, StudyEdit, Text, TextHash};
use std::path::Path;
use std::sync::Arc;

const STUDY: &str = "/data/study";

/// A disk on which the folder above the study's has been there for long.
fn empty_disk() -> Memory {
    let disk = Memory::new();
    disk.make_folder(Path::new("/data")).unwrap();
    disk.sync_folder(Path::new("/")).unwrap();
    disk
}

fn home(disk: &Memory, seed: u64) -> Installation {
    Installation::at("/home/a")
        .on(Arc::new(disk.clone()))
        .on_machine("one")
        .with_clock(Arc::new(ScriptedClock::at(1_763_800_000_000)))
        .with_randomness(Arc::new(ScriptedRandomness::of_seed(seed)))
}

/// What was acknowledged: after which the program said “saved”.
#[derive(Debug, Default, Clone)]
struct Acknowledged {
    created: bool,
    analyst: Option<AnalystId>,
    documents: Vec<TextHash>,
    titles: Vec<String>,
    /// Number of changes in acknowledged steps.
    changes: usize,
    failures: Vec<String>,
}

/// A day's work. Goes on after failures, as a person would.
fn work(disk: &Memory, seed: u64) -> Acknowledged {
    let mut said = Acknowledged::default();
    let project = match Project::create(Path::new(STUDY), &home(disk, seed)) {
        Ok(project) => {
            said.created = true;
            Some(project)
        }
        Err(error) => {
            said.failures.push(error.to_string());
            Project::open(Path::new(STUDY), &home(disk, seed)).ok()
        }
    };
    let Some(mut project) = project else {
        return said;
    };
    go_on(&mut project, &mut said, "one");
    drop(project);
    match Project::open(Path::new(STUDY), &home(disk, seed + 1)) {
        Ok(mut project) => go_on(&mut project, &mut said, "two"),
        Err(error) => said.failures.push(error.to_string()),
    }
    said
}

fn go_on(project: &mut Project, said: &mut Acknowledged, round: &str) {
    if said.analyst.is_none() {
        let mut id = None;
        let done = step(project, said, |draft| {
            let new = NewAnalyst {
                name: "Ana".into(),
                initials: "A".into(),
                colour: 0,
            };
            id = Some(draft.push(Change::AddAnalyst(Box::new(new))));
        });
        if done {
            said.analyst = id.map(AnalystId);
        }
    }
    for n in 0..3 {
        let title = format!("{round} {n}: {}", "ö".repeat(40));
        let done = step(project, said, |draft| {
            draft.push(Change::Study(StudyEdit::Description(title.clone())));
            draft.push(Change::Study(StudyEdit::Title(title.clone())));
        });
        if done {
            said.titles.push(title);
        }
    }
    let text = Text::new(format!("{round}: sa hon.\nJa."));
    match project.add_text(&text) {
        Ok(hash) => {
            let done = step(project, said, |draft| {
                draft.push(Change::AddDocument(Box::new(NewDocument {
                    name: round.into(),
                    kind: Default::default(),
                    text: hash,
                    length: text.len(),
                    words: 4,
                    speakers: vec![],
                    turns: vec![],
                    language: None,
                    original: None,
                    follows: None,
                })));
            });
            if done {
                said.documents.push(hash);
            }
        }
        Err(error) => said.failures.push(error.to_string()),
    }
    import_group(project, said, round);
}

/// Takes several documents in together, as an import does.
fn import_group(project: &mut Project, said: &mut Acknowledged, round: &str) {
    let texts: Vec<Text> = (0..3)
        .map(|n| Text::new(format!("{round}, group {n}: sa hon.\nJa.")))
        .collect();
    let mut files: Vec<NewFile<'_>> = texts.iter().map(NewFile::Text).collect();
    files.push(NewFile::Original {
        name: "one.docx",
        bytes: round.as_bytes(),
    });
    let hashes = match project.add_files(&files) {
        Ok(hashes) => hashes,
        Err(error) => return said.failures.push(error.to_string()),
    };
    let mut draft = match project.draft() {
        Ok(draft) => draft,
        Err(error) => return said.failures.push(error.to_string()),
    };
    let mut drafts = Vec::new();
    for (n, (text, hash)) in texts.iter().zip(&hashes).enumerate() {
        draft.push(Change::AddDocument(Box::new(NewDocument {
            name: format!("{round}, group {n}"),
            kind: Default::default(),
            text: *hash,
            length: text.len(),
            words: 5,
            speakers: vec![],
            turns: vec![],
            language: None,
            original: None,
            follows: None,
        })));
        let following = draft.following();
        drafts.push(std::mem::replace(&mut draft, following));
    }
    let before = project.study().clone();
    match project.commit_together(drafts, None) {
        Ok(_) => {
            said.changes += texts.len();
            said.documents.extend(hashes.iter().take(texts.len()));
        }
        Err(error) => {
            assert!(matches!(error, JournalError::Unwritable { .. }), "{error}");
            assert_eq!(*project.study(), before, "none of a group, or all of it");
            said.failures.push(error.to_string());
        }
    }
}

/// Records a step. Where that fails, the study must be as before.
fn step(
    project: &mut Project,
    said: &mut Acknowledged,
    fill: impl FnOnce(&mut interlinea::model::StepDraft),
) -> bool {
    let mut draft = match project.draft() {
        Ok(draft) => draft,
        Err(error) => {
            said.failures.push(error.to_string());
            return false;
        }
    };
    fill(&mut draft);
    let changes = draft.changes().len();
    let before = project.study().clone();
    match project.commit(draft) {
        Ok(_) => {
            said.changes += changes;
            true
        }
        Err(error) => {
            assert!(matches!(error, JournalError::Unwritable { .. }), "{error}");
            assert_eq!(
                *project.study(),
                before,
                "a failed write leaves the study as before"
            );
            said.failures.push(error.to_string());
            false
        }
    }
}

/// All titles that were ever recorded, oldest first.
fn titles(project: &Project) -> Vec<String> {
    let mut lines: Vec<_> = project.study().lines().collect();
    lines.sort_by_key(|line| line.stamp());
    let titles = lines.iter().filter_map(|line| match &line.change {
        Change::Study(StudyEdit::Title(title)) => Some(title.clone()),
        _ => None,
    });
    titles.collect()
}

/// Opens what is left, sees that all that was acknowledged is there, and goes on working.
fn nothing_acknowledged_is_missing(disk: &Memory, said: &Acknowledged, case: &str) {
    if !said.created && said.changes == 0 {
        return;
    }
    let mut project = Project::open(Path::new(STUDY), &home(disk, 77)).expect(case);
    let report = project.check().unwrap();
    assert_eq!(report.faults, [], "{case}");
    assert!(report.changes >= said.changes, "{case}");
    let lines = titles(&project);
    for title in &said.titles {
        assert!(lines.contains(title), "{case}: “{title}” is missing");
    }
    let seen = project.seen();
    if let Some(analyst) = said.analyst {
        assert!(seen.analyst(analyst).is_some(), "{case}");
    }
    for hash in &said.documents {
        project.text(*hash).expect(case);
        let documents = project.study().documents_of_record();
        assert!(
            documents.into_iter().any(|d| d.imported.text == *hash),
            "{case}"
        );
    }
    let mut more = Acknowledged {
        created: true,
        analyst: said.analyst,
        ..Acknowledged::default()
    };
    go_on(&mut project, &mut more, "three");
    assert_eq!(more.failures, Vec::<String>::new(), "{case}");
    let report = project.check().unwrap();
    assert_eq!(report.faults, [], "{case}, after going on");
    assert_eq!(report.waiting, [], "{case}, after going on");
    let again = Project::open(Path::new(STUDY), &home(disk, 78)).unwrap();
    assert_eq!(again.study(), project.study(), "{case}: read again");
}

fn operations() -> u64 {
    let disk = empty_disk();
    let said = work(&disk, 1);
    assert_eq!(said.failures, Vec::<String>::new());
    assert_eq!(said.titles.len(), 6);
    let operations = disk.operations();
    nothing_acknowledged_is_missing(&disk, &said, "without a failure");
    operations
}

#[test]
fn a_power_loss_at_any_step_loses_nothing_that_was_acknowledged() {
    let operations = operations();
    assert!(
        operations > 40,
        "{operations} operations are too few to mean anything"
    );
    for at in 1..=operations {
        for survives in [Survives::Synced, Survives::Torn, Survives::Everything] {
            let disk = empty_disk();
            disk.fail_at(at, Failure::PowerLoss);
            let said = work(&disk, 1);
            let disk = disk.after_power_loss(survives);
            let case = format!("power lost at operation {at}, survives: {survives:?}");
            nothing_acknowledged_is_missing(&disk, &said, &case);
        }
    }
}

#[test]
fn a_write_that_fails_leaves_the_study_as_before_and_says_so() {
    for at in 1..=operations() {
        let disk = empty_disk();
        disk.fail_at(at, Failure::Once);
        let said = work(&disk, 1);
        disk.mend();
        if said.created {
            let project = Project::open(Path::new(STUDY), &home(&disk, 77)).unwrap();
            assert_eq!(
                titles(&project),
                said.titles,
                "operation {at} failed: what was said not to be saved must not come back"
            );
        }
        nothing_acknowledged_is_missing(&disk, &said, &format!("operation {at} failed"));
    }
}

#[test]
fn a_full_disk_loses_nothing_that_was_acknowledged() {
    for at in 1..=operations() {
        let disk = empty_disk();
        disk.fail_at(at, Failure::FromHere);
        let said = work(&disk, 1);
        disk.mend();
        nothing_acknowledged_is_missing(&disk, &said, &format!("disk full from operation {at}"));
        let disk = disk.after_power_loss(Survives::Synced);
        nothing_acknowledged_is_missing(&disk, &said, &format!("and then no power, {at}"));
    }
}

/// A title, and then a step so large that it goes over several files; says whether that step was acknowledged.
fn large_step(disk: &Memory) -> bool {
    let Ok(mut project) = Project::create(Path::new(STUDY), &home(disk, 1)) else {
        return false;
    };
    let title = |text: &str| Change::Study(StudyEdit::Title(text.to_owned()));
    let Ok(mut draft) = project.draft() else {
        return false;
    };
    draft.push(title("before"));
    if project.commit(draft).is_err() {
        return false;
    }
    let Ok(mut draft) = project.draft() else {
        return false;
    };
    for _ in 0..LARGE {
        draft.push(title(&"ö".repeat(3000)));
    }
    let before = project.study().clone();
    let done = project.commit(draft).is_ok();
    if !done {
        assert_eq!(*project.study(), before);
    }
    done
}

/// Lines of the large step, of some 6 kB each.
const LARGE: usize = 400;

#[test]
fn a_step_over_several_files_is_there_wholly_or_not_at_all_whatever_happens() {
    let disk = empty_disk();
    assert!(large_step(&disk));
    let files = disk
        .contents()
        .into_iter()
        .filter(|(path, _)| path.components().any(|it| it.as_os_str() == "journals"));
    let lengths: Vec<usize> = files.map(|(_, content)| content.len()).collect();
    assert!(lengths.len() >= 3, "{lengths:?}");
    assert!(
        lengths.iter().all(|length| *length < 1_010_000),
        "{lengths:?}"
    );
    let operations = disk.operations();
    for at in 15..=operations {
        for failure in [Failure::Once, Failure::FromHere, Failure::PowerLoss] {
            for survives in [Survives::Synced, Survives::Torn, Survives::Everything] {
                let disk = empty_disk();
                disk.fail_at(at, failure);
                let done = large_step(&disk);
                disk.mend();
                let disk = match failure {
                    Failure::Once => disk,
                    _ => disk.after_power_loss(survives),
                };
                let case = format!("{failure:?} at operation {at}, survives: {survives:?}");
                let Ok(mut project) = Project::open(Path::new(STUDY), &home(&disk, 77)) else {
                    assert!(!done, "{case}");
                    continue;
                };
                let large =
                    project.study().line_count() > LARGE && project.seen().title().starts_with('ö');
                assert!(large || !done, "{case}");
                if matches!(failure, Failure::Once) {
                    assert_eq!(large, done, "{case}");
                }
                assert_eq!(project.check().unwrap().faults, [], "{case}");
                let mut draft = project.draft().unwrap();
                draft.push(Change::Study(StudyEdit::Title("after".to_owned())));
                project.commit(draft).unwrap();
                let report = project.check().unwrap();
                assert_eq!((report.faults, report.waiting), (vec![], vec![]), "{case}");
                let again = Project::open(Path::new(STUDY), &home(&disk, 78)).unwrap();
                assert_eq!(again.study(), project.study(), "{case}");
                assert_eq!(again.seen().title(), "after", "{case}");
                if failure != Failure::PowerLoss {
                    break;
                }
            }
        }
    }
}
