//! How alike two codes are, by their names and by where they were given.

use crate::model::CodeMatch;

/// From which likeness on names alone suggest that codes mean the same.
const NAMES: f64 = 0.6;
/// Under which likeness names have only a few letters in common, as any two have.
const SLIGHT: f64 = 0.35;
/// The share of one code's passages that have to overlap the other's for it to lie within the other.
const WITHIN: f64 = 0.75;
/// The share of both codes' passages that have to overlap for them to mean the same; where one lies within the other,
/// no more than this of the other's may.
const HALF: f64 = 0.5;

/// How many of one code's passages overlap the other's in at least one word.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Share {
    /// Passages that overlap.
    pub shared: usize,
    /// All of the code's passages.
    pub of: usize,
}

impl Share {
    fn value(self) -> f64 {
        if self.of == 0 {
            return 0.0;
        }
        self.shared as f64 / self.of as f64
    }
}

/// How alike two codes are: the grounds of a suggestion.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Likeness {
    /// Whether they are called the same.
    pub same_name: bool,
    /// How alike they are called, from 0 to 1; see [`super::CodeName`].
    pub names: f64,
    /// The first code's passages that overlap the second's, and the other way round.
    pub overlap: [Share; 2],
}

impl Likeness {
    /// Both grounds in one number from 0 to 1, for ranking only: 1 − (1 − names)(1 − overlap), with the share of all
    /// passages of both that overlap.
    pub fn strength(&self) -> f64 {
        let [a, b] = self.overlap;
        let all = Share {
            shared: a.shared + b.shared,
            of: a.of + b.of,
        };
        1.0 - (1.0 - self.names) * (1.0 - all.value())
    }

    /// Whether there is anything in it: passages that overlap, or names that are not alike by a few letters only.
    pub fn says_something(&self) -> bool {
        let [a, b] = self.overlap;
        a.shared + b.shared > 0 || self.names >= SLIGHT
    }

    /// What these grounds suggest, read from the first code to the second; none where they suggest nothing. That two
    /// codes are distinct is never suggested: only reading shows it.
    ///
    /// Where at least three quarters of one code's passages (and no fewer than two) overlap the other's and at most
    /// half of the other's do, it is narrower. Where at least half of both overlap (and three or more in all), they
    /// mean the same; as where they are called alike.
    pub fn suggests(&self) -> Option<CodeMatch> {
        let [a, b] = self.overlap;
        let lies_within = |one: Share, other: Share| {
            one.shared >= 2 && one.value() >= WITHIN && other.value() <= HALF
        };
        if self.same_name {
            Some(CodeMatch::Equal)
        } else if lies_within(a, b) {
            Some(CodeMatch::Narrower)
        } else if lies_within(b, a) {
            Some(CodeMatch::Broader)
        } else if a.shared + b.shared >= 3 && a.value() >= HALF && b.value() >= HALF {
            Some(CodeMatch::Equal)
        } else {
            (self.names >= NAMES).then_some(CodeMatch::Equal)
        }
    }

    /// The grounds in words: “Same name. 7 of 9 of Anna’s passages overlap; 7 of 12 of Bo’s.”
    pub fn grounds(&self, names: [&str; 2]) -> String {
        let [a, b] = self.overlap;
        let called = if self.same_name {
            "Same name. "
        } else if self.names >= NAMES {
            "Names alike. "
        } else {
            ""
        };
        if a.shared + b.shared == 0 {
            return format!("{called}No passage overlaps.");
        }
        let [first, second] = names;
        format!(
            "{called}{} of {} of {first}’s passages overlap; {} of {} of {second}’s.",
            a.shared, a.of, b.shared, b.of
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(a: (usize, usize), b: (usize, usize), names: f64) -> Likeness {
        let share = |(shared, of)| Share { shared, of };
        Likeness {
            same_name: names >= 1.0,
            names,
            overlap: [share(a), share(b)],
        }
    }

    #[test]
    fn a_code_whose_passages_lie_within_the_others_is_narrower() {
        assert_eq!(
            of((4, 5), (4, 12), 0.0).suggests(),
            Some(CodeMatch::Narrower)
        );
        assert_eq!(
            of((4, 12), (4, 5), 0.0).suggests(),
            Some(CodeMatch::Broader)
        );
        // One passage says nothing.
        assert_eq!(of((1, 1), (1, 9), 0.0).suggests(), None);
    }

    #[test]
    fn codes_that_overlap_both_ways_or_are_called_alike_mean_the_same() {
        assert_eq!(of((7, 9), (7, 12), 0.0).suggests(), Some(CodeMatch::Equal));
        assert_eq!(of((0, 9), (0, 12), 0.8).suggests(), Some(CodeMatch::Equal));
        assert_eq!(of((1, 9), (1, 12), 0.5).suggests(), None);
        assert_eq!(of((1, 1), (1, 1), 0.0).suggests(), None);
    }

    #[test]
    fn a_suggestion_says_its_grounds() {
        assert_eq!(
            of((7, 9), (7, 12), 1.0).grounds(["Anna", "Bo"]),
            "Same name. 7 of 9 of Anna’s passages overlap; 7 of 12 of Bo’s."
        );
        assert_eq!(
            of((0, 2), (0, 3), 0.7).grounds(["Anna", "Bo"]),
            "Names alike. No passage overlaps."
        );
    }

    /// 1 − (1 − 0.5)(1 − 14/21) = 0.83.
    #[test]
    fn names_and_overlaps_strengthen_each_other() {
        assert!((of((7, 9), (7, 12), 0.5).strength() - 5.0 / 6.0).abs() < 1e-9);
        assert!(of((0, 9), (0, 12), 0.0).strength().abs() < 1e-9);
    }
}
