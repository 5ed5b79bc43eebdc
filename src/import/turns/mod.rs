//! Speaker turns: who speaks where, by the forms real transcripts use and the evidence of the whole document.

mod candidate;
mod evidence;
mod form;
mod label;
mod line;
mod options;
mod preview;
mod recognise;
mod recognised;
mod scan;
mod time_code;
mod vocabulary;

pub use form::SpeakerForm;
pub use options::{Continuation, FormChoice, TurnOptions};
pub use preview::{InterviewerGuess, SpeakerPreview};
pub use recognise::{UNLABELLED, recognise_turns};
pub use recognised::{PassedOver, RecognisedTurns};
