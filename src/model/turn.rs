//! Speaker turns, as data beside the text.

use super::Span;
use serde::{Deserialize, Serialize};

/// One speaker's turn in a transcript. The text itself keeps the label; the turn says where it ends.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Turn {
    /// First code point of the turn, label and time code included.
    pub start: u32,
    /// First code point of what was said, after label and time code.
    pub body: u32,
    /// First code point after the turn (the following line break is not part of it).
    pub end: u32,
    /// Which of the document's speakers spoke (an index into its speakers' labels); none before the first label.
    pub speaker: Option<u16>,
    /// Time code of the turn's start, in milliseconds from the start of the recording.
    pub time_ms: Option<u32>,
}

impl Turn {
    /// The whole turn with its label.
    pub const fn span(&self) -> Span {
        Span::new(self.start, self.end)
    }

    /// What was said, without label and time code.
    pub const fn said(&self) -> Span {
        Span::new(self.body, self.end)
    }
}
