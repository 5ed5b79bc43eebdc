//! A comment that the file carries.

use crate::model::Span;

/// A comment of a word processor on a passage.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Remark {
    /// The passage; the whole paragraph when the comment names none.
    pub span: Span,
    /// Who wrote it, as the file says.
    pub author: Option<String>,
    /// When, as the file says (ISO 8601).
    pub date: Option<String>,
    /// The comment; its paragraphs are lines.
    pub text: String,
}
