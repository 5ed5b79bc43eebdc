//! The study at an earlier moment, and the log as a file: what is read anew beside the open study.

use super::OpenStudy;
use crate::exchange::log::{LogChoice, LogExport, LogFormat};
use crate::jobs::{Moment, Polled, Runner};
use crate::journal::Project;
use crate::model::Viewer;
use crate::ui::Place;
use crate::ui::past::Arrival;
use crate::ui::theme::parts::Tone;
use std::path::PathBuf;

impl OpenStudy {
    /// Begins to read the study as it was at an earlier moment; the window goes on meanwhile.
    pub(in crate::ui) fn go_back_to(&mut self, place: Place, moment: Moment, jobs: &Runner) {
        self.keep_reason();
        self.past.go_to(place, moment, &self.project, jobs);
    }

    /// Shows the earlier moment once it has been read.
    pub(in crate::ui) fn arrive_in_the_past(&mut self) {
        match self.past.arrive() {
            Arrival::Nothing => {}
            Arrival::There => {
                self.past
                    .swap(&mut self.here, &mut self.overview, &mut self.spaces);
                self.forget_gone();
            }
            Arrival::Failed(place, sentence) => self.say(place, Tone::Warn, sentence),
        }
    }

    /// Leaves the earlier moment; everything is as it was left.
    pub(in crate::ui) fn back_to_now(&mut self) {
        let workspace = self.here.workspace;
        if self
            .past
            .leave(&mut self.here, &mut self.overview, &mut self.spaces)
        {
            self.here.workspace = workspace;
            self.derive();
        }
    }

    /// Saves steps of the log as a file. A million of them take seconds to word, so the folder is read anew beside the
    /// open study and the window goes on.
    pub(in crate::ui) fn save_log(
        &mut self,
        choice: LogChoice,
        format: LogFormat,
        path: PathBuf,
        jobs: &Runner,
    ) {
        let (folder, home) = (
            self.project.folder().to_owned(),
            self.project.home().clone(),
        );
        let viewer = self
            .project
            .person()
            .map_or(Viewer::Anyone, Viewer::Analyst);
        let work = move |_: &crate::jobs::Watch| {
            let project = Project::open(&folder, &home).map_err(|error| error.to_string())?;
            let log = LogExport::of(&project.study().seen_by(viewer), &choice);
            log.save(format, &path).map_err(|error| error.to_string())?;
            Ok::<_, String>(path)
        };
        self.saving = Some(jobs.start("Saving the log", 0, work));
    }

    /// Says what became of the saving.
    pub(in crate::ui) fn hear_saving(&mut self) {
        let Some(job) = &self.saving else {
            return;
        };
        let (tone, sentence) = match job.poll(job.revision()) {
            Polled::Running => return,
            Polled::Done(path) => (Tone::Good, format!("Saved as {}.", path.display())),
            Polled::Failed(error) => (Tone::Bad, error.to_string()),
            _ => {
                self.saving = None;
                return;
            }
        };
        self.saving = None;
        self.say(Place::Centre, tone, sentence);
    }
}
