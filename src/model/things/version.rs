//! A frozen version.

use super::Made;
use crate::model::{NewVersion, VersionId};

/// A name for a moment of the study.
#[derive(Debug, Clone, PartialEq)]
pub struct Version {
    /// Names the version.
    pub id: VersionId,
    /// When made.
    pub made: Made,
    /// What, under which name, at which moment.
    pub frozen: NewVersion,
}
