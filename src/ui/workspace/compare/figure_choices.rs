//! In what the figures count, and over which text.

use super::round_choices::RoundChoices;
use crate::analysis::agreement::of_study::{UnitChoice, UniverseChoice};
use crate::model::{PassId, RoundId};

/// In what the figures count.
#[derive(Debug, Clone, Default)]
pub(super) struct FigureChoices {
    pub unit: Option<UnitChoice>,
    pub universe: Option<UniverseChoice>,
    pub all_coefficients: bool,
    /// The round compared, and of which pass; none for all material.
    pub round: Option<(PassId, RoundId)>,
    /// The rounds to choose from.
    pub rounds: RoundChoices,
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

    /// The round chosen of a pass.
    pub fn round(&self, pass: PassId) -> Option<RoundId> {
        let chosen = self.round.filter(|(of, _)| *of == pass);
        chosen.map(|(_, round)| round)
    }
}
