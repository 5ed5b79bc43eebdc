//! The study at an earlier moment, read anew beside the open one, so that the window goes on meanwhile.

use crate::journal::{Installation, Project};
use crate::model::{Cut, StepId, Study};
use std::path::Path;

/// Up to where an earlier moment reaches.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Upto {
    /// Everything up to this time (milliseconds since 1970 UTC).
    Time(u64),
    /// Everything up to the end of this step, whoever did it.
    Step(StepId),
    /// This cut.
    Cut(Cut),
}

/// An earlier moment of a study.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Moment {
    /// When that was (milliseconds since 1970 UTC), to be named by.
    pub at: u64,
    /// Up to where it reaches.
    pub upto: Upto,
}

impl Moment {
    /// Which lines belong to it; none for a step that is not here.
    pub fn cut(&self, study: &Study) -> Option<Cut> {
        match &self.upto {
            Upto::Time(milliseconds) => Some(study.cut_at(*milliseconds)),
            Upto::Step(step) => study.until(*step),
            Upto::Cut(cut) => Some(cut.clone()),
        }
    }
}

/// Reads a study's folder and gives the study as it was at a moment: the same function at another cut. Writes
/// nothing.
///
/// # Errors
/// A sentence, where the folder cannot be read or nothing had been recorded by then.
pub fn earlier_study(folder: &Path, home: &Installation, moment: &Moment) -> Result<Study, String> {
    let project = Project::open(folder, home).map_err(|error| error.to_string())?;
    let study = project.study();
    let cut = moment.cut(study).filter(|cut| !cut.is_empty());
    let cut = cut.ok_or("Nothing had been recorded at that moment: choose a later one.")?;
    Ok(study.at(&cut))
}
