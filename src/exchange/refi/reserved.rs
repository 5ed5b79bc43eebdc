//! Variables that stand for what is no attribute here.

use super::convention::RESERVED;
use super::guid::{Guid, Guids};

/// Something that a variable stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Reserved {
    /// A participant's role.
    Role,
    /// Their number within it.
    Number,
    /// Their pseudonym, where the label shows something else.
    Pseudonym,
    /// The name of the case above them.
    Case,
    /// What sort of document.
    Kind,
    /// When the interview was.
    Date,
    /// In which wave.
    Wave,
    /// In which mode.
    Mode,
    /// Who interviewed.
    Interviewer,
    /// Its language.
    Language,
    /// What it was translated from.
    TranslatedFrom,
    /// By whom.
    TranslatedBy,
}

impl Reserved {
    /// All of them.
    pub const ALL: [Self; 12] = [
        Self::Role,
        Self::Number,
        Self::Pseudonym,
        Self::Case,
        Self::Kind,
        Self::Date,
        Self::Wave,
        Self::Mode,
        Self::Interviewer,
        Self::Language,
        Self::TranslatedFrom,
        Self::TranslatedBy,
    ];

    /// The variable's name.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Role => "Role",
            Self::Number => "Number within the role",
            Self::Pseudonym => "Pseudonym",
            Self::Case => "Case",
            Self::Kind => "Kind of document",
            Self::Date => "Date",
            Self::Wave => "Wave",
            Self::Mode => "Mode",
            Self::Interviewer => "Interviewer",
            Self::Language => "Language",
            Self::TranslatedFrom => "Translated from",
            Self::TranslatedBy => "Translated by",
        }
    }

    /// What its description says, by which it is known again.
    pub fn description(self) -> String {
        format!("{RESERVED}{}", self.name().to_lowercase())
    }

    /// What a variable with this description stands for, in a file of Interlinea.
    pub fn of(description: &str) -> Option<Self> {
        let description = description.trim();
        Self::ALL
            .into_iter()
            .find(|it| it.description() == description)
    }

    /// The GUID of the variable.
    pub fn guid(self, guids: &Guids) -> Guid {
        guids.named(&format!("variable {}", self.name()))
    }
}
