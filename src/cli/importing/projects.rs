//! Projects of other programs into a study.

use super::answer::{Answer, Imported, NotTaken, Skipped};
use crate::cli::cli_error::CliError;
use crate::cli::open_study::OpenStudy;
use crate::exchange::refi::{self, DocumentTaken, ProjectTaken, read_project};
use crate::journal::NewFile;
use std::fs::File;
use std::io::BufReader;
use std::path::{Path, PathBuf};

/// Takes projects; one that cannot be read is skipped with its sentence, and nothing of it is taken.
pub fn projects(
    open: &mut OpenStudy,
    files: &[PathBuf],
    dry_run: bool,
    answer: &mut Answer,
) -> Result<(), CliError> {
    for file in files {
        match project(open, file, dry_run) {
            Ok(taken) => tell(taken, file, dry_run, answer),
            Err(error @ CliError::Journal(_)) => return Err(error),
            Err(error) => answer.skipped.push(Skipped {
                file: file.display().to_string(),
                reason: error.to_string(),
            }),
        }
    }
    Ok(())
}

fn project(open: &mut OpenStudy, path: &Path, dry_run: bool) -> Result<ProjectTaken, CliError> {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let unreadable = |error: &dyn std::fmt::Display| {
        CliError::Refused(format!(
            "“{name}” could not be read ({error}); check that it is there and that you may open it."
        ))
    };
    if path.is_dir() {
        return Err(unreadable(&"it is a folder"));
    }
    let file = File::open(path).map_err(|error| unreadable(&error))?;
    let read = read_project(&name, BufReader::new(file))
        .map_err(|error| CliError::Refused(error.to_string()))?;
    let project = open.project().id();
    if dry_run {
        return Ok(read.take_in(&open.seen(), project, OpenStudy::scratch())?);
    }
    let first = open.draft()?;
    let mut taken = read.take_in(&open.seen(), project, first)?;
    let steps = std::mem::take(&mut taken.steps);
    if !steps.is_empty() {
        let texts = read.new_texts(&open.seen());
        let files: Vec<NewFile<'_>> = texts.into_iter().map(NewFile::Text).collect();
        open.project().add_files(&files)?;
        open.commit_together(steps)?;
    }
    Ok(taken)
}

fn tell(taken: ProjectTaken, file: &Path, dry_run: bool, answer: &mut Answer) {
    let file = file.display().to_string();
    let documents = taken.documents.into_iter();
    answer
        .imported
        .extend(documents.map(|it| imported(it, &file, dry_run)));
    let add = |count: &mut Option<usize>, more: usize| *count = Some(count.unwrap_or(0) + more);
    add(&mut answer.codes, taken.codes);
    add(&mut answer.analysts, taken.analysts);
    add(&mut answer.codings, taken.codings);
    answer.notes.extend(taken.notes);
    answer.notes.push(format!(
        "{} memos, {} participants and {} categories came along.",
        taken.memos, taken.participants, taken.categories
    ));
    let unread = taken.unread.iter().map(|it| Skipped {
        file: format!("{file}: {}", it.what),
        reason: it.reason.clone(),
    });
    answer.skipped.extend(unread);
    let not_taken = taken.unread.into_iter().chain(taken.not_taken);
    let not_taken = not_taken.map(|refi::NotTaken { what, reason }| NotTaken { what, reason });
    answer.not_taken.get_or_insert_default().extend(not_taken);
}

fn imported(it: DocumentTaken, file: &str, dry_run: bool) -> Imported {
    Imported {
        document: Some(it.document).filter(|_| it.already || !dry_run),
        name: it.name,
        file: file.to_owned(),
        characters: it.characters,
        words: it.words,
        encoding: it.encoding,
        turns: it.turns,
        speakers: it.speakers,
        already: it.already,
    }
}
