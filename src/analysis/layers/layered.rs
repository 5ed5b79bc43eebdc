//! A coding as it counts in a comparison.

use crate::model::things::Coding;
use crate::model::{CodeId, CodingId, Cut, DocumentId, Field, Span};

/// One analyst's coding as it counts in a comparison.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Layered {
    /// The coding.
    pub id: CodingId,
    /// Whose it is, as an index into the compared analysts.
    pub analyst: usize,
    /// The document.
    pub document: DocumentId,
    /// The code it shows under.
    pub code: CodeId,
    /// The passage.
    pub span: Span,
    /// The construct of the material it belongs to, in a pass within constructs.
    pub within: Option<CodeId>,
}

impl Layered {
    /// Where it comes among the codings of its document: by where it starts, and of those the longest first.
    pub(super) fn place(&self) -> (u64, CodingId) {
        let Span { start, end } = self.span;
        (u64::from(start) << 32 | u64::from(u32::MAX - end), self.id)
    }
}

/// Code and passage of a coding as they were at a moment, or as they are; none where it did not stand.
pub(super) fn as_at(coding: &Coding, moment: Option<&Cut>) -> Option<(CodeId, Span)> {
    let Some(cut) = moment else {
        return coding.stands().then(|| (coding.code(), coding.span()));
    };
    if !cut.contains(coding.id.0) {
        return None;
    }
    let Some(details) = coding.details() else {
        return Some((coding.code(), coding.span()));
    };
    if !at(&details.present, cut)? {
        return None;
    }
    Some((at(&details.code, cut)?, at(&details.borders, cut)?))
}

/// A field's value at a moment.
fn at<T: Copy>(field: &Field<T>, cut: &Cut) -> Option<T> {
    let mut latest_first = field.history().rev();
    latest_first
        .find(|(stamp, _)| cut.contains(stamp.id))
        .map(|(_, value)| *value)
}
