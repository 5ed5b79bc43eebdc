//! Writing a file so that the one that was there is lost only when the new one is whole.

use std::fs::{self, File};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};
use tempfile::{Builder, NamedTempFile};

/// Why a file was not written. The one that was there, if any, is as it was.
#[derive(Debug, thiserror::Error)]
pub enum WriteError {
    /// There is nowhere to put it.
    #[error("There is no folder for the file; make the folder or choose another one: {}", .0.display())]
    NoFolder(PathBuf),
    /// A folder stands where the file should.
    #[error("A folder has this name; choose another name for the file: {}", .0.display())]
    IsFolder(PathBuf),
    /// It could not be written; whatever stood there is unchanged.
    #[error("The file could not be written ({source}) and nothing was changed; look at the free space and your rights in the folder: {}", path.display())]
    NotWritten {
        /// The file.
        path: PathBuf,
        /// What the system, or what makes the content, said.
        source: io::Error,
    },
}

/// Writes a file by way of a temporary one beside it, which is synced to the disk and then takes the file's name. A link
/// is followed. The file keeps its permissions. `-` for the standard output is the caller's business.
pub fn write_atomically(
    path: &Path,
    content: impl FnOnce(&mut dyn Write) -> io::Result<()>,
) -> Result<(), WriteError> {
    write_seeking(path, |file| content(file))
}

/// The same for content that goes back to what it has written, as an archive does.
pub fn write_seeking(
    path: &Path,
    content: impl FnOnce(&mut BufWriter<NamedTempFile>) -> io::Result<()>,
) -> Result<(), WriteError> {
    let target = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    if target.is_dir() || path.file_name().is_none() {
        return Err(WriteError::IsFolder(path.to_owned()));
    }
    let folder = match target.parent() {
        Some(parent) if parent.as_os_str().is_empty() => Path::new("."),
        Some(parent) => parent,
        None => return Err(WriteError::IsFolder(path.to_owned())),
    };
    if !folder.is_dir() {
        return Err(WriteError::NoFolder(folder.to_owned()));
    }
    replace(&target, folder, content).map_err(|source| WriteError::NotWritten {
        path: path.to_owned(),
        source,
    })
}

fn replace(
    target: &Path,
    folder: &Path,
    content: impl FnOnce(&mut BufWriter<NamedTempFile>) -> io::Result<()>,
) -> io::Result<()> {
    let temporary = temporary_beside(target, folder)?;
    let mut writer = BufWriter::new(temporary);
    content(&mut writer)?;
    let temporary = writer
        .into_inner()
        .map_err(io::IntoInnerError::into_error)?;
    if let Ok(present) = fs::metadata(target) {
        // A file one may not write to is not to be replaced either.
        if present.permissions().readonly() {
            return Err(io::Error::new(
                io::ErrorKind::PermissionDenied,
                "the file is read-only",
            ));
        }
        temporary.as_file().set_permissions(present.permissions())?;
    }
    temporary.as_file().sync_all()?;
    temporary.persist(target).map_err(|error| error.error)?;
    // So that the new name survives a power cut too, where the system can sync a folder.
    if let Ok(folder) = File::open(folder) {
        let _ = folder.sync_all();
    }
    Ok(())
}

/// Temporary files are for their owner only; what comes of this one is a file like any other.
fn temporary_beside(target: &Path, folder: &Path) -> io::Result<NamedTempFile> {
    let name = target.file_name().unwrap_or_default().to_string_lossy();
    let prefix: String = format!(".{name}").chars().take(40).collect();
    let mut builder = Builder::new();
    builder.prefix(&prefix).suffix(".part");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        builder.permissions(fs::Permissions::from_mode(0o666));
    }
    builder.tempfile_in(folder)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(folder: &Path) -> Vec<String> {
        let mut names: Vec<String> = fs::read_dir(folder)
            .expect("a folder")
            .map(|entry| {
                entry
                    .expect("an entry")
                    .file_name()
                    .to_string_lossy()
                    .into_owned()
            })
            .collect();
        names.sort();
        names
    }

    #[test]
    fn a_file_is_made_or_replaced_whole() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("codebook.csv");
        for words in ["first, and longer", "second"] {
            write_atomically(&path, |file| file.write_all(words.as_bytes())).expect("written");
            assert_eq!(fs::read_to_string(&path).expect("a file"), words);
        }
        assert_eq!(names(folder.path()), ["codebook.csv"]);
    }

    #[test]
    fn a_file_is_not_lost_when_writing_fails_halfway() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("codebook.csv");
        fs::write(&path, "what was there").expect("written");
        let result = write_atomically(&path, |file| {
            file.write_all(&vec![b'x'; 100_000])?;
            Err(io::Error::other("the disk is full"))
        });
        let error = result.expect_err("it fails").to_string();
        assert!(
            error.contains("the disk is full") && error.ends_with("codebook.csv"),
            "{error}"
        );
        assert_eq!(fs::read_to_string(&path).expect("a file"), "what was there");
        assert_eq!(names(folder.path()), ["codebook.csv"]);
    }

    #[test]
    fn a_missing_folder_and_a_folder_of_the_same_name_are_said_so() {
        let folder = tempfile::tempdir().expect("a folder");
        let nowhere = folder.path().join("missing").join("codebook.csv");
        let missing = write_atomically(&nowhere, |_| Ok(())).expect_err("no folder");
        assert!(matches!(missing, WriteError::NoFolder(_)));
        let same = write_atomically(folder.path(), |_| Ok(())).expect_err("a folder");
        assert!(matches!(same, WriteError::IsFolder(_)));
        assert!(names(folder.path()).is_empty());
    }

    #[cfg(unix)]
    #[test]
    fn a_read_only_folder_or_file_is_left_as_it_is() {
        use std::os::unix::fs::PermissionsExt;
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("codebook.csv");
        fs::write(&path, "what was there").expect("written");
        let allow = |path: &Path, mode| {
            fs::set_permissions(path, fs::Permissions::from_mode(mode)).expect("set");
        };
        allow(&path, 0o444);
        assert!(write_atomically(&path, |file| file.write_all(b"new")).is_err());
        allow(&path, 0o644);
        allow(folder.path(), 0o555);
        if fs::write(folder.path().join("probe"), "").is_ok() {
            println!("skipped: this user may write to read-only folders");
        } else {
            assert!(write_atomically(&path, |file| file.write_all(b"new")).is_err());
        }
        allow(folder.path(), 0o755);
        assert_eq!(fs::read_to_string(&path).expect("a file"), "what was there");
    }

    #[cfg(unix)]
    #[test]
    fn a_link_stays_a_link_and_permissions_stay() {
        use std::os::unix::fs::{PermissionsExt, symlink};
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("codebook.csv");
        fs::write(&path, "old").expect("written");
        fs::set_permissions(&path, fs::Permissions::from_mode(0o640)).expect("set");
        let link = folder.path().join("link.csv");
        symlink(&path, &link).expect("linked");
        write_atomically(&link, |file| file.write_all(b"new")).expect("written");
        assert!(fs::symlink_metadata(&link).expect("a link").is_symlink());
        assert_eq!(fs::read_to_string(&path).expect("a file"), "new");
        assert_eq!(
            fs::metadata(&path).expect("a file").permissions().mode() & 0o777,
            0o640
        );
    }

    #[cfg(unix)]
    #[test]
    fn a_new_file_has_the_rights_new_files_have() {
        use std::os::unix::fs::PermissionsExt;
        let folder = tempfile::tempdir().expect("a folder");
        let (usual, ours) = (folder.path().join("usual"), folder.path().join("ours"));
        fs::write(&usual, "").expect("written");
        write_atomically(&ours, |_| Ok(())).expect("written");
        let mode = |path: &Path| fs::metadata(path).expect("a file").permissions().mode();
        assert_eq!(mode(&ours), mode(&usual));
    }
}
