//! What `export` writes for other programs: the codebook and the project as REFI-QDA has them.

use crate::cli::cli_error::CliError;
use crate::cli::open_study::OpenStudy;
use crate::cli::output;
use crate::exchange::codebook::ExportError;
use crate::exchange::refi::{Loss, codebook_file, write_project};
use crate::exchange::{write_atomically, write_seeking};
use std::io::Cursor;
use std::path::{Path, PathBuf};

/// One of the two files of the standard.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Refi {
    /// The codebook (`.qdc`).
    Codebook,
    /// The project (`.qdpx`).
    Project,
}

impl Refi {
    /// Writes it.
    pub fn write(self, open: &OpenStudy, out: &Path) -> Result<(), CliError> {
        match self {
            Self::Codebook => codebook(open, out),
            Self::Project => project(open, out),
        }
    }
}

/// Writes the codebook and says on standard error what it could not carry.
fn codebook(open: &OpenStudy, out: &Path) -> Result<(), CliError> {
    let file = codebook_file(&open.seen(), open.project().id()).map_err(ExportError::from)?;
    let file = file.ok_or(ExportError::NoCodes)?;
    if out == Path::new("-") {
        output::bytes(&file.bytes)?;
    } else {
        write_atomically(out, |it| it.write_all(&file.bytes)).map_err(ExportError::from)?;
    }
    tell(&file.losses);
    Ok(())
}

/// Writes the project and says on standard error, and in a text beside it, what it could not carry: the standard has
/// no place for anything else in the package.
fn project(open: &OpenStudy, out: &Path) -> Result<(), CliError> {
    let seen = open.seen();
    let texts = open.texts();
    let id = open.project().id();
    let mut written = None;
    if out == Path::new("-") {
        let mut bytes = Cursor::new(Vec::new());
        let it = write_project(&seen, id, &texts, &mut bytes).map_err(ExportError::from)?;
        output::bytes(bytes.get_ref())?;
        written = Some(it);
    } else {
        let write = |file: &mut _| {
            written = Some(write_project(&seen, id, &texts, file)?);
            Ok(())
        };
        write_seeking(out, write).map_err(ExportError::from)?;
    }
    let losses = written.map(|it| it.losses).unwrap_or_default();
    if out != Path::new("-") && !losses.is_empty() {
        let lines = losses.iter().map(|it| format!("{}\n", it.sentence()));
        let text: String = lines.collect();
        let beside = beside(out);
        write_atomically(&beside, |file| file.write_all(text.as_bytes()))
            .map_err(ExportError::from)?;
    }
    tell(&losses);
    Ok(())
}

/// `study.qdpx` → `study-not-carried.txt`.
fn beside(out: &Path) -> PathBuf {
    let stem = out.file_stem().unwrap_or_default().to_string_lossy();
    out.with_file_name(format!("{stem}-not-carried.txt"))
}

/// What was not carried, a line for each.
fn tell(losses: &[Loss]) {
    for loss in losses {
        output::note(&format!("Not carried: {}", loss.sentence()));
    }
}
