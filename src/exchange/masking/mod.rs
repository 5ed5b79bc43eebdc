//! Masking: names and phrases of the study's dictionary are replaced in everything that leaves the program.
//!
//! Whoever writes words of a transcript, a quotation or a memo into a file puts them through [`Masks::mask`] (or
//! [`Masks::words`] where no positions matter) and adds what was found to a [`MaskTally`]. The study itself keeps its
//! words.
//!
//! * Only whole words are found, never a part of one. Between letters of scripts that write no spaces a word may begin
//!   and end anywhere, since leaving a name in is worse than taking too much out.
//! * The longest phrase of those that lie over each other decides; all that they cover is replaced.
//! * Composed and decomposed letters, kinds of spaces, apostrophes and hyphens, and invisible characters are one.
//! * A file may say how often something was masked, and never what: its words are the key.

mod identifiers;
mod masked;
mod masks;
mod spelling;
mod tally;

pub use identifiers::{Identifier, IdentifierKind, identifiers};
pub use masked::{MaskHit, Masked};
pub use masks::Masks;
pub use tally::MaskTally;
