//! One code as a table brings it.

/// One code as a table brings it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct CodebookEntry {
    /// Row in the file, the headings being row 1.
    pub row: usize,
    /// Names from the domain down; the last is the code's own.
    pub path: Vec<String>,
    /// What it means.
    pub definition: String,
    /// What belongs to it.
    pub include: String,
    /// What does not.
    pub exclude: String,
    /// A typical passage.
    pub example: String,
    /// Whether a participant's words name it.
    pub in_vivo: bool,
}
