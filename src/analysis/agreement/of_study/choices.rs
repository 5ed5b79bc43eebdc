//! What may be chosen about a comparison.

use super::super::Draws;
use crate::analysis::units::{Cover, UnitRule};
use crate::model::{AnalystId, CodeId, DocumentId, PassId, RoundId};

/// The unit in which coding is compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum UnitChoice {
    /// Segments of the material of a pass within constructs.
    Segment,
    /// Sentences.
    Sentence,
    /// Turns.
    Turn,
    /// Paragraphs.
    Paragraph,
    /// Whole documents.
    Document,
    /// Characters (code points).
    Character,
}

impl UnitChoice {
    /// All of them.
    pub const ALL: [Self; 6] = [
        Self::Segment,
        Self::Sentence,
        Self::Turn,
        Self::Paragraph,
        Self::Document,
        Self::Character,
    ];

    /// The unit in a word.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Segment => "segment",
            Self::Sentence => "sentence",
            Self::Turn => "turn",
            Self::Paragraph => "paragraph",
            Self::Document => "document",
            Self::Character => "character",
        }
    }

    /// Name of the rule that makes the units.
    pub const fn rule(self) -> &'static str {
        match self {
            Self::Segment => "segments-1",
            Self::Document => "documents-1",
            Self::Character => "characters-1",
            Self::Sentence => UnitRule::Sentences.name(),
            Self::Turn => UnitRule::Turns.name(),
            Self::Paragraph => UnitRule::Paragraphs.name(),
        }
    }

    /// The rule that cuts a text into these units, where one does.
    pub(super) const fn cuts(self) -> Option<UnitRule> {
        match self {
            Self::Sentence => Some(UnitRule::Sentences),
            Self::Turn => Some(UnitRule::Turns),
            Self::Paragraph => Some(UnitRule::Paragraphs),
            Self::Segment | Self::Document | Self::Character => None,
        }
    }
}

/// The text a comparison speaks of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum UniverseChoice {
    /// The pass's material: its segments, or its documents from end to end.
    Material,
    /// What participants said in the material.
    Participants,
    /// All text of the documents.
    All,
}

impl UniverseChoice {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Material, Self::Participants, Self::All];

    /// The universe in a word.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Material => "material",
            Self::Participants => "participants",
            Self::All => "all",
        }
    }
}

/// What is compared and how. The default leaves everything to the kind of pass.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct AgreementOptions {
    /// The pass; none for the latest with something to compare.
    pub pass: Option<PassId>,
    /// A second pass: then one analyst's coding of the same material in both is compared, the first of
    /// [`Self::analysts`]' or the viewer's.
    pub and_pass: Option<PassId>,
    /// The analysts; empty for those of the pass.
    pub analysts: Vec<AnalystId>,
    /// The unit; none for segments within constructs and sentences in whole documents.
    pub unit: Option<UnitChoice>,
    /// The universe; none for the material within constructs and participants' turns in whole documents.
    pub universe: Option<UniverseChoice>,
    /// Codes, each with everything below it; empty for every code that was given.
    pub codes: Vec<CodeId>,
    /// Documents; empty for all that are finished.
    pub documents: Vec<DocumentId>,
    /// Rounds of the pass; empty for all of its material, in rounds or not.
    pub rounds: Vec<RoundId>,
    /// When a unit carries a code.
    pub cover: Cover,
    /// Whether every coefficient gets an interval, not only those of the headline.
    pub all_coefficients: bool,
    /// Whether the set-valued alpha is left out, which in large studies takes longest.
    pub without_sets: bool,
    /// How the intervals are drawn; no interval with 0 draws.
    pub draws: Draws,
}
