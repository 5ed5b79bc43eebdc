//! Intervals of the set-valued alpha, drawn a thousand times without comparing all sets a thousand times.

use super::bootstrap::{BootstrapInterval, FEWEST_DOCUMENTS, percentiles, too_few};
use super::coefficients::corrected;
use super::patterns::UnitRatings;
use super::resamples::Resamples;
use super::set_valued::{SetDistance, SetRatings};
use super::undefined::Undefined;
use rayon::prelude::*;
use rustc_hash::FxHashMap;

/// Sets of at most so many labels are counted by their subsets; larger ones are compared one by one.
const SMALL: usize = 8;
/// Bits of a label in the number that names a subset.
const BITS: u32 = 16;
/// Most sums over subsets and draws, most subsets of one label held at once, and most pairs of sets compared one by one.
const MOST_SUMS: usize = 60_000_000_000;
const MOST_SUBSETS: usize = 12_000_000;
const MOST_PAIRS: usize = 200_000_000;
/// Most entries of the table of pairs of documents.
const MOST_PLACES: usize = 9_000_000;
/// What rounding leaves of nothing, as a share of all pairs.
const NOTHING: f64 = 1e-11;

/// Units of one document, or of what is drawn together: the sets given, by their ids, and how many units are so.
pub(super) type DrawnUnits = Vec<(UnitRatings, u64)>;

/// Percentile intervals of the set-valued alpha with several distances. `drawn` holds the units of everything that is
/// drawn as a whole.
///
/// Expected disagreement is a sum over pairs of sets, quadratic in how often each document was drawn. For small sets
/// it is written as a sum over subsets T of `W_a(T) W_b(T)`, the numbers of drawn sets of a and b labels that hold T,
/// with weights found by inclusion and exclusion; each `W` is a sum over documents.
pub(super) fn set_intervals<const N: usize>(
    ratings: &SetRatings,
    drawn: &[DrawnUnits],
    resamples: &Resamples,
    distances: [SetDistance; N],
) -> [Result<BootstrapInterval, Undefined>; N] {
    let draws = resamples.draws();
    if draws.count == 0 {
        return [Err(Undefined::NotAskedFor); N];
    }
    if drawn.len() < FEWEST_DOCUMENTS {
        return too_few(drawn.len(), draws.from);
    }
    let estimates = ratings.alphas(distances);
    let times = by_document(resamples, drawn.len());
    let groups: Vec<Group> = drawn
        .par_iter()
        .map(|units| Group::of(ratings, units, distances.as_slice()))
        .collect();
    let Some(expected) = expected(ratings, &groups, &times, distances) else {
        return [Err(Undefined::TooManySets); N];
    };
    let count = draws.count as usize;
    let all = weighted(&groups, &times, count, |group| group.ratings);
    let mut intervals = [Err(Undefined::NoEstimate); N];
    for (place, interval) in intervals.iter_mut().enumerate() {
        if !estimates.get(place).is_some_and(Result::is_ok) {
            continue;
        }
        let observed = weighted(&groups, &times, count, |group| {
            group.observed.get(place).copied().unwrap_or_default()
        });
        let expected = expected.get(place).map_or(&[][..], Vec::as_slice);
        let draws_of = all.iter().zip(&observed).zip(expected);
        let values = draws_of.filter_map(|((all, observed), expected)| {
            let expected = if *expected > NOTHING * all * all {
                *expected
            } else {
                0.0
            };
            corrected((all - 1.0) * observed, expected).ok()
        });
        *interval = percentiles(values.collect(), draws);
    }
    intervals
}

/// What is drawn as a whole, counted once.
struct Group {
    /// Ratings of units that two or more rated.
    ratings: f64,
    /// Observed disagreement by distance, summed over units.
    observed: Vec<f64>,
    /// The sets given, each with how often.
    sets: Vec<(u32, f64)>,
}

impl Group {
    fn of(ratings: &SetRatings, units: &DrawnUnits, distances: &[SetDistance]) -> Self {
        let mut group = Self {
            ratings: 0.0,
            observed: vec![0.0; distances.len()],
            sets: Vec::new(),
        };
        for (row, weight) in units {
            let given: Vec<u32> = row.iter().flatten().copied().collect();
            if given.len() < 2 {
                continue;
            }
            let weight = *weight as f64;
            group.ratings += weight * given.len() as f64;
            for (sum, distance) in group.observed.iter_mut().zip(distances) {
                *sum += weight * ratings.differing(&given, *distance);
            }
            group
                .sets
                .extend(given.into_iter().map(|set| (set, weight)));
        }
        group.sets.sort_unstable_by_key(|(set, _)| *set);
        group.sets.dedup_by(|next, kept| {
            let same = next.0 == kept.0;
            if same {
                kept.1 += next.1;
            }
            same
        });
        group
    }
}

/// How often each document was drawn, document by document.
fn by_document(resamples: &Resamples, documents: usize) -> Vec<Vec<f64>> {
    let mut times = vec![Vec::with_capacity(resamples.draws().count as usize); documents];
    for draw in resamples.times() {
        for (of_document, times) in times.iter_mut().zip(draw) {
            of_document.push(f64::from(*times));
        }
    }
    times
}

/// A sum over documents in every draw.
fn weighted(
    groups: &[Group],
    times: &[Vec<f64>],
    draws: usize,
    value: impl Fn(&Group) -> f64,
) -> Vec<f64> {
    let mut sums = vec![0.0; draws];
    for (group, times) in groups.iter().zip(times) {
        add(&mut sums, value(group), times);
    }
    sums
}

fn add(sums: &mut [f64], value: f64, times: &[f64]) {
    for (sum, times) in sums.iter_mut().zip(times) {
        *sum += value * times;
    }
}

/// The sum of the distances of all pairs of drawn sets, by distance and draw; none where that is too much.
fn expected<const N: usize>(
    ratings: &SetRatings,
    groups: &[Group],
    times: &[Vec<f64>],
    distances: [SetDistance; N],
) -> Option<Vec<Vec<f64>>> {
    let draws = times.first().map_or(0, Vec::len);
    let by_label = by_first_label(ratings, groups, draws)?;
    let mut sums = of_subsets(&by_label, times, draws, distances);
    for (sums, more) in sums
        .iter_mut()
        .zip(of_large(ratings, groups, times, draws, distances)?)
    {
        for (sum, more) in sums.iter_mut().zip(more) {
            *sum += more;
        }
    }
    Some(sums)
}

fn is_small(set: &[u32]) -> bool {
    set.len() <= SMALL && set.last().is_none_or(|label| *label < (1 << BITS) - 1)
}

/// A subset by its name, the size of a set that holds it, the document, and how many such sets there are.
#[derive(Clone, Copy)]
struct Holding {
    name: u128,
    size: u32,
    document: u32,
    sets: f64,
}

/// What follows a label in a small set, the set's size, the document, and how many such sets there are.
#[derive(Clone, Copy)]
struct Tail<'s> {
    labels: &'s [u32],
    size: u32,
    document: u32,
    sets: f64,
}

/// The small sets by each label in them, with the labels that follow it; first all of them with all their labels, from
/// which the subset of nothing is taken. None where that is too much.
fn by_first_label<'s>(
    ratings: &'s SetRatings,
    groups: &[Group],
    draws: usize,
) -> Option<Vec<Vec<Tail<'s>>>> {
    let mut all: Vec<Tail<'_>> = Vec::new();
    let mut by_label: FxHashMap<u32, Vec<Tail<'_>>> = FxHashMap::default();
    let mut subsets = 0_usize;
    for (document, group) in groups.iter().enumerate() {
        for (set, sets) in &group.sets {
            let mut labels = ratings.set_of(*set);
            if !is_small(labels) {
                continue;
            }
            subsets += 1 << labels.len();
            let size = labels.len() as u32;
            let tail = |labels| Tail {
                labels,
                size,
                document: document as u32,
                sets: *sets,
            };
            all.push(tail(&[]));
            while let [first, rest @ ..] = labels {
                by_label.entry(*first).or_default().push(tail(rest));
                labels = rest;
            }
        }
    }
    if subsets.saturating_mul(draws) > MOST_SUMS {
        return None;
    }
    let held = |tails: &Vec<Tail<'_>>| -> usize {
        let subsets = tails.iter().map(|tail| 1_usize << tail.labels.len());
        subsets.sum()
    };
    if by_label.values().any(|tails| held(tails) > MOST_SUBSETS) {
        return None;
    }
    let mut labels: Vec<(u32, Vec<Tail<'_>>)> = by_label.into_iter().collect();
    labels.sort_unstable_by_key(|(label, _)| *label);
    let of_labels = labels.into_iter().map(|(_, tails)| tails);
    Some(std::iter::once(all).chain(of_labels).collect())
}

/// The subsets of what follows a label, those of one name together.
fn subsets(tails: &[Tail<'_>]) -> Vec<Holding> {
    let mut all: Vec<Holding> = Vec::with_capacity(tails.len());
    for tail in tails {
        all.extend((0_u32..1 << tail.labels.len()).map(|chosen| Holding {
            name: name(tail.labels, chosen),
            size: tail.size,
            document: tail.document,
            sets: tail.sets,
        }));
    }
    all.sort_unstable_by_key(|it| (it.name, it.size, it.document));
    all
}

/// The subset of the chosen labels as a number.
fn name(labels: &[u32], chosen: u32) -> u128 {
    let labels = labels.iter().enumerate();
    let labels = labels.filter(|(place, _)| chosen >> place & 1 == 1);
    labels.fold(0, |name, (_, label)| name << BITS | u128::from(label + 1))
}

fn of_subsets<const N: usize>(
    by_label: &[Vec<Tail<'_>>],
    times: &[Vec<f64>],
    draws: usize,
    distances: [SetDistance; N],
) -> Vec<Vec<f64>> {
    let none = || vec![vec![0.0; draws]; N];
    let numbered: Vec<(usize, &Vec<Tail<'_>>)> = by_label.iter().enumerate().collect();
    let sums = numbered.par_chunks(share_of(numbered.len())).map(|some| {
        let mut sums = none();
        // What subsets add that only one document has, by document: it goes with the square of its draws.
        let mut alone = vec![[0.0; N]; times.len()];
        for (place, tails) in some {
            // The label itself belongs to every subset, except where the subset is of nothing.
            let first = u32::from(*place > 0);
            let holding = subsets(tails);
            for of_name in holding.chunk_by(|a, b| a.name == b.name) {
                let named = of_name.first().map_or(0, |it| it.name);
                let labels = (128 - named.leading_zeros()).div_ceil(BITS) + first;
                match of_name {
                    [one, rest @ ..] if rest.iter().all(|it| it.document == one.document) => {
                        if let Some(alone) = alone.get_mut(one.document as usize) {
                            add_alone(alone, of_name, labels, distances);
                        }
                    }
                    _ => add_subset(&mut sums, of_name, labels, times, distances),
                }
            }
        }
        for (alone, times) in alone.iter().zip(times) {
            for (sums, value) in sums.iter_mut().zip(alone) {
                for (sum, times) in sums.iter_mut().zip(times) {
                    *sum += value * times * times;
                }
            }
        }
        sums
    });
    added_up(sums.collect(), none())
}

/// What a subset that one document alone has adds for each square of its draws.
fn add_alone<const N: usize>(
    alone: &mut [f64; N],
    holding: &[Holding],
    labels: u32,
    distances: [SetDistance; N],
) {
    for one in holding {
        for other in holding {
            for (sum, distance) in alone.iter_mut().zip(distances) {
                *sum += share(distance, one.size, other.size, labels) * one.sets * other.sets;
            }
        }
    }
}

/// What one subset adds: for every two sizes the pairs of drawn sets that hold it.
fn add_subset<const N: usize>(
    sums: &mut [Vec<f64>],
    holding: &[Holding],
    labels: u32,
    times: &[Vec<f64>],
    distances: [SetDistance; N],
) {
    let draws = sums.first().map_or(0, Vec::len);
    let of_sizes: Vec<(u32, Vec<f64>)> = holding
        .chunk_by(|a, b| a.size == b.size)
        .map(|of_size| {
            let mut drawn = vec![0.0; draws];
            for it in of_size {
                if let Some(times) = times.get(it.document as usize) {
                    add(&mut drawn, it.sets, times);
                }
            }
            (of_size.first().map_or(0, |it| it.size), drawn)
        })
        .collect();
    for (n, (one, drawn)) in of_sizes.iter().enumerate() {
        for (m, (other, with)) in of_sizes.iter().enumerate().skip(n) {
            let ways = if m == n { 1.0 } else { 2.0 };
            for (sums, distance) in sums.iter_mut().zip(distances) {
                let weight = ways * share(distance, *one, *other, labels);
                let pairs = drawn.iter().zip(with);
                for (sum, (one, other)) in sums.iter_mut().zip(pairs) {
                    *sum += weight * one * other;
                }
            }
        }
    }
}

/// Work is cut into so many pieces, whatever the number of threads, and added up in their order, so that rounding is
/// the same on every machine.
fn share_of(all: usize) -> usize {
    all.div_ceil(64).max(1)
}

/// What a pair of sets of these sizes adds for every subset of so many labels that both hold, so that over all common
/// subsets it adds up to the distance of the pair: `sum over s ≤ t of (-1)^(t - s) C(t, s) d(s)`.
fn share(distance: SetDistance, one: u32, other: u32, labels: u32) -> f64 {
    let mut sum = 0.0;
    let mut choose = 1.0;
    for shared in 0..=labels {
        let sign = if (labels - shared).is_multiple_of(2) {
            1.0
        } else {
            -1.0
        };
        sum += sign * choose * distance.of_sizes(one, other, shared);
        choose = choose * f64::from(labels - shared) / f64::from(shared + 1);
    }
    sum
}

fn added_up(pieces: Vec<Vec<Vec<f64>>>, mut sums: Vec<Vec<f64>>) -> Vec<Vec<f64>> {
    for piece in pieces {
        for (sums, more) in sums.iter_mut().zip(piece) {
            for (sum, more) in sums.iter_mut().zip(more) {
                *sum += more;
            }
        }
    }
    sums
}

/// Pairs of which at least one set is large.
fn of_large<const N: usize>(
    ratings: &SetRatings,
    groups: &[Group],
    times: &[Vec<f64>],
    draws: usize,
    distances: [SetDistance; N],
) -> Option<Vec<Vec<f64>>> {
    let none = || vec![vec![0.0; draws]; N];
    let is_large = |(set, _): &&(u32, f64)| !is_small(ratings.set_of(*set));
    let large: usize = groups
        .iter()
        .map(|group| group.sets.iter().filter(is_large).count())
        .sum();
    if large == 0 {
        return Some(none());
    }
    let all: usize = groups.iter().map(|group| group.sets.len()).sum();
    if large.saturating_mul(all) > MOST_PAIRS || groups.len() * groups.len() > MOST_PLACES {
        return None;
    }
    let numbered: Vec<(&Group, &Vec<f64>)> = groups.iter().zip(times).collect();
    let sums = numbered.par_chunks(share_of(groups.len())).map(|some| {
        let mut sums = none();
        for (group, own) in some {
            let mut with = none();
            for (other, times) in groups.iter().zip(times) {
                let mut between = [0.0; N];
                for (set, n) in group.sets.iter().filter(is_large) {
                    let set = ratings.set_of(*set);
                    for (against, m) in &other.sets {
                        let against = ratings.set_of(*against);
                        // A pair of two large ones is met from both sides.
                        let ways = if is_small(against) { 2.0 } else { 1.0 };
                        for (sum, distance) in between.iter_mut().zip(distances) {
                            *sum += ways * n * m * distance.between(set, against);
                        }
                    }
                }
                for (with, between) in with.iter_mut().zip(between) {
                    add(with, between, times);
                }
            }
            for (sums, with) in sums.iter_mut().zip(with) {
                for ((sum, with), own) in sums.iter_mut().zip(with).zip(own.iter()) {
                    *sum += with * own;
                }
            }
        }
        sums
    });
    Some(added_up(sums.collect(), none()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::agreement::Draws;
    use proptest::prelude::*;

    /// The interval from a table made anew for every draw.
    fn one_by_one(
        documents: &[Vec<[Vec<u32>; 2]>],
        draws: Draws,
        distance: SetDistance,
    ) -> Result<BootstrapInterval, Undefined> {
        let table = |chosen: &mut dyn Iterator<Item = (&Vec<[Vec<u32>; 2]>, u64)>| {
            let mut ratings = SetRatings::new(2, None);
            for (units, times) in chosen {
                for unit in units {
                    ratings.push_places(unit.iter().cloned().map(Some).collect(), times);
                }
            }
            ratings.alpha(distance)
        };
        table(&mut documents.iter().map(|it| (it, 1))).map_err(|_| Undefined::NoEstimate)?;
        let resamples = Resamples::of(documents.len(), draws);
        let values = resamples.times().filter_map(|times| {
            let chosen = documents.iter().zip(times);
            let mut chosen = chosen
                .filter(|(_, n)| **n > 0.0)
                .map(|(it, n)| (it, *n as u64));
            table(&mut chosen).ok()
        });
        percentiles(values.collect(), draws)
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(24))]
        #[test]
        fn drawing_by_subsets_gives_what_a_table_for_every_draw_gives(
            documents in proptest::collection::vec(
                proptest::collection::vec(
                    [0_usize..2, 0..2].prop_flat_map(|_| {
                        let set = || prop_oneof![
                            3 => proptest::collection::btree_set(0_u32..5, 0..4),
                            1 => proptest::collection::btree_set(0_u32..14, 0..12),
                        ];
                        [set(), set()]
                    }),
                    0..5,
                ),
                10..14,
            ),
        ) {
            let documents: Vec<Vec<[Vec<u32>; 2]>> = documents
                .into_iter()
                .map(|units| {
                    let units = units.into_iter();
                    units.map(|unit| unit.map(|set| set.into_iter().collect())).collect()
                })
                .collect();
            let draws = Draws { count: 40, ..Draws::default() };
            let mut ratings = SetRatings::new(2, None);
            let drawn: Vec<DrawnUnits> = documents
                .iter()
                .map(|units| {
                    let units = units.iter().map(|unit| {
                        (ratings.push_places(unit.iter().cloned().map(Some).collect(), 1), 1)
                    });
                    units.collect()
                })
                .collect();
            let resamples = Resamples::of(documents.len(), draws);
            let distances = [SetDistance::Jaccard, SetDistance::Masi];
            let found = set_intervals(&ratings, &drawn, &resamples, distances);
            for (found, distance) in found.into_iter().zip(distances) {
                match (found, one_by_one(&documents, draws, distance)) {
                    (Ok(found), Ok(expected)) => {
                        prop_assert!((found.lo - expected.lo).abs() < 1e-9, "{found:?} {expected:?}");
                        prop_assert!((found.hi - expected.hi).abs() < 1e-9, "{found:?} {expected:?}");
                        prop_assert_eq!(found.undefined_draws, expected.undefined_draws);
                    }
                    (found, expected) => prop_assert_eq!(found.is_ok(), expected.is_ok()),
                }
            }
        }
    }
}
