//! The study behind a command: opened, at the moment asked for, seen by the person asked for.

use super::arguments::Viewing;
use super::cli_error::CliError;
use super::output::note;
use super::{names, when};
use crate::journal::{Committed, Installation, Project};
use crate::model::things::{Document, Pass};
use crate::model::{AnalystId, Cut, DeviceId, Id, Seen, StepDraft, Study, Text, Viewer};
use std::path::Path;
use std::sync::Arc;

/// A study as a command sees it.
pub(super) struct OpenStudy {
    project: Project,
    /// The study at an earlier moment, where one was asked for.
    earlier: Option<(Study, Cut)>,
    /// Whose acts these are.
    person: Option<AnalystId>,
    /// As whom the study is shown.
    viewer: Viewer,
    /// Whether a step is being filled: it is drafted from what its person sees.
    drafting: bool,
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
        let bound = project.person();
        let person = match &viewing.viewer {
            Some(name) => {
                Some(names::analysts(&project.study().seen_by(Viewer::Anyone)).find(name)?)
            }
            None => bound,
        };
        let viewer = match viewer_at(project.study(), bound, person) {
            Some(sentence) => {
                let _ = viewing.left_out.set(sentence);
                Viewer::Anyone
            }
            None => person.map_or(Viewer::Anyone, Viewer::Analyst),
        };
        let earlier = match &viewing.at {
            Some(typed) => {
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
            person,
            viewer,
            drafting: false,
        })
    }

    /// The study as the person may see it.
    pub fn seen(&self) -> Seen<'_> {
        let drafts = self.person.filter(|_| self.drafting);
        self.study()
            .seen_by(drafts.map_or(self.viewer, Viewer::Analyst))
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
    pub const fn person(&self) -> Option<AnalystId> {
        self.person
    }

    /// As whom the study is shown: what is hidden from whom this installation belongs to stays hidden under `--as`.
    pub const fn viewer(&self) -> Viewer {
        self.viewer
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
        self.drafting = true;
        Ok(self.project.draft()?)
    }

    /// A step that is never recorded, for a dry run.
    pub const fn scratch() -> StepDraft {
        StepDraft::new(DeviceId::from_bits(0), 1)
    }

    /// An installation that belongs to nobody yet takes the person named by `--as`.
    fn take_seat(&mut self) -> Result<(), CliError> {
        if let (None, Some(person)) = (self.project.person(), self.person) {
            self.project.bind(person)?;
        }
        Ok(())
    }

    /// Records a step in the name of the person at the keyboard, and tells on standard error what was left alone.
    pub fn commit(&mut self, draft: StepDraft) -> Result<Committed, CliError> {
        self.drafting = false;
        Ok(self.project.commit_as(draft, self.person)?)
    }

    /// Records several steps, each drafted after the one before, which become durable together.
    pub fn commit_together(&mut self, drafts: Vec<StepDraft>) -> Result<Committed, CliError> {
        self.drafting = false;
        Ok(self.project.commit_together(drafts, self.person)?)
    }

    /// Makes this installation belong to a person.
    pub fn bind(&mut self, analyst: AnalystId) -> Result<(), CliError> {
        self.project.bind(analyst)?;
        self.person = Some(analyst);
        self.viewer = Viewer::Analyst(analyst);
        Ok(())
    }

    /// Refuses to close or take up a part of a blind pass in the name of one of its analysts, where this installation
    /// belongs to another of them: a closing can reveal what is hidden, and for good.
    pub fn refuse_for_another(&self, pass: &Pass) -> Result<(), CliError> {
        let (Some(bound), Some(person)) = (self.project.person(), self.person) else {
            return Ok(());
        };
        let codes = |who| pass.opened.analysts.contains(&who);
        if bound == person || !pass.opened.blind || !codes(bound) || !codes(person) {
            return Ok(());
        }
        let seen = self.seen();
        let name = |who| super::coding_rows::analyst_name(&seen, who);
        Err(CliError::Refused(format!(
            "The pass “{}” is blind, and this installation belongs to {}, who codes in it too: close or reopen {}'s part from {}'s own installation, or hand this one over first with “Another person sits here now” in the window's settings, which is recorded.",
            pass.name.text(),
            name(bound),
            name(person),
            name(person)
        )))
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

/// What is said where `--as` names another analyst of a blind pass in which this installation's person codes too and
/// which is not revealed: then the study shows without what is hidden from either of them.
fn viewer_at(study: &Study, bound: Option<AnalystId>, person: Option<AnalystId>) -> Option<String> {
    let (bound, person) = bound
        .zip(person)
        .filter(|(bound, person)| bound != person)?;
    let own = study.seen_by(Viewer::Analyst(bound));
    let hides = own.passes().into_iter().find(|pass| {
        let analysts = &pass.opened.analysts;
        analysts.contains(&bound)
            && analysts.contains(&person)
            && !own.shows_work_of(person, pass.id)
    })?;
    let name = |who| super::coding_rows::analyst_name(&own, who);
    Some(format!(
        "This installation belongs to {}, who codes in the blind pass “{}” too: what {} has hidden stays hidden here until all have closed.",
        name(bound),
        hides.name.text(),
        name(person)
    ))
}

/// A sentence for each pass of which something is hidden from the viewer.
pub(super) fn hidden_passes(seen: &Seen<'_>) -> Vec<String> {
    let passes = seen.passes();
    passes
        .iter()
        .filter_map(|pass| crate::analysis::layers::hidden_sentence(seen, pass.id))
        .collect()
}
