//! `export`: files for the paper.

use super::export_reports;
use crate::cli::arguments::Viewing;
use crate::cli::cli_error::CliError;
use crate::cli::open_study::OpenStudy;
use crate::cli::output;
use crate::exchange::WriteError;
use crate::exchange::codebook::{CodebookFormat, ExportError, codebook};
use crate::exchange::memos::{MemoFormat, memo_book};
use crate::exchange::report::ReportFormat;
use clap::{Args, ValueEnum};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// Writes a file; one that is there is lost only when the new one is whole.
#[derive(Debug, Args)]
pub struct Export {
    /// The study's folder.
    project: PathBuf,
    /// What to write.
    #[arg(value_enum)]
    what: What,
    /// In which format.
    #[arg(long, value_enum, value_name = "F")]
    format: Format,
    /// Where to; `-` is standard output.
    #[arg(long, value_name = "FILE")]
    out: PathBuf,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum What {
    Codebook,
    Quotations,
    Transcript,
    Agreement,
    MatrixOfRatings,
    Discrepancies,
    Categories,
    Memos,
    Participants,
    Methods,
    Review,
    Project,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    Csv,
    Xlsx,
    Md,
    Docx,
    Html,
    Qdc,
    Svg,
    Png,
    Qdpx,
}

impl Export {
    pub fn run(self, viewing: &Viewing) -> Result<ExitCode, CliError> {
        if let (What::Memos, Some(format)) = (self.what, self.format.of_memos()) {
            return self.memos(format, viewing);
        }
        if let Some(done) = self.report(viewing) {
            return done;
        }
        let format = match (self.what, self.format) {
            (What::Codebook, Format::Csv) => CodebookFormat::Csv,
            (What::Codebook, Format::Xlsx) => CodebookFormat::Xlsx,
            (What::Codebook, Format::Md) => CodebookFormat::Markdown,
            _ => {
                return Err(CliError::Refused(
                    "This version exports the codebook as csv, xlsx or md, memos as docx or md, agreement and discrepancies as csv, xlsx or docx, and the matrix of ratings as csv; the rest is not there yet."
                        .to_owned(),
                ));
            }
        };
        let open = OpenStudy::open(&self.project, viewing)?;
        let codebook = codebook(&open.seen());
        if self.out == Path::new("-") {
            output::bytes(&codebook.bytes(format)?)?;
        } else {
            codebook.save(format, &self.out)?;
        }
        open.note_hidden();
        Ok(ExitCode::SUCCESS)
    }

    /// Writes one of the reports; none where something else was asked for.
    fn report(&self, viewing: &Viewing) -> Option<Result<ExitCode, CliError>> {
        let format = self.format.of_report()?;
        let write = |open: &OpenStudy| match (self.what, format) {
            (What::Agreement, format) => Some(export_reports::agreement(open, format, &self.out)),
            (What::Discrepancies, format) => {
                Some(export_reports::discrepancies_of(open, format, &self.out))
            }
            (What::MatrixOfRatings, ReportFormat::Csv) => {
                Some(export_reports::ratings(open, &self.out))
            }
            _ => None,
        };
        let reports = [What::Agreement, What::Discrepancies, What::MatrixOfRatings];
        if !reports.contains(&self.what) {
            return None;
        }
        let open = match OpenStudy::open(&self.project, viewing) {
            Ok(open) => open,
            Err(error) => return Some(Err(error)),
        };
        Some(write(&open)?.map(|()| ExitCode::SUCCESS))
    }

    fn memos(&self, format: MemoFormat, viewing: &Viewing) -> Result<ExitCode, CliError> {
        let open = OpenStudy::open(&self.project, viewing)?;
        let mut book = memo_book(&open.seen());
        book.quote(&|text| open.project().text(text).ok());
        if self.out == Path::new("-") {
            let bytes = book.bytes(format).map_err(|source| WriteError::NotWritten {
                path: self.out.clone(),
                source,
            });
            output::bytes(&bytes.map_err(ExportError::from)?)?;
        } else {
            book.save(format, &self.out).map_err(ExportError::from)?;
        }
        open.note_hidden();
        Ok(ExitCode::SUCCESS)
    }
}

impl Format {
    const fn of_report(self) -> Option<ReportFormat> {
        match self {
            Self::Csv => Some(ReportFormat::Csv),
            Self::Xlsx => Some(ReportFormat::Xlsx),
            Self::Docx => Some(ReportFormat::Docx),
            _ => None,
        }
    }

    const fn of_memos(self) -> Option<MemoFormat> {
        match self {
            Self::Docx => Some(MemoFormat::Docx),
            Self::Md => Some(MemoFormat::Markdown),
            _ => None,
        }
    }
}
