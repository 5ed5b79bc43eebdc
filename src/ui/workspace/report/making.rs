//! Reports made off the screen's thread.

use crate::exchange::report::{
    Block, FileFormat, ReadyReport, ReportKind, ReportOptions, ReportSource,
};
use crate::jobs::Watch;
use crate::journal::{Installation, Project, Texts};
use crate::model::{Cut, Viewer};
use crate::ui::View;
use std::path::{Path, PathBuf};

/// What making a report takes along. The folder is read anew beside the open study, so that the window goes on while
/// a large study is counted; what is made is what the command line makes.
pub(super) struct Making {
    kind: ReportKind,
    options: ReportOptions,
    folder: PathBuf,
    home: Installation,
    viewer: Viewer,
    /// The earlier moment that is shown; none while it is now.
    cut: Option<Cut>,
    texts: Texts,
}

impl Making {
    /// Of the study that is shown, for whom it is shown to.
    pub fn of(view: &View<'_>, kind: ReportKind, options: &ReportOptions) -> Self {
        Self {
            kind,
            options: options.clone(),
            folder: view.folder.to_owned(),
            home: view.home.clone(),
            viewer: view.seen.viewer(),
            cut: view.as_it_was.map(|_| view.seen.now()),
            texts: view.texts.clone(),
        }
    }

    /// What the report looks like.
    pub fn preview(&self, watch: &Watch) -> Result<Vec<Block>, String> {
        self.make(watch, |report| Ok(report.preview()))
    }

    /// Writes the report to a file.
    pub fn save(&self, watch: &Watch, format: FileFormat, path: &Path) -> Result<(), String> {
        self.make(watch, |report| {
            report.save(format, path).map_err(|error| error.to_string())
        })
    }

    fn make<T>(
        &self,
        watch: &Watch,
        then: impl FnOnce(&dyn ReadyReport) -> Result<T, String>,
    ) -> Result<T, String> {
        watch.progress(0, 3);
        let project = Project::open(&self.folder, &self.home).map_err(|error| error.to_string())?;
        let earlier = self.cut.as_ref().map(|cut| project.study().at(cut));
        let study = earlier.as_ref().unwrap_or_else(|| project.study());
        watch.progress(1, 3);
        if watch.is_cancelled() {
            return Err(String::new());
        }
        let seen = study.seen_by(self.viewer);
        let text = |hash| self.texts.get(hash).map_err(|error| error.to_string());
        let source = ReportSource {
            seen: &seen,
            project: project.id(),
            now: study.now(),
            text: &text,
        };
        let report = self.kind.make(&source, &self.options);
        let report = report.map_err(|error| error.to_string())?;
        watch.progress(2, 3);
        if watch.is_cancelled() {
            return Err(String::new());
        }
        then(report.as_ref())
    }
}
