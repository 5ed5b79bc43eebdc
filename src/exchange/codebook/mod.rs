//! The codebook: written for readers and spreadsheets, read from a team's table.

mod changes;
mod codebook_format;
mod codebook_row;
mod columns;
mod compared;
mod comparison;
mod edition;
mod entry;
mod export_error;
mod html;
mod leaving;
mod made;
mod markdown;
mod parents;
mod rows;
mod standing;
mod table_in;
mod take_in;
mod word;
mod xlsx_in;

pub use changes::ChangeRow;
pub use codebook_format::CodebookFormat;
pub use codebook_row::CodebookRow;
pub use compared::{CodebookComparison, ComparedCode, compare_codebooks};
pub use edition::{CodeMemo, CodebookEdition, CodebookParts, CodebookSince, DifferenceRow};
pub use entry::CodebookEntry;
pub use export_error::ExportError;
pub(in crate::exchange) use made::chosen_with;
pub use made::{chosen_codebook, codebook};
pub(in crate::exchange) use markdown::escaped;
pub use rows::Codebook;
pub use standing::CodeStanding;
pub use table_in::{CodebookInError, CodebookTable};
pub(in crate::exchange) use take_in::{Counted, take_in_each};
pub use take_in::{NotTakenIn, TakenIn, take_in};
