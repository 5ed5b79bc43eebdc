//! One row or column of a matrix.

use crate::model::{
    AnalystId, AttributeId, CaseId, CategoryId, CodeId, DocumentId, ParticipantId, RoleId, Sorted,
    SpeakerIs, Subject,
};

/// Who speaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum SpokenBy {
    /// A participant, or a speaker nothing else is known of.
    Participant,
    /// An interviewer.
    Interviewer,
    /// An interpreter.
    Interpreter,
    /// Anybody else.
    Other,
}

impl SpokenBy {
    /// All of them.
    pub const ALL: [Self; 4] = [
        Self::Participant,
        Self::Interviewer,
        Self::Interpreter,
        Self::Other,
    ];

    /// Its name.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Participant => "Participants",
            Self::Interviewer => "Interviewers",
            Self::Interpreter => "Interpreters",
            Self::Other => "Others",
        }
    }

    /// What a speaker counts as.
    pub const fn of(speaker: Option<&SpeakerIs>) -> Self {
        match speaker {
            Some(SpeakerIs::Interviewer) => Self::Interviewer,
            Some(SpeakerIs::Interpreter) => Self::Interpreter,
            Some(SpeakerIs::Participant(_)) | None => Self::Participant,
            Some(_) => Self::Other,
        }
    }
}

/// What a row or column is of.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum HeadingOf {
    /// A code, a construct included.
    Code(CodeId),
    /// A category or theme.
    Category(CategoryId),
    /// A document.
    Document(DocumentId),
    /// A participant.
    Participant(ParticipantId),
    /// A role.
    Role(RoleId),
    /// A case.
    Case(CaseId),
    /// A wave, by its name.
    Wave(String),
    /// A value of an attribute, as it is written.
    Value(AttributeId, String),
    /// Who speaks.
    Speaker(SpokenBy),
    /// An analyst.
    Analyst(AnalystId),
}

impl HeadingOf {
    /// The id of what it is of; a value, wave or kind of speaker has none.
    pub fn id(&self) -> Option<String> {
        Some(match self {
            Self::Code(id) => id.to_string(),
            Self::Category(id) => id.to_string(),
            Self::Document(id) => id.to_string(),
            Self::Participant(id) => id.to_string(),
            Self::Role(id) => id.to_string(),
            Self::Case(id) => id.to_string(),
            Self::Analyst(id) => id.to_string(),
            Self::Wave(_) | Self::Value(..) | Self::Speaker(_) => return None,
        })
    }

    /// As the row of a framework matrix, where it can be one.
    pub const fn subject(&self) -> Option<Subject> {
        match self {
            Self::Participant(id) => Some(Subject::Participant(*id)),
            Self::Case(id) => Some(Subject::Case(*id)),
            Self::Document(id) => Some(Subject::Document(*id)),
            _ => None,
        }
    }

    /// As the column of a framework matrix, where it can be one.
    pub const fn sorted(&self) -> Option<Sorted> {
        match self {
            Self::Code(id) => Some(Sorted::Code(*id)),
            Self::Category(id) => Some(Sorted::Category(*id)),
            _ => None,
        }
    }
}

/// A row or column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AxisHeading {
    /// What it is of.
    pub of: HeadingOf,
    /// What it is called.
    pub name: String,
    /// Its path in the tree of codes; the name of anything else.
    pub path: String,
    /// How many lie above it in the tree.
    pub depth: usize,
}
