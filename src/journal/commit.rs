//! Recording a step: written, synced, and only then applied.

use super::binding::Ended;
use super::header::Header;
use super::journal_file::{FileKey, JournalFile};
use super::names::{JOURNALS, device_folder, journal_path};
use super::project::sync_above;
use super::{JournalError, Project, line};
use crate::model::{AnalystId, Applied, Change, DeviceId, HybridTime, Id, Line, StepDraft, StepId};
use std::path::Path;

/// A file this long (bytes) is closed, and never written again.
const CLOSED_AT: u64 = 1_000_000;
/// A wall clock that differs from the hybrid time by more than this (milliseconds) is written beside it.
const WALL_DIFFERS: u64 = 60_000;

/// What became of a step.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Committed {
    /// The step; none where nothing was to be recorded.
    pub step: Option<StepId>,
    /// Changes that an undo left standing, because others built on them.
    pub left: Vec<Id>,
}

impl Project {
    /// Records a step as this installation's person. An empty draft records nothing.
    pub fn commit(&mut self, draft: StepDraft) -> Result<Committed, JournalError> {
        self.commit_as(draft, self.person)
    }

    /// Records a step of somebody at this keyboard who is not (or not yet) this installation's person.
    pub fn commit_as(
        &mut self,
        draft: StepDraft,
        by: Option<AnalystId>,
    ) -> Result<Committed, JournalError> {
        if draft.is_empty() {
            return Ok(Committed::default());
        }
        if let Some(why) = &self.read_only {
            return Err(JournalError::ReadOnly(why.clone()));
        }
        let lines = self.lines_of(draft, by)?;
        let text = self.write_down(&lines)?;
        let device = self.write(&text)?;
        let left = self.take_in(lines.clone());
        self.remember_end(device);
        self.saved_at = Some(self.home.now());
        if lines
            .iter()
            .any(|l| matches!(l.change, Change::Bind { .. }))
        {
            self.find_person();
        }
        if lines.iter().any(|l| matches!(l.change, Change::Erase(_))) {
            self.note_erased_texts();
        }
        Ok(Committed {
            step: lines.last().map(Line::step_id),
            left,
        })
    }

    /// Records that this installation belongs to a person from now on.
    pub fn bind(&mut self, analyst: AnalystId) -> Result<Committed, JournalError> {
        let mut draft = self.draft()?;
        draft.push(Change::Bind { analyst });
        let committed = self.commit(draft)?;
        self.home.remember_person(self.id, analyst);
        self.find_person();
        Ok(committed)
    }

    /// The lines of a step, after those that close what a crash left incomplete.
    fn lines_of(&self, draft: StepDraft, by: Option<AnalystId>) -> Result<Vec<Line>, JournalError> {
        let writer = self.writer.as_ref().ok_or(JournalError::StaleDraft)?;
        let device = writer.device;
        let next = self.study.last_line(device) + 1;
        let incomplete = &writer.incomplete;
        if draft.device() != device || draft.first() != next + incomplete.len() as u32 {
            return Err(JournalError::StaleDraft);
        }
        if let Some(why) = self.study.objection(&draft) {
            return Err(JournalError::Refused(why));
        }
        let mut seen = self.study.now();
        seen.leave_out(device);
        let mut seen = (seen != writer.seen).then(|| Box::new(seen));
        let wall = self.home.now();
        let mut at = self.study.latest();
        let mut lines = Vec::with_capacity(draft.changes().len() + incomplete.len());
        let mut push = |seq: u32, step, by, why, change| {
            at = at.following(wall);
            lines.push(Line {
                id: Id::new(device, seq),
                step,
                at,
                wall: differs(wall, at).then_some(wall),
                by,
                seen: seen.take(),
                why,
                change,
            });
        };
        for (seq, step) in (next..).zip(incomplete) {
            push(seq, (seq, 1), by, None, Change::Abandoned { step: *step });
        }
        let (first, count) = (draft.first(), draft.changes().len() as u32);
        let (changes, why) = draft.into_parts();
        let mut why = why.map(String::into_boxed_str);
        for (seq, change) in (first..).zip(changes) {
            push(seq, (first, count), by, why.take(), change);
        }
        Ok(lines)
    }

    fn write_down(&self, lines: &[Line]) -> Result<String, JournalError> {
        lines
            .iter()
            .map(|line| line::write(self.id, line))
            .collect::<Result<String, _>>()
            .map_err(|error| JournalError::Unwritten(error.to_string()))
    }

    /// Writes lines to the device's journal and makes them durable.
    fn write(&mut self, text: &str) -> Result<DeviceId, JournalError> {
        let device = self.writer.as_ref().ok_or(JournalError::StaleDraft)?.device;
        let last = self.files_of(device).last();
        // A file without a whole first line holds nothing: a crash cut it short before anything was saved.
        let empty = last.filter(|file| file.places == 0);
        let open = last
            .filter(|file| file.places > 0 && (file.length < CLOSED_AT || !file.tail.is_empty()));
        let (number, tail) = match (open.or(empty), last) {
            (Some(file), _) => (file.key.number, file.tail.as_slice()),
            (None, Some(file)) => (file.key.number + 1, &[][..]),
            (None, None) => (1, &[][..]),
        };
        let key = FileKey { device, number };
        let is_new = open.is_none();
        let replaces = empty.is_some();
        let known = open.or(empty).map(|file| file.length);
        let added = if is_new {
            let header = Header::write(self.id, device, number)
                .map_err(|error| JournalError::Unwritten(error.to_string()))?;
            header + text
        } else if tail.is_empty() {
            text.to_owned()
        } else {
            format!("\n{text}")
        };
        let path = journal_path(&self.folder, device, number);
        self.is_as_left(&path, known)?;
        if replaces {
            let removed = self.home.storage.remove(&path);
            removed.map_err(JournalError::writing(&path))?;
            self.files.remove(&key);
        }
        let written = if is_new {
            self.create_journal(&path, device, &added)
        } else {
            self.append(&path, key, &added)
        };
        match written {
            Ok(()) => {
                self.read_own(key, added.as_bytes());
                Ok(device)
            }
            Err(error) => {
                // What of it reached the disk is not known; whoever takes the device up next looks.
                self.writer = None;
                Err(JournalError::writing(&path)(error))
            }
        }
    }

    /// Makes sure that nobody put another file in the place of the one to be written, as restoring a backup under an
    /// open window does. Then a new device is taken for what comes.
    fn is_as_left(&mut self, path: &Path, known: Option<u64>) -> Result<(), JournalError> {
        let entry = self.home.storage.entry(path);
        let entry = entry.map_err(JournalError::writing(path))?;
        if entry.map(|entry| entry.length) == known {
            return Ok(());
        }
        self.writer = None;
        Err(JournalError::StaleDraft)
    }

    fn create_journal(&self, path: &Path, device: DeviceId, text: &str) -> std::io::Result<()> {
        let storage = &*self.home.storage;
        let folder = device_folder(&self.folder, device);
        let journals = self.folder.join(JOURNALS);
        storage.make_folder(&folder)?;
        sync_above(storage, &self.folder)?;
        storage.sync_folder(&self.folder)?;
        storage.sync_folder(&journals)?;
        let written = storage
            .create(path, text.as_bytes())
            .and_then(|()| storage.sync(path))
            .and_then(|()| storage.sync_folder(&folder));
        if written.is_err() {
            let _ = storage.remove(path);
        }
        written
    }

    fn append(&self, path: &Path, key: FileKey, text: &str) -> std::io::Result<()> {
        let storage = &*self.home.storage;
        let before = self.files.get(&key).map_or(0, |file| file.length);
        let written = storage
            .append(path, text.as_bytes())
            .and_then(|()| storage.sync(path));
        if written.is_err() {
            // Nobody was told that it is saved, so it must not come back as if it had been.
            let _ = storage
                .truncate(path, before)
                .and_then(|()| storage.sync(path));
        }
        written
    }

    /// Takes what was just written as read.
    fn read_own(&mut self, key: FileKey, added: &[u8]) {
        let path = journal_path(&self.folder, key.device, key.number);
        let project = self.id;
        let file = self
            .files
            .entry(key)
            .or_insert_with(|| JournalFile::unread(key));
        let mut bytes = std::mem::take(&mut file.tail);
        bytes.extend_from_slice(added);
        file.read_on(project, &bytes);
        file.length = file.read;
        let entry = self.home.storage.entry(&path).ok().flatten();
        file.modified = entry.map_or(0, |entry| entry.modified);
    }

    /// Applies own lines, after they are durable.
    fn take_in(&mut self, lines: Vec<Line>) -> Vec<Id> {
        let mut left = Vec::new();
        for line in lines {
            if let (Some(writer), Some(seen)) = (&mut self.writer, &line.seen) {
                writer.seen = (**seen).clone();
            }
            if let Applied::Acts { left: standing } = self.study.apply(line) {
                left.extend(standing);
            }
        }
        if let Some(writer) = &mut self.writer {
            writer.incomplete.clear();
        }
        left
    }

    /// Remembers where the journal ended, without waiting for the disk: a journal that goes further with valid
    /// lines is ours all the same.
    pub(super) fn remember_end(&self, device: DeviceId) {
        let Some(file) = self.files_of(device).last() else {
            return;
        };
        let ended = Ended {
            file: file.key.number,
            length: file.read,
            checksum: file.checksum,
        };
        self.home.save_end(device, ended);
    }
}

fn differs(wall: u64, at: HybridTime) -> bool {
    at.milliseconds().abs_diff(wall) > WALL_DIFFERS
}
