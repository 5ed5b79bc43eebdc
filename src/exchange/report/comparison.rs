//! The codebook beside that of an earlier study.

use super::report_error::ReportError;
use super::report_source::ReportSource;
use super::sheet::Report;
use crate::exchange::codebook::{CodebookTable, compare_codebooks};
use crate::exchange::refi::read_codebook;
use crate::import::{ReadOptions, load};
use std::path::Path;

/// Compares the codebook with a file: a table (CSV, XLSX) or a codebook of REFI-QDA (QDC).
///
/// # Errors
/// Where the file cannot be read or is no codebook: one sentence.
pub(super) fn comparison_report(
    source: &ReportSource<'_>,
    file: &str,
) -> Result<Report, ReportError> {
    let path = Path::new(file.trim());
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let error = |error: &dyn std::fmt::Display| ReportError::Text(error.to_string());
    let bytes = load(path, &ReadOptions::default().limits).map_err(|it| error(&it))?;
    let entries = if name.to_lowercase().ends_with(".qdc") {
        let read = read_codebook(&name, &bytes).map_err(|it| error(&it))?;
        read.entries()
    } else {
        let read = CodebookTable::read(&name, bytes);
        let read = read.map_err(|it| ReportError::Text(format!("“{name}” was not read. {it}")))?;
        read.entries
    };
    let compared = compare_codebooks(source.seen, &entries);
    Ok(compared.report(source.seen.title(), &name))
}
