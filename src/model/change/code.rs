//! Codes, and the frameworks whose constructs are codes too.

use crate::model::{CodeId, DocumentId, FrameworkId, PassId, Span};
use serde::{Deserialize, Serialize};

/// A framework loaded into the study.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NewFramework {
    /// Which framework file: `mrc-pe-2015`.
    pub key: String,
    /// Name as published.
    pub name: String,
    /// Which variant of it; empty for the framework itself.
    pub variant: String,
    /// Citation.
    pub citation: String,
}

/// A field of a framework.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum FrameworkEdit {
    /// Name in this study.
    Name(String),
    /// Taken off the list.
    Removed(bool),
}

/// What a construct is called where it comes from. Locked: the team's wording stands beside it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Construct {
    /// The framework.
    pub framework: FrameworkId,
    /// Its key in the framework file.
    pub key: String,
    /// Name as published.
    pub name: String,
    /// Where it is published.
    pub source: String,
    /// The published constructs it stands for, where a variant merged or renamed them.
    pub stands_for: Vec<String>,
}

/// Where a code comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
pub enum Origin {
    /// From the data.
    #[default]
    Inductive,
    /// From a framework.
    Deductive,
    /// From the play between both.
    Abductive,
    /// For what is relevant and fits no domain of the framework.
    Outside,
}

/// Where an inductive code arose.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Arose {
    /// In which pass.
    pub pass: PassId,
    /// On which document, if on one.
    pub document: Option<DocumentId>,
    /// At which passage.
    pub span: Option<Span>,
    /// Within which construct.
    pub within: Option<CodeId>,
}

/// A code.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NewCode {
    /// Its name.
    pub name: String,
    /// The code above it.
    pub parent: Option<CodeId>,
    /// Where it comes from.
    pub origin: Origin,
    /// Whether a participant's words name it.
    pub in_vivo: bool,
    /// Place in the palette.
    pub colour: u8,
    /// What it is in its framework.
    pub construct: Option<Construct>,
    /// Where it arose.
    pub arose: Option<Arose>,
    /// The code it was split from.
    pub split_from: Option<CodeId>,
}

/// A field of a code.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum CodeEdit {
    /// Its name.
    Name(String),
    /// The code above it.
    Parent(Option<CodeId>),
    /// What it means.
    Definition(String),
    /// What belongs to it.
    Include(String),
    /// What does not.
    Exclude(String),
    /// A typical passage.
    Example(String),
    /// Place in the palette.
    Colour(u8),
    /// Where it comes from.
    Origin(Origin),
    /// Manifest or latent.
    Level(Option<super::Level>),
    /// The code it was merged into; none takes the merge back.
    MergedInto(Option<CodeId>),
    /// Not used in this study, though the framework has it.
    SwitchedOff(bool),
    /// Place among its siblings; smaller comes first.
    Order(i32),
    /// Taken out of the tree.
    Removed(bool),
}

/// How one code is connected to another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum CodeLink {
    /// Related to.
    RelatedTo,
    /// Leads to.
    LeadsTo,
    /// Contrasts with.
    ContrastsWith,
}
