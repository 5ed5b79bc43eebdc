//! The study behind a command: opened, at the moment asked for, seen by the person asked for.

use super::arguments::Viewing;
use super::cli_error::CliError;
use super::output::note;
use super::{names, when};
use crate::journal::{Committed, Installation, Project};
use crate::model::things::Document;
use crate::model::{AnalystId, Cut, DeviceId, Id, Seen, StepDraft, Study, Text, Viewer};
use std::path::Path;
use std::sync::Arc;

/// A study as a command sees it.
pub(super) struct OpenStudy {
    project: Project,
    /// The study at an earlier moment, where one was asked for.
    earlier: Option<(Study, Cut)>,
    viewer: Viewer,
}

impl OpenStudy {
    /// Opens a study's folder.
    pub fn open(folder: &Path, viewing: &Viewing) -> Result<Self, CliError> {
        let home = match &viewing.home {
            Some(home) => Installation::at(home),
            None => Installation::of_this_user()?,
        };
        Self::of(Project::open(folder, &home)?, viewing)
    }

    /// Takes a project that is open already.
    pub fn of(project: Project, viewing: &Viewing) -> Result<Self, CliError> {
        let person = project.person();
        let person = match &viewing.viewer {
            Some(name) => {
                Some(names::analysts(&project.study().seen_by(Viewer::Anyone)).find(name)?)
            }
            None => person,
        };
        let earlier = match &viewing.at {
            Some(typed) => {
                let viewer = person.map_or(Viewer::Anyone, Viewer::Analyst);
                // The name of a step that is hidden names nothing.
                let hidden = typed.parse::<Id>().is_ok_and(|step| {
                    let seen = project.study().seen_by(viewer);
                    seen.step_of(step).is_none()
                });
                let cut = when::cut(project.study(), typed).filter(|_| !hidden);
                let cut = cut.ok_or_else(|| {
                    CliError::Arguments(format!(
                        "“{typed}” is no moment: write a date (2024-05-31), a time (2024-05-31T12:30) or a cut (k7f3a9xq:1029)."
                    ))
                })?;
                Some((project.study().at(&cut), cut))
            }
            None => None,
        };
        Ok(Self {
            project,
            earlier,
            viewer: person.map_or(Viewer::Anyone, Viewer::Analyst),
        })
    }

    /// The study as the person may see it.
    pub fn seen(&self) -> Seen<'_> {
        self.study().seen_by(self.viewer)
    }

    /// The study as another person sees it, for what is done in their name.
    pub fn seen_by(&self, analyst: AnalystId) -> Seen<'_> {
        self.study().seen_by(Viewer::Analyst(analyst))
    }

    fn study(&self) -> &Study {
        match &self.earlier {
            Some((study, _)) => study,
            None => self.project.study(),
        }
    }

    /// The moment that is seen.
    pub fn cut(&self) -> Cut {
        match &self.earlier {
            Some((_, cut)) => cut.clone(),
            None => self.project.study().now(),
        }
    }

    /// The folder.
    pub const fn project(&self) -> &Project {
        &self.project
    }

    /// A document's text; the error is a sentence.
    pub fn text(&self, document: &Document) -> Result<Arc<Text>, CliError> {
        Ok(self.project.text(document.imported.text)?)
    }

    /// The same for the parts that know no journal.
    pub fn texts(&self) -> impl Fn(&Document) -> Result<Arc<Text>, String> + '_ {
        |document| {
            let text = self.project.text(document.imported.text);
            text.map_err(|error| error.to_string())
        }
    }

    /// The person at the keyboard.
    pub fn person(&self) -> Option<AnalystId> {
        match self.viewer {
            Viewer::Analyst(id) => Some(id),
            Viewer::Anyone => None,
        }
    }

    /// The person at the keyboard, for what only a person can do.
    pub fn somebody(&self) -> Result<AnalystId, CliError> {
        self.person().ok_or_else(|| {
            CliError::Refused(
                "This installation belongs to nobody of the study yet: say who you are with --as."
                    .to_owned(),
            )
        })
    }

    /// Refuses to change the past.
    pub fn writable(&self) -> Result<(), CliError> {
        if self.earlier.is_some() {
            return Err(CliError::Arguments(
                "--at shows an earlier moment, and nothing can be changed there: leave it out."
                    .to_owned(),
            ));
        }
        if let Some(why) = self.project.is_read_only() {
            return Err(CliError::Refused(why.to_owned()));
        }
        Ok(())
    }

    /// A step to fill.
    pub fn draft(&mut self) -> Result<StepDraft, CliError> {
        self.writable()?;
        self.take_seat()?;
        Ok(self.project.draft()?)
    }

    /// A step that is never recorded, for a dry run.
    pub const fn scratch() -> StepDraft {
        StepDraft::new(DeviceId::from_bits(0), 1)
    }

    /// An installation that belongs to nobody yet takes the person named by `--as`.
    fn take_seat(&mut self) -> Result<(), CliError> {
        if let (None, Viewer::Analyst(person)) = (self.project.person(), self.viewer) {
            self.project.bind(person)?;
        }
        Ok(())
    }

    /// Records a step in the name of the person at the keyboard, and tells on standard error what was left alone.
    pub fn commit(&mut self, draft: StepDraft) -> Result<Committed, CliError> {
        Ok(self.project.commit_as(draft, self.person())?)
    }

    /// Records several steps, each drafted after the one before, which become durable together.
    pub fn commit_together(&mut self, drafts: Vec<StepDraft>) -> Result<Committed, CliError> {
        Ok(self.project.commit_together(drafts, self.person())?)
    }

    /// Makes this installation belong to a person.
    pub fn bind(&mut self, analyst: AnalystId) -> Result<(), CliError> {
        self.project.bind(analyst)?;
        self.viewer = Viewer::Analyst(analyst);
        Ok(())
    }

    /// Whether this installation belongs to somebody.
    pub const fn is_bound(&self) -> bool {
        self.project.person().is_some()
    }

    /// Says on standard error which passes are hidden, where something was left out for that.
    pub fn note_hidden(&self) {
        let seen = self.seen();
        for sentence in hidden_passes(&seen) {
            note(&format!("Left out: {sentence}"));
        }
    }
}

/// A sentence for each pass of which something is hidden from the viewer.
pub(super) fn hidden_passes(seen: &Seen<'_>) -> Vec<String> {
    let passes = seen.passes();
    passes
        .iter()
        .filter_map(|pass| crate::analysis::layers::hidden_sentence(seen, pass.id))
        .collect()
}
