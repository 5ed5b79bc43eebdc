//! The methods draft: sentences for the method section that the study's record bears out, each with the log entries it
//! rests on.
//!
//! A sentence stands in the draft only where its fact holds, says “independently” only of passes in which the program
//! hid the analysts' work from each other and all stated not to have discussed it, and claims nothing that a log
//! cannot show: no word of proof, and none of what people knew outside the program. What only people know is a
//! visible blank. To add a sentence, add a function to the file of its paragraph and call `Collector::say` with the
//! ids of the lines it rests on.

mod agreement;
mod codes;
mod collector;
mod draft;
mod frameworks;
mod markdown;
mod material;
mod passes;
mod people;
pub(in crate::exchange) mod prose;
mod rounds;
mod sentence;
mod settling;
mod topic;
mod trail;
mod word;
mod work;

pub use draft::{MethodsDraft, methods_draft};
pub use sentence::{MethodsEntry, MethodsParagraph, MethodsSentence};
pub use topic::Topic;
