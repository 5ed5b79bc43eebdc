//! The sample study, opened as a copy.

use crate::journal::{Installation, Project};
use std::io;
use std::path::{Path, PathBuf};

/// Where the sample study lies in the program's own folder.
const SAMPLE: &str = "projects/peer-support";

/// Opens this installation's copy of the sample study, making it at the first time.
pub fn open_copy(installation: &Installation) -> Result<Project, String> {
    let copy = installation.home().join("studies").join("peer-support");
    if !copy.join("project.ron").is_file() {
        let sample = find().ok_or_else(|| {
            format!(
                "The sample study was not found: it lies in {SAMPLE} of the program's folder; open that folder, or start the program from there."
            )
        })?;
        copy_folder(&sample, &copy).map_err(|error| {
            format!(
                "The sample study could not be copied to {} ({error}): make room there and try again.",
                copy.display()
            )
        })?;
    }
    Project::open(&copy, installation).map_err(|error| error.to_string())
}

/// The sample in the working folder, or beside the program or in a folder above it.
fn find() -> Option<PathBuf> {
    let program = std::env::current_exe().ok();
    let above = program
        .iter()
        .flat_map(|program| program.ancestors().skip(1));
    let here = std::env::current_dir().ok();
    let folders = here.iter().map(PathBuf::as_path).chain(above);
    folders
        .map(|folder| folder.join(SAMPLE))
        .find(|sample| sample.join("project.ron").is_file())
}

/// Copies a folder; the copy takes its name only when it is whole.
fn copy_folder(from: &Path, to: &Path) -> io::Result<()> {
    let parent = to.parent().unwrap_or(to);
    std::fs::create_dir_all(parent)?;
    let unfinished = tempfile::Builder::new()
        .prefix(".copy-")
        .tempdir_in(parent)?;
    let inner = unfinished.path().join("study");
    copy_into(from, &inner)?;
    std::fs::rename(inner, to)
}

fn copy_into(from: &Path, to: &Path) -> io::Result<()> {
    std::fs::create_dir_all(to)?;
    for entry in std::fs::read_dir(from)? {
        let entry = entry?;
        let target = to.join(entry.file_name());
        if entry.file_type()?.is_dir() {
            copy_into(&entry.path(), &target)?;
        } else {
            std::fs::copy(entry.path(), target)?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_copied_folder_holds_every_file_of_every_level() {
        let folder = tempfile::tempdir().unwrap();
        let from = folder.path().join("from");
        std::fs::create_dir_all(from.join("journals/a")).unwrap();
        std::fs::write(from.join("project.ron"), "x").unwrap();
        std::fs::write(from.join("journals/a/0001.ron"), "y").unwrap();
        let to = folder.path().join("studies/to");
        copy_folder(&from, &to).unwrap();
        let line = std::fs::read_to_string(to.join("journals/a/0001.ron")).unwrap();
        assert_eq!(line, "y");
        let beside: Vec<_> = std::fs::read_dir(to.parent().unwrap()).unwrap().collect();
        assert_eq!(beside.len(), 1);
    }
}
