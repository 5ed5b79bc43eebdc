//! Tables for spreadsheet programs and for reading: CSV, XLSX and Markdown.
//!
//! Words that come from participants and analysts are written so that no spreadsheet program runs them: in XLSX every
//! text is a string cell, in CSV a text that a program would take for a formula gets an apostrophe in front
//! ([`neutralised`]).

mod cell;
mod csv;
mod error;
mod markdown;
mod neutral;
mod table;
mod xlsx;

pub use cell::Cell;
pub use csv::{ByteOrderMark, csv};
pub use error::SpreadsheetError;
pub use markdown::markdown;
pub use neutral::{neutralised, restored};
pub use table::Table;
pub use xlsx::xlsx;
