//! Heights of the rows of a long column, summed so that any of them is found at once.

/// Heights in points, kept as a Fenwick tree (Fenwick 1994): changing one, summing those before one,
/// and finding the one at a distance from the top each take about log2 of their number of steps.
#[derive(Debug, Clone, Default)]
pub(super) struct Heights {
    single: Vec<f64>,
    tree: Vec<f64>,
}

impl Heights {
    /// Takes the heights from top to bottom.
    pub fn new(single: Vec<f64>) -> Self {
        let mut tree = single.clone();
        for n in 0..tree.len() {
            let above = n | (n + 1);
            let own = tree.get(n).copied().unwrap_or_default();
            if let Some(sum) = tree.get_mut(above) {
                *sum += own;
            }
        }
        Self { single, tree }
    }

    /// How many there are.
    pub const fn len(&self) -> usize {
        self.single.len()
    }

    /// Height of one; 0 for one that is not there.
    pub fn get(&self, n: usize) -> f64 {
        self.single.get(n).copied().unwrap_or_default()
    }

    /// Corrects the height of one.
    pub fn set(&mut self, n: usize, height: f64) {
        let Some(own) = self.single.get_mut(n) else {
            return;
        };
        let change = height - *own;
        *own = height;
        let mut at = n;
        while let Some(sum) = self.tree.get_mut(at) {
            *sum += change;
            at |= at + 1;
        }
    }

    /// Sum of those before `n`.
    pub fn before(&self, n: usize) -> f64 {
        let mut sum = 0.0;
        let mut at = n.min(self.len());
        while at > 0 {
            sum += self.tree.get(at - 1).copied().unwrap_or_default();
            at &= at - 1;
        }
        sum
    }

    /// Sum of all.
    pub fn total(&self) -> f64 {
        self.before(self.len())
    }

    /// The one that lies `distance` points below the top; the last when that is past the end.
    pub fn at(&self, distance: f64) -> usize {
        let mut rest = distance;
        let mut at = 0;
        let mut step = self.len().next_power_of_two();
        while step > 0 {
            if let Some(sum) = self.tree.get(at + step - 1)
                && *sum <= rest
            {
                at += step;
                rest -= sum;
            }
            step /= 2;
        }
        at.min(self.len().saturating_sub(1))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_row_is_found_by_its_distance_from_the_top() {
        let heights = Heights::new(vec![10.0, 20.0, 30.0]);
        assert_eq!(
            [0.0, 9.0, 10.0, 29.0, 30.0, 59.0, 60.0, 900.0].map(|y| heights.at(y)),
            [0, 0, 1, 1, 2, 2, 2, 2]
        );
    }

    proptest! {
        #[test]
        fn sums_are_those_of_adding_one_by_one(
            mut rows in prop::collection::vec(1.0_f64..100.0, 1..80),
            changes in prop::collection::vec((0_usize..80, 1.0_f64..100.0), 0..40),
            distance in 0.0_f64..9000.0,
        ) {
            let mut heights = Heights::new(rows.clone());
            for (n, height) in changes {
                heights.set(n, height);
                if let Some(row) = rows.get_mut(n) {
                    *row = height;
                }
            }
            for n in 0..=rows.len() {
                let sum: f64 = rows[..n].iter().sum();
                prop_assert!((heights.before(n) - sum).abs() < 1e-6);
            }
            let mut top = 0.0;
            let mut expected = rows.len() - 1;
            for (n, row) in rows.iter().enumerate() {
                if distance < top + row {
                    expected = n;
                    break;
                }
                top += row;
            }
            prop_assert_eq!(heights.at(distance), expected);
        }
    }
}
