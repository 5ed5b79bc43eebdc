//! Where lines go that are being written: to the end of the device's last file, and on into new ones.

use super::Storage;
use super::journal_file::{FileKey, JournalFile};
use super::names::{device_folder, journal_path};
use crate::model::{DeviceId, ProjectId};
use std::path::Path;

/// A file this long (bytes) is closed, and never written again.
const CLOSED_AT: u64 = 1_000_000;

/// The files of one device while lines are added to them. Nothing in it is taken for written before all of it is.
#[derive(Debug)]
pub(super) struct Writing {
    /// The length of the file that was there before, for taking back; none where the first piece makes a new file.
    before: Option<(FileKey, u64)>,
    /// Whether anything may have been added to that file.
    appended: bool,
    /// Files that are full or as far as they are written.
    done: Vec<JournalFile>,
    file: JournalFile,
    /// Whether a file without a whole first line is there in its place: a crash cut it short before anything was saved.
    empty: Option<u64>,
    /// New files that were begun, whole or not.
    made: Vec<FileKey>,
    pieces: usize,
}

impl Writing {
    /// Goes on after a device's last file.
    pub fn after(last: Option<&JournalFile>, device: DeviceId) -> Self {
        let next = |number| JournalFile::unread(FileKey { device, number });
        let (file, before, empty) = match last {
            Some(last) if last.places == 0 => (next(last.key.number), None, Some(last.length)),
            // A last line without its end is ended in its own file, however long that is.
            Some(last) if last.length < CLOSED_AT || !last.tail.is_empty() => {
                (last.clone(), Some((last.key, last.length)), None)
            }
            Some(last) => (next(last.key.number + 1), None, None),
            None => (next(1), None, None),
        };
        Self {
            before,
            appended: false,
            done: Vec::new(),
            file,
            empty,
            made: Vec::new(),
            pieces: 0,
        }
    }

    /// Whose files.
    pub fn device(&self) -> DeviceId {
        self.file.key.device
    }

    /// The file that the next piece goes to.
    pub fn key(&self) -> FileKey {
        self.file.key
    }

    /// The length that file should have on the disk; none where it should not be there.
    pub fn length(&self) -> Option<u64> {
        if self.is_new() {
            self.empty
        } else {
            Some(self.file.length)
        }
    }

    /// Whether the next piece makes a file.
    pub fn is_new(&self) -> bool {
        self.file.places == 0
    }

    /// Whether the next piece takes the place of a file that holds nothing.
    pub fn replaces(&self) -> bool {
        self.is_new() && self.empty.is_some()
    }

    /// Whether nothing has been written yet.
    pub fn is_first_piece(&self) -> bool {
        self.pieces == 0
    }

    /// How many of these lines still go into the file: as many as it takes to close it, and at least one.
    pub fn room_for(&self, lines: &[(u32, String)]) -> usize {
        let mut length = self.file.length;
        let fit = lines.iter().take_while(|(_, line)| {
            let open = length < CLOSED_AT;
            length += line.len() as u64;
            open
        });
        fit.count().max(1)
    }

    /// The bytes that the next piece consists of.
    pub fn begin_piece<E>(
        &mut self,
        lines: &[(u32, String)],
        header: impl FnOnce() -> Result<String, E>,
    ) -> Result<String, E> {
        let mut piece = if self.is_new() {
            header()?
        } else if self.file.tail.is_empty() {
            String::new()
        } else {
            "\n".to_owned()
        };
        piece.reserve(lines.iter().map(|(_, line)| line.len()).sum());
        piece.extend(lines.iter().map(|(_, line)| line.as_str()));
        if self.is_new() {
            self.made.push(self.file.key);
        } else if self.done.is_empty() && self.made.is_empty() {
            self.appended = true;
        }
        Ok(piece)
    }

    /// The piece is durable.
    pub fn end_piece(
        &mut self,
        project: ProjectId,
        piece: &str,
        lines: &[(u32, String)],
        modified: u128,
    ) {
        if self.file.tail.is_empty() {
            let numbers = lines.iter().map(|(seq, _)| *seq);
            self.file.add_own(piece.as_bytes(), numbers);
        } else {
            let mut bytes = std::mem::take(&mut self.file.tail);
            bytes.extend_from_slice(piece.as_bytes());
            self.file.read_on(project, &bytes);
            self.file.length = self.file.read;
        }
        self.file.modified = modified;
        self.empty = None;
        self.pieces += 1;
        if self.file.length >= CLOSED_AT {
            let FileKey { device, number } = self.file.key;
            let number = number + 1;
            let next = JournalFile::unread(FileKey { device, number });
            self.done.push(std::mem::replace(&mut self.file, next));
        }
    }

    /// The files as they are now.
    pub fn into_files(mut self) -> Vec<JournalFile> {
        if self.file.places > 0 {
            self.done.push(self.file);
        }
        self.done
    }

    /// Takes away what was written: nobody was told that it is saved, so it must not come back as if it had been.
    pub fn take_back(&self, storage: &dyn Storage, project: &Path) {
        for key in self.made.iter().rev() {
            let _ = storage.remove(&journal_path(project, key.device, key.number));
        }
        if self.made.len() > 1 || (self.pieces > 0 && !self.made.is_empty()) {
            let _ = storage.sync_folder(&device_folder(project, self.device()));
        }
        if let Some((key, length)) = self.before.filter(|_| self.appended) {
            let path = journal_path(project, key.device, key.number);
            let _ = storage
                .truncate(&path, length)
                .and_then(|()| storage.sync(&path));
        }
    }
}
