//! Why a report cannot be made.

use crate::analysis::layers::CompareError;
use crate::exchange::checklists::ChecklistError;

/// Why a report cannot be made; one sentence for a person.
#[derive(Debug, thiserror::Error)]
pub enum ReportError {
    /// Codings cannot be compared.
    #[error(transparent)]
    Compare(#[from] CompareError),
    /// There is nothing to report yet; the sentence says what to do.
    #[error("{0}")]
    Nothing(&'static str),
    /// A text is missing that it needs; the sentence says which.
    #[error("{0}")]
    Text(String),
    /// There is no such checklist.
    #[error(transparent)]
    Checklist(#[from] ChecklistError),
    /// The package for other programs could not be put together.
    #[error("The package could not be put together ({0}): try again.")]
    Package(#[from] std::io::Error),
}
