//! Numbers with what they are parts of.

use crate::analysis::spread::Amount;

/// What is counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Counted {
    Participants,
    Documents,
    Segments,
}

impl Counted {
    pub const ALL: [Self; 3] = [Self::Participants, Self::Documents, Self::Segments];

    /// What is counted, by the key of the choice.
    pub fn of_key(key: Option<&str>) -> Self {
        match key {
            Some("documents") => Self::Documents,
            Some("segments") => Self::Segments,
            _ => Self::Participants,
        }
    }

    pub const fn name(self) -> &'static str {
        match self {
            Self::Participants => "Participants",
            Self::Documents => "Documents",
            Self::Segments => "Segments",
        }
    }

    pub const fn of(self, amount: &Amount) -> usize {
        match self {
            Self::Participants => amount.participants,
            Self::Documents => amount.documents,
            Self::Segments => amount.segments,
        }
    }
}

/// A whole percentage, rounded once, halves up; none of nothing. In whole numbers, since 23 of 40 times 100 is less than
/// 57.5 in floating point.
pub(super) fn percent(part: usize, of: usize) -> Option<usize> {
    let twice = of.checked_mul(2)?;
    part.checked_mul(200)?.checked_add(of)?.checked_div(twice)
}

#[cfg(test)]
mod tests {
    use super::percent;

    #[test]
    fn a_percentage_is_rounded_once() {
        // 45.45, 45.45 and 38.46 per cent, which would be 46 and 39 by way of 45.5 and 38.5.
        assert_eq!(percent(5, 11), Some(45));
        assert_eq!(percent(10, 22), Some(45));
        assert_eq!(percent(10, 26), Some(38));
        // 57.5 per cent exactly.
        assert_eq!(percent(23, 40), Some(58));
        assert_eq!(percent(0, 3), Some(0));
        assert_eq!(percent(3, 3), Some(100));
        assert_eq!(percent(0, 0), None);
    }
}
