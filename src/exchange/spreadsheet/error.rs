//! Why a spreadsheet could not be made.

/// Why a spreadsheet could not be made.
#[derive(Debug, thiserror::Error)]
pub enum SpreadsheetError {
    /// More rows or columns than a sheet takes.
    #[error(
        "The table “{table}” has {rows} rows and {columns} columns, more than the 1,048,576 rows and 16,384 columns of a spreadsheet; save it as CSV."
    )]
    TooLarge {
        /// The table's name.
        table: String,
        /// Its rows, the heading included.
        rows: usize,
        /// Its columns.
        columns: usize,
    },
    /// The workbook could not be put together.
    #[error("The spreadsheet could not be put together ({0}); save the table as CSV.")]
    NotMade(#[from] rust_xlsxwriter::XlsxError),
}
