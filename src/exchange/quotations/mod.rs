//! The quotations of the report: by category, main text and supplement apart, with labels from the record, translations
//! and counts.
//!
//! Words are read from the transcripts and masked by the study's dictionary; what is hidden from the reader is in
//! neither list nor count.

mod entry;
mod made;
mod options;
mod ready;
mod tables;
mod word;

pub use entry::{PrintedTranslation, QuotationEntry};
pub(in crate::exchange) use options::OPTIONS;

pub(in crate::exchange) use made::masked_pieces;
pub use made::{QuotationsReport, quotations_report};
