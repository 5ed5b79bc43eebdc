//! The columns of the table of figures.

use super::choices::FigureChoices;
use super::interval;
use super::level::Level;
use crate::analysis::agreement::of_study::{Counted, Present, StudyAgreement};
use crate::analysis::agreement::{FEWEST_DOCUMENTS, Measure};

const COUNT: f32 = 54.0;
const FIGURE: f32 = 66.0;

/// Coefficients beside those that always stand there.
const FURTHER: [Measure; 9] = [
    Measure::PercentAgreement,
    Measure::Jaccard,
    Measure::CohenKappa,
    Measure::ScottPi,
    Measure::FleissKappa,
    Measure::CongerKappa,
    Measure::LightKappa,
    Measure::GwetAc1,
    Measure::BrennanPrediger,
];

/// A column of the table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Column {
    /// What the row is called.
    Name,
    /// Units in which all gave the code.
    Both,
    /// Units in which one analyst alone gave it; of more than two, in which some did.
    Only(usize),
    Some,
    Figure(Measure),
    Interval,
}

impl Column {
    /// Its width, in points; of a name and an interval what is given to them.
    pub const fn width(self, name: f32, interval: f32) -> f32 {
        match self {
            Self::Name => name,
            Self::Both | Self::Only(_) | Self::Some => COUNT,
            Self::Figure(_) => FIGURE,
            Self::Interval => interval,
        }
    }

    /// What lines are sorted by; none where it is undefined, or where it is the name.
    pub fn value(self, counted: &Counted) -> Option<f64> {
        match self {
            Self::Name => None,
            Self::Figure(measure) => counted.figure(measure)?.as_ref().ok().copied(),
            Self::Interval => {
                let interval = interval::interval_of(counted, Measure::KrippendorffAlpha).ok()?;
                Some(interval.hi - interval.lo)
            }
            count => Some(count.count(counted) as f64),
        }
    }

    /// Who gave the code in the units that a column counts; none for other columns.
    pub const fn present(self, people: usize) -> Option<Present> {
        match self {
            Self::Both => Some(Present::Exactly(if people >= 64 {
                u64::MAX
            } else {
                (1 << people) - 1
            })),
            Self::Only(who) => Some(Present::Exactly(1 << who)),
            Self::Some => Some(Present::Differing),
            Self::Name | Self::Figure(_) | Self::Interval => None,
        }
    }

    /// How many units a column of counts says.
    pub fn count(self, counted: &Counted) -> u64 {
        let all = counted.cells.coders();
        let everyone = if all >= 64 { u64::MAX } else { (1 << all) - 1 };
        match self {
            Self::Both => counted.cells.count(everyone),
            Self::Only(who) => counted.cells.count(1 << who),
            Self::Some => counted.cells.differing(),
            Self::Name | Self::Figure(_) | Self::Interval => 0,
        }
    }
}

/// The columns for so many analysts.
pub(super) fn columns(
    analysts: usize,
    coefficients: bool,
    answer: &StudyAgreement,
    choices: &FigureChoices,
    level: Level,
) -> Vec<Column> {
    let mut columns = vec![Column::Name, Column::Both];
    if analysts == 2 {
        columns.extend([Column::Only(0), Column::Only(1)]);
    } else {
        columns.push(Column::Some);
    }
    if coefficients {
        columns.push(Column::Figure(Measure::PositiveAgreement));
        columns.push(Column::Figure(Measure::KrippendorffAlpha));
        // Below ten documents there is no interval for anything, and one sentence says so; within one there never is.
        let drawn = answer.n_drawn >= FEWEST_DOCUMENTS && choices.draws.count > 0;
        if drawn && level != Level::Documents {
            columns.push(Column::Interval);
        }
        if choices.all_coefficients {
            columns.extend(FURTHER.map(Column::Figure));
        }
    }
    columns
}

/// The name over a column.
pub(super) const fn short(measure: Measure) -> &'static str {
    match measure {
        Measure::PercentAgreement => "percent",
        Measure::PairableWeighted => "weighted",
        Measure::Unanimous => "unanimous",
        Measure::PositiveAgreement => "positive",
        Measure::Jaccard => "Jaccard",
        Measure::KrippendorffAlpha => "α",
        Measure::CohenKappa => "κ Cohen",
        Measure::ScottPi => "π Scott",
        Measure::FleissKappa => "κ Fleiss",
        Measure::CongerKappa => "κ Conger",
        Measure::LightKappa => "κ Light",
        Measure::GwetAc1 => "AC1",
        Measure::BrennanPrediger => "B–P",
    }
}
