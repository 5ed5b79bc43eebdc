//! Recording a step: written, synced, and only then applied.

use super::binding::Ended;
use super::header::Header;
use super::line::Seal;
use super::names::{JOURNALS, device_folder, journal_path};
use super::project::sync_above;
use super::writing::Writing;
use super::{JournalError, Project, Storage};
use crate::model::{AnalystId, Applied, Change, DeviceId, HybridTime, Id, Line, StepDraft, StepId};
use rayon::prelude::*;
use std::path::Path;

/// How many lines are put into words at once, so that a step of a million does not have to fit in memory as text.
const AT_ONCE: usize = 16 * 1024;
/// From how many lines on the threads share that.
const SHARED_FROM: usize = 64;
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
        self.commit_together(vec![draft], by)
    }

    /// Records several steps, each made with [`StepDraft::following`] from the one before, and makes them durable at
    /// once. They stay steps of their own; where it fails, none of them is recorded. Gives the last step, and what
    /// any of them left standing.
    pub fn commit_together(
        &mut self,
        drafts: Vec<StepDraft>,
        by: Option<AnalystId>,
    ) -> Result<Committed, JournalError> {
        let drafts: Vec<_> = drafts.into_iter().filter(|it| !it.is_empty()).collect();
        if drafts.is_empty() {
            return Ok(Committed::default());
        }
        if let Some(why) = &self.read_only {
            return Err(JournalError::ReadOnly(why.clone()));
        }
        let lines = self.lines_of(drafts, by)?;
        let device = self.write(&lines)?;
        let step = lines.last().map(Line::step_id);
        let has = |is: fn(&Change) -> bool| lines.iter().any(|line| is(&line.change));
        let binds = has(|change| matches!(change, Change::Bind { .. }));
        let erases = has(|change| matches!(change, Change::Erase(_)));
        let left = self.take_in(lines);
        self.remember_end(device);
        self.saved_at = Some(self.home.now());
        if binds {
            self.find_person();
        }
        if erases {
            self.note_erased_texts();
        }
        Ok(Committed { step, left })
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

    /// The lines of steps, after those that close what a crash left incomplete.
    fn lines_of(
        &self,
        drafts: Vec<StepDraft>,
        by: Option<AnalystId>,
    ) -> Result<Vec<Line>, JournalError> {
        let writer = self.writer.as_ref().ok_or(JournalError::StaleDraft)?;
        let device = writer.device;
        let next = self.study.last_line(device) + 1;
        let incomplete = &writer.incomplete;
        let mut follows = next + incomplete.len() as u32;
        for (n, draft) in drafts.iter().enumerate() {
            let before = drafts.get(..n).unwrap_or_default();
            if draft.device() != device || draft.first() != follows {
                return Err(JournalError::StaleDraft);
            }
            if let Some(why) = self.study.objection_after(before, draft) {
                return Err(JournalError::Refused(why));
            }
            follows = draft.next_id().seq();
        }
        let mut seen = self.study.now();
        seen.leave_out(device);
        let mut seen = (seen != writer.seen).then(|| Box::new(seen));
        let wall = self.home.now();
        let mut at = self.study.latest();
        let mut lines = Vec::with_capacity((follows - next) as usize);
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
        for draft in drafts {
            let (first, count) = (draft.first(), draft.changes().len() as u32);
            let (changes, why) = draft.into_parts();
            let mut why = why.map(String::into_boxed_str);
            for (seq, change) in (first..).zip(changes) {
                push(seq, (first, count), by, why.take(), change);
            }
        }
        Ok(lines)
    }

    /// Writes lines to the device's journal and makes them durable. Where that fails, what was written of them is
    /// taken away again as far as the disk lets it.
    fn write(&mut self, lines: &[Line]) -> Result<DeviceId, JournalError> {
        let device = self.writer.as_ref().ok_or(JournalError::StaleDraft)?.device;
        let mut writing = Writing::after(self.files_of(device).last(), device);
        match self.write_all(&mut writing, lines) {
            Ok(()) => {
                let written = writing.into_files();
                self.files
                    .extend(written.into_iter().map(|file| (file.key, file)));
                Ok(device)
            }
            Err(error) => {
                writing.take_back(&*self.home.storage, &self.folder);
                // What of it reached the disk is not known; whoever takes the device up next looks.
                self.writer = None;
                Err(error)
            }
        }
    }

    fn write_all(&self, writing: &mut Writing, lines: &[Line]) -> Result<(), JournalError> {
        let seal = Seal::of(self.id, writing.device());
        for some in lines.chunks(AT_ONCE) {
            let write = |line| seal.write(line);
            let texts: Result<Vec<String>, _> = if some.len() < SHARED_FROM {
                some.iter().map(write).collect()
            } else {
                some.par_iter().map(write).collect()
            };
            let texts = texts.map_err(|error| JournalError::Unwritten(error.to_string()))?;
            let mut rest: Vec<(u32, String)> = some.iter().map(|l| l.id.seq()).zip(texts).collect();
            while !rest.is_empty() {
                let later = rest.split_off(writing.room_for(&rest));
                self.write_piece(writing, &rest)?;
                rest = later;
            }
        }
        Ok(())
    }

    /// Writes what goes into one file, and makes it durable before any later file is begun.
    fn write_piece(
        &self,
        writing: &mut Writing,
        lines: &[(u32, String)],
    ) -> Result<(), JournalError> {
        let storage = &*self.home.storage;
        let key = writing.key();
        let path = journal_path(&self.folder, key.device, key.number);
        self.is_as_left(&path, writing.length())?;
        let header = || Header::write(self.id, key.device, key.number);
        let piece = writing.begin_piece(lines, header);
        let piece = piece.map_err(|error| JournalError::Unwritten(error.to_string()))?;
        if writing.replaces() {
            let removed = storage.remove(&path);
            removed.map_err(JournalError::writing(&path))?;
        }
        let written = if !writing.is_new() {
            storage
                .append(&path, piece.as_bytes())
                .and_then(|()| storage.sync(&path))
        } else if writing.is_first_piece() {
            self.create_journal(&path, key.device, &piece)
        } else {
            let folder = device_folder(&self.folder, key.device);
            create_durable(storage, &path, &folder, &piece)
        };
        written.map_err(JournalError::writing(&path))?;
        let entry = storage.entry(&path).ok().flatten();
        let modified = entry.map_or(0, |entry| entry.modified);
        writing.end_piece(self.id, &piece, lines, modified);
        Ok(())
    }

    /// Makes sure that nobody put another file in the place of the one to be written, as restoring a backup under an
    /// open window does. Then a new device is taken for what comes.
    fn is_as_left(&self, path: &Path, known: Option<u64>) -> Result<(), JournalError> {
        let entry = self.home.storage.entry(path);
        let entry = entry.map_err(JournalError::writing(path))?;
        if entry.map(|entry| entry.length) == known {
            return Ok(());
        }
        Err(JournalError::StaleDraft)
    }

    /// Makes the first file of a device, or the next one where it may be that the folder's name is not durable yet.
    fn create_journal(&self, path: &Path, device: DeviceId, text: &str) -> std::io::Result<()> {
        let storage = &*self.home.storage;
        let folder = device_folder(&self.folder, device);
        let journals = self.folder.join(JOURNALS);
        storage.make_folder(&folder)?;
        sync_above(storage, &self.folder)?;
        storage.sync_folder(&self.folder)?;
        storage.sync_folder(&journals)?;
        create_durable(storage, path, &folder, text)
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

/// Makes a file whose bytes and name are durable.
fn create_durable(
    storage: &dyn Storage,
    path: &Path,
    folder: &Path,
    text: &str,
) -> std::io::Result<()> {
    storage
        .create(path, text.as_bytes())
        .and_then(|()| storage.sync(path))
        .and_then(|()| storage.sync_folder(folder))
}

fn differs(wall: u64, at: HybridTime) -> bool {
    at.milliseconds().abs_diff(wall) > WALL_DIFFERS
}
