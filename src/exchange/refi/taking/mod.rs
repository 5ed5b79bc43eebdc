//! From what was read to changes of the study.

mod cases;
pub(super) mod codes;
mod coding_details;
mod documents;
mod known;
mod links;
mod notes;
mod people;
mod project;
pub(super) mod sets;
mod variables;

pub use project::{DocumentTaken, ProjectTaken};
