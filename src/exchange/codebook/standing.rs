//! How a code of one codebook stands to another codebook.

/// How a code of one codebook stands to the other.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum CodeStanding {
    /// The same name in the same place, with the same words.
    Same,
    /// The same name in the same place, with other words.
    Reworded,
    /// The same name in another place of the tree.
    Moved,
    /// Another name with the same definition.
    Renamed,
    /// A name that is much alike, or holds the other.
    Alike,
    /// A code that was merged into another one here.
    Merged,
    /// Only in the other codebook.
    OnlyThere,
    /// Only in this study.
    OnlyHere,
}

impl CodeStanding {
    /// All of them, in the order they are listed.
    pub const ALL: [Self; 8] = [
        Self::Same,
        Self::Reworded,
        Self::Moved,
        Self::Renamed,
        Self::Alike,
        Self::Merged,
        Self::OnlyThere,
        Self::OnlyHere,
    ];

    /// It in words.
    pub const fn words(self) -> &'static str {
        match self {
            Self::Same => "the same in both",
            Self::Reworded => "the same code in other words",
            Self::Moved => "the same name in another place",
            Self::Renamed => "another name, the same definition",
            Self::Alike => "perhaps the same: names alike",
            Self::Merged => "merged into another here",
            Self::OnlyHere => "only in this study",
            Self::OnlyThere => "only in the other codebook",
        }
    }
}
