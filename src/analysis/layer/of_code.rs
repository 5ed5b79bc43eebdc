//! What a layer says of one code.

use crate::model::{AnalystId, DocumentId};
use std::collections::BTreeSet;

/// Segments, documents and analysts of a code, or of several, in a layer.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct InLayer {
    /// Number of segments.
    pub segments: usize,
    /// Documents they lie in.
    pub documents: BTreeSet<DocumentId>,
    /// Analysts whose codings they rest on, in the order they joined the study.
    pub analysts: Vec<AnalystId>,
}
