//! The dictionary of words that are masked in everything that leaves the program.

use serde::{Deserialize, Serialize};

/// How written words have to be to be found.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize,
)]
pub enum MaskCase {
    /// In capitals or small letters.
    #[default]
    Any,
    /// Only as they are written in the dictionary: the name Grace, not the word grace.
    AsWritten,
}

/// What stands in place of words that are masked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mask {
    /// What stands in their place: “XX”, “\[town\]”.
    pub replacement: String,
    /// How they have to be written.
    pub case: MaskCase,
}
