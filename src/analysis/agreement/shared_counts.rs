//! Expected distance of two sets drawn at random, without comparing every set with every other.

use super::set_valued::SetDistance;
use rayon::prelude::*;
use rustc_hash::FxHashMap;

/// Sets of at most so many labels are counted by their subsets; larger ones, of which studies have few, are compared
/// one by one.
const SMALL: usize = 10;
/// Labels from here on do not fit into the number that names a subset.
const LABELS: u32 = (1 << BITS) - 1;
/// Bits of a label in that number.
const BITS: u32 = 12;

/// How many pairs of sets (ordered, a set with itself included) have these sizes and share so many labels.
///
/// For small sets from counts of subsets: the number of pairs that share a subset T is `W(T)²`, W(T) being the number
/// of sets that hold T; added up over all T of t labels this counts a pair that shares s labels `C(s, t)` times, and
/// inverting that (inclusion and exclusion) gives the number of pairs for each s.
#[derive(Debug, Default)]
pub(super) struct SharedCounts(FxHashMap<(u32, u32, u32), i128>);

impl SharedCounts {
    /// Counts sets given as sorted, distinct labels, each with how often it occurs.
    pub fn of(sets: &[Vec<u32>], times: &[u64]) -> Self {
        let given = sets.iter().zip(times).filter(|(_, times)| **times > 0);
        let is_small =
            |set: &[u32]| set.len() <= SMALL && set.last().is_none_or(|label| *label < LABELS);
        let (small, large): (Vec<_>, Vec<_>) = given
            .map(|(set, times)| (set.as_slice(), *times))
            .partition(|(set, _)| is_small(set));
        let mut counts = Self(pairs_of_large(&large, &small));
        counts.add_small(&small);
        counts
    }

    /// The sum of the distances of all pairs.
    pub fn distance(&self, distance: SetDistance) -> f64 {
        let mut pairs: Vec<_> = self.0.iter().collect();
        pairs.sort_unstable();
        pairs
            .into_iter()
            .map(|((one, other, shared), pairs)| {
                *pairs as f64 * distance.of_sizes(*one, *other, *shared)
            })
            .sum()
    }

    fn add_small(&mut self, small: &[(&[u32], u64)]) {
        let holding = by_subsets(small);
        for one in 0..=SMALL {
            for other in 0..=SMALL {
                for shared in 0..=one.min(other) {
                    let mut pairs = 0;
                    for size in shared..=one.min(other) {
                        let sign = if (size - shared).is_multiple_of(2) {
                            1
                        } else {
                            -1
                        };
                        let here = holding.get(size).map_or(0, |table| table.at(one, other));
                        pairs += sign * choose(size, shared) * here;
                    }
                    if pairs != 0 {
                        let key = (one as u32, other as u32, shared as u32);
                        *self.0.entry(key).or_default() += pairs;
                    }
                }
            }
        }
    }
}

/// For pairs of sizes: how many pairs of sets, each counted once for every subset of one size that both hold.
#[derive(Debug, Clone)]
struct Table([[i128; SMALL + 1]; SMALL + 1]);

impl Table {
    const EMPTY: Self = Self([[0; SMALL + 1]; SMALL + 1]);

    fn at(&self, one: usize, other: usize) -> i128 {
        let row = self.0.get(one);
        row.and_then(|row| row.get(other)).copied().unwrap_or(0)
    }

    /// Adds the pairs of the sets that hold one subset, given their numbers by size.
    fn add(&mut self, of_size: &[u64; SMALL + 1]) {
        for (row, one) in self.0.iter_mut().zip(of_size).filter(|(_, one)| **one > 0) {
            for (pairs, other) in row.iter_mut().zip(of_size) {
                *pairs += i128::from(*one) * i128::from(*other);
            }
        }
    }

    fn add_all(&mut self, other: &Self) {
        for (row, more) in self.0.iter_mut().zip(&other.0) {
            for (pairs, more) in row.iter_mut().zip(more) {
                *pairs += more;
            }
        }
    }
}

/// What follows a label in a set, the size of the set, and how often it occurs.
type Holding<'s> = (&'s [u32], usize, u64);

/// The tables of subsets of 0, 1, 2 … labels. Subsets are shared out by their smallest label.
fn by_subsets(sets: &[(&[u32], u64)]) -> Vec<Table> {
    let mut of_size = [0; SMALL + 1];
    let mut holding: FxHashMap<u32, Vec<Holding<'_>>> = FxHashMap::default();
    for (set, times) in sets {
        if let Some(sum) = of_size.get_mut(set.len()) {
            *sum += times;
        }
        let mut rest = *set;
        while let [first, tail @ ..] = rest {
            let holds = holding.entry(*first).or_default();
            holds.push((tail, set.len(), *times));
            rest = tail;
        }
    }
    let mut tables = vec![Table::EMPTY; SMALL + 1];
    if let Some(table) = tables.first_mut() {
        table.add(&of_size);
    }
    let holding: Vec<_> = holding.into_values().collect();
    let of_first = holding.par_iter().map(|sets| with_first(sets));
    let sum = of_first.reduce(
        || vec![Table::EMPTY; SMALL + 1],
        |mut one, other| {
            one.iter_mut().zip(&other).for_each(|(a, b)| a.add_all(b));
            one
        },
    );
    tables.iter_mut().zip(&sum).for_each(|(a, b)| a.add_all(b));
    tables
}

/// The tables of the subsets with one smallest label, given what else the sets with it hold.
fn with_first(sets: &[(&[u32], usize, u64)]) -> Vec<Table> {
    let mut subsets: Vec<(u128, usize, u64)> = Vec::new();
    for (tail, size, times) in sets {
        for chosen in 0_u32..1 << tail.len() {
            let labels = tail.iter().enumerate();
            let labels = labels.filter(|(place, _)| chosen >> place & 1 == 1);
            let name = labels.fold(0, |name, (_, label)| name << BITS | u128::from(label + 1));
            subsets.push((name, *size, *times));
        }
    }
    subsets.sort_unstable();
    let mut tables = vec![Table::EMPTY; SMALL + 1];
    for same in subsets.chunk_by(|a, b| a.0 == b.0) {
        let mut of_size = [0; SMALL + 1];
        for (_, size, times) in same {
            if let Some(sum) = of_size.get_mut(*size) {
                *sum += times;
            }
        }
        let name = same.first().map_or(0, |(name, ..)| *name);
        let others = (128 - name.leading_zeros()).div_ceil(BITS) as usize;
        if let Some(table) = tables.get_mut(others + 1) {
            table.add(&of_size);
        }
    }
    tables
}

/// Pairs of which at least one set is large.
fn pairs_of_large(
    large: &[(&[u32], u64)],
    small: &[(&[u32], u64)],
) -> FxHashMap<(u32, u32, u32), i128> {
    let labels = large.iter().filter_map(|(set, _)| set.last()).max();
    let length = labels.map_or(0, |label| *label as usize / 64 + 1);
    let counted = large.par_iter().enumerate().map(|(place, (set, times))| {
        let mut pairs: FxHashMap<(u32, u32, u32), i128> = FxHashMap::default();
        let mut bits = vec![0_u64; length];
        for label in *set {
            if let Some(word) = bits.get_mut(*label as usize / 64) {
                *word |= 1 << (label % 64);
            }
        }
        let holds = |label: &&u32| {
            let word = bits.get(**label as usize / 64).copied().unwrap_or(0);
            word >> (**label % 64) & 1 == 1
        };
        let one = set.len() as u32;
        let mut add = |other: &[u32], n: u64, both_ways: bool| {
            let shared = other.iter().filter(holds).count() as u32;
            let n = i128::from(*times) * i128::from(n);
            let other = other.len() as u32;
            *pairs.entry((one, other, shared)).or_default() += n;
            if both_ways {
                *pairs.entry((other, one, shared)).or_default() += n;
            }
        };
        add(set, *times, false);
        for (other, n) in large.iter().skip(place + 1) {
            add(other, *n, true);
        }
        for (other, n) in small {
            add(other, *n, true);
        }
        pairs
    });
    counted.reduce(FxHashMap::default, |mut one, other| {
        for (key, pairs) in other {
            *one.entry(key).or_default() += pairs;
        }
        one
    })
}

/// Binomial coefficient.
fn choose(of: usize, some: usize) -> i128 {
    (0..some).fold(1, |value, n| value * (of - n) as i128 / (n as i128 + 1))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::collections::BTreeSet;

    /// Every set compared with every other.
    fn one_by_one(sets: &[Vec<u32>], times: &[u64], distance: SetDistance) -> f64 {
        let mut sum = 0.0;
        for (one, n) in sets.iter().zip(times) {
            for (other, m) in sets.iter().zip(times) {
                sum += *n as f64 * *m as f64 * distance.between(one, other);
            }
        }
        sum
    }

    proptest! {
        #[test]
        fn counting_subsets_gives_what_comparing_every_pair_gives(
            sets in proptest::collection::btree_set(
                proptest::collection::btree_set(prop_oneof![4 => 0_u32..9, 1 => 0_u32..5000], 0..14),
                0..40,
            ),
            seed in 1_u64..50,
        ) {
            let sets: Vec<Vec<u32>> = sets.into_iter().map(|set: BTreeSet<u32>| set.into_iter().collect()).collect();
            let times: Vec<u64> = (0..sets.len() as u64).map(|n| (n * seed) % 7).collect();
            let counts = SharedCounts::of(&sets, &times);
            for distance in [SetDistance::Jaccard, SetDistance::Masi, SetDistance::Exact] {
                let expected = one_by_one(&sets, &times, distance);
                let found = counts.distance(distance);
                prop_assert!((found - expected).abs() <= 1e-9 * expected.max(1.0), "{distance:?}: {found} {expected}");
            }
        }
    }
}
