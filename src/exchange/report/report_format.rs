//! Formats a report is written in.

/// A format a report is written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ReportFormat {
    /// The first table alone, its numbers in full.
    Csv,
    /// A sheet for each table and one that says what they rest on.
    Xlsx,
    /// For Word and everything that reads its files; numbers rounded to three places.
    Docx,
}
