//! The sample study, built into the program.

use super::sample_files::FILES;
use super::{Disk, JournalError, Storage, names, storage};
use std::path::Path;

/// Writes a copy of the sample study into a new or empty folder, which is then a study's folder like any other.
///
/// Whoever opens a copy is nobody of the study until they say who they are, and sees what is revealed.
pub fn copy_sample_to(folder: &Path) -> Result<(), JournalError> {
    let disk = Disk;
    disk.make_folder(folder)
        .map_err(JournalError::writing(folder))?;
    let here = disk.list(folder).map_err(JournalError::reading(folder))?;
    if here.iter().any(|entry| !entry.name.starts_with('.')) {
        return Err(JournalError::NotEmpty(folder.to_owned()));
    }
    // The file that makes the folder a study comes last, so that half a copy is none.
    let (last, first): (Vec<_>, Vec<_>) =
        FILES.iter().partition(|(name, _)| *name == names::PROJECT);
    for (name, content) in first.into_iter().chain(last) {
        write(&disk, &folder.join(name), content)?;
    }
    Ok(())
}

fn write(disk: &dyn Storage, path: &Path, content: &[u8]) -> Result<(), JournalError> {
    let above = path.parent().unwrap_or(path);
    disk.make_folder(above)
        .and_then(|()| storage::replace(disk, path, content, true))
        .map_err(JournalError::writing(path))
}
