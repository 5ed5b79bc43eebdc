//! The best alignment of the coders' units.

use super::assignment::assignment;
use super::dissimilarity::{ALONE, Stretch};
use super::partition::partition;

/// What is known of the best alignment.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Alignment {
    /// Sum of the disorders of its unitary alignments over the mean number of units of a coder.
    pub disorder: f64,
    /// How many unitary alignments it has.
    pub unitary: usize,
    /// Whether no better one exists.
    pub exact: bool,
}

/// Aligns the units of all coders so that the disorder is least. There is one unit or more.
pub(super) fn best_alignment(coders: &[Vec<Stretch>]) -> Alignment {
    let units: usize = coders.iter().map(Vec::len).sum();
    let mean = units as f64 / coders.len() as f64;
    let (sum, unitary, exact) = match coders {
        [one, other] => {
            let (sum, unitary) = of_two(one, other);
            (sum, unitary, true)
        }
        _ => partition(coders),
    };
    Alignment {
        disorder: sum / mean,
        unitary,
        exact,
    }
}

/// Sum of disorders and number of unitary alignments. Two units are worth aligning only where that costs less than
/// leaving both alone, so the text falls apart into clusters that are solved one by one.
fn of_two(one: &[Stretch], other: &[Stretch]) -> (f64, usize) {
    let mut matches: Vec<Vec<(usize, f64)>> = Vec::with_capacity(one.len());
    for unit in one {
        let near = other.iter().enumerate().filter_map(|(at, against)| {
            let cost = unit.dissimilarity(against);
            (cost < 2.0 * ALONE).then_some((at, cost))
        });
        matches.push(near.collect());
    }
    let mut sum = ALONE * (one.len() + other.len()) as f64;
    let mut unitary = one.len() + other.len();
    for cluster in clusters(&matches, other.len()) {
        for cost in cluster.solve(&matches) {
            sum += cost - 2.0 * ALONE;
            unitary -= 1;
        }
    }
    (sum, unitary)
}

/// Units connected by possible matches.
struct Cluster {
    rows: Vec<usize>,
    columns: Vec<usize>,
}

impl Cluster {
    /// The costs of the matches made.
    fn solve(&self, matches: &[Vec<(usize, f64)>]) -> Vec<f64> {
        let n = self.rows.len().max(self.columns.len());
        // Not aligning is worth as much as a match that costs what both cost alone.
        let mut cost = vec![2.0 * ALONE; n * n];
        for (row, at) in self.rows.iter().enumerate() {
            for (column, price) in matches.get(*at).into_iter().flatten() {
                if let Ok(column) = self.columns.binary_search(column)
                    && let Some(cell) = cost.get_mut(row * n + column)
                {
                    *cell = *price;
                }
            }
        }
        let columns = assignment(n, &cost);
        columns
            .into_iter()
            .enumerate()
            .filter_map(|(row, column)| cost.get(row * n + column).copied())
            .filter(|cost| *cost < 2.0 * ALONE)
            .collect()
    }
}

/// The clusters that have a possible match at all.
fn clusters(matches: &[Vec<(usize, f64)>], columns: usize) -> Vec<Cluster> {
    let mut rows_of: Vec<Vec<usize>> = vec![Vec::new(); columns];
    for (row, near) in matches.iter().enumerate() {
        for (column, _) in near {
            if let Some(rows) = rows_of.get_mut(*column) {
                rows.push(row);
            }
        }
    }
    let mut row_seen = vec![false; matches.len()];
    let mut column_seen = vec![false; columns];
    let mut clusters = Vec::new();
    for first in 0..matches.len() {
        if row_seen[first] || matches[first].is_empty() {
            continue;
        }
        row_seen[first] = true;
        let mut cluster = Cluster {
            rows: vec![first],
            columns: Vec::new(),
        };
        let mut next = 0;
        while let Some(row) = cluster.rows.get(next).copied() {
            next += 1;
            for (column, _) in &matches[row] {
                if column_seen[*column] {
                    continue;
                }
                column_seen[*column] = true;
                cluster.columns.push(*column);
                for row in &rows_of[*column] {
                    if !row_seen[*row] {
                        row_seen[*row] = true;
                        cluster.rows.push(*row);
                    }
                }
            }
        }
        cluster.columns.sort_unstable();
        clusters.push(cluster);
    }
    clusters
}
