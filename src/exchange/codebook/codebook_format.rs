//! Formats a codebook is written in.

/// A format a codebook is written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum CodebookFormat {
    /// A table for every program.
    Csv,
    /// A spreadsheet.
    Xlsx,
    /// A text to read.
    Markdown,
}

impl CodebookFormat {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Csv, Self::Xlsx, Self::Markdown];

    /// The ending of its files, and its name on the command line.
    pub const fn ending(self) -> &'static str {
        match self {
            Self::Csv => "csv",
            Self::Xlsx => "xlsx",
            Self::Markdown => "md",
        }
    }

    /// The format for people.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Csv => "Table (CSV)",
            Self::Xlsx => "Spreadsheet (XLSX)",
            Self::Markdown => "Text (Markdown)",
        }
    }
}
