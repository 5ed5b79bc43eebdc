//! What of a file was left.

/// Something in a file that was not taken.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct NotTaken {
    /// What, and where it stands.
    pub what: String,
    /// Why.
    pub reason: String,
}

impl NotTaken {
    pub(super) fn new(what: impl Into<String>, reason: impl Into<String>) -> Self {
        Self {
            what: what.into(),
            reason: reason.into(),
        }
    }
}
