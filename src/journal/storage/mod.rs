//! The seam between the journal and the disk, so that tests can take the power away at any step.

mod disk;
mod memory;

pub use disk::Disk;
pub use memory::{Failure, Memory, Survives};

use std::io;
use std::path::{Path, PathBuf};

/// What lies in a folder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Its name in the folder.
    pub name: String,
    /// Whether it is a folder itself.
    pub is_folder: bool,
    /// Length in bytes; 0 for a folder.
    pub length: u64,
    /// When its content last changed: nanoseconds since 1970, or 0 where the file system does not say.
    pub modified: u128,
}

/// Holds a lock until dropped.
pub trait Lock: Send + Sync + std::fmt::Debug {}

/// Files and folders. Nothing is durable before it was synced: a file's bytes by [`Storage::sync`], its name by
/// [`Storage::sync_folder`] of the folder it lies in.
pub trait Storage: Send + Sync + std::fmt::Debug {
    /// The whole content of a file.
    fn read(&self, path: &Path) -> io::Result<Vec<u8>>;
    /// The content from a byte position on; empty past the end.
    fn read_from(&self, path: &Path, from: u64) -> io::Result<Vec<u8>>;
    /// What lies in a folder, in order of name.
    fn list(&self, folder: &Path) -> io::Result<Vec<Entry>>;
    /// One file or folder; none where nothing lies there.
    fn entry(&self, path: &Path) -> io::Result<Option<Entry>>;
    /// Makes a folder and those above it; one that is there is no error.
    fn make_folder(&self, folder: &Path) -> io::Result<()>;
    /// Writes a new file; one that is there already is an error.
    fn create(&self, path: &Path, content: &[u8]) -> io::Result<()>;
    /// Appends to a file that is there.
    fn append(&self, path: &Path, content: &[u8]) -> io::Result<()>;
    /// Cuts a file to a length in bytes.
    fn truncate(&self, path: &Path, length: u64) -> io::Result<()>;
    /// Makes a file's content durable.
    fn sync(&self, path: &Path) -> io::Result<()>;
    /// Makes the names in a folder durable.
    fn sync_folder(&self, folder: &Path) -> io::Result<()>;
    /// Gives a file another name in the same folder, in place of a file that has it.
    fn rename(&self, from: &Path, to: &Path) -> io::Result<()>;
    /// Removes a file.
    fn remove(&self, path: &Path) -> io::Result<()>;
    /// The one true path of a folder that is there.
    fn canonical(&self, folder: &Path) -> io::Result<PathBuf>;
    /// Locks a file, making it if need be; none where another holds the lock.
    fn try_lock(&self, path: &Path) -> io::Result<Option<Box<dyn Lock>>>;
}

/// Writes a file through a temporary one, so that it is wholly old or wholly new; durable if `sync` is set.
pub(super) fn replace(
    storage: &dyn Storage,
    path: &Path,
    content: &[u8],
    sync: bool,
) -> io::Result<()> {
    create_beside(storage, path, content)?;
    let temporary = temporary(path);
    if sync {
        storage.sync(&temporary)?;
    }
    storage.rename(&temporary, path)?;
    match path.parent().filter(|_| sync) {
        Some(folder) => storage.sync_folder(folder),
        None => Ok(()),
    }
}

/// Writes the temporary file of a file and makes its bytes durable; renaming it makes the file.
pub(super) fn write_beside(storage: &dyn Storage, path: &Path, content: &[u8]) -> io::Result<()> {
    create_beside(storage, path, content)?;
    storage.sync(&temporary(path))
}

fn create_beside(storage: &dyn Storage, path: &Path, content: &[u8]) -> io::Result<()> {
    let temporary = temporary(path);
    if storage.entry(&temporary)?.is_some() {
        storage.remove(&temporary)?;
    }
    storage.create(&temporary, content)
}

/// Makes a folder and those above it, with durable names.
pub(super) fn make_durable_folder(storage: &dyn Storage, folder: &Path) -> io::Result<()> {
    let mut made = Vec::new();
    for above in folder.ancestors() {
        if above.as_os_str().is_empty() || storage.entry(above)?.is_some() {
            break;
        }
        made.push(above);
    }
    storage.make_folder(folder)?;
    for folder in made.iter().rev().filter_map(|folder| folder.parent()) {
        match storage.sync_folder(folder) {
            // A folder that may be written into and not listed; its names last as long as the system lets them.
            Err(error) if error.kind() == io::ErrorKind::PermissionDenied => {}
            other => other?,
        }
    }
    Ok(())
}

/// The temporary file beside a file. Its ending keeps it from being taken for a journal.
pub(super) fn temporary(path: &Path) -> PathBuf {
    let mut name = path.file_name().unwrap_or_default().to_owned();
    name.push(".tmp");
    path.with_file_name(name)
}
