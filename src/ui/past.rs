//! The study at an earlier moment, while that is looked at.

use super::workspace::Spaces;
use super::{Date, Here, Overview, Place, clock};
use crate::jobs::{Job, Moment, Polled, Runner, earlier_study};
use crate::journal::Project;
use crate::model::{Study, Viewer};

/// An earlier moment that is shown, and one that is being read.
#[derive(Debug, Default)]
pub(super) struct Past {
    shown: Option<Shown>,
    coming: Option<Coming>,
    /// What had just been read and is to be shown.
    read: Option<Box<Overview>>,
    /// Where one was before, and what the screens remember of it, for the way back.
    before: Option<Box<(Here, Overview, Spaces)>>,
}

#[derive(Debug)]
struct Shown {
    study: Study,
    words: String,
}

#[derive(Debug)]
struct Coming {
    job: Job<(Study, Overview)>,
    words: String,
    place: Place,
}

/// What came of looking for an earlier moment.
pub(super) enum Arrival {
    /// Nothing new.
    Nothing,
    /// It has been read and is to be shown.
    There,
    /// It cannot be shown: where to say why, and the sentence.
    Failed(Place, String),
}

impl Past {
    /// Begins to read the study as it was, for the person this installation belongs to: at an earlier moment they see
    /// what they could see then.
    pub fn go_to(&mut self, place: Place, moment: Moment, project: &Project, jobs: &Runner) {
        if let Some(coming) = self.coming.take() {
            coming.job.cancel();
        }
        let when = format!("{}, {}", Date::local(moment.at).whole(), clock(moment.at));
        let (folder, home) = (project.folder().to_owned(), project.home().clone());
        let viewer = project.person().map_or(Viewer::Anyone, Viewer::Analyst);
        let work = move |_: &crate::jobs::Watch| {
            let study = earlier_study(&folder, &home, &moment)?;
            let mut overview = Overview::of(&study.seen_by(viewer));
            // Nothing can be taken back there.
            overview.undo = None;
            overview.redo = None;
            Ok::<_, String>((study, overview))
        };
        let job = jobs.start(&format!("Going back to {when}"), 0, work);
        self.coming = Some(Coming {
            job,
            words: format!("As it was on {when}"),
            place,
        });
    }

    /// Looks whether the moment has been read.
    pub fn arrive(&mut self) -> Arrival {
        let Some(coming) = &self.coming else {
            return Arrival::Nothing;
        };
        let polled = coming.job.poll(coming.job.revision());
        if matches!(polled, Polled::Running) {
            return Arrival::Nothing;
        }
        let Some(Coming { words, place, .. }) = self.coming.take() else {
            return Arrival::Nothing;
        };
        match polled {
            Polled::Done((study, overview)) => {
                self.shown = Some(Shown { study, words });
                self.read = Some(Box::new(overview));
                Arrival::There
            }
            Polled::Failed(error) => Arrival::Failed(place, error.to_string()),
            _ => Arrival::Nothing,
        }
    }

    /// Puts what was read in the place of what is shown, and keeps where one was when one was last in the present.
    pub fn swap(&mut self, here: &mut Here, overview: &mut Overview, spaces: &mut Spaces) {
        let Some(read) = self.read.take() else {
            return;
        };
        let overview = std::mem::replace(overview, *read);
        let spaces = std::mem::take(spaces);
        if self.before.is_none() {
            self.before = Some(Box::new((here.clone(), overview, spaces)));
        }
    }

    /// Leaves the earlier moment and puts everything back as it was left; false where one was not in the past.
    pub fn leave(&mut self, here: &mut Here, overview: &mut Overview, spaces: &mut Spaces) -> bool {
        if let Some(coming) = self.coming.take() {
            coming.job.cancel();
        }
        self.shown = None;
        self.read = None;
        let Some(before) = self.before.take() else {
            return false;
        };
        (*here, *overview, *spaces) = *before;
        true
    }

    /// Whether an earlier moment is shown.
    pub const fn is_shown(&self) -> bool {
        self.shown.is_some()
    }

    /// The study at the earlier moment.
    pub fn study(&self) -> Option<&Study> {
        self.shown.as_ref().map(|shown| &shown.study)
    }

    /// “As it was on 12 March 2026, 14:02”.
    pub fn words(&self) -> Option<&str> {
        self.shown.as_ref().map(|shown| shown.words.as_str())
    }

    /// Refuses to change the past.
    pub fn refuse(&self) -> Result<(), String> {
        if self.is_shown() {
            return Err(
                "This is the study as it was, and nothing can be changed there: go back to now first."
                    .to_owned(),
            );
        }
        Ok(())
    }
}
