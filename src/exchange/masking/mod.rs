//! Masking: names and phrases of the study's dictionary are replaced in every file that is made for others to read.
//!
//! There is one gate: whatever is saved is [`Leaving`], and everything it says is masked when it is made
//! (`ReportKind::make`, and where Explore, the memos and the log are saved). Two things have to be masked earlier. What
//! is cut out of a text goes through [`Passages`], since a border may lie within a name; and what is laid out, counted
//! or shortened is masked before that. What was masked already stays as it is: masking twice is masking once.
//!
//! The study itself keeps its words, and so does what is the study: the project for other programs, what commands print
//! and what is copied from the screen.
//!
//! * Only whole words are found, never a part of one. Between letters of scripts that write no spaces a word may begin
//!   and end anywhere, since leaving a name in is worse than taking too much out.
//! * The longest phrase of those that lie over each other decides; all that they cover is replaced.
//! * What stands in place of a name is looked up too, so that nothing of the dictionary is ever shown.
//! * Composed and decomposed letters, kinds of spaces, apostrophes and hyphens, and invisible characters are one.
//! * A file may say how often something was masked, and never what: its words are the key.

mod identifiers;
mod leaving;
mod masked;
mod masks;
mod passages;
mod spelling;
mod tally;

pub use identifiers::{Identifier, IdentifierKind, identifiers};
pub use leaving::Leaving;
pub use masked::{MaskHit, Masked};
pub use masks::Masks;
pub use passages::Passages;
pub use tally::MaskTally;
