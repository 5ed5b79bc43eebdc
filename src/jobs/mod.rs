//! Work off the screen's thread.
//!
//! The screen starts a [`Job`] through its [`Runner`], goes on drawing and asks the job on every frame. A job knows for
//! which revision of the study it was started; its result is dropped when the study has moved on. [`Latest`] does
//! this for everything that is worked out anew at each revision: hits, matrices, layouts.

mod coded_words;
mod earlier_study;
mod error;
mod job;
mod latest;
mod passages;
mod runner;
mod state;
mod study_search;
mod watch;

pub use coded_words::coded_for;
pub use earlier_study::{Moment, Upto, earlier_study};
pub use error::JobError;
pub use job::{Job, Polled};
pub use latest::Latest;
pub use passages::{Around, Passages, Places};
pub use runner::{Runner, Running};
pub use study_search::{ReadText, StudySearch, code_of, document_of, memo_of};
pub use watch::Watch;
