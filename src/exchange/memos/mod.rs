//! The memo book: what the analysts wrote beside the coding, for the audit trail and the reflexivity of a study.

mod blocks;
mod book;
mod entry;
mod markdown;
mod memo_format;
mod word;

pub use book::{MemoBook, memo_book};
pub use entry::{MemoEntry, MemoQuote};
pub use memo_format::MemoFormat;
