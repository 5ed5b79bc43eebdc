//! A code in an analyst's frame.

use crate::model::CodeId;
use std::ops::Range;

/// Where a code of a frame comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Standing {
    /// It arose in this pass and this analyst alone gave it.
    Own,
    /// It was there before the pass, and of the two this analyst alone gave it.
    Given,
    /// Both gave it: one code from the start, with nothing to match.
    Shared,
}

/// A code that an analyst gave in the compared codings.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FrameCode {
    /// The code, as it shows.
    pub code: CodeId,
    /// Where it comes from.
    pub standing: Standing,
    /// Number of the analyst's codings with it.
    pub codings: usize,
    /// Number of documents these lie in.
    pub documents: usize,
    /// Where these lie in the codings of the comparison.
    pub(super) places: Range<usize>,
}
