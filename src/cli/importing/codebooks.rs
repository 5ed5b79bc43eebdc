//! A team's codebook into a study.

use super::answer::{Answer, NotTaken, Skipped};
use crate::cli::cli_error::CliError;
use crate::cli::open_study::OpenStudy;
use crate::exchange::codebook::{CodebookTable, take_in};
use crate::exchange::refi::{self, CodebookTaken, read_codebook};
use crate::import::{ReadOptions, load};
use crate::model::acts::ActError;
use crate::model::{Seen, StepDraft};
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
    let name = file.file_name().unwrap_or_default().to_string_lossy();
    let taken = if ending.as_deref() == Some("qdc") {
        let read =
            read_codebook(&name, &bytes).map_err(|error| CliError::Refused(error.to_string()))?;
        let project = open.project().id();
        take(open, dry_run, |seen, draft| {
            read.take_in(seen, project, draft)
        })
    } else {
        let read = CodebookTable::read(&name, bytes).map_err(|error| named(&error))?;
        take(open, dry_run, |seen, draft| table(seen, draft, &read))
    };
    let taken = taken.map_err(|error| match error {
        CliError::Act(error) => named(&error),
        other => other,
    })?;
    answer.codes = Some(answer.codes.unwrap_or(0) + taken.codes);
    answer.analysts.get_or_insert(0);
    answer.codings.get_or_insert(0);
    answer.notes.extend(taken.notes);
    let not_taken = taken.not_taken.into_iter().map(|it| NotTaken {
        what: it.what,
        reason: it.reason,
    });
    answer.not_taken.get_or_insert_default().extend(not_taken);
    Ok(())
}

/// The rows of a table into the study.
fn table(
    seen: &Seen<'_>,
    draft: &mut StepDraft,
    read: &CodebookTable,
) -> Result<CodebookTaken, ActError> {
    let taken = take_in(seen, draft, &read.entries)?;
    let not_taken = read.left.iter().cloned().chain(taken.not_taken);
    Ok(CodebookTaken {
        codes: taken.made,
        completed: taken.completed,
        not_taken: not_taken
            .map(|it| refi::NotTaken {
                what: it.what,
                reason: it.reason,
            })
            .collect(),
        notes: read.notes.clone(),
        ..CodebookTaken::default()
    })
}

/// Takes a codebook in one step, or says what would be taken.
fn take(
    open: &mut OpenStudy,
    dry_run: bool,
    take_in: impl Fn(&Seen<'_>, &mut StepDraft) -> Result<CodebookTaken, ActError>,
) -> Result<CodebookTaken, CliError> {
    if dry_run {
        return Ok(take_in(&open.seen(), &mut OpenStudy::scratch())?);
    }
    let mut draft = open.draft()?;
    let taken = take_in(&open.seen(), &mut draft)?;
    if !draft.is_empty() {
        open.commit(draft)?;
    }
    Ok(taken)
}
