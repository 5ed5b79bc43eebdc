//! In what the figures count, and how they are shown.

use super::super::round_choices::RoundChoices;
use crate::analysis::agreement::Draws;
use crate::analysis::agreement::of_study::{UnitChoice, UniverseChoice};
use crate::analysis::units::Cover;
use crate::model::{AnalystId, PassId, RoundId};

/// In what the figures count, and how they are shown.
#[derive(Debug, Clone, Default)]
pub(in super::super) struct FigureChoices {
    pub unit: Option<UnitChoice>,
    pub universe: Option<UniverseChoice>,
    /// How much of a unit a coding must cover.
    pub cover: Cover,
    pub all_coefficients: bool,
    /// How intervals are drawn.
    pub draws: Draws,
    /// One analyst, and the second of the two passes.
    pub twice: Option<(AnalystId, PassId)>,
    /// The round compared, and of which pass; none for all material.
    pub round: Option<(PassId, RoundId)>,
    /// The rounds to choose from.
    pub rounds: RoundChoices,
    /// Draws and seed while they are typed.
    pub typed: [Option<String>; 2],
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
