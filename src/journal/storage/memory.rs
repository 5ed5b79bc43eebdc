//! A disk in memory whose power can be taken away, for tests.

use super::{Entry, Lock, Storage};
use std::collections::{BTreeMap, BTreeSet};
use std::io::{self, Error, ErrorKind};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// What a power loss leaves of bytes and names that were not synced.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Survives {
    /// Nothing: the worst that a disk may do.
    Synced,
    /// Every name, and of each file's unsynced bytes the first half: a torn write.
    Torn,
    /// Everything: what a killed program leaves.
    Everything,
}

/// What a failing operation does to bytes that were to be written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Failure {
    /// This operation fails, with half of its bytes written; all others go well.
    Once,
    /// This operation and all later writes fail: the disk is full.
    FromHere,
    /// The power goes: this operation half happens, and nothing works after it.
    PowerLoss,
}

/// A disk in memory. It counts writing operations (making, writing, syncing, renaming, removing), and can fail at
/// any of them.
#[derive(Debug, Clone, Default)]
pub struct Memory(Arc<Mutex<Disk>>);

#[derive(Debug, Clone, Default)]
struct File {
    content: Vec<u8>,
    synced: Vec<u8>,
    modified: u128,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Node {
    Folder,
    /// Index among the files, so that a file keeps its bytes under whatever name.
    File(usize),
}

#[derive(Debug, Default)]
struct Disk {
    files: Vec<File>,
    names: BTreeMap<PathBuf, Node>,
    synced_names: BTreeMap<PathBuf, Node>,
    locks: BTreeSet<PathBuf>,
    operations: u64,
    fails: Option<(u64, Failure)>,
    is_off: bool,
}

#[derive(Debug)]
struct MemoryLock {
    disk: Memory,
    path: PathBuf,
}

impl Lock for MemoryLock {}

impl Drop for MemoryLock {
    fn drop(&mut self) {
        self.disk.disk().locks.remove(&self.path);
    }
}

impl Memory {
    /// An empty disk.
    pub fn new() -> Self {
        Self::default()
    }

    /// How many writing operations there have been.
    pub fn operations(&self) -> u64 {
        self.disk().operations
    }

    /// Lets a writing operation fail, counted from 1 over the life of the disk.
    pub fn fail_at(&self, operation: u64, failure: Failure) {
        self.disk().fails = Some((operation, failure));
    }

    /// Lets everything work again, as after room was made on a full disk.
    pub fn mend(&self) {
        self.disk().fails = None;
    }

    /// The disk as it is found after a power loss. Locks are gone.
    #[must_use]
    pub fn after_power_loss(&self, survives: Survives) -> Self {
        let disk = self.disk();
        let all = match survives {
            Survives::Synced => &disk.synced_names,
            Survives::Torn | Survives::Everything => &disk.names,
        };
        let is_there = |path: &Path| {
            path.ancestors()
                .skip(1)
                .filter(|above| above.parent().is_some())
                .all(|above| all.get(above) == Some(&Node::Folder))
        };
        let names: BTreeMap<PathBuf, Node> = all
            .iter()
            .filter(|(path, _)| is_there(path))
            .map(|(path, node)| (path.clone(), *node))
            .collect();
        let files = disk.files.iter().map(|file| file.after(survives)).collect();
        Self(Arc::new(Mutex::new(Disk {
            files,
            synced_names: names.clone(),
            names,
            ..Disk::default()
        })))
    }

    /// Puts a file there as another program would, durable at once.
    pub fn put(&self, path: &Path, content: &[u8]) {
        let mut disk = self.disk();
        let disk = &mut *disk;
        disk.operations += 1;
        let n = disk.files.len();
        disk.files.push(File {
            content: content.to_vec(),
            synced: content.to_vec(),
            modified: u128::from(disk.operations),
        });
        for names in [&mut disk.names, &mut disk.synced_names] {
            for above in path.ancestors().skip(1).filter(|p| p.parent().is_some()) {
                names.entry(above.to_owned()).or_insert(Node::Folder);
            }
            names.insert(path.to_owned(), Node::File(n));
        }
    }

    /// Takes a file away as another program would.
    pub fn take_away(&self, path: &Path) {
        let mut disk = self.disk();
        disk.names.remove(path);
        disk.synced_names.remove(path);
    }

    /// Every file with its content, for comparing.
    pub fn contents(&self) -> BTreeMap<PathBuf, Vec<u8>> {
        let disk = self.disk();
        let files = disk.names.iter().filter_map(|(path, node)| match node {
            Node::File(n) => Some((path.clone(), disk.files.get(*n)?.content.clone())),
            Node::Folder => None,
        });
        files.collect()
    }

    fn disk(&self) -> MutexGuard<'_, Disk> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl File {
    fn after(&self, survives: Survives) -> Self {
        let content = match survives {
            Survives::Synced => self.synced.clone(),
            Survives::Torn if self.content.starts_with(&self.synced) => {
                let torn = self.synced.len() + (self.content.len() - self.synced.len()) / 2;
                self.content.get(..torn).unwrap_or_default().to_vec()
            }
            Survives::Torn | Survives::Everything => self.content.clone(),
        };
        Self {
            synced: content.clone(),
            content,
            modified: self.modified,
        }
    }
}

/// How much of a writing operation happens.
#[derive(PartialEq, Eq)]
enum Happens {
    Wholly,
    Half,
    Not,
}

impl Disk {
    fn check_power(&self) -> io::Result<()> {
        if self.is_off {
            return Err(Error::other("the power is off"));
        }
        Ok(())
    }

    /// Counts a writing operation, and says how much of it happens.
    fn begin(&mut self) -> Happens {
        if self.is_off {
            return Happens::Not;
        }
        self.operations += 1;
        match self.fails {
            Some((at, Failure::Once | Failure::FromHere)) if self.operations == at => Happens::Half,
            Some((at, Failure::FromHere)) if self.operations > at => Happens::Not,
            Some((at, Failure::PowerLoss)) if self.operations == at => {
                self.is_off = true;
                Happens::Half
            }
            _ => Happens::Wholly,
        }
    }

    /// For operations that happen wholly or not at all.
    fn begin_whole(&mut self) -> io::Result<()> {
        match self.begin() {
            Happens::Wholly => Ok(()),
            Happens::Half | Happens::Not => Err(failed()),
        }
    }

    fn file(&self, path: &Path) -> io::Result<usize> {
        self.check_power()?;
        match self.names.get(path) {
            Some(Node::File(n)) => Ok(*n),
            Some(Node::Folder) => Err(ErrorKind::IsADirectory.into()),
            None => Err(ErrorKind::NotFound.into()),
        }
    }

    fn write(&mut self, n: usize, content: &[u8], happens: &Happens) -> io::Result<()> {
        let modified = u128::from(self.operations);
        let file = self.files.get_mut(n).ok_or(ErrorKind::NotFound)?;
        let written = match happens {
            Happens::Wholly => content.len(),
            Happens::Half => content.len() / 2,
            Happens::Not => 0,
        };
        file.content
            .extend_from_slice(content.get(..written).unwrap_or_default());
        file.modified = modified;
        if *happens == Happens::Wholly {
            Ok(())
        } else {
            Err(failed())
        }
    }

    fn entry(&self, path: &Path) -> Option<Entry> {
        let node = self.names.get(path)?;
        let name = path.file_name()?.to_string_lossy().into_owned();
        Some(match node {
            Node::Folder => Entry {
                name,
                is_folder: true,
                length: 0,
                modified: 0,
            },
            Node::File(n) => {
                let file = self.files.get(*n)?;
                Entry {
                    name,
                    is_folder: false,
                    length: file.content.len() as u64,
                    modified: file.modified,
                }
            }
        })
    }
}

fn failed() -> Error {
    Error::new(ErrorKind::StorageFull, "no space left on the disk")
}

impl Storage for Memory {
    fn read(&self, path: &Path) -> io::Result<Vec<u8>> {
        self.read_from(path, 0)
    }

    fn read_from(&self, path: &Path, from: u64) -> io::Result<Vec<u8>> {
        let disk = self.disk();
        let n = disk.file(path)?;
        let content = disk.files.get(n).map(|file| file.content.as_slice());
        let rest = content.and_then(|content| content.get(from as usize..));
        Ok(rest.unwrap_or_default().to_vec())
    }

    fn list(&self, folder: &Path) -> io::Result<Vec<Entry>> {
        let disk = self.disk();
        disk.check_power()?;
        if disk.names.get(folder) != Some(&Node::Folder) {
            return Err(ErrorKind::NotFound.into());
        }
        let below = disk.names.keys().filter(|p| p.parent() == Some(folder));
        Ok(below.filter_map(|path| disk.entry(path)).collect())
    }

    fn entry(&self, path: &Path) -> io::Result<Option<Entry>> {
        let disk = self.disk();
        disk.check_power()?;
        Ok(disk.entry(path))
    }

    fn make_folder(&self, folder: &Path) -> io::Result<()> {
        let mut disk = self.disk();
        if disk.names.get(folder) == Some(&Node::Folder) {
            return disk.check_power();
        }
        disk.begin_whole()?;
        for above in folder.ancestors().filter(|above| above.parent().is_some()) {
            disk.names.entry(above.to_owned()).or_insert(Node::Folder);
        }
        Ok(())
    }

    fn create(&self, path: &Path, content: &[u8]) -> io::Result<()> {
        let mut disk = self.disk();
        if disk.names.contains_key(path) {
            return Err(ErrorKind::AlreadyExists.into());
        }
        let folder = path.parent().unwrap_or(Path::new("/"));
        if folder.parent().is_some() && disk.names.get(folder) != Some(&Node::Folder) {
            return Err(ErrorKind::NotFound.into());
        }
        let happens = disk.begin();
        if happens == Happens::Not {
            return Err(failed());
        }
        let n = disk.files.len();
        disk.files.push(File::default());
        disk.names.insert(path.to_owned(), Node::File(n));
        disk.write(n, content, &happens)
    }

    fn append(&self, path: &Path, content: &[u8]) -> io::Result<()> {
        let mut disk = self.disk();
        let n = disk.file(path)?;
        let happens = disk.begin();
        disk.write(n, content, &happens)
    }

    fn truncate(&self, path: &Path, length: u64) -> io::Result<()> {
        let mut disk = self.disk();
        let n = disk.file(path)?;
        disk.begin_whole()?;
        let modified = u128::from(disk.operations);
        if let Some(file) = disk.files.get_mut(n) {
            file.content.truncate(length as usize);
            file.modified = modified;
        }
        Ok(())
    }

    fn sync(&self, path: &Path) -> io::Result<()> {
        let mut disk = self.disk();
        let n = disk.file(path)?;
        disk.begin_whole()?;
        if let Some(file) = disk.files.get_mut(n) {
            file.synced = file.content.clone();
        }
        Ok(())
    }

    fn sync_folder(&self, folder: &Path) -> io::Result<()> {
        let mut disk = self.disk();
        disk.begin_whole()?;
        let disk = &mut *disk;
        disk.synced_names.retain(|p, _| p.parent() != Some(folder));
        let here = disk
            .names
            .iter()
            .filter(|(p, _)| p.parent() == Some(folder));
        disk.synced_names
            .extend(here.map(|(path, node)| (path.clone(), *node)));
        Ok(())
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        let mut disk = self.disk();
        let n = disk.file(from)?;
        disk.begin_whole()?;
        disk.names.remove(from);
        disk.names.insert(to.to_owned(), Node::File(n));
        Ok(())
    }

    fn remove(&self, path: &Path) -> io::Result<()> {
        let mut disk = self.disk();
        disk.file(path)?;
        disk.begin_whole()?;
        disk.names.remove(path);
        Ok(())
    }

    fn canonical(&self, folder: &Path) -> io::Result<PathBuf> {
        self.disk().check_power()?;
        Ok(folder.to_owned())
    }

    fn try_lock(&self, path: &Path) -> io::Result<Option<Box<dyn Lock>>> {
        let mut disk = self.disk();
        disk.check_power()?;
        if !disk.locks.insert(path.to_owned()) {
            return Ok(None);
        }
        drop(disk);
        Ok(Some(Box::new(MemoryLock {
            disk: self.clone(),
            path: path.to_owned(),
        })))
    }
}
