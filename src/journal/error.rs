//! Why something could not be read or recorded.

use crate::model::TextHash;
use std::path::{Path, PathBuf};
use thiserror::Error;

/// Why something could not be read or recorded, as one sentence for a person.
#[derive(Debug, Error)]
pub enum JournalError {
    /// The file system refused a read.
    #[error("“{}” could not be read ({source}); check that it is there and that you may open it.", path.display())]
    Unreadable {
        /// Which file or folder.
        path: PathBuf,
        /// What the file system said.
        source: std::io::Error,
    },
    /// The file system refused a write. The study is as before.
    #[error("“{}” could not be written ({source}); nothing was recorded: check the disk and its permissions, and try again.", path.display())]
    Unwritable {
        /// Which file or folder.
        path: PathBuf,
        /// What the file system said.
        source: std::io::Error,
    },
    /// A folder without `project.ron`.
    #[error("“{}” is not a study's folder, since it holds no project.ron; choose the folder that holds it.", .0.display())]
    NotAProject(PathBuf),
    /// A new study wants an empty folder.
    #[error("“{}” is not empty; choose a new or an empty folder for a new study.", .0.display())]
    NotEmpty(PathBuf),
    /// `project.ron` does not say which study this is.
    #[error("“{}” is damaged ({what}); put back a copy of it from another computer or a backup.", path.display())]
    Damaged {
        /// Which file.
        path: PathBuf,
        /// In what way.
        what: String,
    },
    /// The study cannot be changed by this program.
    #[error("{0}")]
    ReadOnly(String),
    /// A text that a document names is not in the folder.
    #[error("The text {hash} has not arrived yet (“{}”); wait until the folder is synchronised, or put the file back from a backup.", path.display())]
    TextMissing {
        /// Its address.
        hash: TextHash,
        /// Where it would lie.
        path: PathBuf,
    },
    /// A text is not what its name says.
    #[error("“{}” was changed since it was imported; put the file back from a backup or another computer.", .0.display())]
    TextChanged(PathBuf),
    /// A text that was erased on purpose.
    #[error("The text {0} was erased from the study; the log says when, by whom and why.")]
    TextErased(TextHash),
    /// A draft of an earlier state of the journal.
    #[error(
        "Something else was recorded since this was begun, so nothing was changed; please do it again."
    )]
    StaleDraft,
    /// A step that could never act.
    #[error("This cannot be recorded: {0}")]
    Refused(String),
    /// Changes need a person, and none is bound to this installation.
    #[error(
        "This installation does not belong to a person of the study yet; choose who you are first."
    )]
    Nobody,
    /// No place for configuration.
    #[error(
        "This computer names no folder for configuration; set INTERLINEA_HOME to a folder of your choice."
    )]
    NoHome,
    /// A value that cannot be written down.
    #[error("A change could not be written down ({0}); nothing was recorded.")]
    Unwritten(String),
}

impl JournalError {
    /// For `map_err` on reads.
    pub(super) fn reading(path: &Path) -> impl FnOnce(std::io::Error) -> Self {
        let path = path.to_owned();
        move |source| Self::Unreadable { path, source }
    }

    /// For `map_err` on writes.
    pub(super) fn writing(path: &Path) -> impl FnOnce(std::io::Error) -> Self {
        let path = path.to_owned();
        move |source| Self::Unwritable { path, source }
    }
}
