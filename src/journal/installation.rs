//! Where this installation keeps configuration, identity, locks and cache.

use super::binding::{Binding, Ended};
use super::{
    Clock, Disk, JournalError, Lock, Randomness, Storage, SystemClock, SystemRandomness, local,
};
use crate::model::{AnalystId, DeviceId, ProjectId};
use serde::{Deserialize, Serialize};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// How many studies the list of recent ones holds.
const RECENT: usize = 12;

/// A study that was open lately.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RecentStudy {
    /// Its folder.
    pub folder: PathBuf,
    /// Which study it is.
    pub project: ProjectId,
    /// Its title when it was last open.
    pub title: String,
    /// When it was last open (milliseconds since 1970 UTC).
    pub opened: u64,
}

/// Where this installation keeps configuration, identity, locks and cache; and what it stands on: disk, clock,
/// randomness, machine. Cheap to clone.
#[derive(Debug, Clone)]
pub struct Installation {
    home: PathBuf,
    cache: PathBuf,
    machine: String,
    pub(super) storage: Arc<dyn Storage>,
    pub(super) clock: Arc<dyn Clock>,
    pub(super) randomness: Arc<dyn Randomness>,
}

impl Installation {
    /// The installation of the person at this computer: below `INTERLINEA_HOME` where that is set, else in the
    /// system's folders for configuration and cache.
    pub fn of_this_user() -> Result<Self, JournalError> {
        if let Some(home) = std::env::var_os("INTERLINEA_HOME").filter(|home| !home.is_empty()) {
            return Ok(Self::at(PathBuf::from(home)));
        }
        let folders =
            directories::ProjectDirs::from("", "", "interlinea").ok_or(JournalError::NoHome)?;
        let mut installation = Self::at(folders.data_local_dir());
        folders.cache_dir().clone_into(&mut installation.cache);
        Ok(installation)
    }

    /// An installation that keeps everything below one folder.
    pub fn at(home: impl Into<PathBuf>) -> Self {
        let home = home.into();
        Self {
            cache: home.join("cache"),
            home,
            machine: this_machine(),
            storage: Arc::new(Disk),
            clock: Arc::new(SystemClock),
            randomness: Arc::new(SystemRandomness),
        }
    }

    /// The same installation on another storage, for tests.
    #[must_use]
    pub fn on(mut self, storage: Arc<dyn Storage>) -> Self {
        self.storage = storage;
        self
    }

    /// The same installation with another clock, for tests and the sample study.
    #[must_use]
    pub fn with_clock(mut self, clock: Arc<dyn Clock>) -> Self {
        self.clock = clock;
        self
    }

    /// The same installation with other randomness, for tests and the sample study.
    #[must_use]
    pub fn with_randomness(mut self, randomness: Arc<dyn Randomness>) -> Self {
        self.randomness = randomness;
        self
    }

    /// The same installation as if on another machine, for tests.
    #[must_use]
    pub fn on_machine(mut self, machine: impl Into<String>) -> Self {
        self.machine = machine.into();
        self
    }

    /// The folder it keeps its own files in.
    pub fn home(&self) -> &Path {
        &self.home
    }

    /// The wall clock (milliseconds since 1970 UTC).
    pub fn now(&self) -> u64 {
        self.clock.now()
    }

    /// Where a study's cache lies: search index and snapshot. It may be deleted at any time.
    pub fn cache_of(&self, project: ProjectId) -> PathBuf {
        self.cache.join(project.to_string())
    }

    /// Studies that were open lately, newest first.
    pub fn recent(&self) -> Vec<RecentStudy> {
        local::load(&*self.storage, &self.recent_path()).unwrap_or_default()
    }

    /// Puts a study first in the list of recent ones.
    pub fn remember(&self, study: RecentStudy) -> Result<(), JournalError> {
        let mut recent = self.recent();
        recent.retain(|other| other.folder != study.folder);
        recent.insert(0, study);
        recent.truncate(RECENT);
        self.save(&self.recent_path(), &recent)
    }

    /// Takes a folder off the list of recent studies.
    pub fn forget(&self, folder: &Path) -> Result<(), JournalError> {
        let mut recent = self.recent();
        recent.retain(|other| other.folder != folder);
        self.save(&self.recent_path(), &recent)
    }

    /// Settings that were saved under a name (letters, digits and hyphens).
    pub fn load_settings(&self, name: &str) -> Option<String> {
        let content = self.storage.read(&self.settings_path(name)).ok()?;
        String::from_utf8(content).ok()
    }

    /// Saves settings under a name (letters, digits and hyphens).
    pub fn save_settings(&self, name: &str, settings: &str) -> Result<(), JournalError> {
        let path = self.settings_path(name);
        let folder = self.home.join("settings");
        self.storage
            .make_folder(&folder)
            .and_then(|()| {
                super::storage::replace(&*self.storage, &path, settings.as_bytes(), false)
            })
            .map_err(JournalError::writing(&path))
    }

    fn settings_path(&self, name: &str) -> PathBuf {
        let name: String = name
            .chars()
            .filter(|c| c.is_ascii_alphanumeric() || *c == '-')
            .collect();
        self.home.join("settings").join(format!("{name}.ron"))
    }

    fn recent_path(&self) -> PathBuf {
        self.home.join("recent.ron")
    }

    /// Who sits here, as far as configuration remembers.
    pub(super) fn remembered_person(&self, project: ProjectId) -> Option<AnalystId> {
        local::load(&*self.storage, &self.person_path(project))
    }

    /// Remembers who sits here. The recorded act is what counts, so a failure costs nothing but the memory.
    pub(super) fn remember_person(&self, project: ProjectId, person: AnalystId) {
        let _ = local::save(&*self.storage, &self.person_path(project), &person, false);
    }

    fn person_path(&self, project: ProjectId) -> PathBuf {
        self.home.join("people").join(format!("{project}.ron"))
    }

    /// Every device of this installation in a study, in the order they were made, those of other folders included.
    pub(super) fn devices_in(&self, project: ProjectId) -> Vec<Binding> {
        let folder = self.home.join("devices");
        let entries = self.storage.list(&folder).unwrap_or_default();
        let mut bindings: Vec<Binding> = entries
            .iter()
            .filter(|entry| {
                Path::new(&entry.name)
                    .extension()
                    .is_some_and(|e| e == "ron")
            })
            .filter_map(|entry| local::load(&*self.storage, &folder.join(&entry.name)))
            .filter(|binding: &Binding| binding.project == project)
            .collect();
        bindings.sort_by_key(|binding| (binding.number, binding.device));
        bindings
    }

    /// Whether a device may be written from here: same machine, same folder, not retired.
    pub(super) fn is_ours(&self, binding: &Binding, path: &Path) -> bool {
        !binding.retired
            && binding.machine == self.machine
            && binding.path == path.to_string_lossy()
    }

    /// A binding for a new device.
    pub(super) fn new_binding(
        &self,
        device: DeviceId,
        project: ProjectId,
        path: &Path,
        number: u32,
    ) -> Binding {
        Binding {
            device,
            project,
            machine: self.machine.clone(),
            path: path.to_string_lossy().into_owned(),
            number,
            retired: false,
        }
    }

    /// What is remembered of a device, read anew.
    pub(super) fn binding(&self, device: DeviceId) -> Option<Binding> {
        local::load(&*self.storage, &self.binding_path(device))
    }

    /// Writes down what is remembered of a device. Only the holder of its lock may.
    pub(super) fn save_binding(&self, binding: &Binding, sync: bool) -> Result<(), JournalError> {
        let path = self.binding_path(binding.device);
        local::save(&*self.storage, &path, binding, sync).map_err(JournalError::writing(&path))
    }

    /// Where a device's journal ended; none before its first line, or where that was lost.
    pub(super) fn end_of(&self, device: DeviceId) -> Option<Ended> {
        local::load(&*self.storage, &self.end_path(device))
    }

    /// Remembers where a device's journal ended, without waiting for the disk. Only the holder of its lock may.
    pub(super) fn save_end(&self, device: DeviceId, ended: Ended) {
        // What cannot be remembered is found out by reading the journal.
        let _ = local::save(&*self.storage, &self.end_path(device), &ended, false);
    }

    fn end_path(&self, device: DeviceId) -> PathBuf {
        self.home.join("ends").join(format!("{device}.ron"))
    }

    fn binding_path(&self, device: DeviceId) -> PathBuf {
        self.home.join("devices").join(format!("{device}.ron"))
    }

    /// Locks a device; none where another window or command writes with it.
    pub(super) fn lock(&self, device: DeviceId) -> Result<Option<Box<dyn Lock>>, JournalError> {
        let folder = self.home.join("locks");
        let path = folder.join(format!("{device}.lock"));
        super::storage::make_durable_folder(&*self.storage, &folder)
            .and_then(|()| self.storage.try_lock(&path))
            .map_err(JournalError::writing(&path))
    }

    fn save<T: Serialize>(&self, path: &Path, value: &T) -> Result<(), JournalError> {
        local::save(&*self.storage, path, value, false).map_err(JournalError::writing(path))
    }
}

/// What tells this machine from another that got a copy of the configuration.
fn this_machine() -> String {
    let files = [
        "/etc/machine-id",
        "/var/lib/dbus/machine-id",
        "/etc/hostname",
    ];
    let from_file = files.iter().find_map(|file| {
        let content = std::fs::read_to_string(file).ok()?;
        let content = content.trim();
        (!content.is_empty()).then(|| content.to_owned())
    });
    let from_environment = || {
        ["COMPUTERNAME", "HOSTNAME", "HOST"]
            .iter()
            .find_map(|name| std::env::var(name).ok().filter(|value| !value.is_empty()))
    };
    from_file.or_else(from_environment).unwrap_or_default()
}
