//! What a sentence of the draft is about, so that checklists find it.

use serde::Deserialize;

/// What a sentence of the draft is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize)]
pub enum Topic {
    /// Kinds of documents.
    Kinds,
    /// Field notes among them.
    FieldNotes,
    /// How long documents are.
    Lengths,
    /// How long interviews took.
    Duration,
    /// When they are dated.
    Dates,
    /// How and where: the mode of each.
    Setting,
    /// Waves.
    Waves,
    /// Languages.
    Languages,
    /// Translations.
    Translation,
    /// Who interviewed.
    Interviewers,
    /// How many participants.
    SampleSize,
    /// Whose documents there are, and how many of one person.
    Linked,
    /// The tradition.
    Orientation,
    /// Frameworks.
    Framework,
    /// Who coded.
    Coders,
    /// Their background.
    Background,
    /// Their relation to participants.
    Relation,
    /// What the study's record itself calls for as a limitation.
    Limitation,
    /// The passes.
    Opened,
    /// What analysts could see of each other's work.
    Independence,
    /// How much two finished.
    Share,
    /// Rounds.
    Rounds,
    /// Who coded how much.
    Work,
    /// Differences and decisions.
    Settling,
    /// Agreement.
    Agreement,
    /// What the codebook holds: how many codes of which origin.
    Origins,
    /// What was changed in it.
    Changes,
    /// From codes to categories and themes.
    Derivation,
    /// Deviant cases.
    Deviant,
    /// Quotations.
    Quotations,
    /// Versions and reviews.
    Review,
    /// Memos.
    Memos,
    /// Reflexive memos.
    Reflexive,
    /// Several sources and analysts.
    Triangulation,
    /// The log.
    Log,
    /// The program.
    Software,
    /// Anything else.
    Other,
}
