//! The sample study, opened as a copy.

use crate::journal::{Installation, Project, copy_sample_to};
use std::io;
use std::path::Path;

/// Opens this installation's copy of the sample study, making it at the first time.
pub fn open_copy(installation: &Installation) -> Result<Project, String> {
    let copy = installation.home().join("studies").join("peer-support");
    if !copy.join("project.ron").is_file() {
        make_copy(&copy).map_err(|error| {
            format!(
                "The sample study could not be copied to {} ({error}): make room there and try again.",
                copy.display()
            )
        })?;
    }
    Project::open(&copy, installation).map_err(|error| error.to_string())
}

/// Makes the copy; it takes its name only when it is whole.
fn make_copy(to: &Path) -> io::Result<()> {
    let parent = to.parent().unwrap_or(to);
    std::fs::create_dir_all(parent)?;
    let unfinished = tempfile::Builder::new()
        .prefix(".copy-")
        .tempdir_in(parent)?;
    let inner = unfinished.path().join("study");
    copy_sample_to(&inner).map_err(io::Error::other)?;
    std::fs::rename(inner, to)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_copy_of_the_sample_is_made_once_and_leaves_nothing_beside_it() {
        let home = tempfile::tempdir().unwrap();
        let installation = Installation::at(home.path());
        let project = open_copy(&installation).unwrap();
        let folder = project.folder().to_owned();
        let title = project.seen().title().to_owned();
        assert_eq!(title, "Peer support in Tollgate");
        std::fs::write(folder.join("mine"), "mine").unwrap();
        let again = open_copy(&installation).unwrap();
        assert_eq!(again.folder(), folder);
        assert!(folder.join("mine").is_file());
        let beside = std::fs::read_dir(folder.parent().unwrap()).unwrap();
        assert_eq!(beside.count(), 1);
    }
}
