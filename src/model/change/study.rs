//! What is set on the study itself.

use serde::{Deserialize, Serialize};

/// The tradition a study works in; it decides which levels exist above codes and what they are called.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
pub enum Tradition {
    /// Qualitative content analysis of what is said (Graneheim & Lundman 2004): subcategories, categories.
    #[default]
    ContentManifest,
    /// Content analysis of what is meant: categories and themes.
    ContentLatent,
    /// Thematic analysis (Braun & Clarke 2006): sub-themes, themes.
    Thematic,
    /// Grounded theory: categories and a core category.
    GroundedTheory,
    /// Framework method (Gale 2013): framework categories and a matrix.
    Framework,
    /// Realist evaluation: context–mechanism–outcome configurations.
    Realist,
}

/// What the study will report of its double coding.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
pub enum Reported {
    /// Only that consensus was reached; coefficients stay off the screens.
    ConsensusOnly,
    /// Agreement figures too.
    #[default]
    AgreementToo,
}

/// A field of the study.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum StudyEdit {
    /// The study's title.
    Title(String),
    /// What it is about.
    Description(String),
    /// Its tradition.
    Tradition(Tradition),
    /// What it reports.
    Reported(Reported),
}
