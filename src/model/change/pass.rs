//! Passes: who codes what material how, and when it is closed.

use crate::model::{AnalystId, CodeId, DocumentId, FrameworkId, PassId, Span};
use serde::{Deserialize, Serialize};

/// How a pass codes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum PassKind {
    /// With a framework's constructs.
    Deductive,
    /// With codes made from the data.
    Inductive,
    /// Over existing codes.
    Directed,
}

/// What is coded: what is said, or what is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
pub enum Level {
    /// What is said.
    #[default]
    Manifest,
    /// What is meant.
    Latent,
}

/// A stretch of material within a construct.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct MaterialSpan {
    /// The construct it was coded with in the earlier pass.
    pub construct: CodeId,
    /// The document.
    pub document: DocumentId,
    /// First code point.
    pub start: u32,
    /// First code point after it.
    pub end: u32,
}

impl MaterialSpan {
    /// The stretch.
    pub const fn span(&self) -> Span {
        Span::new(self.start, self.end)
    }
}

/// What a pass works on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Material {
    /// All documents of the study, those that come later included.
    AllDocuments,
    /// Chosen documents.
    Documents(Vec<DocumentId>),
    /// Segments of constructs of an earlier pass, fixed when this one opens.
    Segments {
        /// The earlier pass.
        of: PassId,
        /// The constructs, in order.
        constructs: Vec<CodeId>,
        /// The stretches, in order.
        spans: Vec<MaterialSpan>,
    },
}

/// A part of a pass's material: what is closed and revealed at once.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Part {
    /// A document.
    Document(DocumentId),
    /// A domain or sub-domain.
    Construct(CodeId),
}

/// A pass.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NewPass {
    /// Its name.
    pub name: String,
    /// How it codes.
    pub kind: PassKind,
    /// Who codes.
    pub analysts: Vec<AnalystId>,
    /// With which framework.
    pub framework: Option<FrameworkId>,
    /// What is said, or what is meant.
    pub level: Level,
    /// Whether the analysts' work is hidden from each other until all have closed.
    pub blind: bool,
    /// What it works on.
    pub material: Material,
}

/// A field of a pass.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum PassEdit {
    /// Its name.
    Name(String),
    /// What is said, or what is meant.
    Level(Level),
    /// Taken off the list.
    Removed(bool),
}

/// A round of a pass: the pilot, the main coding.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NewRound {
    /// Of which pass.
    pub pass: PassId,
    /// Its name.
    pub name: String,
    /// Its documents.
    pub documents: Vec<DocumentId>,
}

/// How far an analyst has read a document in a pass.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize,
)]
pub enum Reading {
    /// Not read through yet.
    #[default]
    Unread,
    /// Read through.
    Read,
    /// Read through, and nothing in it is relevant.
    NothingRelevant,
}

/// What was said about the coding before a part was closed.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Talk {
    /// Not stated.
    NotStated,
    /// Coded without discussing it.
    NotDiscussed,
    /// Discussed.
    Discussed {
        /// With whom.
        with: String,
        /// About what.
        about: String,
    },
}

impl Talk {
    /// The statement in a few words: “coded without discussing it”, “discussed with Bo (about borders)”.
    pub fn in_words(&self) -> String {
        match self {
            Self::NotStated => "not stated whether it was discussed".to_owned(),
            Self::NotDiscussed => "coded without discussing it".to_owned(),
            Self::Discussed { with, about } => {
                let with = Some(with.trim()).filter(|it| !it.is_empty());
                let about = Some(about.trim()).filter(|it| !it.is_empty());
                let with = with.map_or_else(String::new, |with| format!(" with {with}"));
                let about = about.map_or_else(String::new, |about| format!(" (about {about})"));
                format!("discussed{with}{about}")
            }
        }
    }
}

/// An analyst's closing of a part.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Closing {
    /// Finished.
    Closed(Talk),
    /// Taken up again.
    Reopened {
        /// Why.
        reason: String,
    },
}
