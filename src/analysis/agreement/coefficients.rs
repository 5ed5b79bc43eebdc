//! The coefficients of nominal agreement, from patterns with multiplicities.
//!
//! Every chance-corrected coefficient is written as `1 - D_o / D_e`, observed over expected
//! disagreement, which is `(P_a - P_e) / (1 - P_e)` without the cancellation that costs digits
//! when a code is rare among a hundred million characters. `D_e = 0` means undefined.

use super::figures::Figures;
use super::measure::Measure;
use super::patterns::Patterns;
use super::tallies::Tallies;
use super::undefined::{Figure, Undefined};
use super::{overlap, two_coders};

/// Every coefficient of one table.
#[derive(Debug, Clone, PartialEq)]
pub struct Coefficients {
    /// Mean over units with two ratings or more of the share of agreeing pairs.
    pub percent_agreement: Figure,
    /// The same with units weighted by their ratings, `1 - D_o` of alpha.
    pub percent_agreement_pairable_weighted: Figure,
    /// Share of complete units on which all coders agree.
    pub percent_unanimous: Figure,
    /// Positive agreement, for two coders the Dice coefficient.
    pub positive_agreement: Figure,
    /// Jaccard coefficient.
    pub jaccard: Figure,
    /// Krippendorff's alpha, nominal.
    pub krippendorff_alpha_nominal: Figure,
    /// Cohen's kappa.
    pub cohen_kappa: Figure,
    /// Scott's pi.
    pub scott_pi: Figure,
    /// Fleiss' kappa.
    pub fleiss_kappa: Figure,
    /// Conger's kappa.
    pub conger_kappa: Figure,
    /// Light's kappa.
    pub mean_pairwise_cohen_kappa: Figure,
    /// Gwet's AC1.
    pub gwet_ac1: Figure,
    /// Brennan and Prediger's coefficient.
    pub brennan_prediger: Figure,
}

impl Coefficients {
    /// Computes them all.
    pub fn of(patterns: &Patterns) -> Self {
        let tallies = Tallies::of(patterns);
        Self {
            percent_agreement: percent(&tallies),
            percent_agreement_pairable_weighted: pairable_weighted(&tallies),
            percent_unanimous: unanimous(&tallies),
            positive_agreement: overlap::positive_agreement(&tallies),
            jaccard: overlap::jaccard(&tallies),
            krippendorff_alpha_nominal: alpha(&tallies),
            cohen_kappa: two_coders::cohen(patterns),
            scott_pi: two_coders::scott(patterns),
            fleiss_kappa: fleiss(&tallies),
            conger_kappa: conger(&tallies),
            mean_pairwise_cohen_kappa: two_coders::light(patterns, &tallies),
            gwet_ac1: ac1(&tallies),
            brennan_prediger: brennan(&tallies),
        }
    }

    /// Some of them by key, as they are written to JSON.
    pub fn named(&self, measures: impl IntoIterator<Item = Measure>) -> Figures {
        let named = measures
            .into_iter()
            .map(|measure| (measure.key(), self.get(measure)));
        Figures(named.collect())
    }

    /// One of them.
    pub const fn get(&self, measure: Measure) -> Figure {
        match measure {
            Measure::PercentAgreement => self.percent_agreement,
            Measure::PairableWeighted => self.percent_agreement_pairable_weighted,
            Measure::Unanimous => self.percent_unanimous,
            Measure::PositiveAgreement => self.positive_agreement,
            Measure::Jaccard => self.jaccard,
            Measure::KrippendorffAlpha => self.krippendorff_alpha_nominal,
            Measure::CohenKappa => self.cohen_kappa,
            Measure::ScottPi => self.scott_pi,
            Measure::FleissKappa => self.fleiss_kappa,
            Measure::CongerKappa => self.conger_kappa,
            Measure::LightKappa => self.mean_pairwise_cohen_kappa,
            Measure::GwetAc1 => self.gwet_ac1,
            Measure::BrennanPrediger => self.brennan_prediger,
        }
    }
}

/// One coefficient alone, for what asks for it a thousand times (a bootstrap draw).
pub fn figure(measure: Measure, patterns: &Patterns) -> Figure {
    match measure {
        Measure::CohenKappa => two_coders::cohen(patterns),
        Measure::ScottPi => two_coders::scott(patterns),
        _ => {
            let tallies = Tallies::of(patterns);
            match measure {
                Measure::PercentAgreement => percent(&tallies),
                Measure::PairableWeighted => pairable_weighted(&tallies),
                Measure::Unanimous => unanimous(&tallies),
                Measure::PositiveAgreement => overlap::positive_agreement(&tallies),
                Measure::Jaccard => overlap::jaccard(&tallies),
                Measure::KrippendorffAlpha => alpha(&tallies),
                Measure::FleissKappa => fleiss(&tallies),
                Measure::CongerKappa => conger(&tallies),
                Measure::GwetAc1 => ac1(&tallies),
                Measure::BrennanPrediger => brennan(&tallies),
                Measure::LightKappa | Measure::CohenKappa | Measure::ScottPi => {
                    two_coders::light(patterns, &tallies)
                }
            }
        }
    }
}

/// `1 - D_o / D_e`, undefined where nothing was expected to differ.
pub(super) fn corrected(observed: f64, expected: f64) -> Figure {
    if expected > 0.0 {
        Ok(1.0 - observed / expected)
    } else {
        Err(Undefined::NoVariation)
    }
}

/// `P_a`: mean over units with `m_u >= 2` of `sum_k m_uk (m_uk - 1) / (m_u (m_u - 1))` (Fleiss 1971,
/// p. 379, carried to missing ratings by Gwet 2014, chapter 2).
fn percent(tallies: &Tallies) -> Figure {
    tallies
        .observed_disagreement()
        .map(|observed| 1.0 - observed)
        .ok_or(Undefined::NoPairableUnits)
}

/// `1 - D_o` of Krippendorff's alpha: units weigh as many ratings as they have.
fn pairable_weighted(tallies: &Tallies) -> Figure {
    let (differing, ratings) = coincidences(tallies);
    if ratings > 0.0 {
        Ok(1.0 - differing / ratings)
    } else {
        Err(Undefined::NoPairableUnits)
    }
}

/// Share of the units rated by all coders on which they all give the same category.
fn unanimous(tallies: &Tallies) -> Figure {
    if tallies.pairable_units == 0 {
        return Err(Undefined::NoPairableUnits);
    }
    let complete = || {
        tallies
            .units
            .iter()
            .filter(|unit| unit.rated as usize == tallies.coders)
    };
    let all: u64 = complete().map(|unit| unit.weight).sum();
    let same: u64 = complete()
        .filter(|unit| unit.counts.len() == 1)
        .map(|unit| unit.weight)
        .sum();
    if all == 0 {
        return Err(Undefined::NoCompleteUnits);
    }
    Ok(same as f64 / all as f64)
}

/// Krippendorff's alpha for nominal data: `1 - (n - 1) sum_{c != k} o_ck / sum_{c != k} n_c n_k`
/// with `o_ck` the coincidences over units with two ratings or more (Hayes and Krippendorff 2007,
/// Communication Methods and Measures 1, 77–89).
fn alpha(tallies: &Tallies) -> Figure {
    let (differing, ratings) = coincidences(tallies);
    if ratings <= 0.0 {
        return Err(Undefined::NoPairableUnits);
    }
    let mut values = vec![0.0; tallies.categories];
    for unit in tallies.units.iter().filter(|unit| unit.rated >= 2) {
        for (category, count) in &unit.counts {
            if let Some(value) = values.get_mut(*category) {
                *value += unit.weight as f64 * f64::from(*count);
            }
        }
    }
    let expected: f64 = values.iter().map(|value| value * (ratings - value)).sum();
    corrected((ratings - 1.0) * differing, expected)
}

/// Off-diagonal coincidences and all pairable ratings, over units with two ratings or more.
fn coincidences(tallies: &Tallies) -> (f64, f64) {
    tallies.units.iter().filter(|unit| unit.rated >= 2).fold(
        (0.0, 0.0),
        |(differing, ratings), unit| {
            let weight = unit.weight as f64;
            (
                differing + weight * unit.differing_pairs() / f64::from(unit.rated - 1),
                ratings + weight * f64::from(unit.rated),
            )
        },
    )
}

/// Fleiss' kappa: `P_e = sum pi_k^2` (Fleiss 1971, Psychological Bulletin 76, 378–382), with `pi_k`
/// the mean over all units with a rating (Gwet 2014, chapter 2).
fn fleiss(tallies: &Tallies) -> Figure {
    let observed = observed(tallies)?;
    let expected = tallies.shares.iter().map(|share| share * (1.0 - share));
    corrected(observed, expected.sum())
}

/// Conger's kappa: `P_e` is the mean over pairs of coders of `sum_k p_gk p_hk`, each coder with their
/// own shares (Conger 1980, Psychological Bulletin 88, 322–328). Coders without any rating have none
/// and are left out of the pairs.
fn conger(tallies: &Tallies) -> Figure {
    let observed = observed(tallies)?;
    let shares: Vec<Vec<f64>> = tallies
        .given
        .iter()
        .filter_map(|counts| coder_shares(counts))
        .collect();
    let mut expected = 0.0;
    let mut pairs = 0.0;
    for (at, one) in shares.iter().enumerate() {
        for other in shares.iter().skip(at + 1) {
            pairs += 1.0;
            let differ = one.iter().zip(other).map(|(a, b)| a * (1.0 - b));
            expected += differ.sum::<f64>();
        }
    }
    corrected(observed, expected / pairs)
}

/// `p_gk`: a coder's share of each category; none for a coder without ratings.
pub(super) fn coder_shares(counts: &[u64]) -> Option<Vec<f64>> {
    let all: u64 = counts.iter().sum();
    (all > 0).then(|| {
        counts
            .iter()
            .map(|count| *count as f64 / all as f64)
            .collect()
    })
}

/// Gwet's AC1: `P_e = 1/(q-1) sum_k pi_k (1 - pi_k)` (Gwet 2008, British Journal of Mathematical and
/// Statistical Psychology 61, 29–48), `pi_k` as in Fleiss' kappa.
fn ac1(tallies: &Tallies) -> Figure {
    let observed = observed(tallies)?;
    let chance = ac1_chance(tallies).ok_or(Undefined::NoVariation)?;
    corrected(observed, 1.0 - chance)
}

/// `P_e` of AC1; none below two categories.
pub(super) fn ac1_chance(tallies: &Tallies) -> Option<f64> {
    if tallies.categories < 2 {
        return None;
    }
    let spread = tallies.shares.iter().map(|share| share * (1.0 - share));
    Some(spread.sum::<f64>() / (tallies.categories - 1) as f64)
}

/// Brennan and Prediger's coefficient: `P_e = 1/q` (Brennan and Prediger 1981, Educational and
/// Psychological Measurement 41, 687–699).
fn brennan(tallies: &Tallies) -> Figure {
    let observed = observed(tallies)?;
    if tallies.categories < 2 {
        return Err(Undefined::NoVariation);
    }
    corrected(observed, 1.0 - 1.0 / tallies.categories as f64)
}

fn observed(tallies: &Tallies) -> Figure {
    tallies
        .observed_disagreement()
        .ok_or(Undefined::NoPairableUnits)
}
