//! A code.

use super::Made;
use crate::model::{CodeId, Field, Level, NewCode, Origin};

/// A code; a framework's construct is a code too.
#[derive(Debug, Clone, PartialEq)]
pub struct Code {
    /// Names the code.
    pub id: CodeId,
    /// When made.
    pub made: Made,
    /// As made: construct, where it arose, what it was split from, whether in vivo.
    pub first: NewCode,
    /// Its name.
    pub name: Field<String>,
    /// The code above it, as set; a cycle is cut when read.
    pub parent: Field<Option<CodeId>>,
    /// What it means.
    pub definition: Field<String>,
    /// What belongs to it.
    pub include: Field<String>,
    /// What does not.
    pub exclude: Field<String>,
    /// A typical passage.
    pub example: Field<String>,
    /// Place in the palette.
    pub colour: Field<u8>,
    /// Where it comes from.
    pub origin: Field<Origin>,
    /// Manifest or latent.
    pub level: Field<Option<Level>>,
    /// The code it was merged into, as set.
    pub merged_into: Field<Option<CodeId>>,
    /// Not used in this study.
    pub switched_off: Field<bool>,
    /// Place among its siblings.
    pub order: Field<i32>,
}
