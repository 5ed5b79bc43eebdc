//! Reading the files that are to be looked at, off the screen's thread.

use super::foreign::{Beside, ForeignPreview, Opened};
use super::previewed::Previewed;
use crate::ui::ForeignFile;
use std::path::PathBuf;

/// The most files that are looked at in one go.
const FILES: usize = 500;

/// What a look at files gave.
#[derive(Debug, Default)]
pub(super) struct Looked {
    pub files: Vec<Previewed>,
    /// Codebooks and projects of other programs.
    pub foreign: Vec<ForeignPreview>,
    /// Sentences about what could not be read.
    pub refused: Vec<String>,
}

/// Reads files, and those in folders.
pub(super) fn read_all(paths: &[PathBuf], beside: &Beside, watch: &crate::jobs::Watch) -> Looked {
    let Looked {
        mut files,
        mut foreign,
        mut refused,
    } = Looked::default();
    let mut all = Vec::new();
    for path in paths {
        collect(path, &mut all, &mut refused);
    }
    if all.len() > FILES {
        refused.push(format!(
            "Of {} files the first {FILES} were looked at: import them, then choose the rest.",
            all.len()
        ));
        all.truncate(FILES);
    }
    let number = all.len() as u64;
    let mut study: Option<Result<Opened, String>> = None;
    for (at, path) in all.iter().enumerate() {
        if watch.is_cancelled() {
            break;
        }
        watch.progress(at as u64, number);
        if ForeignFile::is_one(path) {
            match study.get_or_insert_with(|| beside.open()) {
                Ok(study) => match ForeignPreview::read(path, study) {
                    Ok(file) => foreign.push(file),
                    Err(sentence) => refused.push(sentence),
                },
                Err(sentence) => refused.push(sentence.clone()),
            }
            continue;
        }
        match Previewed::read(path) {
            Ok(file) => files.push(file),
            Err(error) => refused.push(error.to_string()),
        }
    }
    Looked {
        files,
        foreign,
        refused,
    }
}

/// The file, or the files of a folder that may be transcripts, by name.
fn collect(path: &PathBuf, all: &mut Vec<PathBuf>, refused: &mut Vec<String>) {
    if !path.is_dir() {
        all.push(path.clone());
        return;
    }
    let entries = match std::fs::read_dir(path) {
        Ok(entries) => entries,
        Err(error) => {
            refused.push(format!(
                "The folder could not be read ({error}): check {}.",
                path.display()
            ));
            return;
        }
    };
    let files = entries.flatten().map(|entry| entry.path());
    let mut files: Vec<PathBuf> = files.filter(|file| may_be_transcript(file)).collect();
    files.sort();
    if files.is_empty() {
        refused.push(format!(
            "There is no .txt, .md, .docx or .odt file in {}: choose another folder.",
            path.display()
        ));
    }
    all.extend(files);
}

fn may_be_transcript(file: &std::path::Path) -> bool {
    let ending = file.extension().map(std::ffi::OsStr::to_ascii_lowercase);
    let known = ["txt", "md", "docx", "odt"];
    file.is_file() && ending.is_some_and(|ending| known.into_iter().any(|it| ending == it))
}
