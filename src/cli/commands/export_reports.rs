//! The reports that `export` writes: agreement, discrepancies, the matrix of ratings.

use crate::analysis::agreement::of_study::{
    AgreementOptions, agreement_of_study, ratings_of_study,
};
use crate::analysis::discrepancies::discrepancies;
use crate::cli::cli_error::CliError;
use crate::cli::open_study::OpenStudy;
use crate::cli::output;
use crate::exchange::codebook::ExportError;
use crate::exchange::report::{
    Report, ReportFormat, agreement_report, discrepancies_report, ratings_table,
};
use crate::exchange::spreadsheet::{ByteOrderMark, csv};
use crate::exchange::write_atomically;
use std::path::Path;

/// Writes the agreement of the latest pass that can be compared.
pub(super) fn agreement(
    open: &OpenStudy,
    format: ReportFormat,
    out: &Path,
) -> Result<(), CliError> {
    let options = AgreementOptions {
        all_coefficients: true,
        ..AgreementOptions::default()
    };
    let answer = agreement_of_study(&open.seen(), &open.texts(), &open.cut(), &options)?;
    write(&agreement_report(&answer), format, out)
}

/// Writes the discrepancies of the latest pass that can be compared.
pub(super) fn discrepancies_of(
    open: &OpenStudy,
    format: ReportFormat,
    out: &Path,
) -> Result<(), CliError> {
    let seen = open.seen();
    let texts = open.texts();
    let found = discrepancies(&seen, &texts, None, &[])?;
    write(
        &discrepancies_report(&seen, &found, Some(&texts)),
        format,
        out,
    )
}

/// Writes every unit with what each analyst gave it.
pub(super) fn ratings(open: &OpenStudy, out: &Path) -> Result<(), CliError> {
    let seen = open.seen();
    let ratings = ratings_of_study(&seen, &open.texts(), &AgreementOptions::default())?;
    let text = csv(&ratings_table(&seen, &ratings), ByteOrderMark::LeftOut);
    if out == Path::new("-") {
        output::bytes(text.as_bytes())?;
    } else {
        write_atomically(out, |file| file.write_all(text.as_bytes())).map_err(ExportError::from)?;
    }
    Ok(())
}

fn write(report: &Report, format: ReportFormat, out: &Path) -> Result<(), CliError> {
    if out == Path::new("-") {
        output::bytes(&report.bytes(format)?)?;
    } else {
        report.save(format, out)?;
    }
    Ok(())
}
