//! Reporting checklists, filled where the study knows the answer.
//!
//! Which items there are, and what a sentence of the methods draft has to be about to answer one, is data:
//! `assets/checklists`. Names of items are facts; what a checklist asks of each is its authors' text and stays there.

mod builtin;
mod checklist;
mod file;
mod markdown;
mod word;

pub use builtin::{ChecklistError, builtin_checklists};
pub use checklist::{Answer, Checklist, checklist};
pub use file::{ChecklistFile, ChecklistItem};
