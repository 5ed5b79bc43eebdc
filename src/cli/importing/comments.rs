//! Comments of the research group into a study.

use super::answer::{Answer, NotTaken, Skipped};
use crate::cli::cli_error::CliError;
use crate::cli::open_study::OpenStudy;
use crate::exchange::review::{CommentsFile, CommentsTaken};
use std::path::{Path, PathBuf};

/// Whether a file is taken for one of comments: by its ending, which no other file that is imported has. What is in it
/// is looked at when it is taken in.
pub fn is_comments(file: &Path) -> bool {
    file.is_file()
        && file
            .extension()
            .is_some_and(|ending| ending.eq_ignore_ascii_case("json"))
}

/// Takes files of comments; one that cannot be read is skipped with its sentence, and nothing of it is taken.
pub fn comments(
    open: &mut OpenStudy,
    files: &[PathBuf],
    dry_run: bool,
    answer: &mut Answer,
) -> Result<(), CliError> {
    for path in files {
        match take(open, path, dry_run) {
            Ok(taken) => tell(&taken, answer),
            Err(error @ CliError::Journal(_)) => return Err(error),
            Err(error) => answer.skipped.push(Skipped {
                file: path.display().to_string(),
                reason: error.to_string(),
            }),
        }
    }
    Ok(())
}

fn take(open: &mut OpenStudy, path: &Path, dry_run: bool) -> Result<CommentsTaken, CliError> {
    let refused =
        |error: crate::exchange::review::CommentsError| CliError::Refused(error.to_string());
    let file = CommentsFile::open(path).map_err(refused)?;
    if dry_run {
        return file
            .plan(&open.seen(), open.project().id())
            .map_err(refused);
    }
    let mut draft = open.draft()?;
    let taken = file
        .take_in(&open.seen(), open.project().id(), &mut draft)
        .map_err(refused)?;
    if !draft.is_empty() {
        open.commit(draft)?;
    }
    Ok(taken)
}

fn tell(taken: &CommentsTaken, answer: &mut Answer) {
    answer.notes.push(taken.sentence());
    let left = taken.left.iter().map(|reason| NotTaken {
        what: taken.reviewer.clone(),
        reason: reason.clone(),
    });
    answer.not_taken.get_or_insert_default().extend(left);
}
