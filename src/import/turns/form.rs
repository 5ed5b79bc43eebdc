//! The ways a transcript says who speaks.

use serde::{Deserialize, Serialize};

/// One way of marking who speaks, by what stands at the beginning of the turn.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum SpeakerForm {
    /// `Name:`, `NAME:`, `I:`, `R1:`, in Markdown also `**Name:**`.
    Colon,
    /// `Name (00:12:03):`, `Name: [00:12:03]`, `Name [00:12:03]` before the speech.
    ColonWithTime,
    /// `[00:12:03] Name:` before the speech.
    TimeBefore,
    /// `[Name]` before the speech.
    Bracketed,
    /// `**Name**` before the speech, without a colon.
    Bold,
    /// `Name 00:12:03` or `00:12:03 Name` on a line of its own above the speech.
    NameAndTimeAbove,
    /// The name alone on the line above the speech.
    NameAbove,
    /// The name in its own column: a table's cell, or followed by a tab.
    Column,
    /// `Name - `, `Name – ` before the speech.
    Dash,
}

impl SpeakerForm {
    /// Every form, in the order a list shows them.
    pub const ALL: [Self; 9] = [
        Self::Colon,
        Self::ColonWithTime,
        Self::TimeBefore,
        Self::Bracketed,
        Self::Bold,
        Self::NameAndTimeAbove,
        Self::NameAbove,
        Self::Column,
        Self::Dash,
    ];

    /// The form as an example, for a person to recognise.
    pub const fn example(self) -> &'static str {
        match self {
            Self::Colon => "Name:",
            Self::ColonWithTime => "Name (00:12:03):",
            Self::TimeBefore => "[00:12:03] Name:",
            Self::Bracketed => "[Name]",
            Self::Bold => "**Name**",
            Self::NameAndTimeAbove => "Name 00:12:03, above the speech",
            Self::NameAbove => "Name, above the speech",
            Self::Column => "Name in its own column",
            Self::Dash => "Name –",
        }
    }

    /// Whether the mark alone, without repetition, could as well be part of the speech.
    pub(super) const fn is_weak(self) -> bool {
        matches!(self, Self::NameAbove | Self::Column | Self::Dash)
    }

    /// Whether the form carries a time code.
    pub(super) const fn is_timed(self) -> bool {
        matches!(
            self,
            Self::ColonWithTime | Self::TimeBefore | Self::NameAndTimeAbove
        )
    }
}

impl std::fmt::Display for SpeakerForm {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.example())
    }
}
