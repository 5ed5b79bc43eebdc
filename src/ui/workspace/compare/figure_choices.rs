//! In what the figures count, and over which text.

use crate::analysis::agreement::of_study::{UnitChoice, UniverseChoice};

/// In what the figures count.
#[derive(Debug, Clone, Default)]
pub(super) struct FigureChoices {
    pub unit: Option<UnitChoice>,
    pub universe: Option<UniverseChoice>,
    pub all_coefficients: bool,
}

impl FigureChoices {
    /// The unit chosen, else that of the kind of pass.
    pub fn unit(&self, within: bool) -> UnitChoice {
        let usual = if within {
            UnitChoice::Segment
        } else {
            UnitChoice::Sentence
        };
        let chosen = self
            .unit
            .filter(|unit| within || *unit != UnitChoice::Segment);
        chosen.unwrap_or(usual)
    }

    /// The universe chosen, else that of the kind of pass.
    pub fn universe(&self, within: bool) -> UniverseChoice {
        match self.universe {
            None if within => UniverseChoice::Material,
            None => UniverseChoice::Participants,
            Some(UniverseChoice::Material) if !within => UniverseChoice::All,
            Some(chosen) => chosen,
        }
    }
}
