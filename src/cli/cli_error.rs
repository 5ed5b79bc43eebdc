//! Why a command did not do what was asked.

use crate::analysis::layers::CompareError;
use crate::exchange::codebook::ExportError;
use crate::exchange::report::ReportError;
use crate::import::ImportError;
use crate::journal::JournalError;
use crate::model::FrameworkError;
use crate::model::acts::ActError;
use crate::search::SearchError;
use std::path::PathBuf;
use thiserror::Error;

/// Why a command did not do what was asked; one sentence on standard error.
#[derive(Debug, Error)]
pub(super) enum CliError {
    /// The arguments do not fit together; status 2.
    #[error("{0}")]
    Arguments(String),
    /// A NAME that nothing visible has.
    #[error("There is no {kind} “{name}” in the study that you may see; {list} lists them.")]
    Unknown {
        kind: &'static str,
        name: String,
        list: &'static str,
    },
    /// A NAME that several things have.
    #[error("“{name}” may be any of these {kind}s: {candidates}; write the id or the full path.")]
    Ambiguous {
        kind: &'static str,
        name: String,
        candidates: String,
    },
    /// Hidden, or refused by the study itself.
    #[error("{0}")]
    Refused(String),
    #[error(transparent)]
    Journal(#[from] JournalError),
    #[error(transparent)]
    Act(#[from] ActError),
    #[error(transparent)]
    Compare(#[from] CompareError),
    #[error(transparent)]
    Import(#[from] ImportError),
    #[error(transparent)]
    Search(#[from] SearchError),
    #[error(transparent)]
    Export(#[from] ExportError),
    #[error(transparent)]
    Report(#[from] ReportError),
    #[error(transparent)]
    Framework(#[from] FrameworkError),
    /// A result that could not be written.
    #[error("“{}” could not be written ({why}); choose another place.", path.display())]
    Unwritable { path: PathBuf, why: String },
    /// A value that JSON cannot hold; a fault of the program.
    #[error("The answer could not be written as JSON ({0}).")]
    Json(#[from] serde_json::Error),
    /// Whoever read the output has gone; no error.
    #[error("The reader of the output has gone.")]
    ReaderGone,
}

impl CliError {
    /// The exit status: 2 for wrong arguments, 1 for anything else.
    pub fn status(&self) -> u8 {
        if matches!(self, Self::Arguments(_)) {
            2
        } else {
            1
        }
    }
}
