//! Frameworks as data: domains and constructs with name, definition in our words, and source.
//!
//! A framework file is what a published framework says; what a study makes of it (its own wording, merged or dropped
//! constructs) is recorded in the study, with the published name beside it.

mod builtin;
mod check;
mod chosen;
mod construct;
mod csv;
mod error;
mod file;
mod find;
mod kind;
mod placed;
mod variant;

pub use builtin::builtin_frameworks;
pub use chosen::ChosenFramework;
pub use construct::FrameworkConstruct;
pub use error::FrameworkError;
pub use file::FrameworkFile;
pub use find::find_framework;
pub use kind::{ConstructKind, KindNames};
pub use placed::PlacedConstruct;
pub use variant::FrameworkVariant;

#[cfg(test)]
mod tests;
