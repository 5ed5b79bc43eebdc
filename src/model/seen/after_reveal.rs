//! What was coded after a part of a blind pass had been revealed: it shows with its mark and never enters blind figures.

use super::Seen;
use super::hiding::part_of;
use crate::model::things::{Coding, Revealed};
use crate::model::{Field, Stamp};

/// In what way a coding lies after the reveal of its part of a blind pass.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum AfterReveal {
    /// It was made after the reveal.
    Made,
    /// It was there, and its code, its borders or whether it stands were set after the reveal.
    Changed,
}

impl AfterReveal {
    /// In a word, as the command line prints it.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Made => "made",
            Self::Changed => "changed",
        }
    }

    /// In a few words, as the window shows it.
    pub const fn words(self) -> &'static str {
        match self {
            Self::Made => "coded after the reveal",
            Self::Changed => "changed after the reveal",
        }
    }
}

impl<'a> Seen<'a> {
    /// Whether a coding was made or changed after its part of a blind pass had been revealed; none for what the
    /// figures of the blind coding rest on.
    pub fn after_reveal(&self, coding: &Coding) -> Option<AfterReveal> {
        let revealed = self.reveal_of(coding)?;
        let after = |stamp: Stamp| !revealed.cut.contains(stamp.id);
        if after(coding.stamp) {
            return Some(AfterReveal::Made);
        }
        let details = coding.details()?;
        let set = [
            details.code.stamp(),
            details.borders.stamp(),
            details.present.stamp(),
        ];
        let changed = set.into_iter().flatten().any(after) || was_set(&details.present, after);
        changed.then_some(AfterReveal::Changed)
    }

    /// The recorded reveal of the part that a coding of a blind pass belongs to.
    fn reveal_of(&self, coding: &Coding) -> Option<&'a Revealed> {
        let pass = self.study.state.passes.get(&coding.pass())?;
        let part = part_of(pass, coding).filter(|_| pass.opened.blind)?;
        pass.reveals.get(&part)
    }
}

/// Whether a coding was taken away or put back at such a time, whatever stands of it now.
fn was_set(present: &Field<bool>, at: impl Fn(Stamp) -> bool) -> bool {
    present.history().any(|(stamp, _)| at(stamp))
}
