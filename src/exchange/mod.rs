//! One part per format that leaves the program.

mod atomic;
pub mod categories;
pub mod checklists;
pub mod codebook;
pub mod docx;
pub mod explore;
pub mod figure;
mod html;
pub mod log;
pub mod masking;
pub mod memos;
pub mod methods;
pub mod participants;
pub mod quotations;
pub mod refi;
pub mod report;
pub mod review;
pub mod saturation;
pub mod spreadsheet;
pub mod transcripts;
mod when;

pub use atomic::{WriteError, write_atomically, write_seeking};
