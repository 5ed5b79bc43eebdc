//! A team's codebook into a study.

use super::answer::{Answer, NotTaken, Skipped};
use crate::cli::cli_error::CliError;
use crate::cli::input_table::text_of;
use crate::cli::open_study::OpenStudy;
use crate::exchange::codebook::{codebook_from_csv, take_in};
use crate::import::{ReadOptions, load};
use std::path::{Path, PathBuf};

/// Takes codebooks, each in one step; one that cannot be read is skipped with its sentence.
pub fn codebooks(
    open: &mut OpenStudy,
    files: &[PathBuf],
    dry_run: bool,
    answer: &mut Answer,
) -> Result<(), CliError> {
    for file in files {
        if let Err(error) = codebook(open, file, dry_run, answer) {
            if matches!(error, CliError::Journal(_)) {
                return Err(error);
            }
            answer.skipped.push(Skipped {
                file: file.display().to_string(),
                reason: error.to_string(),
            });
        }
    }
    Ok(())
}

fn codebook(
    open: &mut OpenStudy,
    file: &Path,
    dry_run: bool,
    answer: &mut Answer,
) -> Result<(), CliError> {
    let bytes = load(file, &ReadOptions::default().limits)?;
    let named = |error: &dyn std::fmt::Display| {
        CliError::Refused(format!("“{}” was not taken: {error}", file.display()))
    };
    let ending = file
        .extension()
        .map(|it| it.to_string_lossy().to_lowercase());
    let entries = match ending.as_deref() {
        Some("qdc" | "qdpx") => {
            return Err(named(
                &"this version does not read REFI-QDA; export the codebook as a table and import that.",
            ));
        }
        Some("xlsx") => crate::exchange::codebook::codebook_from_xlsx(&bytes),
        _ => codebook_from_csv(&text_of(bytes)?),
    };
    let entries = entries.map_err(|error| named(&error))?;
    let mut draft = OpenStudy::scratch();
    let taken = take_in(&open.seen(), &mut draft, &entries).map_err(|error| named(&error))?;
    if !dry_run {
        let mut draft = open.draft()?;
        take_in(&open.seen(), &mut draft, &entries).map_err(|error| named(&error))?;
        open.commit(draft)?;
    }
    answer.codes = Some(answer.codes.unwrap_or(0) + taken.made);
    answer.analysts = Some(0);
    answer.codings = Some(0);
    let not_taken = taken.not_taken.into_iter().map(|it| NotTaken {
        what: it.what,
        reason: it.reason,
    });
    answer.not_taken.get_or_insert_default().extend(not_taken);
    Ok(())
}
