//! What a reading list is of.

use crate::model::{CategoryId, CodeId, CodingId, DocumentId, PassId, Span};
use std::sync::Arc;

/// Segments that are read one after the other in the Code workspace, each with what is around it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ListOf {
    /// All segments of a code or construct and of the codes below it.
    Code(CodeId),
    /// The segments of a code that were coded when its definition said another thing than now.
    Earlier(CodeId),
    /// All segments of a category's codes and of the categories under it.
    Category(CategoryId),
    /// The material of a pass that works within constructs: all of it, or that of one construct.
    Material {
        /// Which pass.
        pass: PassId,
        /// Which construct; none for all of them.
        construct: Option<CodeId>,
    },
    /// Codings that somebody has put together.
    Segments {
        /// What they have in common: the list's heading.
        title: Arc<str>,
        /// Which.
        codings: Arc<[CodingId]>,
    },
    /// Passages that somebody has put together, coded or not.
    Passages {
        /// What they have in common: the list's heading.
        title: Arc<str>,
        /// Which (code points of the document).
        passages: Arc<[(DocumentId, Span)]>,
    },
}
