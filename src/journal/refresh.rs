//! Taking in what others wrote since the folder was last looked at.

use super::erased_version::is_erased_version;
use super::journal_file::{FileKey, JournalFile, Located};
use super::names::journal_path;
use super::snapshot::Snapshot;
use super::{Entry, Fault, JournalError, Project, reading};
use crate::model::Change;

/// What arrived.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Refreshed {
    /// Number of lines that were not here before.
    pub new_lines: usize,
    /// What is wrong with files that changed.
    pub faults: Vec<Fault>,
}

/// What a look at a file gave.
enum Look {
    Lines(Vec<Located>),
    Fault(Fault),
    /// Lines that were known have another content now.
    Rewritten,
}

impl Project {
    /// Takes in what others wrote since. Cheap where nothing changed: one look at the folder's listing.
    pub fn refresh(&mut self) -> Result<Refreshed, JournalError> {
        let listing = reading::list(&*self.home.storage, &self.folder)?;
        let mut refreshed = Refreshed::default();
        let mut lines = Vec::new();
        for (key, entry) in &listing.journals {
            match self.look(*key, entry) {
                Look::Lines(more) => lines.extend(more),
                Look::Fault(fault) => refreshed.faults.push(fault),
                Look::Rewritten => {
                    let before = self.study.line_count();
                    // The snapshot still holds the words that were taken out.
                    self.delete_snapshot()?;
                    self.load(None)?;
                    refreshed.new_lines = self.study.line_count().saturating_sub(before);
                    return Ok(refreshed);
                }
            }
        }
        for key in self.files.keys() {
            if !listing.journals.contains_key(key) {
                refreshed.faults.push(Fault::of_file(
                    key.label(),
                    "the file was here and is gone; put it back from another computer or a backup.",
                ));
            }
        }
        self.take_in_others(lines, &mut refreshed);
        self.compare_copies(&listing.copies);
        refreshed
            .faults
            .retain(|fault| !self.faults.contains(fault));
        self.faults.extend(refreshed.faults.iter().cloned());
        Ok(refreshed)
    }

    fn take_in_others(&mut self, lines: Vec<Located>, refreshed: &mut Refreshed) {
        let before = self.study.line_count();
        let has = |is: fn(&Change) -> bool| lines.iter().any(|l| is(&l.line.change));
        let binds = has(|change| matches!(change, Change::Bind { .. }));
        let erases = has(|change| matches!(change, Change::Erase(_)));
        refreshed
            .faults
            .extend(reading::apply(&mut self.study, lines));
        refreshed.new_lines = self.study.line_count() - before;
        self.look_for_newer();
        if binds {
            self.find_person();
        }
        if erases {
            self.note_erased_texts();
        }
    }

    fn look(&mut self, key: FileKey, entry: &Entry) -> Look {
        let Some(file) = self.files.get(&key) else {
            return self.read_new(key, entry);
        };
        if (file.length, file.modified) == (entry.length, entry.modified) {
            return Look::Lines(Vec::new());
        }
        let path = journal_path(&self.folder, key.device, key.number);
        let anchor = file.anchor.0;
        let known = (file.read - anchor) as usize;
        let bytes = match self.home.storage.read_from(&path, anchor) {
            Ok(bytes) => bytes,
            Err(error) => return Look::Fault(reading::unreadable(key, &error)),
        };
        let grown = entry.length > file.length
            && bytes
                .get(..known)
                .is_some_and(|line| crc32fast::hash(line) == file.anchor.1);
        if !grown {
            return self.look_at_whole(key, entry);
        }
        let project = self.id;
        let Some(file) = self.files.get_mut(&key) else {
            return Look::Lines(Vec::new());
        };
        let lines = file.read_on(project, bytes.get(known..).unwrap_or_default());
        file.length = anchor + bytes.len() as u64;
        file.modified = entry.modified;
        Look::Lines(lines)
    }

    fn read_file(&self, key: FileKey, entry: &Entry) -> Result<(JournalFile, Vec<Located>), Fault> {
        let storage = &*self.home.storage;
        let nothing = Snapshot::default();
        reading::read_file(storage, &self.folder, self.id, (key, entry), &nothing)
    }

    fn read_new(&mut self, key: FileKey, entry: &Entry) -> Look {
        match self.read_file(key, entry) {
            Ok((file, lines)) => {
                self.files.insert(key, file);
                Look::Lines(lines)
            }
            Err(fault) => Look::Fault(fault),
        }
    }

    /// Reads a file again whose known part may have changed.
    fn look_at_whole(&mut self, key: FileKey, entry: &Entry) -> Look {
        let read = self.read_file(key, entry);
        let (now, lines) = match read {
            Ok(read) => read,
            Err(fault) => return Look::Fault(fault),
        };
        let before = self.files.insert(key, now);
        let (Some(before), Some(now)) = (before, self.files.get(&key)) else {
            return Look::Lines(lines);
        };
        let rewritten = lines.iter().any(|located| {
            let known = self.study.line(located.line.id);
            known.is_some_and(|known| {
                *known != located.line && is_erased_version(known, &located.line)
            })
        });
        if rewritten {
            return Look::Rewritten;
        }
        match changed(&before, now) {
            Some(what) => {
                // What was read once is kept, so that nothing is lost for as long as the window is open.
                Look::Fault(Fault::of_file(key.label(), what))
            }
            None => Look::Lines(lines),
        }
    }
}

fn changed(before: &JournalFile, now: &JournalFile) -> Option<&'static str> {
    if now.length < before.read {
        Some("the file is shorter than it was; put it back from another computer or a backup.")
    } else if now.read == before.read && now.checksum == before.checksum {
        None
    } else if now.read < before.read || now.last < before.last {
        Some(
            "the file was changed in its known part; put it back from another computer or a backup.",
        )
    } else {
        None
    }
}
