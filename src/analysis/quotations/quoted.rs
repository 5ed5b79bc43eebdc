//! One quotation with everything that is known of it.

use super::kept::Kept;
use super::label::QuotationLabel;
use super::piece::Piece;
use crate::model::{CategoryId, CodeId, CodingId, DocumentId, QuotationUse, Span};

/// A passage chosen as a quotation. Codings of one passage, by several analysts or with several codes, are one.
#[derive(Debug, Clone, PartialEq)]
pub struct QuotedSegment {
    /// The coding that its edited form and its translations belong to.
    pub coding: CodingId,
    /// All codings of the passage that were chosen.
    pub codings: Vec<CodingId>,
    /// The document.
    pub document: DocumentId,
    /// The segment (code points).
    pub span: Span,
    /// Where it is to be quoted: the main text, if any of its codings is.
    pub quoted: QuotationUse,
    /// Its codes.
    pub codes: Vec<CodeId>,
    /// Categories and themes its codes are in, those further up included.
    pub categories: Vec<CategoryId>,
    /// The turn it begins in, counted from one.
    pub turn: Option<usize>,
    /// Whether it is marked as a deviant case.
    pub is_deviant: bool,
    /// Whether it has an edited form.
    pub is_edited: bool,
    /// What is printed.
    pub pieces: Vec<Piece>,
    /// Its label.
    pub label: QuotationLabel,
    /// Words of the transcript that are printed.
    pub words: usize,
    /// Whether it still says what the transcript says.
    pub kept: Kept,
}
