//! The figures, made off the screen's thread.

use super::super::comparison::Comparison;
use super::super::found::reader;
use super::choices::FigureChoices;
use crate::analysis::agreement::Draws;
use crate::analysis::agreement::of_study::{
    AgreementOptions, StudyAgreement, UnitChoice, UniverseChoice, agreement_with_borders,
};
use crate::analysis::units::{Cover, KeptBorders};
use crate::journal::Texts;
use crate::model::{AnalystId, Cut, PassId, RoundId, SeenApart};
use crate::ui::View;

/// What the figures depend on, apart from the study.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Asked {
    pub revision: u64,
    pub pass: PassId,
    pub and_pass: Option<PassId>,
    pub analysts: Vec<AnalystId>,
    pub unit: UnitChoice,
    pub universe: UniverseChoice,
    pub cover: Cover,
    pub all_coefficients: bool,
    pub draws: Draws,
    pub round: Option<RoundId>,
    /// Whether what takes longest is left out: intervals, and the set-valued alpha.
    pub quick: bool,
}

impl Asked {
    /// What is asked for now.
    pub fn now(revision: u64, comparison: &Comparison, choices: &FigureChoices) -> Self {
        let within = comparison.pass.within;
        let twice = choices.twice;
        Self {
            revision,
            pass: comparison.pass.id,
            and_pass: twice.map(|(_, pass)| pass),
            analysts: twice.map_or_else(|| comparison.analysts.clone(), |(who, _)| vec![who]),
            unit: choices.unit(within),
            universe: choices.universe(within),
            cover: choices.cover,
            all_coefficients: choices.all_coefficients,
            draws: choices.draws,
            round: choices.round(comparison.pass.id),
            quick: false,
        }
    }

    /// The same without what takes longest.
    pub fn quick(&self) -> Self {
        let mut quick = self.clone();
        quick.all_coefficients = false;
        quick.draws.count = 0;
        quick.quick = true;
        quick
    }

    /// The same as options of a comparison.
    pub fn options(&self) -> AgreementOptions {
        AgreementOptions {
            pass: Some(self.pass),
            and_pass: self.and_pass,
            analysts: self.analysts.clone(),
            unit: Some(self.unit),
            universe: Some(self.universe),
            cover: self.cover,
            all_coefficients: self.all_coefficients,
            draws: self.draws,
            without_sets: self.quick,
            rounds: self.round.into_iter().collect(),
            ..AgreementOptions::default()
        }
    }

    /// Takes along what is compared.
    pub fn apart(&self, view: &View<'_>) -> SeenApart {
        let passes: Vec<PassId> = std::iter::once(self.pass).chain(self.and_pass).collect();
        view.seen.apart_of(&passes)
    }

    /// Works the figures out.
    pub fn work_out(
        &self,
        apart: &SeenApart,
        texts: &Texts,
        borders: &KeptBorders,
    ) -> Result<StudyAgreement, String> {
        let read = reader(texts);
        let (seen, now) = (apart.seen(), Cut::default());
        let figures = agreement_with_borders(&seen, &read, borders, &now, &self.options());
        figures.map_err(|error| error.to_string())
    }
}
