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
    /// For Word and everything that reads its files.
    Docx,
    /// A page for a browser.
    Html,
}

impl CodebookFormat {
    /// All of them.
    pub const ALL: [Self; 5] = [
        Self::Csv,
        Self::Xlsx,
        Self::Markdown,
        Self::Docx,
        Self::Html,
    ];

    /// The ending of its files, and its name on the command line.
    pub const fn ending(self) -> &'static str {
        match self {
            Self::Csv => "csv",
            Self::Xlsx => "xlsx",
            Self::Markdown => "md",
            Self::Docx => "docx",
            Self::Html => "html",
        }
    }

    /// The format for people.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Csv => "Table (CSV)",
            Self::Xlsx => "Spreadsheet (XLSX)",
            Self::Markdown => "Text (Markdown)",
            Self::Docx => "Word (DOCX)",
            Self::Html => "Page for a browser (HTML)",
        }
    }
}
