//! Transcripts and imported files, addressed by their SHA-256.

use super::kept_texts::KeptTexts;
use super::new_file::NewFile;
use super::{JournalError, Storage, names};
use crate::model::{Text, TextHash};
use rayon::prelude::*;
use rustc_hash::{FxHashMap, FxHashSet};
use sha2::{Digest, Sha256};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

/// The texts of a project folder. Cheap to clone and usable from any thread.
#[derive(Debug, Clone)]
pub struct Texts {
    storage: Arc<dyn Storage>,
    project: PathBuf,
    read: Arc<Mutex<KeptTexts>>,
    /// Files that were made durable from here since the study was opened.
    durable: Arc<Mutex<FxHashSet<PathBuf>>>,
    /// Erased texts, each with the redacted one that stands in its place, if one does.
    erased: Arc<Mutex<FxHashMap<TextHash, Option<TextHash>>>>,
}

impl Texts {
    pub(super) fn of(storage: Arc<dyn Storage>, project: &Path) -> Self {
        Self {
            storage,
            project: project.to_owned(),
            read: Arc::default(),
            durable: Arc::default(),
            erased: Arc::default(),
        }
    }

    /// The address of some bytes: their SHA-256.
    pub fn hash(bytes: &[u8]) -> TextHash {
        TextHash(Sha256::digest(bytes).into())
    }

    /// Where a text lies.
    pub fn path(&self, hash: TextHash) -> PathBuf {
        self.project.join(names::TEXTS).join(format!("{hash}.txt"))
    }

    /// Puts a text into the folder and makes it durable, before any line names it. One that is there stays.
    pub fn add(&self, text: &Text) -> Result<TextHash, JournalError> {
        let bytes = text.as_str().as_bytes();
        let hash = Self::hash(bytes);
        self.put(&self.path(hash), hash, bytes)?;
        self.keep(hash, Arc::new(text.clone()));
        Ok(hash)
    }

    /// Puts an imported file as it came into the folder, under its hash and the ending of its name.
    pub fn add_original(&self, name: &str, bytes: &[u8]) -> Result<TextHash, JournalError> {
        let hash = Self::hash(bytes);
        self.put(&self.original_path(hash, name), hash, bytes)?;
        Ok(hash)
    }

    /// Where an imported file lies: `originals/<sha256>.docx`.
    pub fn original_path(&self, hash: TextHash, name: &str) -> PathBuf {
        let ending: String = Path::new(name)
            .extension()
            .map(|e| e.to_string_lossy().to_lowercase())
            .unwrap_or_default()
            .chars()
            .filter(char::is_ascii_alphanumeric)
            .take(8)
            .collect();
        let name = if ending.is_empty() {
            hash.to_string()
        } else {
            format!("{hash}.{ending}")
        };
        self.project.join(names::ORIGINALS).join(name)
    }

    /// Puts many files into the folder and makes them durable together, which takes hardly longer than one. Gives
    /// the address of each.
    pub fn add_all(&self, files: &[NewFile<'_>]) -> Result<Vec<TextHash>, JournalError> {
        let hashes: Vec<TextHash> = files
            .par_iter()
            .map(|file| Self::hash(file.bytes()))
            .collect();
        let mut paths: FxHashMap<PathBuf, (TextHash, &[u8])> = FxHashMap::default();
        for (file, hash) in files.iter().zip(&hashes) {
            let path = match file {
                NewFile::Text(_) => self.path(*hash),
                NewFile::Original { name, .. } => self.original_path(*hash, name),
            };
            paths.insert(path, (*hash, file.bytes()));
        }
        let folders: FxHashSet<&Path> = paths.keys().filter_map(|path| path.parent()).collect();
        let storage = &*self.storage;
        for folder in &folders {
            self.make_folder(folder)?;
        }
        let begun: Vec<(&PathBuf, bool)> = paths
            .par_iter()
            .map(|(path, (hash, bytes))| Ok((path, self.begin(path, *hash, bytes)?)))
            .collect::<Result<_, JournalError>>()?;
        for (path, is_new) in begun {
            if is_new {
                let temporary = super::storage::temporary(path);
                let renamed = storage.rename(&temporary, path);
                renamed.map_err(JournalError::writing(path))?;
            }
        }
        for folder in &folders {
            let synced = storage.sync_folder(folder);
            synced.map_err(JournalError::writing(folder))?;
        }
        self.durable().extend(paths.into_keys());
        Ok(hashes)
    }

    /// Makes a file's bytes durable, beside its place where it is new; says whether it is.
    fn begin(&self, path: &Path, hash: TextHash, bytes: &[u8]) -> Result<bool, JournalError> {
        let storage = &*self.storage;
        if self.is_here(path, hash) {
            // It may have been written a moment ago by a program that was stopped before its sync.
            let synced = storage.sync(path);
            return synced.map(|()| false).map_err(JournalError::writing(path));
        }
        super::storage::write_beside(storage, path, bytes)
            .map(|()| true)
            .map_err(JournalError::writing(path))
    }

    fn is_here(&self, path: &Path, hash: TextHash) -> bool {
        let entry = self.storage.entry(path).ok().flatten();
        let read = entry.and_then(|_| self.storage.read(path).ok());
        read.is_some_and(|here| Self::hash(&here) == hash)
    }

    fn make_folder(&self, folder: &Path) -> Result<(), JournalError> {
        self.storage
            .make_folder(folder)
            .and_then(|()| self.storage.sync_folder(&self.project))
            .map_err(JournalError::writing(folder))
    }

    fn put(&self, path: &Path, hash: TextHash, bytes: &[u8]) -> Result<(), JournalError> {
        let storage = &*self.storage;
        let is_here = self.is_here(path, hash);
        if is_here && self.durable().contains(path) {
            return Ok(());
        }
        if is_here {
            // It may have been written a moment ago by a program that was stopped before its sync.
            let synced = storage.sync(path).and_then(|()| sync_above(storage, path));
            return synced.map_err(JournalError::writing(path));
        }
        self.make_folder(path.parent().unwrap_or(&self.project))?;
        super::storage::replace(storage, path, bytes, true).map_err(JournalError::writing(path))?;
        self.durable().insert(path.to_owned());
        Ok(())
    }

    fn durable(&self) -> std::sync::MutexGuard<'_, FxHashSet<PathBuf>> {
        self.durable.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// A text, verified against its address, and kept in memory while it is among those read last. Where a passage was erased, this is the redacted
    /// text, which has the same length.
    pub fn get(&self, hash: TextHash) -> Result<Arc<Text>, JournalError> {
        let hash = self.standing(hash).ok_or(JournalError::TextErased(hash))?;
        if let Some(text) = self.lock().get(hash) {
            return Ok(text);
        }
        let text = Arc::new(self.read_anew(hash)?);
        self.keep(hash, Arc::clone(&text));
        Ok(text)
    }

    /// A text as it lies on the disk now, verified against its address.
    pub(super) fn read_anew(&self, hash: TextHash) -> Result<Text, JournalError> {
        let path = self.path(hash);
        let entry = self.storage.entry(&path);
        if entry.map_err(JournalError::reading(&path))?.is_none() {
            return Err(JournalError::TextMissing { hash, path });
        }
        let bytes = self
            .storage
            .read(&path)
            .map_err(JournalError::reading(&path))?;
        if Self::hash(&bytes) != hash {
            return Err(JournalError::TextChanged(path));
        }
        let words = String::from_utf8(bytes).map_err(|_| JournalError::TextChanged(path))?;
        Ok(Text::new(words))
    }

    /// The address of the text that stands for another: itself, or the redacted one where passages were erased; none
    /// where all was erased.
    pub(super) fn standing(&self, hash: TextHash) -> Option<TextHash> {
        let erased = self.erased.lock().unwrap_or_else(PoisonError::into_inner);
        erased.get(&hash).copied().unwrap_or(Some(hash))
    }

    /// Whether a text is to be erased.
    pub(super) fn is_erased(&self, hash: TextHash) -> bool {
        let erased = self.erased.lock().unwrap_or_else(PoisonError::into_inner);
        erased.contains_key(&hash)
    }

    /// Says which texts are erased, and what stands in their place.
    pub(super) fn set_erased(&self, texts: FxHashMap<TextHash, Option<TextHash>>) {
        *self.erased.lock().unwrap_or_else(PoisonError::into_inner) = texts;
    }

    /// A text that is to be erased, if it is still here or was read before.
    pub(super) fn before_erasure(&self, hash: TextHash) -> Option<Arc<Text>> {
        let kept = self.lock().get(hash);
        kept.or_else(|| self.read_anew(hash).ok().map(Arc::new))
    }

    /// The files of a text or of an imported file that are here.
    pub(super) fn files_of(&self, hash: TextHash) -> Vec<PathBuf> {
        let hash = hash.to_string();
        let mut found = Vec::new();
        for folder in [names::TEXTS, names::ORIGINALS] {
            let folder = self.project.join(folder);
            let entries = self.storage.list(&folder).unwrap_or_default();
            let named = entries.iter().filter(|entry| entry.name.starts_with(&hash));
            found.extend(named.map(|entry| folder.join(&entry.name)));
        }
        found
    }

    /// Deletes a text or an imported file wherever it is found, and says how many files that were.
    pub(super) fn delete(&self, hash: TextHash) -> Result<usize, JournalError> {
        self.lock().remove(hash);
        let files = self.files_of(hash);
        for path in &files {
            self.durable().remove(path);
            self.storage
                .remove(path)
                .and_then(|()| sync_above(&*self.storage, path))
                .map_err(JournalError::writing(path))?;
        }
        Ok(files.len())
    }

    fn keep(&self, hash: TextHash, text: Arc<Text>) {
        self.lock().insert(hash, text);
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, KeptTexts> {
        self.read.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn sync_above(storage: &dyn Storage, path: &Path) -> std::io::Result<()> {
    path.parent()
        .map_or(Ok(()), |folder| storage.sync_folder(folder))
}
