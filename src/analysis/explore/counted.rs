//! What a matrix counts.

/// What is counted in a cell. Each is counted once there, however many codings lead to it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Counted {
    /// Segments of the layer.
    #[default]
    Segments,
    /// Documents with at least one segment.
    Documents,
    /// Participants who speak in at least one segment and belong to the row and the column themselves.
    Participants,
    /// Characters that are coded (Unicode code points).
    Characters,
}

impl Counted {
    /// All of them.
    pub const ALL: [Self; 4] = [
        Self::Segments,
        Self::Documents,
        Self::Participants,
        Self::Characters,
    ];

    /// Its name, in the plural and without a capital.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Segments => "segments",
            Self::Documents => "documents",
            Self::Participants => "participants",
            Self::Characters => "characters",
        }
    }

    /// One of them.
    pub const fn one(self) -> &'static str {
        match self {
            Self::Segments => "segment",
            Self::Documents => "document",
            Self::Participants => "participant",
            Self::Characters => "character",
        }
    }
}
