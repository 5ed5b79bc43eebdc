//! One code as a table or a codebook file brings it.

use crate::model::{Level, Origin};

/// One code as a table or a codebook file brings it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct CodebookEntry {
    /// Row in the table, the headings being row 1; line in a file of another kind.
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
    /// Where it comes from, where that is said.
    pub origin: Option<Origin>,
    /// Manifest or latent, where that is said.
    pub level: Option<Level>,
    /// Place in the palette, where it has a colour.
    pub colour: Option<u8>,
}
