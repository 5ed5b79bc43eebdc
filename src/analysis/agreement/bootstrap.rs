//! Intervals by drawing documents, because characters and sentences of one interview are not independent.

use super::binary_cells::BinaryCells;
use super::patterns::Patterns;
use super::random::Random;
use super::undefined::{Figure, Undefined};
use serde::Serialize;

/// Fewest documents, or groups of documents, from which an interval is drawn.
pub const FEWEST_DOCUMENTS: usize = 10;

/// What is drawn with replacement.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum DrawnFrom {
    /// Documents.
    #[default]
    Documents,
    /// Participants with their documents. Documents that share a participant, directly or through other documents,
    /// are drawn together; a document without a participant is drawn by itself.
    Participants,
}

impl DrawnFrom {
    /// Both of them.
    pub const ALL: [Self; 2] = [Self::Documents, Self::Participants];

    /// In a word, as it is asked for.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Documents => "documents",
            Self::Participants => "participants",
        }
    }

    /// How an interval drawn so is described beside it.
    pub const fn method(self) -> &'static str {
        match self {
            Self::Documents => "bootstrap over documents, 2.5th and 97.5th percentile",
            Self::Participants => {
                "bootstrap over participants with their documents, documents that share a participant together, 2.5th and 97.5th percentile"
            }
        }
    }
}

/// How many draws, and from which seed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Draws {
    /// Number of draws.
    pub count: u32,
    /// Seed of the generator, printed with the interval.
    pub seed: u64,
    /// What is drawn.
    pub from: DrawnFrom,
}

impl Default for Draws {
    fn default() -> Self {
        Self {
            count: 1000,
            seed: 20_240_229,
            from: DrawnFrom::Documents,
        }
    }
}

/// A 95 % interval from draws of documents.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct BootstrapInterval {
    /// 2.5th percentile of the draws in which the figure is defined.
    pub lo: f64,
    /// 97.5th percentile of them.
    pub hi: f64,
    /// How it was made.
    pub method: &'static str,
    /// Draws made.
    pub draws: u32,
    /// Draws in which the figure was undefined; they are in no percentile.
    pub undefined_draws: u32,
    /// Seed of the generator.
    pub seed: u64,
}

/// Counts of units that can be added up document by document.
pub trait Counts {
    /// An empty count of the same shape.
    #[must_use]
    fn empty(&self) -> Self;
    /// Adds another count, `times` over.
    fn add_times(&mut self, other: &Self, times: u64);
}

impl Counts for BinaryCells {
    fn empty(&self) -> Self {
        Self::new(self.coders())
    }

    fn add_times(&mut self, other: &Self, times: u64) {
        self.add_all(other, times);
    }
}

impl Counts for Patterns {
    fn empty(&self) -> Self {
        Self::new(self.coders(), self.categories())
    }

    fn add_times(&mut self, other: &Self, times: u64) {
        self.add_all(other, times);
    }
}

/// Percentile intervals of `N` figures at once from draws of as many documents as there are, with
/// replacement (Efron and Tibshirani 1993, An Introduction to the Bootstrap, chapter 13; percentiles
/// by linear interpolation, type 7 of Hyndman and Fan 1996, The American Statistician 50, 361–365).
///
/// `documents` holds one count per document, `statistic` the figures of an added-up count. No interval
/// below [`FEWEST_DOCUMENTS`] documents, where the figure itself is undefined, in every draw undefined,
/// or the same in all.
pub fn bootstrap<C: Counts, const N: usize>(
    documents: &[C],
    draws: Draws,
    statistic: impl Fn(&C) -> [Figure; N],
) -> [Result<BootstrapInterval, Undefined>; N] {
    let first = documents.first();
    let Some(first) = first.filter(|_| documents.len() >= FEWEST_DOCUMENTS) else {
        return too_few(documents.len(), draws.from);
    };
    let mut whole = first.empty();
    for document in documents {
        whole.add_times(document, 1);
    }
    let mut random = Random::new(draws.seed);
    let mut times = vec![0_u64; documents.len()];
    let samples = (0..draws.count).map(|_| {
        times.fill(0);
        for _ in documents {
            if let Some(count) = times.get_mut(random.below(documents.len() as u64) as usize) {
                *count += 1;
            }
        }
        let mut sample = first.empty();
        for (document, times) in documents.iter().zip(&times) {
            if *times > 0 {
                sample.add_times(document, *times);
            }
        }
        sample
    });
    intervals_of(&whole, samples, draws, statistic)
}

/// Why there is no interval from so few documents.
pub(super) fn too_few<const N: usize>(
    documents: usize,
    from: DrawnFrom,
) -> [Result<BootstrapInterval, Undefined>; N] {
    [Err(Undefined::too_few_to_draw(documents, from)); N]
}

/// The intervals of figures of the whole from samples of it.
pub(super) fn intervals_of<C, const N: usize>(
    whole: &C,
    samples: impl Iterator<Item = C>,
    draws: Draws,
    statistic: impl Fn(&C) -> [Figure; N],
) -> [Result<BootstrapInterval, Undefined>; N] {
    let estimates = statistic(whole);
    let mut drawn: [Vec<f64>; N] = std::array::from_fn(|_| Vec::new());
    for sample in samples {
        for (values, figure) in drawn.iter_mut().zip(statistic(&sample)) {
            values.extend(figure.ok());
        }
    }
    let mut intervals = [Err(Undefined::NoEstimate); N];
    for ((interval, estimate), values) in intervals.iter_mut().zip(estimates).zip(drawn) {
        if estimate.is_ok() {
            *interval = percentiles(values, draws);
        }
    }
    intervals
}

pub(super) fn percentiles(
    mut values: Vec<f64>,
    draws: Draws,
) -> Result<BootstrapInterval, Undefined> {
    if draws.count == 1 {
        return Err(Undefined::SingleDraw);
    }
    values.sort_unstable_by(f64::total_cmp);
    let (Some(lo), Some(hi)) = (quantile(&values, 0.025), quantile(&values, 0.975)) else {
        return Err(Undefined::NoDefinedDraws);
    };
    if values.first() == values.last() {
        return Err(Undefined::NoSpread);
    }
    Ok(BootstrapInterval {
        lo,
        hi,
        method: draws.from.method(),
        draws: draws.count,
        undefined_draws: draws.count.saturating_sub(values.len() as u32),
        seed: draws.seed,
    })
}

/// Quantile of sorted values by linear interpolation between order statistics; none of nothing.
fn quantile(sorted: &[f64], share: f64) -> Option<f64> {
    let place = sorted.len().checked_sub(1)? as f64 * share;
    let below = *sorted.get(place.floor() as usize)?;
    let above = *sorted.get(place.ceil() as usize)?;
    Some(below + (above - below) * place.fract())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn alpha(cells: &BinaryCells) -> [Figure; 1] {
        [cells.coefficients().krippendorff_alpha_nominal]
    }

    #[test]
    fn percentiles_interpolate_between_order_statistics() {
        // R: quantile(1:10, c(.025, .975)) is 1.225 and 9.775: places .225 and 8.775 from the first.
        let values: Vec<f64> = (1..=10).map(f64::from).collect();
        assert!((quantile(&values, 0.025).unwrap() - 1.225).abs() < 1e-12);
        assert!((quantile(&values, 0.975).unwrap() - 9.775).abs() < 1e-12);
        assert_eq!(quantile(&[], 0.5), None);
    }

    #[test]
    fn one_draw_makes_no_interval_and_says_so() {
        let documents: Vec<_> = (1..=10).map(|n| BinaryCells::of_two(n, 1, 0, 20)).collect();
        let draws = Draws {
            count: 1,
            ..Draws::default()
        };
        let [interval] = bootstrap(&documents, draws, alpha);
        assert_eq!(interval.unwrap_err(), Undefined::SingleDraw);
    }

    #[test]
    fn below_ten_documents_there_is_no_interval_but_a_reason() {
        let documents = vec![BinaryCells::of_two(3, 1, 0, 20); 9];
        let [interval] = bootstrap(&documents, Draws::default(), alpha);
        let why = interval.unwrap_err();
        assert_eq!(
            why,
            Undefined::TooFewDocuments {
                documents: 9,
                needed: 10
            }
        );
        assert_eq!(
            why.to_string(),
            "no interval below 10 documents, and there are 9"
        );
    }

    #[test]
    fn the_same_seed_gives_the_same_interval_and_another_seed_another() {
        let documents: Vec<BinaryCells> = (0..12_u64)
            .map(|n| BinaryCells::of_two(n % 5, n % 3, n % 2, 30 + n))
            .collect();
        let of = |seed| {
            bootstrap(
                &documents,
                Draws {
                    count: 1000,
                    seed,
                    ..Draws::default()
                },
                alpha,
            )[0]
            .unwrap()
        };
        assert_eq!(of(1), of(1));
        assert_ne!(of(1), of(2));
        let whole = documents
            .iter()
            .fold(BinaryCells::new(2), |mut all, document| {
                all.add_all(document, 1);
                all
            });
        let estimate = whole.coefficients().krippendorff_alpha_nominal.unwrap();
        assert!(of(1).lo < estimate && estimate < of(1).hi);
    }

    #[test]
    fn draws_in_which_nobody_has_the_code_are_counted_as_undefined() {
        // One document of ten has the code: a draw misses it with probability .9^10 = .349.
        let mut documents = vec![BinaryCells::of_two(0, 0, 0, 50); 9];
        documents.push(BinaryCells::of_two(5, 2, 1, 42));
        let interval = bootstrap(
            &documents,
            Draws {
                count: 10_000,
                seed: 7,
                ..Draws::default()
            },
            alpha,
        )[0]
        .unwrap();
        let share = f64::from(interval.undefined_draws) / 10_000.0;
        assert!((share - 0.9_f64.powi(10)).abs() < 0.025, "{share}");
    }

    #[test]
    fn perfect_agreement_and_an_undefined_figure_have_no_interval() {
        let perfect = vec![BinaryCells::of_two(5, 0, 0, 40); 10];
        let nobody = vec![BinaryCells::of_two(0, 0, 0, 40); 10];
        assert_eq!(
            bootstrap(&perfect, Draws::default(), alpha),
            [Err(Undefined::NoSpread)]
        );
        assert_eq!(
            bootstrap(&nobody, Draws::default(), alpha),
            [Err(Undefined::NoEstimate)]
        );
    }
}
