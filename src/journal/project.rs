//! A study's folder, open.

use super::copies::ConflictCopy;
use super::device::Writer;
use super::journal_file::{FileKey, JournalFile, newer_format};
use super::project_file::ProjectFile;
use super::snapshot::Snapshot;
use super::{
    FORMAT, Fault, Installation, JournalError, NewFile, RecentStudy, Storage, Texts, names,
    reading, readme,
};
use crate::model::{
    AnalystId, Change, DeviceId, Id, ProjectId, Seen, Stamp, Study, Text, TextHash, Viewer,
};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// A study's folder, open: its study, and the way to record what happens.
#[derive(Debug)]
pub struct Project {
    pub(super) folder: PathBuf,
    pub(super) home: Installation,
    pub(super) id: ProjectId,
    pub(super) study: Study,
    pub(super) files: BTreeMap<FileKey, JournalFile>,
    /// Faults that are not seen in a single file: forks, files that shrank, what could not be read.
    pub(super) faults: Vec<Fault>,
    pub(super) copies: Vec<ConflictCopy>,
    pub(super) format: u32,
    pub(super) read_only: Option<String>,
    pub(super) person: Option<AnalystId>,
    pub(super) writer: Option<Writer>,
    /// The state of the journals when the snapshot was written.
    pub(super) snapshot_of: Option<u32>,
    pub(super) texts: Texts,
    pub(super) saved_at: Option<u64>,
}

impl Project {
    /// Makes a new study in a new or empty folder.
    pub fn create(folder: &Path, home: &Installation) -> Result<Self, JournalError> {
        let storage = &*home.storage;
        let writing = || JournalError::writing(folder);
        storage.make_folder(folder).map_err(writing())?;
        let here = storage
            .list(folder)
            .map_err(JournalError::reading(folder))?;
        if here.iter().any(|entry| !entry.name.starts_with('.')) {
            return Err(JournalError::NotEmpty(folder.to_owned()));
        }
        let random = |_| home.randomness.bits();
        let bits = [0, 1].map(random);
        let [high, low] = bits;
        let (high, low) = (high.map_err(writing())?, low.map_err(writing())?);
        let id = ProjectId::from_random(u128::from(high) << 64 | u128::from(low));
        lay_out(storage, folder, id)?;
        sync_above(storage, folder).map_err(writing())?;
        Self::open(folder, home)
    }

    /// Opens a study's folder. Reads, and writes nothing.
    pub fn open(folder: &Path, home: &Installation) -> Result<Self, JournalError> {
        let mut project = Self::closed(folder, home)?;
        project.load(None)?;
        Ok(project)
    }

    /// The folder with its journals still unread.
    pub(super) fn closed(folder: &Path, home: &Installation) -> Result<Self, JournalError> {
        let storage = &*home.storage;
        let file = ProjectFile::of(storage, folder)?;
        let folder = storage
            .canonical(folder)
            .map_err(JournalError::reading(folder))?;
        Ok(Self {
            texts: Texts::of(Arc::clone(&home.storage), &folder),
            folder,
            home: home.clone(),
            id: file.project,
            study: Study::new(),
            files: BTreeMap::new(),
            faults: Vec::new(),
            copies: Vec::new(),
            format: file.format,
            read_only: None,
            person: None,
            writer: None,
            snapshot_of: None,
            saved_at: None,
        })
    }

    /// Reads everything anew, and notes where each line stands if asked to.
    pub(super) fn load(
        &mut self,
        places: Option<&mut Vec<(Id, FileKey, u32)>>,
    ) -> Result<(), JournalError> {
        let storage = &*self.home.storage;
        let listing = reading::list(storage, &self.folder)?;
        // A check reads the journals themselves.
        let snapshot = if places.is_some() {
            Snapshot::default()
        } else {
            Snapshot::load(storage, &self.snapshot_path(), self.id)
        };
        let read = reading::read_all(storage, &self.folder, self.id, &listing, &snapshot);
        if let Some(places) = places {
            places.extend(read.lines.iter().map(|l| (l.line.id, l.file, l.place)));
        }
        let mut study = self.study.anew();
        self.faults = read.faults;
        self.faults.extend(reading::apply(&mut study, read.lines));
        self.study = study;
        self.files = read.files;
        self.snapshot_of = snapshot
            .state
            .filter(|state| *state == self.journals_state());
        self.copies.clear();
        self.compare_copies(&listing.copies);
        self.look_for_newer();
        self.find_person();
        self.note_erased_texts();
        Ok(())
    }

    /// Finds out whether a newer program is needed to change the study.
    pub(super) fn look_for_newer(&mut self) {
        self.read_only = if self.format > FORMAT {
            Some(newer_format(self.format))
        } else {
            self.files.values().find_map(|file| file.newer.clone())
        };
    }

    /// Who sits here: the newest recorded binding of one of this installation's devices, else whom the
    /// configuration remembers.
    pub(super) fn find_person(&mut self) {
        let mine: Vec<DeviceId> = self
            .home
            .devices_in(self.id)
            .iter()
            .map(|binding| binding.device)
            .collect();
        let bound = self.study.lines().filter_map(|line| match line.change {
            Change::Bind { analyst } if mine.contains(&line.id.device()) => {
                Some((line.stamp(), analyst))
            }
            _ => None,
        });
        let newest: Option<(Stamp, AnalystId)> = bound.max_by_key(|(stamp, _)| *stamp);
        let remembered = || {
            let person = self.home.remembered_person(self.id)?;
            let seen = self.study.seen_by(Viewer::Anyone);
            seen.analyst(person).map(|_| person)
        };
        self.person = newest.map(|(_, analyst)| analyst).or_else(remembered);
    }

    /// The folder, as its one true path.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// Which study this is.
    pub const fn id(&self) -> ProjectId {
        self.id
    }

    /// The installation it was opened by.
    pub const fn home(&self) -> &Installation {
        &self.home
    }

    /// The study. What is shown of it is read through [`Study::seen_by`].
    pub const fn study(&self) -> &Study {
        &self.study
    }

    /// Who this installation belongs to in this study, if that has been said.
    pub const fn person(&self) -> Option<AnalystId> {
        self.person
    }

    /// The study as this installation's person may see it.
    pub fn seen(&self) -> Seen<'_> {
        let viewer = self.person.map_or(Viewer::Anyone, Viewer::Analyst);
        self.study.seen_by(viewer)
    }

    /// Why the study cannot be changed here, as a sentence; none where it can.
    pub fn is_read_only(&self) -> Option<&str> {
        self.read_only.as_deref()
    }

    /// When something was last recorded from here since opening (milliseconds since 1970 UTC).
    pub const fn saved_at(&self) -> Option<u64> {
        self.saved_at
    }

    /// The texts of the folder; cheap to clone, and usable from any thread.
    pub const fn texts(&self) -> &Texts {
        &self.texts
    }

    /// Puts a text into the folder and makes it durable, before any line names it.
    pub fn add_text(&self, text: &Text) -> Result<TextHash, JournalError> {
        self.texts.add(text)
    }

    /// Puts many texts and imported files into the folder and makes them durable together, before any line names
    /// them. Gives the address of each.
    pub fn add_files(&self, files: &[NewFile<'_>]) -> Result<Vec<TextHash>, JournalError> {
        self.texts.add_all(files)
    }

    /// Puts an imported file as it came into the folder, under its hash and the ending of its name.
    pub fn add_original(&self, name: &str, bytes: &[u8]) -> Result<TextHash, JournalError> {
        self.texts.add_original(name, bytes)
    }

    /// A text, verified against its address.
    pub fn text(&self, hash: TextHash) -> Result<Arc<Text>, JournalError> {
        self.texts.get(hash)
    }

    /// Puts the study first in this installation's list of recent ones.
    pub fn remember(&self) -> Result<(), JournalError> {
        self.home.remember(RecentStudy {
            folder: self.folder.clone(),
            project: self.id,
            title: self.seen().title().to_owned(),
            opened: self.home.now(),
        })
    }
}

/// Writes what a new study's folder holds.
fn lay_out(storage: &dyn Storage, folder: &Path, id: ProjectId) -> Result<(), JournalError> {
    let content =
        ProjectFile::write(id).map_err(|error| JournalError::Unwritten(error.to_string()))?;
    for below in [names::TEXTS, names::ORIGINALS, names::JOURNALS] {
        let path = folder.join(below);
        storage
            .make_folder(&path)
            .map_err(JournalError::writing(&path))?;
    }
    // The file that makes the folder a study comes last.
    for (name, content) in [(names::README, readme::README), (names::PROJECT, &content)] {
        let path = folder.join(name);
        super::storage::replace(storage, &path, content.as_bytes(), true)
            .map_err(JournalError::writing(&path))?;
    }
    Ok(())
}

/// Makes the name of the study's folder durable, where the folder above may be opened at all.
pub(super) fn sync_above(storage: &dyn Storage, folder: &Path) -> std::io::Result<()> {
    let Some(above) = folder
        .parent()
        .filter(|above| !above.as_os_str().is_empty())
    else {
        return Ok(());
    };
    match storage.sync_folder(above) {
        Err(error) if error.kind() == std::io::ErrorKind::PermissionDenied => Ok(()),
        other => other,
    }
}
