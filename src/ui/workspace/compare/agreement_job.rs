//! The figures, made off the screen's thread.

use super::comparison::Comparison;
use super::figure_choices::FigureChoices;
use super::found::reader;
use crate::analysis::agreement::of_study::{
    AgreementOptions, StudyAgreement, UnitChoice, UniverseChoice, agreement_of_study,
};
use crate::journal::Texts;
use crate::model::{AnalystId, Cut, PassId, RoundId, SeenApart};

/// What the figures depend on, apart from the study.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Asked {
    pub revision: u64,
    pub pass: PassId,
    pub analysts: Vec<AnalystId>,
    pub unit: UnitChoice,
    pub universe: UniverseChoice,
    pub all_coefficients: bool,
    pub round: Option<RoundId>,
}

impl Asked {
    /// What is asked for now.
    pub fn now(revision: u64, comparison: &Comparison, choices: &FigureChoices) -> Self {
        let within = comparison.pass.within;
        Self {
            revision,
            pass: comparison.pass.id,
            analysts: comparison.analysts.clone(),
            unit: choices.unit(within),
            universe: choices.universe(within),
            all_coefficients: choices.all_coefficients,
            round: choices.round(comparison.pass.id),
        }
    }

    /// Works them out.
    pub fn work_out(&self, apart: &SeenApart, texts: &Texts) -> Result<StudyAgreement, String> {
        let options = AgreementOptions {
            pass: Some(self.pass),
            analysts: self.analysts.clone(),
            unit: Some(self.unit),
            universe: Some(self.universe),
            all_coefficients: self.all_coefficients,
            rounds: self.round.into_iter().collect(),
            ..AgreementOptions::default()
        };
        let read = reader(texts);
        let figures = agreement_of_study(&apart.seen(), &read, &Cut::default(), &options);
        figures.map_err(|error| error.to_string())
    }
}
