//! Formats a memo book is written in.

/// A format a memo book is written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum MemoFormat {
    /// For Word and everything that reads its files.
    #[default]
    Docx,
    /// A text to read.
    Markdown,
}

impl MemoFormat {
    /// All of them.
    pub const ALL: [Self; 2] = [Self::Docx, Self::Markdown];

    /// The ending of its files, and its name on the command line.
    pub const fn ending(self) -> &'static str {
        match self {
            Self::Docx => "docx",
            Self::Markdown => "md",
        }
    }

    /// The format for people.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Docx => "Word (DOCX)",
            Self::Markdown => "Text (Markdown)",
        }
    }
}
