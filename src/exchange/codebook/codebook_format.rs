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
