//! The cached lines of all journals, so that a long study opens without parsing.
//!
//! Per journal file the lines in compact form, valid for as long as the file begins with the same bytes. It lies in
//! the cache folder and may be deleted at any time; one that does not fit is ignored.

use super::journal_file::{FileKey, JournalFile, Located};
use super::{JournalError, Project, Storage};
use crate::model::{DeviceId, Id, Line, ProjectId, Study};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// What decides how lines are laid out in compact form. Compact bytes do not describe themselves, so a program whose
/// lines differ in any way must not read them.
const SHAPES: &[&str] = &[
    env!("CARGO_PKG_VERSION"),
    include_str!("snapshot.rs"),
    include_str!("../model/cut.rs"),
    include_str!("../model/hybrid_time.rs"),
    include_str!("../model/id.rs"),
    include_str!("../model/line.rs"),
    include_str!("../model/span.rs"),
    include_str!("../model/turn.rs"),
    include_str!("../model/change/analyst.rs"),
    include_str!("../model/change/attribute.rs"),
    include_str!("../model/change/because.rs"),
    include_str!("../model/change/board.rs"),
    include_str!("../model/change/category.rs"),
    include_str!("../model/change/category_mark.rs"),
    include_str!("../model/change/challenge.rs"),
    include_str!("../model/change/challenge_decision.rs"),
    include_str!("../model/change/code.rs"),
    include_str!("../model/change/coding.rs"),
    include_str!("../model/change/consensus.rs"),
    include_str!("../model/change/decision.rs"),
    include_str!("../model/change/document.rs"),
    include_str!("../model/change/erasure.rs"),
    include_str!("../model/change/masking.rs"),
    include_str!("../model/change/memo.rs"),
    include_str!("../model/change/mod.rs"),
    include_str!("../model/change/participant.rs"),
    include_str!("../model/change/pass.rs"),
    include_str!("../model/change/quotation.rs"),
    include_str!("../model/change/review.rs"),
    include_str!("../model/change/round.rs"),
    include_str!("../model/change/saturation.rs"),
    include_str!("../model/change/signing.rs"),
    include_str!("../model/change/study.rs"),
    include_str!("../model/change/summary.rs"),
];

/// One journal file in compact form.
#[derive(Debug, Serialize, Deserialize)]
struct SavedFile<'a> {
    device: DeviceId,
    number: u32,
    read: u64,
    checksum: u32,
    anchor: (u64, u32),
    first: u32,
    count: u32,
    #[serde(borrow)]
    lines: &'a [u8],
}

/// The whole snapshot.
#[derive(Debug, Serialize, Deserialize)]
struct Saved<'a> {
    build: u32,
    /// The state of the journals when it was written.
    state: u32,
    project: ProjectId,
    #[serde(borrow)]
    files: Vec<SavedFile<'a>>,
}

/// A snapshot as read from the cache; empty where there is none that fits.
#[derive(Debug, Default)]
pub(super) struct Snapshot {
    /// The state of the journals when it was written.
    pub state: Option<u32>,
    files: BTreeMap<FileKey, CachedFile>,
}

#[derive(Debug)]
struct CachedFile {
    read: u64,
    checksum: u32,
    anchor: (u64, u32),
    first: u32,
    count: u32,
    lines: Vec<u8>,
}

/// What tells one build's compact form from another's.
fn build() -> u32 {
    let mut crc = crc32fast::Hasher::new();
    for shape in SHAPES {
        crc.update(shape.as_bytes());
    }
    crc.finalize()
}

impl Snapshot {
    /// Reads the snapshot of a study.
    pub fn load(storage: &dyn Storage, path: &Path, project: ProjectId) -> Self {
        let read = || {
            let bytes = storage.read(path).ok()?;
            let (content, sum) = bytes.split_last_chunk::<4>()?;
            if crc32fast::hash(content) != u32::from_le_bytes(*sum) {
                return None;
            }
            let saved: Saved<'_> = postcard::from_bytes(content).ok()?;
            (saved.build == build() && saved.project == project).then(|| Self::of(&saved))
        };
        read().unwrap_or_default()
    }

    fn of(saved: &Saved<'_>) -> Self {
        let files = saved.files.iter().map(|file| {
            let key = FileKey {
                device: file.device,
                number: file.number,
            };
            let cached = CachedFile {
                read: file.read,
                checksum: file.checksum,
                anchor: file.anchor,
                first: file.first,
                count: file.count,
                lines: file.lines.to_vec(),
            };
            (key, cached)
        });
        Self {
            state: Some(saved.state),
            files: files.collect(),
        }
    }

    /// The state of a file and its lines, if its bytes begin with what was saved.
    pub fn begin(&self, key: FileKey, bytes: &[u8]) -> Option<(JournalFile, Vec<Located>)> {
        let cached = self.files.get(&key)?;
        let known = bytes.get(..usize::try_from(cached.read).ok()?)?;
        if crc32fast::hash(known) != cached.checksum {
            return None;
        }
        let lines: Vec<Line> = postcard::from_bytes(&cached.lines).ok()?;
        if lines.len() != cached.count as usize {
            return None;
        }
        let mut file = JournalFile::unread(key);
        file.read = cached.read;
        file.checksum = cached.checksum;
        file.anchor = cached.anchor;
        file.places = cached.count + 1;
        file.first = Some(cached.first);
        file.last = Some(cached.first + cached.count - 1);
        let located = lines.into_iter().zip(2_u32..).map(|(line, place)| Located {
            line,
            file: key,
            place,
        });
        Some((file, located.collect()))
    }
}

impl Project {
    /// Writes the snapshot that lets the study open faster, into the cache. Does nothing where the one that is there
    /// holds everything. To be called when there is time for it; opening never does.
    pub fn write_snapshot(&mut self) -> Result<(), JournalError> {
        let state = self.journals_state();
        if self.snapshot_of == Some(state) {
            return Ok(());
        }
        let path = self.snapshot_path();
        let bytes = self.snapshot_bytes()?;
        let storage = &*self.home.storage;
        let folder = self.home.cache_of(self.id);
        storage
            .make_folder(&folder)
            .and_then(|()| super::storage::replace(storage, &path, &bytes, false))
            .map_err(JournalError::writing(&path))?;
        self.snapshot_of = Some(state);
        Ok(())
    }

    /// Where the snapshot lies.
    pub(super) fn snapshot_path(&self) -> PathBuf {
        self.home.cache_of(self.id).join("journal.snapshot")
    }

    /// Deletes the snapshot, since it holds words that must go.
    pub(super) fn delete_snapshot(&mut self) -> Result<(), JournalError> {
        let path = self.snapshot_path();
        self.snapshot_of = None;
        let storage = &*self.home.storage;
        match storage.remove(&path) {
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(()),
            other => other.map_err(JournalError::writing(&path)),
        }
    }

    /// A number that differs when any journal file does.
    pub(super) fn journals_state(&self) -> u32 {
        let mut crc = crc32fast::Hasher::new();
        for file in self.files.values() {
            crc.update(&file.key.device.bits().to_le_bytes());
            crc.update(&file.key.number.to_le_bytes());
            crc.update(&file.read.to_le_bytes());
            crc.update(&file.checksum.to_le_bytes());
        }
        crc.finalize()
    }

    fn snapshot_bytes(&self) -> Result<Vec<u8>, JournalError> {
        let unwritten = |error: postcard::Error| JournalError::Unwritten(error.to_string());
        let mut blobs = Vec::new();
        let mut last = None;
        for file in self.files.values() {
            let before = last.replace((file.key.device, file.last));
            let before = before.filter(|(device, _)| *device == file.key.device);
            let before = before.and_then(|(_, last)| last).unwrap_or(0);
            if let Some((first, lines)) = lines_of(&self.study, file, before) {
                let bytes = postcard::to_stdvec(&lines).map_err(unwritten)?;
                blobs.push((file, first, lines.len() as u32, bytes));
            }
        }
        let files = blobs.iter().map(|(file, first, count, lines)| SavedFile {
            device: file.key.device,
            number: file.key.number,
            read: file.read,
            checksum: file.checksum,
            anchor: file.anchor,
            first: *first,
            count: *count,
            lines,
        });
        let saved = Saved {
            build: build(),
            state: self.journals_state(),
            project: self.id,
            files: files.collect(),
        };
        let mut bytes = postcard::to_stdvec(&saved).map_err(unwritten)?;
        bytes.extend(crc32fast::hash(&bytes).to_le_bytes());
        Ok(bytes)
    }
}

/// The lines of a file without any fault: all its numbers follow each other and stand in no file before it.
fn lines_of<'a>(study: &'a Study, file: &JournalFile, before: u32) -> Option<(u32, Vec<&'a Line>)> {
    let (first, last) = (file.first?, file.last?);
    let count = file.places.checked_sub(1)?;
    if !file.is_clean() || first <= before || last - first + 1 != count {
        return None;
    }
    let line = |seq| study.line(Id::new(file.key.device, seq));
    let lines: Option<Vec<&Line>> = (first..=last).map(line).collect();
    Some((first, lines?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_file_of_changes_decides_the_build() {
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/src/model/change");
        let without_shape = ["makes.rs", "references.rs", "words.rs"];
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            let name = path.file_name().unwrap().to_str().unwrap().to_owned();
            let content = std::fs::read_to_string(&path).unwrap();
            assert!(
                without_shape.contains(&name.as_str()) || SHAPES.contains(&content.as_str()),
                "add {name} to SHAPES in journal/snapshot.rs"
            );
        }
    }
}
