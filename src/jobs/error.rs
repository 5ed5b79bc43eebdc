//! Why a job gave no result.

/// Why a job gave no result. Each is a sentence for the user.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum JobError {
    /// The work itself said why, in a sentence.
    #[error("{0}")]
    Failed(String),
    /// The work stopped on a fault in the program.
    #[error(
        "“{name}” stopped on a fault in the program ({fault}); try it again, and report it if it stops again."
    )]
    Panicked {
        /// The job's name.
        name: String,
        /// What the fault said.
        fault: String,
    },
    /// The user stopped it.
    #[error("“{name}” was cancelled.")]
    Cancelled {
        /// The job's name.
        name: String,
    },
    /// The system gave no thread.
    #[error("“{name}” could not be started ({reason}); close other programs and try again.")]
    NotStarted {
        /// The job's name.
        name: String,
        /// What the system said.
        reason: String,
    },
}
