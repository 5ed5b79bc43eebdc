//! How a file is to be read.

use super::Limits;
use super::turns::TurnOptions;

/// How a file is to be read; the default lets the file decide.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ReadOptions {
    /// Bounds on size and memory.
    pub limits: Limits,
    /// The encoding a person chose for a text file, by a name such as `windows-1252`.
    pub encoding: Option<String>,
    /// How speaker turns are to be recognised.
    pub turns: TurnOptions,
}
