//! Reading a whole folder of journals.

use super::journal_file::{FileKey, JournalFile, Located};
use super::names::{JOURNALS, journal_number, journal_path};
use super::snapshot::Snapshot;
use super::{Entry, Fault, JournalError, Storage, Waiting};
use crate::model::{Applied, DeviceId, Line, ProjectId, Study};
use rayon::prelude::*;
use std::collections::BTreeMap;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

/// The files below `journals/`.
#[derive(Debug, Default)]
pub(super) struct Listing {
    /// Journal files.
    pub journals: BTreeMap<FileKey, Entry>,
    /// A sync engine's conflict copies, with their paths below the project folder.
    pub copies: Vec<(PathBuf, Entry)>,
}

/// Everything that was read from a folder.
#[derive(Debug, Default)]
pub(super) struct Reading {
    /// The files.
    pub files: BTreeMap<FileKey, JournalFile>,
    /// Their lines.
    pub lines: Vec<Located>,
    /// Files that could not be read.
    pub faults: Vec<Fault>,
}

/// Lists the journals of a folder; a folder without journals is a new study.
pub(super) fn list(storage: &dyn Storage, project: &Path) -> Result<Listing, JournalError> {
    let mut listing = Listing::default();
    let journals = project.join(JOURNALS);
    for entry in entries(storage, &journals)? {
        let below = Path::new(JOURNALS).join(&entry.name);
        if !entry.is_folder {
            if is_ron(&entry.name) {
                listing.copies.push((below, entry));
            }
            continue;
        }
        let device = entry.name.parse::<DeviceId>().ok();
        for file in entries(storage, &journals.join(&entry.name))? {
            match (device, journal_number(&file.name)) {
                _ if file.is_folder => {}
                (Some(device), Some(number)) => {
                    listing.journals.insert(FileKey { device, number }, file);
                }
                _ if is_ron(&file.name) => listing.copies.push((below.join(&file.name), file)),
                _ => {}
            }
        }
    }
    Ok(listing)
}

fn entries(storage: &dyn Storage, folder: &Path) -> Result<Vec<Entry>, JournalError> {
    match storage.list(folder) {
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(Vec::new()),
        other => other.map_err(JournalError::reading(folder)),
    }
}

fn is_ron(name: &str) -> bool {
    Path::new(name)
        .extension()
        .is_some_and(|ending| ending.eq_ignore_ascii_case("ron"))
}

/// Reads all journal files, in parallel.
pub(super) fn read_all(
    storage: &dyn Storage,
    folder: &Path,
    project: ProjectId,
    listing: &Listing,
    snapshot: &Snapshot,
) -> Reading {
    let read: Vec<_> = listing
        .journals
        .par_iter()
        .map(|(key, entry)| read_file(storage, folder, project, (*key, entry), snapshot))
        .collect();
    let mut reading = Reading::default();
    for outcome in read {
        match outcome {
            Ok((file, lines)) => {
                reading.files.insert(file.key, file);
                reading.lines.extend(lines);
            }
            Err(fault) => reading.faults.push(fault),
        }
    }
    reading
}

/// Reads one journal file.
pub(super) fn read_file(
    storage: &dyn Storage,
    folder: &Path,
    project: ProjectId,
    (key, entry): (FileKey, &Entry),
    snapshot: &Snapshot,
) -> Result<(JournalFile, Vec<Located>), Fault> {
    let path = journal_path(folder, key.device, key.number);
    let bytes = storage
        .read(&path)
        .map_err(|error| unreadable(key, &error))?;
    let (mut file, mut lines) = snapshot
        .begin(key, &bytes)
        .unwrap_or_else(|| (JournalFile::unread(key), Vec::new()));
    let rest = bytes.get(file.read as usize..).unwrap_or_default();
    lines.extend(file.read_on(project, rest));
    file.length = bytes.len() as u64;
    file.modified = entry.modified;
    Ok((file, lines))
}

/// The fault of a file that the file system does not give.
pub(super) fn unreadable(key: FileKey, error: &std::io::Error) -> Fault {
    let what = format!("it could not be read ({error}); check its permissions.");
    Fault::of_file(key.label(), what)
}

/// Applies lines in order of time. Gives the faults of those that contradict others.
pub(super) fn apply(study: &mut Study, mut lines: Vec<Located>) -> Vec<Fault> {
    lines.sort_by_key(|located| located.line.stamp());
    let mut faults = Vec::new();
    for located in lines {
        let Located { line, file, place } = located;
        let id = line.id;
        match study.apply(line) {
            Applied::Fork => {
                let what = format!(
                    "change {id} is also recorded with another content: two copies of one installation wrote at once; the first was kept."
                );
                faults.push(Fault::of_line(file.label(), place, what));
            }
            Applied::Malformed => {
                let what = "the line contradicts its own step and was set aside.";
                faults.push(Fault::of_line(file.label(), place, what));
            }
            Applied::Acts { .. } | Applied::Kept | Applied::Known => {}
        }
    }
    faults
}

/// What is wrong in journal files, file by file.
pub(super) fn faults_of(files: &BTreeMap<FileKey, JournalFile>) -> Vec<Fault> {
    let mut faults = Vec::new();
    each_with_last_before(files, |file, before| faults.extend(file.faults(before)));
    faults
}

/// Visits the files with the number of the last line of the device's file before, where that file is here.
pub(super) fn each_with_last_before<'a>(
    files: &'a BTreeMap<FileKey, JournalFile>,
    mut visit: impl FnMut(&'a JournalFile, Option<u32>),
) {
    let mut previous: Option<&JournalFile> = None;
    for file in files.values() {
        let before = previous
            .filter(|p| p.key.device == file.key.device && p.key.number + 1 == file.key.number);
        visit(file, before.and_then(|p| p.last));
        previous = Some(file);
    }
}

/// Journal files, and ends of them, that later files of the same device make known and that are not here. Sync
/// engines bring files in any order.
pub(super) fn missing_between_files(files: &BTreeMap<FileKey, JournalFile>) -> Vec<Waiting> {
    let mut missing = Vec::new();
    let mut previous: Option<&JournalFile> = None;
    for file in files.values() {
        let key = file.key;
        let before = previous.filter(|previous| previous.key.device == key.device);
        let expected = before.map_or(1, |before| before.key.number + 1);
        for number in expected..key.number {
            missing.push(Waiting {
                file: FileKey { number, ..key }.label(),
                line: None,
                what: "the file has not arrived yet.".to_owned(),
            });
        }
        if let Some(before) = before.filter(|before| before.key.number + 1 == key.number)
            && before.breaks_off_before(file.first)
        {
            missing.push(Waiting {
                file: before.key.label(),
                line: Some(before.places + 1),
                what: "the rest of the file has not arrived yet.".to_owned(),
            });
        }
        previous = Some(file);
    }
    missing
}

/// The last line that a device wrote which names what it had seen.
pub(super) fn last_seen(study: &Study, device: DeviceId) -> crate::model::Cut {
    let last = study.last_line(device);
    (1..=last)
        .rev()
        .filter_map(|seq| study.line(crate::model::Id::new(device, seq)))
        .find_map(|line: &Line| line.seen.as_deref().cloned())
        .unwrap_or_default()
}
