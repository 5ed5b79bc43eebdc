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

/// A percentage with one place; none of nothing.
pub(super) fn percent(part: usize, of: usize) -> Option<f64> {
    (of > 0).then(|| (part as f64 / of as f64 * 1000.0).round() / 10.0)
}
