//! Why a framework could not be taken.

use thiserror::Error;

/// Why a framework could not be read or found. Lines are counted from 1.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum FrameworkError {
    /// Not RON, or not the shape of a framework.
    #[error(
        "Line {line} of the framework cannot be read ({what}); mend it and load the framework again."
    )]
    NotRead {
        /// Where reading stopped.
        line: usize,
        /// What the reader met there.
        what: String,
    },
    /// Well formed, but against a rule.
    #[error("Line {line} of the framework: {what}; mend it and load the framework again.")]
    Against {
        /// Where the offending key or name stands.
        line: usize,
        /// Which rule, and where it is broken.
        what: String,
    },
    /// No framework has the name that was asked for.
    #[error(
        "There is no framework \"{asked}\"; the built-in ones are {known}, or give the path of a framework file."
    )]
    Unknown {
        /// The name asked for.
        asked: String,
        /// The ids of those there are.
        known: String,
    },
    /// The framework has no such variant.
    #[error("The framework {framework} has no variant \"{asked}\"; it has {known}.")]
    UnknownVariant {
        /// The framework's id.
        framework: String,
        /// The variant asked for.
        asked: String,
        /// The ids of those there are.
        known: String,
    },
    /// The name fits more than one.
    #[error("\"{asked}\" may mean {candidates}; write one of these.")]
    Ambiguous {
        /// The name asked for.
        asked: String,
        /// The ids it may mean.
        candidates: String,
    },
}
