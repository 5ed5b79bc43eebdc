//! `export`: files for the paper.

use crate::cli::arguments::Viewing;
use crate::cli::cli_error::CliError;
use crate::cli::open_study::OpenStudy;
use crate::cli::output;
use crate::exchange::codebook::{CodebookFormat, codebook};
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
        let format = match (self.what, self.format) {
            (What::Codebook, Format::Csv) => CodebookFormat::Csv,
            (What::Codebook, Format::Xlsx) => CodebookFormat::Xlsx,
            (What::Codebook, Format::Md) => CodebookFormat::Markdown,
            _ => {
                return Err(CliError::Refused(
                    "This version exports the codebook, as csv, xlsx or md; the rest is not there yet."
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
}
