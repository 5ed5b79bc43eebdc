//! Searches that this machine remembers for a study: those kept on purpose, and those of late.

use super::asking::Asking;
use crate::ui::{Commands, View};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// The name under which they are remembered.
const NAME: &str = "searches";
/// Searches of late, for each study.
const RECENT: usize = 12;
/// Searches kept, for each study.
const KEPT: usize = 100;

/// The searches of all studies.
#[derive(Debug, Default)]
pub(super) struct Searches {
    all: BTreeMap<String, OfStudy>,
    study: String,
    loaded: bool,
}

/// The searches of one study, newest first.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub(super) struct OfStudy {
    pub kept: Vec<Asking>,
    pub recent: Vec<Asking>,
}

impl Searches {
    /// Reads them, once; and turns to the study of this view.
    pub fn load(&mut self, view: &View<'_>) {
        if !self.loaded {
            let read = view.remembered(NAME);
            let read = read.and_then(|text| ron::from_str(text).ok());
            self.all = read.unwrap_or_default();
            self.loaded = true;
        }
        // The study's cache folder is named after the study and nobody else's.
        let name = view.cache.file_name();
        let name = name.map(|name| name.to_string_lossy().into_owned());
        self.study = name.unwrap_or_default();
    }

    /// Those of the study one is in.
    pub fn here(&self) -> OfStudy {
        self.all.get(&self.study).cloned().unwrap_or_default()
    }

    /// Whether a search is kept.
    pub fn is_kept(&self, asking: &Asking) -> bool {
        let of_study = self.all.get(&self.study);
        of_study.is_some_and(|of_study| of_study.kept.contains(asking))
    }

    /// Remembers a search as one of late.
    pub fn used(&mut self, asking: &Asking, commands: &mut Commands) {
        let recent = &mut self.all.entry(self.study.clone()).or_default().recent;
        if asking.is_empty() || recent.first() == Some(asking) {
            return;
        }
        recent.retain(|known| known.query.trim() != asking.query.trim());
        recent.insert(0, asking.clone());
        recent.truncate(RECENT);
        self.save(commands);
    }

    /// Keeps a search, or no longer.
    pub fn keep(&mut self, asking: &Asking, keep: bool, commands: &mut Commands) {
        let kept = &mut self.all.entry(self.study.clone()).or_default().kept;
        kept.retain(|known| known != asking);
        if keep {
            kept.insert(0, asking.clone());
            kept.truncate(KEPT);
        }
        self.save(commands);
    }

    fn save(&self, commands: &mut Commands) {
        if let Ok(text) = ron::to_string(&self.all) {
            commands.remember(NAME, text);
        }
    }
}
