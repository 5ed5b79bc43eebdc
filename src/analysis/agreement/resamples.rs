//! Documents drawn with replacement: one set of draws for the figures of every code.

use super::binary_cells::BinaryCells;
use super::bootstrap::{BootstrapInterval, Draws, FEWEST_DOCUMENTS, intervals_of, too_few};
use super::random::Random;
use super::undefined::{Figure, Undefined};

/// Numbers added up side by side, so that the processor can take several at once.
const LANES: usize = 8;

/// How often each document was drawn in each draw. The draws of one seed are those of [`super::bootstrap`].
#[derive(Debug, Clone)]
pub struct Resamples {
    draws: Draws,
    documents: usize,
    /// Draw by draw, with room for whole lanes.
    times: Vec<f32>,
    width: usize,
}

impl Resamples {
    /// Draws as many documents as there are, so many times; none from too few documents.
    pub fn of(documents: usize, draws: Draws) -> Self {
        let width = documents.next_multiple_of(LANES);
        let count = if documents < FEWEST_DOCUMENTS {
            0
        } else {
            draws.count as usize
        };
        let mut times = vec![0.0; width * count];
        let mut random = Random::new(draws.seed);
        for draw in times.chunks_exact_mut(width.max(1)) {
            for _ in 0..documents {
                if let Some(times) = draw.get_mut(random.below(documents as u64) as usize) {
                    *times += 1.0;
                }
            }
        }
        Self {
            draws,
            documents,
            times,
            width,
        }
    }

    /// How often each document was drawn, draw by draw; nothing from too few documents.
    pub(super) fn times(&self) -> impl Iterator<Item = &[f32]> {
        let draws = self.times.chunks_exact(self.width.max(1));
        draws.map(|times| times.get(..self.documents).unwrap_or_default())
    }

    /// How many draws, and from which seed.
    pub const fn draws(&self) -> Draws {
        self.draws
    }

    /// Percentile intervals of `N` figures at once, as [`super::bootstrap`] gives them. `documents` holds one count
    /// per document, `statistic` the figures of an added-up count.
    pub fn intervals<const N: usize>(
        &self,
        documents: &[BinaryCells],
        statistic: impl Fn(&BinaryCells) -> [Figure; N],
    ) -> [Result<BootstrapInterval, Undefined>; N] {
        let Some(first) = documents
            .first()
            .filter(|_| self.documents >= FEWEST_DOCUMENTS)
        else {
            return too_few(documents.len(), self.draws.from);
        };
        let mut whole = BinaryCells::new(first.coders());
        for document in documents {
            whole.add_all(document, 1);
        }
        let columns: Vec<_> = whole
            .cells()
            .iter()
            .map(|(cell, _)| {
                let counts = documents.iter().map(|document| {
                    let here = document.cells().iter().find(|(of, _)| of == cell);
                    here.map_or(0.0, |(_, count)| *count as f64)
                });
                let mut column: Vec<f64> = counts.collect();
                column.resize(self.width, 0.0);
                (*cell, column)
            })
            .collect();
        let samples = self.times.chunks_exact(self.width.max(1)).map(|times| {
            let mut sample = BinaryCells::new(first.coders());
            for (cell, column) in &columns {
                // Whole numbers far below 2^53, so that the sum is exact in whatever order.
                sample.add(*cell, sum_of_products(times, column) as u64);
            }
            sample
        });
        intervals_of(&whole, samples, self.draws, statistic)
    }
}

fn sum_of_products(times: &[f32], counts: &[f64]) -> f64 {
    let mut sums = [0.0; LANES];
    let lanes = times.chunks_exact(LANES).zip(counts.chunks_exact(LANES));
    for (times, counts) in lanes {
        for ((sum, times), count) in sums.iter_mut().zip(times).zip(counts) {
            *sum += f64::from(*times) * count;
        }
    }
    sums.iter().sum()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::agreement::bootstrap;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn shared_draws_give_the_intervals_of_draws_of_their_own(
            documents in proptest::collection::vec((0_u64..9, 0_u64..4, 0_u64..4, 0_u64..50), 0..24),
            seed: u64,
        ) {
            let documents: Vec<BinaryCells> = documents
                .into_iter()
                .map(|(both, a, b, neither)| BinaryCells::of_two(both, a, b, neither))
                .collect();
            let draws = Draws { count: 60, seed, ..Draws::default() };
            let alpha = |cells: &BinaryCells| {
                let of = cells.coefficients();
                [of.krippendorff_alpha_nominal, of.percent_agreement]
            };
            let shared = Resamples::of(documents.len(), draws);
            prop_assert_eq!(shared.intervals(&documents, alpha), bootstrap(&documents, draws, alpha));
        }
    }
}
