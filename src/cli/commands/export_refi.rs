//! What `export` writes for other programs, and what it says beside it.

use crate::cli::cli_error::CliError;
use crate::cli::output;
use crate::exchange::codebook::ExportError;
use crate::exchange::refi::{self, Loss};
use crate::exchange::report::ReportSource;
use crate::exchange::{write_atomically, write_seeking};
use std::io::Cursor;
use std::path::{Path, PathBuf};

/// Writes the project as it is made, and says on standard error, and in a text beside it, what it could not carry: the
/// standard has no place for anything else in the package.
pub(super) fn write_project(source: &ReportSource<'_>, out: &Path) -> Result<(), CliError> {
    let (seen, id, texts) = (source.seen, source.project, source.texts());
    let mut written = None;
    if out == Path::new("-") {
        let mut bytes = Cursor::new(Vec::new());
        let it = refi::write_project(seen, id, &texts, &mut bytes).map_err(ExportError::from)?;
        output::bytes(bytes.get_ref())?;
        written = Some(it);
    } else {
        let write = |file: &mut _| {
            written = Some(refi::write_project(seen, id, &texts, file)?);
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
pub(super) fn tell(losses: &[Loss]) {
    for loss in losses {
        output::note(&format!("Not carried: {}", loss.sentence()));
    }
}
