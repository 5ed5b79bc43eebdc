//! Some of the analysts who are compared.

/// How many analysts can be compared at once: one for each letter.
pub const MOST_ANALYSTS: usize = 26;

/// A set of the compared analysts, each by the place among them: the first is A.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct AnalystSet(u32);

impl AnalystSet {
    /// The first of so many.
    pub const fn first(count: usize) -> Self {
        if count >= 32 {
            Self(u32::MAX)
        } else {
            Self((1 << count) - 1)
        }
    }

    /// One alone.
    pub const fn one(place: usize) -> Self {
        if place >= 32 {
            Self(0)
        } else {
            Self(1 << place)
        }
    }

    /// Those in either.
    #[must_use]
    pub const fn with(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Whether nobody is in both.
    pub const fn is_apart_from(self, other: Self) -> bool {
        self.0 & other.0 == 0
    }

    /// Whether an analyst is in it.
    pub const fn contains(self, place: usize) -> bool {
        place < 32 && self.0 & (1 << place) != 0
    }

    /// How many they are.
    pub const fn len(self) -> usize {
        self.0.count_ones() as usize
    }

    /// Whether nobody is in it.
    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// Their places, in order.
    pub fn places(self) -> impl Iterator<Item = usize> {
        (0..32).filter(move |place| self.contains(*place))
    }

    /// Their letters: `a_c`.
    pub fn letters(self) -> String {
        let letters = self.places().filter_map(|place| {
            let letter = char::from_u32('a' as u32 + place as u32)?;
            Some(letter.to_string())
        });
        letters.collect::<Vec<_>>().join("_")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn analysts_are_named_by_letters_in_their_order() {
        let a_and_c = AnalystSet::one(2).with(AnalystSet::one(0));
        assert_eq!(a_and_c.letters(), "a_c");
        assert_eq!(a_and_c.places().collect::<Vec<_>>(), [0, 2]);
        assert!(a_and_c.is_apart_from(AnalystSet::one(1)));
        assert_eq!(AnalystSet::first(3).with(a_and_c), AnalystSet::first(3));
        assert_eq!(AnalystSet::first(3).len(), 3);
    }
}
