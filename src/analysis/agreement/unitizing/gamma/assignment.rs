//! The cheapest way to pair rows with columns.

/// For every row its column, so that the sum of costs is the least possible (Kuhn 1955, Naval Research Logistics
/// Quarterly 2, 83–97, in the form with potentials of Jonker and Volgenant 1987, Computing 38, 325–340).
///
/// `cost` is square, row by row, with sides of `n`.
pub(super) fn assignment(n: usize, cost: &[f64]) -> Vec<usize> {
    let mut state = State::new(n);
    for row in 1..=n {
        state.place(row, |r, c| {
            cost.get((r - 1) * n + c - 1).copied().unwrap_or_default()
        });
    }
    let mut columns = vec![0; n];
    for (column, row) in state.row_of.iter().enumerate().skip(1) {
        if let Some(of_row) = row.checked_sub(1).and_then(|row| columns.get_mut(row)) {
            *of_row = column - 1;
        }
    }
    columns
}

/// Rows and columns count from 1; 0 is none.
struct State {
    n: usize,
    row_price: Vec<f64>,
    column_price: Vec<f64>,
    row_of: Vec<usize>,
}

impl State {
    fn new(n: usize) -> Self {
        Self {
            n,
            row_price: vec![0.0; n + 1],
            column_price: vec![0.0; n + 1],
            row_of: vec![0; n + 1],
        }
    }

    /// Gives a row a column along the cheapest alternating path from it.
    fn place(&mut self, row: usize, cost: impl Fn(usize, usize) -> f64) {
        let mut least = vec![f64::INFINITY; self.n + 1];
        let mut came_from = vec![0_usize; self.n + 1];
        let mut reached = vec![false; self.n + 1];
        self.row_of[0] = row;
        let mut column = 0;
        loop {
            reached[column] = true;
            let from = self.row_of[column];
            let (mut step, mut nearest) = (f64::INFINITY, 0);
            for to in 1..=self.n {
                if reached[to] {
                    continue;
                }
                let reduced = cost(from, to) - self.row_price[from] - self.column_price[to];
                if reduced < least[to] {
                    least[to] = reduced;
                    came_from[to] = column;
                }
                if least[to] < step {
                    step = least[to];
                    nearest = to;
                }
            }
            for to in 0..=self.n {
                if reached[to] {
                    self.row_price[self.row_of[to]] += step;
                    self.column_price[to] -= step;
                } else {
                    least[to] -= step;
                }
            }
            column = nearest;
            if self.row_of[column] == 0 {
                break;
            }
        }
        while column != 0 {
            let before = came_from[column];
            self.row_of[column] = self.row_of[before];
            column = before;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn cheapest_by_trying(n: usize, cost: &[f64]) -> f64 {
        fn rest(n: usize, cost: &[f64], row: usize, used: u32) -> f64 {
            if row == n {
                return 0.0;
            }
            (0..n)
                .filter(|column| used & (1 << column) == 0)
                .map(|column| cost[row * n + column] + rest(n, cost, row + 1, used | 1 << column))
                .fold(f64::INFINITY, f64::min)
        }
        rest(n, cost, 0, 0)
    }

    proptest! {
        #[test]
        fn no_other_pairing_is_cheaper(
            (n, cost) in (1_usize..6).prop_flat_map(|n| {
                (Just(n), prop::collection::vec(0.0_f64..3.0, n * n))
            })
        ) {
            let columns = assignment(n, &cost);
            let mut seen = columns.clone();
            seen.sort_unstable();
            prop_assert_eq!(seen, (0..n).collect::<Vec<_>>());
            let sum: f64 = columns.iter().enumerate().map(|(row, column)| cost[row * n + column]).sum();
            prop_assert!((sum - cheapest_by_trying(n, &cost)).abs() < 1e-9);
        }
    }
}
