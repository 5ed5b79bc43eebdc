//! Why something was not exported.

use crate::exchange::WriteError;
use crate::exchange::spreadsheet::SpreadsheetError;

/// Why something was not exported; one sentence for a person.
#[derive(Debug, thiserror::Error)]
pub enum ExportError {
    /// No spreadsheet holds it.
    #[error(transparent)]
    Spreadsheet(#[from] SpreadsheetError),
    /// The file could not be written.
    #[error(transparent)]
    Write(#[from] WriteError),
}
