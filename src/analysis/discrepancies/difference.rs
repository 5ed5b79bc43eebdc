//! One difference between two analysts.

use crate::analysis::layers::Layered;
use crate::model::CodingId;

/// In what two analysts differ.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum DifferenceKind {
    /// Only the first coded it.
    OnlyA,
    /// Only the second coded it.
    OnlyB,
    /// Both coded it, with different codes.
    OtherCode,
    /// Both gave the code, with different borders.
    Borders,
}

impl DifferenceKind {
    /// The kind as the command line prints it.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::OnlyA => "only_a",
            Self::OnlyB => "only_b",
            Self::OtherCode => "other_code",
            Self::Borders => "borders",
        }
    }
}

/// A difference: one coding, or one of each analyst.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Difference {
    /// In what they differ.
    pub kind: DifferenceKind,
    /// The codings; the first analyst's before the second's.
    pub codings: Vec<Layered>,
}

impl Difference {
    /// The ids of its codings, sorted: what a decision names.
    pub fn ids(&self) -> Vec<CodingId> {
        let mut ids: Vec<CodingId> = self.codings.iter().map(|coding| coding.id).collect();
        ids.sort();
        ids
    }

    /// Its name: the sorted ids with a plus sign between them.
    pub fn id(&self) -> String {
        name_of(&self.ids())
    }
}

/// Ids as one name.
pub(super) fn name_of(ids: &[CodingId]) -> String {
    let names: Vec<String> = ids.iter().map(ToString::to_string).collect();
    names.join("+")
}
