//! Why a report cannot be made.

use crate::analysis::layers::CompareError;

/// Why a report cannot be made; one sentence for a person.
#[derive(Debug, thiserror::Error)]
pub enum ReportError {
    /// Codings cannot be compared.
    #[error(transparent)]
    Compare(#[from] CompareError),
    /// There is nothing to report yet, or it does not show; the sentence says what to do.
    #[error("{0}")]
    Nothing(&'static str),
}
