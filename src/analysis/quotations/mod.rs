//! Quotations chosen for the report: their words as printed, their labels, and how they are balanced.
//!
//! What is said in a quotation is always read from the transcript; what is put in stands in brackets. Labels come from
//! the participants' records by [`QuotationLabels`], wherever a quotation is printed.

mod balance;
mod chosen;
mod kept;
mod label;
mod piece;
mod quoted;

pub use balance::{QuotationBalance, QuotedParticipant, QuotedRole, UsesCount};
pub use chosen::{ChosenQuotations, QuotedCategory};
pub use kept::Kept;
pub use label::{LabelIssue, QuotationLabel, QuotationLabels};
pub use piece::{Piece, pieces, printed, verbatim_words};
pub use quoted::QuotedSegment;
