//! Coded transcripts: the words of a document with the codings of a layer in the margin.
//!
//! Names are masked by the study's dictionary in the words, the labels of speakers and the notes; nothing that is
//! hidden from the viewer is in them.

mod archive;
mod beside;
mod coded;
mod gathered;
mod html;
mod laid_out;
mod ready;
mod word;

pub use coded::{CodedStretch, CodedTranscript, CodedTranscripts, HeadedTurn};
pub use gathered::coded_transcripts;
pub use laid_out::{LaidOut, Line, Mark, TurnHead};
