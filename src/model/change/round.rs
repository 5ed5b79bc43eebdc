//! Rounds whose material was drawn, recorded so that anybody can repeat the draw.

use super::MaterialSpan;
use crate::model::{AnalystId, AttributeId, DocumentId, PassId, RoundId, VersionId};
use serde::{Deserialize, Serialize};

/// A round of a pass on material that was drawn.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NewDrawnRound {
    /// Of which pass.
    pub pass: PassId,
    /// Its name.
    pub name: String,
    /// Whether it tests the codebook: material that none of its analysts has coded with it, coded hidden.
    pub is_test: bool,
    /// The frozen version of the codebook it is coded with, where one was named.
    pub version: Option<VersionId>,
    /// How its material was drawn.
    pub draw: Draw,
}

/// A draw, with everything that is needed to repeat it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Draw {
    /// Name of the rule, `draw-1`.
    pub rule: String,
    /// What the generator began with.
    pub seed: u64,
    /// How much was drawn.
    pub share: Share,
    /// By what it was drawn; none for all material as one.
    pub by: Option<DrawBy>,
    /// The strata in order: what could be drawn in each, and what was.
    pub strata: Vec<Stratum>,
    /// Material that could not be drawn, with the reason.
    pub not_eligible: Vec<NotEligible>,
}

/// How much is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Share {
    /// A number of documents or segments.
    Number(u32),
    /// So many per cent of what can be drawn, rounded up.
    Percent(u32),
}

/// By what material is drawn, so that each of its kinds is there in proportion.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum DrawBy {
    /// Role of a document's participants.
    Role,
    /// Their case.
    Case,
    /// Wave of the document.
    Wave,
    /// Construct of the segment.
    Construct,
    /// An attribute of participants, cases or documents.
    Attribute(AttributeId),
}

/// One thing that can be drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Drawable {
    /// A document.
    Document(DocumentId),
    /// A segment of a construct.
    Segment(MaterialSpan),
}

/// What was drawn of one kind of material.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stratum {
    /// The value that its material shares; empty where none is known, or where nothing was drawn by anything.
    pub name: String,
    /// What could be drawn, in order.
    pub eligible: Vec<Drawable>,
    /// What was drawn, in the same order.
    pub drawn: Vec<Drawable>,
}

/// Material that could not be drawn.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NotEligible {
    /// Which.
    pub what: Drawable,
    /// Why not.
    pub because: WhyNot,
}

/// Why material could not be drawn.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum WhyNot {
    /// These analysts have coded it with the codebook.
    Coded(Vec<AnalystId>),
    /// It belongs to a hidden pass that is not revealed yet, so that nobody may know whether it was coded.
    Hidden(PassId),
    /// It belongs to a round of the pass already.
    InRound(RoundId),
    /// Its text was erased.
    Erased,
}

impl Drawable {
    /// The document it is, or lies in.
    pub const fn document(&self) -> DocumentId {
        match self {
            Self::Document(document) => *document,
            Self::Segment(span) => span.document,
        }
    }
}

impl Draw {
    /// Everything that was drawn, stratum by stratum.
    pub fn drawn(&self) -> impl Iterator<Item = Drawable> + '_ {
        let strata = self.strata.iter();
        strata.flat_map(|stratum| stratum.drawn.iter().copied())
    }

    /// Number of things that could be drawn.
    pub fn eligible(&self) -> usize {
        self.strata.iter().map(|it| it.eligible.len()).sum()
    }

    /// Whether segments were drawn and not documents.
    pub fn is_of_segments(&self) -> bool {
        let mut all = self.strata.iter().flat_map(|it| it.eligible.iter());
        all.any(|it| matches!(it, Drawable::Segment(_)))
    }
}

/// A field of a round.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum RoundEdit {
    /// Its name.
    Name(String),
    /// Taken off the list.
    Removed(bool),
}
