//! Which of the installation's devices writes here, and where its journal goes on.

use super::binding::Ended;
use super::journal_file::{FileKey, JournalFile};
use super::line::{self, Read};
use super::names::journal_path;
use super::{JournalError, Lock, Project, reading};
use crate::model::{Cut, DeviceId, Id, Line, StepDraft, StepId};

/// Numbers kept free at the end of a device, so that a step never finds itself without one.
const RESERVE: u32 = 1 << 20;

/// The device that this window or command writes with, locked for as long as it is held.
#[derive(Debug)]
pub(super) struct Writer {
    /// Which one.
    pub device: DeviceId,
    /// What had been written as seen last.
    pub seen: Cut,
    /// Own steps that a crash left incomplete, to be closed before anything else is written.
    pub incomplete: Vec<StepId>,
    #[allow(dead_code, reason = "held, never read")]
    lock: Box<dyn Lock>,
}

impl Project {
    /// A step to be filled with changes and committed. Takes a device if this window has none yet; writes nothing
    /// into the folder.
    pub fn draft(&mut self) -> Result<StepDraft, JournalError> {
        if let Some(why) = &self.read_only {
            return Err(JournalError::ReadOnly(why.clone()));
        }
        let is_full = |writer: &Writer| self.is_full(writer.device);
        if self.writer.as_ref().is_none_or(is_full) {
            self.writer = None;
            self.take_device()?;
        }
        let writer = self.writer.as_ref().ok_or(JournalError::StaleDraft)?;
        let next = self.study.last_line(writer.device) + 1 + writer.incomplete.len() as u32;
        Ok(StepDraft::new(writer.device, next))
    }

    /// Takes the first of the installation's devices that nobody has locked and whose journal is as it was left,
    /// else a new one.
    fn take_device(&mut self) -> Result<(), JournalError> {
        for known in self.home.devices_in(self.id) {
            if !self.home.is_ours(&known, &self.folder) {
                continue;
            }
            let Some(lock) = self.home.lock(known.device)? else {
                continue;
            };
            // Another window may have written with it and let go of it in the meantime.
            self.refresh()?;
            let Some(mut binding) = self.home.binding(known.device) else {
                continue;
            };
            if self.goes_on(known.device) {
                self.writer = Some(self.take_up(known.device, lock));
                return Ok(());
            }
            binding.retired = true;
            self.home.save_binding(&binding, true)?;
        }
        self.new_device()
    }

    fn new_device(&mut self) -> Result<(), JournalError> {
        self.refresh()?;
        let known = self.home.devices_in(self.id);
        let number = known.iter().map(|b| b.number).max().unwrap_or(0) + 1;
        loop {
            let bits = self.home.randomness.bits();
            let bits = bits.map_err(JournalError::writing(self.home.home()))?;
            let device = DeviceId::from_bits(bits);
            let taken = self.home.binding(device).is_some()
                || self.study.last_line(device) > 0
                || self.files.keys().any(|key| key.device == device);
            if taken {
                continue;
            }
            let Some(lock) = self.home.lock(device)? else {
                continue;
            };
            let binding = self.home.new_binding(device, self.id, &self.folder, number);
            self.home.save_binding(&binding, true)?;
            self.writer = Some(Writer {
                device,
                seen: Cut::default(),
                incomplete: Vec::new(),
                lock,
            });
            return Ok(());
        }
    }

    /// Whether a device has so few numbers left that it hands over to a new one.
    fn is_full(&self, device: DeviceId) -> bool {
        self.study.last_line(device) >= Id::MAX_SEQ - RESERVE
    }

    /// Whether a device's journal is the one this installation left, or extends it with valid lines.
    fn goes_on(&self, device: DeviceId) -> bool {
        if self.is_full(device) {
            return false;
        }
        let files = || self.files_of(device);
        let numbers_follow = files()
            .zip(1..)
            .all(|(file, number)| file.key.number == number);
        if !numbers_follow || !files().all(JournalFile::is_sound) {
            return false;
        }
        let remembered = self.home.end_of(device);
        let ended = remembered.unwrap_or(Ended {
            file: 1,
            length: 0,
            checksum: 0,
        });
        let key = FileKey {
            device,
            number: ended.file,
        };
        let Some(file) = self.files.get(&key) else {
            return remembered.is_none() && files().next().is_none();
        };
        let Some(places) = self.places_within(file, &ended) else {
            return false;
        };
        let later = files().filter(|file| file.key.number > ended.file);
        !file.has_bad_after(places) && later.into_iter().all(|file| !file.has_bad_after(1))
    }

    /// How many lines the remembered part of a file has; none if the file no longer begins with it.
    fn places_within(&self, file: &JournalFile, ended: &Ended) -> Option<u32> {
        let path = journal_path(&self.folder, file.key.device, file.key.number);
        let bytes = self.home.storage.read(&path).ok()?;
        let known = bytes.get(..usize::try_from(ended.length).ok()?)?;
        let same = crc32fast::hash(known) == ended.checksum;
        let breaks = known.split(|byte| *byte == b'\n').count() as u32 - 1;
        same.then_some(breaks)
    }

    pub(super) fn files_of(&self, device: DeviceId) -> impl Iterator<Item = &JournalFile> {
        let key = |number| FileKey { device, number };
        let range = self.files.range(key(0)..=key(u32::MAX));
        range.map(|(_, file)| file)
    }

    /// Takes up a device's journal where it ended, which may be in the middle of a line.
    fn take_up(&mut self, device: DeviceId, lock: Box<dyn Lock>) -> Writer {
        let tail = self.files_of(device).last().map(|file| file.tail.clone());
        if let Some(tail) = tail
            && let Read::Line(line) = line::read(self.id, device, &tail)
        {
            // Only the line break is missing; it comes before the next line, which makes this one count.
            self.study.apply(*line);
        }
        let mut writer = Writer {
            seen: reading::last_seen(&self.study, device),
            incomplete: Vec::new(),
            device,
            lock,
        };
        writer.incomplete = self.incomplete_steps(device);
        writer
    }

    /// Steps of a device that its last lines began and never finished.
    fn incomplete_steps(&self, device: DeviceId) -> Vec<StepId> {
        let last = self.study.last_line(device);
        let line: Option<&Line> = (last > 0)
            .then(|| self.study.line(Id::new(device, last)))
            .flatten();
        line.filter(|line| {
            let (first, count) = line.step;
            last < first + count - 1
        })
        .map(Line::step_id)
        .into_iter()
        .collect()
    }
}
