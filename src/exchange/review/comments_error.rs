//! Why comments were not taken in.

use crate::model::acts::ActError;

/// Why a file of comments was not taken in; one sentence for a person.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum CommentsError {
    /// It could not be read from the disk.
    #[error("“{name}” could not be read ({why}): check that it is there and that you may open it.")]
    Unreadable {
        /// The file.
        name: String,
        /// What the system says.
        why: String,
    },
    /// It is longer than any such file.
    #[error(
        "“{0}” is too large for a file of comments: ask for the file that the review package saved."
    )]
    TooLarge(String),
    /// It is no such file, or damaged.
    #[error(
        "“{name}” is no file of comments, or it is damaged ({why}): ask for the file that the review package saved."
    )]
    NotComments {
        /// The file.
        name: String,
        /// What is wrong with it.
        why: String,
    },
    /// A later program wrote it.
    #[error("“{0}” comes from a later version of Interlinea: update this one first.")]
    Later(String),
    /// Nobody's name is in it.
    #[error(
        "“{0}” does not say who the reviewer is: ask for their name, write it into the package and save the comments again."
    )]
    Nameless(String),
    /// It is about another study.
    #[error(
        "“{name}” is about the study “{study}” and not about this one, “{here}”: open that study to take it in."
    )]
    AnotherStudy {
        /// The file.
        name: String,
        /// The study's title in it.
        study: String,
        /// The title of the study that is open.
        here: String,
    },
    /// It is about another study, or about a version that has not arrived.
    #[error(
        "“{name}” is about version {number} of “{study}”, which is not in this study: open the study it belongs to, or wait until the version has arrived."
    )]
    OtherStudy {
        /// The file.
        name: String,
        /// The version's number in it.
        number: u64,
        /// The study's title in it.
        study: String,
    },
    /// The study refuses it.
    #[error(transparent)]
    Act(#[from] ActError),
}
