//! The one quantile of Student's t that intervals need.

/// The 97.5 % quantile of the normal distribution.
const NORMAL: f64 = 1.959_963_984_540_054;

/// Degrees of freedom from which the expansion is exact to more digits than are used.
const MANY: u64 = 1000;

/// The 97.5 % quantile of Student's t with a whole number of degrees of freedom; none for zero.
///
/// Below 1000 degrees by bisection of the finite series for whole degrees of freedom, above by the
/// expansion around the normal quantile (Abramowitz and Stegun 1964, Handbook of Mathematical
/// Functions, 26.7.3–26.7.5, pp. 948–949).
pub fn students_t_975(degrees: u64) -> Option<f64> {
    match degrees {
        0 => None,
        1..MANY => Some(bisected(degrees)),
        _ => Some(expanded(degrees as f64)),
    }
}

fn bisected(degrees: u64) -> f64 {
    // The quantile falls with the degrees of freedom, from 12.71 at one towards the normal one.
    let (mut low, mut high) = (NORMAL, 13.0);
    for _ in 0..60 {
        let middle = f64::midpoint(low, high);
        if within(middle, degrees) < 0.95 {
            low = middle;
        } else {
            high = middle;
        }
    }
    f64::midpoint(low, high)
}

/// `P(|T| <= t)` for a whole number of degrees of freedom (26.7.3 odd, 26.7.4 even).
fn within(t: f64, degrees: u64) -> f64 {
    let angle = (t / (degrees as f64).sqrt()).atan();
    let (sine, cosine) = angle.sin_cos();
    let odd = degrees % 2 == 1;
    if degrees == 1 {
        return std::f64::consts::FRAC_2_PI * angle;
    }
    let mut term = if odd { cosine } else { 1.0 };
    let mut sum = term;
    let mut power = if odd { 3 } else { 2 };
    while power <= degrees - 2 {
        term *= cosine * cosine * (power - 1) as f64 / power as f64;
        sum += term;
        power += 2;
    }
    if odd {
        std::f64::consts::FRAC_2_PI * (angle + sine * sum)
    } else {
        sine * sum
    }
}

/// 26.7.5, terms up to the fourth power of `1 / degrees`.
fn expanded(degrees: f64) -> f64 {
    let x = NORMAL;
    let (x3, x5, x7, x9) = (x.powi(3), x.powi(5), x.powi(7), x.powi(9));
    let first = (x3 + x) / 4.0;
    let second = (5.0 * x5 + 16.0 * x3 + 3.0 * x) / 96.0;
    let third = (3.0 * x7 + 19.0 * x5 + 17.0 * x3 - 15.0 * x) / 384.0;
    let fourth = (79.0 * x9 + 776.0 * x7 + 1482.0 * x5 - 1920.0 * x3 - 945.0 * x) / 92_160.0;
    x + first / degrees
        + second / degrees.powi(2)
        + third / degrees.powi(3)
        + fourth / degrees.powi(4)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_quantile_is_that_of_the_published_tables() {
        // Abramowitz and Stegun 1964, table 26.10, p. 990, column A(t|v) = .95.
        for (degrees, table) in [
            (1, 12.706),
            (2, 4.303),
            (3, 3.182),
            (4, 2.776),
            (5, 2.571),
            (9, 2.262),
            (10, 2.228),
            (29, 2.045),
            (30, 2.042),
            (40, 2.021),
            (60, 2.000),
            (120, 1.980),
        ] {
            let t = students_t_975(degrees).unwrap();
            assert!((t - table).abs() < 6e-4, "{degrees} degrees: {t}");
        }
        assert_eq!(students_t_975(0), None);
    }

    #[test]
    fn the_quantile_has_closed_forms_at_one_and_two_degrees() {
        // v = 1: tan(.475 pi). v = 2: with A = .95, t = A sqrt(2 / (1 - A^2)).
        let one = (0.475 * std::f64::consts::PI).tan();
        let two = 0.95 * (2.0 / (1.0 - 0.95_f64.powi(2))).sqrt();
        assert!((students_t_975(1).unwrap() - one).abs() < 1e-11);
        assert!((students_t_975(2).unwrap() - two).abs() < 1e-12);
    }

    #[test]
    fn series_and_expansion_meet() {
        assert!((bisected(999) - expanded(999.0)).abs() < 1e-13);
        assert!((bisected(998) - expanded(998.0)).abs() < 1e-13);
        assert!((expanded(1e12) - NORMAL).abs() < 1e-11);
    }
}
