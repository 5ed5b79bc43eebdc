//! The index as the rest of the program sees it.

use super::build::{Changes, Update, Watch};
use super::document::IndexedDocument;
use super::error::SearchError;
use super::hit::Hits;
use super::note::Note;
use super::options::Options;
use super::record::Record;
use super::store::{Folder, Open, in_memory};
use super::{parser, plan, ranking};
use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError, RwLock};
use tantivy::TantivyError;

/// The full-text index of a study. Clones are the same index; it can be asked while it is being updated.
///
/// It lies in a folder that may be deleted at any time, or in memory. A folder with a broken index or one of
/// another format is built anew. While another process is writing to the folder, its index is used if it already
/// holds exactly what is wanted, else one in memory; at the next update the folder is tried again.
#[derive(Clone)]
pub struct Index {
    shared: Arc<Shared>,
}

struct Shared {
    folder: Option<Folder>,
    building: Mutex<()>,
    open: RwLock<Option<Arc<Open>>>,
}

impl Index {
    /// An index in this folder, which is made when it is first updated. Touches no disk yet.
    pub fn in_folder(folder: &Path) -> Self {
        Self::with(Some(Folder::new(folder)))
    }

    /// An index in memory.
    pub fn in_memory() -> Self {
        Self::with(None)
    }

    fn with(folder: Option<Folder>) -> Self {
        Self {
            shared: Arc::new(Shared {
                folder,
                building: Mutex::new(()),
                open: RwLock::new(None),
            }),
        }
    }

    /// Whether it can be asked: an update has ended since the start.
    pub fn is_ready(&self) -> bool {
        self.current().is_some()
    }

    /// Whether it lies in memory only, by choice or because the folder could not be used.
    pub fn is_in_memory(&self) -> bool {
        self.current().is_some_and(|open| open.in_memory)
    }

    /// Brings the index to exactly these documents: adds what is new, replaces what changed, takes out the rest.
    ///
    /// `progress` hears documents done and to do, from several threads. When `cancelled` turns true, what has been
    /// indexed so far is kept and can be searched.
    pub fn update(
        &self,
        documents: &[IndexedDocument],
        progress: &(dyn Fn(u64, u64) + Sync),
        cancelled: &(dyn Fn() -> bool + Sync),
    ) -> Result<Update, SearchError> {
        let watch = Watch {
            progress,
            cancelled,
        };
        let _one_at_a_time = self
            .shared
            .building
            .lock()
            .unwrap_or_else(PoisonError::into_inner);
        let current = self.current();
        if let Some(open) = &current {
            let changes = Changes::between(&open.record, documents);
            if changes.is_empty() && (!open.in_memory || self.shared.folder.is_none()) {
                return Ok(changes.unchanged());
            }
        }
        if let Some(folder) = &self.shared.folder
            && let Some((open, update)) = on_disk(folder, current.as_deref(), documents, watch)
        {
            self.set(Some(open));
            return Ok(update);
        }
        let (index, record) = match current {
            Some(open) if open.in_memory => (open.index.clone(), open.record.clone()),
            _ => (in_memory(), Record::default()),
        };
        let (open, update) =
            bring(index, &record, true, documents, watch).map_err(SearchError::Build)?;
        self.set(Some(open));
        Ok(update)
    }

    /// The places a query finds. See [`super::SYNTAX`] for the query language; odd input is taken literally, with
    /// notes in the answer.
    pub fn search(&self, query: &str, options: &Options) -> Result<Hits, SearchError> {
        let (parsed, mut notes) = parser::parse(query);
        let Some(open) = self.current() else {
            notes.push(Note::NotIndexed);
            return Ok(Hits {
                notes,
                ..Hits::default()
            });
        };
        let Some(parsed) = parsed else {
            return Ok(Hits {
                notes,
                ..Hits::default()
            });
        };
        let known = |asked: &str| {
            let coded = &mut options.coded.iter();
            coded.any(|coded| coded.asked == asked && coded.places.is_some())
        };
        for asked in parsed.codes() {
            let note = Note::UnknownCode(asked.to_owned());
            if !known(asked) && !notes.contains(&note) {
                notes.push(note);
            }
        }
        let answer = plan::Plan::new(&parsed, &open, options)
            .and_then(|plan| ranking::answer(&plan, &open, options));
        match answer {
            Ok(hits) => Ok(Hits { notes, ..hits }),
            Err(error) => {
                self.set(None);
                Err(SearchError::Read(error))
            }
        }
    }

    fn current(&self) -> Option<Arc<Open>> {
        self.shared
            .open
            .read()
            .unwrap_or_else(PoisonError::into_inner)
            .clone()
    }

    fn set(&self, open: Option<Open>) {
        *self
            .shared
            .open
            .write()
            .unwrap_or_else(PoisonError::into_inner) = open.map(Arc::new);
    }
}

/// The codes that a query asks for with `code:`, as written: what the caller has to look up for [`Options::coded`].
pub fn codes_asked(query: &str) -> Vec<String> {
    let (parsed, _) = parser::parse(query);
    let mut asked: Vec<String> = Vec::new();
    for name in parsed.iter().flat_map(super::query::Query::codes) {
        if !asked.iter().any(|known| known == name) {
            asked.push(name.to_owned());
        }
    }
    asked
}

/// The index in the folder, up to date; `None` when the folder cannot be used now.
fn on_disk(
    folder: &Folder,
    current: Option<&Open>,
    documents: &[IndexedDocument],
    watch: Watch,
) -> Option<(Open, Update)> {
    let Some(_lock) = folder.lock(watch.cancelled) else {
        let open = folder.open()?;
        let changes = Changes::between(&open.record, documents);
        return changes.is_empty().then(|| (open, changes.unchanged()));
    };
    let known = match current {
        Some(open) if !open.in_memory && open.is_current() => {
            Some((open.index.clone(), open.record.clone()))
        }
        _ => folder.open().map(|open| (open.index, open.record)),
    };
    if let Some((index, record)) = known
        && let Ok(done) = bring(index, &record, false, documents, watch)
    {
        return Some(done);
    }
    let index = folder.create().ok()?;
    bring(index, &Record::default(), false, documents, watch).ok()
}

fn bring(
    index: tantivy::Index,
    record: &Record,
    in_memory: bool,
    documents: &[IndexedDocument],
    watch: Watch,
) -> Result<(Open, Update), TantivyError> {
    let changes = Changes::between(record, documents);
    let (record, update) = if changes.is_empty() {
        (record.clone(), changes.unchanged())
    } else {
        changes.write(&index, record, watch)?
    };
    Ok((Open::new(index, record, in_memory)?, update))
}
