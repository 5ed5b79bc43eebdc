//! A whole project as it comes in, before anything is taken.

mod offsets;
mod package;
mod parse;
mod source;
mod texts;
mod things;

pub(super) use texts::SourceRead;
pub use texts::{ProjectRead, read_project};
pub(super) use things::{CaseIn, CodingIn, LinkIn, NoteIn, UserIn, ValueIn, VariableIn};
