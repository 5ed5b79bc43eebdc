//! Where the index lies: a folder that may be deleted at any time, or memory.

use super::record::Record;
use super::schema::{register, schema};
use std::fs::{self, File, TryLockError};
use std::path::{Path, PathBuf};
use std::thread::sleep;
use std::time::Duration;
use tantivy::directory::MmapDirectory;
use tantivy::schema::Schema;
use tantivy::{ReloadPolicy, Searcher, TantivyError};

/// How often a lock held by another process is tried, and the pause between.
const TRIES: u32 = 40;
const PAUSE: Duration = Duration::from_millis(50);

/// An index ready to be asked.
pub(super) struct Open {
    pub index: tantivy::Index,
    pub searcher: Searcher,
    pub record: Record,
    pub in_memory: bool,
}

impl Open {
    /// A view on an index as it was last committed.
    pub fn new(index: tantivy::Index, record: Record, in_memory: bool) -> tantivy::Result<Self> {
        let reader = index
            .reader_builder()
            .reload_policy(ReloadPolicy::Manual)
            .try_into()?;
        Ok(Self {
            searcher: reader.searcher(),
            index,
            record,
            in_memory,
        })
    }

    /// Whether nobody has written to it since.
    pub fn is_current(&self) -> bool {
        recorded(&self.index).is_some_and(|record| record == self.record)
    }
}

/// A new index in memory.
pub(super) fn in_memory() -> tantivy::Index {
    let index = tantivy::Index::create_in_ram(schema().0);
    register(&index);
    index
}

/// The folder of an index on disk.
pub(super) struct Folder {
    lock: PathBuf,
    index: PathBuf,
}

impl Folder {
    pub fn new(path: &Path) -> Self {
        Self {
            lock: path.join("search.lock"),
            index: path.join("interlinea-search"),
        }
    }

    /// The right to write, held until the file is dropped; `None` when another process keeps it for two seconds or
    /// the folder cannot be written at all.
    pub fn lock(&self, cancelled: &dyn Fn() -> bool) -> Option<File> {
        fs::create_dir_all(&self.index).ok()?;
        let file = File::options()
            .create(true)
            .write(true)
            .truncate(false)
            .open(&self.lock)
            .ok()?;
        for _ in 0..TRIES {
            match file.try_lock() {
                Ok(()) => return Some(file),
                Err(TryLockError::Error(_)) => return None,
                Err(TryLockError::WouldBlock) if cancelled() => return None,
                Err(TryLockError::WouldBlock) => sleep(PAUSE),
            }
        }
        None
    }

    /// The index that lies there, if it is one of ours and every file has its checksum.
    pub fn open(&self) -> Option<Open> {
        let index = tantivy::Index::open(MmapDirectory::open(&self.index).ok()?).ok()?;
        if index.schema() != expected_schema() {
            return None;
        }
        register(&index);
        let record = recorded(&index)?;
        if !self.has_every_file(&index) || !index.validate_checksum().ok()?.is_empty() {
            return None;
        }
        Open::new(index, record, false).ok()
    }

    /// An empty index in place of whatever lies there.
    pub fn create(&self) -> tantivy::Result<tantivy::Index> {
        let wipe = || -> std::io::Result<()> {
            if self.index.is_dir() {
                fs::remove_dir_all(&self.index)?;
            }
            fs::create_dir_all(&self.index)
        };
        wipe().map_err(TantivyError::from)?;
        let index = tantivy::Index::create_in_dir(&self.index, expected_schema())?;
        register(&index);
        Ok(index)
    }

    /// Checksums are only checked of files that exist.
    fn has_every_file(&self, index: &tantivy::Index) -> bool {
        index.searchable_segment_metas().is_ok_and(|segments| {
            segments.iter().all(|segment| {
                ["idx", "pos", "term", "store", "fast", "fieldnorm"]
                    .iter()
                    .all(|ending| {
                        self.index
                            .join(format!("{}.{ending}", segment.id().uuid_string()))
                            .is_file()
                    })
            })
        })
    }
}

fn expected_schema() -> Schema {
    schema().0
}

fn recorded(index: &tantivy::Index) -> Option<Record> {
    let metas = index.load_metas().ok()?;
    match metas.payload {
        Some(payload) => Record::read(&payload),
        None if metas.segments.is_empty() => Some(Record::default()),
        None => None,
    }
}
