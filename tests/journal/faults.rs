//! Damaged, missing, foreign and newer files: each is reported by file and line, and nothing else is lost.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use crate::studies::{
    Bench, STUDY, coded, document, journal, label, new_code, person, sample, sealed, step, title,
};
use interlinea::journal::{CheckReport, JournalError, Project};
use interlinea::model::{Change, DeviceId, Line, NewCoding, Study};
use std::path::Path;

/// The line of a file that a byte stands in, from 1; a line break belongs to the line it ends.
fn line_of(content: &[u8], byte: usize) -> u32 {
    content[..byte].split(|b| *b == b'\n').count() as u32
}

fn names(report: &CheckReport, file: &str, line: u32) -> bool {
    let here = |f: &str, l: Option<u32>| f == file && l == Some(line);
    report.faults.iter().any(|f| here(&f.file, f.line))
        || report.waiting.iter().any(|w| here(&w.file, w.line))
}

/// The study that the whole lines before a byte of one file, and all lines of the others, add up to.
fn expected(whole: &Study, device: DeviceId, lines: usize) -> Study {
    let lines: Vec<Line> = whole
        .lines()
        .filter(|line| line.id.device() != device || line.id.seq() as usize <= lines)
        .cloned()
        .collect();
    Study::from_lines(lines)
}

#[test]
fn a_journal_cut_at_any_byte_keeps_every_whole_line_and_waits_for_the_rest() {
    let sample = sample();
    let bench = &sample.bench;
    let whole = bench.open("c").study().clone();
    let path = journal(sample.device);
    let content = bench.read(&path);
    for cut in 0..content.len() {
        bench.disk.put(&path, &content[..cut]);
        let project = bench.open("c");
        let breaks = line_of(&content, cut) as usize - 1;
        let left = expected(&whole, sample.device, breaks.saturating_sub(1));
        assert_eq!(*project.study(), left, "cut at {cut}");
        let report = project.check().unwrap();
        assert_eq!(report.faults, [], "cut at {cut}");
        let at_border = cut > 0 && content[cut - 1] == b'\n';
        if !at_border {
            let line = line_of(&content, cut);
            assert!(
                names(&report, &label(sample.device), line),
                "cut at {cut}: {report:?}"
            );
        }
    }
}

#[test]
fn a_cut_journal_arrives_whole_line_by_line() {
    let sample = sample();
    let bench = &sample.bench;
    let path = journal(sample.device);
    let content = bench.read(&path);
    bench.disk.put(&path, &[]);
    let mut project = bench.open("c");
    for end in (0..content.len()).step_by(7).chain([content.len()]) {
        bench.disk.put(&path, &content[..end]);
        let refreshed = project.refresh().unwrap();
        assert_eq!(refreshed.faults, []);
    }
    assert_eq!(project.study(), bench.open("c").study());
    assert_eq!(project.waiting(), []);
}

#[test]
fn a_flipped_byte_at_any_position_is_named_and_the_other_lines_stand() {
    let sample = sample();
    let bench = &sample.bench;
    let whole = bench.open("c").study().line_count();
    let path = journal(sample.device);
    let content = bench.read(&path);
    for place in 0..content.len() {
        for flip in [0x01, 0x20, 0x80] {
            let mut flipped = content.clone();
            flipped[place] ^= flip;
            bench.disk.put(&path, &flipped);
            let project = bench.open("c");
            let report = project.check().unwrap();
            let line = line_of(&content, place);
            assert!(
                names(&report, &label(sample.device), line),
                "byte {place} ^ {flip:#x}: {report:?}"
            );
            let is_break = content[place] == b'\n';
            let lost = if line == 1 && !is_break {
                0
            } else {
                1 + usize::from(is_break && line > 1)
            };
            let lost = if place + 1 == content.len() { 1 } else { lost };
            assert!(
                report.changes >= whole - lost,
                "byte {place} ^ {flip:#x}: {} of {whole} lines",
                report.changes
            );
        }
    }
}

#[test]
fn a_missing_middle_line_is_named_with_its_number() {
    let sample = sample();
    let bench = &sample.bench;
    let path = journal(sample.device);
    let content = String::from_utf8(bench.read(&path)).unwrap();
    let mut lines: Vec<&str> = content.split_inclusive('\n').collect();
    // The header is line 1, so line 4 bears number 3: the title, on which nothing builds.
    assert!(lines.remove(3).contains("Peers"));
    bench.disk.put(&path, lines.concat().as_bytes());
    let report = bench.open("c").check().unwrap();
    assert_eq!(report.faults.len(), 1, "{report:?}");
    assert_eq!(report.faults[0].file, label(sample.device));
    assert_eq!(report.faults[0].line, Some(4));
    assert!(report.faults[0].what.contains("number 3 is missing"));
    assert_eq!(bench.open("c").seen().title(), "");
}

#[test]
fn what_builds_on_a_missing_line_is_lost_and_reported_where_it_stands() {
    let sample = sample();
    let bench = &sample.bench;
    let path = journal(sample.device);
    let content = String::from_utf8(bench.read(&path)).unwrap();
    let without: String = content
        .split_inclusive('\n')
        .filter(|line| !line.contains("AddDocument"))
        .collect();
    bench.disk.put(&path, without.as_bytes());
    let report = bench.open("c").check().unwrap();
    let lost: Vec<_> = report
        .faults
        .iter()
        .filter(|fault| fault.what.contains("names the document"))
        .collect();
    assert_eq!(
        lost.len(),
        3,
        "three codings lie on the document: {report:?}"
    );
    assert!(lost.iter().all(|fault| fault.line.is_some()));
}

#[test]
fn a_conflict_copy_with_nothing_of_its_own_is_no_fault() {
    let sample = sample();
    let bench = &sample.bench;
    let path = journal(sample.device);
    let content = bench.read(&path);
    for name in [
        "0001.sync-conflict-20251122-101010-ABCDEFG.ron",
        "0001 (Ana's conflicted copy 2025-11-22).ron",
        "0001-OFFICE.ron",
    ] {
        bench
            .disk
            .put(&path.with_file_name(name), &content[..content.len() / 2]);
    }
    let project = bench.open("c");
    let report = project.check().unwrap();
    assert!(report.ok, "{report:?}");
    let notes = report
        .notes
        .iter()
        .filter(|note| note.contains("conflict copy"));
    assert_eq!(notes.count(), 3);
}

#[test]
fn a_conflict_copy_that_contradicts_its_journal_is_a_fork_named_by_file_and_line() {
    let sample = sample();
    let bench = &sample.bench;
    let project = bench.open("c");
    let mut copy = String::from_utf8(bench.read(&journal(sample.device))).unwrap();
    let value = r#"(seq:3,step:(3,1),at:(1763800000000,9),change:Study(Title("Other")))"#;
    let other = sealed(project.id(), sample.device, value);
    let lines: Vec<&str> = copy.split_inclusive('\n').collect();
    copy = [&lines[..3], &[other.as_str()]].concat().concat();
    let name = "0001 (conflicted copy).ron";
    let path = journal(sample.device).with_file_name(name);
    bench.disk.put(&path, copy.as_bytes());
    let report = project.check().unwrap();
    assert_eq!(report.faults.len(), 1, "{report:?}");
    assert_eq!(
        report.faults[0].file,
        format!("journals/{}/{name}", sample.device)
    );
    assert_eq!(report.faults[0].line, Some(4));
    assert_eq!(bench.open("c").seen().title(), "Peers");
    let mut open = project;
    open.refresh().unwrap();
    assert_eq!(open.faults().len(), 1, "an open window hears of it too");
}

#[test]
fn a_conflict_copy_with_changes_that_its_journal_lacks_is_reported() {
    let sample = sample();
    let bench = &sample.bench;
    let path = journal(sample.device);
    let content = bench.read(&path);
    let end = content[..content.len() - 1]
        .iter()
        .rposition(|b| *b == b'\n')
        .unwrap()
        + 1;
    bench
        .disk
        .put(&path.with_file_name("0001-copy.ron"), &content);
    bench.disk.put(&path, &content[..end]);
    let report = bench.open("c").check().unwrap();
    assert_eq!(report.faults.len(), 1, "{report:?}");
    assert!(report.faults[0].what.contains("holds 1 changes"));
}

#[test]
fn the_same_number_with_another_content_in_the_journals_is_a_fork() {
    let sample = sample();
    let bench = &sample.bench;
    let project = bench.open("c");
    let id = project.id();
    let header = format!(
        r#"(format:1,project:"{id}",device:"{}",file:2)"#,
        sample.device
    );
    let value = r#"(seq:3,step:(3,1),at:(1763800900000,0),change:Study(Title("Other")))"#;
    let file = sealed(id, sample.device, &header) + &sealed(id, sample.device, value);
    let path = journal(sample.device).with_file_name("0002.ron");
    bench.disk.put(&path, file.as_bytes());
    let report = project.check().unwrap();
    assert_eq!(report.faults.len(), 1, "{report:?}");
    assert_eq!(
        report.faults[0].file,
        format!("journals/{}/0002.ron", sample.device)
    );
    assert_eq!(report.faults[0].line, Some(2));
    assert!(report.faults[0].what.contains("another content"));
    assert_eq!(bench.open("c").seen().title(), "Peers");
    let mut project = bench.open("c");
    project.write_snapshot().unwrap();
    let again = bench.open("c");
    assert_eq!(again.faults(), report.faults, "the snapshot hides no fork");
}

#[test]
fn a_copied_folder_is_written_by_another_device_and_its_work_can_be_brought_back() {
    let sample = sample();
    let bench = &sample.bench;
    bench.copy(STUDY, "/data/copy");
    let mut copy = bench.open_at("/data/copy", "a");
    assert_eq!(copy.person(), Some(sample.ana), "the person is the same");
    let device = copy.draft().unwrap().device();
    assert_ne!(device, sample.device);
    title(&mut copy, "In the copy");
    let mut original = bench.open("a");
    assert_eq!(original.draft().unwrap().device(), sample.device);
    title(&mut original, "In the original");
    bench.copy(
        &format!("/data/copy/journals/{device}"),
        &format!("{STUDY}/journals/{device}"),
    );
    original.refresh().unwrap();
    assert!(original.check().unwrap().ok);
    assert_eq!(original.study().last_line(device), 1);
}

#[test]
fn a_restored_backup_is_gone_on_with_by_another_device() {
    let sample = sample();
    let bench = &sample.bench;
    let path = journal(sample.device);
    let backup = bench.read(&path);
    let mut project = bench.open("a");
    title(&mut project, "After the backup");
    drop(project);
    let later = bench.read(&path);
    bench.disk.put(&path, &backup);
    bench.clock.advance(60_000);
    let mut project = bench.open("a");
    let device = project.draft().unwrap().device();
    assert_ne!(device, sample.device);
    title(&mut project, "After restoring");
    drop(project);
    // The other computer still has what came after the backup, and brings it back.
    bench.disk.put(&path, &later);
    let project = bench.open("b");
    assert!(project.check().unwrap().ok);
    assert_eq!(project.seen().title(), "After restoring");
    let mut again = bench.open("a");
    assert_eq!(
        again.draft().unwrap().device(),
        device,
        "the old device stays retired"
    );
}

#[test]
fn a_backup_restored_under_an_open_window_is_not_written_into() {
    let sample = sample();
    let bench = &sample.bench;
    let path = journal(sample.device);
    let mut project = bench.open("a");
    project.draft().unwrap();
    let backup = bench.read(&path);
    title(&mut project, "After the backup");
    let later = bench.read(&path);
    bench.disk.put(&path, &backup);
    bench.clock.advance(60_000);
    let mut draft = project.draft().unwrap();
    draft.push(new_code("lost?"));
    let refused = project.commit(draft).unwrap_err();
    assert!(matches!(refused, JournalError::StaleDraft), "{refused}");
    assert_eq!(bench.read(&path), backup);
    let device = project.draft().unwrap().device();
    assert_ne!(device, sample.device);
    title(&mut project, "After restoring");
    bench.disk.put(&path, &later);
    let report = bench.open("b").check().unwrap();
    assert!(report.ok && report.waiting.is_empty(), "{report:?}");
    assert_eq!(bench.open("b").seen().title(), "After restoring");
}

#[test]
fn another_machine_with_the_same_configuration_writes_with_another_device() {
    let sample = sample();
    let home = sample.bench.home("a").on_machine("another machine");
    let mut project = Project::open(Path::new(STUDY), &home).unwrap();
    assert_ne!(project.draft().unwrap().device(), sample.device);
}

#[test]
fn a_journal_changed_in_its_known_part_is_never_gone_on_with() {
    let sample = sample();
    let bench = &sample.bench;
    let path = journal(sample.device);
    let mut content = bench.read(&path);
    content[200] ^= 1;
    bench.disk.put(&path, &content);
    let mut project = bench.open("a");
    assert_ne!(project.draft().unwrap().device(), sample.device);
}

#[test]
fn a_study_of_a_newer_format_is_read_only_with_a_sentence() {
    let sample = sample();
    let bench = &sample.bench;
    let project = bench.open("c");
    let id = project.id();
    let device: DeviceId = "zzzzzzzz".parse().unwrap();
    let header = format!(r#"(format:2,project:"{id}",device:"{device}",file:1,shape:Tree)"#);
    let file = sealed(id, device, &header) + "whatever a later program writes\n";
    bench.disk.put(&journal(device), file.as_bytes());
    let mut project = bench.open("a");
    let why = project.is_read_only().unwrap().to_owned();
    assert!(why.contains("format 2"), "{why}");
    let refused = project.draft().unwrap_err();
    assert!(matches!(refused, JournalError::ReadOnly(sentence) if sentence == why));
    let report = project.check().unwrap();
    assert!(report.ok, "a newer program's work is no fault: {report:?}");
    assert_eq!(project.seen().title(), "Peers");
}

#[test]
fn a_project_file_of_a_newer_format_makes_the_study_read_only() {
    let sample = sample();
    let bench = &sample.bench;
    let id = bench.open("a").id();
    let file = format!("(project:\"{id}\",format:7,colour:Blue)\n");
    bench
        .disk
        .put(&Path::new(STUDY).join("project.ron"), file.as_bytes());
    let project = bench.open("a");
    assert!(project.is_read_only().unwrap().contains("format 7"));
    assert_eq!(project.seen().title(), "Peers");
}

#[test]
fn a_change_of_an_unknown_kind_makes_the_study_read_only_and_is_no_fault() {
    let sample = sample();
    let bench = &sample.bench;
    let mut open = bench.open("a");
    let next = open.study().last_line(sample.device) + 1;
    let value = format!(
        "(seq:{next},step:({next},1),at:(1763800900000,0),change:AddChart(title:\"x\",parts:[1,(a:2)]))"
    );
    let mut content = bench.read(&journal(sample.device));
    content.extend(sealed(open.id(), sample.device, &value).bytes());
    bench.disk.put(&journal(sample.device), &content);
    let mut project = bench.open("b");
    assert!(project.is_read_only().unwrap().contains("AddChart"));
    assert!(project.draft().is_err());
    assert!(project.check().unwrap().ok);
    open.refresh().unwrap();
    assert!(
        open.is_read_only().is_some(),
        "an open window notices when it arrives"
    );
}

#[test]
fn a_text_that_has_not_arrived_is_said_to_be_missing() {
    let sample = sample();
    let bench = &sample.bench;
    let project = bench.open("b");
    let hash = project
        .seen()
        .document(sample.document)
        .unwrap()
        .imported
        .text;
    let path = Path::new(STUDY).join(format!("texts/{hash}.txt"));
    let content = bench.read(&path);
    bench.disk.take_away(&path);
    let project = bench.open("b");
    let missing = project.text(hash).unwrap_err();
    assert!(matches!(missing, JournalError::TextMissing { .. }));
    let report = project.check().unwrap();
    assert_eq!(report.faults.len(), 1);
    assert_eq!(report.faults[0].file, format!("texts/{hash}.txt"));
    assert_eq!(
        project.seen().codings().count(),
        3,
        "its codings are there all the same"
    );
    bench.disk.put(&path, &content);
    assert!(
        project.text(hash).is_ok(),
        "it is there as soon as it arrives"
    );
}

#[test]
fn a_file_that_belongs_to_another_installation_or_study_is_left_out_and_named() {
    let sample = sample();
    let bench = &sample.bench;
    let stranger: DeviceId = "zzzzzzzz".parse().unwrap();
    bench
        .disk
        .put(&journal(stranger), &bench.read(&journal(sample.device)));
    let before = bench.open("a").study().line_count();
    let report = bench.open("a").check().unwrap();
    assert_eq!(report.faults.len(), 1, "{report:?}");
    assert_eq!(
        (report.faults[0].file.as_str(), report.faults[0].line),
        (label(stranger).as_str(), Some(1))
    );
    assert_eq!(report.changes, before);
    bench.disk.take_away(&journal(stranger));

    let other = Bench::new();
    let mut project = other.create("x");
    title(&mut project, "Another study");
    let device = project.draft().unwrap().device();
    bench
        .disk
        .put(&journal(device), &other.read(&journal(device)));
    let report = bench.open("a").check().unwrap();
    assert_eq!(report.faults.len(), 1, "{report:?}");
    assert!(report.faults[0].what.contains("another study"));
}

#[test]
fn files_that_come_in_the_wrong_order_are_waited_for() {
    let sample = sample();
    let bench = &sample.bench;
    let path = journal(sample.device);
    let content = bench.read(&path);
    // What was one file becomes two, of which the second arrives first.
    let text = String::from_utf8(content.clone()).unwrap();
    let lines: Vec<&str> = text.split_inclusive('\n').collect();
    let id = bench.open("a").id();
    let header = format!(
        r#"(format:1,project:"{id}",device:"{}",file:2)"#,
        sample.device
    );
    let second = sealed(id, sample.device, &header) + &lines[4..].concat();
    bench.disk.take_away(&path);
    bench
        .disk
        .put(&path.with_file_name("0002.ron"), second.as_bytes());
    let mut project = bench.open("c");
    let report = project.check().unwrap();
    let journals: Vec<_> = report
        .faults
        .iter()
        .filter(|fault| !fault.what.contains("which is missing"))
        .collect();
    assert!(journals.is_empty(), "{report:?}");
    assert!(
        report
            .waiting
            .iter()
            .any(|w| w.file == label(sample.device))
    );
    bench.disk.put(&path, lines[..4].concat().as_bytes());
    project.refresh().unwrap();
    let report = project.check().unwrap();
    assert!(report.ok && report.waiting.is_empty(), "{report:?}");
    assert_eq!(project.seen().codings().count(), 3);
}

#[test]
fn a_file_that_shrinks_or_changes_under_an_open_window_is_reported_and_nothing_is_forgotten() {
    let sample = sample();
    let bench = &sample.bench;
    let path = journal(sample.device);
    let content = bench.read(&path);
    let mut project = bench.open("b");
    let before = project.study().clone();
    bench.disk.put(&path, &content[..content.len() / 2]);
    let refreshed = project.refresh().unwrap();
    assert_eq!(refreshed.faults.len(), 1);
    assert_eq!(refreshed.faults[0].file, label(sample.device));
    assert_eq!(*project.study(), before);
    assert_eq!(project.refresh().unwrap().faults, [], "it is said once");
    let mut changed = content.clone();
    changed[300] ^= 1;
    bench.disk.put(&path, &changed);
    project.refresh().unwrap();
    assert_eq!(*project.study(), before);
    assert!(
        project
            .faults()
            .iter()
            .any(|f| f.file == label(sample.device))
    );
    bench.disk.take_away(&path);
    let refreshed = project.refresh().unwrap();
    assert!(refreshed.faults[0].what.contains("gone"));
    bench.disk.put(&path, &content);
    project.refresh().unwrap();
    assert!(project.check().unwrap().ok);
}

#[test]
fn a_clock_that_is_off_is_written_down_and_a_day_is_reported() {
    let bench = Bench::new();
    let mut a = bench.create("a");
    bench.clock.advance(3 * 86_400_000);
    title(&mut a, "From the future");
    bench.clock.set(crate::studies::START);
    let mut b = bench.open("b");
    assert!(b.clock_note().unwrap().contains("3 days"));
    title(&mut b, "Now");
    assert_eq!(b.seen().title(), "Now", "hybrid time follows what was seen");
    let line = b.study().lines().find(|line| line.wall.is_some()).unwrap();
    assert_eq!(line.wall, Some(crate::studies::START));
    let report = b.check().unwrap();
    assert!(report.ok);
    assert!(
        report.notes.iter().any(|note| note.contains("3 days")),
        "{report:?}"
    );
}

#[test]
fn a_line_says_what_its_writer_had_seen() {
    let sample = sample();
    let bench = &sample.bench;
    let mut a = bench.open("a");
    let mut b = bench.open("b");
    // The first draft takes a device and looks at the folder.
    a.draft().unwrap();
    b.draft().unwrap();
    let by_b = title(&mut b, "Unseen by a");
    let by_a = title(&mut a, "Unseen by b");
    a.refresh().unwrap();
    let after = title(&mut a, "After both");
    let all = bench.open("c");
    let study = all.study();
    assert!(!study.had_seen(by_a, by_b) && !study.had_seen(by_b, by_a));
    assert!(study.had_seen(after, by_b) && study.had_seen(after, by_a));
    let seen = study.line(after).unwrap().seen.as_ref().unwrap();
    assert_eq!(seen.of(by_b.device()), by_b.seq());
    assert_eq!(seen.of(after.device()), 0, "its own device is left out");
    let again = title(&mut a, "Nothing new");
    assert_eq!(a.study().line(again).unwrap().seen, None);
}

#[test]
fn what_could_never_act_is_refused_before_it_is_written() {
    let sample = sample();
    let bench = &sample.bench;
    let mut project = bench.open("a");
    let before = bench.journals();
    for (start, end) in [(0, 4000), (5, 5), (9, 3)] {
        let mut draft = project.draft().unwrap();
        draft.push(Change::AddCoding(NewCoding {
            analyst: sample.ana,
            document: sample.document,
            pass: sample.pass,
            code: sample.code,
            start,
            end,
            within: None,
        }));
        let refused = project.commit(draft).unwrap_err();
        assert!(matches!(refused, JournalError::Refused(_)), "{refused}");
    }
    let mut draft = project.draft().unwrap();
    let nobody = "zzzzzzzz-1".parse().map(interlinea::model::CodeId).unwrap();
    draft.push(Change::EditCode {
        code: nobody,
        edit: interlinea::model::CodeEdit::Name("x".into()),
    });
    assert!(project.commit(draft).is_err());
    assert_eq!(bench.journals(), before);
}

#[test]
fn files_are_closed_at_a_megabyte_and_never_written_again() {
    let bench = Bench::new();
    let mut project = bench.create("a");
    let long = "ö".repeat(60_000);
    for _ in 0..12 {
        step(&mut project, |draft| {
            draft.push(Change::Study(interlinea::model::StudyEdit::Description(
                long.clone(),
            )));
        });
    }
    let files = bench.journals();
    assert_eq!(files.len(), 2);
    assert!(files[0].0.ends_with("0001.ron") && files[1].0.ends_with("0002.ron"));
    assert!((1_000_000..1_200_000).contains(&files[0].1.len()));
    let again = bench.open("a");
    assert_eq!(again.study(), project.study());
    assert!(again.check().unwrap().ok);
}

#[test]
fn an_own_step_that_a_crash_cut_short_is_given_up_and_never_acts_in_part() {
    let sample = sample();
    let bench = &sample.bench;
    let path = journal(sample.device);
    let mut project = bench.open("a");
    let before = bench.read(&path).len();
    coded(&mut project, "torn", (sample.document, sample.pass), (0, 4));
    drop(project);
    let content = bench.read(&path);
    let first = before + content[before..].iter().position(|b| *b == b'\n').unwrap() + 1;
    // The crash came in the middle of the step's second line; the remembered end of the journal is lost with it.
    bench.disk.put(&path, &content[..first + 20]);
    bench
        .disk
        .take_away(Path::new(&format!("/home/a/ends/{}.ron", sample.device)));
    let mut project = bench.open("a");
    let has_torn = |project: &Project| {
        project
            .seen()
            .codes()
            .iter()
            .any(|c| c.name.text() == "torn")
    };
    assert!(!has_torn(&project));
    title(&mut project, "After the crash");
    assert_eq!(project.draft().unwrap().device(), sample.device);
    let written = String::from_utf8(bench.read(&path)).unwrap();
    assert!(written.contains("Abandoned"));
    let again = bench.open("b");
    assert!(!has_torn(&again));
    assert_eq!(again.seen().title(), "After the crash");
    let report = again.check().unwrap();
    assert!(report.ok && report.waiting.is_empty(), "{report:?}");
    assert!(report.notes.iter().any(|note| note.contains("interrupted")));
}

#[test]
fn a_person_s_name_is_asked_for_once_per_study() {
    let bench = Bench::new();
    let mut a = bench.create("a");
    let ana = person(&mut a, "Ana");
    let document = document(&mut a, "One", "words");
    drop(a);
    let a = bench.open("a");
    assert_eq!(a.person(), Some(ana));
    assert_eq!(a.seen().document(document).unwrap().made.by, Some(ana));
}

#[test]
fn a_project_and_its_texts_can_be_given_to_another_thread() {
    fn travels<T: Send>() {}
    travels::<Project>();
    travels::<interlinea::journal::Texts>();
    travels::<interlinea::journal::Installation>();
}
