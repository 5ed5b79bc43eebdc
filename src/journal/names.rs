//! Where things lie in a project folder.

use crate::model::{DeviceId, TextHash};
use std::path::{Path, PathBuf};

/// The file that names the study.
pub(super) const PROJECT: &str = "project.ron";
/// The folder of journals.
pub(super) const JOURNALS: &str = "journals";
/// The folder of texts.
pub(super) const TEXTS: &str = "texts";
/// The folder of imported files as they came.
pub(super) const ORIGINALS: &str = "originals";
/// What the folder is, for a person.
pub(super) const README: &str = "README.txt";

/// `0001.ron`
pub(super) fn journal_name(file: u32) -> String {
    format!("{file:04}.ron")
}

/// The number of a journal file from its name; none for any other file.
pub(super) fn journal_number(name: &str) -> Option<u32> {
    let number: u32 = name.strip_suffix(".ron")?.parse().ok()?;
    (number > 0 && journal_name(number) == name).then_some(number)
}

/// Where a device's journal files lie.
pub(super) fn device_folder(project: &Path, device: DeviceId) -> PathBuf {
    project.join(JOURNALS).join(device.to_string())
}

/// Where a journal file lies.
pub(super) fn journal_path(project: &Path, device: DeviceId, file: u32) -> PathBuf {
    device_folder(project, device).join(journal_name(file))
}

/// A journal file as faults name it.
pub(super) fn journal_label(device: DeviceId, file: u32) -> String {
    format!("{JOURNALS}/{device}/{}", journal_name(file))
}

/// A text as faults name it.
pub(super) fn text_label(hash: TextHash) -> String {
    format!("{TEXTS}/{hash}.txt")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_numbered_files_are_journal() {
        assert_eq!(journal_number("0001.ron"), Some(1));
        assert_eq!(journal_number("12345.ron"), Some(12345));
        for other in [
            "0000.ron",
            "1.ron",
            "00001.ron",
            "0001 (conflicted copy).ron",
            "0001.sync-conflict-20251101-101010-ABCDEFG.ron",
            "0001.ron.tmp",
            "+001.ron",
        ] {
            assert_eq!(journal_number(other), None, "{other}");
        }
    }
}
