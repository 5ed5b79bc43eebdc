//! Taking erased words out of this installation's own journals: the one exception to writing no file twice.

use super::binding::{Binding, Ended};
use super::erasing::Pending;
use super::journal_file::FileKey;
use super::line::{self, Read};
use super::names::journal_path;
use super::{JournalError, Project};

impl Project {
    /// Takes erased words out of the journal of one of this installation's devices. One that another window writes
    /// with is left to that window.
    pub(super) fn rewrite_device(
        &self,
        binding: &Binding,
        pending: &[Pending],
    ) -> Result<usize, JournalError> {
        let device = binding.device;
        let mut own = self.study.lines().filter(|line| line.id.device() == device);
        if !own.any(|line| self.erased_line(line, pending).is_some()) {
            return Ok(0);
        }
        let keys: Vec<FileKey> = self.files_of(device).map(|file| file.key).collect();
        let is_held = self.writer.as_ref().is_some_and(|w| w.device == device);
        let lock = if is_held {
            None
        } else {
            self.home.lock(device)?
        };
        if !is_held && lock.is_none() {
            return Ok(0);
        }
        let mut rewritten = 0;
        for key in keys {
            rewritten += self.rewrite_file(key, pending)?;
        }
        drop(lock);
        Ok(rewritten)
    }

    fn rewrite_file(&self, key: FileKey, pending: &[Pending]) -> Result<usize, JournalError> {
        let path = journal_path(&self.folder, key.device, key.number);
        let storage = &*self.home.storage;
        let bytes = storage.read(&path).map_err(JournalError::reading(&path))?;
        let mut rewritten = 0;
        let mut content: Vec<u8> = Vec::with_capacity(bytes.len());
        for whole in bytes.split_inclusive(|byte| *byte == b'\n') {
            let bare = whole.strip_suffix(b"\n");
            let erased = bare.and_then(|bare| match line::read(self.id, key.device, bare) {
                Read::Line(line) => self.erased_line(&line, pending),
                Read::Newer { .. } | Read::Bad(_) => None,
            });
            if let Some(erased) = erased {
                let text = line::write(self.id, &erased);
                let text = text.map_err(|error| JournalError::Unwritten(error.to_string()))?;
                content.extend_from_slice(text.as_bytes());
                rewritten += 1;
            } else {
                content.extend_from_slice(whole);
            }
        }
        if rewritten > 0 {
            super::storage::replace(storage, &path, &content, true)
                .map_err(JournalError::writing(&path))?;
            self.move_remembered_end(key, &content);
        }
        Ok(rewritten)
    }

    /// The remembered end of the journal moves with its bytes; otherwise it would be taken for a restored backup.
    fn move_remembered_end(&self, key: FileKey, content: &[u8]) {
        let remembered = self.home.end_of(key.device);
        if remembered.is_some_and(|ended| ended.file == key.number) {
            let read = content.iter().rposition(|byte| *byte == b'\n');
            let read = content
                .get(..read.map_or(0, |at| at + 1))
                .unwrap_or_default();
            let ended = Ended {
                file: key.number,
                length: read.len() as u64,
                checksum: crc32fast::hash(read),
            };
            self.home.save_end(key.device, ended);
        }
    }
}
