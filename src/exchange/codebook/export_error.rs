//! Why something was not exported.

use crate::exchange::WriteError;
use crate::exchange::figure::FigureError;
use crate::exchange::spreadsheet::SpreadsheetError;

/// Why something was not exported; one sentence for a person.
#[derive(Debug, thiserror::Error)]
pub enum ExportError {
    /// No spreadsheet holds it.
    #[error(transparent)]
    Spreadsheet(#[from] SpreadsheetError),
    /// It is written in other formats.
    #[error("It is not written as {0}: choose another format.")]
    Format(&'static str),
    /// The standard has no codebook without codes.
    #[error("There are no codes yet, and REFI-QDA has no codebook without any: make one first.")]
    NoCodes,
    /// The document could not be put together.
    #[error("The document could not be put together ({0}): try again, or choose another format.")]
    Document(#[from] std::io::Error),
    /// The figure could not be drawn.
    #[error(transparent)]
    Figure(#[from] FigureError),
    /// The file could not be written.
    #[error(transparent)]
    Write(#[from] WriteError),
}
