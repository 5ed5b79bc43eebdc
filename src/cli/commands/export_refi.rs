//! What `export` writes for other programs: the codebook and the project as REFI-QDA has them.

use crate::cli::cli_error::CliError;
use crate::cli::open_study::OpenStudy;
use crate::cli::output;
use crate::exchange::codebook::ExportError;
use crate::exchange::refi::{Loss, codebook_file};
use crate::exchange::write_atomically;
use std::path::Path;

/// Writes the codebook and says on standard error what it could not carry.
pub(super) fn codebook(open: &OpenStudy, out: &Path) -> Result<(), CliError> {
    let file = codebook_file(&open.seen(), open.project().id()).map_err(ExportError::from)?;
    let Some(file) = file else {
        return Err(CliError::Refused(
            "There are no codes yet, and REFI-QDA has no codebook without any: make one first."
                .to_owned(),
        ));
    };
    if out == Path::new("-") {
        output::bytes(&file.bytes)?;
    } else {
        write_atomically(out, |it| it.write_all(&file.bytes)).map_err(ExportError::from)?;
    }
    tell(&file.losses);
    Ok(())
}

/// What was not carried, a line for each.
fn tell(losses: &[Loss]) {
    for loss in losses {
        output::note(&format!("Not carried: {}", loss.sentence()));
    }
}
