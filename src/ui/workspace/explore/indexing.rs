//! The index of the study that is open, kept as the study is now.

use crate::jobs::{Latest, ReadText, StudySearch};
use crate::search::Index;
use crate::ui::View;
use std::path::PathBuf;
use std::sync::Arc;

/// Seconds without a change after which the index follows while one is in another workspace.
const PAUSE: f64 = 1.5;

/// The index and what it was last brought to.
#[derive(Default)]
pub(super) struct Indexing {
    index: Option<(PathBuf, Index)>,
    built: Latest<()>,
    /// The revision that was last looked at, and what of it is in the index.
    looked: Option<(u64, u64)>,
    /// The revision seen last, and since when.
    seen: (u64, f64),
}

impl Indexing {
    /// Brings the index to the study as it is now, off the screen's thread: what changed and no more. Costs nothing
    /// while the study stays as it is, and no indexing for what is not searched, such as a coding.
    pub fn update(&mut self, view: &View<'_>) {
        let folder = view.cache.join("search");
        if self.index.as_ref().is_none_or(|(of, _)| *of != folder) {
            self.index = Some((folder.clone(), Index::in_folder(&folder)));
            self.built = Latest::default();
            self.looked = None;
        }
        let Some((_, index)) = &self.index else {
            return;
        };
        let revision = view.revision();
        let content = match self.looked {
            Some((looked, content)) if looked == revision => content,
            _ => StudySearch::key(view.seen),
        };
        self.looked = Some((revision, content));
        // What failed or was cancelled is not gathered again at every frame, only when asked to.
        let settled = self.built.get(content).is_some() || self.built.error(content).is_some();
        if settled || self.built.is_working_for(content) {
            return;
        }
        let texts = view.texts.clone();
        let read: ReadText = Arc::new(move |hash| texts.get(hash).ok());
        let given = StudySearch::of(view.seen, &read);
        let index = index.clone();
        self.built
            .want(view.jobs, "Indexing", content, move |watch| {
                let documents = given.documents();
                let progress = |done, total| watch.progress(done, total);
                index
                    .update(&documents, &progress, &|| watch.is_cancelled())
                    .map(|_| ())
            });
    }

    /// The same from another workspace, once nothing has changed for a moment; `now` in seconds. True while a change
    /// is waited out.
    pub fn follow(&mut self, view: &View<'_>, now: f64) -> bool {
        let revision = view.revision();
        if self.looked.is_some_and(|(looked, _)| looked == revision) {
            return false;
        }
        if self.seen.0 != revision {
            self.seen = (revision, now);
        }
        if now - self.seen.1 < PAUSE {
            return true;
        }
        self.update(view);
        false
    }

    /// The index, once it can be asked.
    pub fn ready(&self) -> Option<&Index> {
        let (_, index) = self.index.as_ref()?;
        index.is_ready().then_some(index)
    }

    /// A number for what can be asked now.
    pub fn state(&mut self) -> u64 {
        let content = self.content();
        let ready = u64::from(self.built.get(content).is_some());
        content.wrapping_mul(2).wrapping_add(ready)
    }

    /// Whether it is being built.
    pub fn is_working(&mut self) -> bool {
        self.built.is_working()
    }

    /// Why the last building failed or was stopped.
    pub fn error(&mut self) -> Option<String> {
        let content = self.content();
        self.built.error(content).map(ToString::to_string)
    }

    /// Tries a failed or cancelled building again.
    pub fn try_again(&mut self) {
        self.built.try_again();
    }

    fn content(&self) -> u64 {
        self.looked.map_or(0, |(_, content)| content)
    }
}
