//! One difference between analysts.

use super::analyst_set::AnalystSet;
use crate::analysis::layers::Layered;
use crate::model::{CodingId, Span};

/// In what analysts differ.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum DifferenceKind {
    /// Only these gave the code, of two one alone, and the others gave none in its place.
    Only(AnalystSet),
    /// They gave different codes. Of more than two, not everybody need have given one.
    OtherCode,
    /// All gave the code, with different borders.
    Borders,
}

impl DifferenceKind {
    /// Only the analyst at this place.
    pub const fn only(place: usize) -> Self {
        Self::Only(AnalystSet::one(place))
    }

    /// The kind as the command line prints it: `only_a`, `only_a_c`, `other_code`, `borders`.
    pub fn name(self) -> String {
        match self {
            Self::Only(who) => format!("only_{}", who.letters()),
            Self::OtherCode => "other_code".to_owned(),
            Self::Borders => "borders".to_owned(),
        }
    }
}

/// A difference: at most one coding of each analyst.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Difference {
    /// In what they differ.
    pub kind: DifferenceKind,
    /// The codings, in the order of the analysts.
    pub codings: Vec<Layered>,
}

impl Difference {
    /// The ids of its codings, sorted: what a decision names.
    pub fn ids(&self) -> Vec<CodingId> {
        sorted_ids(&self.codings)
    }

    /// Its name: the sorted ids with a plus sign between them.
    pub fn id(&self) -> String {
        name_of(&self.ids())
    }

    /// From its first coded character to its last (code points).
    pub fn span(&self) -> Span {
        let starts = self.codings.iter().map(|it| it.span.start);
        let ends = self.codings.iter().map(|it| it.span.end);
        Span::new(starts.min().unwrap_or(0), ends.max().unwrap_or(0))
    }

    /// Who has a coding in it.
    pub fn analysts(&self) -> AnalystSet {
        let places = self.codings.iter().map(|it| AnalystSet::one(it.analyst));
        places.fold(AnalystSet::default(), AnalystSet::with)
    }
}

/// The ids of codings, sorted.
pub(super) fn sorted_ids(codings: &[Layered]) -> Vec<CodingId> {
    let mut ids: Vec<CodingId> = codings.iter().map(|coding| coding.id).collect();
    ids.sort_unstable();
    ids
}

/// Ids as one name.
pub(super) fn name_of(ids: &[CodingId]) -> String {
    let names: Vec<String> = ids.iter().map(ToString::to_string).collect();
    names.join("+")
}
