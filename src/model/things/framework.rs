//! A framework loaded into the study.

use super::Made;
use crate::model::{Field, FrameworkId, NewFramework};

/// A loaded framework; its constructs are codes.
#[derive(Debug, Clone, PartialEq)]
pub struct LoadedFramework {
    /// Names the framework.
    pub id: FrameworkId,
    /// When made.
    pub made: Made,
    /// As loaded: key, published name, variant, citation.
    pub loaded: NewFramework,
    /// Name in this study.
    pub name: Field<String>,
}
