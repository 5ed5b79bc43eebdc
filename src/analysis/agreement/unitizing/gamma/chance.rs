//! Random continua with the statistics of an observed one.

use super::dissimilarity::Stretch;
use crate::analysis::agreement::Random;

/// The statistics continua are drawn from.
pub(super) struct Chance {
    units: Normal,
    gaps: Normal,
    lengths: Normal,
    /// The code of every observed unit; one drawn evenly has each code with its share.
    codes: Vec<usize>,
}

impl Chance {
    /// Those of the coders' units, each coder's in order.
    pub fn of(coders: &[Vec<Stretch>]) -> Self {
        // A gap of nothing stands among them, as where a coder's first unit begins with the text.
        let mut gaps = vec![0.0];
        for units in coders {
            gaps.extend(units.first().map(|unit| unit.start).filter(|it| *it > 0.0));
            let pairs = units.iter().zip(units.iter().skip(1));
            gaps.extend(pairs.map(|(unit, next)| next.start - unit.end));
        }
        let all = || coders.iter().flatten();
        Self {
            units: Normal::of(coders.iter().map(|units| units.len() as f64)),
            gaps: Normal::of(gaps),
            lengths: Normal::of(all().map(Stretch::len)),
            codes: all().map(|unit| unit.code).collect(),
        }
    }

    /// A continuum of so many coders, with one unit or more; a coder may have none.
    pub fn draw(&self, coders: usize, random: &mut Random) -> Vec<Vec<Stretch>> {
        let mut drawn: Vec<Vec<Stretch>> = Vec::with_capacity(coders);
        for _ in 0..coders {
            let fewest = usize::from(drawn.iter().all(Vec::is_empty));
            let count = self.units.draw(random).abs() as usize;
            drawn.push(self.coder(count.max(fewest), random));
        }
        drawn
    }

    fn coder(&self, count: usize, random: &mut Random) -> Vec<Stretch> {
        let mut at = 0.0;
        let mut units = Vec::with_capacity(count);
        for _ in 0..count {
            let start = at + self.gaps.draw(random);
            let length = self.length(random);
            let code = random.below(self.codes.len() as u64) as usize;
            at = start + length;
            units.push(Stretch {
                start,
                end: at,
                code: self.codes.get(code).copied().unwrap_or_default(),
            });
        }
        units.sort_by(|one, other| one.start.total_cmp(&other.start));
        units
    }

    /// A length greater than zero.
    fn length(&self, random: &mut Random) -> f64 {
        let length = self.lengths.draw(random).abs();
        if length > 0.0 {
            length
        } else {
            self.lengths.mean
        }
    }
}

/// A normal distribution with the mean and the (population) standard deviation of what was observed.
struct Normal {
    mean: f64,
    deviation: f64,
}

impl Normal {
    fn of(values: impl IntoIterator<Item = f64>) -> Self {
        let values: Vec<f64> = values.into_iter().collect();
        let n = values.len().max(1) as f64;
        let mean = values.iter().sum::<f64>() / n;
        let spread = values.iter().map(|value| (value - mean).powi(2));
        Self {
            mean,
            deviation: (spread.sum::<f64>() / n).sqrt(),
        }
    }

    /// One value (Box and Muller 1958, Annals of Mathematical Statistics 29, 610–611).
    fn draw(&self, random: &mut Random) -> f64 {
        let radius = (-2.0 * (1.0 - random.proportion()).ln()).sqrt();
        let angle = std::f64::consts::TAU * random.proportion();
        (radius * angle.cos()).mul_add(self.deviation, self.mean)
    }
}
