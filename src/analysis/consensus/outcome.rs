//! What became of one analyst's codings.

/// How many of an analyst's codings are in the consensus, and how. Not a measure of anybody's accuracy: the consensus
/// is what all made of it together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Outcome {
    /// Kept with their code and their borders.
    pub kept: usize,
    /// Kept with their code and with other borders.
    pub other_borders: usize,
    /// Their passage stands with another code.
    pub other_code: usize,
    /// Not kept.
    pub not_kept: usize,
    /// In what is not settled yet.
    pub open: usize,
}

impl Outcome {
    /// All of the analyst's codings that were compared.
    pub const fn codings(&self) -> usize {
        self.kept + self.other_borders + self.other_code + self.not_kept + self.open
    }

    /// Both counted together.
    #[must_use]
    pub const fn with(self, other: Self) -> Self {
        Self {
            kept: self.kept + other.kept,
            other_borders: self.other_borders + other.other_borders,
            other_code: self.other_code + other.other_code,
            not_kept: self.not_kept + other.not_kept,
            open: self.open + other.open,
        }
    }

    /// The share of the settled codings that were kept as they were (proportion); none where nothing is settled.
    pub fn share_kept(&self) -> Option<f64> {
        let settled = self.codings() - self.open;
        (settled > 0).then(|| self.kept as f64 / settled as f64)
    }
}
