//! A study open before one analyst, and what they do to it one step at a time.

use super::ids::Ids;
use super::{Made, Maker};
use interlinea::journal::Project;
use interlinea::model::{Seen, StepDraft};

/// A study open before one analyst.
pub struct Desk<'s> {
    pub project: Project,
    /// The analyst's name in the sources.
    pub me: &'s str,
    /// Seconds that a change takes.
    pub pace: u64,
}

impl Maker<'_> {
    /// One step: time passes, `fill` looks at what its analyst may see, and what it drafts is recorded.
    pub fn step<T>(
        &mut self,
        desk: &mut Desk<'_>,
        fill: impl FnOnce(&Seen<'_>, &mut StepDraft, &mut Ids) -> Made<T>,
    ) -> Made<T> {
        self.pause(desk.pace)?;
        let mut draft = desk.project.draft()?;
        let made = fill(&desk.project.seen(), &mut draft, &mut self.ids)?;
        desk.project.commit(draft)?;
        Ok(made)
    }
}
