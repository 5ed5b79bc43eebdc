//! The files that were named, folders opened.

use super::answer::Skipped;
use std::path::{Path, PathBuf};

/// How deep folders are opened; deeper ones are links that lead in a circle.
const DEEPEST: usize = 32;

/// All files named, those in folders in the order of their names; hidden ones are left out.
pub fn files(named: &[PathBuf], skipped: &mut Vec<Skipped>) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for path in named {
        if path.is_dir() {
            open(path, DEEPEST, &mut found, skipped);
        } else {
            found.push(path.clone());
        }
    }
    found
}

fn open(folder: &Path, depth: usize, found: &mut Vec<PathBuf>, skipped: &mut Vec<Skipped>) {
    let listed = std::fs::read_dir(folder).and_then(|entries| {
        entries
            .map(|entry| Ok(entry?.path()))
            .collect::<std::io::Result<Vec<PathBuf>>>()
    });
    let mut listed = match listed {
        Ok(listed) => listed,
        Err(error) => {
            skipped.push(Skipped {
                file: folder.display().to_string(),
                reason: format!(
                    "The folder “{}” could not be opened ({error}); check that you may.",
                    folder.display()
                ),
            });
            return;
        }
    };
    listed.sort();
    for path in listed {
        let name = path
            .file_name()
            .map(|name| name.to_string_lossy().into_owned());
        if name.is_none_or(|name| name.starts_with('.')) {
            continue;
        }
        if !path.is_dir() {
            found.push(path);
        } else if depth > 0 {
            open(&path, depth - 1, found, skipped);
        }
    }
}
